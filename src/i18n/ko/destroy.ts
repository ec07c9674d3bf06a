import type { destroy as english } from '../en/destroy.ts';

export const destroy = {
  'destroy.title': '제거할 것',
  'destroy.dry-run-title': '제거하게 될 것(변경하지 않음)',
  'destroy.total':
    '제거할 것은 남아 있는 동안 월 약 {price} USD가 듭니다[[. 남는 것은 월 {staying} USD입니다]]({asOf} 정가 기준 추정치).',
  'destroy.total-free':
    '제거할 것 자체에는 비용이 들지 않습니다[[. 남는 것은 월 약 {staying} USD입니다({asOf} 정가 기준 추정치)]].',
  'destroy.costs-note':
    '비용: 남아 있는 동안 그 자체에 드는 비용의 추정치입니다. 이 설정으로 시작한 것(인스턴스 등)은 따로 요금이 들며 여기서는 건드리지 않습니다.',
  'destroy.action-remove': '제거',
  'destroy.action-restore': '되돌림',
  'destroy.by-tag': '(태그로만 확인됨)',
  'destroy.used-before': '알려진 바로는 전부터 있었고 사용만 한 것: {names}',
  'destroy.stays': '남는 것',
  'destroy.not-looked-at': '{resource} 항목을 조회하지 못했습니다.',
  'destroy.left-title': '아직 남아 있는 것',
  'destroy.type-number': '되돌릴 수 없습니다. 계정 {account}의 번호를 입력하세요',
  'destroy.type-alias-or-number': '되돌릴 수 없습니다. 계정 {account}의 번호 또는 별칭을 입력하세요',
  'destroy.wrong-answer': '이 계정이 아닙니다. 아무것도 변경하지 않았습니다. 이 계정은 {account}입니다.',
  'destroy.wrong-account':
    '입력한 번호는 로그인한 계정이 아닙니다. 로그인한 계정은 {account}입니다. 아무것도 변경하지 않았습니다.',
  'destroy.not-confirmed':
    '확인한 사람이 없어 아무것도 변경하지 않았습니다. 계정 {account}에서 목록에 있는 것을 묻지 않고 제거하려면 두 옵션을 모두 지정하세요.',
  'destroy.dry-run-end': '모의 실행입니다. 계정도 이 컴퓨터도 변경하지 않았습니다.',
  'destroy.nothing': '제거할 것이 없습니다.',
  'destroy.done':
    '완료했습니다. 제거한 항목: {removed}개. 계정을 다시 조회하여 확인했습니다. 처음부터 다시 시작하려면: {init}',
  'destroy.left':
    '아직 남아 있는 항목: {count}개. 이유는 위에 있습니다. 해결한 뒤 같은 명령을 다시 실행하세요: {destroy}',
  'destroy.credentials-lost':
    'AWS가 더 이상 자격 증명을 받아들이지 않아 중단했습니다. 이미 제거한 것은 되돌리지 않습니다. 나머지는 그대로 있고 기록도 남아 있습니다. 자격 증명을 다시 얻은 뒤 계속하려면: {command}',
  'destroy.interrupted':
    '중단했습니다. 이미 제거한 것은 되돌리지 않습니다. 나머지는 그대로 있고 기록도 남아 있습니다. 계속하려면: {command}',
  'undo.not-chosen': '--only 또는 --region 옵션으로 제외되었습니다.',
  'undo.not-the-same':
    '여기서 만든 것과 이름은 같지만 태그나 내용이 달라 같은 것인지 확실하지 않습니다. 필요 없다면 직접 제거하세요.',
  'undo.still-holds': '남아 있는 다음 항목에 필요합니다: {resource} {title}',
  'undo.needed-by': '남아 있는 다음 항목에 속합니다: {resource} {title}',
  'undo.signs-the-requests':
    '지금 사용 중인 자격 증명입니다({arn}). 루트 사용자 등 다른 사용자로 로그인한 뒤 같은 명령을 다시 실행하세요.',
  'undo.needs-a-person':
    '여기서 만들었다는 것을 태그로만 알 수 있고 기록이 없습니다. 제거하려면 --yes 없이 명령을 실행하여 직접 확인하세요.',
  'undo.still-shows': '제거했지만 AWS에 아직 보입니다. 몇 분 뒤 같은 명령을 다시 실행하세요.',
  'undo.waits-for': '제거하지 못한 {node} 때문에 기다리고 있습니다.',
  'undo.unknown-type': '이 도구의 다른 버전이 만든 것입니다({type}). 그 버전을 사용하거나 직접 제거하세요.',
  'undo.user-access-keys':
    '사용자에게 액세스 키가 있습니다: {names}. 프로그램이 사용하고 있을 수 있습니다. 필요 없다면 먼저 삭제하세요.',
  'undo.user-mfa-devices': '사용자에게 MFA 디바이스가 있습니다: {names}. 사용자가 더 이상 필요 없다면 먼저 해제하세요.',
  'undo.user-ssh-keys': '사용자에게 CodeCommit용 SSH 키가 있습니다: {names}. 필요 없다면 먼저 삭제하세요.',
  'undo.user-service-credentials':
    '사용자에게 특정 서비스용 자격 증명이 있습니다: {names}. 필요 없다면 먼저 삭제하세요.',
  'undo.user-certificates': '사용자에게 서명 인증서가 있습니다: {names}. 필요 없다면 먼저 삭제하세요.',
  'undo.user-password':
    '사용자 {names}에게 여기서 설정하지 않은 콘솔 암호가 있습니다. 누군가 이 암호로 로그인하고 있을 수 있습니다.',
  'undo.user-other-groups': '사용자가 다른 그룹에도 속해 있습니다: {names}. 먼저 그 그룹에서 제거하세요.',
  'undo.user-policies': '사용자에게 여기서 연결하지 않은 정책이 있습니다: {names}. 먼저 분리하세요.',
  'undo.user-inline-policies': '사용자에게 인라인 정책이 있습니다: {names}. 먼저 삭제하세요.',
  'undo.group-members': '그룹에 다른 구성원이 있습니다: {names}. 그룹이 없어지면 이들이 권한을 잃습니다.',
  'undo.group-policies': '그룹에 여기서 연결하지 않은 정책이 있습니다: {names}. 먼저 분리하세요.',
  'undo.group-inline-policies': '그룹에 인라인 정책이 있습니다: {names}. 먼저 삭제하세요.',
  'undo.role-policies':
    '역할에 여기서 연결하지 않은 정책이 있습니다: {names}. 이 정책에 의존하는 것이 있을 수 있습니다.',
  'undo.role-inline-policies': '역할에 인라인 정책이 있습니다: {names}. 이 정책에 의존하는 것이 있을 수 있습니다.',
  'undo.role-profiles': '역할이 남아 있을 인스턴스 프로파일에 들어 있습니다: {names}.',
  'undo.profile-instances':
    '인스턴스가 사용하고 있습니다: {names}. 없어지면 ECS와 연결이 끊깁니다. 먼저 인스턴스를 종료(terminate)하세요.',
  'undo.profile-other-role': '여기서 넣지 않은 역할이 들어 있습니다: {names}.',
  'undo.vpc-instances': '안에 인스턴스가 있습니다: {names}. 먼저 종료(terminate)하세요.',
  'undo.vpc-nat-gateways': '안에 NAT 게이트웨이가 있습니다: {names}. 먼저 삭제하세요. 요금이 듭니다.',
  'undo.vpc-endpoints': '안에 VPC 엔드포인트가 있습니다: {names}. 먼저 삭제하세요.',
  'undo.vpc-interfaces': '안에 사용 중인 네트워크 인터페이스가 있습니다: {names}. 이를 사용하는 것을 먼저 제거하세요.',
  'undo.vpc-subnets': '안에 다른 서브넷이 있습니다: {names}. 필요 없다면 먼저 삭제하세요.',
  'undo.vpc-security-groups': '안에 다른 보안 그룹이 있습니다: {names}. 필요 없다면 먼저 삭제하세요.',
  'undo.vpc-route-tables': '안에 다른 라우팅 테이블이 있습니다: {names}. 필요 없다면 먼저 삭제하세요.',
  'undo.vpc-network-acls': '안에 다른 네트워크 ACL이 있습니다: {names}. 필요 없다면 먼저 삭제하세요.',
  'undo.vpc-gateways': '다른 게이트웨이가 연결되어 있습니다: {names}. 필요 없다면 먼저 분리하세요.',
  'undo.vpc-peering': '다른 VPC와 연결되어 있습니다: {names}. 먼저 피어링 연결을 삭제하세요.',
  'undo.subnet-instances': '안에 인스턴스가 있습니다: {names}. 먼저 종료(terminate)하세요.',
  'undo.subnet-interfaces':
    '안에 사용 중인 네트워크 인터페이스가 있습니다: {names}. 이를 사용하는 것을 먼저 제거하세요.',
  'undo.gateway-interfaces':
    '이 게이트웨이를 거치는 퍼블릭 주소가 있습니다: {names}. 이를 사용하는 것을 먼저 제거하세요.',
  'undo.route-table-subnets': '다른 서브넷이 사용하고 있습니다: {names}. 먼저 다른 라우팅 테이블을 연결하세요.',
  'undo.route-table-main': '{names}의 기본 라우팅 테이블이 되었습니다. 먼저 다른 테이블을 기본으로 지정하세요.',
  'undo.route-table-gateways': '게이트웨이가 사용하고 있습니다: {names}. 먼저 연결을 해제하세요.',
  'undo.security-group-instances':
    '인스턴스가 사용하고 있습니다: {names}. 먼저 종료(terminate)하거나 다른 그룹을 지정하세요.',
  'undo.security-group-interfaces':
    '네트워크 인터페이스가 사용하고 있습니다: {names}. 이를 사용하는 것을 먼저 제거하세요.',
  'undo.security-group-rules': '다른 보안 그룹의 규칙이 이 그룹을 가리킵니다: {names}. 먼저 그 규칙을 제거하세요.',
  'undo.key-pair-instances':
    '이 키 페어로 시작한 인스턴스가 있습니다: {names}. 인스턴스에 접속할 프라이빗 키 파일도 함께 없어지므로, 먼저 인스턴스를 종료(terminate)하세요.',
  'undo.cluster-services': '안에서 실행 중인 서비스: {count}개. 먼저 삭제하세요.',
  'undo.cluster-tasks': '안에서 실행 중인 태스크: {count}개. 먼저 중지하세요.',
  'undo.cluster-instances': '등록된 컨테이너 인스턴스: {count}개. 먼저 등록을 취소하세요.',
  'undo.cluster-capacity-providers': '용량 공급자가 연결되어 있습니다: {names}. 먼저 클러스터에서 제거하세요.',
  'undo.alias-taken':
    '계정 별칭 {alias}은(는) 제거했지만, 이전 별칭 {previous}은(는) 이제 다른 계정이 사용하고 있어 되돌리지 못했습니다. 원한다면 새 별칭을 정하세요: aws-ecs-setup alias[[ {options}]]',
} as const satisfies Record<keyof typeof english, string>;
