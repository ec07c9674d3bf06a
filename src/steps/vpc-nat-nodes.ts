import type { AwsNode } from '../resources/aws-resource.ts';
import { ec2Address } from '../resources/ec2-address.ts';
import { ec2NatGateway } from '../resources/ec2-nat-gateway.ts';
import { ec2Route } from '../resources/ec2-route.ts';
import { natAddressNode, natGatewayNode, privateRouteNode, privateRouteTableNode, ZONE_NUMBERS } from './node-ids.ts';
import { numbersOf, type PrivateNetwork } from './vpc-private-nodes.ts';

/**
 * The way out of the private subnets: NAT gateways in public subnets, each with an Elastic IP address, and a route to one of them in each
 * private table. What is not wanted any more goes after what leads to it: routes, then the gateway, then its address.
 */
export function natNodes(network: PrivateNetwork): readonly AwsNode[] {
  const { region, nat } = network;
  const { wanted, left, beside } = numbersOf(network);
  const count = nat === 'none' ? 0 : nat === 'one' ? 1 : wanted.length;
  const gateways = wanted.slice(0, count);
  // A zone that is not wanted any more keeps its subnet, and no gateway that is paid for: it goes out through another zone's.
  const numbers = [...wanted, ...left, ...beside];
  const leftGateways = ZONE_NUMBERS.filter((number) => !gateways.includes(number) && isMade(network, number));
  const routes = gateways.length > 0 || leftGateways.length > 0 ? numbers : [];
  const routeIds = routes.map((number) => privateRouteNode(region, number));
  return [
    ...gateways.flatMap((number) => gatewayNodes(network, number)),
    ...routes.map((number) => routeOf(network, number, gateways)),
    ...leftGateways.flatMap((number) => gatewayNodes(network, number, routeIds)),
  ];
}

const isMade = ({ region, seen }: PrivateNetwork, number: number): boolean =>
  seen.made.has(natGatewayNode(region, number)) || seen.made.has(natAddressNode(region, number));

/** A gateway and its address. @param after what has to lead elsewhere before they are taken away; absent where they are wanted */
function gatewayNodes({ region, name }: PrivateNetwork, number: number, after?: readonly string[]): readonly AwsNode[] {
  const absent = after !== undefined;
  const common = { step: 'vpc', scope: region, answers: ['nat'], absent } as const;
  const subnet = `${region}/public-subnet-${number}`;
  const address = natAddressNode(region, number);
  const gateway = natGatewayNode(region, number);
  const called = `${name}-nat-${number}`;
  return [
    {
      ...common,
      id: address,
      // It costs money from its first hour on, so it comes last: when all else is there that the gateway needs.
      needs: absent ? [gateway] : [subnet, `${region}/default-route`],
      onlyFor: gateway,
      resource: ec2Address,
      value: called,
      spec: () => ({ name: called }),
    },
    {
      ...common,
      id: gateway,
      needs: absent ? after : [subnet, `${region}/internet-gateway`, address],
      resource: ec2NatGateway,
      value: called,
      spec: (outputs) => ({
        subnetId: outputs.of(subnet, 'subnetId'),
        allocationId: outputs.of(address, 'allocationId'),
        name: called,
      }),
    },
  ];
}

/** The private table's way out; to be taken away where there is no gateway any more. */
function routeOf({ region, name }: PrivateNetwork, number: number, gateways: readonly number[]): AwsNode {
  const table = privateRouteTableNode(region, number);
  const [first] = gateways;
  const to = gateways.includes(number) ? number : first;
  const gateway = to === undefined ? undefined : natGatewayNode(region, to);
  return {
    step: 'vpc',
    scope: region,
    answers: ['nat'],
    absent: gateway === undefined,
    id: privateRouteNode(region, number),
    needs: gateway === undefined ? [table] : [table, gateway],
    resource: ec2Route,
    value: `${name}-private-${number} 0.0.0.0/0${to === undefined ? '' : ` → ${name}-nat-${to}`}`,
    spec: (outputs) => ({
      routeTableId: outputs.of(table, 'routeTableId'),
      destination: '0.0.0.0/0',
      natGatewayId: gateway === undefined ? '' : outputs.of(gateway, 'natGatewayId'),
    }),
  };
}
