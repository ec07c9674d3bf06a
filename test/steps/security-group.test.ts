import { describe, expect, it } from 'vitest';
import { securityGroupStep } from '../../src/steps/security-group.ts';
import { asked, NOTHING_ASKED, needs, nodeOf, type PlaceOptions, place, specOf } from './place.ts';

const GROUP = 'ap-northeast-2/security-group';

async function sshQuestion(options: PlaceOptions = {}) {
  const { cx } = await place(options);
  const seen = await securityGroupStep.look(cx(), {});
  return securityGroupStep.questions(seen, {}, cx()).find(({ key }) => key === 'sshCidr');
}

describe('the step "security-group"', () => {
  it('asks for the name and for each of the three rules', async () => {
    const { cx } = await place();
    const questions = securityGroupStep.questions(await securityGroupStep.look(cx(), {}), {}, cx());
    expect(asked(questions)).toEqual([
      ['sgName', 'ecs-instances-default-cluster', 'asked'],
      ['http', true, 'asked'],
      ['https', true, 'asked'],
      ['sshCidr', 'my-ip', 'asked'],
    ]);
  });

  it('makes the group in the chosen VPC, and each rule as a node of its own', async () => {
    const { settle } = await place();
    const { seen, draft, cx } = await settle(securityGroupStep);
    expect(draft.sshCidr).toBe('198.51.100.7/32');
    const nodes = securityGroupStep.nodes(seen, draft, cx, NOTHING_ASKED);
    expect(needs(nodes)).toEqual({
      [GROUP]: ['ap-northeast-2/vpc'],
      'ap-northeast-2/ingress-http': [GROUP],
      'ap-northeast-2/ingress-https': [GROUP],
      'ap-northeast-2/ingress-ssh': [GROUP],
    });
    expect(specOf(nodes, GROUP)).toMatchObject({
      groupName: 'ecs-instances-default-cluster',
      vpcId: { pending: 'ap-northeast-2/vpc', fact: 'vpcId' },
      description: expect.stringMatching(/^[ -~]{1,255}$/),
    });
    const groupId = { pending: GROUP, fact: 'groupId' };
    expect(specOf(nodes, 'ap-northeast-2/ingress-http')).toMatchObject({ groupId, port: '80', cidr: '0.0.0.0/0' });
    expect(specOf(nodes, 'ap-northeast-2/ingress-https')).toMatchObject({ groupId, port: '443', cidr: '0.0.0.0/0' });
    expect(specOf(nodes, 'ap-northeast-2/ingress-ssh')).toMatchObject({ groupId, port: '22', cidr: '198.51.100.7/32' });
    for (const node of nodes.slice(1)) {
      expect(node).toMatchObject({ letsIn: true, widens: [GROUP], absent: false });
      // EC2 takes no quotes and nothing but ASCII in a rule's description.
      expect(specOf(nodes, node.id).description).toMatch(/^[a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]{1,255}$/);
    }
  });

  it('does not want a rule that was declined', async () => {
    const { settle } = await place();
    const { seen, draft, cx } = await settle(securityGroupStep, { http: false, https: true, sshCidr: 'none' });
    const nodes = securityGroupStep.nodes(seen, draft, cx, NOTHING_ASKED);
    const absent = nodes.filter((node) => node.absent).map(({ id }) => id);
    expect(absent).toEqual(['ap-northeast-2/ingress-http', 'ap-northeast-2/ingress-ssh']);
    expect(nodeOf(nodes, 'ap-northeast-2/ingress-https').absent).toBe(false);
    // Somebody else's rule for the same range is not looked for.
    expect(specOf(nodes, 'ap-northeast-2/ingress-http')).toMatchObject({ port: '80', cidr: '' });
  });

  it.each([
    [{ http: true, https: true, sshCidr: 'none' }, ['warning security-group.open-web', 'info security-group.no-ssh']],
    [{ http: false, https: false, sshCidr: '203.0.113.25/32' }, ['info security-group.ssh-shared']],
    [{ http: false, https: false, sshCidr: '203.0.113.0/24' }, ['warning security-group.ssh-range']],
    [{ http: false, https: false, sshCidr: '0.0.0.0/0' }, ['warning security-group.ssh-anywhere']],
  ])('of %j warns of %j', async (draft, expected) => {
    const { cx } = await place();
    const findings = securityGroupStep.findings({ ownAddress: undefined }, draft, cx(), { resetPassword: '' });
    expect(findings.map(({ level, code }) => `${level} ${code}`)).toEqual(expected);
  });

  it('names the rules that are open to everybody', async () => {
    const { cx } = await place();
    const draft = { http: false, https: true, sshCidr: 'none' };
    expect(securityGroupStep.findings({ ownAddress: undefined }, draft, cx(), { resetPassword: '' })[0]?.facts).toEqual(
      { rules: 'HTTPS', flags: '--no-https' },
    );
  });
});

describe('who may use SSH', () => {
  it("is offered the person's own address, as it was found", async () => {
    const question = await sshQuestion();
    expect(question).toMatchObject({ default: 'my-ip', text: { code: 'security-group.ssh' } });
    expect(question?.found).toEqual({ code: 'security-group.own-address', facts: { address: '198.51.100.7' } });
    expect(await question?.settle?.('my-ip')).toEqual({ value: '198.51.100.7/32' });
  });

  it.each(['none', '203.0.113.0/24'])('stays %s as it was answered', async (value) => {
    expect(await (await sshQuestion())?.settle?.(value)).toEqual({ value });
  });

  it.each([
    ['private', '10.0.0.1'],
    ['unreachable', 'ENOTFOUND'],
    ['not-an-address', '<html>'],
  ] as const)('is nobody where the address found is %s, and says why', async (refused, detail) => {
    const question = await sshQuestion({ local: { ownAddress: async () => ({ refused, detail }) } });
    expect(question?.found).toEqual({ code: 'security-group.address-unknown' });
    expect(await question?.settle?.('my-ip')).toEqual({
      value: 'none',
      because: { level: 'warning', code: `own-address.${refused}`, facts: { detail } },
    });
  });

  it.each(['CI', 'CloudShell', 'Codespaces'] as const)(
    'is nobody by default in %s, whose address is not theirs',
    async (remoteShell) => {
      const question = await sshQuestion({
        local: {
          remoteShell,
          ownAddress: () => Promise.reject(new TypeError('was asked')),
        },
      });
      expect(question).toMatchObject({
        default: 'none',
        text: { code: 'security-group.ssh-type' },
        found: { code: 'security-group.ssh-remote', facts: { where: remoteShell } },
      });
    },
  );

  it.each(['CloudShell', 'Codespaces'] as const)(
    'is nobody in %s even where "my-ip" is asked for',
    async (remoteShell) => {
      const question = await sshQuestion({ local: { remoteShell } });
      expect(await question?.settle?.('my-ip')).toEqual({
        value: 'none',
        because: { level: 'warning', code: 'security-group.ssh-remote', facts: { where: remoteShell } },
      });
    },
  );

  it('is the address of the CI job where "my-ip" is asked for there', async () => {
    const question = await sshQuestion({ local: { remoteShell: 'CI' } });
    expect(await question?.settle?.('my-ip')).toEqual({ value: '198.51.100.7/32' });
  });

  it.each(['none', '203.0.113.25/32'])('answered as %s needs no look at the own address', async (sshCidr) => {
    const { cx } = await place({ local: { ownAddress: () => Promise.reject(new TypeError('was asked')) } });
    expect(await securityGroupStep.look(cx(), { sshCidr })).toEqual({ ownAddress: undefined });
  });
});
