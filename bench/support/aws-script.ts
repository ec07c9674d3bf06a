import type { Call } from '../../test/support/wire-call.ts';
import { cliName, cliParameters, type Json } from './cli-parameters.ts';
import { shellWords } from './shell-words.ts';

/** What the ids of a run are called in the script: `vpc-0abc…` → `vpc_ecs`. */
export type Names = ReadonlyMap<string, string>;

/** The default VPC's variable, which a look at the VPCs fills and not a call that makes one. */
export const DEFAULT_VPC = 'default_vpc';

/** Where the answer to a call that makes something has its id. */
const ID_IN: Readonly<Record<string, string>> = {
  CreateVpc: 'Vpc.VpcId',
  CreateSubnet: 'Subnet.SubnetId',
  CreateInternetGateway: 'InternetGateway.InternetGatewayId',
  CreateRouteTable: 'RouteTable.RouteTableId',
  CreateSecurityGroup: 'GroupId',
};
const ID = /\b(?:vpc|subnet|igw|rtb|sg)-[0-9a-f]{8,17}\b/g;
const SETUP_ID = 'aws-ecs-setup:setup-id';
const LONG = 140;

const HEADER = `#!/usr/bin/env bash
# What the program asks and makes in a new account, written with the AWS CLI: every call that the program makes, in its order, one after another.
# Made by the benchmark from the calls it recorded; UPDATE_RIVALS=1 npm run bench -- --only setup makes it anew.
# PUBLIC_KEY names a public key file, PASSWORD is the administrator's first password, SETUP_ID goes into the tags.
set -eu

# In a new account much of what is looked for is not there.
look() { aws "$@" >/dev/null 2>&1 || true; }
make() { aws "$@" >/dev/null; }
`;

/** Writes recorded calls as a bash script that makes the same calls. Throws where a call names an id that no call before it has made. */
export function awsScript(calls: readonly Call[], names: Names, region: string): string {
  const named = calls.map((call) => ({ ...call, parameters: withVariables(call.parameters, names) }));
  const firstLook = calls.findIndex(({ action }) => action === 'DescribeVpcs');
  const needsDefault = JSON.stringify(named).includes(`$${DEFAULT_VPC}`);
  const lines = named.map((call, index) => {
    const heading = call.writes ? '\n# Making\n' : '\n# Looking\n';
    const begins = index === 0 || call.writes !== named[index - 1]?.writes;
    const asksForDefault = needsDefault && index === firstLook;
    return (begins ? heading : '') + (asksForDefault ? defaultLine(call, region) : line(call, names, region));
  });
  return `${HEADER}${lines.join('\n')}\n`;
}

function line(call: Call, names: Names, region: string): string {
  const words = wordsOf(call, region);
  const path = ID_IN[call.action];
  if (!call.writes || path === undefined) return broken(`${call.writes ? 'make' : 'look'} ${words[0]}`, words.slice(1));
  const variable = variableName(call.action.replace('Create', ''), String(nameTag(call.parameters)));
  if (![...names.values()].includes(variable))
    throw new Error(`${call.action} made nothing that is called ${variable}`);
  return `${broken(`${variable}=$(aws ${words[0]}`, [...words.slice(1), `--query ${path} --output text`])})`;
}

const defaultLine = (call: Call, region: string): string =>
  `${DEFAULT_VPC}=$(aws ${wordsOf(call, region).join(' ')} --query 'Vpcs[?IsDefault].VpcId' --output text)`;

/** The command, and every option with its value. */
function wordsOf(call: Call, region: string): readonly string[] {
  const options = Object.entries(cliParameters(call)).map(([option, value]) => {
    if (option === '--public-key-material') return `${option} "fileb://$PUBLIC_KEY"`;
    if (option === '--password') return `${option} "$PASSWORD"`;
    if (value === true) return option;
    if (value === false) return option.replace('--', '--no-');
    return [option, ...shellWords(withSetupId(value))].join(' ');
  });
  // IAM and STS are the same in every region.
  const elsewhere = call.region !== region && call.service === 'ec2' ? [`--region ${call.region}`] : [];
  return [`${call.service} ${cliName(call.action)}`, ...options, ...elsewhere];
}

/** A long command has each option on a line of its own. */
function broken(start: string, options: readonly string[]): string {
  const whole = [start, ...options].join(' ');
  return whole.length <= LONG ? whole : [start, ...options].join(' \\\n  ');
}

/** A thing's variable is called as the thing is, by its kind and its Name tag: `Subnet`, `ecs-public-1` → `subnet_ecs_public_1`. */
export const variableName = (kind: string, name: string): string =>
  `${cliName(kind)}_${name}`.replaceAll(/[^A-Za-z0-9]+/g, '_').toLowerCase();

function nameTag(parameters: Call['parameters']): unknown {
  const key = Object.keys(parameters).find((one) => one.endsWith('.Key') && parameters[one] === 'Name');
  return key && parameters[key.replace(/Key$/, 'Value')];
}

/** Ids become variables. */
function withVariables(parameters: Call['parameters'], names: Names): Call['parameters'] {
  const text = JSON.stringify({ ...parameters, ...(parameters.Password === undefined ? {} : { Password: '' }) });
  if (text.includes('$')) throw new Error(`the shell would read a variable in ${text}`);
  const named = text.replace(ID, (id) => {
    const name = names.get(id);
    if (name === undefined) throw new Error(`${id} has no name`);
    return `$${name}`;
  });
  return JSON.parse(named);
}

/** The tag's value becomes a variable. */
function withSetupId(value: Json): Json {
  if (Array.isArray(value)) return value.map(withSetupId);
  if (typeof value !== 'object') return value;
  const entries = Object.entries(value);
  const isTag = entries.some(([name, item]) => name.toLowerCase() === 'key' && item === SETUP_ID);
  return Object.fromEntries(
    entries.map(([name, item]) => [name, isTag && name.toLowerCase() === 'value' ? '$SETUP_ID' : withSetupId(item)]),
  );
}
