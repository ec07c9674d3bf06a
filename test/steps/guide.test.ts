import { describe, expect, it } from 'vitest';
import type { Draft } from '../../src/answers/answers.ts';
import { FLAGS, STEP_IDS } from '../../src/answers/flags.ts';
import { inOrder } from '../../src/engine/graph.ts';
import { STEPS } from '../../src/steps/index.ts';
import { NOTHING_ASKED, place } from './place.ts';

/** Nobody is asked for these: a flag that is given, or an earlier answer, is what makes a question of them. */
const GIVEN: Draft = {
  s3Read: 'all',
  cloudwatchLogs: true,
  sessionManager: true,
  ecsExec: true,
  containerInsights: 'on',
  taskSecrets: [],
  taskSecretsKey: '',
};

describe('the steps', () => {
  it("stand in the guide's order", () => expect(STEPS.map(({ id }) => id)).toEqual(STEP_IDS));

  it.each([true, false])('fit together: every node finds what it needs (default VPC: %s)', async (defaultVpc) => {
    const { settle } = await place({ defaultVpc });
    const nodes = [];
    for (const step of STEPS) {
      const { seen, draft, cx } = await settle(step);
      nodes.push(...step.nodes(seen, draft, cx, NOTHING_ASKED));
    }
    expect(inOrder(nodes)).toHaveLength(nodes.length);
    expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
    for (const node of nodes) expect(node.id).toMatch(/^(account|computer|ap-northeast-2)\/[a-z0-9/-]+$/);
  });

  it('ask every question that a flag answers', async () => {
    const here = await place({ defaultVpc: false });
    const questions: string[] = [];
    for (const step of STEPS) {
      // Without an address there is no budget to ask about, and without private subnets no way out of them.
      const { seen, draft, cx } = await here.settle(step, {
        ...GIVEN,
        budgetEmail: 'alice@example.com',
        privateSubnets: true,
      });
      for (const { key } of step.questions(seen, draft, cx)) questions.push(`${step.id} ${key}`);
    }
    for (const { step, key } of FLAGS) expect(questions).toContain(`${step} ${key}`);
  });
});
