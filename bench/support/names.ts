import type { Inventory } from '../../test/support/inventory.ts';
import { DEFAULT_VPC, type Names, variableName } from './aws-script.ts';

/** A variable for every id of a region: `vpc_ecs`, `subnet_ecs_public_1`; the default VPC has one of its own. */
export function namesOf(inventory: Inventory, region: string): Names {
  const {
    vpcs = [],
    subnets = [],
    internetGateways = [],
    routeTables = [],
    securityGroups = [],
  } = inventory.regions[region] ?? {};
  const kinds = {
    Vpc: vpcs,
    Subnet: subnets,
    InternetGateway: internetGateways,
    RouteTable: routeTables,
    SecurityGroup: securityGroups,
  };
  const names = new Map<string, string>();
  for (const [kind, things] of Object.entries(kinds)) {
    for (const { id, tags } of things) if (tags.Name) names.set(id, variableName(kind, tags.Name));
  }
  const standard = vpcs.find(({ isDefault }) => isDefault);
  if (standard) names.set(standard.id, DEFAULT_VPC);
  return names;
}
