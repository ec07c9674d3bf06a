import { DescribeRegionsCommand } from '@aws-sdk/client-ec2';
import { makeClients } from '../aws/clients.ts';
import type { Connection } from '../aws/connection.ts';
import { ifAllowed } from '../aws/reads/absent.ts';
import { bootstrapRegion } from '../aws/whoami.ts';
import { SetupError } from '../engine/errors.ts';
import type { State } from '../state/schema.ts';
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
  const usual = around.language === 'ko' ? 'ap-northeast-2' : 'us-east-1';
  if (around.prompter && !options.yes) return [await askRegion(connection, usual, around)];
  // In the practice account a region costs nothing; in a real one it is never guessed.
  if (around.practice) return [usual];
  throw new SetupError('input.missing-region', { flag: '--region' }, 2);
}

async function askRegion(connection: Connection, usual: string, around: Surroundings): Promise<string> {
  const { ec2 } = makeClients(connection, bootstrapRegion(connection), 'look');
  const answer = await ifAllowed(ec2.send(new DescribeRegionsCommand({})));
  const names = (answer?.Regions ?? []).map((region) => region.RegionName ?? '').sort();
  const known = names.length > 0 ? names : [usual];
  const choices = known.map((name) => ({ value: name, text: { code: 'prompt.plain', facts: { text: name } } }));
  const byDefault = known.includes(usual) ? usual : (known[0] ?? usual);
  return (await around.prompter?.choose({ code: 'run.regions-asked' }, choices, byDefault)) ?? byDefault;
}
