import type { Program, Variables } from '../../test/support/environment.ts';
import { alternate, type Measure } from '../frame/alternate.ts';
import { awsClean, cleanEnvironment } from '../frame/environment.ts';
import type { Bench, Group } from '../frame/group.ts';
import { timeProcess } from '../frame/process.ts';
import { NOT_INSTALLED } from '../frame/rivals.ts';
import { comparedRow } from '../frame/row.ts';
import { median } from '../frame/statistics.ts';
import type { Row } from '../frame/table.ts';
import { timeFirstAnswer, timeFirstQuestion } from '../support/first-moment.ts';
import { type StubServer, startStubServer } from '../support/stub-server.ts';

const BARE = 'node -e 0';
const AWS = ['sts', 'get-caller-identity'] as const;
const NAMES = ['bare', 'version', 'help', 'init', 'question', 'answer', 'aws'] as const;
type Name = (typeof NAMES)[number];

/** How long it takes until there is something to see. */
export const startGroup: Group = {
  name: 'start',
  about: 'start-up against bare node: --version, --help, first question, first AWS answer',
  async run(bench) {
    const server = await startStubServer();
    /** When the AWS CLI had its answer, before it printed it. */
    const answered: number[] = [];
    const samples = await alternate(subjects(bench, server, answered), { runs: bench.runs(21), say: bench.say });
    const row = (what: string, name: Name, atMost?: number): Row => {
      const beside = { name: BARE, samples: samples.bare };
      return comparedRow({
        what,
        ours: samples[name],
        unit: 'ms',
        beside,
        ...(atMost === undefined ? {} : { atMost }),
      });
    };
    const { aws } = bench.rivals;
    const cli = { name: ['aws', ...AWS].join(' '), samples: aws ? samples.aws : { absent: NOT_INSTALLED } };
    const what = 'init --yes, first AWS answer';
    return {
      title: 'Start-up',
      rows: [
        row('--version', 'version', 1.1),
        row('--help', 'help', 1.6),
        row('init --help', 'init'),
        row('init, first question in a terminal', 'question', 2.3),
        row(what, 'answer', 4.5),
        comparedRow({ what, ours: samples.answer, unit: 'ms', beside: cli, atMost: 0.3 }),
      ],
      notes: [
        'Calls go to a server on this machine that answers at once; a first answer counts when it has been sent.',
        ...(aws
          ? [
              `${aws.version}: the whole command; its first answer had been sent after ${median(answered).toFixed(0)} ms.`,
            ]
          : []),
      ],
    };
  },
};

function subjects({ candidate, rivals, folder }: Bench, server: StubServer, answered: number[]): Record<Name, Measure> {
  // A home of its own each time: a program that was killed leaves its lock behind.
  const whole = (program: Program, args: readonly string[]) => async () => {
    const cwd = folder();
    return (await timeProcess(program, args, { env: cleanEnvironment(cwd), cwd })).milliseconds;
  };
  const calling = (changes: Variables = {}) => {
    const cwd = folder();
    return { env: awsClean(cwd, server.url, changes), cwd };
  };
  const ours = ['init', '--yes', '--dry-run', '--region', 'us-east-1'];
  return {
    bare: whole([process.execPath], ['-e', '0']),
    version: whole(candidate.program, ['--version']),
    help: whole(candidate.program, ['--help']),
    init: whole(candidate.program, ['init', '--help']),
    question: () => timeFirstQuestion(candidate.program, ['init'], calling()),
    answer: async () => (await timeFirstAnswer(candidate.program, ours, calling(), server, true)).answered,
    aws: async () => {
      if (!rivals.aws) return Number.NaN;
      const there = calling({ AWS_DEFAULT_REGION: 'us-east-1' });
      const first = await timeFirstAnswer(rivals.aws.program, AWS, there, server, false);
      answered.push(first.answered);
      return first.ended;
    },
  };
}
