import { DeleteRouteCommand, DescribeRouteTablesCommand, DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { type Runs, runs } from './run.ts';
import { last, PLAIN, SURE } from './undone.ts';

const REGION = 'ap-northeast-2';
const flags = { ...PLAIN, skip: 'aws-cli' };

/** An account whose default VPC has no way out. */
async function unfitDefault(): Promise<Runs> {
  const here = await runs();
  const { Vpcs = [] } = await here.ec2.send(new DescribeVpcsCommand({}));
  const { RouteTables = [] } = await here.ec2.send(new DescribeRouteTablesCommand({}));
  const table = RouteTables.find(({ VpcId }) => VpcId === Vpcs.find(({ IsDefault }) => IsDefault)?.VpcId);
  const route = { RouteTableId: table?.RouteTableId, DestinationCidrBlock: '0.0.0.0/0' };
  await here.ec2.send(new DeleteRouteCommand(route));
  return here;
}

const notes = (here: Runs) => last(here, 'next-steps').notes;
const codes = (here: Runs) => notes(here).map(({ code }) => code);

describe('a default VPC from which instances could not reach ECS', () => {
  it('may be taken, and the end says what is missing then; the commands it names put it right', async () => {
    const here = await unfitDefault();
    expect(await here.run({ flags })).toBe(0);
    expect(codes(here)).not.toContain('next.launch');
    expect(notes(here).find(({ code }) => code === 'next.no-way-out')?.facts).toMatchObject({
      region: REGION,
      destroy: `aws-ecs-setup destroy --only security-group --region ${REGION} --sandbox`,
      init: `aws-ecs-setup init --vpc new --region ${REGION} --sandbox`,
    });
    expect(await here.destroy({ ...SURE, only: ['security-group'], region: REGION })).toBe(0);
    expect(await here.run({ flags: { vpc: 'new' } })).toBe(0);
    expect(codes(here)).toContain('next.launch');
    expect(codes(here)).not.toContain('next.no-way-out');
  });
});
