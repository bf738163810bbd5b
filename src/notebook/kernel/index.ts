// kernel: cells of notebooks run, outputs shown; Jupyter made ready.
export { connectKernel, emitDisplay, inNotebook, waitFor } from './displays';
export type { DisplayMessage, EmitOptions, KernelHook } from './displays';
export { installKernel, userFolder, type InstalledKernel, type InstallOptions } from './install-kernel';
export { makeEnvironment, type Environment, type EnvironmentOptions } from './make-environment';
export { openLab } from './open-lab';
export { prepareJupyter } from './prepare-jupyter';
