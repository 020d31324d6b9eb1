// Numbers modulo the order of a group.

import { Refused } from "./group";

/** A remainder that is never negative. */
export function modulo(value: bigint, order: bigint): bigint {
  const rest = value % order;
  return rest < 0n ? rest + order : rest;
}

/** A number below the order, each as likely as another: what is drawn above is drawn again. */
export function randomScalar(order: bigint): bigint {
  const bits = order.toString(2).length;
  const bytes = new Uint8Array(Math.ceil(bits / 8));
  for (;;) {
    crypto.getRandomValues(bytes);
    bytes[0] = (bytes[0] ?? 0) & (0xff >> (bytes.length * 8 - bits));
    const drawn = fromBytes(bytes);
    if (drawn < order) {
      bytes.fill(0);
      return drawn;
    }
  }
}

/** A small number below another, each as likely: what lies past the last whole round is drawn again. */
export function randomBelow(count: number): number {
  const limit = 2 ** 32 - (2 ** 32 % count);
  const word = new Uint32Array(1);
  do crypto.getRandomValues(word);
  while ((word[0] ?? limit) >= limit);
  return (word[0] ?? 0) % count;
}

/** The number that big-endian bytes write. */
export function fromBytes(bytes: Uint8Array): bigint {
  let digits = "0x0";
  for (const byte of bytes) digits += byte.toString(16).padStart(2, "0");
  return BigInt(digits);
}

/** Whether a text is a number in base 10 in its one form: no sign, no leading zero. */
export function isDecimal(text: string, digitsMax: number): boolean {
  return text.length <= digitsMax && /^(?:0|[1-9][0-9]*)$/.test(text);
}

/** Reads a number below the order. */
export function readScalar(text: unknown, order: bigint): bigint {
  if (typeof text !== "string" || !isDecimal(text, order.toString().length)) throw new Refused("number");
  const value = BigInt(text);
  if (value >= order) throw new Refused("number");
  return value;
}

/** `base ^ exponent` modulo a number, by windows of five bits. */
export function powerModulo(base: bigint, exponent: bigint, modulus: bigint): bigint {
  const WINDOW_BITS = 5;
  const powers = [1n];
  for (let index = 1; index < 1 << WINDOW_BITS; index++) powers.push(((powers[index - 1] ?? 1n) * base) % modulus);
  const digits = exponent.toString(2);
  const padded = digits.padStart(Math.ceil(digits.length / WINDOW_BITS) * WINDOW_BITS, "0");
  let product = 1n;
  for (let at = 0; at < padded.length; at += WINDOW_BITS) {
    for (let square = 0; square < WINDOW_BITS; square++) product = (product * product) % modulus;
    const digit = parseInt(padded.slice(at, at + WINDOW_BITS), 2);
    if (digit > 0) product = (product * (powers[digit] ?? 1n)) % modulus;
  }
  return product;
}

/** The inverse modulo a prime, by Euclid. */
export function inverseModulo(value: bigint, prime: bigint): bigint {
  let [rest, next] = [prime, modulo(value, prime)];
  let [before, factor] = [0n, 1n];
  while (next !== 0n) {
    const quotient = rest / next;
    [rest, next] = [next, rest - quotient * next];
    [before, factor] = [factor, before - quotient * factor];
  }
  return modulo(before, prime);
}
