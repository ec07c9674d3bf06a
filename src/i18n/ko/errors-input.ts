import type { errorsInput as english } from '../en/errors-input.ts';

export const errorsInput = {
  'input.language': '"{value}" 언어는 지원하지 않습니다. en(영어) 또는 ko(한국어)를 쓰세요.',
  'input.no-terminal':
    '질문할 수 있는 터미널이 없습니다. 기본값으로 진행하려면 이 옵션을 쓰고, 아니면 터미널에서 명령을 실행하세요.',
  'input.unknown-option':
    '여기에는 이런 옵션이 없습니다.[[ 비슷한 옵션: {nearest}.]] 옵션 목록은 --help 옵션으로 볼 수 있습니다.',
  'input.flag-without-value':
    '이 옵션 뒤에는 값이 필요합니다. 값을 적어 주세요. 쓸 수 있는 값은 --help 옵션으로 볼 수 있습니다.',
  'input.unknown-command':
    '"{value}" 명령은 없습니다.[[ 비슷한 것: {nearest}.]] 명령 목록을 보려면: aws-ecs-setup --help',
  'input.too-many-arguments':
    '"{value}" 단어는 명령도 옵션도 아닙니다. 명령 목록은 aws-ecs-setup --help로 볼 수 있습니다. 옵션의 값은 옵션 바로 뒤에 적고, 공백이 있으면 따옴표로 묶으세요.',
  'input.usage': '명령을 해석할 수 없습니다: {message} --help 옵션으로 사용법을 확인하세요.',
  'input.missing-region':
    '어느 리전을 설정할지 알 수 없습니다. 옵션, AWS_REGION, AWS_DEFAULT_REGION, 프로필 어디에도 없습니다. 예를 들어 ap-northeast-2 값을 지정하세요.',
  'input.extras':
    '[["{extra}"은(는) 추가 항목이 아닙니다. ]]추가 항목: {extras}. 하나 이상을 쉼표로 구분하여 적거나 none을 적으세요.',
  'input.extra-denied':
    '추가 항목 "{value}" 항목을 선택했지만 다른 답은 이를 원하지 않는다고 합니다. 둘 중 하나를 빼세요.',
  'input.flag-idle':
    '이 옵션은 "{step}" 단계에 속하는데, 이번에는 그 단계를 진행하지 않으므로(--only, --skip 참고) 아무 효과가 없습니다. 옵션을 빼거나 그 단계도 진행하세요.',
  'input.same-name': '"{value}" 이름을 이 설정에서 두 번 사용합니다: {nodes}. 둘 중 하나에 다른 이름을 지정하세요.',
  'input.only-and-with': '--only로 적은 단계만 진행하므로 --with를 함께 쓸 수 없습니다. 모두 --only에 적으세요.',
  'input.only-and-skip': '단계는 --only 또는 --skip 중 하나로 고르며, 둘을 함께 쓸 수 없습니다. 하나만 쓰세요.',
  'input.unknown-node':
    '"{value}" 항목은 이번 계획에 없습니다. 쓸 수 있는 이름은 계획(--dry-run --json)에서 볼 수 있습니다.',
  'input.steps': '[["{step}" 단계는 없습니다. ]]단계: {steps}. 하나 이상을 쉼표로 구분하여 적으세요.',
  'input.iam-name':
    '"{value}" 값은 IAM 이름으로 쓸 수 없습니다. 영문자, 숫자, _ + = , . @ - 문자로 1~{most}자를 공백 없이 적으세요.',
  'input.alias':
    '"{value}" 값은 계정 별칭으로 쓸 수 없습니다. 소문자, 숫자, 하이픈(연속 불가)으로 3~63자를 적고, 처음과 끝은 문자나 숫자로 하세요. 숫자 12자리만으로는 안 됩니다.',
  'input.key-name':
    '"{value}" 값은 키 페어 이름으로 쓸 수 없습니다. 영문자, 숫자, . _ - 문자로 250자까지 적고, 점으로 시작하지 마세요.',
  'input.security-group-name':
    '"{value}" 값은 보안 그룹 이름으로 쓸 수 없습니다. 영문자, 숫자, 공백, 일반 문장 부호로 255자까지 적으세요. "sg-"로 시작하거나 "default"일 수 없습니다.',
  'input.cluster-name':
    '"{value}" 값은 클러스터 이름으로 쓸 수 없습니다. 영문자, 숫자, _ - 문자로 255자까지 공백 없이 적으세요.',
  'input.name-tag':
    '"{value}" 값은 이름 태그로 쓸 수 없습니다. 문자, 숫자, 공백, _ . : / = + - @ 문자로 256자까지 적으세요.',
  'input.tags':
    '"{value}" 값은 태그로 쓸 수 없습니다. 키=값 형식으로 쉼표로 구분하여 48개까지, 키는 127자, 값은 256자까지 적으세요. "aws:"나 "aws-ecs-setup:"으로 시작하는 키는 쓸 수 없습니다.',
  'input.tags-double':
    '"{value}" 값에 같은 키가 두 번 있습니다. IAM은 대소문자를 구분하지 않습니다. 키마다 한 번만 쓰세요.',
  'input.policy-arn':
    '"{value}" 값은 IAM 정책의 ARN이 아닙니다. arn:aws:iam::123456789012:policy/NAME 형식이며, IAM 콘솔의 정책에서 복사할 수 있습니다.',
  'input.one-of': '"{value}" 값은 여기에 쓸 수 없습니다. 다음 중 하나를 쓰세요: {words}.',
  'input.yes-or-no': '"{value}" 값은 예도 아니요도 아닙니다. yes 또는 no를 쓰세요.',
  'input.not-a-range':
    '"{value}" 값은 IPv4 주소 범위가 아닙니다. 0~255 사이의 숫자 네 개와 접두사 길이를 적으세요. 예: 10.0.0.0/16',
  'input.vpc': '"{value}" 값으로는 VPC를 알 수 없습니다. default, new 또는 vpc-0123456789abcdef0 같은 ID를 쓰세요.',
  'input.vpc-size': 'VPC 크기는 /{prefix}일 수 없습니다. /16에서 /28 사이의 범위를 쓰세요. 예: 10.0.0.0/16',
  'input.vpc-cidr-not-new':
    '범위는 새 VPC에만 쓸 수 있는데 --vpc {vpc} 옵션은 이미 있는 VPC를 고릅니다. 둘 중 하나를 빼세요.',
  'input.ssh-ipv6': '"{value}" 값은 IPv6 주소입니다. SSH 규칙은 IPv4용이니 IPv4 주소나 범위, my-ip 또는 none을 쓰세요.',
  'input.ssh-too-wide':
    '{cidr} 범위는 인터넷의 넓은 범위에 SSH를 허용합니다. /16이나 그보다 좁은 범위를 쓰거나, 짧은 테스트라면 --allow-ssh-from-anywhere 옵션을 함께 쓰세요.',
  'input.path': '경로가 비어 있거나 경로로 쓸 수 없습니다. 파일이나 폴더의 경로를 적으세요.',
  'input.not-a-directory': '"{path}" 경로는 폴더가 아니라 파일입니다. 폴더를 지정하세요.',
  'input.is-a-directory': '"{path}" 경로는 파일이 아니라 폴더입니다. 파일 경로를 지정하세요.',
  'input.no-such-file': '"{path}" 파일이 없습니다. 경로를 확인하세요.',
  'public-key.private':
    '이 파일에는 프라이빗 키가 있으며, 프라이빗 키는 이 컴퓨터를 벗어나면 안 됩니다. 대신 퍼블릭 키 파일을 지정하세요. 이름이 보통 .pub로 끝납니다.',
  'public-key.several': '이 파일에는 키가 둘 이상 있습니다. 퍼블릭 키가 하나만 있는 파일을 지정하세요.',
  'public-key.unreadable':
    '이 파일에는 읽을 수 있는 퍼블릭 키가 없습니다. ssh-ed25519 또는 ssh-rsa로 시작하는 한 줄로 된 OpenSSH 퍼블릭 키를 지정하세요.',
  'public-key.type': 'EC2는 {type} 유형의 키를 받지 않습니다. ssh-ed25519 또는 ssh-rsa 키를 지정하세요.',
  'public-key.size': 'EC2는 {bits}비트 RSA 키를 받지 않습니다. 1024, 2048, 4096비트 키나 ssh-ed25519 키를 지정하세요.',
  'answers-file.missing': '"{path}" 파일이 없습니다. 경로를 확인하세요.',
  'answers-file.shape':
    '"{path}" 파일이 이름과 값의 목록이 아닙니다. 한 줄에 하나씩 옵션 이름과 값을 적으세요. 예: key-name: my-key',
  'answers-file.key':
    '"{path}" 파일의 "{key}" 키는 옵션 이름이 아닙니다. aws-ecs-setup init --help에 나오는 옵션 이름을 앞의 하이픈 없이 쓰세요. 모든 명령에 있는 옵션(--region, --yes 등)는 명령줄에 적습니다.',
  'answers-file.value':
    '"{path}" 파일의 "{key}" 값을 쓸 수 없습니다. 텍스트, 숫자, true 또는 false, 또는 그 목록을 적으세요.',
  'answers-file.syntax': '"{path}" 파일이 올바른 JSON 또는 YAML이 아닙니다: {reason}. 파일을 고치세요.',
  'vpc.no-default': '이 리전에는 기본 VPC가 없습니다. new를 써서 VPC를 만들거나 이미 있는 VPC의 ID를 쓰세요.',
  'vpc.unknown': '이 리전에는 VPC {vpc} 항목이 없습니다. ID와 리전을 확인하세요.',
  'vpc.too-few-zones': '이 리전에서 쓸 수 있는 가용 영역은 {zones}개뿐입니다. 더 작은 수를 적으세요.',
  'step.needs':
    '"{step}" 단계에는 "{needed}" 단계가 필요한데 아직 없으며, 함께 만들지는 않습니다. 먼저 실행하세요: aws-ecs-setup {needed}[[ {options}]]',
} as const satisfies Record<keyof typeof english, string>;
