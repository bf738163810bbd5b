#!/usr/bin/env node
// Runs the committed notebooks from top to bottom and keeps their outputs: `npm run notebooks [FILE…]`.
const { spawnSync } = require('node:child_process');
const { readdirSync } = require('node:fs');
const { join } = require('node:path');
require('./typescript');

const folder = join(__dirname, '..', 'notebooks');
const all = readdirSync(folder)
  .filter((file) => file.endsWith('.ipynb'))
  .sort();
const files = process.argv.length > 2 ? process.argv.slice(2) : all.map((file) => join(folder, file));
const { python } = require('../src/notebook/kernel').prepareJupyter();
const options = ['--to', 'notebook', '--execute', '--inplace', '--ExecutePreprocessor.record_timing=False'];
const { status } = spawnSync(python, ['-m', 'nbconvert', ...options, ...files], { stdio: 'inherit' });
process.exitCode = status ?? 1;
