import { awsEnvironment, toolEnvironment, type Variables } from '../../test/support/environment.ts';

/**
 * The whole environment of everything that is measured, ours and the rivals alike: an empty home, PATH as it is outside, and nothing else of the
 * outer one. NODE_OPTIONS and NODE_EXTRA_CA_CERTS slow bare Node down and would flatter every ratio to it.
 * Unlike the tests' environment, this one leaves the real AWS CLI where it is: a person's own is no quicker.
 */
export function cleanEnvironment(home: string, changes: Variables = {}): Record<string, string> {
  return toolEnvironment(home, { PATH: process.env.PATH, ...changes });
}

/** The same for what speaks to AWS: every call goes to `url`, signed with AWS's documented example credentials. */
export function awsClean(home: string, url: string, changes: Variables = {}): Record<string, string> {
  if (new URL(url).hostname !== '127.0.0.1') throw new Error(`${url} is not on this machine`);
  return cleanEnvironment(home, { ...awsEnvironment(url), ...changes });
}
