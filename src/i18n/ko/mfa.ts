import type { mfa as english } from '../en/mfa.ts';

export const mfa = {
  'flag.mfa-devices': '관리자 사용자의 MFA 디바이스 수(기본값 1). 휴대폰을 잃어버릴 수 있으니 2개가 좋습니다',
  'flag.mfa-device': '새 MFA 디바이스 이름(기본값: 사용자 이름). 두 번째 디바이스에는 뒤에 -2가 붙습니다',
  'resource.iam.mfa-device': 'MFA 디바이스',
  'fact.userName': '사용자에게 할당',

  'root-mfa.question': '루트 사용자에게 이제 MFA가 있습니까?',
  'root-mfa.done': '예, 켰습니다',
  'root-mfa.later': '나중에',
  'root-mfa.how': [
    '루트 사용자는 모든 작업을 할 수 있습니다. 루트 사용자의 MFA는 프로그램으로 켤 수 없고 브라우저에서 직접 켜야 합니다.',
    '1. {url} 페이지를 여세요.',
    '2. 계정 {account}의 루트 사용자로 로그인하세요. IAM 사용자가 아니라 이메일 주소로 로그인합니다.[[ 지금 로그인한 {who} 자격 증명으로는 대신할 수 없습니다.]]',
    '3. "멀티 팩터 인증(MFA)"에서 "MFA 디바이스 할당"을 고르세요.',
    '4. 이름을 입력하고 "인증 관리자 앱"을 고른 뒤 휴대폰으로 코드를 스캔하세요.',
    '5. 연속된 코드 2개를 입력하세요. 휴대폰을 잃어버릴 때를 대비해 두 번째 디바이스도 같은 방법으로 할당하세요.',
  ].join('\n'),
  'root-mfa.waiting': 'AWS에 나타날 때까지 기다립니다. 보통 몇 초, 길어도 2분입니다.',
  'root-mfa.on': '루트 사용자에게 MFA가 있습니다.',
  'root-mfa.not-yet':
    '아직 AWS에는 루트 사용자의 MFA가 없는 것으로 나옵니다. 페이지를 다시 확인하거나 "나중에"를 고르세요.',
  'root-mfa.no-root': '이 파티션의 계정에는 루트 사용자가 없으므로 켤 MFA도 없습니다.',
  'root-mfa.unseen':
    'iam:GetAccountSummary 권한이 없어 루트 사용자에게 MFA가 있는지 알 수 없습니다. 루트 사용자가 콘솔의 보안 자격 증명 페이지에서 확인할 수 있습니다.',
  'root-mfa.note-later':
    '루트 사용자의 MFA를 곧 켜세요. MFA가 없으면 암호 하나만 훔쳐도 계정을 차지할 수 있습니다. 아래 주소에 루트 사용자로 로그인하세요. 순서는 "aws-ecs-setup root-mfa[[ {options}]]" 명령이 알려 주고, doctor 명령이 다시 알립니다.\n{url}',

  'mfa.devices': '"{user}" 사용자에게 MFA 디바이스를 몇 개 둘까요?',
  'mfa.devices-1': '1개',
  'mfa.devices-2': '2개(잃어버릴 때를 대비)',
  'mfa.device': 'MFA 디바이스 이름',
  'mfa.not-for-identity-center':
    'IAM Identity Center로 로그인했고 관리자 사용자를 만들지 않으므로 MFA 디바이스를 할당할 사용자가 없습니다. Identity Center에는 자체 MFA가 있습니다. 이미 있는 사용자라면: --only mfa --admin-user NAME',
  'mfa.found': '"{user}" 사용자에게 이미 {count}개가 있습니다: {devices}',
  'mfa.title': '"{user}" 사용자의 MFA 디바이스 {number}',
  'mfa.scan':
    '1. 휴대폰에서 인증 앱을 열고 계정을 추가한 뒤 이 코드를 스캔하세요. 카메라가 없으면 앱에 이 비밀 키를 입력하세요.',
  'mfa.type-secret': '1. 휴대폰에서 인증 앱을 열고 계정을 추가한 뒤 이 비밀 키를 입력하세요.',
  'mfa.two-codes': '2. 앱에 보이는 코드를 입력하고, 이어서 다음 코드를 입력하세요. 30초마다 새 코드가 나옵니다.',
  'mfa.leave':
    '코드 없이 Enter를 두 번 누르면 지금은 건너뜁니다. 비밀 키는 어디에도 저장되지 않으며 이 화면과 함께 사라집니다.',
  'mfa.first-code': '첫 번째 코드:',
  'mfa.second-code': '두 번째 코드:',
  'mfa.next-code': '다음 코드를 기다리세요. 약 {seconds}초 뒤 앱에 나타납니다.',
  'mfa.next-code-now': '이제 앱에 다음 코드가 보일 것입니다.',
  'mfa.same-code': '같은 코드입니다. 앱에 다른 코드가 나타날 때까지 기다리세요.',
  'mfa.six-digits': '코드는 숫자 6자리입니다.',
  'mfa.leave-again': '코드를 입력하지 않았습니다. Enter를 한 번 더 누르면 지금은 건너뜁니다.',
  'mfa.checking': 'AWS가 코드를 확인하고 있습니다.',
  'mfa.again-wrong': 'AWS가 코드를 받지 않았습니다. 휴대폰 시계가 맞습니까? 남은 횟수: {left}',
  'mfa.again-late': '시간이 걸려 앱과 맞지 않을 수 있습니다. 새 코드 2개를 입력하세요.',
  'mfa.note-sign-in':
    '이제 "{user}" 사용자가 콘솔에 로그인하면 암호 다음에 인증 앱의 코드를 묻습니다. 액세스 키를 쓰는 프로그램에는 묻지 않습니다.',
  'mfa.note-second':
    '휴대폰을 잃어버리면 다른 사람이 디바이스를 해제해 줄 때까지 "{user}" 사용자로 로그인할 수 없습니다. 두 번째 디바이스를 두면 도움이 됩니다.\naws-ecs-setup mfa --mfa-devices 2[[ {options}]]',

  'progress.left-out': '지금은 건너뜀: {resource} {value}',
  'error.unattended': '사람이 참여해야 하는 작업입니다({name}[[, {action}]]). 터미널에서 명령을 실행하세요.',
  'unattended.mfa':
    '"{user}" 사용자의 MFA 디바이스를 등록하려면 휴대폰을 가진 사람이 있어야 하는데, 여기서는 물어볼 수 없습니다. 만든 것은 없습니다. 터미널에서 --yes와 --json 없이 실행하세요: aws-ecs-setup mfa[[ {options}]]',
  'unattended.given-up':
    '"{user}" 사용자의 디바이스는 만들지 않았습니다. 휴대폰이 준비되면 실행하세요: aws-ecs-setup mfa[[ {options}]]',
  'mfa.left-behind':
    'MFA 디바이스({serial})를 "{user}" 사용자에게 할당하지 못했고, AWS가 삭제도 허용하지 않았습니다. 아무도 쓸 수 없는 디바이스입니다. 다음 실행에서 교체하며 destroy 명령으로 제거할 수 있습니다: aws-ecs-setup mfa[[ {options}]]',
  'unattended.wrong-codes':
    'AWS가 코드를 {tries}번 받지 않아 "{user}" 사용자의 디바이스를 다시 제거했습니다. 앱에서 그 계정을 삭제하고 휴대폰 시계를 자동으로 맞춘 뒤 실행하세요: aws-ecs-setup mfa[[ {options}]]',
} as const satisfies Record<keyof typeof english, string>;
