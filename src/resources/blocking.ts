import type { Instance, NetworkInterface } from '@aws-sdk/client-ec2';
import type { Blocker } from '../engine/resource.ts';

/** More names than this are not told: the first ones say where to look. */
const MOST_NAMES = 5;

/** A blocker that names what stands in the way, as `names`; none where nothing does. */
export function standsInTheWay(reason: string, names: readonly (string | undefined)[] | undefined): readonly Blocker[] {
  const known = (names ?? []).filter((name) => name !== undefined);
  if (known.length === 0) return [];
  const more = known.length > MOST_NAMES ? ', …' : '';
  return [{ reason, facts: { names: known.slice(0, MOST_NAMES).join(', ') + more } }];
}

export const idsOf = (instances: readonly Instance[]): (string | undefined)[] =>
  instances.map((instance) => instance.InstanceId);

/** `eni-… (Interface for NAT Gateway nat-…)`: the description tells which service an interface belongs to. */
export const namesOf = (interfaces: readonly NetworkInterface[]): string[] =>
  interfaces.map(({ NetworkInterfaceId: id = '', Description: text }) => (text ? `${id} (${text})` : id));
