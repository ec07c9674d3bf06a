import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCredentials } from '../../src/computer/credentials-csv.ts';
import { readPublicKey } from '../../src/computer/keys/read.ts';
import { builtTool, makeHome, type Program, type Variables } from './environment.ts';
import { type RunningTool, type RunResult, startTool } from './run.ts';
import { keySecret, type Secret, textSecret } from './secret-forms.ts';
import { findSecrets, type Trace } from './secret-scan.ts';
import { openTerminal, type TestTerminal } from './terminal.ts';
import { watch } from './watch.ts';

/** An account in which nothing the tool does goes unseen. */
export interface WatchedAccount {
  readonly accountId: string;
  readonly home: string;
  readonly env: Variables;
  /** A run to its end. */
  run(args: readonly string[], env?: Variables): Promise<RunResult>;
  /** A run that is killed once its output holds the text. */
  kill(args: readonly string[], when: string | RegExp): Promise<void>;
  /** A run in a terminal, ended when `talk` is. */
  talk(args: readonly string[], talk: (terminal: TestTerminal) => Promise<void>): Promise<void>;
  /** From now on every call of this action is denied, until it is called without one; not in the practice account. */
  deny(action?: string): void;
  /** Names a secret that is in no file. */
  hide(what: string, value: string): void;
  /** Ends the watch. */
  verdict(): Verdict;
}

interface Verdict {
  /** Secrets where they do not belong. */
  readonly found: readonly string[];
  /** Files of the home directory that others could read, at whatever moment. */
  readonly open: readonly string[];
  /** The files meant for secrets that are there at the end, as `name 0600`. */
  readonly kept: readonly string[];
  /** What was looked for. */
  readonly secrets: readonly string[];
  /** What was looked through. */
  readonly traces: readonly Trace[];
}

export interface WatchedOptions {
  readonly accountId: string;
  readonly home: string;
  readonly env: Variables;
  /** Added to every command. */
  readonly flags?: readonly string[];
  deny?(action: string | undefined): void;
  /** Started instead of the built tool. */
  readonly program?: Program;
}

/** Without a mask of the shell's own, a file is as open as the program made it. */
const unmasked = (program: Program): Program => ['sh', '-c', 'umask 0; exec "$@"', 'sh', ...program];
const CREDENTIALS = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'];

/** Watches an account's home, temporary files and processes until its verdict. */
export function watchAccount(options: WatchedOptions): WatchedAccount {
  const { accountId, home, env, flags = [], deny } = options;
  const program = unmasked(options.program ?? builtTool);
  const place = makeHome();
  const temporary = join(place, 'tmp');
  mkdirSync(temporary);
  const watching = watch(home, temporary, (pid, text) => {
    if (text.endsWith('--version\0')) writeFileSync(join(place, `met-${pid}`), '');
  });
  const variables = { ...env, TMPDIR: temporary, PATH: `${patientAwsCli(place)}:${process.env.PATH}` };
  const secrets = CREDENTIALS.flatMap((name) => (env[name] ? [textSecret(name, env[name])] : []));
  const traces: Trace[] = [];
  const start = (args: readonly string[], more: Variables = {}): RunningTool => {
    const tool = startTool([...args, ...flags], {
      home,
      env: { ...variables, ...more },
      program,
      timeoutMilliseconds: 150_000,
    });
    watching.follow(tool.pid);
    return tool;
  };
  const heard = (result: RunResult, command = ''): RunResult => {
    for (const stream of ['stdout', 'stderr'] as const) {
      traces.push({ where: `${stream} of ${command}`, text: latin1(result[stream]) });
    }
    return result;
  };
  return {
    accountId,
    home,
    env,
    run: async (args, more) => heard(await start(args, more).wait(), args[0]),
    async kill(args, when) {
      const tool = start(args);
      await tool.waitFor(when, 60_000);
      tool.kill();
      const ended = heard(await tool.wait(), args[0]);
      if (ended.signal !== 'SIGKILL') throw new Error(`${args[0]} ended before it was killed`);
    },
    async talk(args, talk) {
      const terminal = openTerminal([...args, ...flags], { home, env: variables, program, columns: 120 });
      watching.follow(terminal.pid);
      await talk(terminal);
      await terminal.exit;
      traces.push({ where: `terminal of ${args[0]}`, text: latin1(lasting(terminal.written())) });
    },
    deny(action) {
      if (!deny) throw new Error('this account denies nothing');
      deny(action);
    },
    hide: (what, value) => void secrets.push(textSecret(what, value)),
    verdict() {
      const seen = watching.stop();
      const all = [...secrets, ...seen.holders.flatMap(secretsOf)];
      return {
        found: findSecrets(all, [...traces, ...seen.traces], seen.holders.flatMap(keyIdsOf)),
        open: seen.open,
        kept: seen.kept,
        secrets: [...new Set(all.map(({ what }) => what))],
        traces: [...traces, ...seen.traces],
      };
    },
  };
}

/** What is secret in a file made for secrets; one that is only half written tells nothing yet. */
function secretsOf({ text }: { readonly text: string }): readonly Secret[] {
  const keys = textsAfter('aws_secret_access_key', text);
  if (keys.length > 0) return keys.map((key) => textSecret('the secret access key', key));
  const password = parseCredentials(Buffer.from(text, 'latin1').toString('utf8'))?.password;
  if (password) return [textSecret('the password', password)];
  const publicKey = readPublicKey(text);
  return publicKey ? [keySecret('the private key', text, publicKey)] : [];
}

/** A key is told by its id, which is good for nothing alone. */
const keyIdsOf = ({ text }: { readonly text: string }): readonly string[] => textsAfter('aws_access_key_id', text);

const textsAfter = (name: string, text: string): readonly string[] =>
  [...text.matchAll(new RegExp(`^${name} = (\\S+)$`, 'gm'))].flatMap(([, value]) => value ?? []);

/** An AWS CLI that waits until its arguments were seen, but no longer than the tool waits for it. */
function patientAwsCli(place: string): string {
  const folder = join(place, 'bin');
  mkdirSync(folder);
  const wait = `n=0; while [ ! -e "${place}/met-$$" ] && [ $n -lt 80 ]; do sleep 0.05; n=$((n+1)); done`;
  writeFileSync(join(folder, 'aws'), `#!/bin/sh\n${wait}\necho aws-cli/2.40.0\n`, { mode: 0o755 });
  return folder;
}

/** What a terminal keeps: all that was written, without screens of their own that were left again. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is how they begin and end
export const lasting = (written: string): string => written.replace(/\x1b\[\?1049h[\s\S]*?\x1b\[\?1049l/g, '');

const latin1 = (text: string): string => Buffer.from(text).toString('latin1');
