// The summary's introduction: what was read, by which codebook, coded by whom.
import { basename } from 'node:path';
import { isCodebookCoding } from '../coding';
import { NO_PROFILE } from '../core';
import { rowsPerFile } from '../corpus';
import { escapeMarkdown } from '../export';
import { counted, listed } from '../questions';
import type { Study } from './study-result';

/** The introduction, with the study's own notice and words. */
export function introduction(study: Study): string[] {
  const { notice, introduction: own, query } = study.spec;
  return [
    '## Introduction',
    ...(notice ? [notice.replace(/^/gm, '> ')] : []),
    `${whatWasRead(study)} ${byWhichCodebook(study)}`,
    ...(own ? [own] : []),
    ...(query ? [`Inclusion query: \`${query.replace(/`/g, "'")}\`.`] : []),
    ...study.coding.remarks.map((remark) => `Note: ${escapeMarkdown(remark)}`),
  ];
}

function whatWasRead({ coding: { corpus } }: Study): string {
  const distinct = corpus.filter(({ selection }) => selection.reason === null);
  const dates = corpus.flatMap(({ posted }) => posted ?? []).sort();
  const posted = dates.length ? `, posted ${dates[0]} to ${dates[dates.length - 1]}` : '';
  const files = counted(rowsPerFile(corpus).length, 'file');
  return `This document summarises what ${counted(distinct.length, 'distinct job ad')} ask for (of ${counted(corpus.length, 'row')} in ${files}${posted}).`;
}

function byWhichCodebook(study: Study): string {
  const { book, coding } = study;
  const version = book.version && ` ${escapeMarkdown(book.version)}`;
  const kinds = coding.kinds.map(({ name }) => escapeMarkdown(name));
  const of = kinds.length ? ` (${listed(kinds)})` : '';
  const found = new Set(Array.from(coding.adProfile, (profile) => coding.profiles[profile]));
  found.delete(NO_PROFILE);
  const profiles = found.size ? `, and ${counted(found.size, 'profile')}, one an ad` : '';
  return `They were coded ${byWhom(study)} the codebook "${escapeMarkdown(book.title)}"${version}: ${counted(coding.codes.length, 'code')}${of}${profiles}.`;
}

/** Our own coder goes by the codebook; another coding is named by its file, another coder by its name. */
function byWhom({ coding, spec }: Study): string {
  if (isCodebookCoding(coding)) return 'by rule against';
  return spec.codings === null
    ? `by the coder "${escapeMarkdown(coding.coder)}" with the codes of`
    : `in "${escapeMarkdown(basename(spec.codings))}" and counted by the codes of`;
}
