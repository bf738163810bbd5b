// What a line of a coding says of its ad's profile: only what is of the right type is taken.
import type { AdProfile, ProfileReason } from '../core';

/** A profile as it was read. */
export interface ReadProfile {
  readonly profile: Partial<AdProfile>;
  /** Whether something was left out. */
  readonly isPartial: boolean;
}

/** Text is a profile's name; an object has `name`, `scores` and `evidence`, all of which may be missing. */
export function readProfile(raw: unknown): ReadProfile {
  if (raw === undefined || raw === null) return { profile: {}, isPartial: false };
  if (typeof raw === 'string') return { profile: { name: raw }, isPartial: false };
  if (!isRecord(raw)) return { profile: {}, isPartial: true };
  const { name, scores, evidence } = raw;
  const numbers = Object.entries(isRecord(scores) ? scores : {}).filter(isScore);
  const reasons = (Array.isArray(evidence) ? (evidence as unknown[]) : []).filter(isReason);
  const isNamed = typeof name === 'string';
  return {
    profile: { ...(isNamed && { name }), scores: Object.fromEntries(numbers), evidence: reasons },
    isPartial:
      (!isNamed && sizeOf(name) > 0) || numbers.length < sizeOf(scores) || reasons.length < sizeOf(evidence),
  };
}

function isRecord(raw: unknown): raw is Record<string, unknown> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}

function isScore(entry: [string, unknown]): entry is [string, number] {
  return Number.isFinite(entry[1]);
}

function isReason(raw: unknown): raw is ProfileReason {
  if (!isRecord(raw)) return false;
  const { profile, what, found, adds } = raw;
  return (
    typeof profile === 'string' && typeof what === 'string' && Number.isFinite(found) && Number.isFinite(adds)
  );
}

/** How many entries were given; anything but a list or an object is one that cannot be read. */
function sizeOf(raw: unknown): number {
  if (raw === undefined || raw === null) return 0;
  return typeof raw === 'object' ? Object.keys(raw).length : 1;
}
