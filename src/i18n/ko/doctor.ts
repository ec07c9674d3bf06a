import type { doctor as english } from '../en/doctor.ts';

export const doctor = {
  'doctor.red-heading': '동작하지 않거나 위험한 항목',
  'doctor.yellow-heading': '바로잡는 것이 좋은 항목',
  'doctor.green-heading': '이상 없는 항목',
  'doctor.label-why': '이유',
  'doctor.label-fix': '해결',
  'doctor.some-red':
    '빨강 {red}개, 노랑 {yellow}개, 초록 {green}개.[[ 이 도구가 만든 것 중 스스로 바로잡을 수 있는 항목: {command}]]',
  'doctor.some-yellow':
    '빨강은 없습니다. 노랑 {yellow}개, 초록 {green}개.[[ 이 도구가 바로잡을 수 있는 항목: {command}]]',
  'doctor.all-green': '살펴본 항목이 모두 정상입니다({green}개).',
  'doctor.nothing-to-fix':
    '이 도구가 스스로 바로잡을 수 있는 항목이 없습니다. 해결 방법은 아래 각 항목 옆에 있습니다. 접근을 허용하는 것과 전부터 있던 것은 --fix 뒤에 ID를 적을 때만 바로잡습니다.',
  'doctor.practice':
    '연습 계정에는 이 도구만 접근할 수 있어 여기서는 해결할 수 없습니다. 실제 계정에서는 다음 명령으로 해결합니다: {command}',
  'doctor.declined': '아무것도 변경하지 않았습니다.',
  'doctor.unknown-id': '"{value}" 검사는 없습니다. doctor 명령이 보여 주는 D007 같은 ID를 사용하세요.',
  'doctor.no-fix': '{value} 항목은 이 도구가 바로잡지 않습니다. 할 일은 doctor 명령을 실행하면 그 항목 옆에 나옵니다.',
  'doctor.unseen.denied':
    '살펴볼 수 없었습니다. {action} 권한이 없습니다. 권한을 허용한 뒤 같은 명령을 다시 실행하세요.',
  'doctor.unseen.failed': '살펴볼 수 없었습니다({name}[[, {action}]]). 같은 명령을 다시 실행하세요.',

  'doctor.set-up.title': '설정에서 만든 것이 모두 그대로 있음',
  'doctor.set-up.why': '없거나 바뀐 것이 있으면 인스턴스를 시작하거나 컨테이너를 실행할 때 문제가 됩니다.',
  'doctor.set-up.in-order': '이 설정에서 만든 것이 모두 그대로 있습니다({count}개).',
  'doctor.set-up.else-in-order': '이 설정에서 만든 나머지는 모두 그대로 있습니다(모두 {count}개).',
  'doctor.set-up.nothing-yet': '아직 설정한 것이 없습니다.',
  'doctor.set-up.missing': '이 설정에서 만든 항목이 없습니다: {resource} {value}',
  'doctor.set-up.not-made': '아직 없는 항목: {resource} {value}',
  'doctor.set-up.changed': '그 뒤에 바뀐 항목: {resource} {value}. 바로잡을 것: {differences}',
  'doctor.set-up.unwanted': '더 이상 필요 없지만 남아 있는 항목: {resource} {value}',

  'doctor.root-mfa.title': '루트 사용자의 MFA',
  'doctor.root-mfa.why':
    '루트 사용자는 모든 작업을 할 수 있어, MFA가 없으면 암호 하나만 훔쳐도 계정을 차지할 수 있습니다.',
  'doctor.root-mfa.in-order': '루트 사용자에게 MFA가 있습니다.',
  'doctor.root-mfa.off': '루트 사용자에게 MFA가 없습니다.',
  'doctor.root-mfa.how':
    '프로그램으로는 켤 수 없습니다. 루트 사용자로 콘솔에 로그인하여 {url} 페이지에서 MFA 디바이스를 할당하세요. 잃어버릴 때를 대비해 2개를 등록하는 것이 좋습니다.',

  'doctor.root-access-keys.title': '루트 사용자에게 액세스 키가 없음',
  'doctor.root-access-keys.why':
    '이 키는 모든 작업을 할 수 있고 권한을 제한할 수 없어, 키를 얻은 사람은 누구나 계정을 차지합니다.',
  'doctor.root-access-keys.in-order': '루트 사용자에게 액세스 키가 없습니다.',
  'doctor.root-access-keys.present': '루트 사용자에게 액세스 키가 있습니다.',
  'doctor.root-access-keys.how': '루트 사용자로 콘솔에 로그인하여 {url} 페이지에서 삭제하세요.',

  'doctor.password-policy.title': '계정의 암호 정책',
  'doctor.password-policy.why': '사용자의 콘솔 암호를 얼마나 쉽게 추측할 수 있는지를 정합니다.',
  'doctor.password-policy.in-order': '계정에 자체 암호 정책이 있습니다(최소 {length}자).',
  'doctor.password-policy.absent':
    '계정에 자체 암호 정책이 없어 AWS 기본값이 적용됩니다: 최소 8자, 세 종류 이상의 문자.',
  'doctor.password-policy.short':
    '암호 정책이 {length}자 암호를 허용합니다. AWS 기본값도 {shortest}자 이상을 요구합니다.',

  'doctor.admin-mfa.title': '관리자 사용자의 MFA',
  'doctor.admin-mfa.why':
    '관리자는 거의 모든 작업을 할 수 있어, MFA가 없으면 암호 하나만 훔쳐도 계정 전체를 차지할 수 있습니다.',
  'doctor.admin-mfa.in-order': '관리자 사용자({user})에게 MFA가 있습니다.',
  'doctor.admin-mfa.none': '관리자 사용자({user})에게 MFA가 없습니다.',

  'doctor.role-trust.title': '각 역할의 신뢰 정책에 그 역할을 쓸 서비스가 있음',
  'doctor.role-trust.why':
    '없으면 EC2가 인스턴스에, ECS가 태스크에 역할을 줄 수 없어, 인스턴스가 클러스터에 들어오지 못하고 태스크가 시작되지 않습니다.',
  'doctor.role-trust.in-order': '{service} 서비스가 역할({role})을 맡을 수 있습니다.',
  'doctor.role-trust.missing': '역할({role})의 신뢰 정책에 {service} 서비스가 없습니다.',

  'doctor.role-policy.title': '필요한 역할에 관리형 정책이 연결되어 있음',
  'doctor.role-policy.why':
    '없으면 인스턴스의 에이전트가 ECS와 통신할 수 없어 인스턴스가 등록되지 않고, 태스크는 이미지를 가져오지 못합니다.',
  'doctor.role-policy.in-order': '역할({role})에 정책이 연결되어 있습니다: {policy}',
  'doctor.role-policy.detached': '역할({role})에 정책이 연결되어 있지 않습니다: {policy}',

  'doctor.profile-role.title': '인스턴스 프로파일 안에 역할이 있음',
  'doctor.profile-role.why':
    '인스턴스는 프로파일을 통해 역할을 받습니다. 프로파일이 비어 있으면 EC2가 인스턴스를 시작하지 않습니다.',
  'doctor.profile-role.in-order': '인스턴스 프로파일({profile})에 역할({role})이 있습니다.',
  'doctor.profile-role.empty': '인스턴스 프로파일({profile})이 비어 있습니다. 역할({role})이 있어야 합니다.',
  'doctor.profile-role.other': '인스턴스 프로파일({profile})에 역할({role}) 대신 다른 역할({other})이 있습니다.',

  'doctor.profile-name.title': 'ECS 콘솔이 인스턴스 프로파일을 이름으로 찾을 수 있음',
  'doctor.profile-name.why':
    '콘솔은 프로파일을 그 이름으로 보여 주며 역할과 같은 이름을 기대합니다. 예전 안내서는 다른 이름으로 만들었습니다.',
  'doctor.profile-name.in-order': '역할({role})과 이름이 같은 인스턴스 프로파일이 있습니다.',
  'doctor.profile-name.other':
    '역할({role})이 인스턴스 프로파일({profile})에 있지만, 역할과 이름이 같은 프로파일에는 없습니다.',

  'doctor.key-file.title': '프라이빗 키 파일이 있고, 본인만 읽을 수 있으며, 키 페어와 짝이 맞음',
  'doctor.key-file.why':
    '이 키 페어로 시작한 인스턴스에는 이 파일로만 접속할 수 있습니다. AWS는 프라이빗 키를 보관하지 않습니다.',
  'doctor.key-file.in-order': '키 파일({path})은 본인만 읽을 수 있고 키 페어({pair})와 짝이 맞습니다.',
  'doctor.key-file.missing':
    '키 페어({pair})의 프라이빗 키가 {path} 경로에 없습니다. 다른 곳에 있다면 그 자리에 두고, 없다면 키 페어를 교체하세요.',
  'doctor.key-file.mode': '이 컴퓨터의 다른 사용자가 키 파일({path})을 읽을 수 있습니다. ssh는 이런 파일을 거부합니다.',
  'doctor.key-file.other-half': '키 파일({path})이 EC2의 키 페어({pair})와 짝이 맞지 않습니다.',
  'doctor.key-file.other-key': 'EC2의 키 페어({pair})가 지정한 퍼블릭 키와 다릅니다.',

  'doctor.ssh-world.title': 'SSH가 모든 곳에 열려 있지 않음',
  'doctor.ssh-world.why': '열린 SSH 포트는 몇 분 안에 발견되어 밤낮으로 공격받습니다.',
  'doctor.ssh-world.in-order': '보안 그룹({group})에 SSH를 모든 곳에 여는 규칙이 없습니다.',
  'doctor.ssh-world.open': '보안 그룹({group})의 규칙({rule})이 {port} 포트를 {cidr} 범위에 엽니다.',

  'doctor.taken-away.title': '접근을 허용하는 것이 설정한 그대로 있음',
  'doctor.taken-away.why': '누군가 일부러 닫았을 수 있어, ID를 지정해 요청할 때만 되돌립니다.',
  'doctor.taken-away.in-order': '설정에서 만든 규칙, 멤버십, 정책, 암호가 그대로 있습니다({count}개).',
  'doctor.taken-away.gone': '이 설정에서 만들었지만 그 뒤 없어진 항목: {resource} {value}',
  'doctor.taken-away.changed': '이 설정에서 만들었지만 그 뒤 바뀐 항목: {resource} {value}',

  'doctor.ssh-address.title': '지금 내 주소에 SSH가 열려 있음',
  'doctor.ssh-address.why': '다른 주소에서는 접속할 수 없고, 예전 주소를 지금 쓰는 사람은 접속을 시도할 수 있습니다.',
  'doctor.ssh-address.in-order': '지금 내 주소({address})에서 SSH를 쓸 수 있습니다({cidr}).',
  'doctor.ssh-address.other': '지금 내 주소는 {address}인데, SSH는 {cidr}에 열려 있습니다.',
  'doctor.ssh-address.unknown': '지금 내 주소를 알 수 없어 비교하지 못했습니다({reason}[[: {detail}]]).',

  'doctor.ssh-stale.title': '보안 그룹에 예전 주소가 쌓여 있지 않음',
  'doctor.ssh-stale.why': '주소는 주인이 바뀝니다. 지금은 모르는 사람이 쓰고 있을 수 있습니다.',
  'doctor.ssh-stale.in-order': '보안 그룹({group})에서 SSH를 쓸 수 있는 다른 개별 주소가 없습니다.',
  'doctor.ssh-stale.ours': '이 설정이 전에 보안 그룹({group})에서 {port} 포트를 {cidr} 주소에 열었습니다(규칙 {rule}).',
  'doctor.ssh-stale.other': '누군가 보안 그룹({group})에서 {port} 포트를 {cidr} 주소에 열었습니다(규칙 {rule}).',

  'doctor.vpc-way-out.title': '선택한 VPC에서 인스턴스가 ECS에 연결할 수 있음',
  'doctor.vpc-way-out.why': 'ECS에 연결하지 못하는 인스턴스는 클러스터에 들어오지 못합니다.',
  'doctor.vpc-way-out.route': 'VPC {vpc}에 인터넷으로 가는 라우팅이 있는 서브넷이 있습니다.',
  'doctor.vpc-way-out.endpoints': 'VPC {vpc}에는 인터넷으로 가는 라우팅이 없지만 ECS 엔드포인트 3개가 모두 있습니다.',
  'doctor.vpc-way-out.none':
    'VPC {vpc}에는 인터넷으로 가는 라우팅이 있는 서브넷이 없고, 다음 ECS 엔드포인트도 없습니다: {missing}',
  'doctor.vpc-way-out.how':
    'VPC 콘솔에서 {vpc}의 서브넷에 인터넷 게이트웨이나 NAT 게이트웨이로 가는 0.0.0.0/0 라우팅을 추가하거나, 다음 인터페이스 엔드포인트를 만드세요: {services}',

  'doctor.vpc-dns.title': 'VPC의 DNS 지원과 DNS 호스트 이름이 켜져 있음',
  'doctor.vpc-dns.why':
    'DNS 지원이 없으면 인스턴스가 ECS의 주소를 찾지 못하고, 호스트 이름이 없으면 엔드포인트의 프라이빗 DNS가 동작하지 않습니다.',
  'doctor.vpc-dns.in-order': 'VPC {vpc}의 DNS 지원과 DNS 호스트 이름이 켜져 있습니다.',
  'doctor.vpc-dns.no-support': 'VPC {vpc}의 DNS 지원이 꺼져 있습니다.',
  'doctor.vpc-dns.no-hostnames': 'VPC {vpc}의 DNS 호스트 이름이 꺼져 있습니다.',

  'doctor.service-linked-role.title': 'ECS 서비스 연결 역할이 있음',
  'doctor.service-linked-role.why':
    'ECS가 직접 쓰는 역할입니다. 없으면 클러스터 생성과 자체 네트워크를 쓰는 태스크가 실패합니다.',
  'doctor.service-linked-role.in-order': 'ECS 서비스 연결 역할이 있습니다.',
  'doctor.service-linked-role.missing': 'ECS 서비스 연결 역할이 없습니다.',

  'doctor.trunking.title': '요청한 경우 awsvpcTrunking이 켜져 있음(요청하지 않았으면 알려 주기만 함)',
  'doctor.trunking.why':
    '켜면 일부 인스턴스 유형에서 자체 네트워크를 쓰는 태스크를 더 많이 실행할 수 있습니다. 그 뒤에 시작한 인스턴스에 적용됩니다.',
  'doctor.trunking.on': '이 자격 증명에는 awsvpcTrunking 기능이 켜져 있습니다({value}).',
  'doctor.trunking.off':
    '이 자격 증명에는 awsvpcTrunking 기능이 꺼져 있습니다({value}). 여기서는 사용하도록 요청하지 않았습니다.',

  'doctor.aws-cli.title': 'AWS CLI가 있고 aws login을 쓸 수 있는 버전임',
  'doctor.aws-cli.why':
    '이 도구에는 필요하지 않지만 대부분의 안내서에 필요하며, aws login 명령은 키 없이 자격 증명을 줍니다.',
  'doctor.aws-cli.in-order': 'AWS CLI {version} 버전이 설치되어 있습니다.',
  'doctor.aws-cli.old': 'AWS CLI {version} 버전이 설치되어 있습니다. aws login 명령에는 {wanted} 이상이 필요합니다.',
  'doctor.aws-cli.missing':
    'AWS CLI가 설치되어 있지 않거나 응답하지 않습니다. aws login 명령에는 {wanted} 이상이 필요합니다.',
  'doctor.aws-cli.how': '설치 방법: {guide}',

  'doctor.costs.title': '퍼블릭 IPv4 주소, NAT 게이트웨이, 인터페이스 엔드포인트와 월 비용',
  'doctor.costs.why': '쓰든 안 쓰든 시간 단위로 비용이 듭니다.',
  'doctor.costs.nothing': '비용이 드는 퍼블릭 IPv4 주소, NAT 게이트웨이, 인터페이스 엔드포인트가 없습니다.',
  'doctor.costs.sum':
    '퍼블릭 IPv4 주소 {ips}개, NAT 게이트웨이 {gateways}개, 인터페이스 엔드포인트 {endpoints}개(서브넷 {zones}개): 트래픽을 빼고 한 달에 약 {price} USD(추정치, {asOf} us-east-1 정가 기준).',
  'doctor.costs.idle-address':
    '탄력적 IP 주소 {address}: 사용하지 않지만 한 달에 약 {price} USD가 듭니다(추정치, {asOf} us-east-1 정가 기준).',
  'doctor.costs.idle-gateway':
    'NAT 게이트웨이 {gateway}: 이곳으로 가는 라우팅이 없지만 한 달에 약 {price} USD가 듭니다(추정치, {asOf} us-east-1 정가 기준).',

  'doctor.leftovers.title': '이 도구의 태그가 있는 것을 상태 파일이 모두 알고 있음',
  'doctor.leftovers.why':
    '아무도 기억하지 못하는 것은 다음 설정에 방해가 되고, 이 설정을 제거할 때 함께 제거되지 않습니다.',
  'doctor.leftovers.in-order': '이 도구의 태그가 있는 것은 모두 상태 파일에 기록되어 있습니다.',
  'doctor.leftovers.ours': '이 설정({setup})의 태그가 있지만 상태 파일에 없는 항목: {resource} {value}',
  'doctor.leftovers.no-state':
    '설정({setup})의 태그가 있는 항목: {resource} {value}. init 명령은 이어서 사용하고, destroy 명령은 제거합니다.',
  'doctor.leftovers.other': '다른 설정({setup})의 태그가 있는 항목: {resource} {value}',
  'doctor.leftovers.how': '설정({setup})을 더 이상 아무도 쓰지 않는다면 콘솔에서 제거하세요. 아니면 그대로 두세요.',
} as const satisfies Record<keyof typeof english, string>;
