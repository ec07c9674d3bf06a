import type { permissions as english } from '../en/permissions.ts';

export const permissions = {} as const satisfies Record<keyof typeof english, string>;
