#!/usr/bin/env node
// Opens JupyterLab with the RoleLens kernel: makes .venv when needed, then hands over to Jupyter.
require('./typescript');
require('../src/notebook/kernel/open-lab').openLab(process.argv.slice(2));
