// Groups: a union-find over texts.

/** Union-find whose root is always the smallest member; remembers which pairs were compared in vain. */
export class Groups {
  private readonly parent: Int32Array;
  private readonly comparedWith: Int32Array;

  constructor(size: number) {
    this.parent = Int32Array.from({ length: size }, (_, i) => i);
    this.comparedWith = new Int32Array(size).fill(-1);
  }

  find(member: number): number {
    const parent = this.parent;
    let at = member;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  join(a: number, b: number): void {
    const [first, second] = [this.find(a), this.find(b)];
    this.parent[Math.max(first, second)] = Math.min(first, second);
  }

  setApart(member: number, from: number): void {
    this.comparedWith[member] = from;
  }

  wasCompared(member: number, to: number): boolean {
    return this.comparedWith[member] === to;
  }

  firsts(): Int32Array {
    return this.parent.map((_, i) => this.find(i));
  }
}
