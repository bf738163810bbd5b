// ANALYSIS_SUMMARY.md: the study in words, every number computed.
import { escapeMarkdown } from '../export';
import { blockText, CHAPTERS, type Answer, type Answered, type Chapter, type Claim } from '../questions';
import { introduction } from './introduction';
import { claimsOf, type Study } from './study-result';

/** A written summary. */
export interface Summary {
  /** Markdown. */
  readonly text: string;
  /** Its comparative sentences with the tests behind them, in the order of the text. */
  readonly claims: readonly Claim[];
}

/**
 * The written summary of a study that `runStudy` ran: its Markdown, and its comparative sentences with the tests behind them. Use it to read or
 * check what the study's summary file says; the same study gives the same text.
 * @example
 * show(writeSummary(done.study).text);
 */
export function writeSummary(study: Study): Summary {
  const chapters = Object.keys(CHAPTERS) as Chapter[];
  const before = chapters.filter((chapter) => chapter !== 'method');
  const parts = [
    `# ${escapeMarkdown(study.spec.title)}: A Summary of Findings`,
    ...introduction(study),
    ...before.flatMap((chapter) => chapterText(study, chapter)),
    ...notAnswered(study.answered),
    ...chapterText(study, 'method'),
  ];
  return { text: `${parts.filter(Boolean).join('\n\n')}\n`, claims: claimsOf(study) };
}

function chapterText({ answered }: Study, chapter: Chapter): string[] {
  const answers = answered
    .filter(({ question }) => question.chapter === chapter)
    .flatMap((each) => each.answers)
    .filter(({ blocks }) => blocks.length > 0);
  return answers.length ? [`## ${CHAPTERS[chapter]}`, ...answers.flatMap(section)] : [];
}

function section({ heading, blocks }: Answer): string[] {
  return [...(heading ? [`### ${escapeMarkdown(heading)}`] : []), ...blocks.map(blockText)];
}

/** What has no answer, and why; questions with the same reason together. */
function notAnswered(answered: readonly Answered[]): string[] {
  const all = answered.flatMap(({ unanswered }) => unanswered);
  const items = [...new Set(all.map(({ because }) => because))].map((reason) => {
    const asked = all.filter(({ because }) => because === reason);
    const questions = asked.map(({ about }) => `**${escapeMarkdown(about)}**`).join(' ');
    return `- ${questions} There is nothing to show, because ${escapeMarkdown(reason)}.`;
  });
  return items.length ? ['## Not Answered', items.join('\n')] : [];
}
