#!/usr/bin/env node
// Starts the notebook kernel, and each of its threads: `node bin/kernel.js CONNECTION_FILE`, called by Jupyter.
const { join, resolve } = require('node:path');
const { isMainThread, workerData } = require('node:worker_threads');

if (isMainThread) {
  process.argv[2] = resolve(process.argv[2] ?? '');
  // Imports in cells and paths of files are relative to the project, wherever the notebook lies.
  process.chdir(join(__dirname, '..'));
}
require('./typescript');
require(`../src/notebook/kernel/${isMainThread ? 'start-kernel' : workerData.thread}`);
