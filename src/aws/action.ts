const SERVICES: Readonly<Record<string, string>> = {
  IAMClient: 'iam',
  EC2Client: 'ec2',
  ECSClient: 'ecs',
  STSClient: 'sts',
  BudgetsClient: 'budgets',
};

/** The error's action is kept beside the error, so that what the service threw stays as it was thrown. */
const actions = new WeakMap<object, string>();

/** `service:Operation` as the service calls it, from the SDK's names: `CreateVpcCommand`, `EC2Client` → `ec2:CreateVpc`. */
export function operationOf(commandName: string, clientName: string): string {
  const service = SERVICES[clientName] ?? clientName.replace(/Client$/, '').toLowerCase();
  return `${service}:${commandName.replace(/Command$/, '')}`;
}

/** `service:Action` as IAM policies spell it: the operation, but that AWS Budgets has one action to look and one to change. */
export function actionOf(commandName: string, clientName: string): string {
  const operation = operationOf(commandName, clientName);
  if (!operation.startsWith('budgets:') || operation.includes('Tag')) return operation;
  return operation.startsWith('budgets:Describe') ? 'budgets:ViewBudget' : 'budgets:ModifyBudget';
}

/** Remembers which action an error answers; the first one told stays. */
export function rememberAction(error: unknown, action: string): void {
  if (typeof error === 'object' && error !== null && !actions.has(error)) actions.set(error, action);
}

/** The action an error answers, if it came through one of our clients. */
export function recalledAction(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null ? actions.get(error) : undefined;
}
