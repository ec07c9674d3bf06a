import {
  CreateSecurityGroupCommand,
  DeleteSecurityGroupCommand,
  DescribeSecurityGroupsCommand,
} from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import type { SshAccessOptions } from '../../src/wizard/ssh-access-wish.ts';
import { type Runs, runs } from './run.ts';
import { sshSources } from './ssh-rules.ts';

const OLD = '198.51.100.7/32';

async function setUp(options: Parameters<Runs['run']>[0] = {}): Promise<Runs> {
  const here = await runs();
  expect(await here.run({ flags: { 'ssh-cidr': OLD }, only: ['vpc', 'security-group'], ...options })).toBe(0);
  return here;
}

/** Nothing was changed, and nothing is remembered but what was. */
async function expectUntouched(here: Runs): Promise<void> {
  expect(await sshSources(here)).toEqual([`${OLD} ours`]);
  here.told.splice(0);
  await here.run({ only: ['vpc', 'security-group'] });
  const changes = here.told.flatMap((event) => (event.type === 'plan' ? event.changes : []));
  expect(changes.filter(({ action }) => action !== 'keep')).toEqual([]);
}

describe('ssh-access is refused', () => {
  it.each<[string, Partial<SshAccessOptions>, string]>([
    ['both flags', { cidr: OLD, remove: true }, 'ssh-access.cidr-and-remove'],
    ['none for a range', { cidr: 'none' }, 'ssh-access.none'],
    ['no range', { cidr: '198.51.100.7/33' }, 'input.not-a-range'],
    ['nothing', { cidr: '' }, 'input.not-a-range'],
    ['IPv6', { cidr: '2001:db8::1/128' }, 'ssh-access.ipv6'],
    ['the world', { cidr: '0.0.0.0/0' }, 'input.ssh-too-wide'],
    ['more than a /16', { cidr: '203.0.0.0/15' }, 'input.ssh-too-wide'],
  ])('with %s, before anything is looked at', async (_what, options, code) => {
    const here = await runs();
    await expect(here.sshAccess(options)).rejects.toMatchObject({ code, exitCode: 2, facts: { flag: '--cidr' } });
    expect(here.told).toEqual([]);
  });

  it('with a wide range only unless it is asked for by its own flag', async () => {
    const here = await setUp();
    expect(await here.sshAccess({ cidr: '0.0.0.0/0', sshFromAnywhere: true })).toBe(0);
    expect(await sshSources(here)).toEqual(['0.0.0.0/0 ours']);
  });

  it('where there is no terminal and no --yes', async () => {
    const here = await setUp();
    const refused = here.sshAccess({ yes: false });
    await expect(refused).rejects.toMatchObject({ code: 'input.no-terminal', exitCode: 2, facts: { flag: '--yes' } });
    await expectUntouched(here);
  });

  it('where this account has no set-up', async () => {
    const here = await runs();
    for (const region of ['ap-northeast-2', undefined]) {
      await expect(here.sshAccess({ region })).rejects.toMatchObject({ code: 'resume.none-at-all', exitCode: 3 });
    }
  });

  it('where the set-up has no security group, in one of the regions at least', async () => {
    const here = await setUp();
    const elsewhere = { region: 'ap-northeast-2,eu-central-1' };
    const expected = {
      code: 'ssh-access.no-group',
      exitCode: 2,
      facts: { step: 'security-group', region: 'eu-central-1' },
    };
    await expect(here.sshAccess(elsewhere)).rejects.toMatchObject(expected);
    await expectUntouched(here);
  });

  it('where the group is gone and another one has its name: that one is not ours to open', async () => {
    const here = await setUp();
    const { SecurityGroups = [] } = await here.ec2.send(new DescribeSecurityGroupsCommand({}));
    const ours = SecurityGroups.find(({ GroupName }) => GroupName === 'ecs-instances-default-cluster');
    await here.ec2.send(new DeleteSecurityGroupCommand({ GroupId: ours?.GroupId }));
    const name = { GroupName: ours?.GroupName, Description: 'theirs', VpcId: ours?.VpcId };
    await here.ec2.send(new CreateSecurityGroupCommand(name));
    await expect(here.sshAccess({})).rejects.toMatchObject({ code: 'ssh-access.no-group', exitCode: 2 });
    expect(await sshSources(here)).toEqual([]);
  });

  it.each(['CloudShell', 'Codespaces', 'CI'] as const)(
    "in %s, whose address is not the person's",
    async (remoteShell) => {
      const here = await setUp();
      const refused = here.sshAccess({}, undefined, { remoteShell });
      const expected = { code: 'ssh-access.remote', exitCode: 2, facts: { flag: '--cidr', where: remoteShell } };
      await expect(refused).rejects.toMatchObject(expected);
      await expectUntouched(here);
      expect(await here.sshAccess({ cidr: '192.0.2.1/32' }, undefined, { remoteShell })).toBe(0);
      const asked = here.sshAccess({ cidr: 'my-ip' }, undefined, { remoteShell });
      if (remoteShell === 'CI') expect(await asked).toBe(0);
      else await expect(asked).rejects.toMatchObject(expected);
    },
  );

  it('where the own address cannot be found or trusted', async () => {
    const here = await setUp();
    const ownAddress = async () => ({ refused: 'private', detail: '10.0.0.7' }) as const;
    const refused = here.sshAccess({}, undefined, { ownAddress });
    await expect(refused).rejects.toMatchObject({ code: 'ssh-access.address-private', exitCode: 1 });
    await expectUntouched(here);
  });
});
