import type { errors as english } from '../en/errors.ts';

export const errors = {
  'error.title': '오류:',
  'error.aws-said': 'AWS 메시지: {message}',
  'error.debug-hint': '기술적인 세부 정보를 보려면 --debug 옵션을 붙여 명령을 다시 실행하세요.',
  'error.denied':
    '로그인한 자격 증명[[({who})]]에 권한이 없어 AWS가 호출을 거부했으며[[({action})]][[, 대상: {resource}]], 이 호출로 변경된 것은 없습니다.[[ 만든 것에 태그를 붙이는 권한도 필요합니다: {also}.]] 계정 관리자에게 허용을 요청하거나(권한 경계나 조직의 정책이 금지할 수도 있음) 권한이 있는 자격 증명을 쓴 뒤 같은 명령을 다시 실행하세요.',
  'error.denied-by-organization':
    '조직의 서비스 제어 정책(SCP)이 금지하고 있어 AWS가 호출을 거부했습니다[[({action})]][[, 대상: {resource}]][[, 로그인: {who}]]. 이 호출로 변경된 것은 없습니다. 이 자격 증명의 정책에 명령문을 추가하는 것만으로는 해결되지 않습니다. AWS Organizations 관리자가 그 정책을 바꾸거나, 정책이 적용되지 않는 계정에서 작업해야 합니다. 그 뒤 같은 명령을 다시 실행하세요.',
  'error.denied-by-boundary':
    '자격 증명의 권한 경계가 허용하지 않아 AWS가 호출을 거부했습니다[[({action})]][[, 대상: {resource}]][[, 로그인: {who}]]. 이 호출로 변경된 것은 없습니다. 이 자격 증명의 정책에 명령문을 추가하는 것만으로는 해결되지 않습니다. 계정 관리자가 권한 경계에서도 허용하거나 다른 자격 증명을 주어야 합니다. 그 뒤 같은 명령을 다시 실행하세요.',
  'error.statement': '허용하는 정책 명령문:',
  'error.absent':
    '필요한 것이 없습니다({name}[[, {action}]]). 그사이 제거되었거나 아직 AWS에 보이지 않을 수 있습니다. 같은 명령을 다시 실행하면 계정을 새로 조회합니다.',
  'error.exists':
    '같은 이름이 이미 있습니다({name}[[, {action}]]). 같은 명령을 다시 실행하여 계획에서 확인하거나 다른 이름을 고르세요.',
  'error.alias-taken':
    '다른 AWS 계정이 이미 이 별칭을 쓰고 있습니다. 별칭은 모든 계정이 함께 씁니다. --alias NAME으로 다른 별칭을 정하거나, --alias ""로 별칭 없이 진행하세요.',
  'error.in-use':
    '다른 것이 아직 사용하고 있어 AWS가 제거하지 않았습니다({name}[[, {action}]]). 사용하는 것을 먼저 제거한 뒤 같은 명령을 다시 실행하세요.',
  'error.busy':
    '계정의 다른 변경이 제시간에 끝나지 않았습니다({name}[[, {action}]]). 이 호출로 변경된 것은 없습니다. 몇 분 뒤 같은 명령을 다시 실행하세요.',
  'error.throttled':
    '한꺼번에 호출이 너무 많아 AWS가 거부했습니다({name}[[, {action}]]). 같은 계정의 다른 프로그램도 함께 계산됩니다. 몇 분 뒤 같은 명령을 다시 실행하세요.',
  'error.ambiguous':
    'AWS에서 분명한 응답이 오지 않아({name}[[, {action}]]) 호출이 처리되었는지 알 수 없습니다. 네트워크를 확인한 뒤 같은 명령을 다시 실행하세요. 먼저 조회하므로 두 번 만들지 않습니다.',
  'error.credentials':
    'AWS가 자격 증명을 받아들이지 않습니다({name}[[, {action}]]). 잘못되었거나 만료되었을 수 있습니다. aws login 또는 aws sso login 명령 등으로 다시 로그인한 뒤 같은 명령을 다시 실행하세요.',
  'error.clock':
    '이 컴퓨터의 시계가 AWS와 몇 분 이상 달라 AWS가 호출을 거부합니다({name}[[, {action}]]). 날짜와 시간을 맞춘 뒤(자동 설정을 켜세요) 같은 명령을 다시 실행하세요.',
  'error.expired':
    '자격 증명이 만료되었습니다({name}[[, {action}]]). 만든 것은 기록되어 있습니다. aws login 또는 aws sso login 명령 등으로 다시 로그인한 뒤 같은 명령을 다시 실행하세요.',
  'error.quota':
    '계정의 할당량에 도달했습니다[[: {quota}]] ({name}[[, {action}]]). 필요 없는 것을 제거하거나 콘솔의 Service Quotas에서 할당량 증가를 요청한 뒤[[ (할당량 코드 {quotaCode})]] 같은 명령을 다시 실행하세요.',
  'error.blocked':
    'AWS가 이 계정을 차단했습니다({name}[[, {action}]]). AWS만 차단을 풀 수 있으니 콘솔(https://console.aws.amazon.com/support)에서 AWS Support에 문의한 뒤 같은 명령을 다시 실행하세요.',
  'error.not-ready':
    '계정이나 리전이 아직 활성화되지 않았습니다({name}[[, {action}]]). 가입한 뒤 보통 몇 분, 길게는 24시간이 걸리며 끝나면 AWS에서 이메일을 보냅니다. 그 뒤 같은 명령을 다시 실행하세요. 계정이 차단되었다는 메시지라면 AWS Support에 문의하세요.',
  'error.invalid':
    'AWS가 값을 받아들이지 않았습니다({name}[[, {action}]]). 어느 값인지는 AWS 메시지에 있습니다. 답을 바꾼 뒤 같은 명령을 다시 실행하세요.',
  'error.aborted':
    '끝나기 전에 중단했습니다. 만든 것은 기록되어 있습니다. 같은 명령을 다시 실행하면 이어서 진행합니다.',
  'error.other':
    '작업하지 못했습니다({name}[[, {action}]]). 만든 것은 기록되어 있습니다. 메시지에 나온 문제를 해결한 뒤 같은 명령을 다시 실행하세요.',
  'error.sign-up': [
    '아직 AWS 계정이 없다면:',
    '1. https://portal.aws.amazon.com/billing/signup 페이지를 여세요.',
    '2. 이메일 주소, 암호, 계정 이름을 입력하고 무료 플랜 또는 유료 플랜을 고르세요.',
    '3. 주소와 결제 카드를 입력하고, 문자 메시지나 전화로 본인 확인을 하세요.',
    '4. 무료인 기본 지원 플랜을 고르세요.',
    '5. 계정이 활성화되었다는 이메일을 기다리세요. 보통 몇 분, 길게는 24시간이 걸립니다.',
    '계정이 있다면 다음 중 한 가지 방법으로 자격 증명을 받으세요:',
    '- aws login(AWS CLI 2.32.0 이상): 브라우저로 로그인합니다',
    '- 콘솔의 AWS CloudShell: 자격 증명이 이미 준비되어 있습니다',
    '- aws configure sso 다음에 aws sso login: IAM Identity Center를 쓸 때',
    '- 이미 있는 프로필: --profile NAME',
    '- 환경 변수: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN',
    '계정 없이 연습하려면: --sandbox',
  ].join('\n'),
} as const satisfies Record<keyof typeof english, string>;
