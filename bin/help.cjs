'use strict';

const { fstatSync, readFileSync, writeSync } = require('node:fs');

/**
 * Prints what `--help` asks for from pages that were made with the program (build/help.mjs): starting the program to make them anew takes four
 * times as long. False, with nothing printed, for a command line that is not only about help, or not one of ours: the program sees to that.
 */
exports.printHelp = (args, env) => {
  try {
    const asked = wanted(args, env);
    const help = asked && read('help');
    if (!help || !Object.hasOwn(help.pages, asked.command)) return false;
    const sentences = read(`sentences/${asked.language}-help`);
    print((columns) => layOut(help, sentences, asked.command, columns));
    return true;
  } catch {
    // Nobody reads any more, or a disk is full: the program finds that too, and says it in the person's language.
    return false;
  }
};

const read = (name) => JSON.parse(readFileSync(`${__dirname}/../dist/${name}.json`, 'utf8'));

/** Which page, in which language; undefined where anything else is on the command line. */
function wanted(args, { LC_ALL, LC_MESSAGES, LANG }) {
  const rest = [];
  let language;
  for (let at = 0; at < args.length; at += 1) {
    const named = args[at] === '--lang' ? args[++at] : /^--lang=(.*)$/.exec(args[at])?.[1];
    if (args[at] === undefined || (named !== undefined && language !== undefined)) return undefined;
    if (named === undefined) rest.push(args[at]);
    else language = named;
  }
  language ??= /^ko([-_.@]|$)/i.test(LC_ALL || LC_MESSAGES || LANG || '') ? 'ko' : 'en';
  if (language !== 'en' && language !== 'ko') return undefined;
  const isHelp = (word) => word === '--help' || word === '-h';
  if (rest.length === 0 || (rest.length === 1 && isHelp(rest[0]))) return { command: '', language };
  return rest.length === 2 && isHelp(rest[1]) ? { command: rest[0], language } : undefined;
}

function print(page) {
  // Node's stream takes longer to make than all the rest of this, so only what may be a terminal is asked whether it is one.
  if (fstatSync(1).isCharacterDevice() && process.stdout.isTTY)
    process.stdout.write(page(process.stdout.columns || 80));
  else write(Buffer.from(page(80)));
}

function write(bytes) {
  let at = 0;
  try {
    while (at < bytes.length) at += writeSync(1, bytes, at);
  } catch (error) {
    // A pipe that is full and does not wait: the stream does.
    if (error.code !== 'EAGAIN') throw error;
    process.stdout.write(bytes.subarray(at));
  }
}

/** A page for so many columns, as commander lays out its help. */
function layOut({ texts, facts, pages }, sentences, command, columns) {
  const sentence = (_, code) => sentences[code].replace(/\{(\w+)\}/g, (__, name) => facts[code][name]);
  const text = (number) => texts[number].replace(/\{([a-z]+\.[a-z0-9-]+)\}/g, sentence);
  const [usage, description, groups, after] = pages[command];
  const items = groups.flatMap(([, ...words]) => words.filter((_, at) => at % 2 === 0));
  const termWidth = Math.max(...items.map((term) => texts[term].length));
  const lines = [text(usage), '', ...wrap(text(description), columns), ''];
  for (const [title, ...words] of groups) {
    lines.push(text(title));
    for (let at = 0; at < words.length; at += 2) {
      const [first, ...more] = wrap(text(words[at + 1]), columns - termWidth - 4);
      lines.push(`  ${texts[words[at]].padEnd(termWidth)}  ${first}`);
      lines.push(...more.map((line) => ' '.repeat(termWidth + 4) + line));
    }
    lines.push('');
  }
  return lines.join('\n') + text(after);
}

/** Lines of whole words, no longer than `width` where that is wide enough to be worth it. */
function wrap(text, width) {
  if (width < 20) return [text];
  const [first, ...words] = text.match(/\s*\S+/g);
  const lines = [first];
  for (const word of words) {
    const line = lines.at(-1) + word;
    if (widthOf(line) <= width) lines[lines.length - 1] = line;
    else lines.push(word.trimStart());
  }
  return lines;
}

/** Letters of Korean take two columns. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g;
const widthOf = (text) => text.length + (text.match(WIDE)?.length ?? 0);

exports.layOut = layOut;
