import type { Role, SimulatePrincipalPolicyCommandInput } from '@aws-sdk/client-iam';
import { ACCOUNT_ID } from './account.ts';
import { isDenied } from './denials.ts';
import { iamFailure } from './failure.ts';
import { iamPage, invalid, required } from './iam-input.ts';
import { type Call, operation } from './operation.ts';
import { CALLER_ROLE } from './sts-identity.ts';

const CALLER_ROLE_ARN = `arn:aws:iam::${ACCOUNT_ID}:role/${CALLER_ROLE}`;

/** The role behind the caller's session, as iam:GetRole shows it. It belongs to the practice itself and stands in no list. */
export const callerRole: Role = {
  Path: '/',
  RoleName: CALLER_ROLE,
  RoleId: 'AROAIOSFODNN7EXAMPLE',
  Arn: CALLER_ROLE_ARN,
  CreateDate: new Date(0),
};

/** Is that the role behind the caller's session, and none that the account has? */
export function isCallerRole({ account }: Call, name: string | undefined): boolean {
  return name === CALLER_ROLE && !account.iam.roles.some((role) => role.name === name);
}

/** One answer an action, as the simulator gives them now; the decision on each resource below it. */
function simulate({ account }: Call, input: SimulatePrincipalPolicyCommandInput): object {
  const principal = required(input.PolicySourceArn, 'policySourceArn');
  const actions = required(input.ActionNames, 'actionNames');
  const { ResourceArns: resources = ['*'] } = input;
  if (principal !== CALLER_ROLE_ARN && !isUser(account.iam.users, principal)) {
    throw iamFailure('NoSuchEntity', `The simulated principal ${principal} cannot be found.`);
  }
  for (const action of actions) if (!/^[a-z0-9-]+:[A-Za-z]+$/.test(action)) throw invalid(`Invalid action ${action}.`);
  for (const resource of resources) if (!/^(\*|arn:.+)$/.test(resource)) throw invalid(`Invalid resource ${resource}.`);
  const answers = actions.map((action) => {
    const decision = isDenied(account, action) ? 'implicitDeny' : 'allowed';
    const each = resources.map((name) => ({ EvalResourceName: name, EvalResourceDecision: decision }));
    return { EvalActionName: action, EvalResourceName: '*', EvalDecision: decision, ResourceSpecificResults: each };
  });
  const { items, rest } = iamPage(answers, input);
  return { EvaluationResults: items, ...rest };
}

function isUser(users: readonly { readonly name: string; readonly path: string }[], arn: string): boolean {
  return users.some(({ name, path }) => arn === `arn:aws:iam::${ACCOUNT_ID}:user${path}${name}`);
}

export const simulationOperations = {
  SimulatePrincipalPolicy: operation<SimulatePrincipalPolicyCommandInput>(
    ['PolicySourceArn', 'ActionNames', 'ResourceArns', 'ContextEntries', 'Marker', 'MaxItems'],
    simulate,
  ),
};
