import { createPrivateKey } from 'node:crypto';
import { publicBlob, publicLine } from './blob.ts';
import { readOpenSsh } from './openssh.ts';
import { readPpk } from './ppk.ts';

/**
 * The public key (`ssh-ed25519 AAAA…`, no comment) that belongs to a private key's file: PKCS#1, PKCS#8, openssh-key-v1 or PPK version 2 or 3.
 * Undefined where the text is none of these, is damaged, or hides its public half behind a passphrase.
 */
export function readPublicKey(privateFileText: string): string | undefined {
  const text = privateFileText.replace(/^\uFEFF/, '');
  try {
    if (/^PuTTY-User-Key-File-[23]: /.test(text)) return readPpk(text);
    if (text.includes('-----BEGIN OPENSSH PRIVATE KEY-----')) return readOpenSsh(text);
    const blob = publicBlob(createPrivateKey(text));
    return blob && publicLine(blob);
  } catch {
    return undefined;
  }
}
