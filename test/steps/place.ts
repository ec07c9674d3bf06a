import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Draft } from '../../src/answers/answers.ts';
import { connectToPractice } from '../../src/aws/connection.ts';
import type { LocalPlaces, ReadContext, Setup } from '../../src/aws/context.ts';
import { parseIdentity } from '../../src/aws/identity.ts';
import { readContext } from '../../src/aws/world.ts';
import type { Computer } from '../../src/computer/computer.ts';
import type { Outputs } from '../../src/engine/resource.ts';
import type { AwsNode } from '../../src/resources/aws-resource.ts';
import { newRegion } from '../../src/sandbox/new-region.ts';
import type { RegionData } from '../../src/sandbox/region-data.ts';
import type { Question, Step } from '../../src/steps/step.ts';
import { ownPace } from '../aws/own-pace.ts';
import { here } from '../computer/here.ts';
import { type Practice, practice } from '../sandbox/practice.ts';
import { atFileEnd } from '../support/leftovers.ts';

export const SETUP_ID = 'a1b2c3d4e5f6';

export interface PlaceOptions {
  readonly region?: string;
  readonly defaultVpc?: boolean;
  readonly arn?: string;
  readonly computer?: Partial<Computer>;
  readonly local?: Partial<LocalPlaces>;
}

/** A brand-new account to look at, with clients that cannot write, and a hand to change it with. */
export interface Place extends Practice {
  readonly folder: string;
  /** A fresh look. */
  cx(): ReadContext;
  /** Changes one region behind the tool's back. */
  editRegion(change: (region: RegionData) => void): Promise<void>;
  /** Looks, and settles every question by its default but for the answers given. */
  settle<Seen>(step: Step<Seen>, answers?: Draft): Promise<{ seen: Seen; draft: Draft; cx: ReadContext }>;
}

export async function place(options: PlaceOptions = {}): Promise<Place> {
  const { region = 'ap-northeast-2', defaultVpc = true, arn = 'arn:aws:iam::123456789012:user/alice' } = options;
  const account = await practice({ defaultVpc });
  const folder = account.directory;
  atFileEnd(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, 'home'));
  const local: LocalPlaces = {
    keyDirectory: join(folder, 'home', '.ssh'),
    credentialsDirectory: join(folder, 'home'),
    awsFiles: { config: join(folder, 'home', 'config'), credentials: join(folder, 'home', 'credentials') },
    ownAddress: async () => ({ address: '198.51.100.7' }),
    ...options.local,
  };
  const attach = account.sandbox.attach as unknown as Parameters<typeof connectToPractice>[0];
  const connection = connectToPractice(attach, [region], new AbortController().signal, ownPace(), '0.0.0');
  const setup: Setup = { id: SETUP_ID, identity: parseIdentity({ Account: '123456789012', Arn: arn, UserId: 'AIDA' }) };
  const computer = here({ home: join(folder, 'home'), cwd: folder, ...options.computer });
  const parts = { connection, setup, homeRegion: region, computer, local, secrets: new Map() };
  const cx = () => readContext({ ...parts, signal: connection.signal }, region, new Map());
  return {
    ...account,
    ...account.in(region),
    folder,
    cx,
    editRegion: (change) =>
      account.sandbox.edit(({ regions }) => {
        const data = regions[region] ?? newRegion(region, defaultVpc);
        regions[region] = data;
        change(data);
      }),
    settle: async (step, answers = {}) => {
      let draft: Draft = { ...answers };
      for (;;) {
        const context = cx();
        const seen = await step.look(context, draft);
        const open = step.questions(seen, draft, context).find(({ key }) => draft[key] === undefined);
        if (!open) return { seen, draft, cx: context };
        draft = { ...draft, [open.key]: (await open.settle?.(open.default))?.value ?? open.default };
      }
    },
  };
}

/** Every fact of another node as still to come. */
const NOTHING_YET: Outputs = {
  of: (node, fact) => ({ pending: node, fact }),
  all: ([node = ''], fact) => ({ pending: node, fact }),
};

/** What a question is about, without its words. */
export function asked(questions: readonly Question[]): readonly (readonly [string, unknown, 'quiet' | 'asked'])[] {
  return questions.map(({ key, default: byDefault, quiet }) => [key, byDefault, quiet ? 'quiet' : 'asked']);
}

/** Each node with what it needs. */
export function needs(nodes: readonly AwsNode[]): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(nodes.map((node) => [node.id, node.needs]));
}

/** What a node wants while nothing else is there; fails where there is no such node. */
export function specOf(nodes: readonly AwsNode[], id: string): Readonly<Record<string, unknown>> {
  return nodeOf(nodes, id).spec(NOTHING_YET);
}

export function nodeOf(nodes: readonly AwsNode[], id: string): AwsNode {
  const node = nodes.find((one) => one.id === id);
  if (!node) throw new TypeError(`no node ${id} among ${nodes.map((one) => one.id).join(', ')}`);
  return node;
}

/** Nothing was asked for in this run alone. */
export const NOTHING_ASKED = { resetPassword: '' };
