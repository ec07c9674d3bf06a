import type { KeyPairInfo } from '@aws-sdk/client-ec2';
import type { Draft } from '../answers/answers.ts';
import type { ReadContext } from '../aws/context.ts';
import type { Place, Question } from './step.ts';

/** What the look at a region's key pairs found. */
export interface KeyPairSeen {
  /** The name of the pair an earlier run made here. */
  readonly ours: string | undefined;
  readonly pair: KeyPairInfo | undefined;
  /** The type of the private key that lies at the file's place already. */
  readonly fileType: 'rsa' | 'ed25519' | undefined;
  /** The key in `--public-key FILE`, or of the pair that was made with it. */
  readonly ownPublicKey: string | undefined;
}

/** What the key pair is called, and of which kind it is. */
export function keyPairQuestions(seen: KeyPairSeen, draft: Draft, place: Place): readonly Question[] {
  const name: Question = {
    key: 'keyName',
    kind: 'text',
    text: { code: 'key-pair.name', facts: { region: place.region } },
    ...(seen.pair ? { found: { code: 'key-pair.found', facts: { name: seen.pair.KeyName ?? '' } } } : {}),
    default: seen.ours ?? defaultName(place),
  };
  const publicKey: Question = quiet('publicKey', '');
  if (draft.publicKey) return [publicKey, name];
  const windows = place.computer.platform === 'win32';
  return [
    publicKey,
    name,
    quiet('keyDir', place.local.keyDirectory),
    {
      key: 'keyType',
      kind: 'select',
      text: { code: 'key-pair.type' },
      default: seen.fileType ?? 'rsa',
      quiet: seen.fileType !== undefined,
      choices: [
        { value: 'rsa', text: { code: 'key-pair.type-rsa' } },
        { value: 'ed25519', text: { code: 'key-pair.type-ed25519' } },
      ],
    },
    {
      key: 'keyFormat',
      kind: 'select',
      text: { code: 'key-pair.format' },
      default: 'pem',
      // Only Windows has PuTTY people who would want the other one.
      quiet: !windows,
      choices: [
        { value: 'pem', text: { code: 'key-pair.format-pem' } },
        { value: 'ppk', text: { code: 'key-pair.format-ppk' } },
      ],
    },
  ];
}

/** The guide's `your_user_name-key-pair-region_name`. */
export function defaultName(place: Pick<ReadContext, 'computer' | 'region'>): string {
  const user = place.computer.userName.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[.-]+/, '') || 'my';
  return `${user}-key-pair-${place.region}`;
}

const quiet = (key: 'publicKey' | 'keyDir', value: string): Question => ({
  key,
  kind: 'text',
  text: { code: `key-pair.${key === 'keyDir' ? 'directory' : 'public-key'}` },
  default: value,
  quiet: true,
});
