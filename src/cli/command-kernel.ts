// rolelens kernel: makes the notebook kernel known to a Jupyter that is already there, and to VS Code.
import { Option, type Command } from 'commander';
import { writeStandardOutput } from '../core';
import type { InstallOptions } from '../notebook/kernel';

/** Adds the command `kernel install`. */
export function addKernel(program: Command): void {
  program
    .command('kernel')
    .description('the kernel for notebooks')
    .command('install')
    .description('make this checkout’s kernel known to your Jupyter and to VS Code')
    .addOption(
      new Option('--user', 'into your own Jupyter folder (default)').conflicts(['prefix', 'sysPrefix']),
    )
    .addOption(new Option('--prefix <folder>', 'into FOLDER/share/jupyter').conflicts('sysPrefix'))
    .option('--sys-prefix <python>', 'into the environment of this Python')
    .option('--name <name>', 'another name, to keep the kernels of several checkouts apart', 'rolelens')
    .action(install);
}

async function install(options: InstallOptions): Promise<void> {
  const { installKernel } = await import('../notebook/kernel');
  const { name, displayName, folder, replaced } = installKernel(options);
  await writeStandardOutput(`Installed the kernel "${displayName}" (${name}) in ${folder}\n`);
  if (replaced)
    process.stderr.write(`It replaces the one of ${replaced}; give --name another name to keep both.\n`);
}
