import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);

/** The kinds of the SDK's schemas, by their first element (@smithy/core, NormalizedSchema). */
const ERROR = -3;
const STRUCTURE = 3;
const UNION = 4;

const SCHEMAS = /^(.*client-[a-z0-9]+)\/dist-es\/schemas\/schemas_0\.js$/;

/** The credential providers use this client too. */
const ofProviders = /client-sts$/;
const EVERYTHING = { has: () => true };

/**
 * The SDK describes every member of every call, and most of them are neither sent nor read here. This writes a client's descriptions anew
 * without the members and errors whose names are no word of this program's sources or of the client's paginators: nothing asks for those.
 */
export function usedSchemas(sources) {
  return {
    name: 'used-schemas',
    async setup({ onLoad }) {
      const ours = await wordsIn(sources);
      onLoad({ filter: SCHEMAS }, async ({ path }) => {
        const [, client] = SCHEMAS.exec(path);
        const used = ofProviders.test(client)
          ? EVERYTHING
          : new Set([...ours, ...(await wordsIn(join(client, 'dist-es/pagination')))]);
        // The same schemas in a form that Node can load as it is.
        const exported = Object.entries(require(client)).filter(
          ([name, value]) => name.endsWith('$') && Array.isArray(value),
        );
        return { contents: writeModule(Object.fromEntries(exported), used), loader: 'js' };
      });
    },
  };
}

/** Every word of a folder's source files. */
async function wordsIn(folder) {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const sources = names.filter((name) => /\.[jt]s$/.test(name));
  const texts = await Promise.all(sources.map((name) => readFile(join(folder, name), 'utf8')));
  return new Set(texts.flatMap((text) => text.match(/\w+/g) ?? []));
}

function writeModule(exported, used) {
  const isUsed = (schema) => schema[0] !== ERROR || used.has(schema[2]) || schema[2].endsWith('ServiceException');
  const names = new Map();
  for (const [name, schema] of Object.entries(exported)) if (isUsed(schema)) names.set(schema, name);
  const named = (schema) => {
    if (!names.has(schema)) names.set(schema, `unexported${names.size}`);
    return names.get(schema);
  };
  const lines = [];
  // What is met on the way is added to the map, and written in its turn.
  for (const [schema, name] of names) {
    const text = writeSchema(schema, named, used);
    lines.push(name in exported ? `export var ${name} = ${text};` : `var ${name} = ${text};`);
  }
  const errors = [...names].filter(([[kind]]) => kind === ERROR);
  return [...lines, ...writeRegistries(errors)].join('\n');
}

/** One schema; of a structure only the members that are used. */
function writeSchema(schema, named, used) {
  if ([ERROR, STRUCTURE, UNION].includes(schema[0])) {
    const [kind, namespace, name, traits, memberNames, members, required = 0] = schema;
    const kept = memberNames.flatMap((member, at) => (used.has(member) ? [at] : []));
    const keptNames = kept.map((at) => JSON.stringify(memberNames[at]));
    const keptMembers = kept.map((at) => writeReference(members[at], named));
    const keptRequired = kept.filter((at) => at < required).length;
    const head = [kind, namespace, name, traits].map((part) => JSON.stringify(part));
    return `[${head}, [${keptNames}], [${keptMembers}]${keptRequired > 0 ? `, ${keptRequired}` : ''}]`;
  }
  const [kind, namespace, name, traits, ...references] = schema;
  const head = [kind, namespace, name, traits].map((part) => JSON.stringify(part));
  return `[${[...head, ...references.map((part) => writeReference(part, named))]}]`;
}

/** What a schema refers to: a simple one as it is, another by a function, because either may come first; with traits in a pair. */
function writeReference(reference, named) {
  const schema = typeof reference === 'function' ? reference() : reference;
  if (!Array.isArray(schema)) return JSON.stringify(schema);
  const isPair = schema.length === 2;
  return isPair ? `[${writeReference(schema[0], named)}, ${JSON.stringify(schema[1])}]` : `() => ${named(schema)}`;
}

/** The errors' classes, which an answer's error is made of. */
function writeRegistries(errors) {
  const imports = errors.map(([[, , name]]) => name);
  const isBase = (name) => name.endsWith('ServiceException');
  const modelled = imports.filter((name) => !isBase(name));
  const lines = imports.filter(isBase).map((name) => `import { ${name} } from '../models/${name}';`);
  if (modelled.length > 0) lines.push(`import { ${modelled.join(', ')} } from '../models/errors';`);
  lines.push("import { TypeRegistry } from '@smithy/core/schema';");
  const namespaces = [...new Set(errors.map(([[, namespace]]) => namespace))];
  const registryOf = (namespace) => `registry${namespaces.indexOf(namespace)}`;
  for (const namespace of namespaces)
    lines.push(`const ${registryOf(namespace)} = new TypeRegistry(${JSON.stringify(namespace)});`);
  for (const [[, namespace, name], exportName] of errors)
    lines.push(`${registryOf(namespace)}.registerError(${exportName}, ${name});`);
  lines.push(`export const errorTypeRegistries = [${namespaces.map(registryOf)}];`);
  return lines;
}
