import { describe, expect, test } from 'vitest';
import { isSettled, type Plan } from '../../src/engine/plan.ts';
import { thingNode, thingType } from './fake-things.ts';
import { fakeRun, STOPPED } from './fake-world.ts';

/** `node: action`, with what blocks it. */
const told = ({ changes }: Plan) =>
  changes.map(({ node, action, blockedBy }) => `${node}: ${action}${blockedBy ? ` after ${blockedBy}` : ''}`);

describe('makePlan', () => {
  test('creates what is not there, keeps what is as wanted and updates what differs, in the order given', async () => {
    const { account, plan } = fakeRun();
    const type = thingType(account, 'thing');
    account.put({ type: 'thing', name: 'there' });
    account.put({ type: 'thing', name: 'other', size: 'large' });
    const nodes = [thingNode('new', type, { needs: ['there'] }), thingNode('there', type), thingNode('other', type)];
    const planned = await plan(nodes);
    expect(told(planned)).toEqual(['new: create', 'there: keep', 'other: update']);
    expect(isSettled(planned)).toBe(false);
    expect(planned.changes[2]).toMatchObject({
      step: 'step-of-other',
      scope: 'account',
      type: 'thing',
      owner: 'adopted',
      live: { name: 'other', size: 'large' },
      differences: [{ fact: 'size', want: 'small', have: 'large', fix: 'update' }],
    });
  });

  test('looks at once for what is on record, and again only where its needs turned out to be others', async () => {
    const { account, run, next } = fakeRun();
    const type = thingType(account, 'thing');
    const nodes = [thingNode('vpc', type, { name: 'my-vpc' }), thingNode('group', type, { needs: ['vpc'] })];
    await run(nodes);
    account.log.length = 0;
    account.when('find', 'vpc', () => account.log.push('vpc seen'));
    await next().plan(nodes);
    expect(account.log).toEqual(['find vpc', 'find group', 'vpc seen']);
    const [vpc] = account.things;
    account.drop(vpc?.id);
    account.log.length = 0;
    expect(told(await next().plan(nodes))).toEqual(['vpc: create', 'group: keep']);
    expect(account.log).toEqual(['find vpc', 'find group', 'find group']);
  });

  test('is settled when everything is as wanted', async () => {
    const { account, plan } = fakeRun();
    account.put({ type: 'thing', name: 'there' });
    const planned = await plan([thingNode('there', thingType(account, 'thing'))]);
    expect(isSettled(planned)).toBe(true);
  });

  test('says where a value comes from that is not known yet, and gives it where it is', async () => {
    const { account, plan } = fakeRun();
    const type = thingType(account, 'thing');
    const nodes = [thingNode('vpc', type, { name: 'my-vpc' }), thingNode('group', type, { needs: ['vpc'] })];
    expect((await plan(nodes)).changes[1]?.spec.parent).toEqual({ pending: 'vpc', fact: 'name' });
    account.put({ type: 'thing', name: 'my-vpc' });
    expect((await plan(nodes)).changes[1]?.spec.parent).toBe('my-vpc');
  });

  test('asks nothing twice and writes nothing, neither to the account nor to the ledger', async () => {
    const { account, plan } = fakeRun();
    const type = thingType(account, 'thing', { size: { widens: true } });
    account.put({ type: 'thing', name: 'b', size: 'large' });
    const nodes = [
      thingNode('a', type),
      thingNode('b', type),
      thingNode('c', type, { needs: ['a', 'b'], widens: ['b'] }),
    ];
    await plan(nodes);
    expect([...account.log].sort()).toEqual(['find a', 'find b', 'find c', 'gains b', 'gains c']);
  });

  test('a look that fails spoils its own node and what needs it, not the rest', async () => {
    const { account, plan } = fakeRun();
    const type = thingType(account, 'thing');
    account.fail('find', 'a', 'denied');
    const planned = await plan([thingNode('a', type), thingNode('b', type, { needs: ['a'] }), thingNode('c', type)]);
    expect(told(planned)).toEqual(['a: conflict', 'b: create after a', 'c: create']);
    expect(planned.changes[0]?.fault).toMatchObject({ kind: 'denied' });
    expect(planned.changes[0]?.conflict).toBeUndefined();
  });

  test('a failure to tell who would gain spoils only its node as well', async () => {
    const { account, plan } = fakeRun();
    const type = thingType(account, 'thing');
    account.put({ type: 'thing', name: 'group' });
    account.fail('gains', 'policy', 'denied');
    const nodes = [thingNode('group', type), thingNode('policy', type, { needs: ['group'], widens: ['group'] })];
    const planned = await plan(nodes);
    expect(told(planned)).toEqual(['group: keep', 'policy: conflict']);
    expect(planned.changes[1]?.fault).toMatchObject({ kind: 'denied' });
  });

  test('rejects when the person stops the run', async () => {
    const { account, plan, stop } = fakeRun();
    const type = thingType(account, 'thing');
    account.when('find', 'a', () => stop.abort(STOPPED));
    account.fail('find', 'a', 'aborted');
    await expect(plan([thingNode('a', type), thingNode('b', type, { needs: ['a'] })])).rejects.toThrow(
      'refused: aborted',
    );
  });
});

describe('a node that is not wanted any more', () => {
  test('is removed where this tool made it', async () => {
    const { account, plan } = fakeRun();
    account.put({ type: 'rule', name: 'ssh', node: 'ssh' });
    const planned = await plan([thingNode('ssh', thingType(account, 'rule', { removable: true }), { absent: true })]);
    expect(told(planned)).toEqual(['ssh: remove']);
    expect(planned.changes[0]).toMatchObject({ owner: 'created', live: { name: 'ssh' } });
  });

  test('is left alone where it was there before, and nothing is said where it is not there', async () => {
    const { account, plan } = fakeRun();
    const type = thingType(account, 'rule', { removable: true });
    account.put({ type: 'rule', name: 'ssh' });
    const planned = await plan([thingNode('ssh', type, { absent: true }), thingNode('http', type, { absent: true })]);
    expect(told(planned)).toEqual(['ssh: keep', 'http: keep']);
  });

  test('is a conflict where two of ours are found: neither stays there in silence', async () => {
    const { account, plan } = fakeRun();
    const ssh = [
      account.put({ type: 'rule', name: 'one', node: 'ssh' }),
      account.put({ type: 'rule', name: 'two', node: 'ssh' }),
    ];
    const planned = await plan([thingNode('ssh', thingType(account, 'rule', { removable: true }), { absent: true })]);
    expect(told(planned)).toEqual(['ssh: conflict']);
    expect(planned.changes[0]?.conflict?.facts.found).toBe(ssh.map(({ id }) => id).join(', '));
  });

  test('is left alone where two are found and neither is ours', async () => {
    const { account, plan } = fakeRun();
    for (const name of ['ssh', 'ssh']) account.put({ type: 'rule', name });
    const planned = await plan([thingNode('ssh', thingType(account, 'rule', { removable: true }), { absent: true })]);
    expect(told(planned)).toEqual(['ssh: keep']);
  });
});
