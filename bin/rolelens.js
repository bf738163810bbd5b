#!/usr/bin/env node
// Starts the commands: TypeScript is compiled as it is loaded, no build step.
process.env.TS_NODE_PROJECT = require('node:path').join(__dirname, '..', 'tsconfig.json');
require('ts-node/register/transpile-only');
require('../src/cli/main').main(process.argv.slice(2));
