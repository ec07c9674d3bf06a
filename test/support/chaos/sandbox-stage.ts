import { existsSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Attach } from '../../../src/aws/client.ts';
import { openSandbox } from '../../../src/sandbox/sandbox.ts';
import { practiceClients } from '../../e2e/practice-clients.ts';
import { testClock } from '../clock.ts';
import { makeHome } from '../environment.ts';
import { lateEc2 } from './late-ec2.ts';
import { REGION, type Wanted } from './sandbox-commands.ts';
import { runOnce } from './sandbox-run.ts';
import { restoreSnapshot, type Snapshot, takeSnapshot } from './snapshot.ts';
import type { Stage } from './stage.ts';

/** How late new IAM names appear; on the test clock that costs nothing. */
const IAM_DELAY = 1_400;
/** When everything has appeared. */
const LATER = 60_000;

/** Everything at one moment, the time too. */
interface Saved {
  readonly files: Snapshot;
  readonly now: number;
}

/** A practice account and a computer beside it, on a clock of their own; runs are made in this process as main.ts makes them. */
export interface SandboxStage extends Stage {
  save(): Saved;
  restore(saved: Saved): void;
}

/** A new practice account and an empty home beside it. */
export async function openSandboxStage(wanted?: Wanted): Promise<SandboxStage> {
  const folder = makeHome();
  let clock = testClock({ start: Date.now() });
  const sandboxAt = (later: number) =>
    openSandbox({
      directory: join(folder, 'account'),
      now: () => clock.now() + later,
      sleep: (milliseconds, signal) => clock.sleep(milliseconds, signal),
      latencyMilliseconds: 0,
      iamDelayMilliseconds: IAM_DELAY,
    });
  const account = await sandboxAt(0);
  const seenLater = await sandboxAt(LATER);
  const late = lateEc2(() => clock.now());
  const attach: Attach = (client, accessKeyId) => {
    account.attach(client, accessKeyId);
    client.middlewareStack.add(late, { step: 'initialize', priority: 'normal', name: 'late' });
  };
  const clients = practiceClients(seenLater);
  // Made once: to make a client takes longer than to ask it.
  const [ec2, ecs] = [clients.ec2(REGION), clients.ecs(REGION)];
  return {
    traces: {
      clients: { ...clients, ec2: () => ec2, ecs: () => ecs },
      region: REGION,
      keyDirectory: join(folder, 'keys'),
      credentialsDirectory: folder,
      stateDirectory: join(folder, 'state', 'sandbox'),
      signsIn: seenLater.signIn,
    },
    run: async (command, strike) => {
      const ending = await runOnce(command, { folder, clock, attach, wanted }, strike);
      asOfAnotherProcess(folder);
      return ending;
    },
    wait: (milliseconds) => clock.advance(milliseconds),
    save: () => ({ files: takeSnapshot(folder), now: clock.now() }),
    restore({ files, now }) {
      restoreSnapshot(folder, files);
      clock = testClock({ start: now });
    },
  };
}

/** Half-written files bear the name of their run; the test's own process, which runs them all, would take them for its own. */
function asOfAnotherProcess(folder: string): void {
  for (const directory of [folder, join(folder, 'keys')].filter((one) => existsSync(one))) {
    for (const name of readdirSync(directory)) {
      const other = name.replace(/^(\.aws-ecs-setup-.+-\d+-)[0-9a-f]{8}(-[0-9a-f]{8}\.tmp)$/, '$1deadbeef$2');
      if (other !== name) renameSync(join(directory, name), join(directory, other));
    }
  }
}
