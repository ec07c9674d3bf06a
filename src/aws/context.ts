import type { Computer } from '../computer/computer.ts';
import type { OwnAddress } from '../computer/own-address.ts';
import type { RemoteShell } from '../computer/remote-shell.ts';
import type { NodeId } from '../engine/resource.ts';
import type { Clients } from './clients.ts';
import type { Identity } from './identity.ts';
import type { Pairing } from './pairing.ts';

/** Which set-up, in which account, this run works on. */
export interface Setup {
  /** The value of the tag `aws-ecs-setup:setup-id`. */
  readonly id: string;
  readonly identity: Identity;
}

/** Where the AWS CLI and the SDKs read profiles. */
export interface AwsFiles {
  readonly config: string;
  readonly credentials: string;
  /** The profile whose credentials this run works with, if it is one. */
  readonly inUse?: string;
}

/** What of this computer a set-up uses; the practice account has folders and an address of its own. */
export interface LocalPlaces {
  /** Where private keys go unless told otherwise. */
  readonly keyDirectory: string;
  /** Where the credentials CSV goes unless told otherwise. */
  readonly credentialsDirectory: string;
  readonly awsFiles: AwsFiles;
  /** The person's address as the internet sees it; asked at most once a run. */
  ownAddress(): Promise<OwnAddress>;
  /** Where the tool runs, if not on the person's own computer: the address found there is not theirs. */
  readonly remoteShell?: RemoteShell;
  /** The practice account: nothing here is read by other programs, and there is nothing to sign in to. */
  readonly isPractice?: true;
}

/** What a look is made through: clients that cannot write, and a memory so that nothing is asked twice. */
export interface ReadContext {
  readonly setup: Setup;
  /** The region of the node; for account-wide things, any region of the partition. */
  readonly region: string;
  readonly clients: Clients;
  readonly computer: Computer;
  readonly local: LocalPlaces;
  /** The answer to `key` in this region, asked at most once in one look. */
  once<T>(key: string, ask: () => Promise<T>): Promise<T>;
  /** The answer to `key`, had or on its way, if it was asked in this look: what it holds need not be asked for by itself. */
  asked<T>(key: string): Promise<T> | undefined;
  /** The same look in another region of the partition. */
  elsewhere(region: string): ReadContext;
}

/** What a change is made through: clients that send each call once. */
export interface WriteContext {
  readonly setup: Setup;
  readonly region: string;
  readonly clients: Clients;
  readonly computer: Computer;
  /** Secrets a person typed in this run, held in memory only. */
  readonly secrets: ReadonlyMap<NodeId, string>;
  /** Somebody with an authenticator app at hand; absent where nobody can be asked. */
  readonly pairing?: Pairing | undefined;
  /** Aborted when the person stops the run. */
  readonly signal?: AbortSignal;
}
