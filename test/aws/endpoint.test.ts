import { describe, expect, it } from 'vitest';
import { endpointOverride } from '../../src/aws/endpoint.ts';
import { loadProfiles } from '../../src/aws/profiles.ts';
import { settings } from './connected.ts';

const HERE = 'http://127.0.0.1:5000';
const THERE = 'http://127.0.0.1:6000';
const CONFIG = `[profile all]
endpoint_url = ${HERE}
[profile some]
services = local
[services local]
ec2 =
  endpoint_url = ${THERE}
[profile ignoring]
endpoint_url = ${HERE}
ignore_configured_endpoint_urls = true
`;

describe('the endpoint override', () => {
  it.each([
    ['is absent by default', {}, 'default', undefined],
    ['is AWS_ENDPOINT_URL', { AWS_ENDPOINT_URL: HERE }, 'default', HERE],
    ['is that of a single service', { AWS_ENDPOINT_URL_STS: THERE }, 'default', THERE],
    ['names every address', { AWS_ENDPOINT_URL: HERE, AWS_ENDPOINT_URL_EC2: THERE }, 'default', `${HERE}, ${THERE}`],
    ['is the profile’s', {}, 'all', HERE],
    ['is that of the profile’s services section', {}, 'some', THERE],
    ['of the environment wins over the profile’s', { AWS_ENDPOINT_URL: THERE }, 'all', THERE],
    ['tells no password', { AWS_ENDPOINT_URL: 'http://sam:p%40ss@127.0.0.1:5000?key=hush' }, 'default', HERE],
    [
      'tells none of several',
      { AWS_ENDPOINT_URL: HERE, AWS_ENDPOINT_URL_EC2: 'http://sam@127.0.0.1:6000' },
      'default',
      `${HERE}, ${THERE}`,
    ],
    ['is ignored where the environment says so', ignoring({ AWS_ENDPOINT_URL: HERE }), 'all', undefined],
    ['is ignored where the profile says so', {}, 'ignoring', undefined],
  ])('%s', async (_, env, profile, expected) => {
    settings({ config: CONFIG });
    expect(endpointOverride(env, await loadProfiles(process.env), profile)).toBe(expected);
  });
});

function ignoring(env: Record<string, string>) {
  return { ...env, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' };
}
