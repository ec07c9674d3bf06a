import type { TagData } from './account.ts';

/** What every EC2 thing has. */
export interface Ec2Data {
  id: string;
  tags: TagData[];
}

export interface VpcData extends Ec2Data {
  cidr: string;
  isDefault: boolean;
  tenancy: 'default' | 'dedicated';
  dnsSupport: boolean;
  dnsHostnames: boolean;
}

export interface SubnetData extends Ec2Data {
  vpcId: string;
  cidr: string;
  /** Zone name, e.g. `ap-northeast-2a`. */
  zone: string;
  defaultForAz: boolean;
  mapPublicIp: boolean;
}

export interface InternetGatewayData extends Ec2Data {
  vpcId?: string;
}

export interface RouteData {
  destination: string;
  /** `local`, or the id of an internet gateway, a NAT gateway or a gateway endpoint. */
  gatewayId: string;
}

export interface AssociationData {
  id: string;
  /** Absent for the main association. */
  subnetId?: string;
}

export interface RouteTableData extends Ec2Data {
  vpcId: string;
  clientToken?: string;
  routes: RouteData[];
  associations: AssociationData[];
}

export interface SecurityGroupData extends Ec2Data {
  vpcId: string;
  name: string;
  description: string;
}

export interface SecurityGroupRuleData extends Ec2Data {
  groupId: string;
  egress: boolean;
  protocol: string;
  /** -1: all */
  fromPort: number;
  toPort: number;
  /** Exactly one of the three. */
  cidr?: string;
  cidr6?: string;
  peerGroupId?: string;
  description?: string;
}

export interface KeyPairData extends Ec2Data {
  name: string;
  type: 'rsa' | 'ed25519';
  fingerprint: string;
  /** `ssh-ed25519 AAAA…`, without a comment. */
  publicKey: string;
  created: number;
}

/** Nothing in the practice account makes one; it is put there to try what is in use. */
export interface NetworkInterfaceData extends Ec2Data {
  vpcId: string;
  subnetId: string;
  groupIds: string[];
  description: string;
  interfaceType: string;
  privateIp: string;
  publicIp?: string;
}

/** Nothing in the practice account makes one; it is put there to try what is in use. */
export interface InstanceData extends Ec2Data {
  vpcId: string;
  subnetId: string;
  groupIds: string[];
  state: 'pending' | 'running' | 'stopping' | 'stopped' | 'shutting-down' | 'terminated';
  keyName?: string;
  instanceProfileArn?: string;
}

/** A NAT gateway; one with an Elastic IP address has a network interface too. */
export interface NatGatewayData extends Ec2Data {
  vpcId: string;
  subnetId: string;
  state: 'pending' | 'failed' | 'available' | 'deleting' | 'deleted';
  publicIp?: string;
  allocationId?: string;
  interfaceId?: string;
  clientToken?: string;
  created?: number;
  /** Why it failed, or, while it is pending, will fail. */
  failure?: { code: string; message: string };
  /** When what it is in the middle of is done; when one that is gone is not shown any more. */
  settles?: number;
}

/** An interface endpoint with its network interfaces, or a gateway endpoint with its routes. */
export interface VpcEndpointData extends Ec2Data {
  vpcId: string;
  /** `com.amazonaws.ap-northeast-2.ecr.api` */
  service: string;
  type: 'Interface' | 'Gateway';
  state: 'pending' | 'available' | 'failed' | 'rejected' | 'expired' | 'deleting' | 'deleted';
  subnetIds: string[];
  groupIds?: string[];
  interfaceIds?: string[];
  routeTableIds?: string[];
  privateDns?: boolean;
  /** JSON; the service's default where there is none. */
  policy?: string;
  /** What went wrong, of one that failed. */
  failure?: { code: string; message: string };
  clientToken?: string;
  created?: number;
  /** When what it is in the middle of is done. */
  settles?: number;
}

/** A service that endpoints can be made for; a region has the usual ones unless `edit` gave it a list. */
export interface EndpointServiceData {
  service: string;
  type: 'Interface' | 'Gateway';
  owner: string;
  /** Names of zones. */
  zones: string[];
  privateDnsName?: string;
  policies: boolean;
}

/** An Elastic IP address, `eipalloc-…`. */
export interface AddressData extends Ec2Data {
  publicIp: string;
  /** What it is mapped to. */
  instanceId?: string;
  networkInterfaceId?: string;
}

/** Put there by hand, as above. */
export interface PeeringData extends Ec2Data {
  requesterVpcId: string;
  accepterVpcId: string;
  state: 'pending-acceptance' | 'active' | 'deleted' | 'rejected' | 'failed' | 'expired';
}

/** A virtual private gateway (`vgw-…`) or an egress-only internet gateway (`eigw-…`); put there by hand, as above. */
export interface OtherGatewayData extends Ec2Data {
  vpcId?: string;
}

/** A network ACL beside the VPC's default one; put there by hand, as above. */
export interface NetworkAclData extends Ec2Data {
  vpcId: string;
}

export interface ClusterData {
  name: string;
  status: 'ACTIVE' | 'INACTIVE';
  containerInsights: string;
  capacityProviders: string[];
  strategy: { capacityProvider: string; weight: number; base: number }[];
  tags: TagData[];
  containerInstances: number;
  /** EC2 ids of some of them. */
  instanceIds?: string[];
  services: number;
  /** Running. */
  tasks: number;
  pendingTasks?: number;
  /** Being deleted while their tasks stop. */
  drainingServices?: number;
}

/** One region of the practice account. */
export interface RegionData {
  vpcs: VpcData[];
  subnets: SubnetData[];
  internetGateways: InternetGatewayData[];
  routeTables: RouteTableData[];
  securityGroups: SecurityGroupData[];
  securityGroupRules: SecurityGroupRuleData[];
  keyPairs: KeyPairData[];
  networkInterfaces: NetworkInterfaceData[];
  instances: InstanceData[];
  natGateways: NatGatewayData[];
  vpcEndpoints: VpcEndpointData[];
  endpointServices?: EndpointServiceData[];
  /** `edit` puts it here: NAT gateways made from now on fail for this reason. */
  natGatewayFailure?: { code: string; message: string };
  addresses: AddressData[];
  peerings: PeeringData[];
  vpnGateways: OtherGatewayData[];
  egressOnlyGateways: OtherGatewayData[];
  networkAcls: NetworkAclData[];
  clusters: ClusterData[];
  /** ECS account settings that somebody set for the whole account, by name. */
  accountSettings?: { [name: string]: string };
  /** And those of single users and roles, by their ARN. */
  principalSettings?: { [principalArn: string]: { [name: string]: string } };
}
