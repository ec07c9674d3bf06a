import { describe, expect, it } from 'vitest';
import type { Fault } from '../../src/engine/errors.ts';
import { loadCatalogue } from '../../src/i18n/catalogue.ts';
import { errorView } from '../../src/ui/error-view.ts';
import { permissionsView } from '../../src/ui/permissions-view.ts';
import { makeScreen } from '../../src/ui/screen.ts';

async function screenOf(columns: number, language: 'en' | 'ko' = 'en') {
  const output = { write: () => undefined, isTerminal: true, columns };
  return makeScreen(output, output, await loadCatalogue(language), false);
}
const resource = 'arn:aws:iam::123456789012:role/ecsInstanceRole';
const check = { action: 'iam:CreateRole', resources: [resource], nodes: ['account/instance-role'] };
const statement = { Effect: 'Allow', Action: 'iam:CreateRole', Resource: resource } as const;
const event = { type: 'permissions', expected: true } as const;
const words = (text: string) => text.replaceAll(/\s+/g, ' ');

describe('the permissions on the screen', () => {
  it.each([40, 80])('are a table of what is missing and a statement to copy, on %i columns', async (columns) => {
    const checks = [
      { ...check, verdict: 'denied', reason: 'permissions-boundary' },
      { ...check, action: 'ec2:CreateRoute', verdict: 'unknown' },
      { ...check, action: 'ec2:CreateVpc', verdict: 'allowed' },
    ] as const;
    const text = permissionsView({ ...event, checks, statements: [statement] }, await screenOf(columns));
    const json = text.slice(text.indexOf('\n[\n'), text.indexOf('\n]\n') + 3);
    expect(JSON.parse(json)).toEqual([statement]);
    expect(words(text)).toContain('(expected)');
    expect(words(text)).toContain('(not allowed by the permissions boundary)');
    expect(words(text)).toContain('could be asked: ec2:CreateRoute');
    expect(words(text)).toContain('can be told: 1.');
  });

  it('name nothing to add where nothing is missing', async () => {
    const checks = [{ ...check, verdict: 'allowed' }] as const;
    const text = permissionsView({ ...event, checks, statements: [] }, await screenOf(80, 'ko'));
    expect(text).toContain('(예상)');
    expect(text).not.toContain('[');
  });

  it('print a resource harmlessly', async () => {
    const checks = [{ ...check, resources: ['arn:\u001b[2J\u202Ex'], verdict: 'denied' }] as const;
    const text = permissionsView({ ...event, checks, statements: [] }, await screenOf(80));
    for (const mark of ['\u001b', '\u202e']) expect(text).not.toContain(mark);
  });
});

describe('a refusal on the screen', () => {
  const fault: Fault = {
    kind: 'denied',
    name: 'UnauthorizedOperation',
    message: 'You are not authorized',
    action: 'iam:CreateRole',
    facts: { who: 'arn:aws:iam::123456789012:user/sam', resource },
    statement,
  };

  it.each([40, 120])('has the statement on one line, which is never broken, on %i columns', async (columns) => {
    const text = errorView(fault, 1, await screenOf(columns));
    const [line = ''] = text.split('\n').filter((one) => one.includes('{'));
    expect(JSON.parse(line.slice(line.indexOf('{')))).toEqual(statement);
    for (const part of ['iam:CreateRole', 'user/sam', 'ecsInstanceRole']) {
      expect(text.replaceAll(/\s+/g, '')).toContain(part);
    }
  });

  it.each([
    ['service-control-policy', 'AWS Organizations'],
    ['permissions-boundary', 'in the boundary as well'],
  ])('by a %s says that the statement alone does not help', async (reason, who) => {
    const text = words(errorView({ ...fault, facts: { ...fault.facts, reason } }, 1, await screenOf(200)));
    expect(text).toContain('alone does not help');
    expect(text).toContain(who);
  });
});
