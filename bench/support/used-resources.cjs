'use strict';

// Loaded into the measured program (`node --require`): leaves what it used where USED_RESOURCES_FILE says. maxRSS is in KiB, times in µs.
const { writeFileSync } = require('node:fs');

process.once('exit', () => writeFileSync(process.env.USED_RESOURCES_FILE, JSON.stringify(process.resourceUsage())));
