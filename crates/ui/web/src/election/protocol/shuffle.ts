// Shuffles (§Shuffle algorithms, from CHVote 1.3.2): ciphertexts in another order, encrypted again, with the proof of
// Terelius and Wikström that they are the same.

import type { Election } from "./election";
import { type Group, readElement } from "./group";
import { hashOf, hashToScalar, toHexadecimal } from "./hash";
import type { Ciphertext, Shaped, Shuffle, ShuffleProof } from "./messages";
import { modulo, randomBelow, randomScalar } from "./scalars";

type Cipher<E> = { alpha: E; beta: E };
type Pause = () => Promise<void>;

/** Shuffles every question to shuffle of a tally. */
export async function shuffle<E>(
  election: Election<E>,
  tally: readonly Shaped<Ciphertext>[],
  pause: Pause = () => Promise.resolve(),
): Promise<Shuffle> {
  const ciphertexts: Ciphertext[][] = [];
  const proofs: ShuffleProof[] = [];
  for (const [index, form] of election.forms.entries()) {
    if (form.kind !== "non-homomorphic") continue;
    const before = (tally[index] ?? []).flat().map(({ alpha, beta }) => ({
      alpha: readElement(election.group, alpha),
      beta: readElement(election.group, beta),
    }));
    const made = await shuffleOne(election, before, pause);
    ciphertexts.push(made.after);
    proofs.push(made.proof);
  }
  return { ciphertexts, proofs };
}

/** How many ciphertexts are shuffled, each of which takes several pauses. */
export function pausesOf<E>(election: Election<E>, tally: readonly Shaped<Ciphertext>[]): number {
  const shuffled = tally.filter((_, index) => election.forms[index]?.kind === "non-homomorphic");
  return PAUSES_EACH * shuffled.reduce((sum, question) => sum + question.length, 0);
}

/** Encrypted again, in the chain of commitments, committed to in both. */
const PAUSES_EACH = 3;

async function shuffleOne<E>(
  election: Election<E>,
  before: readonly Cipher<E>[],
  pause: Pause,
): Promise<{ after: Ciphertext[]; proof: ShuffleProof }> {
  const { group, keyPower } = election;
  const order = permutation(before.length);
  const randomness = before.map(() => randomScalar(group.order));
  const again: Cipher<E>[] = [];
  for (const [index, { alpha, beta }] of before.entries()) {
    const own = randomness[index] ?? 0n;
    again.push({
      alpha: group.multiply(alpha, group.generatorPower(own)),
      beta: group.multiply(beta, keyPower(own)),
    });
    await pause();
  }
  const after = permuted(again, order);
  const texts = halvesOf(group, after);
  return {
    after: after.map((_, index) => ({ alpha: texts[2 * index] ?? "", beta: texts[2 * index + 1] ?? "" })),
    proof: await prove(election, before, after, randomness, order, pause),
  };
}

/** An order drawn uniformly: where each ciphertext of the result comes from. */
function permutation(count: number): number[] {
  const order = Array.from({ length: count }, (_, index) => index);
  for (let index = 0; index < count; index++) {
    const other = index + randomBelow(count - index);
    [order[index], order[other]] = [order[other] ?? other, order[index] ?? index];
  }
  return order;
}

function permuted<T>(list: readonly T[], order: readonly number[]): T[] {
  return order.flatMap((from) => list.slice(from, from + 1));
}

function halvesOf<E>(group: Group<E>, ciphers: readonly Cipher<E>[]): string[] {
  return group.writeAll(ciphers.flatMap(({ alpha, beta }) => [alpha, beta]));
}

