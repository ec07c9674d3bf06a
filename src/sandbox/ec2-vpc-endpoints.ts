import type {
  DeleteVpcEndpointsCommandInput,
  DescribeVpcEndpointsCommandInput,
  ModifyVpcEndpointCommandInput,
} from '@aws-sdk/client-ec2';
import { absent } from './ec2-absent.ts';
import { filtered } from './ec2-filters.ts';
import { ec2Page, required, selectByIds } from './ec2-input.ts';
import { here } from './ec2-region.ts';
import { endpointCreateOperations, setPolicy } from './ec2-vpc-endpoint-create.ts';
import {
  addSubnets,
  addTables,
  checkPrivateDns,
  removeSubnets,
  removeTables,
  setGroups,
} from './ec2-vpc-endpoint-parts.ts';
import { endpointServiceOperations, noSuchService, servicesHere } from './ec2-vpc-endpoint-services.ts';
import { isHidden, SETTLING } from './ec2-vpc-endpoint-states.ts';
import { ENDPOINT_FACETS, endpointView } from './ec2-vpc-endpoint-views.ts';
import { ec2Failure } from './failure.ts';
import { type Call, operation } from './operation.ts';
import type { VpcEndpointData } from './region-data.ts';

const shown = (call: Call): readonly VpcEndpointData[] => here(call).vpcEndpoints.filter((one) => !isHidden(one));

function describe(call: Call, input: DescribeVpcEndpointsCommandInput): object {
  const found = selectByIds(shown(call), input.VpcEndpointIds, absent.vpcEndpoint);
  const page = ec2Page(filtered(found, input.Filters, ENDPOINT_FACETS), input, { ids: input.VpcEndpointIds });
  return { VpcEndpoints: page.items.map((one) => endpointView(call, one)), NextToken: page.NextToken };
}

/** Throws InvalidVpcEndpointId.NotFound, IncorrectState, and what creating throws. */
function modify(call: Call, input: ModifyVpcEndpointCommandInput): object {
  const id = required(input.VpcEndpointId, 'vpcEndpointId');
  const endpoint = shown(call).find((one) => one.id === id);
  if (!endpoint) throw absent.vpcEndpoint(id);
  if (endpoint.state !== 'available') {
    throw ec2Failure('IncorrectState', `The VPC endpoint ${id} is in the state ${endpoint.state}, not available.`);
  }
  const service = servicesHere(call).find((one) => one.service === endpoint.service && one.type === endpoint.type);
  if (!service) throw noSuchService(endpoint.service);
  removeSubnets(call, endpoint, input.RemoveSubnetIds ?? []);
  const { AddSecurityGroupIds: joins, RemoveSecurityGroupIds: leaves } = input;
  if (joins || leaves) {
    const stay = (endpoint.groupIds ?? []).filter((group) => !leaves?.includes(group));
    setGroups(call, endpoint, [...stay, ...(joins ?? [])]);
  }
  addSubnets(call, endpoint, service, input.AddSubnetIds ?? []);
  removeTables(call, endpoint, input.RemoveRouteTableIds ?? []);
  addTables(call, endpoint, input.AddRouteTableIds ?? []);
  if (input.PrivateDnsEnabled !== undefined) endpoint.privateDns = input.PrivateDnsEnabled;
  if (input.PrivateDnsEnabled) checkPrivateDns(call, endpoint, service);
  if (input.ResetPolicy) delete endpoint.policy;
  if (input.PolicyDocument !== undefined) setPolicy(endpoint, service, input.PolicyDocument);
  return { Return: true };
}

/** What cannot be deleted is told in an answer that is no error. A gateway endpoint is gone with its routes at once. */
function remove(call: Call, input: DeleteVpcEndpointsCommandInput): object {
  const ids = required(input.VpcEndpointIds, 'vpcEndpointIds');
  const region = here(call);
  const all = shown(call);
  for (const endpoint of all.filter(({ id }) => ids.includes(id))) {
    removeTables(call, endpoint, endpoint.routeTableIds ?? []);
    if (endpoint.type === 'Gateway') {
      region.vpcEndpoints = region.vpcEndpoints.filter((one) => one !== endpoint);
    } else if (endpoint.state !== 'deleting') {
      endpoint.state = 'deleting';
      endpoint.settles = call.now + SETTLING;
    }
  }
  const unknown = ids.filter((id) => !all.some((one) => one.id === id));
  const Code = 'InvalidVpcEndpoint.NotFound';
  return {
    Unsuccessful: unknown.map((ResourceId) => ({
      ResourceId,
      Error: { Code, Message: `The Vpc Endpoint Id '${ResourceId}' does not exist` },
    })),
  };
}

export const vpcEndpointOperations = {
  ...endpointServiceOperations,
  ...endpointCreateOperations,
  DescribeVpcEndpoints: operation<DescribeVpcEndpointsCommandInput>(
    ['VpcEndpointIds', 'Filters', 'MaxResults', 'NextToken'],
    describe,
  ),
  ModifyVpcEndpoint: operation<ModifyVpcEndpointCommandInput>(
    [
      'VpcEndpointId',
      'ResetPolicy',
      'PolicyDocument',
      'AddRouteTableIds',
      'RemoveRouteTableIds',
      'AddSubnetIds',
      'RemoveSubnetIds',
      'AddSecurityGroupIds',
      'RemoveSecurityGroupIds',
      'PrivateDnsEnabled',
    ],
    modify,
  ),
  DeleteVpcEndpoints: operation<DeleteVpcEndpointsCommandInput>(['VpcEndpointIds'], remove),
};
