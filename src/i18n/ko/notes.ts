import type { notes as english } from '../en/notes.ts';

export const notes = {
  'next.title': '다음 단계',
  'next.practice':
    '연습 계정입니다. 아래의 콘솔 주소와 ssh, aws 명령은 실제 계정이라면 쓰게 될 것을 보여 줄 뿐, 여기서는 동작하지 않습니다.',
  'admin.note-sign-in': '콘솔에 "{user}" 사용자로 로그인하세요:\n{url}',
  'admin.note-sign-in-alias': '별칭을 쓰는 주소(새 별칭은 몇 분 뒤에 동작할 수 있음):\n{url}',
  'admin.note-password':
    '암호는 본인만 읽을 수 있는 아래 파일에 있습니다. 암호 관리자에 옮긴 뒤 파일을 삭제하세요.\n{file}',
  'admin.note-typed': '암호는 직접 입력한 값이며, 어떤 파일에도 적지 않았습니다.',
  'admin.note-billing':
    '관리자 사용자가 결제 페이지를 볼 수 있게 하려면, 루트 사용자로 한 번 로그인하여 콘솔의 [계정]에서 "결제 정보에 대한 IAM 사용자 및 역할 액세스"를 활성화하세요.',
  'key-pair.note-ssh':
    '{region} 리전의 인스턴스에 접속하려면(키 파일은 chmod 400과 같이 본인만 읽을 수 있게 해 두었습니다):\nssh -i "{file}" ec2-user@PUBLIC-DNS-NAME',
  'key-pair.note-closed':
    '{region} 리전 인스턴스의 프라이빗 키는 본인만 읽을 수 있는 아래 파일에 있습니다. 아직 SSH를 허용하는 규칙은 없습니다(aws-ecs-setup ssh-access[[ {options}]] 명령으로 허용).\n{file}',
  'key-pair.note-putty': '{region} 리전의 인스턴스에 PuTTY로 접속하려면: 사용자 ec2-user, 프라이빗 키 파일 "{file}"',
  'key-pair.note-own-key':
    '{region} 리전의 인스턴스에 접속하려면 "{file}" 파일과 짝인 프라이빗 키를 사용하세요:\nssh -i PRIVATE-KEY ec2-user@PUBLIC-DNS-NAME',
  'aws-cli.found': 'AWS CLI {version} 버전이 설치되어 있습니다. 로그인하여 자격 증명을 받으려면: aws login',
  'aws-cli.older':
    'AWS CLI {version} 버전이 설치되어 있습니다. "aws login" 명령에는 {wanted} 이상이 필요합니다. 업데이트 방법:\n{guide}[[\n{commands}]]',
  'aws-cli.missing':
    'AWS CLI가 설치되어 있지 않습니다. 이 도구에는 필요하지 않습니다. 설치 방법:\n{guide}[[\n{commands}]]',
  'next.launch':
    '이제 {region} 리전에서 컨테이너 인스턴스를 시작할 수 있습니다. EC2 콘솔에서 ECS 최적화 Amazon Linux 2023 이미지와 다음을 선택하세요.\n- 인스턴스 프로파일: {profile}\n- 보안 그룹: {securityGroup}[[\n- 키 페어: {keyName}]][[\n- 네트워크: {vpc}의 퍼블릭 서브넷 중 하나]][[\n- 사용자 데이터: 클러스터에 등록되도록 echo ECS_CLUSTER={cluster} >> /etc/ecs/ecs.config 줄을 넣은 셸 스크립트]]',
  'next.other-region': '다른 리전을 설정하려면:\n{command}',
  'next.undo': '언제든 점검하려면: {doctor}. 모두 되돌리려면(먼저 모두 보여 주고 확인을 받습니다):\n{command}',
} as const satisfies Record<keyof typeof english, string>;
