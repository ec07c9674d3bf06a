import type { CallLog } from '../../src/aws/call-log.ts';
import { type Connection, connect } from '../../src/aws/connection.ts';
import type { MfaCode } from '../../src/aws/credentials.ts';
import type { Pacing } from '../../src/aws/pacing.ts';
import { loadProfiles } from '../../src/aws/profiles.ts';
import { atTestEnd } from '../support/leftovers.ts';
import { type AwsSettings, useAwsSettings } from './aws-settings.ts';
import { type Answer, type Loopback, type SeenRequest, startService } from './loopback.ts';
import { ownPace } from './own-pace.ts';

const closeLater = (thing: { close(): unknown }): void => atTestEnd(async () => void (await thing.close()));

/** Closed after the test. */
export function closing<T extends { close(): unknown }>(thing: T): T {
  closeLater(thing);
  return thing;
}

export function settings(...args: Parameters<typeof useAwsSettings>): AwsSettings {
  const made = useAwsSettings(...args);
  closeLater({ close: () => made.remove() });
  return made;
}

export async function service(
  answer: (request: SeenRequest, seen: readonly SeenRequest[]) => Answer,
): Promise<Loopback> {
  return closing(await startService(answer));
}

/** A connection as main.ts makes it, from the settings in force. */
export async function connected(
  options: {
    profile?: string;
    regions?: string[];
    mfaCode?: MfaCode;
    signal?: AbortSignal;
    pacing?: Pacing;
    log?: CallLog;
  } = {},
): Promise<Connection> {
  const connection = connect({
    env: process.env,
    profiles: await loadProfiles(process.env),
    mfaCode: async () => '123456',
    signal: new AbortController().signal,
    pacing: ownPace(),
    version: '0.0.0',
    ...options,
  });
  closeLater({ close: () => connection.transport.close() });
  return connection;
}
