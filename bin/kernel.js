#!/usr/bin/env node
// Starts the notebook kernel, and each of its threads: `node bin/kernel.js CONNECTION_FILE`, called by Jupyter.
const { existsSync } = require('node:fs');
const { join, resolve } = require('node:path');
const { isMainThread, workerData } = require('node:worker_threads');

if (isMainThread) {
  process.argv[2] = resolve(process.argv[2] ?? '');
  // Paths of files are relative to the project, wherever the notebook lies; beside a study of one's own they are relative to that.
  if (!existsSync('study.yaml')) process.chdir(join(__dirname, '..'));
}
require('./typescript');
require(`../src/notebook/kernel/${isMainThread ? 'start-kernel' : workerData.thread}`);
