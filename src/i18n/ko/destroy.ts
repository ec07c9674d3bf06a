import type { destroy as english } from '../en/destroy.ts';

export const destroy = {} as const satisfies Record<keyof typeof english, string>;
