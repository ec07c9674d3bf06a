import { randomUUID } from 'node:crypto';
import type { Computer } from '../computer/computer.ts';
import type { NodeId, Scope } from '../engine/resource.ts';
import type { World } from '../engine/world.ts';
import { makeClients } from './clients.ts';
import type { Connection } from './connection.ts';
import type { LocalPlaces, ReadContext, Setup, WriteContext } from './context.ts';
import { faultOf } from './fault.ts';
import type { Pairing } from './pairing.ts';

export interface WorldParts {
  readonly connection: Connection;
  readonly setup: Setup;
  /** Where account-wide calls are made from. */
  readonly homeRegion: string;
  readonly computer: Computer;
  readonly local: LocalPlaces;
  readonly secrets: ReadonlyMap<NodeId, string>;
  /** Absent where nobody can be asked. */
  readonly pairing?: Pairing | undefined;
  readonly signal: AbortSignal;
}

/** Answers already had in one look, by region; account-wide ones are shared by all regions. */
export type LookMemory = Map<string, Promise<unknown>>;

/** What is the same whichever region asks. */
const SAME_EVERYWHERE = /^(iam|budgets|computer):/;

/** The engine's world on AWS and this computer. */
export function awsWorld(parts: WorldParts): World<ReadContext, WriteContext> {
  const { computer, signal } = parts;
  return {
    look: () => {
      const memory: LookMemory = new Map();
      return (scope) => readContext(parts, scope, memory);
    },
    writer: (scope) => {
      const region = regionOf(scope, parts.homeRegion);
      const { setup, secrets, pairing } = parts;
      const clients = makeClients(parts.connection, region, 'change');
      return { setup, region, computer, secrets, pairing, signal, clients };
    },
    faultOf,
    now: () => computer.now(),
    sleep: (milliseconds) => computer.sleep(milliseconds, signal),
    async turn(scope, type) {
      const service = type.split('.')[0] ?? '';
      if (service !== 'computer') await parts.connection.pacing.of(service, regionOf(scope, parts.homeRegion)).turn();
    },
    signal,
    newToken: () => `aws-ecs-setup-${randomUUID()}`,
  };
}

/** A look at one region (or the account) that remembers its answers in `memory`. */
export function readContext(parts: WorldParts, scope: Scope, memory: LookMemory): ReadContext {
  const { setup, computer, local, connection } = parts;
  const region = regionOf(scope, parts.homeRegion);
  const placeOf = (key: string) => (SAME_EVERYWHERE.test(key) ? key : `${region} ${key}`);
  const asked = <T>(key: string) => memory.get(placeOf(key)) as Promise<T> | undefined;
  return {
    setup,
    region,
    computer,
    local,
    clients: makeClients(connection, region, 'look'),
    once<T>(key: string, ask: () => Promise<T>): Promise<T> {
      const answer = asked<T>(key) ?? ask();
      memory.set(placeOf(key), answer);
      return answer;
    },
    asked,
    elsewhere: (other) => readContext(parts, other, memory),
  };
}

function regionOf(scope: Scope, homeRegion: string): string {
  return scope === 'account' || scope === 'computer' ? homeRegion : scope;
}
