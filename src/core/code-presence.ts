// What a coding says of one ad, by name: has it this code, has it been coded at all?
import { NO_PROFILE, type Coding } from './coding';

/** A function that says whether an ad (index in the corpus) has any mention of the code (id); never, where the coding does not know the code. */
export function codePresence({ codes, mentions, adMentions }: Coding, id: string): (ad: number) => boolean {
  const index = codes.findIndex((code) => code.id === id);
  if (index < 0) return () => false;
  return (ad) => mentions.code.subarray(adMentions[ad], adMentions[ad + 1]).includes(index);
}

/** Whether a coding says anything of an ad (index in the corpus): a profile, or a mention. */
export function isCoded({ profiles, adProfile, adMentions }: Coding, ad: number): boolean {
  return profiles[adProfile[ad]] !== NO_PROFILE || adMentions[ad + 1] > adMentions[ad];
}
