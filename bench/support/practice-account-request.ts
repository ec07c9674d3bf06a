import type { NormalizedSchema } from '@smithy/core/schema';

type Form = Readonly<Record<string, unknown>>;

/** The input of a call of the query protocols: `Filter.1.Name=vpc-id` (EC2) or `Tags.member.1.Key=Name`, as the shape says. */
export function readForm(shape: NormalizedSchema, form: Form, ec2: boolean): Record<string, unknown> {
  return readStructure(shape, tree(form), ec2);
}

/** The input of a call of the JSON protocol; no call here sends anything but texts, numbers and lists of them. */
export function readJson(_shape: NormalizedSchema, json: Form): Record<string, unknown> {
  return { ...json };
}

interface Tree {
  value?: string;
  readonly parts: Map<string, Tree>;
}

/** The dotted names as a tree. */
function tree(form: Form): Tree {
  const root: Tree = { parts: new Map() };
  for (const [name, value] of Object.entries(form)) {
    let here = root;
    for (const part of name.split('.')) {
      const next = here.parts.get(part) ?? { parts: new Map() };
      here.parts.set(part, next);
      here = next;
    }
    here.value = String(value);
  }
  return root;
}

function readStructure(shape: NormalizedSchema, { parts }: Tree, ec2: boolean): Record<string, unknown> {
  const read: Record<string, unknown> = {};
  for (const [name, member] of shape.structIterator()) {
    const { ec2QueryName, xmlName } = member.getMergedTraits();
    const own = String(xmlName ?? name);
    const key = ec2 ? String(ec2QueryName ?? own.charAt(0).toUpperCase() + own.slice(1)) : own;
    const part = parts.get(key);
    if (part) read[name] = readValue(member, part, ec2);
  }
  return read;
}

function readValue(shape: NormalizedSchema, part: Tree, ec2: boolean): unknown {
  if (shape.isListSchema()) {
    const item = shape.getValueSchema();
    const isFlat = ec2 || shape.getMergedTraits().xmlFlattened;
    const items = isFlat ? part : part.parts.get(String(item.getMergedTraits().xmlName ?? 'member'));
    return [...(items?.parts.values() ?? [])].map((one) => readValue(item, one, ec2));
  }
  if (shape.isStructSchema()) return readStructure(shape, part, ec2);
  const { value = '' } = part;
  if (shape.isBooleanSchema()) return value === 'true';
  if (shape.isNumericSchema()) return Number(value);
  if (shape.isBlobSchema()) return new Uint8Array(Buffer.from(value, 'base64'));
  return value;
}
