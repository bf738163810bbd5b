// The order of the rooms: a room imports the rooms above it, never those below. Danfo stays in frames/.
const rooms = [
  'core',
  'statistics',
  'language',
  'corpus',
  'codebook',
  'text',
  'coding',
  'reliability',
  'learning',
  'frames',
  'analysis',
  'figures',
  'export',
  'report',
  'claims',
  'notebook',
  'cli',
];

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      comment: 'A file that nothing imports is left over.',
      from: { orphan: true, pathNot: ['\\.d\\.ts$', '^src/index\\.ts$'] },
      to: {},
    },
    {
      name: 'only-declared-packages',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown'] },
    },
    {
      name: 'no-development-packages',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types' },
    },
    {
      name: 'danfo-only-in-frames',
      severity: 'error',
      from: { pathNot: '^src/frames/' },
      to: { path: 'node_modules/danfojs' },
    },
    {
      name: 'rooms-by-their-index',
      severity: 'error',
      comment: 'Another room is entered through its index only.',
      from: { path: '^src/([^/]+)/' },
      to: { path: '^src/[^/]+/.+', pathNot: ['^src/$1/', '/index\\.ts$'] },
    },
    ...rooms.map((room, i) => ({
      name: `${room}-imports-only-above`,
      severity: 'error',
      from: { path: `^src/${room}/` },
      to: { path: `^src/(${rooms.slice(i + 1).join('|') || 'nothing'})/` },
    })),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
  },
};
