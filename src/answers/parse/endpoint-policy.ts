import { readTextFile } from '../../computer/text-file.ts';
import { SetupError } from '../../engine/errors.ts';
import { filePath, type Here } from './files.ts';

/** Words that stand for a policy instead of a file of the person's own. */
export const POLICY_WORDS = ['full-access', 'guide-example'] as const;

/** EC2's limit for the policy of an endpoint, in characters. */
const MOST_CHARACTERS = 20_480;
const VERSIONS = ['2012-10-17', '2008-10-17'];

/** `full-access`, `guide-example`, or the path of a file that holds a policy. @throws what `readEndpointPolicy` throws */
export async function endpointPolicy(text: string, here: Here): Promise<string> {
  if ((POLICY_WORDS as readonly string[]).includes(text)) return text;
  const path = await filePath(text, here);
  await readEndpointPolicy(path);
  return path;
}

/**
 * The endpoint policy in a file, as compact JSON.
 * @throws SetupError, exit 2: `input.no-such-file`, `input.policy-not-json`, `input.policy-size`, `input.policy-shape`
 */
export async function readEndpointPolicy(path: string): Promise<string> {
  const text = await readTextFile(path);
  if (text === undefined) throw new SetupError('input.no-such-file', { path }, 2);
  if (text.length > MOST_CHARACTERS) {
    throw new SetupError('input.policy-size', { path, most: String(MOST_CHARACTERS) }, 2);
  }
  const policy = parsed(text, path);
  const missing = missingIn(policy);
  if (missing !== undefined) throw new SetupError('input.policy-shape', { path, missing }, 2);
  return JSON.stringify(policy);
}

function parsed(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SetupError('input.policy-not-json', { path }, 2);
  }
}

/** The first member that an endpoint policy needs and this one has not, or not as it has to be. */
function missingIn(policy: unknown): string | undefined {
  if (!isObject(policy) || !VERSIONS.includes(String(policy.Version))) return 'Version';
  const statements = [policy.Statement ?? []].flat();
  if (statements.length === 0) return 'Statement';
  const needed: readonly (readonly [string, (one: Readonly<Record<string, unknown>>) => boolean])[] = [
    ['Effect', ({ Effect }) => Effect === 'Allow' || Effect === 'Deny'],
    ['Principal', ({ Principal }) => Principal !== undefined],
    ['Action', ({ Action, NotAction }) => Action !== undefined || NotAction !== undefined],
    ['Resource', ({ Resource, NotResource }) => Resource !== undefined || NotResource !== undefined],
  ];
  return needed.find(([, has]) => !statements.every((one) => isObject(one) && has(one)))?.[0];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
