import {
  DescribeKeyPairsCommand,
  type Instance,
  type KeyPairInfo,
  type NetworkInterface,
  paginateDescribeInstances,
  paginateDescribeNetworkInterfaces,
  paginateDescribeSecurityGroupRules,
  paginateDescribeSecurityGroups,
  type SecurityGroup,
  type SecurityGroupRule,
} from '@aws-sdk/client-ec2';
import type { ReadContext } from '../context.ts';
import { everyPage } from './absent.ts';

/** ec2:DescribeKeyPairs with public halves: all of the region's key pairs (the operation has no pages). */
export function keyPairs(cx: ReadContext): Promise<readonly KeyPairInfo[]> {
  return cx.once('ec2:DescribeKeyPairs', async () => {
    const answer = await cx.clients.ec2.send(new DescribeKeyPairsCommand({ IncludePublicKey: true }));
    return answer.KeyPairs ?? [];
  });
}

/** ec2:DescribeSecurityGroups: all of the region's security groups. */
export function securityGroups(cx: ReadContext): Promise<readonly SecurityGroup[]> {
  return cx.once('ec2:DescribeSecurityGroups', () =>
    everyPage(paginateDescribeSecurityGroups({ client: cx.clients.ec2 }, {}), (page) => page.SecurityGroups),
  );
}

/** ec2:DescribeSecurityGroupRules: all of the region's rules, with their tags. */
export function securityGroupRules(cx: ReadContext): Promise<readonly SecurityGroupRule[]> {
  return cx.once('ec2:DescribeSecurityGroupRules', () =>
    everyPage(paginateDescribeSecurityGroupRules({ client: cx.clients.ec2 }, {}), (page) => page.SecurityGroupRules),
  );
}

/** ec2:DescribeNetworkInterfaces: all of the region's network interfaces, with their public addresses. */
export function networkInterfaces(cx: ReadContext): Promise<readonly NetworkInterface[]> {
  return cx.once('ec2:DescribeNetworkInterfaces', () =>
    everyPage(paginateDescribeNetworkInterfaces({ client: cx.clients.ec2 }, {}), (page) => page.NetworkInterfaces),
  );
}

/** Ids of the network interfaces that a security group guards. */
export async function interfacesOfGroup(cx: ReadContext, groupId: string): Promise<readonly string[]> {
  const guarded = (await networkInterfaces(cx)).filter(({ Groups }) => Groups?.some((one) => one.GroupId === groupId));
  return guarded.map((face) => face.NetworkInterfaceId ?? '');
}

const NOT_TERMINATED = {
  Name: 'instance-state-name',
  Values: ['pending', 'running', 'shutting-down', 'stopping', 'stopped'],
};

/** ec2:DescribeInstances: all of the region's instances that are not terminated, stopped ones among them. */
export function instances(cx: ReadContext): Promise<readonly Instance[]> {
  return cx.once('ec2:DescribeInstances', () =>
    everyPage(paginateDescribeInstances({ client: cx.clients.ec2 }, { Filters: [NOT_TERMINATED] }), (page) =>
      page.Reservations?.flatMap((reservation) => reservation.Instances ?? []),
    ),
  );
}

/** The region's instances, not terminated, that were given an instance profile. */
export async function instancesOfProfile(cx: ReadContext, profileArn: string): Promise<readonly Instance[]> {
  return (await instances(cx)).filter(({ IamInstanceProfile: profile }) => profile?.Arn === profileArn);
}
