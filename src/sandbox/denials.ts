import type { AccountData } from './account.ts';
import { ec2Failure, ecsFailure, iamFailure } from './failure.ts';
import { CALLER_ARN } from './sts-identity.ts';

/** Nobody can be refused sts:GetCallerIdentity. */
const SERVICES: Readonly<Record<string, string>> = { IAMClient: 'iam', EC2Client: 'ec2', ECSClient: 'ecs' };

/** The action that a call asks for: AWS Budgets has one to look and one to change. */
function actionOf(clientName: string, operation: string): string {
  if (clientName !== 'BudgetsClient') return `${SERVICES[clientName] ?? ''}:${operation}`;
  if (/Tag/.test(operation)) return `budgets:${operation}`;
  return operation.startsWith('Describe') ? 'budgets:ViewBudget' : 'budgets:ModifyBudget';
}

/** Is the caller refused this action, `ec2:CreateVpc`? Everything is allowed but what `edit` put into `denied`. */
export function isDenied({ denied = [] }: AccountData, action: string): boolean {
  return denied.some((one) => one.toLowerCase() === action.toLowerCase());
}

/** Throws AccessDenied, UnauthorizedOperation or AccessDeniedException, in the words of the service, where the caller is refused an operation. */
export function refuseDenied(account: AccountData, clientName: string, operation: string): void {
  const action = actionOf(clientName, operation);
  if (!isDenied(account, action)) return;
  const why = `because no identity-based policy allows the ${action} action`;
  const message = `User: ${CALLER_ARN} is not authorized to perform: ${action} ${why}`;
  if (clientName === 'EC2Client') {
    const encoded = 'Encoded authorization failure message: cHJhY3RpY2U';
    throw ec2Failure('UnauthorizedOperation', `You are not authorized to perform this operation. ${encoded}`, 403);
  }
  throw clientName === 'ECSClient' || clientName === 'BudgetsClient'
    ? ecsFailure('AccessDeniedException', message)
    : iamFailure('AccessDenied', message, 403);
}
