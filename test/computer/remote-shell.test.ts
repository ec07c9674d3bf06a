import { expect, it } from 'vitest';
import { remoteShell } from '../../src/computer/remote-shell.ts';

it.each([
  [{ AWS_EXECUTION_ENV: 'CloudShell' }, 'CloudShell'],
  [{ AWS_EXECUTION_ENV: 'AWS_ECS_FARGATE' }, undefined],
  [{ CODESPACES: 'true' }, 'Codespaces'],
  [{ CODESPACES: 'false' }, undefined],
  [{ CI: 'true' }, 'CI'],
  [{ CI: '1' }, 'CI'],
  [{ CI: 'false' }, undefined],
  [{ CI: '' }, undefined],
  [{ CI: 'true', CODESPACES: 'true' }, 'Codespaces'],
  [{}, undefined],
])('%j is %s', (env, shell) => expect(remoteShell(env)).toBe(shell));
