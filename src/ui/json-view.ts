import type { Report, RunEvent } from '../wizard/events.ts';
import { harmlessJson } from './harmless.ts';
import type { Output } from './screen.ts';

/** Tells a run to a program: one JSON object a line, the same in every language. */
export function jsonView(output: Output): Report {
  return (event) => {
    for (const line of linesOf(event)) output.write(`${harmlessJson({ v: 1, ...line })}\n`);
  };
}

function linesOf(event: RunEvent): readonly object[] {
  if (event.type === 'looking' || event.type === 'place') return [];
  return [event];
}
