import type { Agent, AgentOptions } from 'node:https';
import { join } from 'node:path';
import { HttpsProxyAgent } from 'hpagent';
import { getProxyForUrl } from 'proxy-from-env';
import type { LocalPlaces } from '../aws/context.ts';
import type { Computer } from '../computer/computer.ts';
import { CHECKIP_URL, findOwnAddress, type OwnAddress } from '../computer/own-address.ts';
import { remoteShell } from '../computer/remote-shell.ts';

/** The person's own folders and address. */
export function placesHere(computer: Computer, signal: AbortSignal): LocalPlaces {
  const url = computer.env.AWS_ECS_SETUP_CHECKIP_URL || CHECKIP_URL;
  const remote = remoteShell(computer.env);
  let address: Promise<OwnAddress> | undefined;
  return {
    keyDirectory: join(computer.home, '.ssh'),
    credentialsDirectory: computer.home,
    ownAddress: () => {
      address ??= findOwnAddress({ url, computer, signal, agent: proxyAgent(url) });
      return address;
    },
    ...(remote ? { remoteShell: remote } : {}),
  };
}

function proxyAgent(url: string): Agent | undefined {
  const proxy = getProxyForUrl(url);
  return proxy && url.startsWith('https:')
    ? new HttpsProxyAgent({ proxy } as AgentOptions & { proxy: string })
    : undefined;
}
