import type { ListAccountSettingsCommandInput } from '@aws-sdk/client-ecs';
import { ACCOUNT_ID } from './account.ts';
import { regionIn } from './ec2-region.ts';
import { clustersHere, invalid } from './ecs-region.ts';
import { type Call, operation } from './operation.ts';

/** What ECS takes where nobody set anything. */
const DEFAULTS: Readonly<Record<string, string>> = {
  awsvpcTrunking: 'disabled',
  containerInsights: 'disabled',
};

function list(call: Call, input: ListAccountSettingsCommandInput): object {
  // Refuses a region that is not switched on.
  clustersHere(call);
  const { name, effectiveSettings = false } = input;
  if (name !== undefined && !Object.hasOwn(DEFAULTS, name)) throw invalid(`Invalid account setting name: ${name}.`);
  const set = regionIn(call.account, call.region).accountSettings ?? {};
  const values = Object.entries(effectiveSettings ? { ...DEFAULTS, ...set } : set);
  const wanted = values.filter(([one]) => name === undefined || one === name);
  return {
    settings: wanted.map(([one, value]) => ({
      name: one,
      value,
      principalArn: `arn:aws:iam::${ACCOUNT_ID}:root`,
      type: 'user',
    })),
  };
}

export const accountSettingOperations = {
  ListAccountSettings: operation<ListAccountSettingsCommandInput>(['name', 'effectiveSettings'], list),
};
