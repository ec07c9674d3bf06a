import { DescribeRegionsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { clientOf } from '../aws/client.ts';
import type { Connection } from '../aws/connection.ts';
import { ifAllowed } from '../aws/reads/absent.ts';
import { checkRegions } from '../aws/region-check.ts';
import { bootstrapRegion } from '../aws/whoami.ts';
import { SetupError } from '../engine/errors.ts';
import type { State } from '../state/schema.ts';
import { usualRegion } from './ask-ahead.ts';
import type { GlobalOptions, Surroundings } from './surroundings.ts';

/** Where flags, environment and profile name no region: those of the set-up so far, else a person is asked. */
export async function chooseRegions(
  connection: Connection,
  state: State | undefined,
  options: GlobalOptions,
  around: Surroundings,
): Promise<readonly string[]> {
  const [saved] = state?.regions ?? [];
  if (saved !== undefined) return state?.regions ?? [];
  const usual = usualRegion(around.language);
  if (around.prompter && !options.yes) return [await askRegion(connection, usual, around)];
  // In the practice account a region costs nothing; in a real one it is never guessed.
  if (around.practice) return [usual];
  throw new SetupError('input.missing-region', { flag: '--region' }, 2);
}

/** @throws SetupError, where EC2 says that there is no such region or that the account has not enabled it */
export async function knownRegions(connection: Connection, regions: readonly string[]): Promise<void> {
  try {
    await checkRegions(ec2Of(connection), regions);
  } catch (error) {
    // Whatever else goes wrong here goes wrong for who we are too, and is told there with its reason.
    if (error instanceof SetupError) throw error;
  }
}

async function askRegion(connection: Connection, usual: string, around: Surroundings): Promise<string> {
  const answer = await ifAllowed(ec2Of(connection).send(new DescribeRegionsCommand({})));
  const names = (answer?.Regions ?? []).map((region) => region.RegionName ?? '').sort();
  const known = names.length > 0 ? names : [usual];
  const choices = known.map((name) => ({ value: name, text: { code: 'prompt.plain', facts: { text: name } } }));
  const byDefault = known.includes(usual) ? usual : (known[0] ?? usual);
  return (await around.prompter?.choose({ code: 'run.regions-asked' }, choices, byDefault)) ?? byDefault;
}

/** Asked in a region that nobody has to enable. */
const ec2Of = (connection: Connection): EC2Client =>
  clientOf(EC2Client, connection, bootstrapRegion(connection), 'look');
