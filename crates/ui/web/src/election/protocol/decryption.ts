// A trustee's part of the decryption of the tally (§Partial decryptions).

import type { Election, Form } from "./election";
import { readElement, Refused } from "./group";
import { ciphertextOf, type Ciphertext, listOf, parse, type PartialDecryption, type Proof, type Shaped } from "./messages";
import { proveDecryption } from "./proofs";

/** The public keys that trustees go by, in the order of their numbers. */
export function trusteeKeys(text: string): string[] {
  return listOf(parse(text), (kind) => {
    const [word, value] = listOf(kind, (part) => part);
    const given = (value ?? {}) as { public_key?: unknown; verification_keys?: unknown };
    const written = word === "Single" ? [given] : listOf(given.verification_keys, (key) => key as typeof given);
    return written.map(({ public_key: key }) => {
      if (typeof key !== "string") throw new Refused("message");
      return key;
    });
  }).flat();
}

/** Reads an encrypted tally: as many ciphertexts for each question as its form says, shuffled ones counted apart. */
export function readTally(text: string, forms: readonly Form[]): Shaped<Ciphertext>[] {
  const questions = listOf(parse(text), (question) => question);
  if (questions.length !== forms.length) throw new Refused("tally");
  return forms.map((form, index) => {
    const question = questions[index];
    if (form.kind === "lists") {
      const lists = listOf(question, (list) => listOf(list, ciphertextOf));
      if (lists.length !== form.lengths.length || lists.some((list, place) => list.length !== form.lengths[place])) {
        throw new Refused("tally");
      }
      return lists;
    }
    const list = listOf(question, ciphertextOf);
    const expected = form.answers + (form.kind === "homomorphic" && form.isBlankAllowed ? 1 : 0);
    if (form.kind === "homomorphic" && list.length !== expected) throw new Refused("tally");
    return list;
  });
}

export async function decrypt<E>(
  election: Election<E>,
  secret: bigint,
  tally: readonly Shaped<Ciphertext>[],
  pause: () => Promise<void> = () => Promise.resolve(),
): Promise<PartialDecryption> {
  const { group, fingerprint } = election;
  const publicKey = group.write(group.generatorPower(secret));
  const one = async ({ alpha: written }: Ciphertext): Promise<Part> => {
    const alpha = readElement(group, written);
    const factor = group.write(group.power(alpha, secret));
    const proof = proveDecryption(group, fingerprint, publicKey, secret, alpha);
    await pause();
    return { factor, proof };
  };
  const all = async (list: readonly Ciphertext[]): Promise<Part[]> => {
    const parts: Part[] = [];
    for (const ciphertext of list) parts.push(await one(ciphertext));
    return parts;
  };
  const factors: Shaped<string>[] = [];
  const proofs: Shaped<Proof>[] = [];
  for (const question of tally) {
    if (isNested(question)) {
      const lists: Part[][] = [];
      for (const list of question) lists.push(await all(list));
      factors.push(lists.map((list) => list.map((part) => part.factor)));
      proofs.push(lists.map((list) => list.map((part) => part.proof)));
    } else {
      const list = await all(question);
      factors.push(list.map((part) => part.factor));
      proofs.push(list.map((part) => part.proof));
    }
  }
  return { decryption_factors: factors, decryption_proofs: proofs };
}

type Part = { factor: string; proof: Proof };

function isNested<T>(shaped: Shaped<T>): shaped is T[][] {
  return Array.isArray(shaped[0]);
}

export function countOf(tally: readonly Shaped<Ciphertext>[]): number {
  return tally.reduce((sum, question) => sum + question.flat().length, 0);
}
