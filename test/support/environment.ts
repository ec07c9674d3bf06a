import { mkdtempSync, realpathSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { atFileEnd } from './leftovers.ts';

/** What is started: an executable and the arguments that come before the test's own. */
export type Program = readonly [file: string, ...args: string[]];
/** Variables to add to an environment; `undefined` takes one away. */
export type Variables = Readonly<Record<string, string | undefined>>;

const repository = fileURLToPath(new URL('../../', import.meta.url));

/** The variable that names the program as npm installed it from its package. */
export const PACKED_PROGRAM = 'AWS_ECS_SETUP_PACKED_PROGRAM';

/** The program as a user installs it, where the project of this test has had it packed; the checkout's, which needs `npm run build`, otherwise. */
export const builtTool: Program = [
  process.execPath,
  process.env[PACKED_PROGRAM] ?? join(repository, 'bin', 'aws-ecs-setup.cjs'),
];

/** A new empty home directory, removed after the last test of the file. */
export function makeHome(): string {
  const home = mkdtempSync(join(realpathSync(tmpdir()), 'aws-ecs-setup-test-'));
  atFileEnd(() => rm(home, { recursive: true, force: true, maxRetries: 3 }));
  return home;
}

/**
 * The whole environment of a started program. Of the outer one only PATH comes in, behind a stand-in for the slow AWS CLI: no AWS_*, no CI,
 * no proxy, no extra certificates.
 * The address service points at a closed loopback port, so that no test asks the real one by accident.
 */
export function toolEnvironment(home: string, changes: Variables = {}): Record<string, string> {
  const variables: Variables = {
    PATH: [join(repository, 'test', 'support', 'stand-ins'), process.env.PATH].join(delimiter),
    HOME: home,
    LANG: 'C.UTF-8',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: join(home, '.aws', 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(home, '.aws', 'credentials'),
    AWS_ECS_SETUP_CHECKIP_URL: 'http://127.0.0.1:1/',
    ...changes,
  };
  return Object.fromEntries(
    Object.entries(variables).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** AWS's documented example credentials. */
export const exampleCredentials = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};

/** The variables that send every AWS call to `url`, signed with the example credentials. Names no region. */
export function awsEnvironment(url: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: exampleCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: exampleCredentials.secretAccessKey,
  };
}
