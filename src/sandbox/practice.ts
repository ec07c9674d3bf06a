import { join } from 'node:path';
import type { Computer } from '../computer/computer.ts';
import type { Practice } from '../wizard/surroundings.ts';
import { openSandbox } from './sandbox.ts';

/** What the practice account takes for the person's own address: the guide's example. */
const EXAMPLE_ADDRESS = '203.0.113.25';
const IAM_DELAY = 400;

/**
 * The practice account of a state directory, with folders of its own for keys and credentials, so that practice never gets in the way
 * of the real run. AWS_ECS_SETUP_SANDBOX_LATENCY (milliseconds a call) slows it down to a real account's pace.
 */
export async function openPractice(directory: string, computer: Computer): Promise<Practice> {
  const latency = Number(computer.env.AWS_ECS_SETUP_SANDBOX_LATENCY) || 0;
  const sandbox = await openSandbox({
    directory,
    now: () => computer.now(),
    sleep: (milliseconds, signal) => computer.sleep(milliseconds, signal),
    latencyMilliseconds: Math.max(latency, 0),
    iamDelayMilliseconds: IAM_DELAY,
  });
  return {
    attach: (client, accessKeyId) => sandbox.attach(client, accessKeyId),
    local: {
      keyDirectory: join(directory, 'keys'),
      credentialsDirectory: directory,
      awsFiles: { config: join(directory, 'aws', 'config'), credentials: join(directory, 'aws', 'credentials') },
      ownAddress: async () => ({ address: EXAMPLE_ADDRESS }),
      isPractice: true,
    },
  };
}
