import type { errorsFiles as english } from '../en/errors-files.ts';

export const errorsFiles = {
  'file.no-space':
    '"{path}" 파일을 저장할 공간이 없습니다. 파일은 남기지 않았습니다. 공간을 확보한 뒤 같은 명령을 다시 실행하세요.',
  'file.denied':
    '"{path}" 파일을 읽거나 쓸 권한이 없습니다({reason}). 파일이나 폴더의 권한을 바꾸거나 다른 위치를 고른 뒤 같은 명령을 다시 실행하세요.',
  'file.read-only':
    '"{path}" 파일이 쓸 수 없는 파일 시스템에 있습니다. 다른 위치를 고른 뒤 같은 명령을 다시 실행하세요.',
  'file.not-a-directory':
    '"{path}" 경로의 일부가 폴더가 아니라 파일입니다. 다른 경로를 고른 뒤 같은 명령을 다시 실행하세요.',
  'file.exists':
    '"{path}" 파일이 이미 있으며, 있는 파일은 덮어쓰지 않습니다. 파일을 옮기거나 다른 경로를 고른 뒤 같은 명령을 다시 실행하세요.',
  'file.name-too-long':
    '"{path}" 경로가 이 시스템에서 쓰기에 너무 깁니다. 더 짧은 경로를 고른 뒤 같은 명령을 다시 실행하세요.',
  'file.unwritable':
    '"{path}" 파일을 읽거나 쓸 수 없습니다({reason}). 디스크와 경로를 확인한 뒤 같은 명령을 다시 실행하세요.',
  'file.not-regular':
    '"{path}" 경로는 일반 파일이 아니라 파이프, 장치, 폴더 같은 것이어서 읽지 않습니다. 일반 파일의 경로를 지정한 뒤 같은 명령을 다시 실행하세요.',
  'file.too-large':
    '"{path}" 파일이 {most}보다 커서 찾는 파일일 수 없으므로 사용하지 않았습니다. 다른 파일을 지정한 뒤 같은 명령을 다시 실행하세요.',
  'file.not-restricted':
    '"{path}" 파일을 본인만 쓸 수 있게 제한하지 못했습니다({reason}). 다른 사람이 읽을 수 있습니다. 로컬 디스크의 위치를 고른 뒤 같은 명령을 다시 실행하세요.',
  'output.closed':
    '{stream} 출력을 읽던 프로그램이 끝나(파이프가 닫힘) 더 쓸 수 없으므로 그 뒤로는 아무것도 시작하지 않았습니다. 만든 것은 기록되어 있습니다. 끝까지 읽지 않는 프로그램 없이 같은 명령을 다시 실행하거나 파일에 저장하세요.',
  'output.unwritable':
    '{stream} 출력을 쓸 수 없어({reason}) 그 뒤로는 아무것도 시작하지 않았습니다. 만든 것은 기록되어 있습니다. 공간을 확보하거나 다른 곳으로 출력한 뒤 같은 명령을 다시 실행하세요.',
  'key-file.unreadable':
    '"{path}" 파일이 있지만 암호 없이 읽을 수 있는 프라이빗 키가 없습니다. 파일은 건드리지 않습니다. 파일을 옮기거나 --key-name 옵션으로 다른 이름을 고른 뒤 같은 명령을 다시 실행하세요.',
  'credentials-file.foreign':
    '"{path}" 파일이 있지만 "{user}" 사용자의 자격 증명이 아닙니다. 파일은 건드리지 않습니다. 파일을 옮기거나 --credentials-file 옵션으로 다른 파일을 고른 뒤 같은 명령을 다시 실행하세요.',
  'credentials-file.no-password':
    '"{path}" 파일에 암호가 없습니다. 전에 직접 입력한 암호는 어떤 파일에도 적지 않기 때문입니다. 터미널에서 실행하여 다시 입력하거나, 암호를 새로 만들도록 파일을 삭제한 뒤 같은 명령을 다시 실행하세요.',
} as const satisfies Record<keyof typeof english, string>;
