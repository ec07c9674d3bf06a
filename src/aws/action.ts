const SERVICES: Readonly<Record<string, string>> = {
  IAMClient: 'iam',
  EC2Client: 'ec2',
  ECSClient: 'ecs',
  STSClient: 'sts',
};

/** The error's action is kept beside the error, so that what the service threw stays as it was thrown. */
const actions = new WeakMap<object, string>();

/** `service:Action` as IAM policies spell it, from the SDK's names: `CreateVpcCommand`, `EC2Client` → `ec2:CreateVpc`. */
export function actionOf(commandName: string, clientName: string): string {
  const service = SERVICES[clientName] ?? clientName.replace(/Client$/, '').toLowerCase();
  return `${service}:${commandName.replace(/Command$/, '')}`;
}

/** Remembers which action an error answers; the first one told stays. */
export function rememberAction(error: unknown, action: string): void {
  if (typeof error === 'object' && error !== null && !actions.has(error)) actions.set(error, action);
}

/** The action an error answers, if it came through one of our clients. */
export function recalledAction(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null ? actions.get(error) : undefined;
}
