// What a browser keeps until the server has it: by draft, by person and by window. Two windows of one draft do not erase what
// the other wrote, and whoever comes next on a shared computer sends nothing under their own name.

/** Where a browser keeps words, or why it does not: as `localStorage`. */
export interface Shelf {
  readonly length: number;
  key(at: number): string | null;
  getItem(name: string): string | null;
  setItem(name: string, value: string): void;
  removeItem(name: string): void;
}

const STORED = "parvis-ensemble:";
/** What the server refused: never sent again, shown until whoever wrote it forgets it. */
const REFUSED = "parvis-ensemble-refuse:";

export class Waiting {
  private readonly own: string;
  private readonly refused: string;
  /** What was found when the page opened, as it was then */
  private readonly found = new Map<string, string>();
  /** What is typed is on the screen alone: storage is full, or refused */
  isLost = false;

  constructor(
    private readonly shelf: () => Shelf,
    draft: string,
    person: string,
    window: string,
  ) {
    const mine = `${draft}:${person}:`;
    this.own = STORED + mine + window;
    this.refused = REFUSED + mine;
    for (const [name, value] of this.all(STORED + mine)) this.found.set(name, value);
  }

  /** What this person wrote in this draft and has not left yet, whatever the window. */
  get left(): string[] {
    return [...this.found.values()];
  }

  /** What was refused. */
  get turnedAway(): string[] {
    return this.all(this.refused).map(([, value]) => value);
  }

  /** True when something here may not have left. */
  get isSome(): boolean {
    return this.isLost || this.found.size > 0 || this.read(this.own) !== null;
  }

  /** Keeps all of it; less, where there is no room for all. */
  keep(all: () => string, less: () => string): void {
    this.isLost = !this.write(this.own, all) && !this.write(this.own, less);
  }

  /** The server has it: what another window wrote since is left to it. */
  forget(): void {
    this.isLost = false;
    this.remove(this.own);
    for (const [name, value] of this.found) {
      if (this.read(name) === value) this.remove(name);
    }
    this.found.clear();
  }

  /** The server refused it: it is put aside, so that it is not sent again, and not lost. */
  putAside(): void {
    const all = new Map(this.found);
    const own = this.read(this.own);
    if (own !== null) all.set(this.own, own);
    for (const [name, value] of all) {
      const aside = REFUSED + name.slice(STORED.length);
      // Erased only once it is there.
      if (this.write(aside, () => value)) this.remove(name);
    }
    this.found.clear();
  }

  /** Whoever wrote it has taken from it what they wanted. */
  forgetTurnedAway(): void {
    for (const [name] of this.all(this.refused)) this.remove(name);
  }

  private all(start: string): [string, string][] {
    try {
      const shelf = this.shelf();
      const names = Array.from({ length: shelf.length }, (_, at) => shelf.key(at) ?? "");
      return names
        .filter((name) => name.startsWith(start))
        .map((name): [string, string] => [name, shelf.getItem(name) ?? ""]);
    } catch {
      return []; // storage is refused
    }
  }

  private read(name: string): string | null {
    try {
      return this.shelf().getItem(name);
    } catch {
      return null;
    }
  }

  private write(name: string, value: () => string): boolean {
    try {
      this.shelf().setItem(name, value());
      return true;
    } catch {
      return false; // full, or refused
    }
  }

  private remove(name: string): void {
    try {
      this.shelf().removeItem(name);
    } catch {
      // it could not be written either
    }
  }
}

/** True when one copy holds changes that another one misses; each says up to which change of each writer it knows. */
export function holdsMore(here: ReadonlyMap<number, number>, there: ReadonlyMap<number, number>): boolean {
  return [...here].some(([writer, clock]) => clock > (there.get(writer) ?? 0));
}

/** A sentence with a name in its place, whatever signs the name holds. */
export function withName(sentence: string, name: string): string {
  return sentence.replace("%nom%", () => name);
}
