#!/usr/bin/env node
// Measures RoleLens beside its peers: `npm run bench -- --ads 1000,10000 --json FILE`.
const { spawnSync } = require('node:child_process');
const { join } = require('node:path');

// 100,000 ads are about 170 MB of text; strings, tokens and codings of several runs are alive at once.
const args = ['--max-old-space-size=12000', '-r', 'ts-node/register/transpile-only'];
const { status } = spawnSync(
  process.execPath,
  [...args, join(__dirname, '..', 'bench', 'bench.ts'), ...process.argv.slice(2)],
  {
    stdio: 'inherit',
    env: { ...process.env, TS_NODE_PROJECT: join(__dirname, '..', 'tsconfig.json') },
  },
);
process.exitCode = status ?? 1;
