import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadProfiles } from '../../src/aws/profiles.ts';
import {
  type AwsFileKind,
  profilesIn,
  readSection,
  withoutSettings,
  withSettings,
} from '../../src/computer/aws-config-file.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aws-config-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const names = ['default', 'work', 'a.b', 'team@home'];
const quoted = fc.constantFrom('', '"', "'");
const anyHeader = fc.oneof(
  fc.tuple(fc.constantFrom(...names), quoted).map(([name, quote]) => `[profile ${quote}${name}${quote}]`),
  fc.constantFrom(...names).map((name) => `[${name}]`),
  fc.constantFrom('[services mine]', '[sso-session work]', '[preview]', '[]', '[plugins x]', '  [work]  # mine'),
);
const setting = fc
  .tuple(
    fc.constantFrom('', '', ' ', '\t'),
    fc.constantFrom('region', 'output', 's3', 'role_arn', 'aws_access_key_id', 'login_session'),
    fc.constantFrom('=', ' = ', ' =', '= '),
    fc.constantFrom('us-west-2', 'json', '', 'a=b', 'x#y', 'arn:aws:iam::111122223333:user/한글', 'v ; why'),
    fc.constantFrom('', '', ' # because', ' ; because', '  '),
  )
  .map((parts) => parts.join(''));
const noise = fc.constantFrom(
  '',
  '   ',
  '# region = nowhere',
  '; [profile work]',
  '=nothing',
  'no equals sign',
  '\uFEFF',
);
const line = fc.oneof({ weight: 2, arbitrary: anyHeader }, { weight: 5, arbitrary: setting }, noise);
const file = fc
  .tuple(fc.array(fc.tuple(line, fc.constantFrom('\n', '\n', '\r\n')), { maxLength: 14 }), fc.boolean())
  .map(([lines, ended]) => {
    const text = lines.map(([content, ending]) => content + ending).join('');
    return ended ? text : text.replace(/\r?\n$/, '');
  });
const kind = fc.constantFrom<AwsFileKind>('config', 'credentials');
const wanted = fc.uniqueArray(
  fc.tuple(
    fc.constantFrom('region', 'output', 'aws_access_key_id'),
    fc.constantFrom('eu-west-1', 'json', 'AKIAEXAMPLE'),
  ),
  { minLength: 1, selector: ([key]) => key },
);

async function readBySdk(text: string, of: AwsFileKind): Promise<Record<string, object>> {
  const [config, credentials] = [join(folder, 'config'), join(folder, 'credentials')];
  await writeFile(config, of === 'config' ? text : '');
  await writeFile(credentials, of === 'credentials' ? text : '');
  const { settings } = await loadProfiles({ AWS_CONFIG_FILE: config, AWS_SHARED_CREDENTIALS_FILE: credentials });
  return Object.fromEntries([...settings].map(([name, values]) => [name, { ...values }]));
}

describe('the AWS config and credentials files', () => {
  it('are read as the SDK reads them', async () => {
    await fc.assert(
      fc.asyncProperty(file, kind, async (text, of) => {
        const bySdk = await readBySdk(text, of);
        for (const name of names) {
          const section = readSection(text, of, name);
          expect(section && Object.fromEntries(section)).toEqual(bySdk[name]);
        }
        expect(
          profilesIn(text, of)
            .filter((name) => names.includes(name))
            .toSorted(),
        ).toEqual(names.filter((name) => bySdk[name]).toSorted());
      }),
      { numRuns: 300 },
    );
  });

  it('have what was set, and every other setting as before', async () => {
    await fc.assert(
      fc.asyncProperty(file, kind, fc.constantFrom(...names), wanted, async (text, of, name, pairs) => {
        const before = await readBySdk(text, of);
        const after = await readBySdk(withSettings(text, of, name, new Map(pairs)), of);
        expect(after).toEqual({ ...before, [name]: { ...before[name], ...Object.fromEntries(pairs) } });
      }),
      { numRuns: 300 },
    );
  });

  it('keep every line but those that were set, and their order', () => {
    fc.assert(
      fc.property(file, kind, fc.constantFrom(...names), wanted, (text, of, name, pairs) => {
        const before = text.split('\n');
        const keys = pairs.map(([key]) => key);
        const isSet = (one: string) => keys.some((key) => one.trimStart().startsWith(key));
        const kept = withSettings(text, of, name, new Map(pairs)).split('\n');
        const header = [`[${name}]`, `[profile ${name}]`];
        const others = (lines: readonly string[]) =>
          lines.map((one) => one.replace(/\r$/, '')).filter((one) => !isSet(one) && !header.includes(one));
        expect(others(kept)).toEqual(others(before));
      }),
    );
  });

  it('are byte for byte what they were once a section that was added is taken out again', () => {
    fc.assert(
      fc.property(file, kind, wanted, (text, of, pairs) => {
        const added = withSettings(text, of, 'aws-ecs-setup', new Map(pairs));
        expect(added.endsWith('\n')).toBe(text === '' || text.endsWith('\n'));
        expect(
          withoutSettings(
            added,
            of,
            'aws-ecs-setup',
            pairs.map(([key]) => key),
          ),
        ).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  it('lose nothing of other profiles when settings are taken out', async () => {
    await fc.assert(
      fc.asyncProperty(file, kind, fc.constantFrom(...names), async (text, of, name) => {
        // Nobody indents what stands below a setting that holds a value: the AWS CLI would take it for more of that value.
        fc.pre(
          !/(region|output)\s*=.*(\n.*\[.*|\n\s*[#;=n\uFEFF].*|\n\s*)*\n[ \t]+[a-z]/.test(text.replaceAll('\r', '')),
        );
        const before = await readBySdk(text, of);
        const after = await readBySdk(withoutSettings(text, of, name, ['region', 'output']), of);
        const { [name]: mine = {}, ...others } = before;
        const left = Object.entries(mine).filter(([key]) => !['region', 'output'].includes(key));
        expect(after).toEqual(left.length > 0 ? { ...others, [name]: Object.fromEntries(left) } : others);
      }),
      { numRuns: 300 },
    );
  });
});
