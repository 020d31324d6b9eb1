// Credentials (§Credentials): the code that lets somebody vote, the secret it stands for, its public part.

import { type Group, Refused } from "./group";
import { hashOf } from "./hash";
import { fromBytes, modulo, randomBelow } from "./scalars";

/** The letters of codes and seeds: Base58, without 0, O, I and l, which are read one for another. */
export const BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
/** How many of them a code or a seed has: 128 bits. */
const LETTERS = 22;
/** Where the dashes of a code stand: after so many letters. */
const GROUPS = [5, 6, 5, 6];

/** Letters of Base58, each as likely as another. */
export function randomLetters(): string {
  return Array.from({ length: LETTERS }, () => BASE58[randomBelow(BASE58.length)]).join("");
}

export function isSeed(text: string): boolean {
  return text.length === LETTERS && [...text].every((letter) => BASE58.includes(letter));
}

/** A new private credential: `XXXXX-XXXXXX-XXXXX-XXXXXX`. */
export function drawCode(): string {
  return withDashes(randomLetters());
}

function withDashes(letters: string): string {
  let at = 0;
  return GROUPS.map((count) => letters.slice(at, (at += count))).join("-");
}

/**
 * The code that somebody meant: spaces and dashes are theirs to put, and the letters that no code has are those they
 * look like. Capitals and small letters differ. Null when it cannot be a code.
 */
export function readCode(typed: string): string | null {
  const letters = typed.replace(/[\s\p{Pd}\u2212_.]/gu, "").replace(/[0O]/g, "o").replace(/[lI]/g, "1");
  return isSeed(letters) ? withDashes(letters) : null;
}

/** The secret that a private credential stands for in an election: two hashes read as one number. */
export function credentialSecret<E>(group: Group<E>, uuid: string, code: string): bigint {
  if (readCode(code) !== code) throw new Refused("code");
  const wide = new Uint8Array(64);
  for (const half of [0, 1]) wide.set(hashOf(`derive_credential|${uuid}|${half}|${code}`), 32 * half);
  const secret = modulo(fromBytes(wide), group.order);
  wide.fill(0);
  return secret;
}

/** The public part of a private credential, as it is written. */
export function publicCredential<E>(group: Group<E>, uuid: string, code: string): string {
  return group.write(group.generatorPower(credentialSecret(group, uuid, code)));
}

/**
 * The public list: sorted by the members themselves, so that its order says nothing of the roll's. Weights are written
 * when one of them is not 1.
 */
export function publicList<E>(group: Group<E>, publics: readonly { credential: string; weight: number }[]): string[] {
  const isWeighted = publics.some(({ weight }) => weight !== 1);
  return publics
    .map(({ credential, weight }) => {
      if (!Number.isSafeInteger(weight) || weight < 1) throw new Refused("number");
      return { place: group.sortable(credential), line: isWeighted ? `${credential},${weight}` : credential };
    })
    .sort((one, other) => (one.place < other.place ? -1 : 1))
    .map(({ line }) => line);
}
