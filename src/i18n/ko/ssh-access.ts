import type { sshAccess as english } from '../en/ssh-access.ts';

export const sshAccess = {} as const satisfies Record<keyof typeof english, string>;
