import {
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  DeletePolicyVersionCommand,
  type Policy,
  paginateListPolicyVersions,
} from '@aws-sdk/client-iam';
import type { ReadContext, Setup, WriteContext } from '../aws/context.ts';
import { sameDocument, summaryOf } from '../aws/policy-document.ts';
import { everyPage } from '../aws/reads/absent.ts';
import { allOwnPolicies, policy, policyDocument } from '../aws/reads/policies.ts';
import { markOf, tagsFor } from '../aws/tags.ts';
import type { Candidate, Difference } from '../engine/resource.ts';
import { type AwsResource, differs, known, nameOfPolicy } from './aws-resource.ts';
import { policyBlockers, removePolicy } from './iam-policy-undo.ts';
import { markedAmong } from './marked.ts';

/** As many versions as IAM keeps of one policy. */
const MOST_VERSIONS = 5;

export interface PolicySpec {
  readonly policyName: string;
  /** JSON */
  readonly document: string;
  /** ASCII only: IAM refuses anything else, and never changes it. */
  readonly description: string;
  /** What serves as well where somebody else wrote the policy, e.g. the guide's own wording. */
  readonly likewise?: readonly string[];
}
export interface PolicyLive {
  readonly [fact: string]: string | boolean;
  readonly policyName: string;
  readonly policyArn: string;
  /** What counts of it, as compact JSON. */
  readonly document: string;
  /** Does it carry our tags? Another one's is not ours to change. */
  readonly mine: boolean;
}

/** A managed policy of the account's own (iam:CreatePolicy). */
export const iamPolicy: AwsResource<PolicySpec, PolicyLive> = {
  type: 'iam.policy',
  title: (live) => live.policyName,
  identity: 'policyArn',
  tagged: true,
  async find(cx, id, spec, hint) {
    const wanted = known(spec.policyName);
    const arns = new Set([hint?.policyArn, wanted && policyArnOf(cx.setup, wanted)].filter((arn) => arn !== undefined));
    const found = await Promise.all([...arns].map((arn) => candidate(cx, id, arn)));
    return found.filter((one) => one !== undefined).slice(0, 1);
  },
  compare(spec, live) {
    const differences: Difference[] = [];
    if (differs(spec.policyName, live.policyName)) {
      differences.push({ fact: 'policyName', want: known(spec.policyName), have: live.policyName, fix: 'conflict' });
    }
    const document = known(spec.document);
    const fine = live.mine ? [] : (known(spec.likewise) ?? []);
    if (document === undefined || [document, ...fine].some((one) => sameDocument(one, live.document))) {
      return differences;
    }
    const both = { fact: 'document', want: summaryOf(document), have: summaryOf(live.document) };
    differences.push(
      live.mine ? { ...both, fix: 'update' } : { ...both, fix: 'conflict', reason: 'conflict.policy-of-others' },
    );
    return differences;
  },
  async create(cx, id, { policyName, document, description }) {
    const answer = await cx.clients.iam.send(
      new CreatePolicyCommand({
        PolicyName: policyName,
        PolicyDocument: document,
        Description: description,
        Tags: tagsFor(cx.setup, id),
      }),
    );
    const policyArn = answer.Policy?.Arn ?? policyArnOf(cx.setup, policyName);
    return { policyName, policyArn, document, mine: true };
  },
  /** A new version takes the place of the one that counts (iam:CreatePolicyVersion); the oldest other one makes room for it. */
  async update(cx, _id, { document }, live) {
    await makeRoom(cx, live.policyArn);
    const version = { PolicyArn: live.policyArn, PolicyDocument: document, SetAsDefault: true };
    await cx.clients.iam.send(new CreatePolicyVersionCommand(version));
    return { ...live, document };
  },
  marked: async (cx) => markedAmong(await allOwnPolicies(cx), (found) => liveOf(cx, found, true)),
  blockers: policyBlockers,
  remove: (cx, { policyArn }) => removePolicy(cx, policyArn),
};

/** `arn:aws:iam::111122223333:policy/cwlogspolicy` */
export function policyArnOf({ identity }: Pick<Setup, 'identity'>, policyName: string): string {
  return `arn:${identity.partition.id}:iam::${identity.accountId}:policy/${policyName}`;
}

async function candidate(cx: ReadContext, id: string, arn: string): Promise<Candidate<PolicyLive> | undefined> {
  const found = await policy(cx, arn);
  if (!found) return undefined;
  const mark = markOf(found.Tags, cx.setup, id);
  return { live: await liveOf(cx, { ...found, Arn: found.Arn ?? arn }, mark === 'ours'), mark };
}

async function liveOf(cx: ReadContext, found: Policy, mine: boolean): Promise<PolicyLive> {
  const policyArn = found.Arn ?? '';
  const document = (await policyDocument(cx, policyArn)) ?? '';
  return { policyName: found.PolicyName ?? nameOfPolicy(policyArn), policyArn, document, mine };
}

/** iam:DeletePolicyVersion on the oldest version that does not count, where there are as many as there can be. */
async function makeRoom(cx: WriteContext, policyArn: string): Promise<void> {
  const { iam } = cx.clients;
  const pages = paginateListPolicyVersions({ client: iam }, { PolicyArn: policyArn });
  const versions = await everyPage(pages, (page) => page.Versions);
  if (versions.length < MOST_VERSIONS) return;
  const [oldest] = versions
    .filter(({ IsDefaultVersion: counts }) => !counts)
    .sort((one, other) => numberOf(one.VersionId) - numberOf(other.VersionId));
  await iam.send(new DeletePolicyVersionCommand({ PolicyArn: policyArn, VersionId: oldest?.VersionId }));
}

const numberOf = (versionId = ''): number => Number(versionId.replace(/^v/, ''));
