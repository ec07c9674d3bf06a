import { describe, expect, it } from 'vitest';
import type { ProgramResult } from '../../src/computer/computer.ts';
import { awsCliStep } from '../../src/steps/aws-cli.ts';
import { NOTHING_ASKED, place } from './place.ts';

const missing: ProgramResult = { code: undefined, stdout: '', stderr: '' };
const version = (number: string): ProgramResult => ({
  code: 0,
  stdout: `aws-cli/${number} Python/3.13 Linux\n`,
  stderr: '',
});

async function notesFor(answer: ProgramResult, computer: { platform?: NodeJS.Platform; arch?: string } = {}) {
  const ran: string[] = [];
  const run = async (file: string, args: readonly string[]) => {
    ran.push([file, ...args].join(' '));
    return answer;
  };
  const { cx } = await place({ computer: { platform: 'linux', arch: 'x64', ...computer, run } });
  const seen = await awsCliStep.look(cx(), {});
  const known = (await awsCliStep.complete?.(seen)) ?? seen;
  expect(ran).toEqual(['aws --version']);
  return awsCliStep.notes({}, () => undefined, cx(), known);
}

describe('the step "aws-cli"', () => {
  it('asks nothing and makes nothing', async () => {
    const { cx } = await place();
    const seen = { version: undefined };
    expect(awsCliStep.questions(seen, {}, cx())).toEqual([]);
    expect(awsCliStep.nodes(seen, {}, cx(), NOTHING_ASKED)).toEqual([]);
    expect(awsCliStep.findings(seen, {}, cx(), { resetPassword: '' })).toEqual([]);
  });

  it('keeps nobody waiting for the program but its own note', async () => {
    let answer = (_: ProgramResult) => {};
    const run = () =>
      new Promise<ProgramResult>((resolve) => {
        answer = resolve;
      });
    const { cx } = await place({ computer: { platform: 'linux', arch: 'x64', run } });
    const seen = await awsCliStep.look(cx(), {});
    answer(version('2.41.3'));
    expect((await awsCliStep.complete?.(seen))?.version).toBe('2.41.3');
  });

  it.each(['2.32.0', '2.41.3', '3.0.0'])('is content with version %s', async (number) => {
    expect(await notesFor(version(number))).toEqual([{ code: 'aws-cli.found', facts: { version: number } }]);
  });

  it('says how to update a version 2 that cannot sign in yet', async () => {
    const [note] = await notesFor(version('2.31.4'));
    expect(note).toMatchObject({ code: 'aws-cli.older', facts: { version: '2.31.4', wanted: '2.32.0' } });
    expect(note?.facts?.commands).toContain('./aws/install --update');
  });

  it('says how to install version 2 beside a version 1, which cannot be updated to it', async () => {
    const [note] = await notesFor(version('1.42.0'));
    expect(note).toMatchObject({ code: 'aws-cli.older', facts: { version: '1.42.0' } });
    expect(note?.facts?.commands).toContain('./aws/install');
    expect(note?.facts?.commands).not.toContain('--update');
  });

  it.each([
    ['linux', 'x64', 'awscli-exe-linux-x86_64.zip'],
    ['linux', 'arm64', 'awscli-exe-linux-aarch64.zip'],
    ['darwin', 'arm64', 'AWSCLIV2.pkg'],
    ['win32', 'x64', 'AWSCLIV2.msi'],
  ] as const)('says how to install it on %s %s', async (platform, arch, file) => {
    const [note] = await notesFor(missing, { platform, arch });
    expect(note).toMatchObject({ code: 'aws-cli.missing', facts: { version: '' } });
    expect(note?.facts?.commands).toContain(file);
    expect(note?.facts?.guide).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
  });

  it('gives the address of the guide where there is no program for this computer', async () => {
    const [note] = await notesFor(missing, { platform: 'freebsd' });
    expect(note?.facts).toMatchObject({ commands: '', guide: expect.stringContaining('docs.aws.amazon.com') });
  });
});
