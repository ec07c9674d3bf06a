import { initMatrix } from './init-matrix.ts';

await initMatrix(['answer lost', '500, done', '500, not done', 'throttled 3 times', 'answer late']);
