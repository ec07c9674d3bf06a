import {
  ListServiceSpecificCredentialsCommand,
  paginateListAttachedUserPolicies,
  paginateListSigningCertificates,
  paginateListSSHPublicKeys,
  paginateListUserPolicies,
} from '@aws-sdk/client-iam';
import type { ReadContext } from '../context.ts';
import { faultOf } from '../fault.ts';
import { everyPage, unlessAbsent } from './absent.ts';

/** What a user has of some kind, by name or id; undefined when there is no such user. */
type Names = Promise<readonly string[] | undefined>;

/** iam:ListUserPolicies: names of the inline policies. */
export function inlineUserPolicies(cx: ReadContext, userName: string): Names {
  const pages = () => paginateListUserPolicies({ client: cx.clients.iam }, { UserName: userName });
  return cx.once(`iam:ListUserPolicies ${userName}`, () =>
    unlessAbsent(everyPage(pages(), (page) => page.PolicyNames)),
  );
}

/** iam:ListAttachedUserPolicies: ARNs. */
export function userPolicies(cx: ReadContext, userName: string): Names {
  const pages = () => paginateListAttachedUserPolicies({ client: cx.clients.iam }, { UserName: userName });
  return cx.once(`iam:ListAttachedUserPolicies ${userName}`, () =>
    unlessAbsent(everyPage(pages(), (page) => page.AttachedPolicies?.map((policy) => policy.PolicyArn ?? ''))),
  );
}

/** iam:ListSSHPublicKeys: ids of the keys a user signs in to CodeCommit with. */
export function sshPublicKeys(cx: ReadContext, userName: string): Names {
  const pages = () => paginateListSSHPublicKeys({ client: cx.clients.iam }, { UserName: userName });
  return cx.once(`iam:ListSSHPublicKeys ${userName}`, () =>
    unlessAbsent(everyPage(pages(), (page) => page.SSHPublicKeys?.map((key) => key.SSHPublicKeyId ?? ''))),
  );
}

/** iam:ListSigningCertificates: ids. */
export function signingCertificates(cx: ReadContext, userName: string): Names {
  const pages = () => paginateListSigningCertificates({ client: cx.clients.iam }, { UserName: userName });
  return cx.once(`iam:ListSigningCertificates ${userName}`, () =>
    unlessAbsent(everyPage(pages(), (page) => page.Certificates?.map((one) => one.CertificateId ?? ''))),
  );
}

/**
 * iam:ListServiceSpecificCredentials: ids of the credentials for single services (the SDK has no paginator for it). Undefined also
 * where the service cannot answer (not every IAM knows the operation): IAM itself refuses to delete a user that has any.
 */
export function serviceCredentials(cx: ReadContext, userName: string): Names {
  return cx.once(`iam:ListServiceSpecificCredentials ${userName}`, async () => {
    const asked = everyPage(credentialPages(cx, userName), (page) => page.ServiceSpecificCredentials?.map(idOf));
    try {
      return await unlessAbsent(asked);
    } catch (error) {
      const { kind, name } = faultOf(error);
      if (kind === 'ambiguous' || name === 'InvalidAction') return undefined;
      throw error;
    }
  });
}

async function* credentialPages(cx: ReadContext, userName: string) {
  for (let Marker: string | undefined; ; ) {
    const page = await cx.clients.iam.send(new ListServiceSpecificCredentialsCommand({ UserName: userName, Marker }));
    yield page;
    if (!page.IsTruncated || page.Marker === undefined) return;
    Marker = page.Marker;
  }
}

const idOf = (one: { readonly ServiceSpecificCredentialId?: string | undefined }) =>
  one.ServiceSpecificCredentialId ?? '';
