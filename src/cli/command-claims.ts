// rolelens claims: checks the numbers and comparisons of a written text against a study's tables.
import type { Command } from 'commander';
import { readFileSync } from 'node:fs';
import { messageOf, RoleLensError, writeStandardOutput } from '../core';
import type { CheckedClaims, Finding, Verdict } from '../claims';
import { checkOutput, withForce } from './check-output';

interface ClaimsArguments {
  readonly study: string;
  readonly out?: string;
  readonly force: boolean;
}

/** Adds the command `claims`. Exit code 1 when the tables do not bear out a number, rank or comparison. */
export function addClaims(program: Command): void {
  withForce(
    program
      .command('claims')
      .description('check the numbers and comparisons of a text against the tables of a study'),
  )
    .argument('<text>', 'the text (.md); - reads standard input')
    .requiredOption('--study <folder>', 'the folder that `rolelens study` wrote')
    .option('--out <file>', 'all findings as a table (.csv) or as .json')
    .action(claims);
}

async function claims(file: string, { study, out, force }: ClaimsArguments): Promise<void> {
  if (out !== undefined)
    checkOutput(out, { inputs: [file, study], what: 'a list of findings', isOurs: isFindings, force });
  const { checkClaims, readStudyTables } = await import('../claims');
  const checked = checkClaims(readText(file), readStudyTables(study));
  if (out !== undefined) {
    const { toCsv, writeWhole } = await import('../export');
    const content = out.endsWith('.json')
      ? `${JSON.stringify(checked.findings, null, 2)}\n`
      : toCsv(checked.table);
    await writeWhole(out, content);
  }
  await writeStandardOutput(report(checked));
  if (checked.findings.some(({ verdict }) => isFault(verdict))) process.exitCode = 1;
}

/** As CSV or as JSON, with at least one finding or none. */
function isFindings(head: string): boolean {
  return /^line,type,said,code,profile,verdict,|^\[\s*(?:\]|\{\s*"line": \d)/.test(head);
}

function readText(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (cause) {
    throw new RoleLensError(`The text cannot be read: ${messageOf(cause)}.`, {
      file,
      hint: 'Name a Markdown or plain text file.',
      cause,
    });
  }
}

function isFault(verdict: Verdict): boolean {
  return verdict !== 'borne out' && verdict !== 'not checked';
}

/** One block a finding, faults first within each line's order, then the sums. */
function report({ findings }: CheckedClaims): string {
  const lines = findings.map(describe);
  const sums = new Map<string, number>();
  for (const { type, verdict } of findings)
    sums.set(`${type}s ${verdict}`, (sums.get(`${type}s ${verdict}`) ?? 0) + 1);
  const total = [...sums].map(([what, n]) => `${n} ${what}`).join(', ');
  return `${lines.join('')}\n${findings.length ? total : 'No number, rank or comparison was found in the text'}.\n`;
}

function describe({ line, verdict, said, code, profile, found, rows }: Finding): string {
  const about = [code, profile].filter(Boolean).join(', ');
  const from = rows ? ` [${rows}]` : '';
  return `${line}: ${verdict.toUpperCase()}: "${said}" (${about})\n    ${found}${from}\n`;
}
