import type {
  DescribeInstancesCommandInput,
  DescribeNetworkInterfacesCommandInput,
  Instance,
  NetworkInterface,
} from '@aws-sdk/client-ec2';
import { ACCOUNT_ID } from './account.ts';
import { absent } from './ec2-absent.ts';
import { type Facets, filtered } from './ec2-filters.ts';
import { ec2Page, selectByIds } from './ec2-input.ts';
import { here } from './ec2-region.ts';
import { type Call, operation } from './operation.ts';
import type { InstanceData, NetworkInterfaceData } from './region-data.ts';

const STATE_CODES = { pending: 0, running: 16, 'shutting-down': 32, terminated: 48, stopping: 64, stopped: 80 };

const INTERFACE_FACETS: Facets<NetworkInterfaceData> = {
  description: (one) => one.description,
  'group-id': (one) => one.groupIds,
  'interface-type': (one) => one.interfaceType,
  'network-interface-id': (one) => one.id,
  'owner-id': () => ACCOUNT_ID,
  'private-ip-address': (one) => one.privateIp,
  status: () => 'in-use',
  'subnet-id': (one) => one.subnetId,
  'vpc-id': (one) => one.vpcId,
};

function groupsView(call: Call, ids: readonly string[]) {
  const { securityGroups } = here(call);
  return ids.map((id) => ({ GroupId: id, GroupName: securityGroups.find((group) => group.id === id)?.name }));
}

function interfaceView(call: Call, one: NetworkInterfaceData): NetworkInterface {
  return {
    NetworkInterfaceId: one.id,
    VpcId: one.vpcId,
    SubnetId: one.subnetId,
    Groups: groupsView(call, one.groupIds),
    Description: one.description,
    InterfaceType: one.interfaceType as NetworkInterface['InterfaceType'],
    OwnerId: ACCOUNT_ID,
    PrivateIpAddress: one.privateIp,
    Association: one.publicIp === undefined ? undefined : { PublicIp: one.publicIp },
    Status: 'in-use',
    TagSet: one.tags,
  };
}

function describeInterfaces(call: Call, input: DescribeNetworkInterfacesCommandInput): object {
  const ids = input.NetworkInterfaceIds;
  const found = selectByIds(here(call).networkInterfaces, ids, absent.networkInterface);
  const page = ec2Page(filtered(found, input.Filters, INTERFACE_FACETS), input, { ids });
  return { NetworkInterfaces: page.items.map((one) => interfaceView(call, one)), NextToken: page.NextToken };
}

const INSTANCE_FACETS: Facets<InstanceData> = {
  'iam-instance-profile.arn': (one) => one.instanceProfileArn,
  'instance-id': (one) => one.id,
  'instance-state-name': (one) => one.state,
  'instance.group-id': (one) => one.groupIds,
  'key-name': (one) => one.keyName,
  'subnet-id': (one) => one.subnetId,
  'vpc-id': (one) => one.vpcId,
};

function instanceView(call: Call, one: InstanceData): Instance {
  return {
    InstanceId: one.id,
    VpcId: one.vpcId,
    SubnetId: one.subnetId,
    SecurityGroups: groupsView(call, one.groupIds),
    State: { Name: one.state, Code: STATE_CODES[one.state] },
    KeyName: one.keyName,
    IamInstanceProfile: one.instanceProfileArn === undefined ? undefined : { Arn: one.instanceProfileArn },
    Tags: one.tags,
  };
}

function describeInstances(call: Call, input: DescribeInstancesCommandInput): object {
  const found = selectByIds(here(call).instances, input.InstanceIds, absent.instance);
  const page = ec2Page(filtered(found, input.Filters, INSTANCE_FACETS), input, { ids: input.InstanceIds });
  const reservations = page.items.map((one) => ({
    ReservationId: one.id.replace('i-', 'r-'),
    OwnerId: ACCOUNT_ID,
    Groups: [],
    Instances: [instanceView(call, one)],
  }));
  return { Reservations: reservations, NextToken: page.NextToken };
}

export const instanceOperations = {
  DescribeNetworkInterfaces: operation<DescribeNetworkInterfacesCommandInput>(
    ['NetworkInterfaceIds', 'Filters', 'MaxResults', 'NextToken'],
    describeInterfaces,
  ),
  DescribeInstances: operation<DescribeInstancesCommandInput>(
    ['InstanceIds', 'Filters', 'MaxResults', 'NextToken'],
    describeInstances,
  ),
};
