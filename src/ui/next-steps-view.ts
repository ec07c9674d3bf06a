import type { Message } from '../steps/step.ts';
import { type Screen, widthOf } from './screen.ts';
import { wrap } from './table.ts';

/** What is ready and what to do next, a point each. */
export function nextStepsView(notes: readonly Message[], { say, tell, colour, result }: Screen): string {
  if (notes.length === 0) return '';
  const width = widthOf(result) - 5;
  const points = notes.map((note) => {
    // Lines of their own are commands to copy: they are never broken.
    const [sentence = '', ...commands] = tell(note).split('\n');
    const [first = '', ...more] = wrap(sentence, width);
    return [`  - ${first}`, ...more.map((line) => `    ${line}`), ...commands.map((line) => `      ${line}`)].join(
      '\n',
    );
  });
  return `\n${colour.bold(say('next.title'))}\n${points.join('\n')}\n`;
}
