import type {
  DeleteRolePolicyCommandInput,
  GetRolePolicyCommandInput,
  PutRolePolicyCommandInput,
} from '@aws-sdk/client-iam';
import { iamFailure } from './failure.ts';
import { findRole } from './iam-entities.ts';
import { required, validName } from './iam-input.ts';
import { sizeOf, validPermissions } from './iam-permission-document.ts';
import { encodeDocument } from './iam-policy-text.ts';
import { findOwnRole } from './iam-roles.ts';
import { operation } from './operation.ts';

/** What all inline policies of a role may come to together. */
const MOST_CHARACTERS = 10_240;
/** What `edit` put there without saying what it is. */
const NOTHING = JSON.stringify({ Version: '2012-10-17', Statement: [] });

const missing = (name: string): Error =>
  iamFailure('NoSuchEntity', `The role policy with name ${name} cannot be found.`);

export const inlinePolicyOperations = {
  PutRolePolicy: operation<PutRolePolicyCommandInput>(['RoleName', 'PolicyName', 'PolicyDocument'], (call, input) => {
    const role = findOwnRole(call, input.RoleName);
    const name = validName(input.PolicyName, 'policyName', 128);
    const document = validPermissions(required(input.PolicyDocument, 'policyDocument'));
    const documents = { ...role.inlineDocuments, [name]: document };
    const size = Object.values(documents).reduce((sum, text) => sum + sizeOf(text), 0);
    if (size > MOST_CHARACTERS) {
      throw iamFailure(
        'LimitExceeded',
        `Maximum policy size of ${MOST_CHARACTERS} bytes exceeded for role ${role.name}`,
      );
    }
    if (!role.inlinePolicies.includes(name)) role.inlinePolicies.push(name);
    role.inlineDocuments = documents;
    return {};
  }),
  GetRolePolicy: operation<GetRolePolicyCommandInput>(['RoleName', 'PolicyName'], (call, input) => {
    const role = findRole(call, input.RoleName);
    const name = validName(input.PolicyName, 'policyName', 128);
    if (!role.inlinePolicies.includes(name)) throw missing(name);
    const document = role.inlineDocuments?.[name] ?? NOTHING;
    return { RoleName: role.name, PolicyName: name, PolicyDocument: encodeDocument(document) };
  }),
  DeleteRolePolicy: operation<DeleteRolePolicyCommandInput>(['RoleName', 'PolicyName'], (call, input) => {
    const role = findOwnRole(call, input.RoleName);
    const name = validName(input.PolicyName, 'policyName', 128);
    if (!role.inlinePolicies.includes(name)) throw missing(name);
    role.inlinePolicies = role.inlinePolicies.filter((one) => one !== name);
    const { [name]: _gone, ...documents } = role.inlineDocuments ?? {};
    role.inlineDocuments = documents;
    return {};
  }),
};
