/** What can happen to one writing call, once. */
export const FAULTS = [
  'killed before',
  'killed after',
  'answer lost',
  '500, done',
  '500, not done',
  'throttled 3 times',
  'answer late',
] as const;
export type Fault = (typeof FAULTS)[number];

/** One call (`CreateSubnet 2`), or one change on this computer (`link keys/sam.pem 1`), and what happens to it. */
export interface Strike {
  readonly call: string;
  readonly fault: Fault;
}

/** How often a throttled call is refused. */
export const THROTTLES = 3;

export const isKill = (fault: Fault): boolean => fault.startsWith('killed');

/** Has AWS done what was asked, although the caller is not told? */
export const isDone = (fault: Fault): boolean => /^(killed after|answer|500, done)/.test(fault);

/**
 * Names the calls of one run as they come: `CreateSubnet 1`, `CreateSubnet 2`, whatever else comes in between. The same call sent again has
 * the same name.
 */
export function callNames(): (action: string, input: string) => string {
  const seen = new Map<string, string[]>();
  return (action, input) => {
    const inputs = seen.get(action) ?? [];
    seen.set(action, inputs);
    if (!inputs.includes(input)) inputs.push(input);
    return `${action} ${inputs.indexOf(input) + 1}`;
  };
}

const READS = /^(Describe|Get|List|Simulate)/;

export const isWrite = (action: string): boolean => !READS.test(action);
