// An answer whose choices are added up (§Homomorphic answers), with or without a blank vote.

import type { Pause } from "./ballot";
import { encryptChoices, statementOf } from "./choices";
import type { Form } from "./election";
import type { HomomorphicAnswer } from "./messages";
import { type Bases, encrypt, joined, less, proveOneOf, together } from "./proofs";

export async function homomorphicAnswer<E>(
  bases: Bases<E>,
  form: Form & { kind: "homomorphic" },
  bits: readonly number[],
  voter: string,
  pause: Pause,
): Promise<HomomorphicAnswer> {
  const choices = await encryptChoices(bases, bits, voter, pause);
  const whole = statementOf(voter, choices);
  const blank = form.isBlankAllowed ? choices[0]?.opened : undefined;
  const sum = together(choices.slice(form.isBlankAllowed ? 1 : 0).map((choice) => choice.opened));
  // The count less each allowed number: one of them encrypts zero.
  const allowed = Array.from({ length: form.max - form.min + 1 }, (_, index) => less(sum, BigInt(form.min + index)));
  const known = Number(sum.value) - form.min;
  const answer = {
    choices: choices.map((choice) => choice.ciphertext),
    individual_proofs: choices.map((choice) => choice.proof),
  };
  if (blank === undefined) {
    const statement = [whole, joined([encrypt(bases, sum)])];
    return { ...answer, overall_proof: proveOneOf(bases, "prove", statement, allowed, known) };
  }
  const isBlank = blank.value === 1n;
  return {
    ...answer,
    // The vote is blank, or the count is allowed.
    overall_proof: proveOneOf(bases, "bproof1", [whole], [less(blank, 1n), ...allowed], isBlank ? 0 : known + 1),
    // The vote is not blank, or nothing is chosen.
    blank_proof: proveOneOf(bases, "bproof0", [whole], [blank, sum], isBlank ? 1 : 0),
  };
}
