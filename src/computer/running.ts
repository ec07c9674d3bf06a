import { getPriority } from 'node:os';

/** Whether a process of that id runs on this computer, whoever owns it. Sends it no signal. */
export function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid < 1 || pid > 0x7fffffff) return false;
  try {
    getPriority(pid);
    return true;
  } catch (error) {
    // Anything but "no such process" (not permitted, say) means that there is one.
    return !(error instanceof Error && 'info' in error && isNoSuchProcess(error.info));
  }
}

function isNoSuchProcess(info: unknown): boolean {
  return typeof info === 'object' && info !== null && 'code' in info && info.code === 'ESRCH';
}
