import type { TagData } from './account.ts';

/** What every named IAM thing has. Times are milliseconds since the epoch. */
export interface IamEntityData {
  name: string;
  path: string;
  id: string;
  created: number;
  /** Until then other calls answer NoSuchEntity: IAM is eventually consistent. */
  visibleAt: number;
}

/** A console password: only its salted hash is kept. */
export interface LoginProfileData {
  created: number;
  resetRequired: boolean;
  /** base64 */
  salt: string;
  /** scrypt of the password, base64 */
  hash: string;
}

export interface AccessKeyData {
  id: string;
  active: boolean;
  created: number;
  /** Until then the services do not know it: InvalidClientTokenId. */
  knownAt?: number;
  /** What nothing in the practice account brings about, and only `edit` puts there. */
  lastUsed?: { at: number; service: string; region: string };
}

/** A device that somebody signs in with. */
export interface MfaDeviceData {
  serial: string;
  enabled: number;
  /** It was given to its user with codes that were too old: its next code is not taken. */
  outOfSync?: boolean;
}

/** A virtual device, whether somebody signs in with it or not; its seed is not kept. */
export interface VirtualMfaDeviceData extends IamEntityData {
  serial: string;
  tags: TagData[];
}

export interface UserData extends IamEntityData {
  tags: TagData[];
  boundary?: string;
  groups: string[];
  attachedPolicies: string[];
  inlinePolicies: string[];
  login?: LoginProfileData;
  accessKeys: AccessKeyData[];
  mfaDevices: MfaDeviceData[];
  /** Ids of what nothing in the practice account makes, and only `edit` puts there. */
  sshPublicKeys?: string[];
  serviceCredentials?: string[];
  signingCertificates?: string[];
}

export interface GroupData extends IamEntityData {
  attachedPolicies: string[];
  inlinePolicies: string[];
}

export interface RoleData extends IamEntityData {
  /** The trust policy as JSON text. */
  trust: string;
  description?: string;
  maxSessionSeconds: number;
  boundary?: string;
  tags: TagData[];
  attachedPolicies: string[];
  inlinePolicies: string[];
  /** What the inline policies say, by name; `edit` may leave it out. */
  inlineDocuments?: { [policyName: string]: string };
}

export interface PolicyVersionData {
  /** `v1` */
  id: string;
  document: string;
  created: number;
}

/** A managed policy of the account's own. */
export interface PolicyData extends IamEntityData {
  description?: string;
  tags: TagData[];
  versions: PolicyVersionData[];
  defaultVersion: string;
  /** How many versions there ever were: a number is not given twice. */
  made: number;
}

export interface InstanceProfileData extends IamEntityData {
  roles: string[];
  tags: TagData[];
}

/** The fields of an account password policy that a password is measured against. */
export interface PasswordPolicyData {
  minimumLength: number;
  symbols: boolean;
  numbers: boolean;
  upperCase: boolean;
  lowerCase: boolean;
}

export interface IamData {
  /** Absent: as of a careful person, with MFA and without access keys. */
  root?: { mfa: boolean; accessKeys: number };
  aliases: string[];
  /** Aliases other accounts hold already. */
  aliasesOfOthers: string[];
  /** Absent: the default policy of a new account. */
  passwordPolicy?: PasswordPolicyData;
  users: UserData[];
  groups: GroupData[];
  roles: RoleData[];
  instanceProfiles: InstanceProfileData[];
  /** Absent in an account from before there were any. */
  virtualMfaDevices?: VirtualMfaDeviceData[];
  policies: PolicyData[];
}
