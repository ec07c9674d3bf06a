import { CreateVpcCommand, DescribeVpcsCommand, paginateDescribeVpcs } from '@aws-sdk/client-ec2';
import { GetUserCommand } from '@aws-sdk/client-iam';
import { describe, expect, it } from 'vitest';
import type { Attach } from '../../src/aws/client.ts';
import { makeClients } from '../../src/aws/clients.ts';
import { connectToPractice } from '../../src/aws/connection.ts';
import { faultOf } from '../../src/aws/fault.ts';
import { settings } from './connected.ts';
import { ownPace } from './own-pace.ts';

function practice() {
  const answered: string[] = [];
  const attach: Attach = (client) => {
    client.middlewareStack.add(
      (_next, context) => async () => {
        answered.push(context.commandName ?? '');
        return { response: undefined, output: { $metadata: {}, Vpcs: [{ VpcId: 'vpc-0abc' }] } };
      },
      { step: 'initialize', priority: 'high', name: 'practice-account' },
    );
  };
  // Nothing of the person's own AWS settings may be asked for: this profile does not exist and nobody listens there.
  settings({}, { AWS_PROFILE: 'nope', AWS_ENDPOINT_URL: 'http://127.0.0.1:1' });
  return {
    answered,
    connection: connectToPractice(attach, ['us-east-1'], new AbortController().signal, ownPace(), '0.0.0'),
  };
}

describe('a connection to the practice account', () => {
  it('is answered by what is attached, without credentials or a network', async () => {
    const { answered, connection } = practice();
    const clients = makeClients(connection, 'us-east-1', 'change');
    const vpcs = [];
    for await (const page of paginateDescribeVpcs({ client: clients.ec2 }, {})) vpcs.push(...(page.Vpcs ?? []));
    expect(vpcs).toEqual([{ VpcId: 'vpc-0abc' }]);
    await clients.ec2.send(new CreateVpcCommand({}));
    await clients.iam.send(new GetUserCommand({}));
    expect(answered).toEqual(['DescribeVpcsCommand', 'CreateVpcCommand', 'GetUserCommand']);
  });

  it('guards it from writes while looking, as it does the real account', async () => {
    const { answered, connection } = practice();
    const { ec2 } = makeClients(connection, 'us-east-1', 'look');
    await expect(ec2.send(new CreateVpcCommand({}))).rejects.toMatchObject({ code: 'guard.write-refused' });
    await ec2.send(new DescribeVpcsCommand({}));
    expect(answered).toEqual(['DescribeVpcsCommand']);
  });

  it('reaches nobody with a call that is not answered there', async () => {
    settings({}, { AWS_ENDPOINT_URL: 'http://127.0.0.1:1' });
    const connection = connectToPractice(() => {}, [], new AbortController().signal, ownPace(), '0.0.0');
    const error = await makeClients(connection, 'us-east-1', 'look')
      .ec2.send(new DescribeVpcsCommand({}))
      .catch((e) => e);
    expect(faultOf(error)).toMatchObject({ message: 'The practice account asks for no credentials.' });
  });
});
