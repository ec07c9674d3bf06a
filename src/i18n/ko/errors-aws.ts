import type { errorsAws as english } from '../en/errors-aws.ts';

export const errorsAws = {
  'credentials.none':
    '환경 변수, 프로필, 로그인 어디에서도 AWS 자격 증명을 찾지 못했습니다. aws login 명령 등으로 자격 증명을 받은 뒤 같은 명령을 다시 실행하세요.',
  'credentials.login-expired':
    '"{profile}" 프로필의 로그인이 없거나 만료되었습니다. 다시 로그인하세요: aws login --profile {profile}',
  'credentials.sso-expired':
    '"{profile}" 프로필의 IAM Identity Center 로그인이 없거나 만료되었습니다. 다시 로그인하세요: aws sso login --profile {profile}',
  'credentials.mfa-refused':
    'AWS가 "{profile}" 프로필의 MFA 코드를 받아들이지 않았습니다. 코드가 틀렸거나 너무 오래되었습니다. 디바이스에 다음 코드가 나오면 같은 명령을 다시 실행하세요.',
  'credentials.mfa-needs-terminal':
    '이 프로필에는 MFA 디바이스 {serial}의 코드가 필요한데 입력할 터미널이 없습니다. 터미널에서 명령을 실행하거나 코드가 필요 없는 자격 증명을 쓰세요.',
  'credentials.process-failed':
    '"{profile}" 프로필의 자격 증명을 주는 프로그램(credential_process)이 실패했습니다. 그 프로그램을 직접 실행하여 원인을 확인한 뒤 같은 명령을 다시 실행하세요. 메시지: {message}',
  'credentials.profile-unusable':
    '"{profile}" 프로필은 있지만 쓸 수 있는 자격 증명이 없습니다. aws login --profile {profile} 명령 등으로 완성하거나 --profile 옵션으로 다른 프로필을 지정하세요. 메시지: {message}',
  'credentials.profile-missing':
    'AWS 설정 및 자격 증명 파일에 "{profile}" 프로필이 없습니다.[[ 있는 프로필: {known}.]] --profile 옵션이나 AWS_PROFILE 값을 확인하거나 프로필을 만드세요: aws login --profile {profile}',
  'credentials.profile-over-keys':
    '"{profile}" 프로필을 사용하며, 환경 변수의 액세스 키는 사용하지 않습니다. 액세스 키를 쓰려면 AWS_PROFILE 설정을 지우고 --profile 옵션을 빼세요.',
  'credentials.role-denied':
    '"{profile}" 프로필은 역할[[({role})]]을 수임하도록 설정되어 있는데 AWS가 거부했습니다. 역할 관리자에게 신뢰 정책에 추가하고 {action} 권한을 달라고 요청하세요. 메시지: {message}',
  'credentials.clock':
    '이 컴퓨터의 시계가 몇 분 이상 맞지 않아 AWS가 요청을 거부합니다. 날짜와 시간을 맞춘 뒤(자동 설정 권장) 같은 명령을 다시 실행하세요.',
  'credentials.expired':
    '"{profile}" 프로필의 자격 증명이 만료되었습니다. aws login 또는 aws sso login 명령 등으로 새로 받은 뒤 같은 명령을 다시 실행하세요.',
  'credentials.invalid':
    'AWS가 모르는 자격 증명이거나("{profile}" 프로필) 비밀 키가 액세스 키와 맞지 않습니다. 삭제되었거나 잘못 입력되었을 수 있습니다. 다시 로그인하거나 값을 고치세요. 메시지: {message}',
  'credentials.not-for-iam':
    'AWS가 이 자격 증명을 받아들이지만 IAM에서는 거부합니다({name}). MFA 코드 없이 받은 임시 자격 증명으로는 IAM을 쓸 수 없습니다. aws login 명령 등 다른 방법으로 로그인하거나 MFA 코드로 자격 증명을 받은 뒤 같은 명령을 다시 실행하세요.',
  'account.not-expected':
    '이 자격 증명은 {expected} 계정이 아니라 {actual} 계정의 것입니다. 아무것도 하지 않았습니다. 맞는 계정의 자격 증명을 쓰거나 계정 ID를 고치세요.',
  'identity.unreadable':
    'AWS가 알 수 없는 종류의 자격 증명으로 응답했습니다({arn}). IAM 사용자, 역할, IAM Identity Center 또는 루트 사용자를 쓰세요.',
  'partition.unknown':
    '이 도구가 모르는 AWS 파티션의 자격 증명입니다({partition}). aws, aws-cn, aws-us-gov, aws-eusc에서 쓸 수 있습니다.',
  'region.invalid':
    '"{value}" 값({source})은 리전 이름이 아닙니다. ap-northeast-2 같은 이름을 쓰고, 여러 개는 쉼표로 구분하세요.',
  'region.unknown': '이 계정에 "{value}" 리전은 없습니다.[[ 비슷한 이름: {nearest}.]] 이름을 확인하세요.',
  'region.not-enabled':
    '이 계정에서 {region} 리전이 활성화되어 있지 않습니다. {url} 페이지에서 활성화하거나(몇 분 걸릴 수 있음) 다른 리전을 고르세요.',
  'region.refused':
    'AWS가 이 자격 증명을 받아들이지만 {region} 리전에서는 거부합니다. 이 계정에서 리전이 활성화되지 않았거나 몇 분 전에 활성화되었을 수 있습니다. {url} 페이지에서 활성화하거나(몇 분 걸릴 수 있습니다) 다른 리전을 고르세요. 그 전에 받은 임시 자격 증명은 다시 로그인하여 새로 받아야 합니다. 그런 다음 같은 명령을 다시 실행하세요.',
  'network.unreachable':
    'AWS에 연결할 수 없습니다[[({host})]]. 네트워크 연결을 확인하고, 프록시가 필요하면 HTTPS_PROXY 값도 확인한 뒤 같은 명령을 다시 실행하세요. 메시지: {message}',
  'network.proxy-refused':
    '이 컴퓨터와 AWS 사이의 프록시가 연결을 거부했거나 응답하지 않았습니다. HTTPS_PROXY 값과 프록시의 허용 범위를 확인하세요. 메시지: {message}',
  'network.proxy-unsupported':
    '프록시[[({proxy})]]가 지원하지 않는 프로토콜을 사용합니다[[({protocol})]]. HTTPS_PROXY 값을 http:// 또는 https://로 시작하는 주소로 설정하세요.',
  'network.untrusted':
    'AWS 연결[[({host})]]을 신뢰할 수 없습니다. 인증서가 알려진 기관의 것이 아닙니다. 네트워크에서 트래픽을 검사한다면 NODE_EXTRA_CA_CERTS에 그 인증서 파일을 지정하세요. 메시지: {message}',
  'own-address.url':
    'AWS_ECS_SETUP_CHECKIP_URL 값 "{url}" 주소는 https 주소가 아닙니다. 중간에서 SSH 허용 대상을 바꿀 수 없도록 https만 사용합니다. 값을 고치거나 지우세요.',
  'setup.two-ids':
    '이 계정에는 둘 이상의 설정이 남긴 표시({ids})가 있어 어느 설정을 이어 갈지 알 수 없습니다. 원하는 설정의 상태 폴더를 지정하거나(--state-dir) 다른 설정의 aws-ecs-setup:setup-id 태그를 제거하세요.',
  'guard.write-refused':
    '조회만 하는 중에 변경하는 호출({action})이 있어 막았습니다. 변경된 것은 없습니다. 이 도구의 오류이니 알려 주세요.',
} as const satisfies Record<keyof typeof english, string>;
