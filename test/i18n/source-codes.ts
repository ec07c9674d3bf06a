import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const SOURCE = join(import.meta.dirname, '../../src');

/** What the source says of message codes. */
export interface SourceCodes {
  /** Codes written out, with a file that uses each. */
  readonly literal: ReadonlyMap<string, string>;
  /** The fixed beginnings of codes that are put together, `own-address.` of `own-address.${…}`. */
  readonly prefixes: ReadonlySet<string>;
}

const DOTTED = /'([a-z][a-z0-9-]*(?:\.[a-z0-9-]+)+)'/g;
const TEMPLATE = /`([a-z][a-z0-9-]*\.(?:[a-z0-9-]+[.-])*)\$\{/g;
/** Resource types are named in the catalogue as `resource.<type>`. */
const RESOURCE_TYPE = /^(iam|ec2|ecs|budgets|computer)\./;
/** Host names, file names, packages, EC2's filters, the ends of services' names and what Node calls its own channels. */
const NO_CODE = /\.(com|cn|eu|amazonaws|js|cjs|json|ts|arn)$|^association\.subnet-id$|^ecr\.(api|dkr)$|^http\.client\./;

/** Walks src, the sentences themselves left out. The practice account speaks EC2's and IAM's own dotted names; of it only `sandbox.…` counts. */
export async function readSourceCodes(): Promise<SourceCodes> {
  const literal = new Map<string, string>();
  const prefixes = new Set<string>();
  for (const file of (await readdir(SOURCE, { recursive: true })).sort()) {
    if (!file.endsWith('.ts') || /^i18n[\\/](en|ko)[\\/]/.test(file)) continue;
    const counts = (code: string) => !/^sandbox[\\/]/.test(file) || code.startsWith('sandbox.');
    const text = withoutComments(await readFile(join(SOURCE, file), 'utf8'));
    for (const [, found = ''] of text.matchAll(DOTTED)) {
      if (NO_CODE.test(found) || !counts(found)) continue;
      literal.set(RESOURCE_TYPE.test(found) ? `resource.${found}` : found, file);
    }
    for (const [, found = ''] of text.matchAll(TEMPLATE)) if (counts(found)) prefixes.add(found);
  }
  return { literal, prefixes };
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
}
