import { describe, expect, it } from 'vitest';
import { loadProfiles, profileName, profileRegion, requireProfile } from '../../src/aws/profiles.ts';
import { KEYS_IN_FILE } from './aws-settings.ts';
import { settings } from './connected.ts';

const CONFIG = `[default]
region = us-west-2
[profile work]
region = eu-west-1
[profile sso]
sso_session = corp
[sso-session corp]
sso_region = eu-west-1
[services local]
ec2 =
  endpoint_url = http://127.0.0.1:5000
`;

describe('profiles', () => {
  it('are those of both files, without SSO sessions and services', async () => {
    settings({ config: CONFIG, credentials: `[keys]\n${KEYS_IN_FILE}` });
    const profiles = await loadProfiles(process.env);
    expect(profiles.names).toEqual(['default', 'keys', 'sso', 'work']);
    expect(profiles.services.get('local')).toEqual({ 'ec2.endpoint_url': 'http://127.0.0.1:5000' });
  });

  it('take the region of the credentials file before that of the config file', async () => {
    settings({ config: CONFIG, credentials: `[work]\n${KEYS_IN_FILE}region = ap-northeast-2\n` });
    const profiles = await loadProfiles(process.env);
    expect(profileRegion(profiles, 'work')).toBe('ap-northeast-2');
    expect(profileRegion(profiles, 'default')).toBe('us-west-2');
    expect(profileRegion(profiles, 'sso')).toBeUndefined();
  });

  it.each([
    ['flag', 'nope', {}],
    ['AWS_PROFILE', undefined, { AWS_PROFILE: 'nope' }],
  ])('that do not exist are refused when named by %s, with those that do', async (_, flag, env) => {
    settings({ config: CONFIG });
    const profiles = await loadProfiles(process.env);
    expect(() => requireProfile(profiles, flag, env)).toThrow(
      expect.objectContaining({
        code: 'credentials.profile-missing',
        exitCode: 3,
        facts: { profile: 'nope', known: 'default, sso, work' },
      }),
    );
  });

  it('need not exist when nobody named one', async () => {
    settings();
    const profiles = await loadProfiles(process.env);
    expect(profiles.names).toEqual([]);
    expect(() => requireProfile(profiles, undefined, {})).not.toThrow();
    expect(() => requireProfile(profiles, '', { AWS_PROFILE: '' })).not.toThrow();
  });

  it('are named by flag, then AWS_PROFILE, then default', () => {
    expect(profileName('a', { AWS_PROFILE: 'b' })).toBe('a');
    expect(profileName(undefined, { AWS_PROFILE: 'b' })).toBe('b');
    expect(profileName(undefined, {})).toBe('default');
  });
});
