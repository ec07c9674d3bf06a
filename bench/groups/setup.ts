import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startRecorder } from '../../test/support/proxy.ts';
import { alternate, type Measure, type Samples } from '../frame/alternate.ts';
import type { Bench, Group } from '../frame/group.ts';
import { NOT_INSTALLED } from '../frame/rivals.ts';
import { comparedRow } from '../frame/row.ts';
import type { NoFigure, Row } from '../frame/table.ts';
import { awsScript } from '../support/aws-script.ts';
import { namesOf } from '../support/names.ts';
import { callsOf, differencesBetween, rehearse, timeOnce } from '../support/rehearsal.ts';
import {
  awsCliScript,
  boto3Script,
  type Contender,
  ourselves,
  REGION,
  terraformApply,
  writeMaterial,
} from '../support/set-up-contenders.ts';
import { startWarmAccount } from '../support/warm-account.ts';

const RIVALS = [
  { key: 'aws', name: 'the same calls with aws', atMost: 0.12 },
  { key: 'terraform', name: 'terraform apply', atMost: 0.08 },
  { key: 'boto3', name: 'the writes alone with boto3', atMost: 1 },
] as const;
type Key = (typeof RIVALS)[number]['key'];

/** Those that take a minute a round are measured apart from the one that takes a second, which can have more rounds. */
const ROUNDS: readonly { readonly keys: readonly Key[]; readonly runs: number }[] = [
  { keys: ['boto3'], runs: 9 },
  { keys: ['aws', 'terraform'], runs: 3 },
];

const COPY = fileURLToPath(new URL('../rivals/setup.sh', import.meta.url));

/** From an empty account to one that is ready, all core steps with a new VPC, against whatever else gets there. */
export const setupGroup: Group = {
  name: 'setup',
  about: 'a whole set-up on a warm emulator against the AWS CLI, Terraform and boto3',
  async run(bench) {
    const account = await startWarmAccount(REGION);
    const recorder = await startRecorder(account.url);
    const ours = ourselves(bench);
    bench.say('rehearsing our own');
    const own = await rehearse(ours, account, recorder);
    const script = awsScript(own.calls, namesOf(own.exactly, REGION), REGION);
    const contenders = await contendersOf(bench, script);

    const notes = [`aws-ecs-setup: ${callsOf(own)}`];
    for (const { key, name } of RIVALS) {
      const contender = contenders[key];
      if (!('run' in contender)) continue;
      bench.say(`rehearsing ${name}`);
      const rehearsed = await rehearse(contender, account, recorder);
      const differences = differencesBetween(own, rehearsed);
      notes.push(`${name}: ${bench.rivals[key]?.version}, ${callsOf(rehearsed)}`);
      if (differences) contenders[key] = { failed: `${name} made another account: ${differences}` };
    }
    const samples = await measureInTurn(bench, contenders, (one) => timeOnce(one, account, own), ours);
    const rows = RIVALS.map(({ key, name, atMost }): Row => {
      const contender = contenders[key];
      const { ours: mine = [], [key]: theirs = [] } = samples[key];
      const beside = { name, samples: 'run' in contender ? theirs : contender };
      return comparedRow({ what: 'init --yes --vpc new', ours: mine, unit: 'ms', beside, atMost });
    });
    return { title: 'Set-up', rows, notes: [...notes, ...copyNotes(script)] };
  },
};

/** For each rival its own measurements and ours of the same rounds. */
async function measureInTurn(
  bench: Bench,
  contenders: Readonly<Record<Key, Contender | NoFigure>>,
  time: (contender: Contender) => Measure,
  ours: Contender,
): Promise<Record<Key, Samples<string>>> {
  const samples: Record<Key, Samples<string>> = { aws: {}, terraform: {}, boto3: {} };
  for (const { keys, runs } of ROUNDS) {
    const measures: Record<string, Measure> = { ours: time(ours) };
    for (const key of keys) {
      const contender = contenders[key];
      if ('run' in contender) measures[key] = time(contender);
    }
    const say = (text: string) => bench.say(`${Object.keys(measures).join(', ')}: ${text}`);
    const measured = await alternate(measures, { runs: bench.runs(runs), warmUp: 0, say });
    for (const key of keys) samples[key] = measured;
  }
  return samples;
}

async function contendersOf(bench: Bench, script: string): Promise<Record<Key, Contender | NoFigure>> {
  const folder = bench.folder();
  const { publicKey, variables } = await writeMaterial(folder);
  const file = join(folder, 'setup.sh');
  writeFileSync(file, script);
  const { aws, terraform, boto3 } = bench.rivals;
  const absent = { absent: NOT_INSTALLED };
  return {
    aws: aws ? awsCliScript(bench, file, variables) : absent,
    terraform: terraform ? terraformApply(bench, terraform, publicKey) : absent,
    boto3: boto3 ? boto3Script(bench, boto3, variables) : absent,
  };
}

/** What was measured is always made from today's calls; the copy is there to be read. */
function copyNotes(script: string): readonly string[] {
  if (process.env.UPDATE_RIVALS) writeFileSync(COPY, script, { mode: 0o755 });
  const lines = (text: string) => text.split('\n').toSorted().join('\n');
  const isSame = existsSync(COPY) && lines(readFileSync(COPY, 'utf8')) === lines(script);
  return isSame
    ? []
    : ['bench/rivals/setup.sh has other calls: UPDATE_RIVALS=1 npm run bench -- --only setup writes it anew.'];
}
