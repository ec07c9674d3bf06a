import type { IncomingMessage } from 'node:http';

/** One AWS call as it was seen on the wire. */
export interface Call {
  /** The service's name in the signature: `iam`, `ec2`, `ecs`; empty when the call is not signed. */
  readonly service: string;
  /** The region in the signature. */
  readonly region: string;
  /** `CreateVpc`; for REST services the method and path. */
  readonly action: string;
  /** Anything but Describe, Get, List and Simulate. */
  readonly writes: boolean;
  /** The parameters: form fields of the query protocols, or the parsed JSON. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Milliseconds since the epoch at which it had arrived whole. */
  readonly at: number;
}

/** Reads service and region from the SigV4 credential scope, the action from the form body (query, EC2) or `x-amz-target` (JSON). */
export function readCall(incoming: Pick<IncomingMessage, 'method' | 'url' | 'headers'>, body: Buffer): Call {
  const [, region = '', service = ''] =
    /Credential=[^/]+\/\d{8}\/([^/]+)\/([^/]+)\//.exec(incoming.headers.authorization ?? '') ?? [];
  const rest = `${incoming.method} ${incoming.url}`;
  const target = String(incoming.headers['x-amz-target'] ?? '');
  const parameters = target === '' ? Object.fromEntries(new URLSearchParams(body.toString('utf8'))) : json(body);
  const action = target === '' ? String(parameters.Action ?? rest) : target.slice(target.lastIndexOf('.') + 1);
  const writes = !/^(Describe|Get|List|Simulate|GET |HEAD )/.test(action);
  return { service, region, action, writes, parameters, at: Date.now() };
}

function json(body: Buffer): Record<string, unknown> {
  try {
    return JSON.parse(body.toString('utf8') || '{}');
  } catch {
    return {};
  }
}
