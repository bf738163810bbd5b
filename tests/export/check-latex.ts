// A strict reader of the LaTeX that tables are written in: it knows no more than they need, and refuses all else.

const COMMANDS = new Set(
  [
    'begin end toprule midrule bottomrule centering caption label multicolumn par smallskip footnotesize',
    'textbackslash textasciitilde textasciicircum textless textgreater textbar',
  ]
    .join(' ')
    .split(' '),
);
const SYMBOLS = new Set(['\\', '{', '}', '$', '&', '#', '_', '%']);
const FORMULAS = new Set([
  '-',
  ...['leq', 'geq', 'rightarrow', 'alpha', 'kappa', 'tau', 'varphi', 'chi'].map((name) => `\\${name}`),
]);

interface Token {
  readonly kind: 'command' | 'open' | 'close' | 'cell' | 'row' | 'text';
  readonly text: string;
}

/** Reads one table; gives the number of its columns and of its lines, head included. Throws an `Error` that says what is wrong. */
export function checkLatex(tex: string): { columns: number; lines: number } {
  // A label may hold an underscore as it is.
  const tokens = tokensOf(tex.replace(/\\label\{[A-Za-z0-9:._-]*\}\n/, ''));
  checkBraces(tokens);
  checkEnvironments(tex);
  const [, spec, body] = /\\begin\{tabular\}\{([lcr]|@\{\})*\}/.test(tex)
    ? /\\begin\{tabular\}\{((?:[lcr]|@\{\})+)\}\n([^]*?)\\end\{tabular\}/.exec(tex)!
    : fail('no tabular with columns l, c or r');
  const columns = spec.replace(/@\{\}/g, '').length;
  const lines = body.split('\n').filter((line) => line && !/^\\(top|mid|bottom)rule$/.test(line));
  for (const line of lines) checkLine(line, columns);
  if (!/^\\toprule\n[^\n]*\\\\\n\\midrule\n[^]*\\bottomrule\n$/.test(body))
    fail('rules are not where booktabs wants them');
  return { columns, lines: lines.length };
}

function checkLine(line: string, columns: number): void {
  if (!line.endsWith(' \\\\')) fail(`a row does not end: ${line}`);
  if (/^\s*[[*]/.test(line)) fail(`a row begins with an argument: ${line}`);
  const cells = tokensOf(line.slice(0, -3)).filter(({ kind }) => kind === 'cell').length + 1;
  const spanned = [...line.matchAll(/\\multicolumn\{(\d+)\}/g)].reduce(
    (sum, match) => sum + Number(match[1]) - 1,
    0,
  );
  if (cells + spanned !== columns) fail(`${cells + spanned} cells in a table of ${columns}: ${line}`);
}

function tokensOf(tex: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < tex.length;) {
    const rest = tex.slice(at);
    const command = /^\\([A-Za-z]+)/.exec(rest);
    const formula = /^\$([^$]*)\$/.exec(rest);
    if (command && !COMMANDS.has(command[1])) fail(`unknown command \\${command[1]}`);
    if (rest[0] === '\\' && !command && !SYMBOLS.has(rest[1])) fail(`unknown symbol \\${rest[1]}`);
    if (rest[0] === '$' && !(formula && FORMULAS.has(formula[1]))) fail(`a formula: ${rest.slice(0, 20)}`);
    if (/^[#_%^]/.test(rest)) fail(`unescaped ${rest.slice(0, 20)}`);
    const length = command?.[0].length ?? formula?.[0].length ?? (rest[0] === '\\' ? 2 : 1);
    tokens.push({ kind: kindOf(rest, Boolean(command)), text: rest.slice(0, length) });
    at += length;
  }
  return tokens;
}

function kindOf(rest: string, isCommand: boolean): Token['kind'] {
  if (isCommand) return 'command';
  if (rest.startsWith('\\\\')) return 'row';
  const kinds: Record<string, Token['kind']> = { '{': 'open', '}': 'close', '&': 'cell' };
  return kinds[rest[0]] ?? 'text';
}

function checkBraces(tokens: readonly Token[]): void {
  let depth = 0;
  for (const { kind } of tokens) {
    depth += kind === 'open' ? 1 : kind === 'close' ? -1 : 0;
    if (depth < 0) fail('a brace closes what is not open');
  }
  if (depth) fail('a brace stays open');
}

function checkEnvironments(tex: string): void {
  const open: string[] = [];
  for (const [, verb, name] of tex.matchAll(/\\(begin|end)\{(\w+)\}/g)) {
    if (verb === 'begin') open.push(name);
    else if (open.pop() !== name) fail(`\\end{${name}} closes something else`);
  }
  if (open.length) fail(`${open.join(', ')} stays open`);
}

function fail(what: string): never {
  throw new Error(`LaTeX: ${what}`);
}
