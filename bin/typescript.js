// Loads TypeScript sources with `require`, each compiled once: what came out is kept in node_modules/.cache by content. A command whose
// files are all there never loads the compiler.
const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, unlinkSync, writeFileSync } = require('node:fs');
const { SourceMap } = require('node:module');
const { join, relative } = require('node:path');
const { compilerOptions } = require('../tsconfig.json');
const { version } = require('typescript/package.json');

const ROOT = join(__dirname, '..');
const CACHE = join(ROOT, 'node_modules', '.cache', 'rolelens');
const OPTIONS = { ...compilerOptions, inlineSourceMap: true };
const SETTING = version + JSON.stringify(OPTIONS);

/** What was loaded in this process, by file: a stack tells of these lines, even when the source has changed since. */
const loaded = new Map();

require.extensions['.ts'] = (module, file) => {
  const code = compiled(file);
  loaded.set(file, code);
  module._compile(code, file);
};

/** The stamp stands at the end: it moves no line, and a file that was cut off has none. */
function compiled(file) {
  const source = readFileSync(file, 'utf8');
  const stamp = `\n// ${hash(SETTING + source)}\n`;
  const kept = join(CACHE, `${hash(relative(ROOT, file))}.js`);
  const known = read(kept);
  if (known?.endsWith(stamp)) return known;
  const output = transpile(source, file) + stamp;
  keep(kept, output);
  return output;
}

function transpile(source, file) {
  const ts = require('typescript');
  const { outputText, diagnostics } = ts.transpileModule(source, {
    fileName: file,
    compilerOptions: ts.convertCompilerOptionsFromJson(OPTIONS, ROOT).options,
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

/** Several processes may compile at once, and the folder may be read-only or full: a cache must never be in the way. */
function keep(file, text) {
  const fresh = `${file}.${process.pid}.${require('node:worker_threads').threadId}`;
  try {
    mkdirSync(CACHE, { recursive: true });
    writeFileSync(fresh, text);
    renameSync(fresh, file);
  } catch {
    remove(fresh);
  }
}

function remove(file) {
  try {
    unlinkSync(file);
  } catch {}
}

function hash(text) {
  return createHash('sha1').update(text).digest('hex');
}

/** Stacks name the lines of the sources. Maps are read when a stack is looked at: to have Node read them on loading costs every start. */
Error.prepareStackTrace = (error, frames) =>
  [Error.prototype.toString.call(error), ...frames.map((frame) => `    at ${inSource(frame)}`)].join('\n');

function inSource(frame) {
  const [file, line, column] = [frame.getFileName(), frame.getLineNumber(), frame.getColumnNumber()];
  const { originalLine, originalColumn } = mapOf(file)?.findEntry(line - 1, column - 1) ?? {};
  if (originalLine === undefined) return String(frame);
  return String(frame).replace(`:${line}:${column}`, `:${originalLine + 1}:${originalColumn + 1}`);
}

function mapOf(file) {
  const known = loaded.get(file);
  if (typeof known !== 'string') return known;
  const [, data] = known.match(/^\/\/# sourceMappingURL=data:application\/json;base64,(\S+)$/m) ?? [];
  const map = data && new SourceMap(JSON.parse(Buffer.from(data, 'base64').toString('utf8')));
  loaded.set(file, map);
  return map;
}
