import { AWS_CLI_GUIDE, findAwsCli, installCommand, isOlderThan } from '../computer/aws-cli.ts';
import { WANTED_AWS_CLI } from '../steps/aws-cli.ts';
import type { Check } from './check.ts';

/** The AWS CLI is on this computer and new enough for `aws login`. */
export const awsCliCheck: Check = {
  id: 'D019',
  name: 'aws-cli',
  scope: 'account',
  lights: ['yellow'],
  fixedBy: 'command',
  async run(examined, region) {
    const cx = examined.contextOf(region);
    const { platform, arch } = cx.computer;
    const found = await cx.once('computer:aws', () => findAwsCli(cx.computer));
    const facts = { wanted: WANTED_AWS_CLI, version: found?.version ?? '' };
    if (found && !isOlderThan(found.version, WANTED_AWS_CLI)) {
      return [{ light: 'green', code: 'doctor.aws-cli.in-order', facts }];
    }
    // A version 1 is not updated to version 2, which is installed beside it.
    const update = found !== undefined && found.major >= 2;
    const command = installCommand(platform, arch, update).join(' && ');
    const code = found ? 'doctor.aws-cli.old' : 'doctor.aws-cli.missing';
    const how = { code: 'doctor.aws-cli.how', facts: { guide: AWS_CLI_GUIDE } };
    return [{ light: 'yellow', code, facts, ...(command ? { fix: { kind: 'command', command } } : { how }) }];
  },
};
