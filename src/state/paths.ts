import { createHash } from 'node:crypto';

/** Whose state it is: one set-up per partition and account, and apart from it one per endpoint override. */
export interface StateAccount {
  /** `aws`, `aws-cn`, `aws-us-gov` */
  readonly partition: string;
  /** Twelve digits. */
  readonly accountId: string;
  /** The endpoint override, when there is one. */
  readonly endpoint?: string | undefined;
}

/** `aws-123456789012.json`; with an endpoint override `aws-123456789012@127.0.0.1-5000.json`, so that it never mixes with the real account. */
export function stateFileName(account: StateAccount): string {
  const name = `${plainName(account.partition)}-${plainName(account.accountId)}`;
  return account.endpoint === undefined ? `${name}.json` : `${name}@${endpointName(account.endpoint)}.json`;
}

/** An endpoint as it is kept and compared: without a password, a query or a closing slash. */
export function plainEndpoint(endpoint: string): string {
  if (!URL.canParse(endpoint)) return endpoint;
  const url = new URL(endpoint);
  return `${url.protocol}//${url.host}${url.pathname}`.replace(/\/+$/, '');
}

function endpointName(endpoint: string): string {
  const plain = plainEndpoint(endpoint);
  const [, host, port] = /^http:\/\/([^/:]+):(\d+)$/.exec(plain) ?? [];
  return plainName(host && port ? `${host}-${port}` : plain);
}

/** The text itself where every file system takes it; else what is readable of it and a hash, so that two never become one. */
function plainName(text: string): string {
  if (/^[a-z0-9][a-z0-9.-]{0,79}$/.test(text)) return text;
  const readable = text.replace(/^https?:\/\//, '').replace(/[^a-zA-Z0-9.]+/g, '-');
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 8);
  return `${readable.slice(0, 60).replace(/^[-.]+/, '')}-${hash}`;
}
