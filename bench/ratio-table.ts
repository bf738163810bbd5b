// The console's table: speed of each stage, and RoleLens' ratio to each peer.
import type { Row } from './rolelens';

/** One line a row; ratios are of RoleLens' first coding (and whole re-coding) to the peer's. */
export function ratioTable(rows: readonly Row[]): string {
  const speed = (contender: string, stage: string): number | null =>
    rows.find((row) => row.contender === contender && row.stage === stage)?.mb_per_s ?? null;
  const [first, recode] = [speed('rolelens', 'first'), speed('rolelens', 'recode')];
  const lines = rows.map(
    ({ contender, stage, ms, mb_per_s: mbs, mentions, missing, bytes_per_byte: memory }) => {
      const name = `${contender} ${stage}`.padEnd(28);
      if (ms === null || mbs === null) return `${name} missing: ${missing}`;
      const isPeer = !contender.startsWith('rolelens');
      const ratios =
        isPeer && first !== null && recode !== null
          ? `  first coding ${times(first / mbs)}, re-coding ${times(recode / mbs)}`
          : '';
      const found = mentions === undefined ? '' : `  ${mentions} mentions`;
      const size = memory === undefined ? '' : `  ${memory.toFixed(2)} bytes a byte of text`;
      return `${name}${ms.toFixed(ms < 100 ? 1 : 0).padStart(9)} ms ${mbs.toFixed(1).padStart(9)} MB/s${found}${size}${ratios}`;
    },
  );
  return `${lines.join('\n')}\n`;
}

function times(ratio: number): string {
  return `× ${ratio.toFixed(ratio < 10 ? 2 : 0)}`;
}
