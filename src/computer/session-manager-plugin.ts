import type { Computer } from './computer.ts';

/** Where AWS tells how to install it on every system. */
export const SESSION_MANAGER_PLUGIN_GUIDE =
  'https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-working-with-install-plugin.html';

const TIMEOUT_MILLISECONDS = 5000;

/** Is the Session Manager plugin of the AWS CLI on the PATH? Without it neither a session nor ECS Exec opens a shell. */
export async function hasSessionManagerPlugin(computer: Pick<Computer, 'run'>): Promise<boolean> {
  const { code, stdout } = await computer.run('session-manager-plugin', ['--version'], TIMEOUT_MILLISECONDS);
  return code === 0 && /^\d+(\.\d+)+/m.test(stdout);
}
