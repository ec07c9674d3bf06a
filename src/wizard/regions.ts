import { DescribeRegionsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { clientOf } from '../aws/client.ts';
import type { Connection } from '../aws/connection.ts';
import { ifAllowed } from '../aws/reads/absent.ts';
import { checkRegions } from '../aws/region-check.ts';
import { bootstrapRegion } from '../aws/whoami.ts';
import { SetupError } from '../engine/errors.ts';
import type { State } from '../state/schema.ts';
import { usualRegion } from './ask-ahead.ts';
import { onlyAnswered } from './only-answered.ts';
import type { GlobalOptions, Surroundings } from './surroundings.ts';

/** Where flags, environment and profile name no region: those of the set-up so far; undefined where a person is to be asked. */
export function regionsSoFar(
  state: State | undefined,
  options: GlobalOptions,
  around: Surroundings,
): readonly string[] | undefined {
  const canAsk = around.prompter !== undefined && !options.yes;
  const isOpen = options.again === true && canAsk && earlierAnswer(state) !== undefined;
  if (state && state.regions.length > 0) return isOpen ? undefined : state.regions;
  if (canAsk) return undefined;
  // In the practice account a region costs nothing; in a real one it is never guessed.
  if (around.practice) return [usualRegion(around.language)];
  throw new SetupError('input.missing-region', { flag: '--region' }, 2);
}

/** Asks for a region: it takes the place of one that was answered before, and comes to those in which something is. */
export async function askRegions(
  connection: Connection,
  state: State | undefined,
  around: Surroundings,
): Promise<readonly string[]> {
  const earlier = earlierAnswer(state);
  const answer = await askRegion(connection, earlier ?? usualRegion(around.language), around);
  const others = (state?.regions ?? []).filter((region) => region !== earlier);
  return [...new Set([...others, answer])];
}

/** The one region that was answered and of which nothing came; several were named by flag, which is where others are named. */
function earlierAnswer(state: State | undefined): string | undefined {
  const answered = state ? onlyAnswered(state) : [];
  return answered.length === 1 ? answered[0] : undefined;
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
