import { afterAll, afterEach } from 'vitest';
import { endFile, endTest } from './leftovers.ts';

// Run anew for every file: what test files share is imported once, and hooks of its own would serve the first file only.
afterEach(endTest);
afterAll(endFile);
