import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { CreateVpcCommand, DescribeRegionsCommand, DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import { CreateGroupCommand, GetGroupCommand, GetUserCommand } from '@aws-sdk/client-iam';
import { describe, expect, it } from 'vitest';
import { SetupError } from '../../src/engine/errors.ts';
import { newDirectory, practice, refusal } from './practice.ts';

const vpcIds = async ({ ec2 }: Awaited<ReturnType<typeof practice>>) =>
  (await ec2.send(new DescribeVpcsCommand({}))).Vpcs?.map(({ VpcId }) => VpcId);

describe('the account file', () => {
  it('is not there before the first call that writes', async () => {
    const account = await practice();
    await account.ec2.send(new DescribeVpcsCommand({}));
    await account.ec2.send(new DescribeRegionsCommand({}));
    await refusal(account.iam.send(new GetUserCommand({ UserName: 'nobody' })));
    await refusal(account.ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/8' })));
    await refusal(account.ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16', DryRun: true })));
    expect(await readdir(account.directory)).toEqual([]);
  });

  it('is for its owner alone, and alone in its directory', async () => {
    const account = await practice();
    await account.iam.send(new CreateGroupCommand({ GroupName: 'Administrators' }));
    expect(await readdir(account.directory)).toEqual(['account.json']);
    expect((await stat(account.sandbox.file)).mode & 0o777).toBe(0o600);
  });

  it('brings everything back when it is opened again', async () => {
    const first = await practice();
    await first.iam.send(new CreateGroupCommand({ GroupName: 'Administrators' }));
    await first.ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }));
    const again = await practice({ directory: first.directory });
    await again.iam.send(new GetGroupCommand({ GroupName: 'Administrators' }));
    expect(await vpcIds(again)).toEqual(await vpcIds(first));
  });

  it('keeps the ids a mere look showed', async () => {
    const first = await practice();
    const seen = await vpcIds(first);
    expect(await vpcIds(await practice({ directory: first.directory }))).toEqual(seen);
    await first.ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }));
    expect((await vpcIds(first))?.[0]).toEqual(seen?.[0]);
  });

  it('is the account of every call, whoever wrote it; what is only tried out or refused leaves nothing behind', async () => {
    const account = await practice();
    await account.ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }));
    const seen = await vpcIds(account);
    await refusal(account.ec2.send(new CreateVpcCommand({ CidrBlock: '10.1.0.0/16', DryRun: true })));
    await refusal(account.ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/8' })));
    await account.sandbox.edit((there) => void there.iam.groups.splice(0));
    const refused = account.sandbox.edit(({ regions }) => {
      for (const region of Object.values(regions)) region.vpcs.length = 0;
      throw new TypeError('no');
    });
    await expect(refused).rejects.toThrow('no');
    expect(await vpcIds(account)).toEqual(seen);
    const text = await readFile(account.sandbox.file, 'utf8');
    await writeFile(account.sandbox.file, text.replaceAll(seen?.[1] ?? '', 'vpc-0123456789abcdef0'));
    expect(await vpcIds(account)).toEqual([seen?.[0], 'vpc-0123456789abcdef0']);
  });

  it('loses no update of concurrent calls, whoever opened it', async () => {
    const one = await practice();
    const other = await practice({ directory: one.directory });
    const names = Array.from({ length: 20 }, (_, index) => `group-${index}`);
    await Promise.all(
      names.map((GroupName, index) => (index % 2 ? one : other).iam.send(new CreateGroupCommand({ GroupName }))),
    );
    const kept = JSON.parse(await readFile(one.sandbox.file, 'utf8')).iam.groups;
    expect(kept.map((group: { name: string }) => group.name).sort()).toEqual([...names].sort());
  });

  it.each([
    ['cut off', '{"version": 1, "iam"', 'sandbox.unreadable'],
    ['no account', '[]', 'sandbox.unreadable'],
    ['of a newer version', '{"version": 2}', 'sandbox.newer'],
  ])('stops the run when it is %s, and is left as it is', async (_, text, code) => {
    const directory = await newDirectory();
    const file = path.join(directory, 'account.json');
    await writeFile(file, text);
    const error = await refusal(practice({ directory }));
    expect(error).toBeInstanceOf(SetupError);
    expect(error).toMatchObject({ code, facts: { file } });
    expect(await readFile(file, 'utf8')).toBe(text);
  });

  it('can start without default VPCs', async () => {
    expect(await vpcIds(await practice({ defaultVpc: false }))).toEqual([]);
  });
});
