import { ec2Failure } from './failure.ts';

type NotFound = (id: string) => Error;

function notFound(code: string, noun: string): NotFound {
  return (id) => ec2Failure(code, `The ${noun} '${id}' does not exist`);
}

/** What EC2 says of an id nothing has, by kind. */
export const absent = {
  vpc: notFound('InvalidVpcID.NotFound', 'vpc ID'),
  subnet: notFound('InvalidSubnetID.NotFound', 'subnet ID'),
  internetGateway: notFound('InvalidInternetGatewayID.NotFound', 'internetGateway ID'),
  gateway: notFound('InvalidGatewayID.NotFound', 'gateway ID'),
  routeTable: notFound('InvalidRouteTableID.NotFound', 'routeTable ID'),
  association: notFound('InvalidAssociationID.NotFound', 'association ID'),
  securityGroup: notFound('InvalidGroup.NotFound', 'security group'),
  securityGroupRule: notFound('InvalidSecurityGroupRuleId.NotFound', 'security group rule ID'),
  keyPair: notFound('InvalidKeyPair.NotFound', 'key pair'),
  networkInterface: notFound('InvalidNetworkInterfaceID.NotFound', 'networkInterface ID'),
  natGateway: notFound('NatGatewayNotFound', 'NAT gateway'),
  /** As a route's target. */
  natTarget: notFound('InvalidNatGatewayID.NotFound', 'natGateway ID'),
  vpcEndpoint: notFound('InvalidVpcEndpointId.NotFound', 'Vpc Endpoint Id'),
  address: notFound('InvalidAllocationID.NotFound', 'allocation ID'),
  peering: notFound('InvalidVpcPeeringConnectionID.NotFound', 'vpcPeeringConnection ID'),
  vpnGateway: notFound('InvalidVpnGatewayID.NotFound', 'vpnGateway ID'),
  egressOnlyGateway: notFound('InvalidGatewayID.NotFound', 'egressOnlyInternetGateway ID'),
  networkAcl: notFound('InvalidNetworkAclID.NotFound', 'networkAcl ID'),
  instance: notFound('InvalidInstanceID.NotFound', 'instance ID'),
} satisfies { readonly [kind: string]: NotFound };
