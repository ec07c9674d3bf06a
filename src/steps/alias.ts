import { accountAlias } from '../aws/reads/account.ts';
import { accountAliasResource } from '../resources/account-alias.ts';
import type { Step } from './step.ts';

export const ALIAS_NODE = 'account/alias';

interface AliasSeen {
  readonly alias: string | undefined;
}

/** Guide: the account alias in the sign-in URL. Optional; one that is there stays unless another is asked for. */
export const aliasStep: Step<AliasSeen> = {
  id: 'alias',
  scope: 'account',
  look: async (cx) => ({ alias: await accountAlias(cx) }),
  questions: (seen) => [
    {
      key: 'alias',
      kind: 'text',
      text: { code: 'alias.question' },
      found: seen.alias ? { code: 'alias.found', facts: { alias: seen.alias } } : { code: 'alias.none' },
      default: seen.alias ?? '',
    },
  ],
  nodes: (_seen, draft) =>
    draft.alias
      ? [
          {
            id: ALIAS_NODE,
            step: 'alias',
            scope: 'account',
            needs: [],
            serial: 'iam:account',
            resource: accountAliasResource,
            value: draft.alias,
            answers: ['alias'],
            spec: () => ({ alias: draft.alias ?? '' }),
          },
        ]
      : [],
  findings: () => [],
  notes: () => [],
};
