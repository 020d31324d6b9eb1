// An answer that is shuffled with the others, then revealed (§Non-homomorphic answers): one ciphertext carries an integer
// for each answer.

import type { Election } from "./election";
import { Refused } from "./group";
import type { NonHomomorphicAnswer } from "./messages";
import { joined, proveKnowledge } from "./proofs";
import { randomScalar } from "./scalars";

export async function nonHomomorphicAnswer<E>(
  election: Election<E>,
  values: readonly number[],
  voter: string,
): Promise<NonHomomorphicAnswer> {
  const { group, keyPower, publicKey } = election;
  const carried = group.carry(values);
  if (carried === null) throw new Refused("choices");
  const randomness = randomScalar(group.order);
  const choices = {
    alpha: group.write(group.generatorPower(randomness)),
    beta: group.write(group.multiply(keyPower(randomness), carried)),
  };
  const raw = `${publicKey},${joined([choices])}`;
  return { choices, proof: proveKnowledge(group, "raweg", [voter, raw], randomness) };
}
