import type { AnswerValue, Draft } from '../answers/answers.ts';
import { role } from '../aws/reads/roles.ts';
import { markedAs } from '../aws/tags.ts';
import { hasSessionManagerPlugin, SESSION_MANAGER_PLUGIN_GUIDE } from '../computer/session-manager-plugin.ts';
import { SetupError } from '../engine/errors.ts';
import { dollars, PRICES_AS_OF, unitPrice } from '../prices/prices.ts';
import { clusterNode, securityGroupNode, TASK_EXECUTION_ROLE, TASK_ROLE } from './node-ids.ts';
import type { Place, Question, Step } from './step.ts';
import { clusterNodes } from './task-cluster-nodes.ts';
import { DEFAULT_EXECUTION_ROLE, DEFAULT_TASK_ROLE, executionRoleNodes, taskRoleNodes } from './task-role-nodes.ts';

interface TaskRoleSeen {
  /** Is there a role of that name which no set-up of ours made? */
  readonly isTheirs: boolean;
  /** Asked only where ECS Exec is wanted. */
  readonly hasPlugin: boolean;
}

/** Guide: the role that ECS starts Fargate tasks with, and what a cluster needs to run them. */
export const taskRoleStep: Step<TaskRoleSeen> = {
  id: 'task-role',
  scope: 'region',
  async look(cx, draft) {
    const [found, hasPlugin] = await Promise.all([
      role(cx, draft.taskExecutionRole ?? DEFAULT_EXECUTION_ROLE),
      draft.ecsExec ? cx.once('computer:session-manager-plugin', () => hasSessionManagerPlugin(cx.computer)) : false,
    ]);
    return { isTheirs: found !== undefined && markedAs(found.Tags) === undefined, hasPlugin };
  },
  questions: (seen, draft, place) => [
    {
      key: 'taskExecutionRole',
      kind: 'text',
      text: { code: 'task-role.question' },
      default: DEFAULT_EXECUTION_ROLE,
      quiet: true,
    },
    {
      // A role that others made is given no more than what it is for, unless it is asked for.
      key: 'taskLogGroups',
      kind: 'confirm',
      text: { code: 'task-role.log-groups' },
      default: !seen.isTheirs,
      quiet: true,
    },
    { key: 'ecsExec', kind: 'confirm', text: { code: 'task-role.exec' }, default: false },
    ...onlyIfGiven(draft, place),
  ],
  nodes: (_seen, draft, place) => [
    ...executionRoleNodes(draft, place),
    ...taskRoleNodes(draft, place),
    ...clusterNodes(draft, place),
  ],
  findings(_seen, { containerInsights = 'off' }, place) {
    if (containerInsights === 'off') return [];
    const price = dollars(unitPrice('cloudwatch-logs-ingestion', place.region));
    return [{ level: 'warning', code: 'task-role.insights-cost', facts: { price, asOf: PRICES_AS_OF } }];
  },
  notes(draft, results, place, seen) {
    const executionRole = results(TASK_EXECUTION_ROLE)?.arn;
    if (executionRole === undefined) return [];
    const { region } = place;
    const subnet = String(results(`${region}/public-subnet-1`)?.subnetId ?? 'SUBNET');
    const group = String(results(securityGroupNode(region))?.groupId ?? 'SECURITY-GROUP');
    const facts = {
      region,
      executionRole: String(executionRole),
      taskRole: String(results(TASK_ROLE)?.arn ?? ''),
      cluster: String(results(clusterNode(region))?.clusterName ?? draft.cluster ?? 'default'),
      network: `awsvpcConfiguration={subnets=[${subnet}],securityGroups=[${group}],assignPublicIp=ENABLED}`,
      exec: draft.ecsExec ? '--enable-execute-command' : '',
    };
    const plugin = { code: 'task-role.plugin-missing', facts: { guide: SESSION_MANAGER_PLUGIN_GUIDE } };
    return [
      { code: 'task-role.note', facts },
      ...(draft.ecsExec ? [{ code: 'task-role.note-exec', facts }] : []),
      ...(draft.ecsExec && !seen.hasPlugin ? [plugin] : []),
    ];
  },
};

/** Nobody is asked for these; what was never given is not looked for. */
function onlyIfGiven(draft: Draft, place: Place): readonly Question[] {
  const here = place.setup.identity.partition.id;
  const inPartition = (value: AnswerValue) => {
    const strange = [value].flat().find((arn) => arn !== '' && String(arn).split(':')[1] !== here);
    if (strange !== undefined) throw new SetupError('input.other-partition', { arn: String(strange), here }, 2);
  };
  const keyCheck = (value: AnswerValue) => {
    inPartition(value);
    if (value !== '' && !draft.taskSecrets?.length) throw new SetupError('input.key-without-secrets', {}, 2);
  };
  const quiet = { quiet: true, text: { code: 'task-role.question' } } as const;
  const all: readonly Question[] = [
    { ...quiet, key: 'taskSecrets', kind: 'text', default: [], check: inPartition },
    { ...quiet, key: 'taskSecretsKey', kind: 'text', default: '', check: keyCheck },
    { ...quiet, key: 'taskRole', kind: 'text', default: DEFAULT_TASK_ROLE },
    { ...quiet, key: 'containerInsights', kind: 'text', default: 'off' },
  ];
  return all.filter(({ key }) => draft[key] !== undefined || (key === 'taskRole' && draft.ecsExec));
}
