import type { extras as english } from '../en/extras.ts';

export const extras = {
  'extra.question': '더 필요한 것이 있나요? 원하는 것을 고르세요',
  'extra.stays':
    '전에 만들었지만 이제 선택하지 않은 것: {extras}. 저절로 제거하지 않으므로 남아 있습니다. 제거하려면: aws-ecs-setup destroy --only {only}[[ {options}]]',
  'extra.option-stays':
    '이제 선택하지 않은 것: {extras}. 저절로 제거하지 않으므로 남아 있습니다. 되돌리려면 init을 다음 옵션과 함께 실행하세요: {flags}',
  'extra.free': '(무료)',
  'extra.price': '([[리전 {regions}곳 각각 ]]월 {price} USD부터)',
  'extra.root-mfa': '루트 사용자 MFA',
  'extra.mfa': '관리자 사용자 MFA(여기서 QR 코드 표시)',
  'extra.developers': '개발자: 태스크를 실행할 수 있는 그룹과 사용자',
  'extra.private-subnets': '새 VPC의 프라이빗 서브넷',
  'extra.nat': 'NAT 게이트웨이가 있는 프라이빗 서브넷',
  'extra.endpoints': 'VPC 엔드포인트: 인터넷 없이 ECS 사용',
  'extra.s3-read': '인스턴스의 S3 읽기 권한(ecs.config)',
  'extra.cloudwatch-logs': '인스턴스의 CloudWatch Logs 쓰기 권한',
  'extra.session-manager': 'SSH 없이 Session Manager로 접속',
  'extra.trunking': '인스턴스당 더 많은 태스크(awsvpcTrunking)',
  'extra.task-role': 'Fargate: 태스크 실행 역할',
  'extra.external-role': 'ECS Anywhere: 자체 서버용 역할',
  'extra.cli-profile': 'AWS CLI 프로필',
  'extra.budget': '예산: 예상 밖의 요금이 나오기 전에 이메일로 알림',
  'price.heading': '비용',
  'price.free': '무료',
  'price.per-month': '월 약 {price} USD',
  'price.total':
    '여기 있는 것 자체의 예상 비용: 월 약 {price} USD({asOf} 정가 기준[[, {regions}은(는) {base} 가격으로 계산하여 실제와 다를 수 있음]]). 트래픽, 그리고 시작하는 인스턴스와 태스크의 비용은 별도입니다.',
  'price.total-free':
    '이 항목들 자체의 비용은 없습니다.[[ 나중에 퍼블릭 IPv4 주소를 가진 인스턴스를 시작하면, 주소 자체에만 하나당 한 달에 약 {address} USD가 듭니다({asOf} 정가 기준 추정치).]]',
} as const satisfies Record<keyof typeof english, string>;
