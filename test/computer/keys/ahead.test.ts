import { createPrivateKey } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { beginToGenerate, generateKeyPair } from '../../../src/computer/keys/generate.ts';

/** The types Node was asked to make a key of, in order. */
const asked = vi.hoisted((): string[] => []);
vi.mock('node:crypto', async (importActual) => {
  const actual = await importActual<typeof import('node:crypto')>();
  const generate = actual.generateKeyPair as (...args: unknown[]) => void;
  return {
    ...actual,
    generateKeyPair(type: string, ...rest: unknown[]) {
      asked.push(type);
      generate(type, ...rest);
    },
  };
});

const make = (type: 'rsa' | 'ed25519') => generateKeyPair(type, 'pem', 'alice');
/** Takes what was made ahead and is still there. */
const takeAll = () => Promise.all([make('rsa'), make('rsa'), make('ed25519'), make('ed25519')]);

beforeEach(() => void asked.splice(0));
afterEach(async () => void (await takeAll()));

describe('keys whose making has begun before they are asked for', () => {
  it('are the ones that are given then, each to one that asks', async () => {
    beginToGenerate(['rsa', 'rsa']);
    const keys = await Promise.all([make('rsa'), make('rsa'), make('rsa')]);
    expect(asked).toEqual(['rsa', 'rsa', 'rsa']);
    expect(new Set(keys.map(({ privateFile }) => privateFile)).size).toBe(3);
    for (const { privateFile } of keys) expect(createPrivateKey(privateFile).asymmetricKeyType).toBe('rsa');
  });

  it('are given to nobody who wants another type', async () => {
    beginToGenerate(['rsa']);
    const { publicKey } = await make('ed25519');
    expect(publicKey).toMatch(/^ssh-ed25519 /);
    expect(asked.toSorted()).toEqual(['ed25519', 'rsa']);
  });

  it('are no more than two, however many will be asked for', () => {
    beginToGenerate(Array(17).fill('ed25519'));
    beginToGenerate(['ed25519']);
    expect(asked).toEqual(['ed25519', 'ed25519']);
  });
});
