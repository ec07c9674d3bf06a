import { type Need, on, onlyIf, type TypeNeeds } from './need.ts';

const EC2 = 'arn:{partition}:ec2:{region}:{account}';
const KEY_PAIR = `${EC2}:key-pair/{keyName}`;
const VPC = `${EC2}:vpc/{vpcId}`;
const SUBNET = `${EC2}:subnet/{subnetId}`;
const GATEWAY = `${EC2}:internet-gateway/{internetGatewayId}`;
const ROUTE_TABLE = `${EC2}:route-table/{routeTableId}`;
const GROUP = `${EC2}:security-group/{groupId}`;
const RULE = `${EC2}:security-group-rule/{ruleId}`;

/** A thing that carries tags from its creation on asks for the permission to tag as well, narrowed to that call. */
function tagged(action: string, resource: string): readonly Need[] {
  return onlyIf({ StringEquals: { 'ec2:CreateAction': [action] } }, on(resource, 'ec2:CreateTags'));
}

/** By resource type, after aws-facts §11–§13, §23. What is only looked at is the same for all of them and stands in `general.ts`. */
export const EC2_NEEDS: Readonly<Record<string, TypeNeeds>> = {
  'ec2.key-pair': {
    find: [],
    create: [...on(KEY_PAIR, 'ec2:ImportKeyPair'), ...tagged('ImportKeyPair', KEY_PAIR)],
    update: [...on(KEY_PAIR, 'ec2:DeleteKeyPair', 'ec2:ImportKeyPair'), ...tagged('ImportKeyPair', KEY_PAIR)],
    remove: on(KEY_PAIR, 'ec2:DeleteKeyPair'),
  },
  'ec2.vpc': {
    find: on(VPC, 'ec2:DescribeVpcAttribute'),
    create: [...on(VPC, 'ec2:CreateVpc', 'ec2:ModifyVpcAttribute'), ...tagged('CreateVpc', VPC)],
    update: on(VPC, 'ec2:ModifyVpcAttribute'),
    // Whatever other people connected to it keeps it from being removed.
    remove: [
      ...on(VPC, 'ec2:DeleteVpc'),
      ...on(
        '*',
        ...['ec2:DescribeNatGateways', 'ec2:DescribeVpcEndpoints', 'ec2:DescribeVpcPeeringConnections'],
        ...['ec2:DescribeVpnGateways', 'ec2:DescribeEgressOnlyInternetGateways', 'ec2:DescribeNetworkAcls'],
        'ec2:DescribeAddresses',
      ),
    ],
  },
  'ec2.subnet': {
    find: [],
    create: [
      ...on([SUBNET, VPC], 'ec2:CreateSubnet'),
      ...on(SUBNET, 'ec2:ModifySubnetAttribute'),
      ...tagged('CreateSubnet', SUBNET),
    ],
    update: on(SUBNET, 'ec2:ModifySubnetAttribute'),
    // What an interface in it belongs to says whether it goes too.
    remove: [...on(SUBNET, 'ec2:DeleteSubnet'), ...on('*', 'ec2:DescribeNatGateways', 'ec2:DescribeVpcEndpoints')],
  },
  'ec2.internet-gateway': {
    find: [],
    create: [
      ...on(GATEWAY, 'ec2:CreateInternetGateway'),
      ...on([GATEWAY, VPC], 'ec2:AttachInternetGateway'),
      ...tagged('CreateInternetGateway', GATEWAY),
    ],
    update: on([GATEWAY, VPC], 'ec2:AttachInternetGateway'),
    remove: [...on([GATEWAY, VPC], 'ec2:DetachInternetGateway'), ...on(GATEWAY, 'ec2:DeleteInternetGateway')],
  },
  'ec2.route-table': {
    find: [],
    create: [...on([ROUTE_TABLE, VPC], 'ec2:CreateRouteTable'), ...tagged('CreateRouteTable', ROUTE_TABLE)],
    update: [],
    remove: on(ROUTE_TABLE, 'ec2:DeleteRouteTable'),
  },
  'ec2.route': {
    find: [],
    create: on(ROUTE_TABLE, 'ec2:CreateRoute'),
    update: on(ROUTE_TABLE, 'ec2:ReplaceRoute'),
    remove: on(ROUTE_TABLE, 'ec2:DeleteRoute'),
  },
  'ec2.route-table-association': {
    find: [],
    create: on([ROUTE_TABLE, SUBNET], 'ec2:AssociateRouteTable'),
    update: on([ROUTE_TABLE, SUBNET], 'ec2:ReplaceRouteTableAssociation'),
    remove: on([ROUTE_TABLE, SUBNET], 'ec2:DisassociateRouteTable'),
  },
  'ec2.security-group': {
    find: [],
    create: [...on([GROUP, VPC], 'ec2:CreateSecurityGroup'), ...tagged('CreateSecurityGroup', GROUP)],
    update: [],
    remove: [
      ...on(GROUP, 'ec2:DeleteSecurityGroup'),
      ...on('*', 'ec2:DescribeNatGateways', 'ec2:DescribeVpcEndpoints'),
    ],
  },
  'ec2.ingress-rule': {
    find: [],
    create: [
      ...on([GROUP, RULE], 'ec2:AuthorizeSecurityGroupIngress'),
      ...tagged('AuthorizeSecurityGroupIngress', RULE),
    ],
    update: on([GROUP, RULE], 'ec2:ModifySecurityGroupRules'),
    remove: on(GROUP, 'ec2:RevokeSecurityGroupIngress'),
  },
};
