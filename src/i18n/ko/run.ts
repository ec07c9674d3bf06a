import type { run as english } from '../en/run.ts';

export const run = {
  'identity.signed-in': '계정 {account}({partition}), 로그인: {who}.',
  'identity.regions': '리전: {regions}.',
  'identity.kind-root': '루트 사용자',
  'identity.kind-user': 'IAM 사용자 {name}',
  'identity.kind-role': '역할 {name}',
  'identity.kind-sso': 'IAM Identity Center 역할 {name}',
  'identity.kind-federated': '페더레이션 사용자 {name}',
  'identity.endpoint':
    '환경 변수나 프로필에 엔드포인트가 설정되어 있어, 호출을 AWS가 아니라 {endpoint} 주소로 보냅니다.',
  'identity.practice':
    '연습 계정입니다. 실제로는 아무것도 만들지 않고 비용도 들지 않으며, 어떤 AWS 계정도 건드리지 않습니다.',
  'run.resuming':
    '{since}에 시작한 설정을 이어서 진행합니다. 지금까지 기록된 항목: 완료 {done}개[[, 시작했지만 끝나지 않은 것 {begun}개]].',
  'run.resuming-answers': '{since}에 시작한 설정을 이어서 진행합니다. 아직 만든 것은 없습니다.',
  'run.removal-begun': '{since}에 시작한 제거 작업이 아직 끝나지 않았습니다. 제거를 이어서 진행하려면: {command}',
  'run.again': '이 설정은 전에 완료되었습니다. 지금 상태를 확인하고 없는 것만 만듭니다.',
  'run.looking': '계정을 살펴보는 중입니다. 이때는 아무것도 변경하지 않습니다.',
  'run.slowed':
    '지금 AWS가 {service} 호출을 제한하고 있어 천천히 진행합니다. 문제가 생긴 것은 아니며 잃어버리는 것도 없습니다.',
  'run.state-healed':
    '상태 파일 "{path}" 이(가) 없거나 손상되어 백업을 사용합니다. 계정을 직접 다시 확인하므로 따로 할 일은 없습니다.',
  'run.saved-answers': '전에 받은 답을 다시 사용합니다. 다시 답하려면 --ask 옵션을 사용하세요.',
  'run.regions-asked': '어느 리전을 설정할까요?',
  'run.region-other': '이 계정에서 활성화한 다른 리전',
  'run.no-state-yet': '이 컴퓨터에는 이 계정의 설정 기록이 없습니다. 계정을 기본값과 비교합니다.',
  'run.other-account':
    '지금 계정만의 설정입니다. 이 컴퓨터에는 다른 계정({accounts})의 설정도 있으며, 그 설정은 건드리지 않습니다.',
  'run.skipped-step': '건너뜀: {step}',
  'run.confirm': '이대로 변경할까요?',
  'run.declined': '계정에 아무것도 만들거나 변경하지 않았습니다. 답은 다음 실행을 위해 저장해 두었습니다.',
  'run.dry-run-end': '모의 실행입니다. 계정도 이 컴퓨터도 변경하지 않았습니다.',
  'run.nothing-to-do': '모두 갖추어져 있어 변경할 것이 없었습니다.',
  'run.only-looked': '여기서는 만들 것이 없어 아무것도 변경하지 않았습니다.',
  'run.left-out': '지금은 건너뛴 항목: {count}개. 그 밖에 남은 일은 없습니다. 나중에 하는 방법은 위에 있습니다.',
  'run.done': '완료했습니다. 계정을 다시 조회하여 모두 갖추어진 것을 확인했습니다.',
  'run.left-undone':
    '남은 항목: {count}개. 이유는 위에 있습니다. 만든 것은 기록되어 있으니, 문제를 해결한 뒤 같은 명령을 다시 실행하세요.[[ 이어서 진행: {command}]]',
  'run.unconfirmed':
    '다시 조회했을 때 계정에 보이지 않은 항목: {nodes}. AWS에 반영되는 데 시간이 더 걸릴 수 있으니 나중에 확인하세요: aws-ecs-setup status[[ {options}]]',
  'run.credentials-lost':
    'AWS가 더 이상 자격 증명을 받아들이지 않아 중단했습니다. 만든 것은 모두 기록되어 있고 잃어버린 것은 없습니다. 자격 증명을 다시 받은 뒤 이어서 진행: {command}',
  'run.interrupted-early': '중단했습니다. 계정에서 변경한 것은 없습니다. 이어서 진행: {command}',
  'run.interrupted':
    '중단했습니다. 만든 것은 기록되어 있습니다. 진행 중이던 호출은 처리되었을 수 있으며, 다음 실행에서 먼저 확인합니다. 이어서 진행: {command}',
  'run.root-recommend':
    '지금 루트 사용자로 로그인되어 있습니다. AWS는 일상 작업에 루트 사용자를 쓰지 않도록 권장합니다. 이제 관리자 사용자({user})가 준비되었습니다. 어떻게 진행할까요?',
  'run.root-choice-switch': '여기서 멈추고 {user} 사용자로 이어서 진행(권장)',
  'run.root-choice-go-on': '루트 사용자로 계속 진행',
  'run.root-switch-how':
    '1. 콘솔에 {user} 사용자로 로그인하세요: {url}\n2. 이 터미널에서 쓸 {user} 사용자의 자격 증명을 받으세요. 예: aws login\n3. 이어서 진행하세요: {command}',
  'run.root-goes-on':
    '이번에는 루트 사용자로 계속 진행합니다. AWS는 일상 작업에 루트 사용자를 쓰지 않도록 권장하니, 앞으로는 {user} 사용자로 로그인하세요: {url}',
  'run.root-stopped': '나머지 단계를 관리자 사용자로 진행하도록 여기서 멈췄습니다. 이어서 진행: {command}',
} as const satisfies Record<keyof typeof english, string>;
