import { accessKeysCheck } from './access-keys.ts';
import { adminMfaCheck } from './admin-mfa.ts';
import { awsCliCheck } from './aws-cli.ts';
import type { Check } from './check.ts';
import { costsCheck } from './costs.ts';
import { ecrActionsCheck } from './ecr-actions.ts';
import { endpointsCheck } from './endpoints.ts';
import { keyFileCheck } from './key-file.ts';
import { leftoversCheck } from './leftovers.ts';
import { passwordPolicyCheck } from './password-policy.ts';
import { privateWayOutCheck } from './private-way-out.ts';
import { profileNameCheck } from './profile-name.ts';
import { profileRoleCheck } from './profile-role.ts';
import { rolePolicyCheck } from './role-policy.ts';
import { roleTrustCheck } from './role-trust.ts';
import { rootAccessKeysCheck } from './root-access-keys.ts';
import { rootMfaCheck } from './root-mfa.ts';
import { serviceLinkedRoleCheck } from './service-linked-role.ts';
import { setUpCheck } from './set-up.ts';
import { sshAddressCheck } from './ssh-address.ts';
import { sshStaleCheck } from './ssh-stale.ts';
import { sshWorldCheck } from './ssh-world.ts';
import { takenAwayCheck } from './taken-away.ts';
import { trunkingCheck } from './trunking.ts';
import { vpcDnsCheck } from './vpc-dns.ts';
import { vpcWayOutCheck } from './vpc-way-out.ts';

/** Every check, in the order of the ids. An id is never given to another check; a new check takes the next one. */
export const CHECKS: readonly Check[] = [
  setUpCheck,
  rootMfaCheck,
  rootAccessKeysCheck,
  passwordPolicyCheck,
  adminMfaCheck,
  roleTrustCheck,
  rolePolicyCheck,
  profileRoleCheck,
  profileNameCheck,
  keyFileCheck,
  sshWorldCheck,
  takenAwayCheck,
  sshAddressCheck,
  sshStaleCheck,
  vpcWayOutCheck,
  vpcDnsCheck,
  serviceLinkedRoleCheck,
  trunkingCheck,
  awsCliCheck,
  costsCheck,
  leftoversCheck,
  privateWayOutCheck,
  accessKeysCheck,
  endpointsCheck,
  ecrActionsCheck,
];
