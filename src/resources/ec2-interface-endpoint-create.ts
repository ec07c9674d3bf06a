import { CreateVpcEndpointCommand, DescribeVpcEndpointsCommand, type VpcEndpoint } from '@aws-sdk/client-ec2';
import type { WriteContext } from '../aws/context.ts';
import { FULL_ACCESS } from '../aws/endpoint-policy.ts';
import { faultOf } from '../aws/fault.ts';
import { tagsFor } from '../aws/tags.ts';
import { SetupError } from '../engine/errors.ts';
import type { NodeId } from '../engine/resource.ts';
import type { InterfaceEndpointSpec } from './ec2-interface-endpoint.ts';

/**
 * ec2:CreateVpcEndpoint, one call.
 * @throws SetupError `wait.endpoint-name` while an endpoint that was deleted holds the name: the same call works later
 */
export async function createEndpoint(
  cx: WriteContext,
  id: NodeId,
  spec: InterfaceEndpointSpec,
  token: string,
): Promise<VpcEndpoint> {
  try {
    const answer = await cx.clients.ec2.send(
      new CreateVpcEndpointCommand({
        // Without it a gateway endpoint is meant, and without groups the VPC's default one.
        VpcEndpointType: 'Interface',
        VpcId: spec.vpcId,
        ServiceName: spec.service,
        SubnetIds: [...spec.subnetIds],
        SecurityGroupIds: [spec.groupId],
        PrivateDnsEnabled: true,
        IpAddressType: 'ipv4',
        ...(spec.policy === FULL_ACCESS ? {} : { PolicyDocument: spec.policy }),
        // The SDK does not fill it in for this call.
        ClientToken: token,
        TagSpecifications: [{ ResourceType: 'vpc-endpoint', Tags: tagsFor(cx.setup, id, spec.name) }],
      }),
    );
    return answer.VpcEndpoint ?? {};
  } catch (error) {
    if (await isNameLeaving(cx, spec, error)) {
      throw new SetupError('wait.endpoint-name', { service: spec.service, vpc: spec.vpcId }, 1, { cause: error });
    }
    throw error;
  }
}

/** Is the name still held by an endpoint that was deleted moments ago, so that the same call works later? */
async function isNameLeaving(
  cx: WriteContext,
  { vpcId, service }: InterfaceEndpointSpec,
  error: unknown,
): Promise<boolean> {
  if (!/conflicting DNS domain/i.test(faultOf(error).message)) return false;
  const Filters = [
    { Name: 'vpc-id', Values: [vpcId] },
    { Name: 'service-name', Values: [service] },
  ];
  const answer = await cx.clients.ec2.send(new DescribeVpcEndpointsCommand({ Filters }));
  const holding = (answer.VpcEndpoints ?? []).filter((one) => one.PrivateDnsEnabled);
  return holding.every(({ State = '' }) => /^delet(ing|ed)$/i.test(State));
}
