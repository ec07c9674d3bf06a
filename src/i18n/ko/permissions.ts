import type { permissions as english } from '../en/permissions.ts';

export const permissions = {
  'permissions.title': '이 계획에 필요한 권한(예상)',
  'permissions.expected':
    '예상일 뿐이며, 실제 호출에서 확정됩니다. 조직의 정책, 권한 경계, 세션 정책에 따라 다를 수 있습니다.',
  'permissions.action': '없는 권한',
  'permissions.for': '쓰는 곳',
  'permissions.resource': '대상',
  'permissions.service-control-policy': '(조직의 정책이 금지함)',
  'permissions.permissions-boundary': '(권한 경계가 허용하지 않음)',
  'permissions.nothing-planned': '이 계획은 계정에서 아무것도 변경하지 않으므로 쓰기 권한이 필요 없습니다.',
  'permissions.allowed': '확인되는 한 허용됨: {count}개.',
  'permissions.unknown':
    '물어볼 수 없어 알 수 없음: {actions}. 알 수 없다는 것은 허용된다는 뜻이 아니며, 실행해 보아야 알 수 있습니다.',
  'permissions.add': '계정 관리자가 로그인한 자격 증명의 정책에 다음 명령문을 추가하면 없는 권한이 허용됩니다:',
  'permissions.go-on': '없는 권한이 있을 것으로 예상됩니다. 그래도 계속할까요?',
  'permissions.missing':
    '없을 것으로 예상되는 권한: {count}개. 아무것도 만들거나 변경하지 않았습니다. 권한을 받거나 다른 자격 증명을 쓴 뒤 같은 명령을 다시 실행하세요. --check-permissions 옵션을 빼면 그대로 시도합니다.',
  'permissions.root':
    '루트 사용자의 권한은 시뮬레이션할 수 없습니다. 조직의 정책이 금지하지 않는 것은 모두 할 수 있습니다.',
  'permissions.federated': '이런 종류의 자격 증명은 권한을 시뮬레이션할 수 없습니다.',
  'permissions.role-unread': '이 세션의 역할을 조회할 수 없어(iam:GetRole) 권한을 시뮬레이션할 수 없습니다.',
  'permissions.may-not-simulate':
    'iam:SimulatePrincipalPolicy 권한이 없어 시뮬레이션할 수 없습니다(대상: {principal}). 메시지: {message}',
  'permissions.simulation-failed':
    '권한을 시뮬레이션하지 못했으며(대상: {principal}), 응답이 없는 권한은 알 수 없습니다. 메시지: {message}',
  'permissions.no-dry-runs':
    '모의 호출(DryRun)을 보내지 않습니다(엔드포인트: {endpoint}). EC2가 아닌 곳에서는 실제로 실행될 수 있습니다.',
  'permissions.policy-of': '정책 {number}/{count}: {name}',
  'permissions.fresh-account':
    '이 자격 증명으로는 계정을 모두 조회할 수 없습니다. 조회할 수 없는 부분은 아직 아무것도 없는 계정으로 보고 정책을 만듭니다.',
  'permissions.administrator':
    '그룹에 AdministratorAccess 정책을 연결할 수 있으면 자신을 관리자로 만들 수 있습니다. 이 정책은 관리자 권한과 같게 다루세요. 빼려면: --skip admin',
} as const satisfies Record<keyof typeof english, string>;
