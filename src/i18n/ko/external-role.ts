import type { externalRole as english } from '../en/external-role.ts';

export const externalRole = {
  'flag.external-role': '자체 서버용 역할 이름(기본값 ecsAnywhereRole)',
  'external-role.question': '자체 서버용 역할 이름(ECS Anywhere)',
  'choice.other-external-role': 'ECS Anywhere 역할에 다른 이름 쓰기',
  'external-role.note':
    '자체 서버를 {region} 리전의 클러스터에 등록하려면, 활성화를 만든 뒤(24시간 유효) 그 ID와 코드로 서버에서 스크립트를 실행하세요. 역할은 무료이지만, 등록한 서버는 등록을 해제할 때까지 한 대당 시간당 {price} USD(월 약 {month} USD)가 듭니다.\naws ssm create-activation --iam-role {role} --registration-limit 1 --region {region}[[ --profile {awsProfile}]]\ncurl --proto https -o /tmp/ecs-anywhere-install.sh https://amazon-ecs-agent.s3.amazonaws.com/ecs-anywhere-install-latest.sh\nsudo bash /tmp/ecs-anywhere-install.sh --region {region} --cluster {cluster} --activation-id 활성화-ID --activation-code 활성화-코드',
} as const satisfies Record<keyof typeof english, string>;
