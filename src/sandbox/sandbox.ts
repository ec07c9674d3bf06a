import { ACCOUNT_ID, type AccountData } from './account.ts';
import { type AttachableClient, attachTo } from './attach.ts';
import { passwordMatches } from './password.ts';
import { openStore } from './store.ts';

/** How a practice account is opened. Nothing of the process is read: clock and waiting are handed in. */
export interface SandboxOptions {
  /** Holds account.json; made with the first writing call. */
  readonly directory: string;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Rejects when the signal is aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /** How long every call takes. */
  readonly latencyMilliseconds: number;
  /** How late new IAM names appear to other calls. */
  readonly iamDelayMilliseconds: number;
  /** For a new account: does every region have its default VPC? Default true. */
  readonly defaultVpc?: boolean;
}

/** An AWS account to practise in. BEHAVIOUR.md says what it promises. */
export interface Sandbox {
  readonly accountId: typeof ACCOUNT_ID;
  /** The account's file, there from the first writing call on. */
  readonly file: string;
  /** Makes an IAM, EC2, ECS or STS client talk to this account and to nothing else. */
  attach(client: AttachableClient, accessKeyId?: string): void;
  /** Would the console let this user in with this password? */
  signIn(userName: string, password: string): Promise<boolean>;
  /** Changes the account behind the tool's back: things in use, quotas reached, drift. */
  edit(change: (account: AccountData) => void): Promise<void>;
}

/**
 * Opens the practice account of a directory, a brand-new one where there is no account.json yet.
 * Throws SetupError 'sandbox.unreadable' {file} or 'sandbox.newer' {file, version} for a file it cannot read.
 */
export async function openSandbox(options: SandboxOptions): Promise<Sandbox> {
  const store = openStore(options.directory, options.defaultVpc ?? true);
  store.read();
  return {
    accountId: ACCOUNT_ID,
    file: store.file,
    attach: (client, accessKeyId) => attachTo(client, store, options, accessKeyId),
    signIn: async (userName, password) => {
      const user = store.read().iam.users.find(({ name }) => name === userName);
      return user?.login !== undefined && passwordMatches(user.login, password);
    },
    edit: async (change) => store.write(change),
  };
}
