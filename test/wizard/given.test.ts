import { describe, expect, it } from 'vitest';
import type { SetupError } from '../../src/engine/errors.ts';
import { type FlagTexts, readGiven, steps } from '../../src/wizard/given.ts';

const HERE = { home: '/home/alice', cwd: '/work' };
const given = async (flags: FlagTexts, file: FlagTexts = {}) => Object.fromEntries(await readGiven(flags, file, HERE));

describe('what is given before the run', () => {
  it('is read by the names of the flags', async () => {
    expect(await given({ 'key-name': 'web', azs: '3', http: 'false', 'admin-tag': 'team=ops,site=a' })).toEqual({
      keyName: { value: 'web', source: 'flag' },
      azs: { value: 3, source: 'flag' },
      http: { value: false, source: 'flag' },
      adminTags: { value: ['team=ops', 'site=a'], source: 'flag' },
    });
    expect(await given({})).toEqual({});
  });

  it('comes from a flag before the answers file', async () => {
    expect(
      await given({ cluster: 'web', alias: '' }, { cluster: 'batch', 'sg-name': 'instances', alias: 'acme' }),
    ).toEqual({
      cluster: { value: 'web', source: 'flag' },
      alias: { value: '', source: 'flag' },
      sgName: { value: 'instances', source: 'file' },
    });
  });

  it('says which steps are done without, a flag before the file', async () => {
    expect(await given({ skip: 'alias, cluster' }, { skip: 'vpc' })).toEqual({
      skip: { value: ['alias', 'cluster'], source: 'flag' },
    });
    expect(await given({}, { skip: 'vpc' })).toEqual({ skip: { value: ['vpc'], source: 'file' } });
    await expect(given({ skip: 'keypair' })).rejects.toMatchObject({
      code: 'input.steps',
      facts: { flag: '--skip', value: 'keypair', step: 'keypair' },
      exitCode: 2,
    });
    expect(() => steps('--only', 'keypair')).toThrow(
      expect.objectContaining({ code: 'input.steps', exitCode: 2, facts: expect.objectContaining({ flag: '--only' }) }),
    );
  });

  it.each<[FlagTexts, FlagTexts]>([
    [{ 'key-type': 'dsa' }, {}],
    [{}, { 'key-type': 'dsa' }],
  ])('is refused with its flag, wherever it stands: %j %j', async (flags, file) => {
    await expect(given(flags, file)).rejects.toMatchObject({
      code: 'input.one-of',
      facts: { flag: '--key-type', value: 'dsa' },
      exitCode: 2,
    });
  });

  it('is refused in the file even where a flag stands above it', async () => {
    await expect(given({ 'key-type': 'rsa' }, { 'key-type': 'dsa' })).rejects.toMatchObject({ code: 'input.one-of' });
  });
});

describe('what only a new VPC is made with', () => {
  it.each<[FlagTexts, object]>([
    [{ 'private-subnets': 'yes' }, { privateSubnets: true, vpc: 'new' }],
    [{ nat: 'one' }, { nat: 'one', privateSubnets: true, vpc: 'new' }],
    [
      { nat: 'per-az', vpc: 'new' },
      { nat: 'per-az', privateSubnets: true, vpc: 'new' },
    ],
    [{ 's3-endpoint': 'yes' }, { s3Endpoint: true, vpc: 'new' }],
    [{ nat: 'none' }, { nat: 'none' }],
    [
      { nat: 'none', vpc: 'default' },
      { nat: 'none', vpc: 'default' },
    ],
    [{ 'private-subnets': 'no' }, { privateSubnets: false, nat: 'none', s3Endpoint: false }],
    [
      { 'private-subnets': 'no', 's3-endpoint': 'yes' },
      { privateSubnets: false, nat: 'none', s3Endpoint: true, vpc: 'new' },
    ],
  ])('%j means %j', async (flags, expected) => {
    const all = await given(flags);
    expect(Object.fromEntries(Object.entries(all).map(([key, { value }]) => [key, value]))).toEqual(expected);
  });

  it.each<[FlagTexts, string, string]>([
    [{ nat: 'one', vpc: 'default' }, '--nat', 'input.only-in-new-vpc'],
    [{ nat: 'per-az', vpc: 'vpc-0123456789abcdef0' }, '--nat', 'input.only-in-new-vpc'],
    [{ 'private-subnets': 'yes', vpc: 'default' }, '--private-subnets', 'input.only-in-new-vpc'],
    [{ 's3-endpoint': 'yes', vpc: 'default' }, '--s3-endpoint', 'input.only-in-new-vpc'],
    [{ 'vpc-cidr': '10.1.0.0/16', vpc: 'default' }, '--vpc-cidr', 'input.vpc-cidr-not-new'],
    [{ nat: 'one', 'private-subnets': 'no' }, '--nat', 'input.nat-not-private'],
  ])('%j is refused, naming %s', async (flags, flag, code) => {
    await expect(given(flags)).rejects.toMatchObject({ code, facts: { flag }, exitCode: 2 });
    await expect(given({}, flags)).rejects.toMatchObject({ code, facts: { flag }, exitCode: 2 });
  });

  it('counts for more in a flag than in the answers file', async () => {
    expect(await given({ 'private-subnets': 'no' }, { nat: 'one' })).toMatchObject({
      privateSubnets: { value: false },
      nat: { value: 'none', source: 'flag' },
    });
    expect(await given({ nat: 'one' }, { 'private-subnets': 'no' })).toMatchObject({
      privateSubnets: { value: true, source: 'flag' },
      nat: { value: 'one' },
    });
  });
});

