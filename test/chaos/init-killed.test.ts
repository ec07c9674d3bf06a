import { initMatrix } from './init-matrix.ts';

await initMatrix(['killed before', 'killed after']);
