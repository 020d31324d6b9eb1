// An answer to a question of lists (§Lists answers): one list, and candidates of that list.

import type { Pause } from "./ballot";
import { type Choice, encryptChoices, statementOf } from "./choices";
import { Refused } from "./group";
import type { ListsAnswer } from "./messages";
import { type Bases, encrypt, joined, less, type Opened, proveNonzero, proveOneOf, together } from "./proofs";

export async function answerOfLists<E>(
  bases: Bases<E>,
  bits: readonly (readonly number[])[],
  voter: string,
  pause: Pause,
): Promise<ListsAnswer> {
  const lists: Choice[][] = [];
  for (const list of bits) lists.push(await encryptChoices(bases, list, voter, pause));
  const whole = statementOf(voter, lists.flat());
  const opened = lists.map((list) => list.map((choice) => choice.opened));
  const selected = together(opened.map(itself));
  const [overall] = proveOneOf(bases, "prove", [whole, joined([encrypt(bases, selected)])], [less(selected, 1n)], 0);
  if (overall === undefined) throw new Refused("choices");
  return {
    choices: lists.map((list) => list.map((choice) => choice.ciphertext)),
    individual_proofs: lists.map((list) => list.map((choice) => choice.proof)),
    overall_proof: overall,
    // A list is selected, or none of its candidates is.
    list_proofs: opened.map((list) => {
      const branches = [less(itself(list), 1n), together(list.slice(1))];
      return proveOneOf(bases, "lproof", [whole], branches, itself(list).value === 1n ? 0 : 1);
    }),
    nonzero_proof: proveNonzero(bases, whole, together(opened.flatMap((list) => list.slice(1)))),
  };
}

/** The first of a list is the list itself. */
function itself(list: readonly Opened[]): Opened {
  const [first] = list;
  if (first === undefined) throw new Refused("choices");
  return first;
}
