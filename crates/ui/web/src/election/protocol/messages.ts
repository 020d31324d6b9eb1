// The messages of the specification (§Messages), and their one serialization: compact, fields in the order in which
// they are made. Numbers and members of groups are texts, written in hash inputs as they came.

import { Refused } from "./group";

export type Proof = { challenge: string; response: string };

/** `g ^ r`, and `y ^ r` times what is encrypted. */
export type Ciphertext = { alpha: string; beta: string };

/** A list; lists of lists for questions of lists. */
export type Shaped<T> = T[] | T[][];

export type HomomorphicAnswer = {
  choices: Ciphertext[];
  individual_proofs: Proof[][];
  overall_proof: Proof[];
  blank_proof?: Proof[];
};

export type NonHomomorphicAnswer = { choices: Ciphertext; proof: Proof };

export type NonzeroProof = { commitment: string; challenge: string; response: [string, string] };

export type ListsAnswer = {
  choices: Ciphertext[][];
  individual_proofs: Proof[][][];
  overall_proof: Proof;
  list_proofs: Proof[][];
  nonzero_proof: NonzeroProof;
};

export type Answer = HomomorphicAnswer | NonHomomorphicAnswer | ListsAnswer;

export type Ballot = {
  election_uuid: string;
  election_hash: string;
  credential: string;
  answers: Answer[];
  signature?: { hash: string; proof: Proof };
};

export type TrusteePublicKey = { pok: Proof; public_key: string; signature?: Proof };

export type SignedMessage = { message: string; signature: Proof };

export type PartialDecryption = { decryption_factors: Shaped<string>[]; decryption_proofs: Shaped<Proof>[] };

/** `(t, s, c, ĉ)` of the specification (§Shuffles). */
export type ShuffleProof = [
  commitments: [string, string, string, [string, string], string[]],
  responses: [string, string, string, string, string[], string[]],
  permutation: string[],
  chain: string[],
];

export type Shuffle = { ciphertexts: Ciphertext[][]; proofs: ShuffleProof[] };

/** Writes a message in its one serialization. */
export function write(message: unknown): string {
  return JSON.stringify(message);
}

/** Parses what came from elsewhere. */
export function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Refused("message");
  }
}

/** Reads a message, field by field, in its one serialization alone: it has one hash. */
export function read<T>(text: string, shape: (value: unknown) => T): T {
  const message = shape(parse(text));
  if (write(message) !== text) throw new Refused("message");
  return message;
}

export function fieldsOf(value: unknown): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Refused("message");
  return value as Record<string, unknown>;
}

export function textOf(value: unknown): string {
  if (typeof value !== "string") throw new Refused("message");
  return value;
}

export function integerOf(value: unknown): number {
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0) throw new Refused("message");
  return value;
}

export function listOf<T>(value: unknown, shape: (value: unknown) => T): T[] {
  if (!Array.isArray(value)) throw new Refused("message");
  return value.map((one) => shape(one));
}

export function proofOf(value: unknown): Proof {
  const { challenge, response } = fieldsOf(value);
  return { challenge: textOf(challenge), response: textOf(response) };
}

export function ciphertextOf(value: unknown): Ciphertext {
  const { alpha, beta } = fieldsOf(value);
  return { alpha: textOf(alpha), beta: textOf(beta) };
}

export function signedOf(value: unknown): SignedMessage {
  const { message, signature } = fieldsOf(value);
  return { message: textOf(message), signature: proofOf(signature) };
}
