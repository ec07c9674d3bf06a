import type { developers as english } from '../en/developers.ts';

export const developers = {
  'flag.developer-user': '개발자 이름. 여러 번 쓰거나 쉼표로 구분하여 쓸 수 있습니다',
  'flag.developer-group': '개발자 그룹 이름(기본값 developers)',
  'flag.developer-policy': '태스크에 역할을 전달하게 하는 정책의 이름(기본값 ecs-developers-pass-role)',
  'developers.users': '개발자 이름(쉼표로 구분, Enter: 그룹만 만듦)',
  'developers.group': '개발자 그룹 이름',
  'developers.policy': '개발자가 태스크와 인스턴스에 역할을 전달하게 하는 정책의 이름',
  'developers.may-do':
    '개발자는 모든 서비스를 쓸 수 있지만 사용자, 역할, 계정은 관리할 수 없고(PowerUserAccess), 자신의 암호를 바꿀 수 있으며, 이 설정의 역할을 태스크와 인스턴스에 전달할 수 있습니다. 개발자가 시작한 것에는 비용이 들 수 있습니다.',
  'developers.group-alone': '지정한 개발자가 없어 그룹만 만듭니다. 그룹에 사용자를 만들려면: --developer-user NAME',
  'developers.others-stay':
    '전에 여기서 만들었지만 이번에 지정하지 않은 개발자: {users}. 그대로 둡니다. 콘솔에서 삭제하거나, 개발자 전체를 제거하려면: aws-ecs-setup destroy --only developers[[ {options}]]',
  'developers.keep-password': '콘솔 암호가 이미 있어 그대로 두는 사용자: {users}.',
  'developers.note-sign-in': '개발자({users})는 다음 주소에서 콘솔에 로그인합니다.\n{url}',
  'developers.note-file':
    '"{user}" 사용자의 암호는 본인만 읽을 수 있는 아래 파일에 있습니다. 안전한 방법으로 전달한 뒤 파일을 삭제하세요.\n{file}',
  'choice.other-developer-group': '개발자 그룹에 다른 이름 쓰기',
  'choice.other-developer-policy': '개발자 정책에 다른 이름 쓰기',
  'input.users-double': '"{name}" 이름이 목록에 두 번 있습니다. IAM에서는 대소문자만 다른 이름은 같은 이름입니다.',
  'input.developer-is-administrator': '"{value}" 사용자는 관리자입니다. 개발자에게는 다른 이름의 사용자를 쓰세요.',
  'input.developer-group-is-administrators':
    '"{value}" 그룹은 무엇이든 할 수 있는 관리자 그룹입니다. 다른 이름을 쓰세요.',
} as const satisfies Record<keyof typeof english, string>;
