import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writePrivateFile } from '../../src/computer/private-file.ts';
import { isRunning } from '../../src/computer/running.ts';
import { removeUnfinishedFiles, unfinishedName } from '../../src/computer/unfinished-files.ts';
import { here, inFolder } from './here.ts';

/** The id of a process that has just ended. */
async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  await once(child, 'exit');
  return child.pid ?? 0;
}

describe('files a killed run left half-written', () => {
  it('are removed by the next write in that folder, and nothing else is', async () => {
    await inFolder(async (folder) => {
      const host = hostname();
      const dead = await deadPid();
      const left = [
        `.aws-ecs-setup-${host}-${dead}-0123abcd-0123abcd.tmp`,
        `.aws-ecs-setup-${host}-${process.pid}-0123abcd-0123abcd.tmp`,
      ];
      const stays = [
        unfinishedName(here()),
        `.aws-ecs-setup-${host}-${process.ppid}-0123abcd-0123abcd.tmp`,
        `.aws-ecs-setup-another-host-${dead}-0123abcd-0123abcd.tmp`,
        `.aws-ecs-setup-${host}-${dead}-0123abcd-0123abcd.tmp.bak`,
        `aws-ecs-setup-${host}-${dead}-0123abcd-0123abcd.tmp`,
        'id_rsa',
      ];
      await Promise.all([...left, ...stays].map((name) => writeFile(join(folder, name), 'secret')));
      await writePrivateFile(join(folder, 'key.pem'), 'secret\n', 0o400, here());
      expect((await readdir(folder)).sort()).toEqual([...stays, 'key.pem'].sort());
    });
  });

  it('are left alone where the folder cannot be read', async () => {
    await inFolder(async (folder) => {
      await expect(removeUnfinishedFiles(join(folder, 'missing'), here())).resolves.toBeUndefined();
    });
  });

  it('have names that are a file name whatever the host is called', () => {
    expect(unfinishedName({ hostName: '../홈/a b', pid: 7 })).toMatch(
      /^\.aws-ecs-setup-[A-Za-z0-9._-]+-7-[0-9a-f]{8}-[0-9a-f]{8}\.tmp$/,
    );
    expect(unfinishedName({ hostName: 'h'.repeat(300), pid: 7 }).length).toBeLessThan(128);
  });
});

describe('a process', () => {
  it('is known to run or not to run', async () => {
    expect(isRunning(process.pid)).toBe(true);
    expect(isRunning(1)).toBe(true);
    expect(isRunning(await deadPid())).toBe(false);
    for (const none of [0, -1, 1.5, Number.NaN, 2 ** 31]) expect(isRunning(none), String(none)).toBe(false);
  });
});
