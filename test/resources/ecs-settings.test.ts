import {
  CreateClusterCommand,
  DescribeClustersCommand,
  ListAccountSettingsCommand,
  PutAccountSettingCommand,
  PutClusterCapacityProvidersCommand,
  UpdateClusterCommand,
} from '@aws-sdk/client-ecs';
import { CreateServiceLinkedRoleCommand } from '@aws-sdk/client-iam';
import { describe, expect, it } from 'vitest';
import type { ReadContext } from '../../src/aws/context.ts';
import { parseIdentity } from '../../src/aws/identity.ts';
import { ecsAccountDefault } from '../../src/resources/ecs-account-default.ts';
import { ecsAccountSetting } from '../../src/resources/ecs-account-setting.ts';
import { ecsClusterCapacityProviders } from '../../src/resources/ecs-cluster-capacity-providers.ts';
import { ecsContainerInsights } from '../../src/resources/ecs-container-insights.ts';
import { account, thrown } from './account.ts';
import { practised } from './practised.ts';

const name = 'awsvpcTrunking' as const;
const ROOT = 'arn:aws:iam::123456789012:root';
const roleArn = 'arn:aws:iam::123456789012:role/ecsInstanceRole-trunking';
const asRoot = (cx: ReadContext): ReadContext => ({
  ...cx,
  setup: { ...cx.setup, identity: parseIdentity({ Account: '123456789012', Arn: ROOT, UserId: '123456789012' }) },
});
const setting = (value: string, principalArn: string) => ({ settings: [{ name, value, principalArn }] });

describe('a setting of one role', () => {
  const spec = { name, value: 'enabled', roleArn };

  it('is asked of ECS by the root user, whoever set it', async () => {
    const { ecs, read } = account();
    const find = async () =>
      await ecsAccountSetting.find(asRoot({ ...read, once: (_key, ask) => ask() }), 'n', spec, undefined);
    ecs.on(ListAccountSettingsCommand).resolves(setting('disabled', ROOT));
    expect(await find()).toEqual([]);
    ecs.on(ListAccountSettingsCommand).resolves(setting('enabled', roleArn));
    expect(await find()).toEqual([{ live: spec, mark: 'unmarked' }]);
    expect(ecs.commandCalls(ListAccountSettingsCommand)[0]?.args[0].input).toEqual({
      name,
      effectiveSettings: true,
      principalArn: roleArn,
    });
    ecs.on(ListAccountSettingsCommand).rejects(thrown('InvalidParameterException'));
    expect(await find()).toEqual([]);
    ecs.on(ListAccountSettingsCommand).rejects(thrown('ServerException'));
    await expect(find()).rejects.toThrow('ServerException');
  });

  it('is to anybody else as it was left, without a call that would be refused', async () => {
    const { ecs, read } = account();
    expect(await ecsAccountSetting.find(read, 'n', spec, undefined)).toEqual([]);
    expect(await ecsAccountSetting.find(read, 'n', spec, spec)).toEqual([{ live: spec, mark: 'unmarked' }]);
    expect(await ecsAccountSetting.find(read, 'n', spec, { ...spec, roleArn: 'another' })).toEqual([]);
    expect(ecs.calls()).toHaveLength(0);
  });

  it('of a role that is still to be made is not asked for', async () => {
    const pending = { ...spec, roleArn: { pending: 'account/trunking-role', fact: 'arn' } };
    expect(await ecsAccountSetting.find(asRoot(account().read), 'n', pending, undefined)).toEqual([]);
  });

  it('goes before its role does', () => {
    expect(ecsAccountSetting.refersTo).toEqual([{ fact: 'roleArn', type: 'iam.role', is: 'arn' }]);
  });
});

describe('a setting of the whole account', () => {
  const spec = { name, value: 'enabled', otherwise: 'disabled' };
  const live = { name, value: 'enabled', previous: 'disabled' };

  it('is found where it is as wanted, and what was before stays known', async () => {
    const { ecs, read } = account();
    ecs.on(ListAccountSettingsCommand).resolves(setting('enabled', ROOT));
    expect(await ecsAccountDefault.find(read, 'n', spec, undefined)).toEqual([{ live, mark: 'unmarked' }]);
  });

  it("that a setting of the caller's own hides is as it was left", async () => {
    const { ecs, read } = account();
    ecs.on(ListAccountSettingsCommand).resolves(setting('enabled', 'arn:aws:iam::123456789012:user/alice'));
    expect(await ecsAccountDefault.find(read, 'n', spec, undefined)).toEqual([]);
    expect(await ecsAccountDefault.find(read, 'n', spec, live)).toEqual([{ live, mark: 'unmarked' }]);
  });

  it('is set, and given back as there is no way to take it away', async () => {
    const here = await practised();
    const effective = async () =>
      (await here.ecs.send(new ListAccountSettingsCommand({ name, effectiveSettings: true }))).settings?.[0]?.value;
    expect(await ecsAccountDefault.create(here.write, 'n', spec, 'token')).toEqual(live);
    expect(await effective()).toBe('enabled');
    await ecsAccountDefault.remove?.(here.write, live);
    expect(await effective()).toBe('disabled');
    await here.ecs.send(new PutAccountSettingCommand({ name, value: 'enabled' }));
    expect(await ecsAccountDefault.find(here.look(), 'n', spec, undefined)).toEqual([]);
  });
});

