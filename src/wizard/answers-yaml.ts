import { boolCoreTag, FAILSAFE_SCHEMA, loadAll, nullCoreTag } from 'js-yaml';

/** Numbers stay as they are written: a name may be 007. */
const SCHEMA = FAILSAFE_SCHEMA.withTags(boolCoreTag, nullCoreTag);

/**
 * The content of a YAML text; undefined where it holds more than one document.
 * @throws YAMLException
 */
export function parseYaml(text: string): unknown {
  const [document, ...others] = loadAll(text, { schema: SCHEMA });
  return others.length > 0 ? undefined : document;
}
