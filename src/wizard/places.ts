import type { Agent, AgentOptions } from 'node:https';
import { join, resolve } from 'node:path';
import { HttpsProxyAgent } from 'hpagent';
import { getProxyForUrl } from 'proxy-from-env';
import type { AwsFiles, LocalPlaces } from '../aws/context.ts';
import { profileInUse } from '../aws/profiles.ts';
import type { Computer } from '../computer/computer.ts';
import { CHECKIP_URL, findOwnAddress, type OwnAddress } from '../computer/own-address.ts';
import { remoteShell } from '../computer/remote-shell.ts';

/** The person's own folders and address. `profile` is `--profile`. */
export function placesHere(computer: Computer, signal: AbortSignal, profile: string | undefined): LocalPlaces {
  const url = computer.env.AWS_ECS_SETUP_CHECKIP_URL || CHECKIP_URL;
  const remote = remoteShell(computer.env);
  let address: Promise<OwnAddress> | undefined;
  return {
    keyDirectory: join(computer.home, '.ssh'),
    credentialsDirectory: computer.home,
    awsFiles: awsFiles(computer, profile),
    ownAddress: () => {
      address ??= findOwnAddress({ url, computer, signal, agent: proxyAgent(url) });
      return address;
    },
    ...(remote ? { remoteShell: remote } : {}),
  };
}

/** As the SDK finds them: AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE, else in `~/.aws`. */
function awsFiles({ env, home, cwd }: Computer, profile: string | undefined): AwsFiles {
  const at = (given: string | undefined, name: string) =>
    given ? resolve(cwd, given.replace(/^~(?=\/)/, home)) : join(home, '.aws', name);
  const inUse = profileInUse(profile, env);
  return {
    config: at(env.AWS_CONFIG_FILE, 'config'),
    credentials: at(env.AWS_SHARED_CREDENTIALS_FILE, 'credentials'),
    ...(inUse ? { inUse } : {}),
  };
}

function proxyAgent(url: string): Agent | undefined {
  const proxy = getProxyForUrl(url);
  return proxy && url.startsWith('https:')
    ? new HttpsProxyAgent({ proxy } as AgentOptions & { proxy: string })
    : undefined;
}
