/** What may be worth reading on something thrown by the SDK, Node or a proxy agent; every field may be missing. */
export interface Thrown {
  readonly name: string;
  readonly message: string;
  /** Node's code: `ECONNRESET`, `ENOSPC`, … */
  readonly code?: string;
  readonly status?: number;
  /** How far the service's clock is from this computer's, in milliseconds; undefined when the service did not say. */
  readonly clockSkew?: number;
  /** Host that could not be reached, with the port where known. */
  readonly host?: string;
}

/** Reads anything thrown. Names lose the namespace an EC2 code may carry (`Client.`) and JSON protocols may prefix (`com.amazonaws…#`). */
export function readThrown(error: unknown): Thrown {
  if (typeof error !== 'object' || error === null) return { name: 'Error', message: String(error) };
  const fields = error as Readonly<Record<string, unknown>>;
  const code = text(fields.code);
  const status = number(object(fields.$metadata).httpStatusCode) ?? number(fields.$responseStatusCode);
  const clockSkew = skewOf(object(object(fields.$response).headers));
  const host = hostOf(fields);
  return {
    name: (text(fields.name) ?? 'Error').replace(/^.*#/, '').replace(/^(Client|Server)\./, ''),
    message: text(fields.message) || messageOfFirst(fields.errors) || code || '',
    ...(code === undefined ? {} : { code }),
    ...(status === undefined ? {} : { status }),
    ...(clockSkew === undefined ? {} : { clockSkew }),
    ...(host === undefined ? {} : { host }),
  };
}

function skewOf(headers: Readonly<Record<string, unknown>>): number | undefined {
  const theirs = Date.parse(text(headers.date) ?? '');
  return Number.isNaN(theirs) ? undefined : Math.abs(theirs - Date.now());
}

function hostOf(fields: Readonly<Record<string, unknown>>): string | undefined {
  const host = text(fields.hostname) ?? text(fields.address) ?? hostOfFirst(fields.errors);
  const port = number(fields.port);
  return host && port ? `${host}:${port}` : host;
}

/** Node tries every address of a name and throws an AggregateError without words of its own. */
function hostOfFirst(errors: unknown): string | undefined {
  return Array.isArray(errors) && errors.length > 0 ? hostOf(object(errors[0])) : undefined;
}

function messageOfFirst(errors: unknown): string | undefined {
  return Array.isArray(errors) ? text(object(errors[0]).message) : undefined;
}

function object(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
