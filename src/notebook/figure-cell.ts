// Figures for a notebook cell: interactive where the front end can, a picture everywhere else.
import type { Figure } from '../core';
import { renderFigure } from '../export';
import type { Bundle } from './bundle';

/** MIME type that JupyterLab (with Plotly's renderer) and VS Code draw as an interactive chart. */
export const PLOTLY = 'application/vnd.plotly.v1+json';

/** Sharp on a screen of double density, and small enough for a repository. */
const DPI = 192;

/** The interactive part of a figure: Plotly JSON and the caption as text. */
export function figureBundle({ data, layout, caption }: Figure): Bundle {
  return { [PLOTLY]: { data, layout, config: { displayModeBar: false } }, 'text/plain': caption };
}

/** The whole bundle: the interactive part and a PNG; `metadata` gives the picture its size in CSS pixels. */
export async function figureBundleWithPicture(figure: Figure): Promise<{ bundle: Bundle; metadata: Bundle }> {
  const { width, height } = figure.layout;
  const png = await renderFigure(figure, 'png', { dpi: DPI });
  return {
    bundle: { ...figureBundle(figure), 'image/png': png.toString('base64') },
    metadata: { 'image/png': { width: Math.round(width), height: Math.round(height) } },
  };
}
