import { join } from 'node:path';
import { DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import { openAccount, region, usual } from '../../wire/account.ts';
import { jsonLines } from '../json-lines.ts';
import { type Moto, startMoto } from '../moto.ts';
import type { CommandName, Ending, Stage } from './stage.ts';
import { SHORT_TIMEOUT, strikeOnTheWire } from './wire-strike.ts';

const answers = ['--vpc', 'new', '--alias', 'sam-and-friends', '--key-name', 'sam-key-pair', '--key-type', 'ed25519'];
const commandLines = (account: string): Readonly<Record<CommandName, readonly string[]>> => ({
  init: ['init', ...usual, ...answers, '--key-dir', 'keys'],
  resume: ['resume', '--yes', '--json', '--region', region],
  destroy: ['destroy', '--yes', '--json', '--confirm', account],
});

/** Finds out what has to be known before there are tests, with a server of its own: a file none of whose tests is run has no end. */
export async function beforehand<T>(work: (stage: Stage) => Promise<T>): Promise<T> {
  const moto = await startMoto();
  try {
    return await work(await openWireStage(moto));
  } finally {
    await moto.stop();
  }
}

/** An empty account of a moto server and an empty home: the built program runs there as a process of its own. */
export async function openWireStage(moto: Moto): Promise<Stage> {
  const account = await openAccount(moto);
  // moto makes a region's network when it is first asked for it, and stumbles where that is twice at once.
  await account.clients.ec2(region).send(new DescribeVpcsCommand({}));
  let password = '';
  const run: Stage['run'] = async (command, strike) => {
    const writes: string[] = [];
    let struck = false;
    const late = strike?.fault === 'answer late';
    const env = late ? { AWS_ECS_SETUP_REQUEST_TIMEOUT: String(SHORT_TIMEOUT) } : {};
    const tool = account.start([...commandLines(account.id)[command], '--state-dir', 'state'], {
      env,
      timeoutMilliseconds: 120_000,
    });
    account.recorder.interfere(
      strikeOnTheWire({
        strike,
        kill: () => tool.kill('SIGKILL'),
        onWrite: (call) => writes.push(call),
        onStrike: () => {
          struck = true;
        },
        onDone({ action, parameters }) {
          if (action === 'CreateLoginProfile') password = String(parameters.Password);
        },
      }),
    );
    const { code, stdout } = await tool.wait();
    return { exitCode: code ?? undefined, ...troublesIn(stdout, code), writes, changes: [], struck };
  };
  return {
    traces: {
      clients: account.clients,
      region,
      keyDirectory: join(account.home, 'keys'),
      credentialsDirectory: account.home,
      stateDirectory: join(account.home, 'state'),
      // What was sent with the call that was carried out is what signs in.
      signsIn: async (_user, tried) => tried === password,
    },
    run,
    // Here everything shows at once.
    wait: async () => undefined,
  };
}

/** What a run told of what went wrong. One that was killed may have stopped in the middle of a line. */
function troublesIn(stdout: string, code: number | null): Pick<Ending, 'refusal' | 'failures'> {
  if (code === null) return { failures: [] };
  const lines = jsonLines(stdout);
  const failures = lines
    .filter(({ type }) => type === 'node-failed')
    .map(({ node, fault }) => `${node}: ${JSON.stringify(fault)}`);
  const error = lines.find(({ type }) => type === 'error');
  if (error === undefined) return { failures };
  const { name, facts } = error.fault as { readonly name: string; readonly facts?: Readonly<Record<string, string>> };
  return { refusal: { code: name, facts: facts ?? {} }, failures };
}