async function withCluster(capacityProviders: string[] = []) {
  const here = await practised();
  await here.iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: 'ecs.amazonaws.com' }));
  const defaultCapacityProviderStrategy = capacityProviders.map((capacityProvider) => ({
    capacityProvider,
    weight: 1,
  }));
  await here.ecs.send(new CreateClusterCommand({ capacityProviders, defaultCapacityProviderStrategy }));
  const shown = async () => (await here.ecs.send(new DescribeClustersCommand({ include: ['SETTINGS'] }))).clusters?.[0];
  return { ...here, shown };
}

describe('the capacity providers of a cluster', () => {
  const spec = { clusterName: 'default', providers: ['FARGATE', 'FARGATE_SPOT'] };
  const find = (cx: ReadContext, hint?: object) =>
    ecsClusterCapacityProviders.find(cx, 'n', spec, hint as never).then(([one]) => one?.live as never);

  it('are added to those that are there, the default strategy stays, and only the added ones are taken off', async () => {
    const here = await withCluster(['FARGATE']);
    const before = await here.shown();
    const live = await find(here.look());
    const differences = ecsClusterCapacityProviders.compare(spec, live);
    expect(differences).toEqual([
      { fact: 'providers', want: ['FARGATE', 'FARGATE_SPOT'], have: ['FARGATE'], fix: 'update' },
    ]);
    const after = await ecsClusterCapacityProviders.update?.(here.write, 'n', spec, live, differences);
    expect(after).toMatchObject({ providers: ['FARGATE', 'FARGATE_SPOT'], added: ['FARGATE_SPOT'] });
    expect(await here.shown()).toMatchObject({
      capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
      defaultCapacityProviderStrategy: before?.defaultCapacityProviderStrategy,
    });
    const again = await find(here.look(), after);
    expect(again).toEqual(after);
    expect(ecsClusterCapacityProviders.compare(spec, again)).toEqual([]);
    await ecsClusterCapacityProviders.restore?.(again)?.(here.write);
    expect(await here.shown()).toMatchObject({ capacityProviders: ['FARGATE'] });
    expect(ecsClusterCapacityProviders.restore?.(live)).toBeUndefined();
  });

  it('that somebody took off since are not taken off once more', async () => {
    const here = await withCluster();
    const hint = { clusterName: 'default', providers: spec.providers, added: spec.providers };
    const put = { cluster: 'default', defaultCapacityProviderStrategy: [] };
    await here.ecs.send(new PutClusterCapacityProvidersCommand({ ...put, capacityProviders: ['FARGATE'] }));
    expect(await find(here.look(), hint)).toMatchObject({ providers: ['FARGATE'], added: ['FARGATE'] });
  });

  it('that have become part of the default strategy stay', async () => {
    const here = await withCluster(['FARGATE']);
    await ecsClusterCapacityProviders.create(here.write, 'n', spec, 'token');
    await ecsClusterCapacityProviders.remove?.(here.write, { ...spec, added: spec.providers });
    expect(await here.shown()).toMatchObject({ capacityProviders: ['FARGATE'] });
  });

  it('of a cluster that does not show yet are asked for all the same, so that the call is sent again', async () => {
    const { ecs, write, writes } = account();
    ecs.on(DescribeClustersCommand).resolves({ clusters: [] });
    ecs.on(PutClusterCapacityProvidersCommand).rejects(thrown('ClusterNotFoundException'));
    const create = ecsClusterCapacityProviders.create(write, 'n', spec, 'token');
    await expect(create).rejects.toThrow('ClusterNotFoundException');
    expect(writes()).toHaveLength(1);
  });

  it('of a cluster that is gone are none', async () => {
    const here = await practised();
    expect(await find(here.look())).toBeUndefined();
    await ecsClusterCapacityProviders.remove?.(here.write, { ...spec, added: spec.providers });
  });
});

describe('Container Insights', () => {
  const spec = { clusterName: 'default', containerInsights: 'enhanced' } as const;
  const find = (cx: ReadContext, hint?: object) =>
    ecsContainerInsights.find(cx, 'n', spec, hint as never).then(([one]) => one?.live as never);

  it('is set, and given back as it was, unless somebody has changed it since', async () => {
    const here = await withCluster();
    const live = await find(here.look());
    const differences = ecsContainerInsights.compare(spec, live);
    expect(differences).toEqual([{ fact: 'containerInsights', want: 'enhanced', have: 'disabled', fix: 'update' }]);
    const after = await ecsContainerInsights.update?.(here.write, 'n', spec, live, differences);
    const again = await find(here.look(), after);
    expect(again).toEqual({ ...spec, previous: 'disabled' });
    expect(ecsContainerInsights.compare(spec, again)).toEqual([]);
    const settings = [{ name: 'containerInsights' as const, value: 'enabled' }];
    await here.ecs.send(new UpdateClusterCommand({ cluster: 'default', settings }));
    expect(await find(here.look(), after)).toEqual({ clusterName: 'default', containerInsights: 'enabled' });
    await ecsContainerInsights.restore?.(again)?.(here.write);
    expect((await here.shown())?.settings).toEqual([{ name: 'containerInsights', value: 'disabled' }]);
    expect(ecsContainerInsights.restore?.(live)).toBeUndefined();
  });

  it('of a cluster that is gone is nothing to take back', async () => {
    const here = await practised();
    await ecsContainerInsights.remove?.(here.write, spec);
    await ecsContainerInsights.restore?.({ ...spec, previous: 'disabled' })?.(here.write);
    expect(await find(here.look())).toBeUndefined();
  });
});
