import { DeleteNatGatewayCommand, DescribeNatGatewaysCommand, type NatGateway } from '@aws-sdk/client-ec2';
import type { WriteContext } from '../aws/context.ts';
import { unlessAbsent } from '../aws/reads/absent.ts';
import { MadeInVain, SetupError } from '../engine/errors.ts';

/**
 * One look whether a NAT gateway is available by now. One that failed is deleted: it would only stand about for an hour.
 * @throws SetupError `wait.nat-gateway` while it is pending; MadeInVain `nat-gateway.failed`, `nat-gateway.gone`;
 *   NatGatewayNotFound while EC2 does not show it yet
 */
export async function untilAvailable(cx: WriteContext, natGatewayId: string): Promise<NatGateway> {
  const gateway = (await ask(cx, natGatewayId)) ?? {};
  const { State, SubnetId: subnet = '', FailureCode: reason, FailureMessage: message } = gateway;
  if (State === 'available') return gateway;
  const facts = { gateway: natGatewayId, subnet };
  if (State === 'failed') {
    await unlessAbsent(cx.clients.ec2.send(new DeleteNatGatewayCommand({ NatGatewayId: natGatewayId })));
    throw new MadeInVain('nat-gateway.failed', { ...facts, reason: reason ?? '', message: message ?? '' });
  }
  if (State === 'deleting' || State === 'deleted') throw new MadeInVain('nat-gateway.gone', facts);
  throw new SetupError('wait.nat-gateway', facts);
}

/**
 * Deletes a NAT gateway, and looks whether it is gone by now.
 * @throws SetupError `wait.nat-gateway-deleted` while it is not: the same call again looks on
 */
export async function untilDeleted(cx: WriteContext, natGatewayId: string): Promise<void> {
  const before = (await unlessAbsent(ask(cx, natGatewayId)))?.State;
  if (before === undefined || before === 'deleted') return;
  if (before !== 'deleting') {
    await unlessAbsent(cx.clients.ec2.send(new DeleteNatGatewayCommand({ NatGatewayId: natGatewayId })));
  }
  const after = (await unlessAbsent(ask(cx, natGatewayId)))?.State;
  if (after === undefined || after === 'deleted') return;
  throw new SetupError('wait.nat-gateway-deleted', { gateway: natGatewayId });
}

async function ask(cx: WriteContext, natGatewayId: string): Promise<NatGateway | undefined> {
  const answer = await cx.clients.ec2.send(new DescribeNatGatewaysCommand({ NatGatewayIds: [natGatewayId] }));
  return answer.NatGateways?.[0];
}
