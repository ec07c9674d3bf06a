import type { Draft } from '../answers/answers.ts';
import { FULL_ACCESS } from '../aws/endpoint-policy.ts';
import type { NodeId } from '../engine/resource.ts';
import type { AwsNode } from '../resources/aws-resource.ts';
import { ec2GatewayEndpoint } from '../resources/ec2-gateway-endpoint.ts';
import { ec2IngressRule } from '../resources/ec2-ingress-rule.ts';
import { ec2InterfaceEndpoint } from '../resources/ec2-interface-endpoint.ts';
import { ec2SecurityGroup } from '../resources/ec2-security-group.ts';
import type { EndpointSubnet } from './endpoints-places.ts';
import type { EndpointsSeen } from './endpoints-seen.ts';
import { ECS_SERVICES, KNOWN_SERVICES, type Offered, wantedServices } from './endpoints-services.ts';
import { endpointGroupNode, endpointNode, vpcNode } from './node-ids.ts';

export const DEFAULT_GROUP = 'ecs-endpoints';

/** The guide's example, with the version and the principal that an endpoint policy needs and the guide leaves out. */
const GUIDE_EXAMPLE = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: ['ecs:CreateCluster', 'ecs:ListClusters'], Resource: '*' }],
});

/** What goes through the endpoint of a service. The guide's example is about the API of ECS alone. */
export function policyFor(ending: string, { takesPolicies }: Offered, seen: EndpointsSeen, draft: Draft): string {
  if (!takesPolicies) return FULL_ACCESS;
  if (draft.endpointPolicy === 'guide-example') return ending === 'ecs' ? GUIDE_EXAMPLE : FULL_ACCESS;
  return seen.policy ?? FULL_ACCESS;
}

/** The subnets that a service's endpoint stands in: those in zones where the service is. */
export function subnetsFor({ zones }: Offered, { places }: EndpointsSeen): readonly EndpointSubnet[] {
  return places.subnets.filter(({ zone }) => zones === undefined || zones.includes(zone));
}

/** The endpoints, and before them the group that guards them: without one of their own they would get the VPC's default one. */
export function endpointNodes(seen: EndpointsSeen, draft: Draft, region: string): readonly AwsNode[] {
  const group = endpointGroupNode(region);
  const rules = ruleNodes(seen, region);
  const before = [vpcNode(region), group, ...rules.map(({ id }) => id)];
  const interfaces = wantedServices(draft).flatMap((ending): AwsNode[] => {
    const offered = seen.offered.get(ending);
    if (!offered || subnetsFor(offered, seen).length === 0) return [];
    return [interfaceNode(ending, offered, seen, draft, region, before)];
  });
  const left = leftNodes(seen, draft, region);
  if (interfaces.length === 0) return left;
  const wanted = [...gatewayNodes(seen, region), ...inOrder(interfaces, seen, region)];
  return [groupNode(draft, region), ...rules, ...wanted, ...left];
}

/** Those that an earlier run made for what is not done any more: each is paid for by the hour. */
function leftNodes({ made }: EndpointsSeen, draft: Draft, region: string): readonly AwsNode[] {
  const wanted = wantedServices(draft);
  const left = KNOWN_SERVICES.filter((ending) => !wanted.includes(ending) && made.has(endpointNode(region, ending)));
  return left.map((ending) => ({
    id: endpointNode(region, ending),
    step: 'endpoints',
    scope: region,
    needs: [],
    absent: true,
    resource: ec2InterfaceEndpoint,
    value: ending,
    answers: ['endpointsFor'],
    // By its tags alone: what else answers to the service's name is not what was made.
    spec: () => ({}),
  }));
}

