import { describe, expect, it } from 'vitest';
import { read, refusal } from './refused.ts';

describe('the VPC', () => {
  it.each(['default', 'new', 'vpc-0123456789abcdef0', 'vpc-1a2b3c4d'])('may be %s', async (vpc) => {
    expect(await read('vpc', vpc)).toBe(vpc);
  });

  it.each(['', 'Default', 'vpc-', 'vpc-xyz', 'vpc-0123456789ABCDEF0', 'subnet-0123456789abcdef0', 'vpc-1a2b3c4d '])(
    'may not be %j',
    async (value) => {
      expect(await refusal('vpc', value)).toEqual({ code: 'input.vpc', facts: { flag: '--vpc', value }, exitCode: 2 });
    },
  );
});

describe('the range of a new VPC', () => {
  it.each([
    ['10.0.0.0/16', '10.0.0.0/16'],
    ['10.0.0.0/28', '10.0.0.0/28'],
    ['192.168.7.0/24', '192.168.7.0/24'],
    ['172.17.0.0/16', '172.17.0.0/16'],
    ['10.1.2.3/16', '10.1.0.0/16'],
    ['100.68.0.18/18', '100.68.0.0/18'],
    ['10.0.0.255/28', '10.0.0.240/28'],
    [' 10.0.0.0/16 ', '10.0.0.0/16'],
  ])('%s is %s', async (text, cidr) => expect(await read('vpcCidr', text)).toBe(cidr));

  it.each([
    ['10.0.0.0/15', '15'],
    ['10.0.0.0/8', '8'],
    ['10.0.0.0/29', '29'],
    ['10.0.0.0/32', '32'],
    ['0.0.0.0/0', '0'],
  ])('is no %s: only /16 to /28', async (value, prefix) => {
    const facts = { prefix, flag: '--vpc-cidr', value };
    expect(await refusal('vpcCidr', value)).toEqual({ code: 'input.vpc-size', facts, exitCode: 2 });
  });

  it.each([
    '',
    '10.0.0.0',
    '10.0.0.0/',
    '10.0.0.0/33',
    '10.0.0/16',
    '256.0.0.0/16',
    '10.0.0.0/1 6',
    '10.0.0.0/-1',
    'fd00::/16',
    'new',
    '010.0.0.0/16',
  ])('is no %j', async (value) => {
    const facts = { flag: '--vpc-cidr', value };
    expect(await refusal('vpcCidr', value)).toEqual({ code: 'input.not-a-range', facts, exitCode: 2 });
  });
});

describe('who may use SSH', () => {
  it.each([
    ['my-ip', 'my-ip'],
    ['none', 'none'],
    ['203.0.113.25', '203.0.113.25/32'],
    ['203.0.113.25/32', '203.0.113.25/32'],
    ['203.0.113.25/24', '203.0.113.0/24'],
    ['198.51.100.7/16', '198.51.0.0/16'],
  ])('%s is %s', async (text, source) => expect(await read('sshCidr', text)).toBe(source));

  it.each([
    ['0.0.0.0/0', '0.0.0.0/0'],
    ['203.0.113.25/15', '203.0.0.0/15'],
    ['128.0.0.0/1', '128.0.0.0/1'],
  ])('is not %s without a flag of its own', async (value, cidr) => {
    const facts = { cidr, flag: '--ssh-cidr', value };
    expect(await refusal('sshCidr', value)).toEqual({ code: 'input.ssh-too-wide', facts, exitCode: 2 });
    expect(await read('sshCidr', value, { sshFromAnywhere: true })).toBe(cidr);
  });

  it.each(['::/0', '2001:db8::1', '2001:db8::/32', '::ffff:203.0.113.25'])('is not %s: that is IPv6', async (value) => {
    const facts = { flag: '--ssh-cidr', value };
    expect(await refusal('sshCidr', value)).toEqual({ code: 'input.ssh-ipv6', facts, exitCode: 2 });
  });

  it.each([
    '',
    'me',
    'MY-IP',
    '203.0.113',
    '203.0.113.256',
    '203.0.113.25/33',
    '203.0.113.25/',
    '203.0.113.25,198.51.100.7',
    '0x7f.1',
  ])('is not %j, allowed or not', async (value) => {
    const expected = { code: 'input.not-a-range', facts: { flag: '--ssh-cidr', value }, exitCode: 2 };
    expect(await refusal('sshCidr', value)).toEqual(expected);
    expect(await refusal('sshCidr', value, { sshFromAnywhere: true })).toEqual(expected);
  });
});
