import type { Call } from '../../test/support/wire-call.ts';
import type { UnderWay } from './traffic.ts';

/** A call as it was asked and answered. */
export type Answered = Pick<Call, 'service' | 'region' | 'action' | 'writes' | 'parameters'> &
  UnderWay & {
    readonly status: number;
    /** Refused for now, as a service does that is asked too much. */
    readonly refused?: boolean;
  };

export interface Repeats {
  /** Asked again although nothing was written meanwhile that could have changed the answer; written again although it was done. */
  readonly needless: readonly Answered[];
  /** Asked again because the service had failed (5xx) or refused for now. */
  readonly afterFailure: readonly Answered[];
}

/** IAM and STS are the same whichever region a call is signed for. */
const ACCOUNT_WIDE = new Set(['iam', 'sts', 'budgets']);

/** What can change the answer of a read of EC2; nothing does for one that names no such thing. */
const CHANGED_BY: readonly (readonly [read: RegExp, writes: RegExp])[] = [
  [/^Describe(Regions|AvailabilityZones|VpcBlockPublicAccessOptions|VpcEndpointServices)$/, /^(?!)/],
  [/^DescribeVpcAttribute$/, /Vpc(Attribute)?$/],
  [/^DescribeVpcs$/, /Vpc$|Tags$/],
  [/^DescribeSubnets$/, /Vpc$|Subnet|Tags$/],
  [/^DescribeInternetGateways$/, /InternetGateway|Tags$/],
  [/^DescribeRouteTables$/, /Vpc$|Route|VpcEndpoint|Tags$/],
  [/^DescribeSecurityGroup(s|Rules)$/, /Vpc$|SecurityGroup|Tags$/],
  [/^DescribeKeyPairs$/, /KeyPair$|Tags$/],
];

/** Calls that were made a second time, each counted once for every time too many. */
export function repeatsOf(calls: readonly Answered[]): Repeats {
  const inOrder = calls.toSorted((one, other) => one.arrived - other.arrived);
  const writes = inOrder.filter((call) => call.writes);
  const last = new Map<string, Answered>();
  const needless: Answered[] = [];
  const afterFailure: Answered[] = [];
  for (const call of inOrder) {
    const key = sameQuestion(call);
    const before = last.get(key);
    last.set(key, call);
    if (!before) continue;
    if (hasFailed(before)) afterFailure.push(call);
    else if (call.writes || !writes.some((write) => isBetween(write, before, call) && changes(write, call)))
      needless.push(call);
  }
  return { needless, afterFailure };
}

function sameQuestion({ service, region, action, parameters }: Answered): string {
  const sorted = Object.entries(parameters).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([service, ACCOUNT_WIDE.has(service) ? '' : region, action, sorted]);
}

/** A plain "there is none" is an answer. */
const hasFailed = ({ status, refused }: Answered): boolean => status >= 500 || refused === true;

/** A write counts from its arrival to its answer: a read that was under way meanwhile may have missed it. */
const isBetween = (write: Answered, before: Answered, call: Answered): boolean =>
  write.arrived < call.arrived && write.answered > before.arrived;

function changes(write: Answered, read: Answered): boolean {
  // ECS makes its role in IAM with the first cluster.
  if (write.action === 'CreateCluster' && read.service === 'iam') return /Role/.test(read.action);
  if (write.service !== read.service) return false;
  if (!ACCOUNT_WIDE.has(read.service) && write.region !== read.region) return false;
  if (read.service === 'ec2') {
    const by = CHANGED_BY.find(([pattern]) => pattern.test(read.action))?.[1];
    return by?.test(write.action) ?? true;
  }
  return read.service === 'iam' ? namesTheSame(write, read) : true;
}

/** IAM's calls name what they are about; one that names nothing is about everything. */
function namesTheSame(write: Answered, read: Answered): boolean {
  const named = ({ parameters }: Answered) =>
    Object.entries(parameters).filter(([key]) => /^(User|Group|Role|InstanceProfile)Name$|^PolicyArn$/.test(key));
  const asked = named(read);
  const written = new Map(named(write));
  return asked.length === 0 || asked.some(([key, value]) => written.get(key) === value);
}
