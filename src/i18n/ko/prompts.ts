import type { prompts as english } from '../en/prompts.ts';

export const prompts = {
  'prompt.plain': '{text}',
  'prompt.help-checklist': '↑↓ 이동, Space 선택, Enter 계속',
  'prompt.help-select': '↑↓ 이동, Enter 선택',
  'prompt.yes': '예',
  'prompt.no': '아니요',
  'prompt.none': '없음',
  'prompt.answer-line': '{question} → {value}',
  'prompt.repeat-password': '같은 암호를 한 번 더 입력하세요',
  'prompt.passwords-differ': '두 암호가 서로 다릅니다. 둘 다 다시 입력하세요.',
  'prompt.mfa-code': '디바이스 {serial}의 MFA 코드',
  'password.minimum-length': '{minimum}자 이상이어야 합니다.',
  'password.maximum-length': '128자 이하여야 합니다.',
  'password.characters': '라틴 문자, 숫자, 공백, 일반 기호만 쓸 수 있습니다.',
  'password.symbol': '# 또는 - 같은 기호가 하나 이상 있어야 합니다.',
  'password.number': '숫자가 하나 이상 있어야 합니다.',
  'password.uppercase': '대문자가 하나 이상 있어야 합니다.',
  'password.lowercase': '소문자가 하나 이상 있어야 합니다.',
  'password.classes': '대문자, 소문자, 숫자, 기호 중 세 가지 이상이 있어야 합니다.',
} as const satisfies Record<keyof typeof english, string>;
