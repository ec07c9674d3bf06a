import { AWS_CLI_GUIDE, findAwsCli, installCommand, isOlderThan } from '../computer/aws-cli.ts';
import type { Step } from './step.ts';

/** The first version with `aws login`. */
export const WANTED_AWS_CLI = '2.32.0';

interface AwsCliSeen {
  readonly version: string | undefined;
  /** It takes the program half a second to say it. */
  readonly asked?: Promise<string | undefined>;
}

/** Guide: "Install the AWS CLI". Looks for it and says how to get it; installs nothing. */
export const awsCliStep: Step<AwsCliSeen> = {
  id: 'aws-cli',
  scope: 'account',
  async look(cx) {
    const asked = cx.once('computer:aws', () => findAwsCli(cx.computer)).then((found) => found?.version);
    // What went wrong is told where the answer is used.
    asked.catch(() => undefined);
    return { version: undefined, asked };
  },
  complete: async ({ asked }) => ({ version: await asked }),
  questions: () => [],
  nodes: () => [],
  findings: () => [],
  notes(_draft, _results, place, seen) {
    const { version } = seen;
    if (version && !isOlderThan(version, WANTED_AWS_CLI)) return [{ code: 'aws-cli.found', facts: { version } }];
    // A version 1 is not updated to version 2, which is installed beside it.
    const update = version !== undefined && !isOlderThan(version, '2.0.0');
    const commands = installCommand(place.computer.platform, place.computer.arch, update);
    const facts = {
      version: version ?? '',
      wanted: WANTED_AWS_CLI,
      commands: commands.join('\n'),
      guide: AWS_CLI_GUIDE,
    };
    return [{ code: version ? 'aws-cli.older' : 'aws-cli.missing', facts }];
  },
};
