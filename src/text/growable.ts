// Typed arrays that grow: the corpus is written once, without an object a token.

type Typed = Uint8Array | Uint16Array | Uint32Array | Int32Array;

/** A growing typed array. */
export class Growing<A extends Typed> {
  private data: A;
  length = 0;

  constructor(
    private readonly type: new (length: number) => A,
    capacity = 1024,
  ) {
    this.data = new type(capacity);
  }

  push(value: number): void {
    if (this.length === this.data.length) {
      const larger = new this.type(this.length * 2);
      larger.set(this.data);
      this.data = larger;
    }
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
