// once: what several questions need of the same study is worked out once.
import type { Asked } from '../question';

/** A function of what is asked that keeps its result as long as the study lives. */
export function once<Made>(make: (asked: Asked) => Made): (asked: Asked) => Made {
  const made = new WeakMap<Asked, Made>();
  return (asked) => {
    if (!made.has(asked)) made.set(asked, make(asked));
    return made.get(asked)!;
  };
}
