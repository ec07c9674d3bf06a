import type {
  DeleteAccountSettingCommandInput,
  ListAccountSettingsCommandInput,
  PutAccountSettingCommandInput,
  PutAccountSettingDefaultCommandInput,
} from '@aws-sdk/client-ecs';
import { ACCOUNT_ID } from './account.ts';
import { regionIn } from './ec2-region.ts';
import { clustersHere, invalid } from './ecs-region.ts';
import { ecsFailure } from './failure.ts';
import { arnOf } from './iam-entities.ts';
import { type Call, operation } from './operation.ts';
import type { RegionData } from './region-data.ts';
import { callerArn } from './sts-identity.ts';

/** What ECS takes where nobody set anything. */
const DEFAULTS: Readonly<Record<string, string>> = {
  awsvpcTrunking: 'disabled',
  containerInsights: 'disabled',
};
const VALUES: Readonly<Record<string, readonly string[]>> = {
  awsvpcTrunking: ['enabled', 'disabled'],
  containerInsights: ['enabled', 'disabled', 'enhanced'],
};
const ROOT = `arn:aws:iam::${ACCOUNT_ID}:root`;

/** The region, once it is known to be switched on. */
function here(call: Call): RegionData {
  clustersHere(call);
  return regionIn(call.account, call.region);
}

/** What a setting is for the whole account in a region. */
export function accountDefault(call: Call, name: string): string | undefined {
  return regionIn(call.account, call.region).accountSettings?.[name] ?? DEFAULTS[name];
}

/** Who calls, as settings are kept: a session is its role, and who is federated is the root user. */
function self(call: Call): string {
  const caller = callerArn(call);
  const role = /:assumed-role\/([^/]+)\//.exec(caller)?.[1];
  if (role !== undefined) return `arn:aws:iam::${ACCOUNT_ID}:role/${role}`;
  return caller.includes(':federated-user/') ? ROOT : caller;
}

/** Whose setting it is about: one's own; only the root user may name somebody else. Throws AccessDeniedException. */
function principalOf(call: Call, asked: string | undefined): string {
  const caller = self(call);
  if (asked === undefined || asked === caller) return caller;
  if (callerArn(call) === ROOT) {
    const { roles, users } = call.account.iam;
    const known = [...roles.map((role) => arnOf('role', role)), ...users.map((user) => arnOf('user', user))];
    if (known.includes(asked)) return asked;
    throw invalid(`The principal ${asked} is not valid.`);
  }
  throw ecsFailure(
    'AccessDeniedException',
    `User: ${callerArn(call)} is not authorized to change or show the account settings of ${asked}`,
  );
}

function checkName(name: string | undefined): string {
  if (name !== undefined && Object.hasOwn(DEFAULTS, name)) return name;
  throw invalid(`Invalid account setting name: ${name}.`);
}

function list(call: Call, input: ListAccountSettingsCommandInput): object {
  const { accountSettings: ofAccount = {}, principalSettings = {} } = here(call);
  const { effectiveSettings = false } = input;
  if (input.name !== undefined) checkName(input.name);
  const principal = principalOf(call, input.principalArn);
  const own = principal === ROOT ? ofAccount : (principalSettings[principal] ?? {});
  const rest = effectiveSettings ? { ...DEFAULTS, ...ofAccount } : {};
  const values = Object.entries({ ...rest, ...own });
  return {
    settings: values
      .filter(([name]) => input.name === undefined || name === input.name)
      .map(([name, value]) => ({
        name,
        value,
        principalArn: Object.hasOwn(own, name) ? principal : ROOT,
        type: 'user',
      })),
  };
}

function put(call: Call, name: string | undefined, value: string | undefined, principal: string): object {
  const known = checkName(name);
  if (!VALUES[known]?.includes(value ?? '')) throw invalid(`Invalid account setting value: ${value}.`);
  const region = here(call);
  const settings = { [known]: value ?? '' };
  if (principal === ROOT) region.accountSettings = { ...region.accountSettings, ...settings };
  else {
    const all = region.principalSettings ?? {};
    region.principalSettings = { ...all, [principal]: { ...all[principal], ...settings } };
  }
  return { setting: { name: known, value, principalArn: principal, type: 'user' } };
}

function remove(call: Call, input: DeleteAccountSettingCommandInput): object {
  const name = checkName(input.name);
  const principal = principalOf(call, input.principalArn);
  const region = here(call);
  const own = principal === ROOT ? region.accountSettings : region.principalSettings?.[principal];
  const value = own?.[name];
  if (own) delete own[name];
  return { setting: { name, value, principalArn: principal, type: 'user' } };
}

export const accountSettingOperations = {
  ListAccountSettings: operation<ListAccountSettingsCommandInput>(['name', 'effectiveSettings', 'principalArn'], list),
  PutAccountSetting: operation<PutAccountSettingCommandInput>(['name', 'value', 'principalArn'], (call, input) =>
    put(call, input.name, input.value, principalOf(call, input.principalArn)),
  ),
  PutAccountSettingDefault: operation<PutAccountSettingDefaultCommandInput>(['name', 'value'], (call, input) =>
    put(call, input.name, input.value, ROOT),
  ),
  DeleteAccountSetting: operation<DeleteAccountSettingCommandInput>(['name', 'principalArn'], remove),
};
