import { iamFailure } from './failure.ts';

/** The error IAM answers a policy with that it cannot read. */
export function malformed(message: string): Error {
  return iamFailure('MalformedPolicyDocument', message);
}

/** A policy's text as JSON. Throws MalformedPolicyDocument. */
export function parseDocument(document: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(document);
  } catch {
    throw malformed('This policy contains invalid Json');
  }
  if (!isObject(value)) throw malformed('Syntax errors in policy.');
  return value;
}

/** RFC 3986 percent-encoding, as IAM answers policy documents. */
export function encodeDocument(document: string): string {
  return encodeURIComponent(document).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
