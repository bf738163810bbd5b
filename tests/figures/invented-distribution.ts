// Invented distributions in the shape of the table of distributions; names are as long as real ones.
import type { Columns, Legend } from '../../src/core';

export const TECHNOLOGIES = [
  'Programming Languages',
  'ML/DL Frameworks',
  'LLM Frameworks & Libraries',
  'Foundation Models & APIs',
  'Vector Databases & Retrieval',
  'Cloud Platforms & AI Services',
  'Data Engineering & Big Data',
  'Databases & Storage',
  'DevOps & Infrastructure',
  'MLOps & Experiment Tracking',
  'Frontend & Visualization',
];

export const TASKS_AND_SKILLS = [
  'Business Understanding & Stakeholder Alignment',
  'Operations Engineering (MLOps)',
  'Communication & Collaboration',
  'Problem Solving & Creativity',
];

export const PROFILES = ['GenAI Engineer', 'ML Engineer', 'Ambiguous'];

/** The legend of the bundled codebook. */
export const LEGEND: Legend = {
  kinds: [
    { id: 'job_task', name: 'Job tasks', singular: 'job task', unit: 'clause', colour: '#0072B2' },
    { id: 'technology', name: 'Technologies', singular: 'technology', unit: 'term', colour: '#009E73' },
    { id: 'soft_skill', name: 'Soft skills', singular: 'soft skill', unit: 'clause', colour: '#E69F00' },
  ],
  colours: { 'GenAI Engineer': '#CC6677', 'ML Engineer': '#332288', Ambiguous: '#AAAAAA' },
};

/** One row a name × group; shares come from a sine, group sizes are 312, 487 and 91. */
export function inventDistribution(names: readonly string[], groups: readonly string[]): Columns {
  const sizes = [312, 487, 91];
  const rows = names.flatMap((name, i) =>
    groups.map((group, g) => {
      const size = sizes[g % sizes.length];
      const ads =
        i === 3 && g === 2 ? 0 : Math.round(Math.abs(Math.sin((i + 1) * (g + 2) * 1.7)) * 0.85 * size);
      const share = ads / size;
      const half = 1.96 * Math.sqrt((share * (1 - share)) / size + 0.25 / size ** 2);
      return { code: `CODE${i + 1}`, name, group, ads, mentions: ads * 3, size, share, half };
    }),
  );
  return {
    code: rows.map((row) => row.code),
    name: rows.map((row) => row.name),
    group: rows.map((row) => row.group),
    mentions: rows.map((row) => row.mentions),
    ads: rows.map((row) => row.ads),
    mentions_per_ad: rows.map((row) => row.mentions / row.size),
    prevalence: rows.map((row) => row.share),
    prevalence_low: rows.map((row) => Math.max(0, row.share - row.half)),
    prevalence_high: rows.map((row) => Math.min(1, row.share + row.half)),
  };
}

export const INVENTED_PROFILES: Columns = {
  profile: PROFILES,
  ads: [312, 487, 91],
  share: [0.351, 0.547, 0.102],
  share_low: [0.32, 0.514, 0.084],
  share_high: [0.383, 0.58, 0.124],
};
