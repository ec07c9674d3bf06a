/** Where the tool runs when that is not the person's own computer, so that the address seen from outside is not theirs either. */
export type RemoteShell = 'CloudShell' | 'Codespaces' | 'CI';

/** Tells AWS CloudShell, GitHub Codespaces and a CI job by their environment variables; undefined on a computer of one's own. */
export function remoteShell(env: Readonly<Record<string, string | undefined>>): RemoteShell | undefined {
  if (env.AWS_EXECUTION_ENV === 'CloudShell') return 'CloudShell';
  if (env.CODESPACES === 'true') return 'Codespaces';
  return env.CI && env.CI.toLowerCase() !== 'false' ? 'CI' : undefined;
}
