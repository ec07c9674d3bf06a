import * as ec2Commands from '@aws-sdk/client-ec2';
import {
  CreateInternetGatewayCommand,
  CreateVpcCommand,
  DeleteVpcCommand,
  ModifySubnetAttributeCommand,
  ModifyVpcAttributeCommand,
} from '@aws-sdk/client-ec2';
import { CreateClusterCommand } from '@aws-sdk/client-ecs';
import { CreateUserCommand } from '@aws-sdk/client-iam';
import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import { makeClients } from '../../src/aws/clients.ts';
import { faultOf } from '../../src/aws/fault.ts';
import { ec2Refusal } from './answers.ts';
import { KEYS } from './aws-settings.ts';
import { connected, service, settings } from './connected.ts';

/** Dry-run clients of a service that says what EC2 says to a dry run, and all that arrives there. */
async function dryRunClients() {
  const { url, seen } = await service(() => ec2Refusal(412, 'DryRunOperation'));
  settings({}, { ...KEYS, AWS_ENDPOINT_URL: url });
  return { seen, clients: makeClients(await connected(), 'us-east-1', 'dry-run') };
}

const codeOf = async (sent: Promise<unknown>) =>
  sent.then(
    () => 'carried out',
    (error) => faultOf(error).name,
  );

describe('clients for dry runs', () => {
  it('set DryRun on every command, whatever its sender said', async () => {
    const { seen, clients } = await dryRunClients();
    const sent = [
      clients.ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' })),
      clients.ec2.send(new CreateInternetGatewayCommand({ DryRun: false })),
      clients.ec2.send(new DeleteVpcCommand({ VpcId: 'vpc-0abc', DryRun: undefined })),
    ];
    expect(await Promise.all(sent.map(codeOf))).toEqual(['DryRunOperation', 'DryRunOperation', 'DryRunOperation']);
    expect(seen.map(({ form }) => form.get('DryRun'))).toEqual(['true', 'true', 'true']);
  });

  it('refuse what has no dry run before anything is sent', async () => {
    const { seen, clients } = await dryRunClients();
    const sent = [
      clients.ec2.send(new ModifyVpcAttributeCommand({ VpcId: 'vpc-0abc', EnableDnsSupport: { Value: true } })),
      clients.ec2.send(new ModifySubnetAttributeCommand({ SubnetId: 'subnet-0abc' })),
      clients.iam.send(new CreateUserCommand({ UserName: 'sam' })),
      clients.ecs.send(new CreateClusterCommand({})),
      clients.sts.send(new AssumeRoleCommand({ RoleArn: 'arn:aws:iam::123456789012:role/x', RoleSessionName: 'x' })),
    ];
    expect(new Set(await Promise.all(sent.map(codeOf)))).toEqual(new Set(['guard.write-refused']));
    expect(seen).toEqual([]);
  });

  it('send no command of EC2 without it: every one there is, is marked or refused', async () => {
    const { seen, clients } = await dryRunClients();
    const commands = Object.entries(ec2Commands).filter(([name]) =>
      /^(Create|Delete|Modify|Attach|Run|Import|Revoke|Replace)\w+Command$/.test(name),
    );
    expect(commands.length).toBeGreaterThan(250);
    for (const [, Command] of commands) {
      const command = new (Command as typeof DeleteVpcCommand)({ VpcId: 'vpc-0abc' });
      await clients.ec2.send(command).catch(() => undefined);
    }
    expect(seen.length).toBeGreaterThan(200);
    expect(seen.filter(({ form }) => form.get('DryRun') !== 'true').map(({ form }) => form.get('Action'))).toEqual([]);
  });

  it('refuse a request that lost its mark on the way', async () => {
    const { seen, clients } = await dryRunClients();
    clients.ec2.middlewareStack.add(
      (next) => (args) => next({ ...args, input: { ...args.input, DryRun: false } as typeof args.input }),
      { step: 'initialize', priority: 'low', name: 'unmark' },
    );
    const sent = clients.ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }));
    expect(await codeOf(sent)).toBe('guard.write-refused');
    expect(seen).toEqual([]);
  });
});
