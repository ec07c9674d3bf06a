import { join } from 'node:path';
import type { Attach } from '../../../src/aws/client.ts';
import type { Computer } from '../../../src/computer/computer.ts';
import { SetupError } from '../../../src/engine/errors.ts';
import type { PlannedChange } from '../../../src/wizard/events.ts';
import type { Surroundings } from '../../../src/wizard/surroundings.ts';
import { here } from '../../computer/here.ts';
import type { TestClock } from '../clock.ts';
import { changeNames } from './changes-here.ts';
import type { Strike } from './faults.ts';
import { type Life, live } from './life.ts';
import { runCommand, type Wanted } from './sandbox-commands.ts';
import { meddle } from './sandbox-faults.ts';
import type { CommandName, Ending } from './stage.ts';

/** Where a run is made. */
export interface Place {
  readonly folder: string;
  readonly clock: TestClock;
  /** Puts the account behind a client. */
  readonly attach: Attach;
  readonly wanted?: Wanted | undefined;
}

/** Runs a command in a life of its own until it ends or is killed, and waits until the dust has settled. */
export async function runOnce(command: CommandName, place: Place, strike: Strike | undefined): Promise<Ending> {
  const writes: string[] = [];
  const failures: string[] = [];
  const changes: string[] = [];
  let struck = false;
  const nameOf = changeNames(place.folder);
  const onChange = (operation: string, path: string) => {
    const name = nameOf(operation, path);
    changes.push(name);
    if (name !== strike?.call) return;
    struck = true;
    life.kill();
  };
  const { life, end } = live({ now: place.clock.now, onChange }, (self) => {
    const chaos = meddle({
      life: self,
      strike,
      sleep: (milliseconds) => place.clock.sleep(milliseconds),
      onWrite: (call) => writes.push(call),
      onStrike: () => {
        struck = true;
      },
    });
    const attach: Attach = (client, accessKeyId) => {
      place.attach(client, accessKeyId);
      client.middlewareStack.add(chaos, { step: 'initialize', priority: 'high', name: 'chaos' });
    };
    const report: Surroundings['report'] = (event) => {
      if (event.type === 'node-failed') failures.push(`${event.node}: ${event.fault.name} ${event.fault.message}`);
      if (event.type === 'plan') failures.push(...conflictsIn(event.changes));
      if (event.type === 'step-failed') failures.push(`${event.step}: ${event.fault.name} ${event.fault.message}`);
    };
    return runCommand(command, surroundingsOf(place, self, attach, report), place.folder, place.wanted);
  });
  const ended = await Promise.race([life.killed, end.catch(asRefusal)]);
  await life.quiet();
  if (!(ended instanceof SetupError)) return { exitCode: ended ?? undefined, failures, writes, changes, struck };
  const { code, facts, exitCode } = ended;
  return { exitCode, refusal: { code, facts }, failures, writes, changes, struck };
}

function conflictsIn(changes: readonly PlannedChange[]): readonly string[] {
  return changes.flatMap(({ node, conflict, fault }) =>
    conflict || fault ? [`${node}: ${conflict?.reason ?? fault?.name}`] : [],
  );
}

function asRefusal(error: unknown): SetupError {
  if (error instanceof SetupError) return error;
  throw error;
}

function surroundingsOf(place: Place, life: Life, attach: Attach, report: Surroundings['report']): Surroundings {
  const never = new AbortController().signal;
  const local = {
    keyDirectory: join(place.folder, 'keys'),
    credentialsDirectory: place.folder,
    awsFiles: { config: join(place.folder, 'aws', 'config'), credentials: join(place.folder, 'aws', 'credentials') },
    ownAddress: async () => ({ address: '203.0.113.25' }),
  };
  return {
    computer: computerOf(place, life),
    signal: never,
    lastCall: never,
    report,
    prompter: undefined,
    version: '0.0.0',
    // Whoever ran before is gone.
    isAlive: () => false,
    practice: async () => ({ attach, local }),
    language: 'en',
  };
}

function computerOf({ folder, clock }: Place, life: Life): Computer {
  return here({
    home: folder,
    cwd: folder,
    env: {},
    now: clock.now,
    sleep: (milliseconds, signal) => life.act(() => clock.sleep(milliseconds, signal)),
    run: async () => ({ code: undefined, stdout: '', stderr: '' }),
  });
}
