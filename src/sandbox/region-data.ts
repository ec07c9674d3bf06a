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
  /** `local` or an internet gateway's id. */
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

export interface ClusterData {
  name: string;
  status: 'ACTIVE' | 'INACTIVE';
  containerInsights: string;
  capacityProviders: string[];
  strategy: { capacityProvider: string; weight: number; base: number }[];
  tags: TagData[];
  containerInstances: number;
  services: number;
  tasks: number;
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
  clusters: ClusterData[];
}
