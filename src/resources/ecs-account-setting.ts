import { DeleteAccountSettingCommand, PutAccountSettingCommand, type SettingName } from '@aws-sdk/client-ecs';
import type { ReadContext } from '../aws/context.ts';
import { faultOf } from '../aws/fault.ts';
import { effectiveSetting } from '../aws/reads/account-settings.ts';
import { type AwsResource, known } from './aws-resource.ts';

export interface AccountSettingSpec {
  readonly name: SettingName;
  readonly value: string;
  /** Whose setting it is: ARN of a role. */
  readonly roleArn: string;
}
export interface AccountSettingLive {
  readonly [fact: string]: string;
  readonly name: SettingName;
  readonly value: string;
  readonly roleArn: string;
}

/**
 * An ECS setting of one role in one region (ecs:PutAccountSetting with a principal). Only the root user, or whoever has taken on the
 * role, may set or even see it: to everybody else it is as it was left.
 */
export const ecsAccountSetting: AwsResource<AccountSettingSpec, AccountSettingLive> = {
  type: 'ecs.account-setting',
  title: (live) => `${live.name}=${live.value} → ${live.roleArn.slice(live.roleArn.lastIndexOf('/') + 1)}`,
  identity: 'name',
  sameBy: ['name', 'value', 'roleArn'],
  refersTo: [{ fact: 'roleArn', type: 'iam.role', is: 'arn' }],
  async find(cx, _id, spec, hint) {
    const [name, value, roleArn] = [known(spec.name), known(spec.value), known(spec.roleArn)];
    if (name === undefined || value === undefined || !roleArn) return [];
    const live = { name, value, roleArn };
    const isSet = mayAsk(cx)
      ? (await valueFor(cx, name, roleArn)) === value
      : hint?.value === value && hint.roleArn === roleArn;
    return isSet ? [{ live, mark: 'unmarked' }] : [];
  },
  compare: () => [],
  async create(cx, _id, { name, value, roleArn }) {
    await cx.clients.ecs.send(new PutAccountSettingCommand({ name, value, principalArn: roleArn }));
    return { name, value, roleArn };
  },
  /** ecs:DeleteAccountSetting: what counts for the whole account counts for the role again. */
  async remove(cx, { name, roleArn }) {
    await cx.clients.ecs.send(new DeleteAccountSettingCommand({ name, principalArn: roleArn }));
  },
};

/** A role that is gone has no settings; ECS refuses to speak of it. */
async function valueFor(cx: ReadContext, name: SettingName, roleArn: string): Promise<string | undefined> {
  try {
    return (await effectiveSetting(cx, name, roleArn))?.value;
  } catch (error) {
    if (faultOf(error).kind === 'invalid') return undefined;
    throw error;
  }
}

const mayAsk = ({ setup }: ReadContext): boolean => setup.identity.kind === 'root';
