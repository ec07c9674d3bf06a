import type {
  DeleteKeyPairCommandInput,
  DescribeKeyPairsCommandInput,
  ImportKeyPairCommandInput,
  KeyPairInfo,
} from '@aws-sdk/client-ec2';
import { absent } from './ec2-absent.ts';
import { type Facets, filtered } from './ec2-filters.ts';
import { invalidValue, required, selectByIds } from './ec2-input.ts';
import { here, newId } from './ec2-region.ts';
import { tagsOf } from './ec2-tagging.ts';
import { ec2Failure } from './failure.ts';
import { type Call, operation } from './operation.ts';
import type { KeyPairData } from './region-data.ts';
import { readPublicKey } from './ssh-public-key.ts';

const MOST_KEY_PAIRS = 5000;

const FACETS: Facets<KeyPairData> = {
  'key-pair-id': (pair) => pair.id,
  'key-name': (pair) => pair.name,
  fingerprint: (pair) => pair.fingerprint,
};

function view(pair: KeyPairData, includePublicKey: boolean): KeyPairInfo {
  return {
    KeyPairId: pair.id,
    KeyType: pair.type,
    Tags: pair.tags,
    PublicKey: includePublicKey ? `${pair.publicKey} ${pair.name}` : undefined,
    CreateTime: new Date(pair.created),
    KeyName: pair.name,
    KeyFingerprint: pair.fingerprint,
  };
}

function describe(call: Call, input: DescribeKeyPairsCommandInput): object {
  let pairs = selectByIds(here(call).keyPairs, input.KeyPairIds, absent.keyPair);
  const names = input.KeyNames ?? [];
  const missing = names.find((name) => !pairs.some((pair) => pair.name === name));
  if (missing !== undefined) throw absent.keyPair(missing);
  if (names.length > 0) pairs = pairs.filter(({ name }) => names.includes(name));
  const shown = filtered(pairs, input.Filters, FACETS);
  return { KeyPairs: shown.map((pair) => view(pair, input.IncludePublicKey ?? false)) };
}

function validName(value: string | undefined): string {
  const name = required(value, 'KeyName');
  if (/^[ -~]{1,255}$/.test(name) && name === name.trim()) return name;
  throw invalidValue(
    `Value (${name}) for parameter KeyName is invalid. Up to 255 ASCII characters without leading or trailing spaces are allowed.`,
  );
}

function importKey(call: Call, input: ImportKeyPairCommandInput): object {
  const { keyPairs } = here(call);
  const name = validName(input.KeyName);
  const key = readPublicKey(required(input.PublicKeyMaterial, 'PublicKeyMaterial'));
  const tags = tagsOf(input.TagSpecifications, 'key-pair');
  if (keyPairs.some((pair) => pair.name === name)) {
    throw ec2Failure('InvalidKeyPair.Duplicate', 'The keypair already exists');
  }
  if (keyPairs.length >= MOST_KEY_PAIRS) {
    throw ec2Failure('KeyPairLimitExceeded', 'The maximum number of key pairs has been reached.');
  }
  const pair: KeyPairData = { ...key, id: newId('key'), name, created: call.now, tags };
  keyPairs.push(pair);
  return { KeyFingerprint: pair.fingerprint, KeyName: name, KeyPairId: pair.id, Tags: tags };
}

/** Deleting what is not there succeeds. */
function remove(call: Call, { KeyName: name, KeyPairId: id }: DeleteKeyPairCommandInput): object {
  const region = here(call);
  const wanted = required(id ?? name, 'KeyName');
  const pair = region.keyPairs.find((one) => (id === undefined ? one.name === wanted : one.id === wanted));
  region.keyPairs = region.keyPairs.filter((one) => one !== pair);
  return { Return: true, KeyPairId: pair?.id };
}

export const keyPairOperations = {
  DescribeKeyPairs: operation<DescribeKeyPairsCommandInput>(
    ['KeyNames', 'KeyPairIds', 'IncludePublicKey', 'Filters'],
    describe,
  ),
  ImportKeyPair: operation<ImportKeyPairCommandInput>(['KeyName', 'PublicKeyMaterial', 'TagSpecifications'], importKey),
  DeleteKeyPair: operation<DeleteKeyPairCommandInput>(['KeyName', 'KeyPairId'], remove),
};
