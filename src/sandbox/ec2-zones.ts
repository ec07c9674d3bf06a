import type {
  AvailabilityZone,
  DescribeAvailabilityZonesCommandInput,
  DescribeRegionsCommandInput,
} from '@aws-sdk/client-ec2';
import { type Facets, filtered } from './ec2-filters.ts';
import { invalidValue } from './ec2-input.ts';
import { here, zonesHere } from './ec2-region.ts';
import { type Call, operation } from './operation.ts';
import { REGIONS } from './regions.ts';

interface RegionRow {
  Endpoint: string;
  RegionName: string;
  OptInStatus: string;
  tags: [];
}

const REGION_FACETS: Facets<RegionRow> = {
  endpoint: (region) => region.Endpoint,
  'opt-in-status': (region) => region.OptInStatus,
  'region-name': (region) => region.RegionName,
};

function describeRegions(call: Call, input: DescribeRegionsCommandInput): object {
  here(call);
  const { RegionNames: names = [] } = input;
  const unknown = names.filter((name) => !REGIONS.some((region) => region.name === name));
  if (unknown.length > 0) throw invalidValue(`Invalid region name(s) provided: ${unknown.join(', ')}`);
  const rows = REGIONS.map(({ name, optIn }): RegionRow => {
    const optedIn = call.account.enabledRegions.includes(name) ? 'opted-in' : 'not-opted-in';
    return {
      Endpoint: `ec2.${name}.amazonaws.com`,
      RegionName: name,
      OptInStatus: optIn ? optedIn : 'opt-in-not-required',
      tags: [],
    };
  });
  const named = rows.filter((row) => names.length === 0 || names.includes(row.RegionName));
  const shown = named.filter((row) => input.AllRegions || row.OptInStatus !== 'not-opted-in');
  return { Regions: filtered(shown, input.Filters, REGION_FACETS).map(({ tags: _, ...region }) => region) };
}

const ZONE_FACETS: Facets<AvailabilityZone & { tags: [] }> = {
  'group-name': (zone) => zone.GroupName,
  'opt-in-status': (zone) => zone.OptInStatus,
  'region-name': (zone) => zone.RegionName,
  state: (zone) => zone.State,
  'zone-id': (zone) => zone.ZoneId,
  'zone-name': (zone) => zone.ZoneName,
  'zone-type': (zone) => zone.ZoneType,
};

function describeZones(call: Call, input: DescribeAvailabilityZonesCommandInput): object {
  here(call);
  const zones = zonesHere(call).map(({ name, id }) => ({
    OptInStatus: 'opt-in-not-required' as const,
    Messages: [],
    RegionName: call.region,
    ZoneName: name,
    ZoneId: id,
    GroupName: `${call.region}-zg-1`,
    NetworkBorderGroup: call.region,
    ZoneType: 'availability-zone',
    State: 'available' as const,
    tags: [] as [],
  }));
  const { ZoneNames: names = [], ZoneIds: ids = [] } = input;
  const unknownName = names.find((name) => !zones.some((zone) => zone.ZoneName === name));
  if (unknownName !== undefined) throw invalidValue(`Invalid availability zone: [${unknownName}]`);
  const unknownId = ids.find((id) => !zones.some((zone) => zone.ZoneId === id));
  if (unknownId !== undefined) throw invalidValue(`Invalid availability zone-id: [${unknownId}]`);
  const wanted = zones.filter(
    ({ ZoneName, ZoneId }) =>
      (names.length === 0 || names.includes(ZoneName)) && (ids.length === 0 || ids.includes(ZoneId)),
  );
  return { AvailabilityZones: filtered(wanted, input.Filters, ZONE_FACETS).map(({ tags: _, ...zone }) => zone) };
}

export const availabilityZoneOperations = {
  DescribeRegions: operation<DescribeRegionsCommandInput>(['RegionNames', 'AllRegions', 'Filters'], describeRegions),
  DescribeAvailabilityZones: operation<DescribeAvailabilityZonesCommandInput>(
    ['ZoneNames', 'ZoneIds', 'AllAvailabilityZones', 'Filters'],
    describeZones,
  ),
};
