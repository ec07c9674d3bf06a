import { ListAccountAliasesCommand } from '@aws-sdk/client-iam';
import { describe, expect, it } from 'vitest';
import { person } from './person.ts';
import { runs } from './run.ts';

const ROOT = { Account: '123456789012', Arn: 'arn:aws:iam::123456789012:root', UserId: '123456789012' };
const nodesDone = (told: readonly { type: string; node?: unknown }[]) =>
  told.filter(({ type }) => type === 'node-done').map(({ node }) => String(node));

describe('a run as the root user', () => {
  it('warns of it, makes the administrator first, and by default leaves the rest to that user', async () => {
    const here = await runs(ROOT);
    const who = person({ alias: ['example-team'] }, ['run.root-choice-switch']);
    expect(await here.run({}, who)).toBe(1);
    const codes = here.told.flatMap((event) => (event.type === 'notice' ? [event.code] : []));
    expect(codes).toContain('account.signed-in-as-root');
    expect(codes).toContain('run.root-switch-how');
    const made = nodesDone(here.told);
    expect(made).toContain('account/admin-membership');
    expect(made.filter((node) => !/^account\/(admin|alias)|^computer\/credentials/.test(node))).toEqual([]);
    expect((await here.iam.send(new ListAccountAliasesCommand({}))).AccountAliases).toEqual(['example-team']);
    expect(here.told.at(-1)).toMatchObject({ type: 'result', ok: false, summary: { code: 'run.root-stopped' } });
  });

  it('goes on as root if the person prefers, and is then done', async () => {
    const here = await runs(ROOT);
    expect(await here.run({}, person({}, ['run.root-choice-go-on']))).toBe(0);
    expect(nodesDone(here.told)).toContain('ap-northeast-2/cluster');
  });

  it('with --yes goes on and says so', async () => {
    const here = await runs(ROOT);
    expect(await here.run({})).toBe(0);
    expect(here.told).toContainEqual(expect.objectContaining({ type: 'notice', code: 'run.root-goes-on' }));
  });

  it('that stopped there is finished by anybody of the account without being asked again', async () => {
    const here = await runs(ROOT);
    await here.run({}, person({}, ['run.root-choice-switch']));
    here.told.splice(0);
    expect(await here.run({ resume: true })).toBe(0);
    expect(here.told.some((event) => event.type === 'answer')).toBe(false);
  });
});

it('plans no VPC for a security group that cannot move there', async () => {
  const here = await runs();
  expect(await here.run({})).toBe(0);
  here.told.splice(0);
  expect(await here.run({ flags: { vpc: 'new' } })).toBe(1);
  expect(nodesDone(here.told)).toEqual([]);
  const plan = here.told.flatMap((event) => (event.type === 'plan' ? event.changes : []));
  expect(plan.find(({ action }) => action === 'conflict')?.conflict?.reason).toBe('conflict.group-in-other-vpc');
});
