// The groups of the specification, behind one interface: prime order, written multiplicatively.
//
// What is read is a member of the group, in its one written form, or nothing. Numbers are BigInt, whose operations do
// not take the same time for all values: what is computed here is computed on the own device of who holds the secret.

/** What is computed once for a base that is often raised: gives the base raised to a number. */
export type FixedBase<E> = (exponent: bigint) => E;

export interface Group<E> {
  /** The name that stands in an election and in hash inputs */
  readonly name: string;
  /** The number of its members, prime */
  readonly order: bigint;
  readonly identity: E;
  readonly generator: E;
  /** How many integers one member can carry; 0 when it carries none */
  readonly carriedMax: number;

  /** The member that a text writes; null for anything else. */
  read(text: string): E | null;
  write(element: E): string;
  /** Writes several, in their order. */
  writeAll(elements: readonly E[]): string[];
  isSame(one: E, other: E): boolean;
  /** For what a member is written in, a text that sorts as the official programs sort members. */
  sortable(text: string): string;

  multiply(one: E, other: E): E;
  divide(one: E, other: E): E;
  power(base: E, exponent: bigint): E;
  generatorPower(exponent: bigint): E;
  /** Computes once what makes raising this base faster. */
  fixedBase(base: E): FixedBase<E>;

  /** The member that carries small integers (0 to 255 each); null when they are too many. */
  carry(values: readonly number[]): E | null;
  /** A generator whose logarithm nobody knows (`GetGenerator`); `index` is −1 for the secondary one. */
  independentGenerator(index: number): E;
}

/** Reads a member, which must be one. */
export function readElement<E>(group: Group<E>, text: unknown): E {
  const element = typeof text === "string" ? group.read(text) : null;
  if (element === null) throw new Refused("member");
  return element;
}

/** Reads a key or a credential: a member, and not the neutral one. */
export function readKey<E>(group: Group<E>, text: unknown): E {
  const key = readElement(group, text);
  if (group.isSame(key, group.identity)) throw new Refused("neutral");
  return key;
}

/** Why something is refused: the page has the sentence for it. */
export type Reason =
  | "member"
  | "neutral"
  | "number"
  | "message"
  | "election"
  | "group"
  | "code"
  | "choices"
  | "threshold"
  | "certificate"
  | "signature"
  | "channel"
  | "share"
  | "commitment"
  | "commitments-missing"
  | "not-yours"
  | "key"
  | "key-missing"
  | "tally"
  | "chain"
  | "shuffles";

export class Refused extends Error {
  constructor(readonly reason: Reason) {
    super(reason);
  }
}
