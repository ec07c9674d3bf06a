import type { ClientMiddleware } from '../../../src/aws/middleware.ts';
import { isWrite } from './faults.ts';

/** How long a list does not show what was just made. */
const SHOWN_AFTER = 900;
/** How long a call that names it is told there is no such thing. */
const TAKEN_AFTER = 600;

/** The lists of EC2's answers, and what tells one thing in them from another. */
const LISTS: Readonly<Record<string, string>> = {
  Vpcs: 'VpcId',
  Subnets: 'SubnetId',
  InternetGateways: 'InternetGatewayId',
  RouteTables: 'RouteTableId',
  SecurityGroups: 'GroupId',
  SecurityGroupRules: 'SecurityGroupRuleId',
  KeyPairs: 'KeyPairId',
};

const NOT_FOUND: Readonly<Record<string, string>> = {
  vpc: 'InvalidVpcID.NotFound',
  subnet: 'InvalidSubnetID.NotFound',
  igw: 'InvalidInternetGatewayID.NotFound',
  rtb: 'InvalidRouteTableID.NotFound',
  sg: 'InvalidGroup.NotFound',
};

/** Makes EC2 as slow to show new things as it may be (aws-facts §0.3); the practice account shows them at once. One for each account. */
export function lateEc2(now: () => number): ClientMiddleware {
  const born = new Map<string, number>();
  const age = (id: string) => now() - (born.get(id) ?? Number.NEGATIVE_INFINITY);

  return (next, { commandName = '', clientName }) =>
    async (args) => {
      if (clientName !== 'EC2Client') return next(args);
      if (!isWrite(commandName)) {
        const answer = await next(args);
        return { ...answer, output: withoutYoung(answer.output, age) };
      }
      const young = idsIn(args.input).find((id) => age(id) < TAKEN_AFTER);
      if (young !== undefined) throw notFound(young);
      const answer = await next(args);
      for (const id of idsIn(answer.output)) if (!born.has(id)) born.set(id, now());
      return answer;
    };
}

function withoutYoung<T extends object>(output: T, age: (id: string) => number): T {
  const entries = Object.entries(output).map(([name, value]) => {
    const key = LISTS[name];
    if (key === undefined || !Array.isArray(value)) return [name, value];
    return [name, value.filter((item) => age(String(item[key])) >= SHOWN_AFTER)];
  });
  return Object.fromEntries(entries);
}

function idsIn(value: object): readonly string[] {
  return JSON.stringify(value).match(/\b(vpc|subnet|igw|rtb|sg|sgr|key)-[0-9a-f]{8,17}\b/g) ?? [];
}

function notFound(id: string): Error {
  const name = NOT_FOUND[id.replace(/-.*/, '')] ?? 'InvalidParameterValue';
  const $metadata = { attempts: 1, totalRetryDelay: 0, httpStatusCode: 400 };
  return Object.assign(new Error(`The ID '${id}' does not exist`), { name, $metadata });
}
