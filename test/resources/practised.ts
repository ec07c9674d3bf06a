import { STSClient } from '@aws-sdk/client-sts';
import type { ReadContext, Setup, WriteContext } from '../../src/aws/context.ts';
import { parseIdentity } from '../../src/aws/identity.ts';
import type { AccountData } from '../../src/sandbox/account.ts';
import type { RegionData } from '../../src/sandbox/region-data.ts';
import { here } from '../computer/here.ts';
import { type Practice, practice } from '../sandbox/practice.ts';
import { REGION, SETUP_ID } from './account.ts';

const ARN = 'arn:aws:sts::123456789012:assumed-role/Practice/you';

/** The contexts that resources are called with, on a practice account. */
export interface Practised extends Practice {
  /** A fresh look: within one, nothing is asked twice. */
  look(): ReadContext;
  readonly write: WriteContext;
  /** Changes the account behind the tool's back. */
  edit(change: (region: RegionData, account: AccountData) => void): Promise<void>;
}

export async function practised(): Promise<Practised> {
  const account = await practice();
  const setup: Setup = {
    id: SETUP_ID,
    identity: parseIdentity({ Account: '123456789012', Arn: ARN, UserId: 'AROA:you' }),
  };
  const computer = here();
  const stsWith = ({ accessKeyId }: { readonly accessKeyId: string }): STSClient => {
    const client = new STSClient({ region: REGION });
    account.sandbox.attach(client, accessKeyId);
    return client;
  };
  const clients = (region: string) => ({
    ...account.in(region),
    stsWith,
    iam: account.iam,
    sts: account.sts,
    budgets: account.budgets,
  });
  const write = { setup, region: REGION, clients: clients(REGION), computer, secrets: new Map() };
  const lookAt = (region: string, memory: Map<string, Promise<unknown>>): ReadContext => ({
    setup,
    region,
    clients: clients(region),
    computer,
    local: {
      keyDirectory: '/keys',
      credentialsDirectory: '/home/alice',
      awsFiles: { config: '/home/alice/.aws/config', credentials: '/home/alice/.aws/credentials' },
      ownAddress: async () => ({ address: '198.51.100.7' }),
    },
    once<T>(key: string, ask: () => Promise<T>): Promise<T> {
      const asked = (memory.get(`${region} ${key}`) as Promise<T> | undefined) ?? ask();
      memory.set(`${region} ${key}`, asked);
      return asked;
    },
    asked: <T>(key: string) => memory.get(`${region} ${key}`) as Promise<T> | undefined,
    elsewhere: (other) => lookAt(other, memory),
  });
  return {
    ...account,
    look: () => lookAt(REGION, new Map()),
    write,
    edit: (change) =>
      account.sandbox.edit((data) => {
        const region = data.regions[REGION];
        if (!region) throw new TypeError('nothing was changed in the region yet');
        change(region, data);
      }),
  };
}
