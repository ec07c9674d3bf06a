/** A region of the aws partition and the Availability Zones a new account sees in it. */
export interface RegionFacts {
  readonly name: string;
  readonly optIn: boolean;
  readonly zones: readonly { readonly name: string; readonly id: string }[];
}

/** region, prefix of its zone ids, its zones as letter and number */
type Row = readonly [string, string, string];

const THREE = 'a1 b2 c3';

const ALWAYS_ON: readonly Row[] = [
  ['ap-south-1', 'aps1', 'a1 b3 c2'],
  ['eu-north-1', 'eun1', THREE],
  ['eu-west-3', 'euw3', THREE],
  ['eu-west-2', 'euw2', 'a2 b3 c1'],
  ['eu-west-1', 'euw1', THREE],
  ['ap-northeast-3', 'apne3', 'a3 b1 c2'],
  ['ap-northeast-2', 'apne2', 'a1 b2 c3 d4'],
  ['ap-northeast-1', 'apne1', 'a4 c1 d2'],
  ['ca-central-1', 'cac1', 'a1 b2 d4'],
  ['sa-east-1', 'sae1', THREE],
  ['ap-southeast-1', 'apse1', 'a2 b1 c3'],
  ['ap-southeast-2', 'apse2', 'a1 b3 c2'],
  ['eu-central-1', 'euc1', 'a2 b3 c1'],
  ['us-east-1', 'use1', 'a1 b2 c4 d6 e3 f5'],
  ['us-east-2', 'use2', THREE],
  ['us-west-1', 'usw1', 'a1 c3'],
  ['us-west-2', 'usw2', 'a2 b1 c3 d4'],
];

const OPT_IN: readonly Row[] = [
  ['af-south-1', 'afs1', THREE],
  ['ap-east-1', 'ape1', THREE],
  ['ap-east-2', 'ape2', THREE],
  ['ap-south-2', 'aps2', THREE],
  ['ap-southeast-3', 'apse3', THREE],
  ['ap-southeast-4', 'apse4', THREE],
  ['ap-southeast-5', 'apse5', THREE],
  ['ap-southeast-6', 'apse6', THREE],
  ['ap-southeast-7', 'apse7', THREE],
  ['ca-west-1', 'caw1', THREE],
  ['eu-central-2', 'euc2', THREE],
  ['eu-south-1', 'eus1', THREE],
  ['eu-south-2', 'eus2', THREE],
  ['il-central-1', 'ilc1', THREE],
  ['me-central-1', 'mec1', THREE],
  ['me-south-1', 'mes1', THREE],
  ['mx-central-1', 'mxc1', THREE],
];

function facts([name, prefix, zones]: Row, optIn: boolean): RegionFacts {
  return {
    name,
    optIn,
    zones: zones.split(' ').map((zone) => ({
      name: `${name}${zone.slice(0, 1)}`,
      id: `${prefix}-az${zone.slice(1)}`,
    })),
  };
}

/** Every region of the aws partition, as ec2:DescribeRegions with AllRegions lists them. */
export const REGIONS: readonly RegionFacts[] = [
  ...ALWAYS_ON.map((row) => facts(row, false)),
  ...OPT_IN.map((row) => facts(row, true)),
];

/** Undefined for a name no region has. */
export function findRegion(name: string): RegionFacts | undefined {
  return REGIONS.find((region) => region.name === name);
}
