import type { progress as english } from '../en/progress.ts';

export const progress = {
  'progress.doing-create': '생성하는 중: {resource} {value}',
  'progress.doing-update': '변경하는 중: {resource} {value}',
  'progress.doing-remove': '제거하는 중: {resource} {value}',
  'progress.done-create': '생성함: {resource} {value}',
  'progress.done-update': '변경함: {resource} {value}',
  'progress.done-remove': '제거함: {resource} {value}',
  'progress.done-keep': '이미 있음: {resource} {value}',
  'progress.failed': '실패: {resource} {value}',
  'progress.step-failed': '조회하지 못함: {step}',
  'progress.skipped': '남겨 둠: {resource}. 원인: {because}',
  'progress.undecided': '남겨 둠: {resource} {value}. 결정이 필요합니다',
  'progress.waiting': '{resource}: {reason}. {seconds}초 뒤 다시 시도합니다',
  'progress.reason-busy': '다른 변경이 아직 진행 중입니다',
  'progress.reason-in-use': '아직 다른 것이 사용하고 있습니다',
  'progress.reason-throttled': 'AWS가 호출을 줄이도록 요청했습니다',
  'progress.reason-absent': 'AWS에 아직 다 반영되지 않았습니다',
  'progress.reason-ambiguous': '분명한 응답이 오지 않았습니다',
  'progress.verifying': '계정을 다시 조회하는 중',
  'progress.verify-waiting': '아직 계정에 보이지 않는 항목: {count}개. {seconds}초 뒤 다시 조회합니다',
} as const satisfies Record<keyof typeof english, string>;
