#!/usr/bin/env node
'use strict';

const { version } = require('../package.json');

const args = process.argv.slice(2);
if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
  // Straight to the descriptor: the console costs more than all the rest of this.
  try {
    require('node:fs').writeSync(1, `${version}\n`);
  } catch (error) {
    process.exitCode = 1;
    process.stderr.write(`The version could not be written to stdout (${error.code}).\n`);
  }
} else {
  require('node:module').enableCompileCache?.();
  import('../dist/main.js').then(
    async ({ main }) => {
      process.exitCode = await main(args, version);
    },
    (error) => {
      process.exitCode = 1;
      process.stderr.write(
        `aws-ecs-setup could not start: ${error.message}\nRun "npm run build" in a checkout, or install it again.\n`,
      );
    },
  );
}
