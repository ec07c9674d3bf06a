import { Chalk, type ChalkInstance } from 'chalk';
import type { Message } from '../steps/step.ts';
import { harmlessFacts } from './harmless.ts';

/** Something text can be written to, with what is known of its shape. */
export interface Output {
  write(text: string): void;
  readonly isTerminal: boolean;
  /** Columns; 0 where nobody knows. */
  readonly columns: number;
}

/** The chosen language's messages. */
export interface Catalogue {
  readonly language: 'en' | 'ko';
  text(code: string, facts?: Readonly<Record<string, string>>): string;
  has(code: string): boolean;
}

/** Where a person reads: results on one stream, talk on the other, in their language, with colour where it is welcome. */
export interface Screen {
  readonly language: 'en' | 'ko';
  /** stdout: what the command is asked for. */
  readonly result: Output;
  /** stderr: talk, progress, errors. */
  readonly talk: Output;
  readonly colour: ChalkInstance;
  readonly say: (code: string, facts?: Readonly<Record<string, string>>) => string;
  readonly tell: (message: Message) => string;
  readonly has: (code: string) => boolean;
}

/** Narrower than this is no screen to lay anything out on; a terminal that tells no width is taken for an ordinary one. */
const USUAL_COLUMNS = 80;

export function makeScreen(result: Output, talk: Output, catalogue: Catalogue, colourful: boolean): Screen {
  const say: Screen['say'] = (code, facts) => catalogue.text(code, harmlessFacts(facts));
  return {
    language: catalogue.language,
    result,
    talk,
    colour: new Chalk(colourful ? {} : { level: 0 }),
    say,
    tell: ({ code, facts }) => say(code, facts),
    has: (code) => catalogue.has(code),
  };
}

/** The same screen, whose sentences name commands for one set-up: with `{options}`, and `{awsProfile}` for the AWS CLI. */
export function forSetup(screen: Screen, everywhere: Readonly<Record<string, string>>): Screen {
  const say: Screen['say'] = (code, facts) => screen.say(code, { ...everywhere, ...facts });
  return { ...screen, say, tell: ({ code, facts }) => say(code, facts) };
}

export function widthOf(output: Output): number {
  return output.columns > 0 ? output.columns : USUAL_COLUMNS;
}
