#!/usr/bin/env node
'use strict';

const args = process.argv.slice(2);
if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
  // Straight to the descriptor: the console costs more than all the rest of this.
  try {
    require('node:fs').writeSync(1, `${version()}\n`);
  } catch (error) {
    process.exitCode = 1;
    process.stderr.write(`The version could not be written to stdout (${error.code}).\n`);
  }
} else if (!isAboutHelp() || !require('./help.cjs').printHelp(args, process.env)) {
  // Node ends when nothing is left to wait for: a run that never said how it ended was no success.
  process.exitCode = 1;
  start().then(
    (exitCode) => {
      process.exitCode = exitCode;
    },
    (error) => {
      process.exitCode = 1;
      process.stderr.write(
        `aws-ecs-setup could not start: ${error.message}\nRun "npm run build" in a checkout, or install it again.\n`,
      );
    },
  );
}

async function start() {
  return require('../dist/main.cjs').main(args, version());
}

function version() {
  return require('../package.json').version;
}

/** Without a command there is nothing to do but to show the help. */
function isAboutHelp() {
  const onlyLanguage = args.length <= 2 && args[0]?.startsWith('--lang');
  return args.length === 0 || onlyLanguage || args.some((word) => word === '--help' || word === '-h');
}
