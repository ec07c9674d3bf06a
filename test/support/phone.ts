import type { Again, Codes, DeviceToPair, Pairing } from '../../src/aws/pairing.ts';
import { twoCodes } from './totp.ts';

const period = 30_000;

/** What the person with the phone does when two codes are asked for. */
export type Doing =
  /** Types two codes in a row. */
  | 'right'
  /** Types codes of something else. */
  | 'wrong'
  /** Types two codes in a row that are long past. */
  | 'old'
  | 'gives-up'
  | Error;

interface Phone extends Pairing {
  /** Every device as it was shown. */
  readonly shown: readonly DeviceToPair[];
  /** Why codes were asked for again. */
  readonly asked: readonly (Again | undefined)[];
  /** How many are on the screen now. */
  open(): number;
}

/** Somebody with an authenticator app, who does what is listed, one thing a time codes are asked for, and the right thing in the end. */
export function phone(now: () => number, doings: readonly Doing[] = []): Phone {
  const left = [...doings];
  const shown: DeviceToPair[] = [];
  const asked: (Again | undefined)[] = [];
  let open = 0;
  return {
    shown,
    asked,
    open: () => open,
    async show(device) {
      shown.push(device);
      open += 1;
      return {
        async codes(again) {
          asked.push(again);
          const doing = left.shift() ?? 'right';
          if (doing instanceof Error) throw doing;
          return doing === 'gives-up' ? undefined : codesFor(doing, device.secret, now());
        },
        hide() {
          open -= 1;
        },
      };
    },
  };
}

function codesFor(doing: 'right' | 'wrong' | 'old', secret: string, now: number): Codes {
  if (doing === 'right') return twoCodes(secret, now - period);
  return doing === 'old' ? twoCodes(secret, now - 5 * period) : twoCodes(secret, now + 1000 * period);
}
