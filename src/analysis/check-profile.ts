// Profiles named by a caller are profiles that the coding has.
import { RoleLensError, type Coding } from '../core';

/**
 * Passes where no profile is named, or one that the coding has.
 * @throws RoleLensError naming the profiles there are.
 */
export function checkProfile({ profiles }: Pick<Coding, 'profiles'>, profile: string | undefined): void {
  if (profile === undefined || profiles.includes(profile)) return;
  throw new RoleLensError(`There is no profile "${profile}".`, {
    hint: `The profiles are ${profiles.join(', ')}.`,
  });
}
