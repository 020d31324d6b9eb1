// A single trustee's key (§Trustees): the private part kept, the public part given with the proof that it is known.

import { type Group, Refused } from "./group";
import type { TrusteePublicKey } from "./messages";
import { proveKnowledge } from "./proofs";
import { randomScalar, readScalar } from "./scalars";

/** The proof that somebody knows their private key. */
export function proveKey<E>(group: Group<E>, secret: bigint): TrusteePublicKey {
  const publicKey = group.write(group.generatorPower(secret));
  return { pok: proveKnowledge(group, "pok", [group.name, publicKey], secret), public_key: publicKey };
}

export function generateKey<E>(group: Group<E>): { secret: bigint; publicKey: TrusteePublicKey } {
  let secret = randomScalar(group.order);
  // The neutral element is nobody's key.
  while (secret === 0n) secret = randomScalar(group.order);
  return { secret, publicKey: proveKey(group, secret) };
}

/** A private key as it is kept: a number written as a JSON text. */
export function writePrivateKey(secret: bigint): string {
  return JSON.stringify(secret.toString());
}

/** Reads a private key. */
export function readPrivateKey<E>(group: Group<E>, text: string): bigint {
  const number = /^"([0-9]+)"$/.exec(text.trim())?.[1];
  if (number === undefined) throw new Refused("key");
  return readScalar(number, group.order);
}
