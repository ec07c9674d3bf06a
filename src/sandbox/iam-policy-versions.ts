import type {
  CreatePolicyVersionCommandInput,
  DeletePolicyVersionCommandInput,
  GetPolicyVersionCommandInput,
  ListPolicyVersionsCommandInput,
  PolicyVersion,
} from '@aws-sdk/client-iam';
import { iamFailure, unsupported } from './failure.ts';
import type { PolicyData, PolicyVersionData } from './iam-data.ts';
import { iamPage, required } from './iam-input.ts';
import { managedDocument } from './iam-managed-documents.ts';
import { findOwnPolicy, findPolicy } from './iam-managed-policies.ts';
import { fitsManaged, validPermissions } from './iam-permission-document.ts';
import { encodeDocument } from './iam-policy-text.ts';
import { type Call, operation } from './operation.ts';

const MOST_VERSIONS = 5;

/** A version as lists show it: without its document. */
function versionView(policy: PolicyData, version: PolicyVersionData): PolicyVersion {
  return {
    VersionId: version.id,
    IsDefaultVersion: version.id === policy.defaultVersion,
    CreateDate: new Date(version.created),
  };
}

function findVersion(policy: PolicyData, versionId: string | undefined): PolicyVersionData {
  const id = required(versionId, 'versionId');
  const found = policy.versions.find((version) => version.id === id);
  if (found) return found;
  throw iamFailure('NoSuchEntity', `Policy ${policy.name} version ${id} does not exist or is not attachable.`);
}

function get(call: Call, input: GetPolicyVersionCommandInput): object {
  const { arn, own } = findPolicy(call, input.PolicyArn);
  if (own) {
    const version = findVersion(own, input.VersionId);
    return { PolicyVersion: { ...versionView(own, version), Document: encodeDocument(version.document) } };
  }
  const document = managedDocument(arn);
  if (document === undefined) throw unsupported(`what the policy ${arn} says`);
  return { PolicyVersion: { VersionId: 'v1', IsDefaultVersion: true, Document: encodeDocument(document) } };
}

function create(call: Call, input: CreatePolicyVersionCommandInput): object {
  const policy = findOwnPolicy(call, input.PolicyArn);
  const document = validPermissions(required(input.PolicyDocument, 'policyDocument'));
  fitsManaged(document);
  if (policy.versions.length >= MOST_VERSIONS) {
    throw iamFailure(
      'LimitExceeded',
      `A managed policy can have up to ${MOST_VERSIONS} versions. Before you create a new version, you must delete an existing version.`,
    );
  }
  policy.made += 1;
  const version = { id: `v${policy.made}`, document, created: call.now };
  policy.versions.push(version);
  if (input.SetAsDefault) policy.defaultVersion = version.id;
  return { PolicyVersion: versionView(policy, version) };
}

function remove(call: Call, input: DeletePolicyVersionCommandInput): object {
  const policy = findOwnPolicy(call, input.PolicyArn);
  const version = findVersion(policy, input.VersionId);
  if (version.id === policy.defaultVersion) {
    throw iamFailure('DeleteConflict', 'Cannot delete the default version of a policy.');
  }
  policy.versions.splice(policy.versions.indexOf(version), 1);
  return {};
}

export const policyVersionOperations = {
  GetPolicyVersion: operation<GetPolicyVersionCommandInput>(['PolicyArn', 'VersionId'], get),
  ListPolicyVersions: operation<ListPolicyVersionsCommandInput>(['PolicyArn', 'Marker', 'MaxItems'], (call, input) => {
    const policy = findOwnPolicy(call, input.PolicyArn);
    const { items, rest } = iamPage([...policy.versions].reverse(), input);
    return { Versions: items.map((version) => versionView(policy, version)), ...rest };
  }),
  CreatePolicyVersion: operation<CreatePolicyVersionCommandInput>(
    ['PolicyArn', 'PolicyDocument', 'SetAsDefault'],
    create,
  ),
  DeletePolicyVersion: operation<DeletePolicyVersionCommandInput>(['PolicyArn', 'VersionId'], remove),
};