describe('the range of a VPC', () => {
  it('means a new one', async () => {
    expect(await given({ 'vpc-cidr': '10.1.2.3/16' })).toEqual({
      vpcCidr: { value: '10.1.0.0/16', source: 'flag' },
      vpc: { value: 'new', source: 'flag' },
    });
    expect(await given({}, { 'vpc-cidr': '10.1.0.0/16' })).toMatchObject({ vpc: { value: 'new', source: 'file' } });
    expect(await given({ 'vpc-cidr': '10.1.0.0/16', vpc: 'new' })).toMatchObject({ vpc: { value: 'new' } });
  });

  it.each<[FlagTexts, FlagTexts, string]>([
    [{ 'vpc-cidr': '10.0.0.0/16', vpc: 'default' }, {}, 'default'],
    [{ 'vpc-cidr': '10.0.0.0/16', vpc: 'vpc-0123456789abcdef0' }, {}, 'vpc-0123456789abcdef0'],
    [{ 'vpc-cidr': '10.0.0.0/16' }, { vpc: 'default' }, 'default'],
    [{ vpc: 'default' }, { 'vpc-cidr': '10.0.0.0/16' }, 'default'],
  ])('has no place beside another VPC: %j %j', async (flags, file, vpc) => {
    await expect(given(flags, file)).rejects.toMatchObject({
      code: 'input.vpc-cidr-not-new',
      facts: { flag: '--vpc-cidr', vpc },
      exitCode: 2,
    });
  });
});

describe('SSH from anywhere', () => {
  it.each<[FlagTexts, FlagTexts]>([
    [{ 'ssh-cidr': '0.0.0.0/0', 'allow-ssh-from-anywhere': 'true' }, {}],
    [{ 'ssh-cidr': '0.0.0.0/0' }, { 'allow-ssh-from-anywhere': 'true' }],
    [{}, { 'ssh-cidr': '0.0.0.0/0', 'allow-ssh-from-anywhere': 'yes' }],
  ])('is given where it is allowed: %j %j', async (flags, file) => {
    expect(await given(flags, file)).toMatchObject({ sshCidr: { value: '0.0.0.0/0' } });
  });

  it.each<[FlagTexts, FlagTexts]>([
    [{ 'ssh-cidr': '0.0.0.0/0' }, {}],
    [{ 'ssh-cidr': '0.0.0.0/0' }, { 'allow-ssh-from-anywhere': 'false' }],
    [{}, { 'ssh-cidr': '10.0.0.0/8', 'allow-ssh-from-anywhere': 'no' }],
  ])('is refused where it is not: %j %j', async (flags, file) => {
    await expect(given(flags, file)).rejects.toMatchObject({
      code: 'input.ssh-too-wide',
      facts: { flag: '--ssh-cidr' },
      exitCode: 2,
    });
  });

  it('is neither allowed nor refused by a word that is neither yes nor no', async () => {
    const maybe = given({}, { 'allow-ssh-from-anywhere': 'perhaps' }).catch((error: SetupError) => error);
    expect(await maybe).toMatchObject({
      code: 'input.yes-or-no',
      facts: { flag: '--allow-ssh-from-anywhere', value: 'perhaps' },
      exitCode: 2,
    });
  });
});

describe('an extra named with --with', () => {
  it.each<[FlagTexts, object]>([
    [{ with: 'nat' }, { nat: 'one', privateSubnets: true, vpc: 'new' }],
    [
      { with: 'nat', nat: 'per-az' },
      { nat: 'per-az', privateSubnets: true, vpc: 'new' },
    ],
    [{ with: 's3-read', 's3-read': 'my-bucket/ecs.config' }, { s3Read: 'my-bucket/ecs.config' }],
    [{ with: 'session-manager' }, { sessionManager: true }],
  ])('answers what it is an option of: %j', async (flags, expected) => {
    const all = await given(flags);
    expect(Object.fromEntries(Object.entries(all).map(([key, { value }]) => [key, value]))).toMatchObject(expected);
  });

  it.each<[FlagTexts, string]>([
    [{ with: 'nat', vpc: 'default' }, 'input.only-in-new-vpc'],
    [{ with: 'private-subnets', vpc: 'vpc-0123456789abcdef0' }, 'input.only-in-new-vpc'],
    [{ with: 'private-subnets', 'private-subnets': 'no' }, 'input.extra-denied'],
    [{ with: 'nat', nat: 'none' }, 'input.extra-denied'],
    [{ with: 's3-read', 's3-read': 'false' }, 'input.extra-denied'],
    [{ with: 'cloudwatch-logs', 'cloudwatch-logs': 'false' }, 'input.extra-denied'],
  ])('is refused beside an answer that forbids it, on the command line and in the file: %j', async (flags, code) => {
    const refused = { code, facts: { flag: '--with' }, exitCode: 2 };
    await expect(given(flags)).rejects.toMatchObject(refused);
    await expect(given({}, flags)).rejects.toMatchObject(refused);
  });

  it('counts for more as a flag than what the answers file says, and less than a flag in the file', async () => {
    expect(await given({ with: 'session-manager' }, { 'session-manager': 'no' })).toMatchObject({
      sessionManager: { value: true, source: 'flag' },
    });
    expect(await given({ 'session-manager': 'false' }, { with: 'session-manager' })).toMatchObject({
      sessionManager: { value: false, source: 'flag' },
    });
  });
});
