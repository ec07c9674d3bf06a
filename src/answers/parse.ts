import type { Computer } from '../computer/computer.ts';
import { SetupError } from '../engine/errors.ts';
import type { AnswerKey, Answers } from './answers.ts';
import { extraList } from './extras.ts';
import { flagOf, STEP_IDS } from './flags.ts';
import * as budgets from './parse/budget.ts';
import { endpointPolicy } from './parse/endpoint-policy.ts';
import * as files from './parse/files.ts';
import * as names from './parse/names.ts';
import * as network from './parse/network.ts';
import * as roles from './parse/roles.ts';

/** What reading an answer depends on besides its text. */
export interface ParseSurroundings {
  readonly computer: Pick<Computer, 'home' | 'cwd'>;
  readonly sshFromAnywhere: boolean;
}

type Parser<T> = (text: string, around: ParseSurroundings) => T | Promise<T>;

const PARSERS: { readonly [K in AnswerKey]: Parser<Answers[K]> } = {
  adminUser: names.userName,
  adminGroup: names.groupName,
  adminPassword: names.oneOf('generated', 'typed'),
  passwordReset: names.yesOrNo,
  credentialsFile: (text, { computer }) => files.filePath(text, computer),
  permissionsBoundary: names.policyArn,
  adminTags: names.userTags,
  rootMfa: names.oneOf('done', 'later'),
  mfaDevices: names.oneOf('1', '2'),
  mfaDevice: names.deviceName,
  alias: names.alias,
  instanceRole: names.roleName,
  instanceProfile: names.profileName,
  developerGroup: names.groupName,
  developerUsers: names.userNames,
  developerPolicy: names.policyName,
  externalRole: names.roleName,
  cliProfile: names.cliProfile,
  cliAuth: names.oneOf('login', 'access-key'),
  cliRegion: (text) => text,
  budgetEmail: budgets.emailAddress,
  budgetAmount: budgets.budgetAmount,
  budgetName: budgets.budgetName,
  skip: stepList,
  with: extraList,
  s3Read: roles.s3Source,
  cloudwatchLogs: names.yesOrNo,
  sessionManager: names.yesOrNo,
  trunkingRole: names.roleName,
  trunkingBy: names.oneOf('role', 'instance', 'account'),
  taskExecutionRole: names.roleName,
  taskSecrets: roles.secretArns,
  taskSecretsKey: roles.kmsKeyArn,
  taskLogGroups: names.yesOrNo,
  ecsExec: names.yesOrNo,
  taskRole: names.roleName,
  keyName: names.keyName,
  keyType: names.oneOf('rsa', 'ed25519'),
  keyFormat: names.oneOf('pem', 'ppk'),
  keyDir: (text, { computer }) => files.directory(text, computer),
  publicKey: (text, { computer }) => files.publicKeyFile(text, computer),
  vpc: network.vpcChoice,
  vpcName: names.nameTag,
  vpcCidr: network.vpcCidr,
  azs: network.zoneCount,
  privateSubnets: names.yesOrNo,
  nat: names.oneOf('none', 'one', 'per-az'),
  s3Endpoint: names.yesOrNo,
  sgName: names.securityGroupName,
  http: names.yesOrNo,
  https: names.yesOrNo,
  sshCidr: (text, { sshFromAnywhere }) => network.sshSource(sshFromAnywhere)(text),
  cluster: names.clusterName,
  endpointsFor: names.oneOf('ec2', 'fargate', 'all'),
  endpointsSessionManager: names.yesOrNo,
  endpointPolicy: (text, { computer }) => endpointPolicy(text, computer),
  endpointSgName: names.securityGroupName,
  containerInsights: names.oneOf('off', 'on', 'enhanced'),
};

/**
 * The value of an answer given as text, from a flag, a file or a prompt.
 * @throws SetupError, exit 2, with the `flag` and the `value` among its facts
 */
export async function parseAnswer<K extends AnswerKey>(
  key: K,
  text: string,
  around: ParseSurroundings,
): Promise<Answers[K]> {
  try {
    return await PARSERS[key](text, around);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    throw new SetupError(error.code, { ...error.facts, flag: flagOf(key), value: text }, 2);
  }
}

/** Names of steps, separated by commas. @throws SetupError `input.steps`, exit 2 */
export function stepList(text: string): readonly string[] {
  const ids = text
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
  const strange = ids.find((id) => !(STEP_IDS as readonly string[]).includes(id));
  if (strange !== undefined || ids.length === 0) {
    throw new SetupError('input.steps', { step: strange ?? '', steps: STEP_IDS.join(', ') }, 2);
  }
  return [...new Set(ids)];
}