function groupNode({ endpointSgName: groupName = DEFAULT_GROUP }: Draft, region: string): AwsNode {
  const id = endpointGroupNode(region);
  return {
    id,
    step: 'endpoints',
    scope: region,
    needs: [vpcNode(region)],
    needsOnlyMade: [vpcNode(region)],
    resource: ec2SecurityGroup,
    value: groupName,
    answers: ['endpointSgName'],
    spec: (outputs) => ({
      groupName,
      vpcId: outputs.of(vpcNode(region), 'vpcId'),
      description: 'VPC endpoints for Amazon ECS',
    }),
  };
}

function ruleNodes({ places }: EndpointsSeen, region: string): readonly AwsNode[] {
  const group = endpointGroupNode(region);
  return places.cidrs.map((cidr) => ({
    id: `${region}/endpoint-ingress-${cidr.replaceAll(/[./]/g, '-')}`,
    step: 'endpoints',
    scope: region,
    needs: [group],
    widens: [group],
    resource: ec2IngressRule,
    value: `tcp/443 ← ${cidr}`,
    answers: [],
    spec: (outputs) => ({
      groupId: outputs.of(group, 'groupId'),
      port: '443',
      cidr,
      description: 'HTTPS to VPC endpoints - aws-ecs-setup',
    }),
  }));
}

function interfaceNode(
  ending: string,
  offered: Offered,
  seen: EndpointsSeen,
  draft: Draft,
  region: string,
  before: readonly NodeId[],
): AwsNode {
  const subnets = subnetsFor(offered, seen);
  const made = subnets.flatMap(({ node }) => node ?? []);
  return {
    id: endpointNode(region, ending),
    step: 'endpoints',
    scope: region,
    needs: [...before, ...made],
    resource: ec2InterfaceEndpoint,
    value: `${ending} ${subnets.map(({ zone }) => zone).join(', ')}`,
    answers: ['endpointsFor'],
    spec: (outputs) => ({
      vpcId: outputs.of(vpcNode(region), 'vpcId'),
      service: offered.name,
      name: `ecs-${ending}`,
      zones: subnets.map(({ zone }) => zone),
      subnetIds: made.length > 0 ? outputs.all(made, 'subnetId') : subnets.flatMap(({ subnetId }) => subnetId ?? []),
      exact: made.length > 0,
      cidrs: seen.places.cidrs,
      groupId: outputs.of(endpointGroupNode(region), 'groupId'),
      policy: policyFor(ending, offered, seen, draft),
      dnsOff: seen.dnsOff,
    }),
  };
}

/** Where agents are running already, they are led over in the order that AWS asks for; else all are made side by side. */
function inOrder(nodes: readonly AwsNode[], { running, dnsOff }: EndpointsSeen, region: string): readonly AwsNode[] {
  if (dnsOff.length > 0) {
    // None can be made; it is enough that the first one says so.
    const [first] = nodes;
    return nodes.map((node) => (node === first || !first ? node : { ...node, needs: [...node.needs, first.id] }));
  }
  if (running.length === 0) return nodes;
  const inTurn: readonly NodeId[] = ECS_SERVICES.map((ending) => endpointNode(region, ending));
  return nodes.map((node) => {
    const earlier = inTurn
      .slice(0, Math.max(0, inTurn.indexOf(node.id)))
      .filter((id) => nodes.some((one) => one.id === id));
    return { ...node, needs: [...node.needs, ...earlier] };
  });
}

/** The free way to S3, where image layers lie: in a VPC that was there, for the tables of its private subnets. */
function gatewayNodes({ places, s3Service }: EndpointsSeen, region: string): readonly AwsNode[] {
  if (places.tableIds.length === 0 || !s3Service) return [];
  return [
    {
      id: endpointNode(region, 's3'),
      step: 'endpoints',
      scope: region,
      needs: [vpcNode(region)],
      resource: ec2GatewayEndpoint,
      value: `s3 ${places.tableIds.join(', ')}`,
      answers: [],
      spec: (outputs) => ({
        vpcId: outputs.of(vpcNode(region), 'vpcId'),
        serviceName: s3Service,
        routeTableIds: places.tableIds,
        name: 'ecs-s3',
      }),
    },
  ];
}
