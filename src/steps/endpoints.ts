import type { AnswerValue, Draft } from '../answers/answers.ts';
import { SetupError } from '../engine/errors.ts';
import { endpointFindings } from './endpoints-findings.ts';
import { DEFAULT_GROUP, endpointNodes } from './endpoints-nodes.ts';
import { type EndpointsSeen, lookAtEndpoints } from './endpoints-seen.ts';
import { ECS_SERVICES } from './endpoints-services.ts';
import { endpointNode } from './node-ids.ts';
import type { Question, Step } from './step.ts';

/** Guide: "Amazon ECS interface VPC endpoints". How instances and tasks without a way out reach ECS, their images and their logs. */
export const endpointsStep: Step<EndpointsSeen> = {
  id: 'endpoints',
  scope: 'region',
  look: lookAtEndpoints,
  questions(seen, draft, place) {
    const purpose: Question = {
      key: 'endpointsFor',
      kind: 'select',
      text: { code: 'endpoints.for' },
      default: purposeOf(seen, place.region),
      choices: ['ec2', 'fargate', 'all'].map((value) => ({ value, text: { code: `endpoints.for-${value}` } })),
      check: (value) => checkOffered(value, seen, place.region),
    };
    return [
      purpose,
      {
        key: 'endpointsSessionManager',
        kind: 'confirm',
        text: { code: 'endpoints.session-manager' },
        default: wantsSessions(seen, draft) || hasSessions(seen, draft, place.region),
        quiet: draft.endpointsFor === 'all',
      },
      { key: 'endpointPolicy', kind: 'text', text: { code: 'endpoints.policy' }, default: 'full-access', quiet: true },
      { key: 'endpointSgName', kind: 'text', text: { code: 'endpoints.group' }, default: DEFAULT_GROUP, quiet: true },
    ];
  },
  nodes: (seen, draft, { region }) => endpointNodes(seen, draft, region),
  findings: (seen, draft, { region }) => endpointFindings(seen, draft, region),
  notes(_draft, results, { region }, { running, there }) {
    const isNew = (ending: string) => !there.some(({ ServiceName }) => ServiceName?.endsWith(`.${ending}`));
    const made = ECS_SERVICES.filter((ending) => isNew(ending) && results(endpointNode(region, ending)));
    if (running.length === 0 || made.length === 0) return [];
    return [{ code: 'endpoints.note-restart', facts: { instances: running.join(', '), region } }];
  },
};

const SESSIONS = ['ssm', 'ssmmessages'];

/** What those that stand there were made for: they are not taken away because the answers were lost. */
function purposeOf({ made }: EndpointsSeen, region: string): 'ec2' | 'fargate' | 'all' {
  const has = (ending: string) => made.has(endpointNode(region, ending));
  if (made.size === 0) return 'ec2';
  if (!ECS_SERVICES.some(has)) return 'fargate';
  return SESSIONS.every(has) ? 'all' : 'ec2';
}

function hasSessions({ made }: EndpointsSeen, { endpointsFor }: Draft, region: string): boolean {
  // That one is made for nothing else.
  return made.has(endpointNode(region, endpointsFor === 'fargate' ? 'ssmmessages' : 'ec2messages'));
}

/** Who chose Session Manager for instances that reach nothing else needs its endpoints as well. */
function wantsSessions({ places }: EndpointsSeen, draft: Draft): boolean {
  return draft.sessionManager === true && draft.endpointsFor === 'ec2' && !places.wayOut;
}

/** @throws SetupError `endpoints.no-ecs-service`, exit 2, where the region offers agents no endpoints */
function checkOffered(value: AnswerValue, { offered }: EndpointsSeen, region: string): void {
  if (value === 'fargate') return;
  const missing = ECS_SERVICES.filter((ending) => !offered.has(ending));
  if (missing.length === 0) return;
  throw new SetupError('endpoints.no-ecs-service', { services: missing.join(', '), region }, 2);
}
