// Choices that are 0 or 1, each encrypted, each with the proof that it is one of both.

import type { Pause } from "./ballot";
import type { Ciphertext, Proof } from "./messages";
import { type Bases, encrypt, joined, less, type Opened, proveOneOf } from "./proofs";
import { randomScalar } from "./scalars";

export type Choice = { opened: Opened; ciphertext: Ciphertext; proof: Proof[] };

export async function encryptChoices<E>(
  bases: Bases<E>,
  bits: readonly number[],
  voter: string,
  pause: Pause,
): Promise<Choice[]> {
  const choices: Choice[] = [];
  for (const bit of bits) {
    const opened = { randomness: randomScalar(bases.group.order), value: BigInt(bit) };
    const ciphertext = encrypt(bases, opened);
    const statement = [voter, joined([ciphertext])];
    const proof = proveOneOf(bases, "prove", statement, [opened, less(opened, 1n)], bit);
    choices.push({ opened, ciphertext, proof });
    await pause();
  }
  return choices;
}

/** `S`: the voter's statement, and every ciphertext of the answer. */
export function statementOf(voter: string, choices: readonly Choice[]): string {
  return `${voter}|${joined(choices.map((choice) => choice.ciphertext))}`;
}
