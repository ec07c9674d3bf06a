import type { NormalizedSchema } from '@smithy/core/schema';
import type { MadeUpAnswer } from '../../test/support/proxy.ts';

/** How a service speaks: EC2's and IAM's XML, which differ in what stands around the answer, or JSON. */
export type Protocol = 'ec2' | 'query' | 'json';

const XML = { 'content-type': 'text/xml;charset=UTF-8' };
const JSON_TYPE = { 'content-type': 'application/x-amz-json-1.1' };

/** An answer as the service writes it. */
export function answerOf(
  protocol: Protocol,
  action: string,
  shape: NormalizedSchema,
  output: object,
  requestId: string,
): MadeUpAnswer {
  if (protocol === 'json') return { status: 200, headers: JSON_TYPE, body: jsonText(output) };
  const members = shape.isStructSchema() ? structure(shape, output) : '';
  const metadata = protocol === 'ec2' ? element('requestId', requestId) : metadataOf(requestId);
  const result = protocol === 'ec2' ? members : element(`${action}Result`, members);
  return { status: 200, headers: XML, body: element(`${action}Response`, result + metadata) };
}

/** A refusal as the service writes it, or what the practice account says of what it does not know. */
export function refusalOf(protocol: Protocol, error: unknown, requestId: string): MadeUpAnswer {
  const { name, message, Code: code = name, $metadata } = error as Refusal;
  const status = $metadata?.httpStatusCode ?? 400;
  return refusal(protocol, { status, code, message, requestId });
}

interface Refusal extends Error {
  readonly Code?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

export interface Refused {
  readonly status: number;
  /** As it stands on the wire. */
  readonly code: string;
  readonly message: string;
  readonly requestId: string;
}

/** The error document of a protocol. */
export function refusal(protocol: Protocol, { status, code, message, requestId }: Refused): MadeUpAnswer {
  if (protocol === 'json') return { status, headers: JSON_TYPE, body: jsonText({ __type: code, message }) };
  const told = element('Code', escaped(code)) + element('Message', escaped(message));
  const body =
    protocol === 'ec2'
      ? element('Response', element('Errors', element('Error', told)) + element('RequestID', requestId))
      : element('ErrorResponse', element('Error', element('Type', 'Sender') + told) + element('RequestId', requestId));
  return { status, headers: XML, body };
}

/** Dates are seconds since the epoch. */
function jsonText(value: object): string {
  return JSON.stringify(value, function (this: Record<string, unknown>, key, part) {
    const own = this[key];
    return own instanceof Date ? own.getTime() / 1000 : part;
  });
}

const metadataOf = (requestId: string) => element('ResponseMetadata', element('RequestId', requestId));

const element = (name: string, content: string) => `<${name}>${content}</${name}>`;

const escaped = (text: string) => text.replace(/[&<>"\r]/g, (one) => `&#${one.charCodeAt(0)};`);

function structure(shape: NormalizedSchema, value: object): string {
  const facts = value as Readonly<Record<string, unknown>>;
  return [...shape.structIterator()]
    .filter(([name]) => facts[name] !== undefined && facts[name] !== null)
    .map(([name, member]) => named(String(member.getMemberTraits().xmlName ?? name), member, facts[name]))
    .join('');
}

function named(name: string, shape: NormalizedSchema, value: unknown): string {
  if (!shape.isListSchema()) return element(name, content(shape, value));
  const item = shape.getValueSchema();
  const items = value as readonly unknown[];
  if (shape.getMergedTraits().xmlFlattened) return items.map((one) => named(name, item, one)).join('');
  const itemName = String(item.getMergedTraits().xmlName ?? 'member');
  return element(name, items.map((one) => named(itemName, item, one)).join(''));
}

function content(shape: NormalizedSchema, value: unknown): string {
  if (shape.isStructSchema()) return structure(shape, value as object);
  if (shape.isMapSchema()) {
    const entries = Object.entries(value as object);
    return entries
      .map(([key, one]) => element('entry', element('key', escaped(key)) + named('value', shape.getValueSchema(), one)))
      .join('');
  }
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  return escaped(String(value));
}
