// open-lab: `npm run lab`, JupyterLab with the kernel and the notebooks.
import { spawn } from 'node:child_process';
import { messageOf, RoleLensError } from '../../core';
import { prepareJupyter } from './prepare-jupyter';
import { ROOT } from './tslab';

/**
 * Opens JupyterLab in `notebooks/`; the file browser also reaches the codebook and the data. `args` go to JupyterLab (`--no-browser`,
 * `--port 8899` …). Ends the process with JupyterLab's exit code, or with 2 after saying what is missing.
 */
export function openLab(args: readonly string[]): void {
  try {
    const { python } = prepareJupyter();
    const folders = [`--ServerApp.root_dir=${ROOT}`, '--LabApp.default_url=/lab/tree/notebooks'];
    const lab = spawn(python, ['-m', 'jupyterlab', ...folders, ...args], { cwd: ROOT, stdio: 'inherit' });
    lab.on('exit', (code, signal) => process.exit(code ?? (signal ? 130 : 1)));
    // Ctrl-C reaches JupyterLab too, which asks whether it is meant.
    process.on('SIGINT', () => undefined);
    process.on('SIGTERM', () => lab.kill());
  } catch (error) {
    if (!(error instanceof RoleLensError)) throw error;
    process.stderr.write(`rolelens: ${messageOf(error)}\n`);
    process.exitCode = 2;
  }
}
