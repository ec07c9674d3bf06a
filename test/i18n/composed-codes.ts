import type { Source } from '../../src/answers/answers.ts';
import { EXTRAS } from '../../src/answers/extras.ts';
import { FLAGS, STEP_IDS } from '../../src/answers/flags.ts';
import type { Identity } from '../../src/aws/identity.ts';
import { CHECKS } from '../../src/checks/index.ts';
import { ACTIONS } from '../../src/cli/actions.ts';
import type { AddressRefusal } from '../../src/computer/own-address.ts';
import type { PasswordRequirement } from '../../src/computer/password.ts';
import type { ExitCode, FaultKind } from '../../src/engine/errors.ts';
import type { Action } from '../../src/engine/plan.ts';
import type { NodeStatus } from '../../src/wizard/events.ts';

/** The compiler asks for every value of a union, and for no other. */
const every = <T extends string>(values: Readonly<Record<T, true>>): readonly string[] => Object.keys(values);

const actions = every<Action>({ create: true, keep: true, update: true, remove: true, conflict: true });
const writes = ['create', 'update', 'remove'];
const waits = ['busy', 'under-way', 'in-use', 'throttled', 'absent', 'ambiguous'];
const sources = every<Source>({ flag: true, file: true, saved: true, asked: true, default: true, found: true });
const statuses = every<NodeStatus | 'begun'>({ done: true, missing: true, changed: true, begun: true });
const kinds = every<Identity['kind']>({ root: true, user: true, role: true, sso: true, federated: true });
const exitCodes = every<`${ExitCode}`>({ 0: true, 1: true, 2: true, 3: true, 130: true });
const refusals = every<AddressRefusal>({
  unreachable: true,
  timeout: true,
  status: true,
  'too-long': true,
  'not-an-address': true,
  private: true,
});
const requirements = every<PasswordRequirement>({
  'minimum-length': true,
  'maximum-length': true,
  characters: true,
  symbol: true,
  number: true,
  uppercase: true,
  lowercase: true,
  classes: true,
});
const faults = every<FaultKind>({
  absent: true,
  exists: true,
  busy: true,
  'under-way': true,
  'in-use': true,
  throttled: true,
  ambiguous: true,
  denied: true,
  credentials: true,
  quota: true,
  'not-ready': true,
  unattended: true,
  invalid: true,
  aborted: true,
  other: true,
});

const names = FLAGS.map(({ flag }) => flag.slice(2));
const yesOrNo = FLAGS.filter(({ value, bare }) => value === undefined || bare).map(({ flag }) => flag.slice(2));
/** The facts that some resource type brings in line by an update. */
const changeable = [
  ...[
    'alias',
    'cidr',
    'dnsHostnames',
    'dnsSupport',
    'gatewayId',
    'hasPassword',
    'others',
    'permissionsBoundary',
    'port',
  ],
  ...['amount', 'warnings'],
  ...['profile', 'region', 'output', 'account', 'secret'],
  ...['blackHole', 'natGatewayId', 'routeTableIds', 'state'],
  ...['privateDns', 'zones', 'subnetIds', 'groupIds', 'policy'],
  ...[
    'private',
    'publicAddresses',
    'publicKey',
    'reset',
    'routeTableId',
    'trusts',
    'document',
    'providers',
    'containerInsights',
    'userName',
    'vpcId',
  ],
];
const otherFlags = [
  ...['profile', 'region', 'yes', 'json', 'lang', 'state-dir', 'sandbox', 'debug', 'no-color', 'expect-account'],
  ...['dry-run', 'check-permissions', 'ask', 'only', 'skip', 'accept', 'answers', 'reset-password', 'replace-key-pair'],
  ...['allow-ssh-from-anywhere', 'with', 'version', 'help'],
];

/** Codes that are put together in src: the fixed beginning, and all that can follow. */
export const COMPOSED: Readonly<Record<string, readonly string[]>> = {
  'vpc.nat-': ['none', 'one', 'per-az'],
  'vpc.note-private-': ['nat', 'closed'],
  'endpoints.for-': ['ec2', 'fargate', 'all'],
  'own-address.': refusals,
  'ssh-access.address-': refusals,
  'password.': requirements,
  'public-key.': ['private', 'several', 'unreadable', 'type', 'size'],
  'key-pair.': ['directory', 'public-key'],
  'step.': STEP_IDS,
  // The types are written out in src/resources and are found there.
  'resource.': [],
  'command.': ['program', ...ACTIONS.keys()],
  'flag.': [...names, ...otherFlags],
  'flag.no-': yesOrNo,
  'help.exit-code-': exitCodes,
  'identity.kind-': kinds,
  'doctor.': [
    ...['red-heading', 'yellow-heading', 'green-heading'],
    ...CHECKS.flatMap(({ name }) => [`${name}.title`, `${name}.why`]),
  ],
  'extra.': EXTRAS.map(({ id }) => id),
  'mfa.again-': ['wrong', 'late'],
  'destroy.action-': ['remove', 'restore'],
  'doctor.label-': ['why', 'fix'],
  'plan.': [...actions, 'blocked'],
  'plan.source-': sources,
  'progress.doing-': writes,
  'progress.done-': [...writes, 'keep'],
  'progress.reason-': waits,
  'status.': statuses,
  'error.': faults,
  'permissions.': ['service-control-policy', 'permissions-boundary'],
  'fact.': changeable,
};

/** All of them, written out. */
export const composedCodes: readonly string[] = Object.entries(COMPOSED).flatMap(([prefix, ends]) =>
  ends.map((end) => `${prefix}${end}`),
);
