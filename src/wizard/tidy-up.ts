import { dirname } from 'node:path';
import type { Draft } from '../answers/answers.ts';
import type { Computer } from '../computer/computer.ts';
import { removeUnfinishedFiles } from '../computer/unfinished-files.ts';

/**
 * Removes what a killed run left half-written beside keys and credentials: it may hold a secret.
 * @param answers of every region, which say where those lie
 */
export async function tidyUp(answers: readonly Draft[], computer: Computer): Promise<void> {
  const directories = answers.flatMap(({ keyDir, credentialsFile }) =>
    [keyDir, credentialsFile && dirname(credentialsFile)].filter((path) => path !== undefined),
  );
  await Promise.all([...new Set(directories)].map((path) => removeUnfinishedFiles(path, computer)));
}
