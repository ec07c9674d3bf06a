import type { findings as english } from '../en/findings.ts';

export const findings = {
  'account.signed-in-as-root':
    '루트 사용자로 로그인되어 있습니다. AWS는 루트 사용자가 꼭 필요한 몇 가지 작업에만 쓰도록 권장합니다. 여기서 관리자 사용자를 만든 뒤 그 사용자로 이어서 진행하세요.',
  'account.root-has-keys':
    '루트 사용자에게 액세스 키가 있습니다. 이 키는 모든 작업을 할 수 있고 권한을 제한할 수 없습니다. 루트 사용자로 콘솔에 로그인하여 [보안 자격 증명]에서 삭제하세요.',
  'account.root-without-keys': '루트 사용자에게 액세스 키가 없습니다.',
  'account.root-unseen':
    '루트 사용자에게 MFA와 액세스 키가 있는지 볼 수 없습니다. iam:GetAccountSummary 권한이 없습니다.',
  'account.root-without-mfa':
    '루트 사용자에게 MFA가 없습니다. MFA는 콘솔에서만 켤 수 있습니다. 루트 사용자로 로그인하여 [보안 자격 증명]에서 MFA 디바이스를 할당하세요. 최대 8개까지 등록할 수 있으니 2개를 등록하세요.',
  'admin.found':
    '"{user}" 사용자가 이미 있어 그대로 사용합니다. 마지막 콘솔 로그인: {lastSignIn}. 권한 경계: {boundary}.',
  'admin.keeps-password':
    '"{user}" 사용자의 콘솔 암호는 그대로 둡니다. 새로 정하려면 다음을 사용하세요: --reset-password',
  'admin.password-not-typed': '암호를 입력할 사람이 없어, 무작위 암호를 만들어 자격 증명 파일에 적습니다.',
  'admin.not-for-identity-center':
    'AWS가 권장하는 IAM Identity Center로 로그인되어 있어 관리자 사용자를 만들지 않습니다. 그래도 만들려면 --admin-user 옵션에 이름을 지정하세요.',
  'alias.found': '이 계정에는 "{alias}" 별칭이 있습니다.',
  'alias.none': '이 계정에는 별칭이 없어 계정 ID로 로그인합니다.',
  'key-pair.found': '이 리전의 EC2에 "{name}" 키 페어가 이미 있습니다.',
  'vpc.found-default': '이 리전에는 기본 VPC가 있어, 안내서에 따르면 새 VPC가 필요 없습니다.',
  'vpc.found-default-unfit': '이 리전에는 기본 VPC가 있지만 지금 상태로는 ECS에 맞지 않습니다.',
  'vpc.found-none': '이 리전에는 기본 VPC가 없습니다.',
  'vpc.no-public-subnet':
    'VPC {vpc}에는 퍼블릭 서브넷이 없습니다. 인터넷 게이트웨이로 가는 라우팅이 있는 서브넷이 없다는 뜻입니다. NAT 게이트웨이나 VPC 엔드포인트를 두지 않으면 인스턴스가 ECS에 연결할 수 없습니다. 다른 VPC를 고르거나 --vpc new 옵션으로 새로 만드세요.',
  'vpc.no-dns-support':
    'VPC {vpc}에서 DNS 확인이 꺼져 있어 인스턴스가 ECS의 주소를 찾을 수 없습니다. 콘솔의 [VPC 설정 편집]에서 켜거나 다른 VPC를 고르세요.',
  'vpc.no-dns-hostnames':
    'VPC {vpc}에서 DNS 호스트 이름이 꺼져 있습니다. 인스턴스에 퍼블릭 DNS 이름이 생기지 않고 VPC 엔드포인트의 프라이빗 DNS도 동작하지 않습니다. 필요하면 콘솔의 [VPC 설정 편집]에서 켜세요.',
  'vpc.public-access-blocked':
    '이 리전에는 VPC 퍼블릭 액세스 차단이 켜져 있어, VPC {vpc}에서도 인터넷 게이트웨이를 지나는 트래픽이 막힙니다. 콘솔의 VPC 설정에서 제외를 추가하지 않으면 인스턴스가 ECS에 연결할 수 없습니다.',
  'vpc.docker-bridge':
    '{cidr} 범위는 Docker가 인스턴스 안에서 쓰는 172.17.0.0/16 범위와 겹칩니다. 컨테이너가 그 주소에 연결할 수 없게 되니 10.0.0.0/16 같은 다른 범위를 고르세요.',
  'vpc.not-private':
    '{cidr} 범위는 사설 주소 범위가 아니어서, VPC에서 그 인터넷 주소에 연결할 수 없게 됩니다. 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 안에서 고르세요.',
  'vpc.overlaps':
    '{cidr} 범위가 VPC {vpc}와(과) 겹칩니다. 둘 다 있을 수는 있지만 서로 연결(VPC 피어링)할 수 없습니다. 연결할 일이 있다면 다른 범위를 고르세요.',
  'vpc.one-zone-only':
    '{cidr} 범위에는 원하는 수보다 적은 퍼블릭 서브넷만 둘 수 있습니다: {subnets}개, 서브넷마다 사용 가능한 주소 {usable}개. 로드 밸런서에는 가용 영역 2개의 서브넷이 필요하니, 쓸 계획이 있다면 더 큰 범위를 고르세요.',
  'vpc.subnet-room':
    '{cidr} 범위를 퍼블릭 서브넷 {subnets}개로 나누며, 서브넷마다 주소 {usable}개를 쓸 수 있습니다(서브넷마다 5개는 AWS가 사용).',
  'security-group.open-web':
    '{rules}: 안내서대로 인터넷의 모든 곳에 열립니다. 짧은 테스트를 위한 설정이니, 프로덕션에서는 알려진 주소만 허용하세요. 열지 않으려면: {flags}',
  'security-group.no-ssh':
    'SSH 규칙을 만들지 않습니다. 컨테이너 인스턴스가 동작하는 데 인바운드 포트는 필요 없습니다. 나중에 추가하려면 ssh-access 명령을 실행하세요.',
  'security-group.ssh-anywhere':
    'SSH가 인터넷의 모든 곳에 열립니다. 짧은 테스트에만 쓰고 ssh-access 명령으로 다시 닫으세요.',
  'security-group.ssh-range':
    '{cidr} 범위 전체에 SSH를 허용합니다. 그 범위의 모두가 포트 22에 접속해도 되는지 확인하세요.',
  'security-group.ssh-shared':
    '{cidr} 주소에만 SSH를 허용합니다. 함께 쓰는 주소(사무실, VPN, 이동 통신망)라면 그 주소를 쓰는 모두가 포트 22에 접속할 수 있습니다. 주소가 바뀌면 ssh-access 명령을 실행하세요.',
  'security-group.ssh-remote':
    '지금 실행 중인 {where} 환경의 주소는 내 주소가 아니므로 SSH에 제안하지 않습니다. SSH가 필요하면 https://checkip.amazonaws.com 에서 내 주소를 확인하여 --ssh-cidr 옵션에 지정하세요.',
  'security-group.own-address': '인터넷에서 보이는 내 주소: {address}',
  'security-group.address-unknown':
    '여기서는 내 주소를 알아낼 수 없습니다. 주소나 범위를 입력하세요. Enter만 누르면 SSH 규칙을 만들지 않습니다.',
  'own-address.unreachable':
    '주소를 알려 주는 서비스에 연결할 수 없어 내 주소를 알 수 없습니다. 인터넷에 연결되어 있지 않거나 중간에서 막혔을 수 있습니다. 내 주소나 범위를 지정하지 않으면(--ssh-cidr) SSH 규칙을 만들지 않습니다.',
  'own-address.timeout':
    '주소를 알려 주는 서비스가 {detail}ms 안에 응답하지 않아 내 주소를 알 수 없습니다. 내 주소나 범위를 지정하지 않으면(--ssh-cidr) SSH 규칙을 만들지 않습니다.',
  'own-address.status':
    '주소를 알려 주는 서비스가 HTTP 상태 {detail}(으)로 응답하여 내 주소를 알 수 없습니다. 내 주소나 범위를 지정하지 않으면(--ssh-cidr) SSH 규칙을 만들지 않습니다.',
  'own-address.too-long':
    '응답이 {detail}바이트보다 길어 주소일 수 없으므로 내 주소를 알 수 없습니다. 내 주소나 범위를 지정하지 않으면(--ssh-cidr) SSH 규칙을 만들지 않습니다.',
  'own-address.not-an-address':
    '응답 "{detail}" 값이 IPv4 주소 하나가 아니어서 내 주소를 알 수 없습니다. 내 주소나 범위를 지정하지 않으면(--ssh-cidr) SSH 규칙을 만들지 않습니다.',
  'own-address.private':
    '응답 {detail} 값이 공인 인터넷 주소가 아니어서 내 주소를 알 수 없습니다. 중간에 프록시가 있을 수 있습니다. 내 주소나 범위를 지정하지 않으면(--ssh-cidr) SSH 규칙을 만들지 않습니다.',
} as const satisfies Record<keyof typeof english, string>;
