import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import { makeClients } from '../../src/aws/clients.ts';
import { faultOf } from '../../src/aws/fault.ts';
import { callerIs } from './answers.ts';
import { KEYS } from './aws-settings.ts';
import { closing, connected, service, settings } from './connected.ts';
import { startProxy } from './loopback.ts';

/** Asks who is calling through a connection with these variables. */
async function ask(variables: Readonly<Record<string, string>>, purpose: 'look' | 'change' = 'change') {
  settings({}, { ...KEYS, ...variables });
  const { sts } = makeClients(await connected(), 'us-east-1', purpose);
  return await sts.send(new GetCallerIdentityCommand({})).catch((error) => faultOf(error));
}

describe('the way out', () => {
  it('does not wait longer for an answer than it may', async () => {
    const { url, seen } = await service(() => ({ silent: true }));
    const fault = await ask({ AWS_ENDPOINT_URL: url, AWS_ECS_SETUP_REQUEST_TIMEOUT: '150' });
    expect(fault).toMatchObject({ kind: 'ambiguous', name: 'TimeoutError', action: 'sts:GetCallerIdentity' });
    expect(fault).not.toHaveProperty('facts');
    expect(seen).toHaveLength(1);
  });

  it('tries again after a time-out when only looking', async () => {
    const { url, seen } = await service((_, { length }) => (length === 1 ? { silent: true } : callerIs()));
    const answer = await ask({ AWS_ENDPOINT_URL: url, AWS_ECS_SETUP_REQUEST_TIMEOUT: '300' }, 'look');
    expect(answer).toMatchObject({ Account: '123456789012' });
    expect(seen).toHaveLength(2);
  });

  it('leads through HTTP_PROXY for a plain address', async () => {
    const { url, seen } = await service(() => callerIs());
    const proxy = closing(await startProxy());
    expect(await ask({ AWS_ENDPOINT_URL: url, HTTP_PROXY: proxy.url })).toMatchObject({ Account: '123456789012' });
    expect(proxy.asked).toEqual([new URL(url).host]);
    expect(seen).toHaveLength(1);
  });

  it('leads around the proxy where NO_PROXY says so', async () => {
    const { url } = await service(() => callerIs());
    const proxy = closing(await startProxy());
    const answer = await ask({ AWS_ENDPOINT_URL: url, HTTP_PROXY: proxy.url, NO_PROXY: '127.0.0.1' });
    expect(answer).toMatchObject({ Account: '123456789012' });
    expect(proxy.asked).toEqual([]);
  });

  it('leads through HTTPS_PROXY to AWS itself, and says so when the proxy refuses', async () => {
    const proxy = closing(await startProxy('407 Proxy Authentication Required'));
    const fault = await ask({ HTTPS_PROXY: proxy.url });
    expect(proxy.asked).toEqual(['sts.us-east-1.amazonaws.com:443']);
    expect(fault).toMatchObject({ kind: 'ambiguous', message: 'Bad response: 407', facts: { reason: 'proxy' } });
  });

  it('refuses a proxy it cannot speak to without showing its password', async () => {
    const fault = await ask({
      AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
      ALL_PROXY: 'socks5://kim:secret@192.0.2.1:1080',
    });
    expect(fault).toMatchObject({
      name: 'network.proxy-unsupported',
      facts: { proxy: '192.0.2.1:1080', protocol: 'socks5' },
    });
    expect(JSON.stringify(fault)).not.toContain('secret');
  });
});
