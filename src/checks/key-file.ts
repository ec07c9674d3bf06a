import { keyFileNode, keyPairNode } from '../steps/node-ids.ts';
import { type Check, type CheckFinding, changeOf } from './check.ts';
import { keyPairIsThere } from './covered.ts';
import { fixOf } from './node-fix.ts';
import { lookAt } from './unseen.ts';

/** The private key is on this computer, only its owner can read it, and it is the half of the pair EC2 has. */
export const keyFileCheck: Check = {
  id: 'D010',
  name: 'key-file',
  scope: 'region',
  lights: ['red'],
  // Which file others can read is put right; a key that is gone or another comes back only as a new pair.
  fixedBy: 'fix-or-command',
  async run(examined, region) {
    const node = keyFileNode(region);
    const file = lookAt(examined, 'key-pair', node);
    const pair = changeOf(examined, keyPairNode(region));
    if (file.kind === 'unseen') return [{ ...file.finding, region }];
    const differs = pair?.differences.some(({ fact }) => fact === 'publicKey') === true;
    const replace = examined.command(`key-pair --region ${region} --replace-key-pair`);
    const fix = { kind: 'command', command: replace } as const;
    // A pair made from a public key of the person's own: the private half is none of our business.
    if (file.kind === 'left-out') {
      const facts = { pair: String(pair?.live?.keyName) };
      return differs ? [{ light: 'red', code: 'doctor.key-file.other-key', facts, region, fix }] : [];
    }
    const { change } = file;
    const path = examined.nodes.find(({ id }) => id === node)?.value ?? '';
    const about = { facts: { path, pair: String(pair?.live?.keyName ?? '') }, node, region };
    if (!change.live) {
      if (!keyPairIsThere(examined, region)) return [];
      return [{ light: 'red', code: 'doctor.key-file.missing', ...about, fix }];
    }
    const findings: CheckFinding[] = [];
    if (change.live.private === false) {
      const byHand = { kind: 'command', command: `chmod 400 "${change.live.path}"` } as const;
      const mode = change.conflict ? byHand : fixOf(examined, change);
      findings.push({ light: 'red', code: 'doctor.key-file.mode', ...about, fix: mode });
    }
    if (differs) findings.push({ light: 'red', code: 'doctor.key-file.other-half', ...about, fix });
    if (findings.length > 0 || pair?.live === undefined) return findings;
    return [{ light: 'green', code: 'doctor.key-file.in-order', ...about }];
  },
};
