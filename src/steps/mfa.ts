import type { Draft } from '../answers/answers.ts';
import { mfaDevices } from '../aws/reads/mfa-devices.ts';
import type { AwsNode } from '../resources/aws-resource.ts';
import { iamMfaDevice } from '../resources/iam-mfa-device.ts';
import { DEFAULT_USER } from './admin-questions.ts';
import { ADMIN_USER, mfaDeviceNode } from './node-ids.ts';
import type { Message, Step } from './step.ts';

interface MfaSeen {
  /** Serial numbers of what the administrator signs in with already. */
  readonly devices: readonly string[];
}

const userOf = ({ adminUser }: Draft) => adminUser ?? DEFAULT_USER;

/** Guide: MFA for the administrator. A virtual device whose secret is shown in the terminal, and given to the user with two codes of it. */
export const mfaStep: Step<MfaSeen> = {
  id: 'mfa',
  scope: 'account',
  look: async (cx, draft) => ({ devices: (await mfaDevices(cx, userOf(draft))) ?? [] }),
  questions: (seen, draft) => [
    {
      key: 'mfaDevices',
      kind: 'select',
      text: { code: 'mfa.devices', facts: { user: userOf(draft) } },
      ...(seen.devices.length > 0 ? { found: found(seen, draft) } : {}),
      default: seen.devices.length > 1 ? '2' : '1',
      choices: [
        { value: '1', text: { code: 'mfa.devices-1' } },
        { value: '2', text: { code: 'mfa.devices-2' } },
      ],
      // More than two are not asked for here.
      quiet: seen.devices.length > 1,
    },
    { key: 'mfaDevice', kind: 'text', text: { code: 'mfa.device' }, default: userOf(draft), quiet: true },
  ],
  nodes: (_seen, draft) => (draft.mfaDevices === '2' ? [device(1, draft), device(2, draft)] : [device(1, draft)]),
  findings: () => [],
  notes(draft, results) {
    const facts = { user: userOf(draft) };
    if (results(mfaDeviceNode(1)) === undefined) return [];
    const notes: Message[] = [{ code: 'mfa.note-sign-in', facts }];
    return draft.mfaDevices === '2' ? notes : [...notes, { code: 'mfa.note-second', facts }];
  },
};

const found = ({ devices }: MfaSeen, draft: Draft): Message => ({
  code: 'mfa.found',
  facts: { user: userOf(draft), count: String(devices.length), devices: devices.join(', ') },
});

function device(number: 1 | 2, draft: Draft): AwsNode {
  const name = draft.mfaDevice ?? userOf(draft);
  const deviceName = number === 1 ? name : `${name}-${number}`;
  return {
    id: mfaDeviceNode(number),
    step: 'mfa',
    scope: 'account',
    needs: number === 1 ? [ADMIN_USER] : [ADMIN_USER, mfaDeviceNode(1)],
    serial: `iam:user:${userOf(draft)}`,
    attended: true,
    resource: iamMfaDevice,
    value: deviceName,
    answers: number === 1 ? ['mfaDevice'] : ['mfaDevices'],
    spec: (outputs) => ({ userName: outputs.of(ADMIN_USER, 'userName'), deviceName }),
  };
}
