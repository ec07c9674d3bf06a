import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../src/i18n/catalogue.ts';
import { forSetup, makeScreen } from '../../src/ui/screen.ts';
import { commandFacts, commandLine } from '../../src/wizard/command-line.ts';

const nowhere = { write: () => undefined, isTerminal: false, columns: 0 };

describe('a command to be copied', () => {
  it('works on this very set-up', () => {
    const options = { profile: 'my team', stateFlag: "it's here" };
    expect(commandLine('resume', options, { practice: true })).toBe(
      `aws-ecs-setup resume --sandbox --profile 'my team' --state-dir 'it'\\''s here'`,
    );
    expect(commandLine('resume', {}, { practice: undefined })).toBe('aws-ecs-setup resume');
  });

  it.each(['en', 'ko'] as const)('does so in the midst of a sentence as well (%s)', async (language) => {
    const plain = makeScreen(nowhere, nowhere, await loadCatalogue(language), false);
    const screen = forSetup(plain, { ...commandFacts({ stateFlag: '/tmp/state' }, { practice: true }) });
    const facts = { user: 'Administrator' };
    expect(screen.say('unattended.given-up', facts)).toMatch(/: aws-ecs-setup mfa --sandbox --state-dir \/tmp\/state$/);
    expect(screen.tell({ code: 'mfa.note-second', facts })).toMatch(/ --mfa-devices 2 --sandbox --state-dir \S+$/);
    expect(plain.say('unattended.given-up', facts)).toMatch(/: aws-ecs-setup mfa$/);
  });

  it.each(['en', 'ko'] as const)('is for the AWS CLI with the profile of the run (%s)', async (language) => {
    const plain = makeScreen(nowhere, nowhere, await loadCatalogue(language), false);
    const sessions = { code: 'instance-role.sessions', facts: { region: 'ap-northeast-2' } };
    const screen = forSetup(plain, { ...commandFacts({ profile: 'my team' }, { practice: undefined }) });
    expect(screen.tell(sessions)).toMatch(/ --region ap-northeast-2 --profile 'my team'$/);
    expect(plain.tell(sessions)).toMatch(/ --region ap-northeast-2$/);
  });
});
