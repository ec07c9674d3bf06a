import { describe, expect, it } from 'vitest';
import { endpointPolicyOf, FULL_ACCESS, letsThrough, sameEndpointPolicy } from '../../src/aws/endpoint-policy.ts';

const policy = (...Statement: readonly object[]) => JSON.stringify({ Version: '2012-10-17', Statement });
const ALLOW = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' };

describe('the policy of an endpoint', () => {
  it('is full access in every form that EC2 gives it', () => {
    const forms = [
      undefined,
      '',
      policy(ALLOW),
      policy({ ...ALLOW, Principal: { AWS: '*' } }),
      policy({ ...ALLOW, Action: ['*'] }),
    ];
    expect(new Set(forms.map(endpointPolicyOf))).toEqual(new Set([FULL_ACCESS]));
    for (const other of [
      policy({ ...ALLOW, Condition: {} }),
      policy(ALLOW, ALLOW),
      policy({ ...ALLOW, Effect: 'Deny' }),
    ]) {
      expect(endpointPolicyOf(other)).not.toBe(FULL_ACCESS);
    }
  });

  it('is the same whatever its layout and the order of its lists', () => {
    const [one, other] = [
      { ...ALLOW, Action: ['ecs:Poll', 'ecs:*'] },
      { ...ALLOW, Action: ['ecs:*', 'ecs:Poll'] },
    ];
    expect(sameEndpointPolicy(policy(one), JSON.stringify(JSON.parse(policy(other)), null, 2))).toBe(true);
    expect(sameEndpointPolicy(policy(one), FULL_ACCESS)).toBe(false);
  });

  it.each<[string, boolean, string]>([
    ['full access', true, FULL_ACCESS],
    ['a pattern that covers it, in any case', true, policy({ ...ALLOW, Action: ['ECS:Register*'] })],
    ['all but something else', true, policy({ ...ALLOW, Action: undefined, NotAction: 'ecs:DeleteCluster' })],
    ['another action only', false, policy({ ...ALLOW, Action: ['ecs:ListClusters'] })],
    ['all but this', false, policy({ ...ALLOW, Action: undefined, NotAction: 'ecs:*' })],
    ['a refusal besides', false, policy(ALLOW, { ...ALLOW, Effect: 'Deny', Action: 'ecs:*' })],
    ['a refusal on some condition', true, policy(ALLOW, { ...ALLOW, Effect: 'Deny', Condition: { Bool: { x: 'y' } } })],
    ['what is no policy', false, 'none'],
  ])('lets a call through or not: %s', (_what, through, document) => {
    expect(letsThrough(document, 'ecs:RegisterContainerInstance')).toBe(through);
  });
});
