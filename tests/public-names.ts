// The public surface as a reader sees it: every name of src/index.ts with the docstring of its declaration and the example in it.
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { compileFunction } from 'node:vm';
import ts from 'typescript';

const ROOT = join(__dirname, '..');
const INDEX = join(ROOT, 'src', 'index.ts');
const requireModule = createRequire(__filename);

/** A public name. */
export interface PublicName {
  readonly name: string;
  readonly isType: boolean;
  /** `src/…:line` of the declaration. */
  readonly place: string;
  /** The docstring's text, without tags; empty where there is none. */
  readonly text: string;
  /** The code of `@example`; empty where there is none. */
  readonly example: string;
}

/** What an example becomes: a module whose `run` takes the variables that examples may use. */
export interface ExampleModule {
  readonly name: string;
  readonly code: string;
}

const readFile = (path: string): string | undefined => ts.sys.readFile(path);
const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), readFile);
const OPTIONS: ts.CompilerOptions = {
  ...ts.parseJsonConfigFileContent(config, ts.sys, ROOT).options,
  paths: { rolelens: [INDEX] },
  noUnusedLocals: false,
  noUnusedParameters: false,
};

/** Every public name, in the order of the file. */
export function publicNames(): PublicName[] {
  const program = ts.createProgram([INDEX], { ...OPTIONS, types: [], noLib: true });
  const checker = program.getTypeChecker();
  const index = checker.getSymbolAtLocation(program.getSourceFile(INDEX)!)!;
  return checker.getExportsOfModule(index).map((symbol) => {
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    const tags = target.getJsDocTags(checker);
    return {
      name: symbol.name,
      isType: !(target.flags & ts.SymbolFlags.Value),
      place: placeOf(target.declarations![0]),
      text: ts.displayPartsToString(target.getDocumentationComment(checker)).trim(),
      example: ts.displayPartsToString(tags.find(({ name }) => name === 'example')?.text).trim(),
    };
  });
}

function placeOf(declaration: ts.Declaration): string {
  const file = declaration.getSourceFile();
  const { line } = file.getLineAndCharacterOfPosition(declaration.getStart());
  return `${relative(ROOT, file.fileName)}:${line + 1}`;
}

/** What the compiler says against modules, by name: a notebook would say the same. */
export function faultsOf(modules: readonly ExampleModule[]): Record<string, string> {
  const codes = new Map(modules.map(({ name, code }) => [join(__dirname, `example-${name}.ts`), code]));
  const usual = ts.createCompilerHost(OPTIONS);
  const host: ts.CompilerHost = {
    ...usual,
    fileExists: (file) => codes.has(file) || usual.fileExists(file),
    getSourceFile: (file, language, ...how) => {
      const code = codes.get(file);
      if (code === undefined) return usual.getSourceFile(file, language, ...how);
      return ts.createSourceFile(file, code, language);
    },
  };
  const program = ts.createProgram([...codes.keys()], OPTIONS, host);
  const faults = [...codes.keys()].flatMap((file): [string, string][] => {
    const source = program.getSourceFile(file);
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    const texts = found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
    return texts.length ? [[relative(__dirname, file), texts.join('\n')]] : [];
  });
  return Object.fromEntries(faults);
}

/** The module of an example: public names and the variables at hand, then the example; its own imports stay in front. */
export function moduleOf({ name, example }: PublicName, names: readonly PublicName[]): ExampleModule {
  const lines = example.split('\n');
  const body = lines.filter((line) => !line.startsWith('import ')).join('\n');
  const used = names.filter((each) => !each.isType && new RegExp(`\\b${each.name}\\b`).test(body));
  const code = [
    `import { ${used.map((each) => each.name).join(', ')} } from 'rolelens';`,
    `import type { Prepared } from './prepare-examples';`,
    ...lines.filter((line) => line.startsWith('import ')),
    'export async function run({ study, ads, store, book, code, coding, edited, next, hand, model, done }: Prepared) {',
    `  {\n${body}\n  }\n}`,
  ].join('\n');
  return { name, code };
}

/** Runs a module; `rolelens` is what it imports by that name. */
export async function runModule({ code }: ExampleModule, rolelens: object, at: object): Promise<void> {
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const load = (from: string): unknown => (from === 'rolelens' ? rolelens : requireModule(from));
  const exported: { run?: (at: object) => Promise<void> } = {};
  compileFunction(outputText, ['require', 'exports'])(load, exported);
  await exported.run!(at);
}
