import { COMMON_REGIONS } from '../aws/common-regions.ts';
import { hasKeysAtHand } from '../aws/profiles.ts';
import { accountFiles } from '../state/account-files.ts';
import type { Beginning } from './begin.ts';
import type { Report, RunEvent } from './events.ts';
import type { Prompter } from './prompter.ts';
import type { GlobalOptions, Surroundings } from './surroundings.ts';

/** A question that is open while the account is asked who it is. */
export interface OpenQuestion {
  /** A region; undefined where the person wants one that not every account has. */
  readonly answer: Promise<string | undefined>;
  /** Resolves when it stands on the screen, or has been answered. */
  readonly shown: Promise<void>;
  /** Takes it back where it turns out that nothing comes of it, and resolves when it is gone. */
  close(): Promise<void>;
}

const OTHER = '';

/** The region a newcomer most likely wants. */
export const usualRegion = (language: Surroundings['language']): string =>
  language === 'ko' ? 'ap-northeast-2' : 'us-east-1';

/**
 * Asks for the region before it is known whose account it is, so that nobody waits for the first question: where it comes whoever it is, because
 * no account has a set-up here whose region would be taken and none is expected, and where nothing but AWS itself can say no to the keys.
 * Undefined where it has to wait, or is not asked at all.
 */
export function askAhead(
  options: GlobalOptions,
  { directory, profiles }: Beginning,
  { prompter, computer, language, practice }: Surroundings,
): OpenQuestion | undefined {
  if (!prompter || options.yes || options.needsSetup || options.expectAccount !== undefined) return undefined;
  if (!practice && !hasKeysAtHand(profiles, options.profile, computer.env)) return undefined;
  if (accountFiles(directory).length > 0) return undefined;
  return ask(prompter, usualRegion(language));
}

function ask(prompter: Prompter, byDefault: string): OpenQuestion {
  const withdrawn = new AbortController();
  let stands = () => {};
  const shown = new Promise<void>((resolve) => {
    stands = resolve;
  });
  const named = (text: string) => ({ value: text, text: { code: 'prompt.plain', facts: { text } } });
  const choices = [...COMMON_REGIONS.map(named), { value: OTHER, text: { code: 'run.region-other' } }];
  const open = { signal: withdrawn.signal, shown: () => stands() };
  const answer = prompter
    .choose({ code: 'run.regions-asked' }, choices, byDefault, open)
    .then((region) => (region === OTHER ? undefined : region))
    .finally(() => stands());
  // It may be stopped before anybody waits for it.
  answer.catch(() => undefined);
  return {
    answer,
    shown,
    async close() {
      withdrawn.abort();
      await answer.catch(() => undefined);
    },
  };
}

/** Tells what there is to tell when the question is no longer open: nothing else is drawn while it is. */
export function heldWhileOpen(question: Promise<unknown>, report: Report): Report {
  let waiting: RunEvent[] | undefined = [];
  const release = () => {
    const events = waiting ?? [];
    waiting = undefined;
    for (const event of events) report(event);
  };
  void question.then(release, release);
  return (event) => {
    if (waiting) waiting.push(event);
    else report(event);
  };
}