async function prove<E>(
  { group, keyPower, fingerprint, publicKey }: Election<E>,
  before: readonly Cipher<E>[],
  after: readonly Cipher<E>[],
  randomness: readonly bigint[],
  order: readonly number[],
  pause: Pause,
): Promise<ShuffleProof> {
  const draw = (): bigint => randomScalar(group.order);
  const each = before.map((_, index) => group.independentGenerator(index));

  // The commitment to the permutation.
  const committedSecrets = before.map(draw);
  const committed: E[] = before.map(() => group.identity);
  order.forEach((from, index) => {
    committed[from] = group.multiply(group.generatorPower(committedSecrets[from] ?? 0n), each[index] ?? group.identity);
  });
  const committedTexts = group.writeAll(committed);
  let said = [halvesOf(group, before), halvesOf(group, after), committedTexts].map(eachWithComma).join("");
  const own = challengesOf(before.length, fingerprint, said, group.order);
  const ordered = permuted(own, order);

  // The chain of commitments to the permuted challenges, and what is committed to of each.
  const chainSecrets = before.map(draw);
  const chainNonces = before.map(draw);
  const orderedNonces = before.map(draw);
  const chain: E[] = [];
  const chainCommitments: E[] = [];
  let previous = group.independentGenerator(-1);
  for (const [index, challenge] of ordered.entries()) {
    const step = (generator: bigint, base: bigint): E =>
      group.multiply(group.generatorPower(generator), group.power(previous, base));
    const next = step(chainSecrets[index] ?? 0n, challenge);
    chainCommitments.push(step(chainNonces[index] ?? 0n, orderedNonces[index] ?? 0n));
    chain.push(next);
    previous = next;
    await pause();
  }

  const nonces = [draw(), draw(), draw(), draw()] as const;
  let generators = group.generatorPower(nonces[2]);
  let betas = keyPower(-nonces[3]);
  let alphas = group.generatorPower(-nonces[3]);
  for (const [index, nonce] of orderedNonces.entries()) {
    const { alpha, beta } = after[index] ?? { alpha: group.identity, beta: group.identity };
    generators = group.multiply(generators, group.power(each[index] ?? group.identity, nonce));
    betas = group.multiply(betas, group.power(beta, nonce));
    alphas = group.multiply(alphas, group.power(alpha, nonce));
    await pause();
  }
  const commitments = [group.generatorPower(nonces[0]), group.generatorPower(nonces[1]), generators, betas, alphas];
  const [t1 = "", t2 = "", t3 = "", t41 = "", t42 = ""] = group.writeAll(commitments);
  const chainCommitmentTexts = group.writeAll(chainCommitments);
  const chainTexts = group.writeAll(chain);
  const committing = eachWithComma([t1, t2, t3, t41, t42]) + eachWithComma(chainCommitmentTexts);
  said += eachWithComma(chainTexts) + publicKey;
  const whole = hashToScalar(`shuffle-challenge|${fingerprint}|${committing}${said}`, group.order);

  // The responses: a nonce, and the challenge times what is known.
  const respond = (nonce: bigint, known: bigint): string => modulo(nonce + whole * known, group.order).toString();
  const respondEach = (nonces: readonly bigint[], known: readonly bigint[]): string[] =>
    nonces.map((nonce, index) => respond(nonce, known[index] ?? 0n));
  // What the secret of each link is raised to by those after it.
  const afterEach = before.map(() => 1n);
  for (let index = before.length - 2; index >= 0; index--) {
    afterEach[index] = modulo((ordered[index + 1] ?? 1n) * (afterEach[index + 1] ?? 1n), group.order);
  }
  return [
    [t1, t2, t3, [t41, t42], chainCommitmentTexts],
    [
      respond(nonces[0], inner(committedSecrets, before.map(() => 1n))),
      respond(nonces[1], inner(chainSecrets, afterEach)),
      respond(nonces[2], inner(committedSecrets, own)),
      respond(nonces[3], inner(randomness, own)),
      respondEach(chainNonces, chainSecrets),
      respondEach(orderedNonces, ordered),
    ],
    committedTexts,
    chainTexts,
  ];
}

function inner(one: readonly bigint[], other: readonly bigint[]): bigint {
  return one.reduce((sum, value, index) => sum + value * (other[index] ?? 0n), 0n);
}

function eachWithComma(texts: readonly string[]): string {
  return texts.map((text) => `${text},`).join("");
}

/** `GetNIZKPChallenges`: a number for each ciphertext. */
function challengesOf(count: number, fingerprint: string, statement: string, order: bigint): bigint[] {
  const seed = toHexadecimal(hashOf(`shuffle-challenges|${fingerprint}|${statement}`));
  return Array.from({ length: count }, (_, index) => hashToScalar(seed + toHexadecimal(hashOf(String(index))), order));
}
