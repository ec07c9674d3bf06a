import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../src/i18n/catalogue.ts';
import { findingsView } from '../../src/ui/findings-view.ts';
import { makeScreen } from '../../src/ui/screen.ts';
import type { FindingEvent } from '../../src/wizard/events.ts';

const COMMAND =
  'aws iam update-account-password-policy --minimum-password-length 14 --require-symbols --require-numbers --require-uppercase-characters';

const finding = (event: Omit<FindingEvent, 'type' | 'facts' | 'fixable'> & Partial<FindingEvent>): FindingEvent => ({
  type: 'finding',
  facts: {},
  fixable: false,
  ...event,
});

const FINDINGS: readonly FindingEvent[] = [
  finding({
    id: 'D001',
    check: 'set-up',
    light: 'red',
    code: 'doctor.set-up.changed',
    facts: { type: 'ec2.subnet', value: '10.0.0.0/20 \u001b[2J', changed: 'publicAddresses,groupName' },
    fix: 'aws-ecs-setup doctor --fix D001',
  }),
  finding({
    id: 'D001',
    check: 'set-up',
    light: 'red',
    code: 'conflict.gone',
    facts: { type: 'ec2.vpc', value: 'vpc-1' },
    fix: 'aws-ecs-setup doctor --fix D001',
  }),
  finding({ id: 'D002', check: 'root-mfa', light: 'green', code: 'doctor.root-mfa.in-order' }),
  finding({
    id: 'D004',
    check: 'password-policy',
    light: 'yellow',
    code: 'doctor.password-policy.absent',
    fix: COMMAND,
  }),
  finding({
    id: 'D005',
    check: 'admin-mfa',
    light: 'yellow',
    code: 'doctor.unseen.denied',
    facts: { action: 'iam:ListMFADevices' },
  }),
  finding({
    id: 'D016',
    check: 'vpc-dns',
    light: 'green',
    code: 'doctor.vpc-dns.in-order',
    facts: { vpc: 'vpc-1' },
    region: 'us-east-1',
  }),
  finding({
    id: 'D016',
    check: 'vpc-dns',
    light: 'green',
    code: 'doctor.vpc-dns.in-order',
    facts: { vpc: 'vpc-2' },
    region: 'eu-west-1',
  }),
];

async function shown(language: 'en' | 'ko', columns: number, findings = FINDINGS): Promise<string> {
  const output = { write: () => undefined, isTerminal: true, columns };
  return findingsView(findings, makeScreen(output, output, await loadCatalogue(language), false));
}

describe('the findings on a screen', () => {
  it('stand by light, a check once, with why and what puts it right', async () => {
    expect(await shown('en', 80)).toBe(`
Does not work or is dangerous

✖ D001  Subnet 10.0.0.0/20  [2J was changed since. To be put right: public
        addresses, groupName
        VPC vpc-1: What was chosen is not there any more. Choose another one,
        then run the same command again.
        Why: What is missing or changed is missed when instances start or
        containers run.
        Fix: aws-ecs-setup doctor --fix D001

Worth putting right

! D004  The account has no password policy of its own. The default of AWS
        holds: at least 8 characters of three kinds.
        Why: It decides how easily the console passwords of users can be
        guessed.
        Fix: ${COMMAND}

! D005  The administrator user has MFA: Could not be looked at: the permission
        for iam:ListMFADevices is missing. Allow it, then run the same command
        again.
        Why: An administrator can do nearly everything; without MFA a stolen
        password is enough.

In order

✔ D002  The root user has MFA.
✔ D016  DNS support and DNS host names are on in VPC vpc-1. (us-east-1)
✔ D016  DNS support and DNS host names are on in VPC vpc-2. (eu-west-1)
`);
  });

  it.each([
    ['en', 80],
    ['en', 120],
    ['ko', 80],
    ['ko', 120],
    ['ko', 40],
  ] as const)('are no wider than it, commands aside (%s, %i)', async (language, columns) => {
    const lines = (await shown(language, columns)).split('\n').filter((line) => !/--|aws-ecs-setup/.test(line));
    expect(lines.filter((line) => stringWidth(line) > columns)).toEqual([]);
    expect(lines.length).toBeGreaterThan(15);
  });

  it('name each cure under what it puts right', async () => {
    const [changed, gone] = FINDINGS;
    const two = [
      { ...changed, fix: 'aws-ecs-setup doctor --fix D001' },
      { ...gone, fix: 'aws-ecs-setup init' },
    ];
    const text = await shown('en', 80, two as FindingEvent[]);
    const order = ['Subnet', 'Why:', 'Fix: aws-ecs-setup doctor --fix D001', 'VPC vpc-1', 'Fix: aws-ecs-setup init'];
    const places = order.map((part) => text.indexOf(part));
    expect(places).toEqual([...places].sort((one, other) => one - other));
    expect(places).not.toContain(-1);
  });

  it('name no region where there is one only, and take no place where there are none', async () => {
    expect(await shown('ko', 80, FINDINGS.slice(0, -1))).not.toContain('us-east-1');
    expect(await shown('en', 80, [])).toBe('');
  });
});
