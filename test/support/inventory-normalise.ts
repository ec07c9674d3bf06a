import type { Inventory } from './inventory.ts';
import type { RegionInventory } from './inventory-region.ts';
import type { Tags } from './inventory-tags.ts';

const setupIdTag = 'aws-ecs-setup:setup-id';

/**
 * The inventory without what differs from run to run: ids become names (`vpc default`, `subnet ecs-a`, from the Name tag or else the CIDR and
 * the VPC), the account number in ARNs, the setup id and the key material become placeholders, lists are sorted. Two set-up ids stay two.
 */
export function normalise(inventory: Inventory): Inventory {
  const names = new Map(Object.values(inventory.regions).flatMap((region) => [...namesOf(region)]));
  const setups = new Map<string, string>();
  const rewrite = (key: string, text: string): string => {
    if (key === setupIdTag) return placeholder(setups, text);
    if (key === 'publicKey') return text.replace(/ .*/, ' <key>');
    return text
      .replace(
        /\b(vpc|subnet|igw|rtb|sg|nat|eni|pl|vpce|eipalloc)-[0-9a-f]{8,17}\b/g,
        (id) => names.get(id) ?? `${id.replace(/-.*/, '')} <unknown>`,
      )
      .replace(/(?<=^arn:[^:]*:[^:]*:[^:]*:)\d{12}(?=:)/, '<account>');
  };
  return rebuild(inventory, rewrite) as Inventory;
}

function placeholder(setups: Map<string, string>, id: string): string {
  const known = setups.get(id) ?? (setups.size === 0 ? '<setup-id>' : `<setup-id ${setups.size + 1}>`);
  setups.set(id, known);
  return known;
}

/** id → name. Two things of one name keep one name: both stay in the lists, so that a duplicate shows. */
function namesOf(region: RegionInventory): Map<string, string> {
  const names = new Map<string, string>();
  const name = (kind: string, id: string, tags: Tags, otherwise: string) =>
    names.set(id, `${kind} ${tags.Name || otherwise}`);
  const at = (vpc: string | undefined) => names.get(vpc ?? '') ?? 'no vpc';
  for (const vpc of region.vpcs) name('vpc', vpc.id, vpc.tags, vpc.isDefault ? 'default' : vpc.cidr);
  for (const subnet of region.subnets) name('subnet', subnet.id, subnet.tags, `${subnet.cidr} of ${at(subnet.vpc)}`);
  for (const gateway of region.internetGateways) name('igw', gateway.id, gateway.tags, `of ${at(gateway.vpcs[0])}`);
  for (const table of region.routeTables) {
    name('rtb', table.id, table.tags, `${table.associations.includes('main') ? 'main ' : ''}of ${at(table.vpc)}`);
  }
  for (const group of region.securityGroups) names.set(group.id, `sg ${group.name} of ${at(group.vpc)}`);
  return names;
}

function rebuild(value: unknown, rewrite: (key: string, text: string) => string, key = ''): unknown {
  if (typeof value === 'string') return rewrite(key, value);
  if (Array.isArray(value)) {
    const items = value.map((item) => rebuild(item, rewrite, key));
    return items.sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, rebuild(item, rewrite, name)]));
}
