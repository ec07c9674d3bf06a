import type { Env, ProfileSettings, Profiles } from './profiles.ts';

const SERVICES = ['iam', 'ec2', 'ecs', 'sts', 'budgets'] as const;

/**
 * Where calls go if not to AWS itself, by the SDK's own rules (aws-facts §1.6): AWS_ENDPOINT_URL_<SERVICE>, AWS_ENDPOINT_URL,
 * then the profile's `services` section and `endpoint_url`; nothing where configured endpoints are to be ignored.
 * Several different addresses are joined by a comma, in a fixed order; undefined when nothing is overridden. For showing and
 * remembering: a user, a password or a query in an address is left out.
 */
export function endpointOverride(env: Env, profiles: Profiles, profile: string): string | undefined {
  const settings = profiles.settings.get(profile) ?? {};
  if (ignoresEndpoints(env, settings)) return undefined;
  const section = profiles.services.get(settings.services ?? '') ?? {};
  const addresses = SERVICES.flatMap(
    (service) =>
      env[`AWS_ENDPOINT_URL_${service.toUpperCase()}`] ||
      env.AWS_ENDPOINT_URL ||
      section[`${service}.endpoint_url`] ||
      settings.endpoint_url ||
      [],
  );
  return addresses.length > 0 ? [...new Set(addresses.map(withoutSecrets))].join(', ') : undefined;
}

function withoutSecrets(address: string): string {
  return address.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, '$1').replace(/[?#].*$/, '');
}

function ignoresEndpoints(env: Env, settings: ProfileSettings): boolean {
  const said = env.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS || settings.ignore_configured_endpoint_urls;
  return said === 'true';
}
