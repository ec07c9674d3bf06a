import type { budget as english } from '../en/budget.ts';

export const budget = {
  'resource.budgets.budget': '월별 예산',
  'fact.amount': '금액',
  'fact.warnings': '알림',
  'flag.budget-email': '알림을 받을 이메일 주소. 없으면 예산을 만들지 않습니다',
  'flag.budget-amount': '월 예산(USD, 기본값 10)',
  'flag.budget-name': '예산 이름(기본값 aws-ecs-setup)',
  'budget.email': '비용 알림을 받을 이메일 주소(Enter: 예산 없음)',
  'budget.amount': '월 예산(USD)',
  'budget.name': '예산 이름',
  'budget.none': '알림을 받을 이메일 주소가 없어 예산을 만들지 않습니다. 만들려면: --budget-email ADDRESS',
  'budget.not-here':
    '예산을 만들지 않습니다. 이 도구는 USD 예산만 만드는데, {partition} 파티션의 계정은 요금 청구 방식이 다릅니다. 해당 결제 콘솔을 확인하세요.',
  'budget.only-warns':
    '예산은 알려 주기만 할 뿐 아무것도 멈추지 않습니다. AWS는 비용을 하루에 최대 세 번 집계하므로 알림이 8~12시간 늦을 수 있고, 예측 알림에는 약 5주의 사용 기록이 필요합니다. 크레딧은 빼지 않고 계산하므로 크레딧이 떨어지기 전에 알 수 있습니다.',
  'budget.as-root':
    '루트 사용자는 예산을 만들 수 있습니다. 관리자 사용자는 https://console.aws.amazon.com/billing/home#/account 에서 "결제 정보에 대한 IAM 사용자 및 역할 액세스"를 한 번 활성화하기 전에는 예산을 조회할 수도 없습니다.',
  'budget.note':
    '한 달 비용이 예산의 50%, 80%, 100%를 넘거나 넘을 것으로 예측되면 AWS가 {email} 주소로 이메일을 보냅니다. 전체 예산:\nhttps://console.aws.amazon.com/costmanagement/home#/budgets',
  'conflict.budget-theirs':
    '이 설정으로 만들지 않은 같은 이름의 예산이 있습니다. 현재 값은 "{have}", 원하는 값은 "{want}"입니다. 이 예산은 변경하지 않습니다. 같은 값을 쓰거나 다른 이름을 고르세요.',
  'choice.other-budget': '예산에 다른 이름 쓰기',
  'input.budget-amount':
    '"{value}" 값은 예산 금액으로 쓸 수 없습니다. 10이나 12.50처럼 0보다 크고 {most} 이하인 USD 금액을 소수점 둘째 자리까지 쓰세요.',
  'input.email':
    '"{value}" 값은 이메일을 보낼 수 있는 주소가 아닙니다. name@example.com 같은 주소를 쓰거나 비워 두세요.',
  'input.budget-name':
    '"{value}" 값은 예산 이름으로 쓸 수 없습니다. 콜론, 백슬래시, "/action/" 없이 100자 이하로 쓰세요.',
  'error.denied-billing':
    'AWS가 예산에 대한 호출을 거부했습니다[[({action})]][[, 로그인: {who}]]. 이 호출로 변경된 것은 없습니다. 권한이 없거나, IAM 사용자와 역할의 결제 정보 액세스가 꺼져 있는 경우입니다. 뒤의 경우는 관리자도 바꿀 수 없으니, 루트 사용자로 한 번 로그인하여 https://console.aws.amazon.com/billing/home#/account 에서 "결제 정보에 대한 IAM 사용자 및 역할 액세스"를 활성화하세요. 그런 다음 같은 명령을 다시 실행하세요.',
} as const satisfies Record<keyof typeof english, string>;
