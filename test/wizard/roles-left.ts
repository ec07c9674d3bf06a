import type { AccountData } from '../../src/sandbox/account.ts';
import type { Runs } from './run.ts';

const REGION = 'ap-northeast-2';

/** The whole practice account as it lies there. */
export async function dataOf(here: Runs): Promise<AccountData> {
  let data: AccountData | undefined;
  await here.sandbox.edit((account) => {
    data = structuredClone(account);
  });
  return data as AccountData;
}

/** Roles with what they were given, policies, profiles, settings and clusters, as short lines. */
export async function rolesLeft(here: Runs): Promise<readonly string[]> {
  const { iam, regions } = await dataOf(here);
  const { clusters = [], accountSettings = {}, principalSettings = {} } = regions[REGION] ?? {};
  const short = (arn: string) => arn.slice(arn.lastIndexOf('/') + 1);
  return [
    ...iam.roles
      .filter(({ path }) => path === '/')
      .map(({ name, attachedPolicies, inlinePolicies }) =>
        [`role ${name}:`, ...attachedPolicies.map(short).sort(), ...[...inlinePolicies].sort()].join(' '),
      ),
    ...iam.instanceProfiles.map(({ name, roles }) => `profile ${name}: ${roles.join(' ')}`),
    ...iam.policies.map(({ name, versions }) => `policy ${name}: ${versions.length}`),
    ...Object.entries(accountSettings).map(([name, value]) => `account ${name}=${value}`),
    ...Object.entries(principalSettings).flatMap(([arn, settings]) =>
      Object.entries(settings).map(([name, value]) => `${short(arn)} ${name}=${value}`),
    ),
    ...clusters
      .filter(({ status }) => status === 'ACTIVE')
      .map((one) => `cluster ${one.name}: ${[...one.capacityProviders, one.containerInsights].join(' ')}`),
  ].sort();
}
