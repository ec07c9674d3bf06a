import type {
  CreateAccountAliasCommandInput,
  DeleteAccountAliasCommandInput,
  GetAccountPasswordPolicyCommandInput,
  GetAccountSummaryCommandInput,
  ListAccountAliasesCommandInput,
} from '@aws-sdk/client-iam';
import { ACCOUNT_ID } from './account.ts';
import { iamFailure } from './failure.ts';
import { iamPage, invalid, required } from './iam-input.ts';
import { type Call, operation } from './operation.ts';

const ALIAS = /^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$/;

function validAlias(value: string | undefined): string {
  const alias = required(value, 'accountAlias');
  if (ALIAS.test(alias) && !/^\d{12}$/.test(alias)) return alias;
  throw invalid(
    `1 validation error detected: Value '${alias}' at 'accountAlias' failed to satisfy constraint: Member must satisfy regular expression pattern: ${ALIAS.source}`,
  );
}

/** An account has one alias: a new one takes the place of the old one. */
function createAlias({ account: { iam } }: Call, input: CreateAccountAliasCommandInput): object {
  const alias = validAlias(input.AccountAlias);
  if (iam.aliases.includes(alias) || iam.aliasesOfOthers.includes(alias)) {
    throw iamFailure('EntityAlreadyExists', `The account alias ${alias} already exists.`);
  }
  iam.aliases = [alias];
  return {};
}

function deleteAlias({ account: { iam } }: Call, input: DeleteAccountAliasCommandInput): object {
  const alias = validAlias(input.AccountAlias);
  if (!iam.aliases.includes(alias)) {
    throw iamFailure('NoSuchEntity', `The account alias with name ${alias} cannot be found.`);
  }
  iam.aliases = [];
  return {};
}

function passwordPolicy({ account: { iam } }: Call): object {
  const policy = iam.passwordPolicy;
  if (!policy) {
    throw iamFailure('NoSuchEntity', `The Password Policy with domain name ${ACCOUNT_ID} cannot be found.`);
  }
  return {
    PasswordPolicy: {
      MinimumPasswordLength: policy.minimumLength,
      RequireSymbols: policy.symbols,
      RequireNumbers: policy.numbers,
      RequireUppercaseCharacters: policy.upperCase,
      RequireLowercaseCharacters: policy.lowerCase,
      AllowUsersToChangePassword: true,
      ExpirePasswords: false,
    },
  };
}

function summary({ account: { iam } }: Call): object {
  const inUse = ['of root', ...iam.users.flatMap((user) => user.mfaDevices.map(({ serial }) => serial))];
  const unused = (iam.virtualMfaDevices ?? []).filter(({ serial }) => !inUse.includes(serial));
  const SummaryMap: Record<string, number> = {
    Users: iam.users.length,
    UsersQuota: 5000,
    Groups: iam.groups.length,
    GroupsQuota: 300,
    GroupsPerUserQuota: 10,
    Roles: iam.roles.length,
    RolesQuota: 1000,
    InstanceProfiles: iam.instanceProfiles.length,
    InstanceProfilesQuota: 1000,
    Policies: iam.policies.length,
    PoliciesQuota: 1500,
    PolicyVersionsInUse: 0,
    PolicyVersionsInUseQuota: 10000,
    VersionsPerPolicyQuota: 5,
    AttachedPoliciesPerGroupQuota: 10,
    AttachedPoliciesPerRoleQuota: 10,
    AttachedPoliciesPerUserQuota: 10,
    AccessKeysPerUserQuota: 2,
    ServerCertificates: 0,
    ServerCertificatesQuota: 20,
    SigningCertificatesPerUserQuota: 2,
    Providers: 0,
    GroupPolicySizeQuota: 5120,
    UserPolicySizeQuota: 2048,
    RolePolicySizeQuota: 10240,
    PolicySizeQuota: 6144,
    AssumeRolePolicySizeQuota: 2048,
    GlobalEndpointTokenVersion: 1,
    MFADevices: inUse.length + unused.length,
    MFADevicesInUse: inUse.length,
    AccountMFAEnabled: iam.root?.mfa === false ? 0 : 1,
    AccountAccessKeysPresent: iam.root?.accessKeys ?? 0,
    AccountSigningCertificatesPresent: 0,
    AccountPasswordPresent: 1,
  };
  return { SummaryMap };
}

export const accountOperations = {
  GetAccountSummary: operation<GetAccountSummaryCommandInput>([], summary),
  GetAccountPasswordPolicy: operation<GetAccountPasswordPolicyCommandInput>([], passwordPolicy),
  ListAccountAliases: operation<ListAccountAliasesCommandInput>(['Marker', 'MaxItems'], (call, input) => {
    const { items, rest } = iamPage(call.account.iam.aliases, input);
    return { AccountAliases: items, ...rest };
  }),
  CreateAccountAlias: operation<CreateAccountAliasCommandInput>(['AccountAlias'], createAlias),
  DeleteAccountAlias: operation<DeleteAccountAliasCommandInput>(['AccountAlias'], deleteAlias),
};
