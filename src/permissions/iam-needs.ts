import { type Need, on, onlyIf, type TypeNeeds, when } from './need.ts';

const IAM = 'arn:{partition}:iam::{account}';
const GROUP = `${IAM}:group/{groupName}`;
const USER = `${IAM}:user/{userName}`;
const ROLE = `${IAM}:role/{roleName}`;
const POLICY = `${IAM}:policy/{policyName}`;
const PROFILE = `${IAM}:instance-profile/{profileName}`;
/** Another name is taken where the first one is somebody else's. */
const DEVICES = `${IAM}:mfa/*`;
const SERVICE_ROLE = `${IAM}:role/aws-service-role/{service}/*`;

const ofPolicy = (needs: readonly Need[]) => onlyIf({ ArnEquals: { 'iam:PolicyARN': ['{policyArn}'] } }, needs);
const NONE: readonly Need[] = [];
/** What carries our tags is found by asking for every one of its kind. */
const among = (kind: string, list: string, get: string) => [...on('*', list), ...on(`${IAM}:${kind}/*`, get)];

/** By resource type, after aws-facts §6, §9, §15, §17.2, §23. */
export const IAM_NEEDS: Readonly<Record<string, TypeNeeds>> = {
  'iam.group': {
    find: on(GROUP, 'iam:GetGroup'),
    create: on(GROUP, 'iam:CreateGroup'),
    update: NONE,
    remove: on(GROUP, 'iam:DeleteGroup', 'iam:GetGroup', 'iam:ListAttachedGroupPolicies', 'iam:ListGroupPolicies'),
  },
  'iam.group-policy': {
    find: on(GROUP, 'iam:ListAttachedGroupPolicies', 'iam:GetGroup'),
    create: ofPolicy(on(GROUP, 'iam:AttachGroupPolicy')),
    update: NONE,
    remove: ofPolicy(on(GROUP, 'iam:DetachGroupPolicy')),
  },
  'iam.user': {
    find: on(USER, 'iam:GetUser'),
    create: on(USER, 'iam:CreateUser', 'iam:TagUser'),
    update: when('permissionsBoundary', on(USER, 'iam:PutUserPermissionsBoundary')),
    // Whatever else hangs on a user keeps it from being removed.
    remove: [
      ...on(
        USER,
        ...['iam:DeleteUser', 'iam:GetLoginProfile', 'iam:ListGroupsForUser', 'iam:ListAccessKeys'],
        ...['iam:ListMFADevices', 'iam:ListAttachedUserPolicies', 'iam:ListUserPolicies', 'iam:ListSSHPublicKeys'],
        ...['iam:ListServiceSpecificCredentials', 'iam:ListSigningCertificates'],
      ),
      ...when('permissionsBoundary', on(USER, 'iam:PutUserPermissionsBoundary')),
      ...among('user', 'iam:ListUsers', 'iam:GetUser'),
    ],
  },
  'iam.group-membership': {
    find: [...on(GROUP, 'iam:GetGroup'), ...on(USER, 'iam:ListAccessKeys')],
    create: on(GROUP, 'iam:AddUserToGroup'),
    update: NONE,
    remove: on(GROUP, 'iam:RemoveUserFromGroup'),
  },
  'iam.login-profile': {
    find: on(USER, 'iam:GetLoginProfile', 'iam:ListAccessKeys'),
    create: on(USER, 'iam:CreateLoginProfile'),
    update: when('reset', on(USER, 'iam:UpdateLoginProfile')),
    remove: on(USER, 'iam:DeleteLoginProfile'),
  },
  'iam.access-key': {
    find: on(USER, 'iam:ListAccessKeys', 'iam:GetAccessKeyLastUsed'),
    // A key that the file cannot take is deleted again.
    create: on(USER, 'iam:CreateAccessKey', 'iam:UpdateAccessKey', 'iam:DeleteAccessKey'),
    update: on(USER, 'iam:CreateAccessKey', 'iam:UpdateAccessKey', 'iam:DeleteAccessKey'),
    remove: on(USER, 'iam:UpdateAccessKey', 'iam:DeleteAccessKey'),
  },
  'iam.mfa-device': {
    find: [
      ...on('*', 'iam:ListVirtualMFADevices'),
      ...on(USER, 'iam:ListMFADevices'),
      ...on(DEVICES, 'iam:ListMFADeviceTags'),
    ],
    create: [
      ...on(DEVICES, 'iam:CreateVirtualMFADevice', 'iam:TagMFADevice', 'iam:DeleteVirtualMFADevice'),
      ...on(USER, 'iam:EnableMFADevice', 'iam:ResyncMFADevice', 'iam:DeactivateMFADevice'),
    ],
    update: NONE,
    remove: [...on(USER, 'iam:DeactivateMFADevice'), ...on(DEVICES, 'iam:DeleteVirtualMFADevice')],
  },
  'iam.account-alias': {
    find: on('*', 'iam:ListAccountAliases'),
    create: on('*', 'iam:CreateAccountAlias'),
    update: on('*', 'iam:CreateAccountAlias'),
    remove: on('*', 'iam:DeleteAccountAlias', 'iam:CreateAccountAlias'),
  },
  'iam.role': {
    find: on(
      ROLE,
      ...['iam:GetRole', 'iam:ListAttachedRolePolicies', 'iam:ListRolePolicies', 'iam:ListInstanceProfilesForRole'],
    ),
    create: on(ROLE, 'iam:CreateRole', 'iam:TagRole'),
    update: on(ROLE, 'iam:UpdateAssumeRolePolicy'),
    remove: [
      ...on(ROLE, 'iam:DeleteRole', 'iam:UpdateAssumeRolePolicy'),
      ...among('role', 'iam:ListRoles', 'iam:GetRole'),
    ],
  },
  'iam.role-policy': {
    find: on(ROLE, 'iam:ListAttachedRolePolicies', 'iam:GetRole', 'iam:ListInstanceProfilesForRole'),
    create: ofPolicy(on(ROLE, 'iam:AttachRolePolicy')),
    update: NONE,
    remove: ofPolicy(on(ROLE, 'iam:DetachRolePolicy')),
  },
  'iam.role-inline-policy': {
    find: on(ROLE, 'iam:GetRolePolicy', 'iam:GetRole', 'iam:ListInstanceProfilesForRole'),
    create: on(ROLE, 'iam:PutRolePolicy'),
    update: on(ROLE, 'iam:PutRolePolicy'),
    remove: on(ROLE, 'iam:DeleteRolePolicy'),
  },
  'iam.policy': {
    find: on(POLICY, 'iam:GetPolicy', 'iam:GetPolicyVersion'),
    create: on(POLICY, 'iam:CreatePolicy', 'iam:TagPolicy'),
    update: on(POLICY, 'iam:CreatePolicyVersion', 'iam:ListPolicyVersions', 'iam:DeletePolicyVersion'),
    remove: [
      ...on(POLICY, 'iam:DeletePolicy', 'iam:DeletePolicyVersion', 'iam:ListPolicyVersions'),
      ...on(POLICY, 'iam:ListEntitiesForPolicy'),
      // It is taken off the roles of the same set-up first, whichever they are.
      ...onlyIf({ ArnEquals: { 'iam:PolicyARN': [POLICY] } }, on(`${IAM}:role/*`, 'iam:DetachRolePolicy')),
      ...on(`${IAM}:role/*`, 'iam:GetRole'),
      ...among('policy', 'iam:ListPolicies', 'iam:GetPolicy'),
    ],
  },
  'iam.instance-profile': {
    find: on(PROFILE, 'iam:GetInstanceProfile'),
    create: on(PROFILE, 'iam:CreateInstanceProfile', 'iam:TagInstanceProfile'),
    update: NONE,
    remove: [
      ...on(PROFILE, 'iam:DeleteInstanceProfile'),
      ...among('instance-profile', 'iam:ListInstanceProfiles', 'iam:GetInstanceProfile'),
    ],
  },
  'iam.profile-role': {
    find: on(PROFILE, 'iam:GetInstanceProfile'),
    create: [
      ...on(PROFILE, 'iam:AddRoleToInstanceProfile'),
      // The call does not always say which service the role is passed to.
      ...onlyIf({ StringEqualsIfExists: { 'iam:PassedToService': ['ec2.amazonaws.com'] } }, on(ROLE, 'iam:PassRole')),
    ],
    update: NONE,
    remove: on(PROFILE, 'iam:RemoveRoleFromInstanceProfile'),
  },
  'iam.service-linked-role': {
    find: on('*', 'iam:ListRoles'),
    create: onlyIf(
      { StringEquals: { 'iam:AWSServiceName': ['{service}'] } },
      on(SERVICE_ROLE, 'iam:CreateServiceLinkedRole'),
    ),
    update: NONE,
    // It is AWS's own and stays.
    remove: NONE,
  },
};
