/** Draws the README's picture from a real run on the practice account: `npm run picture`. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';

const COLUMNS = 92;
const ROWS = 30;
const root = fileURLToPath(new URL('../..', import.meta.url));
const target = join(root, '.github/terminal.svg');
const CELL = { width: 8.43, height: 18 };
const COLOURS = { 1: '#e06c75', 2: '#98c379', 3: '#e5c07b', 4: '#61afef', 5: '#c678dd', 6: '#56b6c2', 8: '#7f848e' };
const PLAIN = '#d7dae0';

const home = mkdtempSync(join(tmpdir(), 'picture-'));
const screen = new xterm.Terminal({ cols: COLUMNS, rows: ROWS, scrollback: 2000, allowProposedApi: true });
const tool = spawn(
  process.execPath,
  [join(root, 'bin/aws-ecs-setup.cjs'), 'init', '--sandbox', '--region', 'us-east-1'],
  {
    cols: COLUMNS,
    rows: ROWS,
    cwd: home,
    env: {
      PATH: '/usr/bin:/bin',
      HOME: home,
      LANG: 'en_US.UTF-8',
      TERM: 'xterm-256color',
      FORCE_COLOR: '2',
      USER: 'you',
    },
  },
);
let lastOutput = Date.now();
tool.onData((data) => {
  lastOutput = Date.now();
  screen.write(data);
});
const answering = setInterval(() => {
  if (Date.now() - lastOutput > 250) tool.write('\r');
}, 100);
const { exitCode } = await new Promise((resolve) => tool.onExit(resolve));
clearInterval(answering);
await new Promise((resolve) => screen.write('', resolve));
rmSync(home, { recursive: true, force: true });
if (exitCode !== 0) throw new Error(`the run ended with ${exitCode}`);

const lines = ['$ npx aws-ecs-setup init --sandbox', ...readLines()];
mkdirSync(join(root, '.github'), { recursive: true });
writeFileSync(target, svg(lines));

/** Each line of the screen as runs of text in one style. */
function readLines() {
  const buffer = screen.buffer.active;
  const found = [];
  for (let row = 0; row < buffer.length; row += 1) {
    const line = buffer.getLine(row);
    const runs = [];
    for (let column = 0; column < COLUMNS; column += 1) {
      const cell = line?.getCell(column);
      if (!cell || cell.getWidth() === 0) continue;
      const style = [colourOf(cell), cell.isBold() ? 'b' : '', cell.isDim() ? 'd' : ''].join();
      const last = runs.at(-1);
      const text = cell.getChars() || ' ';
      if (last?.style === style) last.text += text;
      else runs.push({ style, text, column });
    }
    found.push(runs);
  }
  while (found.length > 0 && found.at(-1).every(({ text }) => text.trim() === '')) found.pop();
  return found;
}

function colourOf(cell) {
  return cell.isFgPalette() ? (COLOURS[cell.getFgColor()] ?? PLAIN) : PLAIN;
}

function svg(all) {
  const height = (all.length + 2) * CELL.height;
  const width = Math.ceil((COLUMNS + 4) * CELL.width);
  const rows = all.map((runs, at) => {
    const y = (at + 1.6) * CELL.height;
    if (typeof runs === 'string') return text(runs, 2, y, [PLAIN, 'b', '']);
    return runs.map((run) => (run.text.trim() ? text(run.text, run.column + 2, y, run.style.split(',')) : '')).join('');
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="A run of aws-ecs-setup init on the practice account">
<rect width="100%" height="100%" rx="8" fill="#1f2329"/>
<g font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace" font-size="14" xml:space="preserve">
${rows.join('\n')}
</g>
</svg>
`;
}

function text(content, column, y, [colour, bold, dim]) {
  const shown = content
    .trimEnd()
    .replaceAll(home, '/home/you')
    .replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const lead = content.length - content.trimStart().length;
  const x = ((column + lead) * CELL.width).toFixed(1);
  const weight = bold ? ' font-weight="bold"' : '';
  const opacity = dim ? ' opacity="0.6"' : '';
  return `<text x="${x}" y="${y.toFixed(1)}" fill="${colour}"${weight}${opacity}>${shown.trimStart()}</text>`;
}
