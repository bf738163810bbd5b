// Loads TypeScript sources with `require`, each compiled once: what came out is kept in node_modules/.cache by content, so that the
// notebook kernel, which loads all of src/, is ready in a second and not in four.
const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { join, relative } = require('node:path');

const ROOT = join(__dirname, '..');
const CACHE = join(ROOT, 'node_modules', '.cache', 'rolelens');
const OPTIONS = { target: 'ES2022', module: 'commonjs', esModuleInterop: true, inlineSourceMap: true };
const VERSION = require('typescript/package.json').version;

require.extensions['.ts'] = (module, file) => module._compile(compiled(file), file);

function compiled(file) {
  const source = readFileSync(file, 'utf8');
  const stamp = `// ${hash(VERSION + JSON.stringify(OPTIONS) + source)}\n`;
  const kept = join(CACHE, `${hash(relative(ROOT, file))}.js`);
  const known = read(kept);
  if (known?.startsWith(stamp)) return known;
  const output = stamp + transpile(source, file);
  keep(kept, output);
  return output;
}

function transpile(source, file) {
  const ts = require('typescript');
  const compilerOptions = ts.convertCompilerOptionsFromJson(OPTIONS, ROOT).options;
  const { outputText, diagnostics } = ts.transpileModule(source, {
    fileName: file,
    compilerOptions,
    reportDiagnostics: true,
  });
  if (diagnostics.length === 0) return outputText;
  const { start, messageText } = diagnostics[0];
  const { line, character } = ts.getLineAndCharacterOfPosition(ts.createSourceFile(file, source, 99), start);
  const place = `${relative(ROOT, file)}:${line + 1}:${character + 1}`;
  throw new SyntaxError(`${place}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** Several processes may compile at once, and the folder may be read-only: a cache must never be in the way. */
function keep(file, text) {
  try {
    mkdirSync(CACHE, { recursive: true });
    const fresh = `${file}.${process.pid}.${require('node:worker_threads').threadId}`;
    writeFileSync(fresh, text);
    renameSync(fresh, file);
  } catch {}
}

function hash(text) {
  return createHash('sha1').update(text).digest('hex');
}
