import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ClientMiddleware, HookableClient } from '../../src/aws/middleware.ts';
import type { PlannedChange, RunEvent } from '../../src/wizard/events.ts';
import { type Runs, runs } from './run.ts';

export const ACCOUNT = '123456789012';
const NODES = ['computer/cli-profile', 'account/access-key'];
export const withKey = { only: ['admin', 'cli-profile'], flags: { 'cli-auth': 'access-key' } };

export interface Files {
  readonly config: string;
  readonly credentials: string;
  write(name: 'config' | 'credentials', text: string): Promise<void>;
  read(name: 'config' | 'credentials'): Promise<string>;
}

export function filesOf({ folder }: Runs): Files {
  const at = { config: join(folder, 'aws', 'config'), credentials: join(folder, 'aws', 'credentials') };
  return {
    ...at,
    async write(name, text) {
      await mkdir(dirname(at[name]), { recursive: true });
      await writeFile(at[name], text);
    },
    read: (name) => readFile(at[name], 'utf8').catch(() => '(no file)'),
  };
}

export function planOf(told: readonly RunEvent[]): readonly PlannedChange[] {
  return told.findLast((event) => event.type === 'plan')?.changes.filter(({ node }) => NODES.includes(node)) ?? [];
}

export const actionsOf = (told: readonly RunEvent[]) =>
  Object.fromEntries(planOf(told).map(({ node, action }) => [node, action]));
export const reasonsOf = (told: readonly RunEvent[]) => planOf(told).flatMap(({ conflict }) => conflict?.reason ?? []);
export const notesOf = (told: readonly RunEvent[]) =>
  told.findLast((event) => event.type === 'next-steps')?.notes.filter(({ code }) => code.startsWith('cli-profile.'));

export async function keysOf(account: Runs): Promise<readonly string[]> {
  const { users } = JSON.parse(await readFile(join(account.folder, 'account', 'account.json'), 'utf8')).iam;
  return users.flatMap((user: { accessKeys: { id: string }[] }) => user.accessKeys.map(({ id }) => id));
}

/** Does something beside the calls of an action: before it is answered, or with its answer. */
export function beside(
  { sandbox }: Runs,
  action: string,
  act: (next: () => Promise<unknown>) => Promise<unknown>,
): void {
  const hooked = sandbox as { attach: typeof sandbox.attach };
  const attach = sandbox.attach.bind(sandbox);
  hooked.attach = (client, accessKeyId) => {
    attach(client, accessKeyId);
    if (action === 'GetCallerIdentity' && accessKeyId === undefined) return;
    const middleware: ClientMiddleware =
      (next, { commandName }) =>
      async (args) =>
        commandName === `${action}Command` ? ((await act(() => next(args))) as never) : next(args);
    const { middlewareStack } = client as unknown as HookableClient;
    middlewareStack.add(middleware, { step: 'initialize', priority: 'high', name: `beside ${action}` });
  };
}

/** Runs in an account whose clock shows the same time as this computer's. */
export async function runsNow(): Promise<Runs> {
  const account = await runs();
  account.clock.now = Date.now();
  return account;
}

/** The state as a run leaves it that is killed between the call and the file. */
export async function asIfKilled(account: Runs): Promise<void> {
  const path = join(account.stateDirectory, 'sandbox', `aws-${ACCOUNT}.json`);
  const state = JSON.parse(await readFile(path, 'utf8'));
  const { live, ...record } = state.nodes['account/access-key'];
  const spec = { userName: live.userName, path: live.path, profile: live.profile, before: [], certain: true };
  state.nodes['account/access-key'] = { ...record, status: 'applying', live: {}, spec, token: 'token' };
  await writeFile(path, JSON.stringify(state));
  await rm(live.path);
}
