import type { Source } from '../answers/answers.ts';
import { sshSource } from '../answers/parse/network.ts';
import type { LocalPlaces } from '../aws/context.ts';
import { SetupError } from '../engine/errors.ts';
import type { GlobalOptions } from './surroundings.ts';

/** What `ssh-access` is asked to do. */
export interface SshAccessOptions extends GlobalOptions {
  /** `--cidr` as it was given; the present address without it. */
  readonly cidr?: string | undefined;
  readonly remove: boolean;
  /** `--allow-ssh-from-anywhere` */
  readonly sshFromAnywhere: boolean;
  readonly dryRun: boolean;
}

/** Who is to be let in: a canonical range, nobody, or the present address; `guessed` where nobody said so. */
export type SshWish =
  | { readonly kind: 'range'; readonly cidr: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'my-ip'; readonly guessed: boolean };

/** Reads the flags before anything else happens. @throws SetupError, exit 2, naming `--cidr` */
export function readWish({ cidr, remove, sshFromAnywhere }: SshAccessOptions): SshWish {
  const mistake = (code: string, facts = {}) =>
    new SetupError(code, { ...facts, flag: '--cidr', value: cidr ?? '' }, 2);
  if (cidr !== undefined && remove) throw mistake('ssh-access.cidr-and-remove');
  if (remove) return { kind: 'none' };
  if (cidr === undefined) return { kind: 'my-ip', guessed: true };
  if (cidr === 'none') throw mistake('ssh-access.none');
  if (cidr.includes(':')) throw mistake('ssh-access.ipv6');
  try {
    const source = sshSource(sshFromAnywhere)(cidr);
    return source === 'my-ip' ? { kind: 'my-ip', guessed: false } : { kind: 'range', cidr: source };
  } catch (error) {
    throw error instanceof SetupError ? mistake(error.code, error.facts) : error;
  }
}

/**
 * The answer `sshCidr` that a wish comes to.
 * @throws SetupError naming `--cidr`: exit 2 where the address found would not be the person's own, exit 1 where none can be found or trusted
 */
export async function settleWish(
  wish: SshWish,
  local: LocalPlaces,
): Promise<{ readonly cidr: string; readonly source: Source }> {
  if (wish.kind === 'none') return { cidr: 'none', source: 'flag' };
  if (wish.kind === 'range') return { cidr: wish.cidr, source: 'flag' };
  const where = local.remoteShell;
  // Someone who asks for the address of a CI job means it, as with `--ssh-cidr my-ip`.
  if (where && (wish.guessed || where !== 'CI'))
    throw new SetupError('ssh-access.remote', { flag: '--cidr', where }, 2);
  const found = await local.ownAddress();
  if ('address' in found) return { cidr: `${found.address}/32`, source: 'found' };
  throw new SetupError(`ssh-access.address-${found.refused}`, { detail: found.detail }, 1);
}
