import type { doctor as english } from '../en/doctor.ts';

export const doctor = {} as const satisfies Record<keyof typeof english, string>;
