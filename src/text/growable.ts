// Typed arrays that grow: the corpus is written once, without an object a token.

type Typed = Uint8Array | Uint16Array | Uint32Array | Int32Array;

/** A growing typed array. */
export class Growing<A extends Typed> {
  private data: A;
  length = 0;

  constructor(type: new (length: number) => A, capacity = 1024) {
    this.data = new type(capacity);
  }

  push(value: number): void {
    if (this.length === this.data.length) this.data = enlarged(this.data, this.length + 1);
    this.data[this.length++] = value;
  }

  at(index: number): number {
    return this.data[index];
  }

  /** The values so far, in an array of exactly their number. */
  toArray(): A {
    return this.data.slice(0, this.length) as A;
  }
}

/** The array itself where it has this many places, else a copy with at least twice its places. */
export function enlarged<A extends Typed>(array: A, length: number): A {
  if (length <= array.length) return array;
  const larger = new (array.constructor as new (length: number) => A)(Math.max(length, array.length * 2));
  larger.set(array);
  return larger;
}
