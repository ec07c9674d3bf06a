/** A virtual MFA device that is to be taken into an authenticator app. */
export interface DeviceToPair {
  readonly userName: string;
  readonly accountId: string;
  /** 1 for the first device of the user, 2 for the second. */
  readonly number: number;
  /** What the app is given: Base32. It goes nowhere but on the screen, and off it again. */
  readonly secret: string;
}

/** Two codes that the app showed one right after the other, the older one first. */
export type Codes = readonly [string, string];

/** Why two more codes are asked for. `late`: the device is the user's, but the codes were old by the time AWS took them. */
export interface Again {
  readonly because: 'wrong' | 'late';
  /** How often they are still asked for, this time included. */
  readonly left: number;
}

/** The secret as it stands on the screen. */
export interface ShownSecret {
  /** Undefined when the person gives up. Rejects when they stop the run. */
  codes(again?: Again): Promise<Codes | undefined>;
  /** Takes it off the screen, whatever happened. */
  hide(): void;
}

/** Somebody who can take a device into an authenticator app: a port to the terminal. */
export interface Pairing {
  show(device: DeviceToPair): Promise<ShownSecret>;
}
