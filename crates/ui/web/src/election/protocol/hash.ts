// SHA-256 and its written forms, and the challenges of proofs.

import { sha256 } from "@noble/hashes/sha2.js";

import type { Group } from "./group";
import { fromBytes, modulo } from "./scalars";

export function hashOf(content: string | Uint8Array): Uint8Array {
  return sha256(typeof content === "string" ? new TextEncoder().encode(content) : content);
}

export function toHexadecimal(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Lowercase digits alone. */
export function fromHexadecimal(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^(?:[0-9a-f]{2})*$/.test(text)) return undefined;
  return Uint8Array.from({ length: text.length / 2 }, (_, at) => parseInt(text.slice(2 * at, 2 * at + 2), 16));
}

/** Base64 without padding: the fingerprint of an election, the tracker of a ballot. */
export function fingerprint(content: string | Uint8Array): string {
  return btoa(String.fromCharCode(...hashOf(content))).replace(/=+$/, "");
}

/** A hash as a number modulo the order of a group. */
export function hashToScalar(text: string, order: bigint): bigint {
  return modulo(fromBytes(hashOf(text)), order);
}

/** The challenge of a proof: `H(tag|statement|…|A0,B0,…)`. */
export function challenge<E>(group: Group<E>, tag: string, statement: readonly string[], commitments: readonly E[]): bigint {
  const committed = group.writeAll(commitments).join(",");
  return hashToScalar([tag, ...statement, committed].join("|"), group.order);
}
