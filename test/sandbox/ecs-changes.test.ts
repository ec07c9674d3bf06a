import {
  CreateClusterCommand,
  DeleteAccountSettingCommand,
  DescribeClustersCommand,
  ListAccountSettingsCommand,
  type ListAccountSettingsCommandInput,
  PutAccountSettingCommand,
  type PutAccountSettingCommandInput,
  PutAccountSettingDefaultCommand,
  PutClusterCapacityProvidersCommand,
  UpdateClusterCommand,
} from '@aws-sdk/client-ecs';
import { CreateRoleCommand, CreateServiceLinkedRoleCommand } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import { practice, refusal, TRUST } from './practice.ts';

const ROOT = 'arn:aws:iam::123456789012:root';
const ME = 'arn:aws:iam::123456789012:role/Practice';
const ROLE = 'arn:aws:iam::123456789012:role/ecsInstanceRole-trunking';

describe('an account setting', () => {
  async function settings(caller?: string) {
    const here = await practice();
    const { ecs, iam, sandbox } = here;
    await iam.send(new CreateRoleCommand({ RoleName: 'ecsInstanceRole-trunking', AssumeRolePolicyDocument: TRUST }));
    const become = (arn: string) => sandbox.edit((account) => void Object.assign(account, { caller: arn }));
    if (caller) await become(caller);
    const name = 'awsvpcTrunking' as const;
    const list = async (input: Partial<ListAccountSettingsCommandInput> = { effectiveSettings: true }) =>
      (await ecs.send(new ListAccountSettingsCommand({ name, ...input }))).settings?.map(
        (one) => `${one.value} ${one.principalArn}`,
      );
    const put = (input: Partial<PutAccountSettingCommandInput> = {}) =>
      ecs.send(new PutAccountSettingCommand({ name, value: 'enabled', ...input }));
    const refused = async (call: Promise<unknown>) => (await refusal(call)).name;
    return { ...here, name, list, put, refused, become };
  }

  it("is ECS's own until somebody sets it, for oneself or for the account", async () => {
    const { ecs, name, list, put } = await settings();
    expect([await list(), await list({})]).toEqual([[`disabled ${ROOT}`], []]);
    await ecs.send(new PutAccountSettingDefaultCommand({ name, value: 'enabled' }));
    expect([await list(), await list({})]).toEqual([[`enabled ${ROOT}`], []]);
    await put({ value: 'disabled' });
    expect([await list(), await list({})]).toEqual([[`disabled ${ME}`], [`disabled ${ME}`]]);
    await ecs.send(new DeleteAccountSettingCommand({ name }));
    await ecs.send(new DeleteAccountSettingCommand({ name }));
    expect(await list()).toEqual([`enabled ${ROOT}`]);
  });

  it('of a role is set, shown and deleted by the root user and by nobody else', async () => {
    const { ecs, name, list, put, refused, become } = await settings();
    const principalArn = ROLE;
    const remove = () => ecs.send(new DeleteAccountSettingCommand({ name, principalArn }));
    expect(await refused(put({ principalArn }))).toBe('AccessDeniedException');
    expect(await refused(list({ principalArn }))).toBe('AccessDeniedException');
    expect(await refused(remove())).toBe('AccessDeniedException');
    await become(ROOT);
    await put({ principalArn });
    expect(await list({ principalArn, effectiveSettings: true })).toEqual([`enabled ${ROLE}`]);
    expect(await list()).toEqual([`disabled ${ROOT}`]);
    await remove();
    expect(await list({ principalArn, effectiveSettings: true })).toEqual([`disabled ${ROOT}`]);
    expect(await refused(put({ principalArn: `${ROLE}-none` }))).toBe('InvalidParameterException');
  });

  it('of a role is set by the role itself, as an instance does', async () => {
    const { put, list, become } = await settings('arn:aws:sts::123456789012:assumed-role/ecsInstanceRole-trunking/i-1');
    await put();
    await become(ROOT);
    expect(await list({ principalArn: ROLE })).toEqual([`enabled ${ROLE}`]);
  });

  it('of somebody federated is that of the root user', async () => {
    const { put, list, become, sts } = await settings('arn:aws:sts::123456789012:federated-user/alice');
    await put();
    await become(ROOT);
    expect(await list({})).toEqual([`enabled ${ROOT}`]);
    expect((await sts.send(new GetCallerIdentityCommand({}))).Arn).toBe(ROOT);
  });

  it('has a name and a value that there are', async () => {
    const { put, refused } = await settings();
    expect(await refused(put({ name: 'bogus' as never }))).toBe('InvalidParameterException');
    expect(await refused(put({ value: 'enhanced' }))).toBe('InvalidParameterException');
  });
});

describe('a cluster', () => {
  async function cluster(insights?: string) {
    const here = await practice();
    const { ecs, iam } = here;
    await iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: 'ecs.amazonaws.com' }));
    const byDefault = { name: 'containerInsights', value: insights } as const;
    if (insights) await ecs.send(new PutAccountSettingDefaultCommand(byDefault));
    await ecs.send(new CreateClusterCommand({}));
    const shown = async () => (await ecs.send(new DescribeClustersCommand({ include: ['SETTINGS'] }))).clusters?.[0];
    const put = (...capacityProviders: string[]) =>
      ecs.send(
        new PutClusterCapacityProvidersCommand({
          cluster: 'default',
          capacityProviders,
          defaultCapacityProviderStrategy: [],
        }),
      );
    return { ...here, shown, put };
  }

  it('is given capacity providers that take the place of those it has', async () => {
    const { put, shown } = await cluster();
    await put('FARGATE', 'FARGATE_SPOT');
    expect((await shown())?.capacityProviders).toEqual(['FARGATE', 'FARGATE_SPOT']);
    await put('FARGATE_SPOT');
    expect((await shown())?.capacityProviders).toEqual(['FARGATE_SPOT']);
    expect((await refusal(put('none'))).name).toBe('InvalidParameterException');
  });

  it('keeps a capacity provider that something runs on', async () => {
    const { put, sandbox } = await cluster();
    await put('FARGATE');
    await sandbox.edit(({ regions }) => {
      for (const one of regions['ap-northeast-2']?.clusters ?? []) one.tasks = 1;
    });
    await put('FARGATE', 'FARGATE_SPOT');
    expect((await refusal(put('FARGATE'))).name).toBe('ResourceInUseException');
  });

  it('starts with the Container Insights of the account and changes them', async () => {
    const { ecs, shown } = await cluster('enhanced');
    const insights = async () => (await shown())?.settings?.[0]?.value;
    const update = (cluster: string, value: string) =>
      ecs.send(new UpdateClusterCommand({ cluster, settings: [{ name: 'containerInsights', value }] }));
    expect(await insights()).toBe('enhanced');
    await update('default', 'disabled');
    expect(await insights()).toBe('disabled');
    expect((await refusal(update('default', 'on'))).name).toBe('InvalidParameterException');
    expect((await refusal(update('none', 'enabled'))).name).toBe('ClusterNotFoundException');
  });
});
