import type { Draft } from '../answers/answers.ts';
import { permissionsDocument } from '../aws/policy-document.ts';
import type { AwsNode } from '../resources/aws-resource.ts';
import { ecsAccountDefault } from '../resources/ecs-account-default.ts';
import { ecsAccountSetting } from '../resources/ecs-account-setting.ts';
import { ownInlinePolicy } from '../resources/guide-policies.ts';
import { iamRoleInlinePolicy } from '../resources/iam-role-inline-policy.ts';
import { TRUNKING_BY_INSTANCE, TRUNKING_ROLE, trunkingDefaultNode, trunkingSettingNode } from './node-ids.ts';
import type { Place } from './step.ts';

/** The name of the ECS setting. */
export const TRUNKING = 'awsvpcTrunking';

/** Only the root user may set it for a role. */
export const isRoot = ({ setup }: Place): boolean => setup.identity.kind === 'root';

/** Who switches it on. The other ways of a changed mind are taken back. */
export function trunkingSettings(draft: Draft, place: Place, roleName: string): readonly AwsNode[] {
  const by = draft.trunkingBy ?? 'instance';
  const common = { step: 'trunking', answers: ['trunkingBy'] } as const;
  const setting = { name: TRUNKING, value: 'enabled' } as const;
  const { region } = place;
  const nodes: AwsNode[] = [
    {
      ...common,
      id: TRUNKING_BY_INSTANCE,
      scope: 'account',
      needs: [TRUNKING_ROLE],
      serial: `iam:role:${roleName}`,
      widens: [TRUNKING_ROLE],
      resource: iamRoleInlinePolicy,
      value: 'ecs:PutAccountSetting',
      absent: by !== 'instance',
      spec: (outputs) => ({
        roleName: outputs.of(TRUNKING_ROLE, 'roleName'),
        policyName: ownInlinePolicy('trunking'),
        // The service has no resource level for it; without a principal in the call it is the role's own setting.
        document: permissionsDocument({ Effect: 'Allow', Action: 'ecs:PutAccountSetting', Resource: '*' }),
      }),
    },
    {
      ...common,
      id: trunkingSettingNode(region),
      scope: region,
      needs: [TRUNKING_ROLE],
      resource: ecsAccountSetting,
      value: `${TRUNKING} → ${roleName}`,
      absent: by !== 'role',
      // To anybody but the root user it is only there if it was made before.
      adoptOnly: by === 'role' && !isRoot(place),
      otherwise: [
        { label: 'choice.trunking-by-instance', flag: '--trunking-by instance', answers: { trunkingBy: 'instance' } },
      ],
      spec: (outputs) => ({ ...setting, roleArn: outputs.of(TRUNKING_ROLE, 'arn') }),
    },
  ];
  const wholeAccount: AwsNode = {
    ...common,
    id: trunkingDefaultNode(region),
    scope: region,
    needs: [],
    resource: ecsAccountDefault,
    value: TRUNKING,
    absent: by !== 'account',
    spec: () => ({ ...setting, otherwise: 'disabled' }),
  };
  return [...nodes, wholeAccount];
}
