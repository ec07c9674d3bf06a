import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Inventory, readInventory } from '../support/inventory.ts';
import { openPracticeAccount, practiceClients } from './practice-clients.ts';

export const region = 'ap-northeast-2';

/** Where the tool keeps the practice account of this home. */
export const practiceDirectory = (home: string): string => join(home, '.local', 'share', 'aws-ecs-setup', 'sandbox');

/** The practice account as it stands, ids and keys replaced by names. */
export async function practiceInventory(home: string): Promise<Inventory> {
  const sandbox = await openPracticeAccount(practiceDirectory(home), 60_000);
  return readInventory(practiceClients(sandbox), [region]);
}

/** Would the console let the administrator in with this password? */
export async function signsIn(home: string, password: string): Promise<boolean> {
  return (await openPracticeAccount(practiceDirectory(home))).signIn('Administrator', password);
}

export const credentialsPath = (home: string): string =>
  join(practiceDirectory(home), 'Administrator-123456789012-credentials.csv');

/** The password in the credentials file; empty where none was written down. */
export function passwordIn(home: string): string {
  const [, record = ''] = readFileSync(credentialsPath(home), 'utf8').split('\n');
  const [, field = ''] = /^Administrator,(.*),https:\S+$/.exec(record) ?? [];
  return field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field;
}
