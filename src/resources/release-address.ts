import { DescribeAddressesCommand, DescribeNatGatewaysCommand, ReleaseAddressCommand } from '@aws-sdk/client-ec2';
import type { WriteContext } from '../aws/context.ts';
import { faultOf } from '../aws/fault.ts';
import { unlessAbsent } from '../aws/reads/absent.ts';
import { SetupError } from '../engine/errors.ts';

/**
 * ec2:ReleaseAddress. A NAT gateway keeps its address until it is gone, and for a moment longer: EC2 then refuses with
 * `InvalidIPAddress.InUse` or, as for an address that is somebody else's by now, with `AuthFailure`.
 * @throws SetupError `wait.address` while it is still held by what is going, `address.in-use` where something else uses it
 */
export async function releaseAddress(cx: WriteContext, allocationId: string): Promise<void> {
  try {
    await unlessAbsent(cx.clients.ec2.send(new ReleaseAddressCommand({ AllocationId: allocationId })));
  } catch (error) {
    if (!/^(InvalidIPAddress\.InUse|AuthFailure)$/.test(faultOf(error).name)) throw error;
    const address = await find(cx, allocationId);
    // Released already: what has it now is not ours.
    if (!address) return;
    const facts = { address: address.PublicIp ?? allocationId };
    const used = address.AssociationId !== undefined && !(await isHeldByGateway(cx, allocationId));
    throw new SetupError(used ? 'address.in-use' : 'wait.address', facts, 1, { cause: error });
  }
}

async function find(cx: WriteContext, allocationId: string) {
  const asked = cx.clients.ec2.send(new DescribeAddressesCommand({ AllocationIds: [allocationId] }));
  return (await unlessAbsent(asked))?.Addresses?.[0];
}

async function isHeldByGateway(cx: WriteContext, allocationId: string): Promise<boolean> {
  const answer = await cx.clients.ec2.send(new DescribeNatGatewaysCommand({}));
  const holders = (answer.NatGateways ?? []).filter(({ NatGatewayAddresses }) =>
    NatGatewayAddresses?.some((one) => one.AllocationId === allocationId),
  );
  return holders.length > 0;
}
