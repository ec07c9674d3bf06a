import type { endpoints as english } from '../en/endpoints.ts';

export const endpoints = {
  'flag.endpoints-for': '사용할 곳: 컨테이너 인스턴스(ec2), Fargate 태스크(fargate), 둘 다와 ECS Exec(all). 기본값 ec2',
  'flag.endpoints-session-manager':
    'Session Manager와 ECS Exec용 엔드포인트도 만듭니다. 다른 엔드포인트처럼 요금이 듭니다',
  'flag.no-endpoints-session-manager': 'Session Manager용 엔드포인트를 만들지 않습니다(기본값)',
  'flag.endpoint-policy':
    '엔드포인트로 허용할 호출: 직접 작성한 정책 파일, full-access(모두 허용, 기본값), guide-example(가이드의 예제 정책)',
  'flag.endpoint-sg-name': '엔드포인트의 보안 그룹 이름(기본값 ecs-endpoints)',
  'endpoints.for': 'VPC 엔드포인트를 어디에 사용할까요? 엔드포인트마다 가용 영역 단위로 요금이 듭니다',
  'endpoints.for-ec2': '컨테이너 인스턴스(EC2): 에이전트, 이미지, 로그, 보안 암호',
  'endpoints.for-fargate': 'Fargate 태스크: 이미지, 로그, 보안 암호',
  'endpoints.for-all': '둘 다와 ECS Exec',
  'endpoints.session-manager': 'Session Manager와 ECS Exec용 엔드포인트도 만들까요?',
  'endpoints.policy': '엔드포인트로 어떤 호출을 허용할까요?',
  'endpoints.group': '엔드포인트의 보안 그룹 이름',
  'endpoints.not-needed':
    '이 엔드포인트 {count}개가 꼭 필요하지는 않습니다. 이 VPC의 인스턴스는 이미 인터넷이나 NAT 게이트웨이로 AWS에 연결합니다. 엔드포인트를 쓰면 트래픽이 AWS 안에만 머무르며, 한 달에 약 {price} USD와 트래픽 요금이 듭니다({asOf} 정가 기준 추정).',
  'endpoints.nat-cheaper':
    '엔드포인트 {count}개에 한 달에 약 {price} USD가 듭니다. NAT 게이트웨이 하나와 그 주소에는 약 {nat} USD가 들고 어디에나 연결됩니다(트래픽 제외 추정, {asOf} 정가 기준). 가용 영역 수를 줄여도 저렴해집니다.',
  'endpoints.no-subnets': 'VPC {vpc}에는 서브넷이 없어 엔드포인트를 만들지 않습니다. 다른 VPC를 고르세요: --vpc',
  'endpoints.service-left-out': '{region} 리전의 AWS에 엔드포인트가 없어 다음 서비스를 제외합니다: {services}',
  'endpoints.no-common-zone':
    'AWS가 엔드포인트를 제공하는 가용 영역에 서브넷이 없어 다음 서비스를 제외합니다: {services}. 다른 영역에 서브넷을 추가하면 만들 수 있습니다.',
  'endpoints.zones-left-out':
    '{zones} 영역에는 다음 서비스의 엔드포인트가 없어 다른 영역을 거쳐 연결합니다: {services}',
  'endpoints.whole-vpc':
    '엔드포인트는 VPC {vpc} 전체에서 이 서비스들의 이름을 대신하므로, 보안 그룹이 VPC의 모든 서브넷을 허용합니다.',
  'endpoints.policy-stops-agents':
    '이 정책을 쓰면 에이전트가 더 이상 등록할 수 없습니다. 에이전트가 {service} 엔드포인트로 호출하는 {action} 작업을 허용하지 않기 때문입니다. 정책 없이 만들려면: --endpoint-policy full-access',
  'endpoints.policy-stops':
    '이 정책은 {service} 엔드포인트에 꼭 필요한 {action} 작업을 허용하지 않습니다. 정책에서 허용하거나 정책을 빼세요: --endpoint-policy full-access',
  'endpoints.s3-interface':
    'S3 인터페이스 엔드포인트 {endpoint}에 한 달에 약 {price} USD가 듭니다({asOf} 정가 기준 추정). S3 게이트웨이 엔드포인트는 무료이며, ECR 이미지도 이것으로 받습니다.',
  'endpoints.no-s3':
    'ECR 이미지 계층은 S3에 있는데, 그곳에서는 게이트웨이 엔드포인트가 없으면 S3에 연결할 수 없습니다. 게이트웨이 엔드포인트는 무료입니다: --s3-endpoint',
  'endpoints.no-ecs-service':
    '{region} 리전의 AWS에는 에이전트에 필요한 {services} 엔드포인트가 없습니다. --endpoints-for fargate, 다른 리전, NAT 게이트웨이(--nat one) 중에서 고르세요.',
  'endpoints.note-restart':
    '이미 실행 중이던 컨테이너 인스턴스는 에이전트를 다시 시작한 뒤부터 엔드포인트를 사용합니다. {region} 리전의 {instances} 인스턴스에서 각각 실행하세요: sudo systemctl restart ecs',
  'resource.ec2.interface-endpoint': '인터페이스 엔드포인트',
  'fact.privateDns': '프라이빗 DNS 이름',
  'fact.zones': '가용 영역',
  'fact.subnetIds': '서브넷',
  'fact.groupIds': '보안 그룹',
  'fact.policy': '엔드포인트 정책',
  'conflict.endpoint-in-other-vpc':
    '이 설정의 엔드포인트는 {have} VPC에 있으며, 엔드포인트는 다른 VPC로 옮길 수 없습니다. 그 VPC를 계속 사용하거나(--vpc {have}) 먼저 엔드포인트를 제거하세요: aws-ecs-setup destroy --only endpoints[[ {options}]]',
  'conflict.endpoint-of-others':
    'VPC에 다른 사람이 만든 이 서비스의 엔드포인트가 이미 있으며, 하나만 둘 수 있습니다. 사용하려면 {fact} 값을 "{have}"에서 "{want}"(으)로 바꿔야 하므로 동의할 때만 진행합니다.',
  'endpoint.failed':
    '{service} 엔드포인트 {endpoint}의 상태가 {state}입니다[[: {reason}]]. AWS가 알린 문제를 해결한 뒤 같은 명령을 다시 실행하세요.',
  'endpoint.gone':
    '{service} 엔드포인트 {endpoint}이(가) 만들어지는 동안 삭제되었습니다. 새로 만들려면 같은 명령을 다시 실행하세요.',
  'endpoint.no-private-names':
    'VPC {vpc}의 DNS 설정이 일부 꺼져 있어 엔드포인트가 AWS 서비스의 이름을 대신할 수 없습니다. 전부터 있던 VPC는 변경하지 않으므로, 직접 켠 뒤 같은 명령을 다시 실행하세요: {command}',
  'wait.endpoint':
    '{service} 엔드포인트 {endpoint}이(가) 아직 만들어지고 있습니다. 몇 분 뒤에 같은 명령을 다시 실행하면 이어서 기다립니다.',
  'wait.endpoint-name':
    'VPC {vpc}에 {service} 서비스의 프라이빗 이름이 아직 남아 있습니다. 엔드포인트가 방금 삭제되었거나, 직접 만든 프라이빗 호스팅 영역이 그 이름을 사용하고 있습니다. 몇 분 뒤에 같은 명령을 다시 실행하거나, VPC에서 호스팅 영역의 연결을 해제하세요.',
  'wait.endpoint-deleted':
    '{service} 엔드포인트 {endpoint}와(과) 그 네트워크 인터페이스가 아직 삭제되고 있습니다. 몇 분 뒤에 같은 명령을 다시 실행하면 나머지를 제거합니다.',
  'input.policy-not-json': '"{path}" 파일의 내용이 JSON이 아닙니다. 정책을 JSON으로 작성하세요.',
  'input.policy-size': '"{path}" 파일의 정책이 너무 깁니다. 엔드포인트 정책은 {most}자까지 쓸 수 있습니다.',
  'input.policy-shape':
    '"{path}" 파일의 정책에 {missing} 항목이 없거나 EC2가 받지 않는 값입니다. 엔드포인트 정책에는 "Version": "2012-10-17"과, Effect, Principal, Action, Resource를 모두 갖춘 "Statement"가 필요합니다.',
  'doctor.endpoints.title': 'ECS의 VPC 엔드포인트가 빠짐없이 있고 사용할 수 있음',
  'doctor.endpoints.why':
    '엔드포인트의 이름은 VPC 전체에 적용됩니다. 사용할 수 없는 엔드포인트가 있으면 에이전트가 다른 길을 찾지 못하고, 세 개 중 하나라도 없으면 트래픽이 퍼블릭 엔드포인트로 나갑니다.',
  'doctor.endpoints.in-order': 'VPC {vpc}에서 사용할 수 있는 엔드포인트: {services}',
  'doctor.endpoints.failed': '{service} 엔드포인트 {endpoint}의 상태가 {state}입니다[[: {reason}]]',
  'doctor.endpoints.no-names': 'VPC {vpc}의 DNS 설정이 일부 꺼져 있어 엔드포인트의 프라이빗 이름을 찾을 수 없습니다.',
  'doctor.endpoints.incomplete':
    'VPC {vpc}에 에이전트용 엔드포인트가 있지만 세 개가 모두 있지는 않습니다. 없는 것: {missing}',
  'doctor.endpoints.shut-out': '엔드포인트의 보안 그룹({groups})이 포트 443으로 허용하지 않는 범위: {cidrs}',
  'doctor.endpoints.policy-stops': '{service} 엔드포인트({endpoint})의 정책이 {action} 작업을 허용하지 않습니다.',
} as const satisfies Record<keyof typeof english, string>;
