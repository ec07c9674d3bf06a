import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const PACKAGE = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+\//;
const COPYRIGHT = /^\s*Copyright\b(?! license)/;
const LICENSE_FILE = /^(licen[cs]e|notice|copying)/i;

/**
 * The licences of what is really in the bundle, from esbuild's account of it: each text once, under the packages it holds for and whose they are.
 * Throws for a package whose licence has no text.
 */
export async function thirdPartyNotices({ outputs }) {
  const packages = await Promise.all(packageFolders(outputs).map(describe));
  // Some of the SDK's packages come without the text that all the others have: it is the same wherever that licence holds.
  const apache = packages.find(({ license, text }) => license === 'Apache-2.0' && text)?.text;
  const packagesOf = new Map();
  for (const { license, text: own, names } of packages) {
    const text = own || (license === 'Apache-2.0' ? apache : undefined);
    if (text === undefined) throw new Error(`${names[0]} comes without the text of its licence`);
    packagesOf.set(text, [...(packagesOf.get(text) ?? []), ...names]);
  }
  const parts = [...packagesOf].map(([text, names]) => `${names.join('\n')}\n\n${text}\n`);
  return `This program contains the following packages.\n\n${parts.join(`\n${'-'.repeat(70)}\n\n`)}`;
}

function packageFolders(outputs) {
  const inputs = Object.values(outputs).flatMap((output) => Object.entries(output.inputs));
  const used = inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  return [...new Set(used.flatMap(([path]) => PACKAGE.exec(path)?.[0] ?? []))].sort();
}

async function describe(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const files = (await readdir(folder)).filter((file) => LICENSE_FILE.test(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  const paragraphs = texts.join('\n\n').split(/\n\s*\n/);
  // Whose it is stands in a paragraph of its own, which is all that the texts of one licence differ in.
  const owners = paragraphs.filter((paragraph) => COPYRIGHT.test(paragraph));
  const text = paragraphs
    .filter((paragraph) => !COPYRIGHT.test(paragraph))
    .map(oneLine)
    .join('\n\n');
  return {
    license,
    text: text.trim(),
    names: [`${name} ${version} (${license})`, ...owners.map((owner) => `  ${oneLine(owner)}`)],
  };
}

const oneLine = (paragraph) => paragraph.trim().replace(/\s+/g, ' ');
