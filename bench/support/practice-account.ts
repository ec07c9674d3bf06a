import { randomUUID } from 'node:crypto';
import { setImmediate as immediate, setTimeout as sleep } from 'node:timers/promises';
import * as budgets from '@aws-sdk/client-budgets';
import * as ec2 from '@aws-sdk/client-ec2';
import * as ecs from '@aws-sdk/client-ecs';
import * as iam from '@aws-sdk/client-iam';
import * as sts from '@aws-sdk/client-sts';
import { NormalizedSchema } from '@smithy/core/schema';
import type { StaticOperationSchema } from '@smithy/types';
import { type AccountData, newAccount } from '../../src/sandbox/account.ts';
import { runDry } from '../../src/sandbox/operation.ts';
import { plain } from '../../src/sandbox/plain.ts';
import { SERVICES } from '../../src/sandbox/services.ts';
import type { MadeUpAnswer } from '../../test/support/proxy.ts';
import type { Call } from '../../test/support/wire-call.ts';
import { answerOf, type Protocol, refusal, refusalOf } from './practice-account-answer.ts';
import { readForm, readJson } from './practice-account-request.ts';

interface Service {
  readonly clientName: string;
  readonly protocol: Protocol;
  readonly commands: object;
  /** Account-wide services belong to no region. */
  readonly regional: boolean;
}

const OF_SIGNING_NAME: Readonly<Record<string, Service>> = {
  sts: { clientName: 'STSClient', protocol: 'query', commands: sts, regional: false },
  iam: { clientName: 'IAMClient', protocol: 'query', commands: iam, regional: false },
  ec2: { clientName: 'EC2Client', protocol: 'ec2', commands: ec2, regional: true },
  ecs: { clientName: 'ECSClient', protocol: 'json', commands: ecs, regional: true },
  budgets: { clientName: 'BudgetsClient', protocol: 'json', commands: budgets, regional: false },
};

/** It takes as long to keep a password here as it should to guess one, and nothing else is answered meanwhile: not in a rush. */
const AFTER_THE_RUSH: Readonly<Record<string, number>> = { CreateLoginProfile: 15 };

interface Shapes {
  readonly input: NormalizedSchema;
  readonly output: NormalizedSchema;
}

export interface PracticeAccount {
  /** All there is, as it stands. */
  readonly account: AccountData;
  answer(call: Call): Promise<MadeUpAnswer>;
}

/**
 * The practice account answering AWS's wire protocols, in memory: the other side where an emulator would be the slowest part. moto needs
 * milliseconds for every request, one after another, which 17 regions would wait for instead of for the network.
 */
export function practiceAccount(): PracticeAccount {
  const account = newAccount(true);
  const known = new Map<string, Shapes>();
  const shapesOf = (service: Service, action: string): Shapes => {
    const key = `${service.clientName} ${action}`;
    const shapes = known.get(key) ?? shapesOfCommand(service.commands, action);
    known.set(key, shapes);
    return shapes;
  };
  const answer: PracticeAccount['answer'] = async ({ service: signingName, region, action, parameters }) => {
    const service = OF_SIGNING_NAME[signingName];
    const run = SERVICES[service?.clientName ?? '']?.[action];
    // Whatever else is due comes first: no request is held longer because this one is answered.
    await (action in AFTER_THE_RUSH ? sleep(AFTER_THE_RUSH[action]) : immediate());
    if (!service) throw new Error(`no service signs as ${signingName}`);
    const { protocol } = service;
    const requestId = randomUUID();
    if (!run) {
      const message = `The practice account does not know ${action}.`;
      return refusal(protocol, { status: 400, code: 'InvalidAction', message, requestId });
    }
    const { input: wanted, output } = shapesOf(service, action);
    const read = protocol === 'json' ? readJson : readForm;
    const { DryRun: isDry, ...input } = read(wanted, parameters, protocol === 'ec2');
    const call = { account, region: service.regional ? region : '', now: Date.now(), iamDelay: 0 };
    const carryOut = () => plain(run(call, input));
    try {
      return answerOf(protocol, action, output, isDry ? runDry(carryOut) : carryOut(), requestId);
    } catch (error) {
      return refusalOf(protocol, error, requestId);
    }
  };
  return { account, answer };
}

function shapesOfCommand(commands: object, action: string): Shapes {
  const Command = (commands as Record<string, new (input: object) => { readonly schema: StaticOperationSchema }>)[
    `${action}Command`
  ];
  if (!Command) throw new Error(`the SDK has no ${action}`);
  const { schema } = new Command({});
  return { input: NormalizedSchema.of(schema[4]), output: NormalizedSchema.of(schema[5]) };
}
