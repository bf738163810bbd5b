// Progress on standard error: a bar on a terminal, a plain line a step elsewhere.
import { Presets, SingleBar } from 'cli-progress';
import type { Progress } from '../core';

/** Progress that draws on `stream`; steps are told apart by their names. */
export function progressOn(stream: NodeJS.WriteStream): Progress {
  return stream.isTTY ? barOn(stream) : linesOn(stream);
}

function barOn(stream: NodeJS.WriteStream): Progress {
  let bar: SingleBar | null = null;
  let current = '';
  return (step, done, total) => {
    if (step !== current || !bar) {
      bar?.stop();
      current = step;
      bar = new SingleBar({ stream, format: '{step} {bar} {value}/{total}' }, Presets.shades_classic);
      bar.start(total, done, { step: step.padEnd(22) });
    }
    bar.setTotal(total);
    bar.update(done);
    if (done < total) return;
    bar.stop();
    bar = null;
    current = '';
  };
}

function linesOn(stream: NodeJS.WriteStream): Progress {
  let finished = '';
  return (step, done, total) => {
    const line = `${step}: ${total}\n`;
    if (done === total && line !== finished) stream.write((finished = line));
  };
}
