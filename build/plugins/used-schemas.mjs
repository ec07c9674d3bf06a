import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);

/** The kinds of the SDK's schemas, by their first element (@smithy/core, NormalizedSchema). */
const ERROR = -3;
const OPERATION = 9;
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

/**
 * Stands at the head of every module: a structure from its members by their names. One that is on the wire as its name with a small first letter,
 * as nearly all of EC2's are, has its schema in brackets and no more.
 */
const STRUCTURE_OF = `
const structure = (kind, namespace, name, traits, members, ...required) =>
  [kind, namespace, name, traits, Object.keys(members), Object.entries(members).map(onWire), ...required];
const onWire = ([member, reference]) =>
  reference.length === 1 && Array.isArray(reference)
    ? [reference[0], { xmlName: member[0].toLowerCase() + member.slice(1) }]
    : reference;
`;

function writeModule(exported, used) {
  const isUsed = (schema) => schema[0] !== ERROR || used.has(schema[2]) || schema[2].endsWith('ServiceException');
  const names = new Map();
  for (const [name, schema] of Object.entries(exported)) if (isUsed(schema)) names.set(schema, name);
  const named = (schema) => {
    if (!names.has(schema)) names.set(schema, `unexported${names.size}`);
    return names.get(schema);
  };
  const namespaces = new Map();
  const namespaceOf = ([, namespace]) => {
    if (!namespaces.has(namespace)) namespaces.set(namespace, `namespace${namespaces.size}`);
    return namespaces.get(namespace);
  };
  const lines = [];
  // What is met on the way is added to the map, and written in its turn.
  for (const [schema, name] of names) {
    const text = writeSchema(schema, named, namespaceOf(schema), used);
    lines.push(name in exported ? `export var ${name} = ${text};` : `var ${name} = ${text};`);
  }
  const errors = [...names].filter(([[kind]]) => kind === ERROR);
  const registries = writeRegistries(errors, namespaceOf);
  const constants = [...namespaces].map(([namespace, name]) => `const ${name} = ${JSON.stringify(namespace)};`);
  return [STRUCTURE_OF, ...constants, ...lines, ...registries].join('\n');
}

/** One schema; of a structure only the members that are used. */
function writeSchema(schema, named, namespace, used) {
  const [kind, , name, traits, ...rest] = schema;
  // The names of the others stand in messages about wrong schemas.
  const known = [ERROR, OPERATION].includes(kind) ? name : '';
  const head = [kind, namespace, JSON.stringify(known), JSON.stringify(traits)];
  if (![ERROR, STRUCTURE, UNION].includes(kind)) {
    return `[${[...head, ...rest.map((part) => writeReference(part, named))]}]`;
  }
  const [memberNames, members, required = 0] = rest;
  const places = memberNames.flatMap((member, at) => (used.has(member) ? [at] : []));
  const own = places.map(
    (at) => `${JSON.stringify(memberNames[at])}: ${writeMember(memberNames[at], members[at], named)}`,
  );
  const keptRequired = places.filter((at) => at < required).length;
  return `/* @__PURE__ */ structure(${head}, {${own}}${keptRequired > 0 ? `, ${keptRequired}` : ''})`;
}

/** A member; without its name in EC2's requests where that is the one in the answers with a capital letter, as the SDK makes it then. */
function writeMember(name, reference, named) {
  if (reference?.length !== 2) return writeReference(reference, named);
  const [schema, traits] = reference;
  const { ec2QueryName, ...others } = traits;
  if (ec2QueryName !== capital(others.xmlName ?? name)) return writeReference(reference, named);
  const isOwnName = Object.keys(others).length === 1 && others.xmlName === small(name);
  return isOwnName ? `[${writeReference(schema, named)}]` : writeReference([schema, others], named);
}

const capital = (name) => name[0].toUpperCase() + name.slice(1);
const small = (name) => name[0].toLowerCase() + name.slice(1);

/** What a schema refers to: a simple one as it is, another by a function, because either may come first; with traits in a pair. */
function writeReference(reference, named) {
  const schema = typeof reference === 'function' ? reference() : reference;
  if (!Array.isArray(schema)) return JSON.stringify(schema);
  const isPair = schema.length === 2;
  return isPair ? `[${writeReference(schema[0], named)}, ${JSON.stringify(schema[1])}]` : `() => ${named(schema)}`;
}

/** The errors' classes, which an answer's error is made of. */
function writeRegistries(errors, namespaceOf) {
  const imports = errors.map(([[, , name]]) => name);
  const isBase = (name) => name.endsWith('ServiceException');
  const modelled = imports.filter((name) => !isBase(name));
  const lines = imports.filter(isBase).map((name) => `import { ${name} } from '../models/${name}';`);
  if (modelled.length > 0) lines.push(`import { ${modelled.join(', ')} } from '../models/errors';`);
  lines.push("import { TypeRegistry } from '@smithy/core/schema';");
  const namespaces = [...new Set(errors.map(([schema]) => namespaceOf(schema)))];
  for (const namespace of namespaces) lines.push(`const ${namespace}Errors = new TypeRegistry(${namespace});`);
  for (const [schema, exportName] of errors)
    lines.push(`${namespaceOf(schema)}Errors.registerError(${exportName}, ${schema[2]});`);
  lines.push(`export const errorTypeRegistries = [${namespaces.map((namespace) => `${namespace}Errors`)}];`);
  return lines;
}
