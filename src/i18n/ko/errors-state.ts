import type { errorsState as english } from '../en/errors-state.ts';

export const errorsState = {
  'state.directory-unusable':
    '"{path}" 경로는 상태 폴더로 쓸 수 없습니다. 비어 있거나 그 자리에 파일이 있습니다. 폴더를 지정하세요.',
  'state.not-writable':
    '상태 파일 "{path}" 파일에 쓸 수 없습니다({reason}). 기록할 수 없으면 아무것도 만들지 않습니다. 권한과 디스크 공간을 확인하거나 --state-dir 옵션으로 다른 폴더를 지정한 뒤 같은 명령을 다시 실행하세요.',
  'state.not-readable':
    '"{path}" 경로의 상태를 읽을 수 없습니다({reason}). 변경된 것은 없습니다. 권한을 확인한 뒤 같은 명령을 다시 실행하세요.',
  'state.unreadable':
    '상태 파일 "{path}" 파일과 백업 "{backup}" 파일을 모두 해석할 수 없습니다. 변경된 것은 없습니다. 사본에서 하나를 복원하거나 둘 다 옮기세요. 옮기면 계정에 태그로 표시된 것은 다시 찾습니다.',
  'state.newer':
    '상태 파일 "{path}" 파일은 이 도구의 더 새로운 버전이 만들었습니다(형식 {version}). 변경된 것은 없습니다. 도구를 업데이트하세요: npx aws-ecs-setup@latest',
  'state.foreign':
    '상태 파일 "{path}" 파일은 {asked} 계정이 아니라 다른 계정({found})의 것입니다. 변경된 것은 없습니다. 파일을 원래 자리로 되돌리거나 옮긴 뒤 같은 명령을 다시 실행하세요.',
  'state.locked':
    '다른 실행이 이 계정에서 작업 중입니다: {host}의 프로세스 {pid}, 시작 {since}[[ ({command})]]. 끝날 때까지 기다리거나 중지한 뒤 같은 명령을 다시 실행하세요.',
  'state.locked-elsewhere':
    '다른 컴퓨터의 실행이 이 계정에서 작업 중입니다: {host}의 프로세스 {pid}, 시작 {since}[[ ({command})]]. 끝날 때까지 기다리세요. 더 이상 실행되지 않는 것이 확실하면 "{path}" 파일을 삭제한 뒤 같은 명령을 다시 실행하세요.',
  'state.lock-unsettled':
    '여러 실행이 한꺼번에 시작되어 잠금 "{path}" 파일의 주인이 10초 동안 계속 바뀌었습니다. 모두 끝난 뒤 같은 명령을 다시 실행하세요.',
  'sandbox.unreadable':
    '연습 계정의 "{file}" 파일을 읽을 수 없습니다. 실제 데이터는 없으니, 삭제하면 새 연습 계정으로 시작합니다.',
  'sandbox.newer':
    '연습 계정의 "{file}" 파일은 이 도구의 더 새로운 버전이 만들었습니다(형식 {version}). 실제 데이터는 없으니, 도구를 업데이트하거나 파일을 삭제하고 새로 시작하세요.',
  'resume.nothing':
    '이 컴퓨터에는 이 계정에서 이어 갈 설정이 없습니다. 설정이 있는 계정: {accounts}. 그 계정의 자격 증명을 쓰거나 새로 시작하세요: aws-ecs-setup init[[ {options}]]',
  'resume.removal-begun':
    '{since}에 시작한 제거 작업이 아직 끝나지 않아 이어서 진행할 설정이 없습니다. 제거를 이어서 진행하려면: {destroy} – 없어진 것을 다시 설정하려면: {init}',
  'resume.none-at-all':
    '이 컴퓨터에는 설정 기록이 없습니다. 전에 설정한 적이 있다면 init 명령이 태그가 있는 것을 다시 찾아냅니다. 기록이 다른 폴더에 있다면 --state-dir 옵션으로 지정하세요. 처음이라면 init 명령으로 시작하세요.',
} as const satisfies Record<keyof typeof english, string>;
