import type { network as english } from '../en/network.ts';

export const network = {
  'flag.private-subnets': '새 VPC의 가용 영역마다 프라이빗 서브넷도 만듭니다. --vpc new와 같이 동작합니다',
  'flag.no-private-subnets': '퍼블릭 서브넷만 만듭니다(기본값)',
  'flag.nat':
    '프라이빗 서브넷이 인터넷에 연결하는 방법: 연결하지 않음(기본값), NAT 게이트웨이 하나, 가용 영역마다 하나. 요금이 들며, --private-subnets와 같이 동작합니다',
  'flag.s3-endpoint': '무료인 S3 게이트웨이 엔드포인트를 만듭니다(프라이빗 서브넷이 있으면 기본값)',
  'flag.no-s3-endpoint': 'S3 게이트웨이 엔드포인트를 만들지 않습니다',
  'vpc.private-subnets': '프라이빗 서브넷도 만들까요?',
  'vpc.nat': '프라이빗 서브넷의 인스턴스가 인터넷과 ECS에 어떻게 연결할까요?',
  'vpc.nat-none': '연결하지 않음: VPC 엔드포인트가 필요합니다',
  'vpc.nat-one': 'NAT 게이트웨이 하나를 함께 사용: 한 달에 약 {price} USD와 트래픽 요금',
  'vpc.nat-per-az': '가용 영역마다 NAT 게이트웨이 하나씩({count}개): 한 달에 약 {price} USD와 트래픽 요금',
  'vpc.s3-endpoint': 'S3 게이트웨이 엔드포인트(무료)를 만들까요?',
  'input.only-in-new-vpc':
    '이 옵션은 새 VPC에만 쓸 수 있는데 --vpc {vpc} 옵션은 이미 있는 VPC를 그대로 사용합니다. 둘 중 하나를 빼세요.',
  'input.nat-not-private':
    'NAT 게이트웨이는 프라이빗 서브넷을 위한 것인데 --no-private-subnets 옵션은 프라이빗 서브넷을 뺍니다. 둘 중 하나를 빼세요.',
  'vpc.no-room-for-private':
    '{cidr} 범위에는 가용 영역 {zones}개마다 퍼블릭 서브넷과 프라이빗 서브넷을 하나씩 둘 공간이 없습니다. /{prefix} 이상의 큰 범위를 쓰세요(--vpc-cidr)[[. 가용 영역을 {fits}개로 줄여도 됩니다(--azs)]].',
  'vpc.private-room':
    '프라이빗 서브넷 {subnets}개에서는 서브넷마다 주소 {usable}개를 쓸 수 있고, 나중에 만들 서브넷을 위해 VPC에 주소 {free}개가 남습니다.',
  'vpc.too-few-private':
    '원하는 수보다 적은 프라이빗 서브넷만 둘 수 있습니다: {subnets}개, 서브넷마다 사용 가능한 주소 {usable}개. VPC에 남는 주소는 {free}개입니다. 더 필요하면 더 큰 범위를 고르세요.',
  'vpc.private-no-way-out':
    '프라이빗 서브넷의 인스턴스는 ECS에 연결할 수 없습니다. NAT 게이트웨이(--nat one)도 ECS용 VPC 엔드포인트(--with endpoints)도 없기 때문입니다.',
  'vpc.private-needs-new':
    'VPC {vpc}을(를) 그대로 사용하므로 프라이빗 서브넷을 만들지 않습니다. 프라이빗 서브넷이 있는 VPC를 만들려면: --vpc new',
  'vpc.nat-one-is-cheaper':
    'NAT 게이트웨이 {count}개로 가용 영역마다 따로 연결합니다. 하나를 함께 쓰면(--nat one) 한 달에 약 {saving} USD를 아낄 수 있지만({asOf} 정가 기준 추정), 그 영역에 장애가 나면 모든 프라이빗 서브넷의 연결이 끊기고 영역 간 트래픽 요금이 따로 듭니다.',
  'vpc.nat-one-zone':
    '모든 프라이빗 서브넷이 NAT 게이트웨이 하나를 함께 사용합니다. 그 가용 영역에 장애가 나면 모두 연결이 끊깁니다. 영역마다 하나씩 두려면: --nat per-az',
  'vpc.s3-endpoint-is-free':
    'ECR 이미지 계층을 받는 S3 트래픽이 NAT 게이트웨이를 지나며 GB 단위로 요금이 듭니다. S3 게이트웨이 엔드포인트는 무료입니다: --s3-endpoint',
  'vpc.no-s3-service': '{region} 리전에서 S3 게이트웨이 엔드포인트를 찾을 수 없어 만들지 않습니다.',
  'next.no-way-out':
    '{region} 리전의 {vpc} VPC에서는 NAT 게이트웨이나 VPC 엔드포인트가 없는 한 아직 컨테이너 인스턴스를 시작해도 ECS에 연결할 수 없습니다. 인터넷 게이트웨이로 가는 라우팅이 있는 서브넷이 없기 때문입니다. 서브넷에 그런 라우팅을 만들거나, 그런 라우팅이 있는 새 VPC로 바꾸세요:\n{destroy}\n{init}',
  'vpc.note-private-nat':
    '{region} 리전 프라이빗 서브넷의 인스턴스는 NAT 게이트웨이로 인터넷에 연결하지만 퍼블릭 주소가 없어, 밖에서 SSH로 접속할 수 없습니다. [[인스턴스 역할이 허용하면({flag}) ]]Session Manager로 접속할 수 있습니다.',
  'vpc.note-private-closed':
    '{region} 리전 프라이빗 서브넷의 인스턴스에는 퍼블릭 주소도 NAT 게이트웨이도 없습니다. 밖에서 SSH로 접속할 수 없고 ECS에는 VPC 엔드포인트로만 연결합니다. [[인스턴스 역할이 허용하고({flag}) ]]전용 엔드포인트가 있으면 Session Manager로 접속할 수 있습니다.',
  'resource.ec2.address': '탄력적 IP 주소',
  'resource.ec2.nat-gateway': 'NAT 게이트웨이',
  'resource.ec2.gateway-endpoint': '게이트웨이 엔드포인트',
  'fact.blackHole': '끊긴 라우팅',
  'fact.natGatewayId': 'NAT 게이트웨이',
  'fact.routeTableIds': '라우팅 테이블',
  'fact.state': '아직 준비되지 않음',
  'progress.reason-under-way': 'AWS에서 아직 처리하고 있습니다(NAT 게이트웨이와 엔드포인트는 몇 분 걸릴 수 있음)',
  'error.under-way': 'AWS에서 아직 처리하고 있습니다({name}[[, {action}]]). 몇 분 뒤에 같은 명령을 다시 실행하세요.',
  'nat-gateway.failed':
    'NAT 게이트웨이 {gateway}을(를) 만들지 못했습니다[[: {reason}]][[ – {message}]]. 다시 삭제했고 주소도 반납합니다. AWS가 알린 문제를 해결한 뒤 같은 명령을 다시 실행하세요.',
  'nat-gateway.gone':
    'NAT 게이트웨이 {gateway}이(가) 만들어지는 동안 삭제되어 주소를 반납합니다. 새로 만들려면 같은 명령을 다시 실행하세요.',
  'wait.nat-gateway':
    'NAT 게이트웨이 {gateway}이(가) 아직 만들어지고 있습니다. 몇 분 뒤에 같은 명령을 다시 실행하면 이어서 기다립니다.',
  'wait.nat-gateway-deleted':
    'NAT 게이트웨이 {gateway}이(가) 아직 삭제되고 있습니다. 몇 분 뒤에 같은 명령을 다시 실행하면 나머지를 제거합니다.',
  'wait.address':
    '탄력적 IP 주소 {address}이(가) 아직 쓰던 곳에 연결되어 있습니다. 몇 분 뒤에 같은 명령을 다시 실행하세요.',
  'address.in-use':
    '탄력적 IP 주소 {address}을(를) 이제 다른 것이 사용합니다. 그곳에서 연결을 해제한 뒤 같은 명령을 다시 실행하세요.',
  'made.earlier-one-gone':
    '이전 실행에서 AWS에 요청한 것이 다시 없어졌습니다({node}). 새로 만들려면 같은 명령을 다시 실행하세요.',
  'undo.nat-gateway-routes': '다른 라우팅 테이블이 사용하고 있습니다: {names}. 먼저 다른 경로를 지정하세요.',
  'undo.address-used': '다른 것이 사용하고 있습니다: {names}. 먼저 그곳에서 연결을 해제하세요.',
  'undo.endpoint-routes': '다른 라우팅 테이블이 사용하고 있습니다: {names}. 필요 없다면 먼저 연결을 해제하세요.',
  'doctor.private-way-out.title': '프라이빗 서브넷에 밖으로 나가는 경로가 있음',
  'doctor.private-way-out.why':
    'NAT 게이트웨이가 없어졌거나 처음부터 없는 프라이빗 서브넷의 인스턴스는 ECS에 연결할 수 없습니다.',
  'doctor.private-way-out.in-order': 'VPC {vpc}의 프라이빗 서브넷은 {gateways} 게이트웨이로 인터넷에 연결합니다.',
  'doctor.private-way-out.endpoints': 'VPC {vpc}의 프라이빗 서브넷은 VPC 엔드포인트로 ECS에 연결합니다.',
  'doctor.private-way-out.failed': 'NAT 게이트웨이 {gateway}을(를) 만들지 못했습니다[[: {reason}]][[ – {message}]].',
  'doctor.private-way-out.black-hole':
    '라우팅 테이블 {table}의 인터넷 경로가 이제 없는 {gateway} 게이트웨이를 가리킵니다.',
  'doctor.private-way-out.none':
    'VPC {vpc}의 프라이빗 서브넷에는 인터넷으로 가는 경로가 없고, 다음 ECS 엔드포인트도 없습니다: {missing}',
} as const satisfies Record<keyof typeof english, string>;
