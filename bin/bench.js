#!/usr/bin/env node
// Measures RoleLens beside its peers: `npm run bench -- --ads 1000,10000 --json FILE`.
const { spawnSync } = require('node:child_process');
const { join } = require('node:path');

// 100,000 ads are about 170 MB of text; strings, tokens and codings of several runs are alive at once.
const args = ['--max-old-space-size=12000', '-r', join(__dirname, 'typescript.js')];
const bench = join(__dirname, '..', 'bench', 'bench.ts');
const { status } = spawnSync(process.execPath, [...args, bench, ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
