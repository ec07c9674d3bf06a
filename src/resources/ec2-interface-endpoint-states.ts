import {
  DeleteVpcEndpointsCommand,
  DescribeNetworkInterfacesCommand,
  DescribeVpcEndpointsCommand,
  type VpcEndpoint,
} from '@aws-sdk/client-ec2';
import type { WriteContext } from '../aws/context.ts';
import { faultOf } from '../aws/fault.ts';
import { unlessAbsent } from '../aws/reads/absent.ts';
import { MadeInVain, SetupError } from '../engine/errors.ts';
import type { InterfaceEndpointLive } from './ec2-interface-endpoint-live.ts';
import { refusalOf } from './unsuccessful.ts';

const stateOf = (endpoint: VpcEndpoint | undefined): string => (endpoint?.State ?? '').toLowerCase();

/**
 * One look whether an endpoint is available by now. One that failed is deleted: it would keep the service's name in the VPC from others.
 * @throws SetupError `wait.endpoint` while it is pending; MadeInVain `endpoint.failed`, `endpoint.gone`; InvalidVpcEndpointId.NotFound
 *   while EC2 does not show it yet
 */
export async function untilAvailable(
  cx: WriteContext,
  { endpointId, service, ours }: InterfaceEndpointLive,
): Promise<VpcEndpoint> {
  const found = (await ask(cx, endpointId)) ?? {};
  const state = stateOf(found);
  if (state === 'available') return found;
  const facts = { endpoint: endpointId, service, state };
  if (/^(failed|rejected|expired)$/.test(state)) {
    const { FailureReason, LastError } = found;
    const reason = FailureReason ?? [LastError?.Code, LastError?.Message].filter(Boolean).join(': ');
    if (!ours) throw new SetupError('endpoint.failed', { ...facts, reason });
    await remove(cx, endpointId);
    throw new MadeInVain('endpoint.failed', { ...facts, reason });
  }
  if (/^delet(ing|ed)$/.test(state)) throw new MadeInVain('endpoint.gone', facts);
  throw new SetupError('wait.endpoint', facts);
}

/**
 * Deletes an endpoint, and looks whether it is gone by now, its network interfaces too: they hold security group and subnets.
 * @throws SetupError `wait.endpoint-deleted` while it is not: the same call again looks on
 */
export async function untilGone(cx: WriteContext, live: InterfaceEndpointLive): Promise<void> {
  const { endpointId } = live;
  const isGone = (state: string) => state === '' || state === 'deleted';
  const before = stateOf(await unlessAbsent(ask(cx, endpointId)));
  if (!isGone(before) && before !== 'deleting') await remove(cx, endpointId);
  const after = isGone(before) ? before : stateOf(await unlessAbsent(ask(cx, endpointId)));
  if (isGone(after) && !(await hasInterfaces(cx, live))) return;
  throw new SetupError('wait.endpoint-deleted', { endpoint: endpointId, service: live.service });
}

/** ec2:DeleteVpcEndpoints, which tells what it did not delete in an answer that is no error. */
async function remove(cx: WriteContext, endpointId: string): Promise<void> {
  const answer = await cx.clients.ec2.send(new DeleteVpcEndpointsCommand({ VpcEndpointIds: [endpointId] }));
  const refusal = refusalOf(answer.Unsuccessful);
  if (refusal && faultOf(refusal, 'ec2:DeleteVpcEndpoints').kind !== 'absent') throw refusal;
}

async function ask(cx: WriteContext, endpointId: string): Promise<VpcEndpoint | undefined> {
  const answer = await cx.clients.ec2.send(new DescribeVpcEndpointsCommand({ VpcEndpointIds: [endpointId] }));
  return answer.VpcEndpoints?.[0];
}

async function hasInterfaces(cx: WriteContext, live: InterfaceEndpointLive): Promise<boolean> {
  const Filters = [
    { Name: 'vpc-id', Values: [live.vpcId] },
    { Name: 'interface-type', Values: ['vpc_endpoint'] },
  ];
  const answer = await cx.clients.ec2.send(new DescribeNetworkInterfacesCommand({ Filters }));
  return (answer.NetworkInterfaces ?? []).some(
    ({ NetworkInterfaceId: id = '', Description: text = '' }) =>
      live.interfaceIds.includes(id) || text.includes(live.endpointId),
  );
}
