// Proofs: who computed something knows a secret, and that it is one of those allowed.
//
// What was committed to is hashed with the statement, and gives the challenge. The one who proves here also encrypted:
// every ciphertext is known by its randomness, so that all commitments are powers of the two bases g and y, whose tables
// are computed once.

import type { Ciphertext, NonzeroProof, Proof } from "./messages";
import type { FixedBase, Group } from "./group";
import { challenge } from "./hash";
import { modulo, randomScalar, readScalar } from "./scalars";

/** What a group, and the public key y that votes are encrypted to, are computed with. */
export type Bases<E> = { group: Group<E>; keyPower: FixedBase<E> };

/** `(g ^ randomness, y ^ randomness · g ^ value)`, known by who encrypted it. */
export type Opened = { randomness: bigint; value: bigint };

export function encrypt<E>({ group, keyPower }: Bases<E>, { randomness, value }: Opened): Ciphertext {
  // Both choices take the same steps; a count is a small power.
  const message = [group.identity, group.generator][Number(value)] ?? group.generatorPower(value);
  const beta = group.multiply(keyPower(randomness), message);
  const [writtenAlpha = "", writtenBeta = ""] = group.writeAll([group.generatorPower(randomness), beta]);
  return { alpha: writtenAlpha, beta: writtenBeta };
}

/** The product of ciphertexts, which encrypts the sum. */
export function together(all: readonly Opened[]): Opened {
  return all.reduce(
    (sum, one) => ({ randomness: sum.randomness + one.randomness, value: sum.value + one.value }),
    { randomness: 0n, value: 0n },
  );
}

/** A ciphertext divided by `g ^ value`: an encryption of zero if that value was encrypted. */
export function less(cipher: Opened, value: bigint): Opened {
  return { randomness: cipher.randomness, value: cipher.value - value };
}

/** Texts `α,β` of several ciphertexts, with commas. */
export function joined(ciphertexts: readonly Ciphertext[]): string {
  return ciphertexts.map(({ alpha, beta }) => `${alpha},${beta}`).join(",");
}

function written(challenge: bigint, response: bigint): Proof {
  return { challenge: challenge.toString(), response: response.toString() };
}

/** Proves to know the logarithm of `g ^ secret`: keys, credentials, signatures, raw encryptions. */
export function proveKnowledge<E>(group: Group<E>, tag: string, statement: readonly string[], secret: bigint): Proof {
  const nonce = randomScalar(group.order);
  const drawn = challenge(group, tag, statement, [group.generatorPower(nonce)]);
  return written(drawn, modulo(nonce - secret * drawn, group.order));
}

/** Verifies it. */
export function isKnown<E>(group: Group<E>, tag: string, statement: readonly string[], key: E, proof: Proof): boolean {
  const own = readScalar(proof.challenge, group.order);
  const response = readScalar(proof.response, group.order);
  const commitment = group.multiply(group.generatorPower(response), group.power(key, own));
  return challenge(group, tag, statement, [commitment]) === own;
}

/**
 * Proves that one of several ciphertexts encrypts zero, without saying which: the others are simulated. `known` is the
 * place of the one that does.
 */
export function proveOneOf<E>(
  { group, keyPower }: Bases<E>,
  tag: string,
  statement: readonly string[],
  ciphers: readonly Opened[],
  known: number,
): Proof[] {
  const own = ciphers[known];
  if (own === undefined || modulo(own.value, group.order) !== 0n) throw new Error("nothing known to prove");
  const nonce = randomScalar(group.order);
  let others = 0n;
  const commitments: E[] = [];
  const branches = ciphers.map((cipher, place) => {
    if (place === known) {
      commitments.push(group.generatorPower(nonce), keyPower(nonce));
      return { challenge: 0n, response: nonce };
    }
    const branch = { challenge: randomScalar(group.order), response: randomScalar(group.order) };
    // g ^ response · α ^ challenge and y ^ response · β ^ challenge, through what α and β were made of.
    const power = branch.response + cipher.randomness * branch.challenge;
    commitments.push(
      group.generatorPower(power),
      group.multiply(keyPower(power), group.generatorPower(cipher.value * branch.challenge)),
    );
    others += branch.challenge;
    return branch;
  });
  const real = branches[known];
  if (real === undefined) throw new Error("nothing known to prove");
  real.challenge = modulo(challenge(group, tag, statement, commitments) - others, group.order);
  real.response = modulo(nonce - own.randomness * real.challenge, group.order);
  return branches.map((branch) => written(branch.challenge, branch.response));
}

/** Proves that a ciphertext does not encrypt zero (§Proof of encryption of non-zero). */
export function proveNonzero<E>({ group, keyPower }: Bases<E>, statement: string, cipher: Opened): NonzeroProof {
  const { order } = group;
  const { randomness, value } = cipher;
  let blinding = randomScalar(order);
  while (blinding === 0n) blinding = randomScalar(order);
  const [first, second] = [randomScalar(order), randomScalar(order)];
  // β ^ blinding / y ^ (blinding · r), then α ^ first · g ^ second and β ^ first · y ^ second.
  const commitment = group.generatorPower(value * blinding);
  const power = randomness * first + second;
  const commitments = [
    commitment,
    group.generatorPower(power),
    group.multiply(keyPower(power), group.generatorPower(value * first)),
  ];
  const drawn = challenge(group, "nonzero", [statement], commitments);
  return {
    commitment: group.write(commitment),
    challenge: drawn.toString(),
    response: [
      modulo(first - blinding * drawn, order).toString(),
      modulo(second + blinding * randomness * drawn, order).toString(),
    ],
  };
}

/** Proves that `alpha ^ secret` was computed with the secret of a public key. */
export function proveDecryption<E>(
  group: Group<E>,
  electionFingerprint: string,
  publicKey: string,
  secret: bigint,
  alpha: E,
): Proof {
  const nonce = randomScalar(group.order);
  const commitments = [group.generatorPower(nonce), group.power(alpha, nonce)];
  const drawn = challenge(group, "decrypt", [electionFingerprint, publicKey], commitments);
  return written(drawn, modulo(nonce - secret * drawn, group.order));
}
