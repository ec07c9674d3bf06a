import type {
  ListServiceSpecificCredentialsCommandInput,
  ListSigningCertificatesCommandInput,
  ListSSHPublicKeysCommandInput,
} from '@aws-sdk/client-iam';
import { findUser } from './iam-entities.ts';
import { iamPage } from './iam-input.ts';
import { type Call, operation } from './operation.ts';

/** When what was put there says it was made. */
const MADE = new Date('2026-01-05T09:00:00Z');

function sshPublicKeys(call: Call, input: ListSSHPublicKeysCommandInput): object {
  const user = findUser(call, input.UserName);
  const { items, rest } = iamPage(user.sshPublicKeys ?? [], input);
  const common = { UserName: user.name, Status: 'Active', UploadDate: MADE };
  return { SSHPublicKeys: items.map((id) => ({ ...common, SSHPublicKeyId: id })), ...rest };
}

function serviceCredentials(call: Call, input: ListServiceSpecificCredentialsCommandInput): object {
  const user = findUser(call, input.UserName);
  const { items, rest } = iamPage(user.serviceCredentials ?? [], input);
  const ServiceName = 'codecommit.amazonaws.com';
  const common = { UserName: user.name, Status: 'Active', CreateDate: MADE, ServiceName };
  return { ServiceSpecificCredentials: items.map((id) => ({ ...common, ServiceSpecificCredentialId: id })), ...rest };
}

function signingCertificates(call: Call, input: ListSigningCertificatesCommandInput): object {
  const user = findUser(call, input.UserName);
  const { items, rest } = iamPage(user.signingCertificates ?? [], input);
  const common = { UserName: user.name, Status: 'Active', UploadDate: MADE };
  return { Certificates: items.map((id) => ({ ...common, CertificateId: id })), ...rest };
}

export const otherCredentialOperations = {
  ListSSHPublicKeys: operation<ListSSHPublicKeysCommandInput>(['UserName', 'Marker', 'MaxItems'], sshPublicKeys),
  ListServiceSpecificCredentials: operation<ListServiceSpecificCredentialsCommandInput>(
    ['UserName', 'Marker', 'MaxItems'],
    serviceCredentials,
  ),
  ListSigningCertificates: operation<ListSigningCertificatesCommandInput>(
    ['UserName', 'Marker', 'MaxItems'],
    signingCertificates,
  ),
};
