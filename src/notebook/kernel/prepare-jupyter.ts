// The project's own Jupyter with the kernel in it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installKernel } from './install-kernel';
import { makeEnvironment, type Environment, type EnvironmentOptions } from './make-environment';

/**
 * Makes `.venv/` when needed and installs the kernel "RoleLens (TypeScript)" (name `rolelens`) into it; for `npm run lab` and for
 * tests. Throws `RoleLensError` when Python is missing.
 */
export function prepareJupyter(options: EnvironmentOptions = {}): Environment {
  const environment = makeEnvironment(options);
  installKernel({ prefix: environment.folder });
  silenceNews(environment.folder);
  return environment;
}

/** JupyterLab would ask for news over the network, and the user whether it may. */
function silenceNews(folder: string): void {
  const config = join(folder, 'etc', 'jupyter', 'labconfig');
  const disabledExtensions = { '@jupyterlab/apputils-extension:announcements': true };
  mkdirSync(config, { recursive: true });
  writeFileSync(join(config, 'page_config.json'), JSON.stringify({ disabledExtensions }));
}
