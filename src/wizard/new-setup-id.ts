import { randomBytes } from 'node:crypto';

export const newSetupId = (): string => randomBytes(6).toString('hex');
