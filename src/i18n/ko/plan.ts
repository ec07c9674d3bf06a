import type { plan as english } from '../en/plan.ts';

export const plan = {
  'plan.title': '계획',
  'plan.dry-run-title': '계획(모의 실행: 아무것도 변경하지 않음)',
  'plan.resource': '항목',
  'plan.change': '변경',
  'plan.value': '값',
  'plan.create': '생성',
  'plan.keep': '유지',
  'plan.update': '변경',
  'plan.remove': '제거',
  'plan.conflict': '충돌',
  'plan.blocked': '대기',
  'plan.source-flag': '옵션',
  'plan.source-file': '답변 파일',
  'plan.source-saved': '저장된 답',
  'plan.source-asked': '입력한 답',
  'plan.source-default': '기본값',
  'plan.source-found': '조회한 값',
  'plan.summary': '생성 {create}개, 변경 {update}개, 제거 {remove}개, 유지 {keep}개, 충돌 {conflict}개.',
  'plan.conflict-heading': '결정이 필요합니다',
  'plan.blocked-by': '{node} 대기',
  'plan.resolve-with': '결정할 때까지 남겨 둡니다. 다음 중 하나를 붙여 같은 명령을 다시 실행하세요: {flags}',
  'plan.decide': '{node} 항목을 어떻게 할까요?',
  'plan.choice-leave': '지금은 그대로 두기',
  'conflict.two-found':
    '해당하는 것이 둘 이상 있습니다: {found}. 어느 것도 건드리지 않습니다. 필요 없는 것을 지우거나 다른 이름을 정한 뒤 같은 명령을 다시 실행하세요.',
  'conflict.gone': '고른 것이 더 이상 없습니다. 다른 것을 고른 뒤 같은 명령을 다시 실행하세요.',
  'conflict.taken-away':
    '전에 만들었지만 그 뒤 누군가가 제거하거나 변경했습니다. 접근을 허용하는 항목이므로 동의할 때만 되돌립니다.',
  'conflict.differs':
    '이미 있지만 값이 [["{want}" 대신 ]]"{have}"입니다. 이 값은 나중에 바꿀 수 없습니다. 전에 쓴 답을 그대로 쓰거나 다른 이름을 정하세요.',
  'conflict.replaces':
    '이미 있으며 {fact} 값이 "{have}"입니다. "{want}" 값으로 바꾸면 지금 값이 사라지므로 동의할 때만 진행합니다.',
  'conflict.widens':
    '이 설정 전부터 있던 것에 권한을 더하며, 다른 대상도 권한을 얻게 됩니다: {who}. 동의할 때만 진행합니다.',
  'conflict.appeared':
    '만드는 동안 같은 이름이 계정에 생겼으며, 이 설정에서 만든 것이 아닙니다. 그 항목은 변경하지 않았습니다. 같은 명령을 다시 실행하면 계획에서 지금 상태를 볼 수 있습니다.',
  'conflict.alias-replaces':
    '이 계정에는 이미 "{have}" 별칭이 있으며, 계정 별칭은 하나만 둘 수 있습니다. "{want}" 별칭으로 바꾸면 "{have}" 로그인 주소는 모든 사용자에게 동작하지 않고, 누구나 그 이름을 가져갈 수 있습니다.',
  'conflict.other-key':
    'EC2에 같은 이름의 키 페어가 이미 있지만, 이 컴퓨터에 있는 파일과 다른 키입니다. 이 파일로는 그 키 페어로 시작한 인스턴스에 접속할 수 없습니다.',
  'conflict.private-half-missing':
    'EC2에 같은 이름의 키 페어가 이미 있지만, 그 프라이빗 키가 이 컴퓨터의 정해진 파일에 없습니다. AWS는 프라이빗 키를 보관하지 않으므로 다시 다운로드할 수 없습니다.',
  'conflict.other-vpc':
    '이 설정에서 이미 여기에 VPC({have})를 만들었고, 그 안에 만든 것은 {want} VPC로 옮길 수 없습니다. 그 VPC를 계속 쓰거나(--vpc new), 먼저 destroy 명령으로 제거한 뒤 다른 VPC를 고르세요.',
  'conflict.other-vpc-range':
    '이 설정의 VPC 범위는 {have}이며, AWS는 만든 뒤에 이를 {want} 범위로 바꾸지 않습니다. 그 범위를 그대로 쓰세요: --vpc-cidr {have}',
  'conflict.group-in-other-vpc':
    '이 설정의 보안 그룹은 {have} VPC에 있으며, 보안 그룹은 다른 VPC로 옮길 수 없습니다. 그 VPC를 계속 사용하세요: --vpc {have}',
  'conflict.profile-holds-other':
    '인스턴스 프로파일에 이미 "{have}" 역할이 있습니다. 프로파일에는 역할을 하나만 둘 수 있어 "{want}" 역할을 추가할 수 없습니다. 다른 인스턴스 프로파일을 사용하세요.',
  'choice.accept': '진행하기',
  'choice.new-vpc': '새 VPC 만들기',
  'choice.other-credentials-file': '다른 자격 증명 파일 사용',
  'choice.other-key-name': '키 페어에 다른 이름 사용',
  'choice.other-profile': '인스턴스 프로파일에 다른 이름 사용',
  'choice.own-public-key': '가지고 있는 퍼블릭 키 사용(파일 경로)',
  'choice.without-ssh': '키 페어 없이 진행',
  'choice.replace-key-pair':
    'EC2의 키 페어 교체(실행 중인 인스턴스는 이전 키를 유지하고, 새 인스턴스부터 새 키를 사용)',
} as const satisfies Record<keyof typeof english, string>;
