#!/usr/bin/env node
// Starts the commands.
require('./typescript');
require('../src/cli/main').main(process.argv.slice(2));
