import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';

const CLEARED = [
  ...['AWS_PROFILE', 'AWS_REGION', 'AWS_DEFAULT_REGION', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'],
  ...['AWS_SESSION_TOKEN', 'AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_STS', 'AWS_ENDPOINT_URL_EC2'],
  ...['AWS_ENDPOINT_URL_IAM', 'AWS_ENDPOINT_URL_ECS', 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'],
  ...['AWS_WEB_IDENTITY_TOKEN_FILE', 'AWS_ROLE_ARN', 'AWS_MAX_ATTEMPTS', 'AWS_RETRY_MODE'],
  ...['AWS_CONTAINER_CREDENTIALS_FULL_URI', 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI'],
  ...['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'all_proxy', 'no_proxy'],
];

export interface AwsSettings {
  /** A temporary home, with the config and credentials files in it. */
  readonly folder: string;
  remove(): void;
}

/** Makes the process see these AWS files and variables and nothing of the computer's own. Undo with `remove`. */
export function useAwsSettings(
  { config = '', credentials = '' }: { config?: string; credentials?: string } = {},
  variables: Readonly<Record<string, string>> = {},
): AwsSettings {
  const folder = mkdtempSync(join(tmpdir(), 'aws-ecs-setup-aws-'));
  writeFileSync(join(folder, 'config'), config);
  writeFileSync(join(folder, 'credentials'), credentials);
  for (const name of CLEARED) vi.stubEnv(name, undefined);
  const ours = {
    HOME: folder,
    USERPROFILE: folder,
    AWS_CONFIG_FILE: join(folder, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
    AWS_LOGIN_CACHE_DIRECTORY: join(folder, 'login'),
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    ...variables,
  };
  for (const [name, value] of Object.entries(ours)) vi.stubEnv(name, value);
  return {
    folder,
    remove() {
      vi.unstubAllEnvs();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const KEYS = { AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret' };
export const KEYS_IN_FILE = 'aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = secret\n';
