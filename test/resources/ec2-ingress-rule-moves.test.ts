import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  DescribeSecurityGroupRulesCommand,
  type EC2Client,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ReadContext, WriteContext } from '../../src/aws/context.ts';
import { ec2IngressRule, type IngressRuleLive } from '../../src/resources/ec2-ingress-rule.ts';
import { type Practice, practice } from '../sandbox/practice.ts';
import { account as fakeAccount } from './account.ts';

const SSH = 'ap-northeast-2/ingress-ssh';
const OLD = '198.51.100.7/32';
const NEW = '203.0.113.25/32';

let here: Practice;
let sent: string[];
let groupId: string;
/** The calls of this name break the program off. */
let deadly: string | undefined;

beforeEach(async () => {
  here = await practice();
  sent = [];
  deadly = undefined;
  const group = await here.ec2.send(new CreateSecurityGroupCommand({ GroupName: 'web', Description: 'web' }));
  groupId = group.GroupId ?? '';
  here.ec2.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const action = commandName.replace(/Command$/, '');
        if (action === deadly) throw new TypeError('killed');
        if (!action.startsWith('Describe')) sent.push(action);
        return next(args);
      },
    { step: 'initialize', priority: 'high' },
  );
});

const spec = (cidr: string) => ({ groupId, port: '22', cidr, description: 'SSH - aws-ecs-setup' });

function contexts(ec2: EC2Client): { read: ReadContext; write: WriteContext } {
  const { read, write } = fakeAccount();
  const clients = { ...read.clients, ec2 };
  return { read: { ...read, clients, once: (_key, ask) => ask() }, write: { ...write, clients } };
}

/** Somebody lets an address in by hand. */
async function addByHand(cidr: string): Promise<void> {
  const IpRanges = [{ CidrIp: cidr }];
  const IpPermissions = [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges }];
  await here.ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId: groupId, IpPermissions }));
  sent.pop();
}

async function ranges(): Promise<readonly string[]> {
  const { SecurityGroupRules = [] } = await here.ec2.send(new DescribeSecurityGroupRulesCommand({}));
  const inbound = SecurityGroupRules.filter((rule) => rule.GroupId === groupId && !rule.IsEgress);
  return inbound.map((rule) => `${rule.CidrIpv4} ${rule.Tags?.length ? 'ours' : 'by hand'}`);
}

/** Looks, and brings in line what is different; as a run does. */
async function moveTo(cidr: string): Promise<IngressRuleLive> {
  const { read, write } = contexts(here.ec2);
  const [found] = await ec2IngressRule.find(read, SSH, spec(cidr), undefined);
  if (!found) throw new TypeError('not found');
  const differences = ec2IngressRule.compare(spec(cidr), found.live);
  if (differences.length === 0) return found.live;
  return (await ec2IngressRule.update?.(write, SSH, spec(cidr), found.live, differences)) ?? found.live;
}

async function opened(cidr: string): Promise<void> {
  await ec2IngressRule.create(contexts(here.ec2).write, SSH, spec(cidr), 'token');
  sent.splice(0);
}

describe('an inbound rule that is to let in another address', () => {
  it('is added before the old one is taken out', async () => {
    await opened(OLD);
    const live = await moveTo(NEW);
    expect(sent).toEqual(['AuthorizeSecurityGroupIngress', 'RevokeSecurityGroupIngress']);
    expect(await ranges()).toEqual([`${NEW} ours`]);
    expect(live).toEqual(await moveTo(NEW));
    expect(sent).toHaveLength(2);
  });

  it('is not added where somebody let the address in by hand: ours goes, theirs stays', async () => {
    await opened(OLD);
    await addByHand(NEW);
    await moveTo(NEW);
    expect(sent).toEqual(['RevokeSecurityGroupIngress']);
    expect(await ranges()).toEqual([`${NEW} by hand`]);
  });

  it('and is let in by hand between the look and the change: theirs stays and is not taken for ours', async () => {
    await opened(OLD);
    const { read, write } = contexts(here.ec2);
    const [found] = await ec2IngressRule.find(read, SSH, spec(NEW), undefined);
    await addByHand(NEW);
    const live = found?.live ?? { ruleId: '', groupId, port: '', cidr: '' };
    const left = await ec2IngressRule.update?.(write, SSH, spec(NEW), live, []);
    expect(left).toEqual({ ruleId: '', groupId, port: '22', cidr: NEW });
    expect(await ranges()).toEqual([`${NEW} by hand`]);
  });

  it('that cannot be added takes nothing out', async () => {
    await opened(OLD);
    deadly = 'AuthorizeSecurityGroupIngress';
    await expect(moveTo(NEW)).rejects.toThrow('killed');
    expect(sent).toEqual([]);
    expect(await ranges()).toEqual([`${OLD} ours`]);
  });

  it('and was left with both rules by a kill is found as the new one; the next run takes the old one out', async () => {
    await opened(OLD);
    deadly = 'RevokeSecurityGroupIngress';
    await expect(moveTo(NEW)).rejects.toThrow('killed');
    expect(await ranges()).toEqual([`${OLD} ours`, `${NEW} ours`]);
    deadly = undefined;
    sent.splice(0);
    const { read } = contexts(here.ec2);
    const found = await ec2IngressRule.find(read, SSH, spec(NEW), undefined);
    expect(found).toHaveLength(1);
    const live = found[0]?.live ?? { ruleId: '', groupId, port: '', cidr: '' };
    expect(live).toMatchObject({ cidr: NEW, others: [expect.stringMatching(/^sgr-/)] });
    expect(ec2IngressRule.compare(spec(NEW), live)).toEqual([
      { fact: 'others', want: [], have: live.others, fix: 'update', widens: false },
    ]);
    expect(await moveTo(NEW)).not.toHaveProperty('others');
    expect(sent).toEqual(['RevokeSecurityGroupIngress']);
    expect(await ranges()).toEqual([`${NEW} ours`]);
  });

  it('and was left with both rules is followed to a third address, and both go', async () => {
    await opened(OLD);
    deadly = 'RevokeSecurityGroupIngress';
    await expect(moveTo(NEW)).rejects.toThrow('killed');
    deadly = undefined;
    await moveTo('192.0.2.0/24');
    expect(await ranges()).toEqual(['192.0.2.0/24 ours']);
  });

  it('and was left with both rules is removed with both of them, one of which may be gone', async () => {
    await opened(OLD);
    deadly = 'RevokeSecurityGroupIngress';
    await expect(moveTo(NEW)).rejects.toThrow('killed');
    deadly = undefined;
    const { read, write } = contexts(here.ec2);
    const [found] = await ec2IngressRule.find(read, SSH, spec(''), undefined);
    const live = found?.live ?? { ruleId: '', groupId, port: '', cidr: '' };
    const ids = { GroupId: groupId, SecurityGroupRuleIds: [live.ruleId] };
    await here.ec2.send(new RevokeSecurityGroupIngressCommand(ids));
    await ec2IngressRule.remove?.(write, live);
    expect(await ranges()).toEqual([]);
  });
});
