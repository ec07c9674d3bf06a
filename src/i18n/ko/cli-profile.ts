import type { cliProfile as english } from '../en/cli-profile.ts';

export const cliProfile = {
  'resource.computer.cli-profile': 'AWS CLI 프로필',
  'resource.iam.access-key': '액세스 키',
  'fact.profile': '프로필 이름',
  'fact.region': '리전',
  'fact.output': '출력 형식',
  'fact.account': '계정',
  'fact.secret': '시크릿을 잃어버려 교체',
  'flag.cli-profile': 'AWS CLI 프로필 이름(기본값 default, 이미 쓰고 있으면 aws-ecs-setup)',
  'flag.cli-auth': '프로필의 로그인 방법: aws login(기본값) 또는 관리자 사용자의 액세스 키',
  'cli-profile.auth': 'AWS CLI가 어떻게 로그인하게 할까요?',
  'cli-profile.auth-login': '"aws login": 브라우저로 로그인. 이 컴퓨터에 키를 두지 않음',
  'cli-profile.auth-access-key': '액세스 키: 브라우저를 열 수 없는 프로그램용. 만료되지 않음',
  'cli-profile.name': 'AWS CLI 프로필 이름',
  'cli-profile.region': 'AWS CLI 프로필의 리전',
  'cli-profile.long-term':
    '{user} 사용자의 액세스 키는 만료되지 않고 파일에 남습니다. 파일을 읽은 사람은 누구나 {user} 사용자의 권한을 모두 쓸 수 있습니다. "aws login"에는 이런 키가 필요 없습니다(--cli-auth login).',
  'cli-profile.note-login':
    '"{profile}" 프로필을 {path} 파일에 적었습니다. 브라우저로 로그인하려면(로그인이 만료된 뒤에도 마찬가지):\n{command}',
  'cli-profile.note-login-later':
    '"{profile}" 프로필을 {path} 파일에 적었습니다. AWS CLI {wanted} 이상을 설치한 뒤[[(설치된 버전: {version})]] 브라우저로 로그인하세요:\n{command}',
  'cli-profile.note-practice':
    '"{profile}" 프로필을 {path} 파일에 적었습니다. 연습 계정의 파일이라 AWS CLI가 읽지 않으며, 로그인할 곳도 없습니다. 실제 계정에서는 여기에 로그인 명령이 나옵니다.',
  'cli-profile.note-permission':
    '루트 사용자와 관리자는 aws login을 쓸 수 있습니다. 그 밖의 사용자와 역할에는 다음 정책이 필요합니다:\n{policy}',
  'cli-profile.note-own':
    '{path} 파일의 "{profile}" 프로필에는 이미 자체 자격 증명이 있어 그대로 두었습니다. 누구의 것인지 확인하려면:\n{check}',
  'cli-profile.note-key':
    '액세스 키를 본인만 읽을 수 있는 {credentials} 파일의 "{profile}" 프로필에 적었습니다. AWS는 시크릿을 다시 보여 주지 않습니다. 확인하려면:\n{check}',
  'conflict.cli-profile-differs':
    '같은 이름의 프로필이 이미 있으며 {fact} 값이 "{have}"입니다. "{want}" 값으로 바꾸면 지금 값이 사라지므로 동의할 때만 변경합니다. 또는 프로필에 다른 이름을 쓰세요.',
  'conflict.access-key-gone':
    '이 프로필용으로 만든 액세스 키가 계정에는 있지만 자격 증명 파일에는 더 이상 없습니다: {have}. 쓰는 사람이 없다면 IAM에서 삭제한 뒤 같은 명령을 다시 실행하세요.',
  'conflict.access-key-doubtful':
    '중단된 이전 실행에서 만들었거나 다른 사람이 만들었을 수 있는 액세스 키가 있습니다: {have}. 쓰는 사람이 없다면 IAM에서 삭제한 뒤 같은 명령을 다시 실행하세요.',
  'conflict.access-key-foreign':
    '자격 증명 파일의 이 프로필에 관리자 사용자의 것이 아닌 키가 있습니다: {have}. 덮어쓰지 않습니다. 프로필에 다른 이름을 쓰세요.',
  'conflict.access-key-two':
    '이 사용자에게 이미 액세스 키가 두 개 있어 더 만들 수 없습니다(괄호 안은 AWS가 아는 마지막 사용 날짜): {have}. 어느 것도 삭제하지 않습니다. 쓰지 않는 키를 IAM에서 삭제하거나 aws login으로 로그인하세요.',
  'conflict.access-key-inactive':
    '이 프로필의 액세스 키가 IAM에서 비활성화되었습니다: {have}. 다시 활성화하지 않습니다. 프로필에 다른 이름을 쓰거나 aws login으로 로그인하세요.',
  'choice.other-cli-profile': '프로필에 다른 이름 사용',
  'choice.cli-login': '액세스 키 없이 aws login으로 로그인',
  'input.cli-profile':
    '"{value}" 값은 프로필 이름으로 쓸 수 없습니다. 문자, 숫자 또는 _로 시작하고 문자, 숫자, . _ @ + - 문자로 이루어진 64자 이하의 이름을 쓰세요.',
  'access-key.never-root':
    '이름이 "{user}"인 사용자의 액세스 키는 만들지 않습니다. 루트 사용자의 키는 모든 작업을 할 수 있고 제한할 수도 없습니다. aws login으로 로그인하거나 --admin-user 옵션으로 다른 사용자를 지정하세요.',
  'access-key.no-answer':
    'AWS가 {user} 사용자의 액세스 키를 만들고도 알려 주지 않았습니다. 같은 명령을 다시 실행하면 키를 교체합니다.',
  'access-key.not-taken':
    '액세스 키 {key} 값을 "{profile}" 프로필에 적었지만 AWS가 아직 받아들이지 않습니다. 몇 분 뒤 같은 명령을 다시 실행하세요.',
  'access-key.profile-taken':
    '그사이 {path} 파일의 "{profile}" 프로필에 다른 키가 생겼습니다: {key}. 덮어쓰지 않습니다. 다른 이름을 쓰세요: --cli-profile NAME',
  'file.not-text':
    '{path} 파일이 UTF-8 일반 텍스트가 아니어서 변경하지 않았습니다. UTF-8로 저장하거나 다른 파일을 지정한 뒤 같은 명령을 다시 실행하세요.',
  'undo.cli-profile-in-use':
    '지금 이 실행이 {names} 프로필로 동작하고 있습니다. 다른 프로필로 로그인한 뒤 같은 명령을 다시 실행하세요.',
  'undo.cli-profile-key': '이 프로필의 액세스 키가 남아 있습니다: {names}.',
  'undo.cli-profile-more': '그 뒤 프로필에 다른 설정이 추가되었습니다: {names}. 필요 없다면 먼저 지우세요.',
  'doctor.access-keys.title': '관리자 사용자에게 불필요한 액세스 키가 없음',
  'doctor.access-keys.why':
    '액세스 키는 만료되지 않으며, 잊힌 키는 언젠가 다른 사람의 손에 들어갑니다. aws login을 쓰면 키가 필요 없습니다.',
  'doctor.access-keys.none': '관리자 사용자 {user}에게 액세스 키가 없습니다.',
  'doctor.access-keys.in-order':
    '{user} 사용자의 액세스 키 {key} 값은 AWS CLI 프로필에서 쓰는 키입니다. 만든 지 {days}일 되었습니다.',
  'doctor.access-keys.old':
    '{user} 사용자의 액세스 키 {key} 값은 만든 지 {days}일 되었습니다[[(마지막 사용: {used})]]. 키는 90일마다 교체하는 것이 좋습니다.',
  'doctor.access-keys.other':
    '{user} 사용자에게 이 설정이 쓰지 않는 액세스 키가 있습니다: {key}. 만든 지 {days}일 되었습니다[[(마지막 사용: {used})]].',
  'doctor.access-keys.how': '쓰는 사람이 없다면 다음 페이지의 {user} 사용자에서 삭제하세요: {url}',
} as const satisfies Record<keyof typeof english, string>;
