import { PutAccountSettingDefaultCommand, type SettingName } from '@aws-sdk/client-ecs';
import { effectiveSetting } from '../aws/reads/account-settings.ts';
import { type AwsResource, known } from './aws-resource.ts';

export interface AccountDefaultSpec {
  readonly name: SettingName;
  readonly value: string;
  /** What counts without us. */
  readonly otherwise: string;
}
export interface AccountDefaultLive {
  readonly [fact: string]: string;
  readonly name: SettingName;
  readonly value: string;
  /** What is given back when it is undone. */
  readonly previous: string;
}

/** What an ECS setting is in one region for everybody of the account who has none of their own (ecs:PutAccountSettingDefault). */
export const ecsAccountDefault: AwsResource<AccountDefaultSpec, AccountDefaultLive> = {
  type: 'ecs.account-default',
  title: (live) => `${live.name}=${live.value}`,
  identity: 'name',
  sameBy: ['name', 'value'],
  async find(cx, _id, spec, hint) {
    const [name, value] = [known(spec.name), known(spec.value)];
    if (name === undefined || value === undefined) return [];
    const found = await effectiveSetting(cx, name);
    // A setting of the caller's own hides the account's: that is then as it was left.
    const isHidden = found?.principalArn !== undefined && !found.principalArn.endsWith(':root');
    const have = isHidden ? hint?.value : found?.value;
    const previous = hint?.previous ?? known(spec.otherwise) ?? '';
    return have === value ? [{ live: { name, value, previous }, mark: 'unmarked' }] : [];
  },
  compare: () => [],
  async create(cx, _id, { name, value, otherwise }) {
    await cx.clients.ecs.send(new PutAccountSettingDefaultCommand({ name, value }));
    return { name, value, previous: otherwise };
  },
  /** There is no call that takes a default away: the earlier one takes its place. */
  async remove(cx, { name, previous }) {
    await cx.clients.ecs.send(new PutAccountSettingDefaultCommand({ name, value: previous }));
  },
};
