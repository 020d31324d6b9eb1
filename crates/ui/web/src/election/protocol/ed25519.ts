// Ed25519 (§Elliptic curves): the default group, fast on telephones.
//
// A member is written as its compressed form read as one number, most significant digit first: the reverse of the
// bytes of RFC 8032.

import { ed25519 } from "@noble/curves/ed25519.js";
import { normalizeZ } from "@noble/curves/abstract/curve.js";
import type { EdwardsPoint } from "@noble/curves/abstract/edwards.js";

import type { Group } from "./group";
import { fromHexadecimal, hashOf, toHexadecimal } from "./hash";
import { fromBytes, modulo } from "./scalars";

const { Point } = ed25519;
const ORDER = Point.Fn.ORDER;
const HEXADECIMAL_DIGITS = 64;
/** Bits under the integers that a point carries, so that one of their values is a point of the group. */
const PADDING_BITS = 14n;
/** Bits of a digit of the table of a base that is often raised. */
const WINDOW_BITS = 6;

/** A point with a table of its own, made when it is first raised. */
function withTable(point: EdwardsPoint): EdwardsPoint {
  return Point.fromAffine(point.toAffine()).precompute(WINDOW_BITS);
}

/**
 * Raised by a table: whatever the exponent, the library then goes by the steps of its multiplication by a secret, but
 * for the random multiple of the order that protects from who measures the device itself, and takes twice the time.
 */
function raisedByTable(base: EdwardsPoint, exponent: bigint): EdwardsPoint {
  return base.multiplyUnsafe(modulo(exponent, ORDER));
}

const GENERATOR = withTable(Point.BASE);

/** Multiplied by a secret: neither nothing nor the neutral point may be given to the library. */
function raised(base: EdwardsPoint, exponent: bigint): EdwardsPoint {
  const reduced = modulo(exponent, ORDER);
  return reduced === 0n || base.is0() ? Point.ZERO : base.multiply(reduced);
}

/** The point of the curve that a text writes; perhaps outside the group of prime order. */
function pointOf(text: string): EdwardsPoint | null {
  if (text.length !== HEXADECIMAL_DIGITS) return null;
  const bytes = fromHexadecimal(text)?.reverse();
  if (bytes === undefined) return null;
  try {
    // RFC 8032 reads one form alone: y reduced, and no sign where x is zero.
    return Point.fromBytes(bytes, false);
  } catch {
    return null;
  }
}

function read(text: string): EdwardsPoint | null {
  const point = pointOf(text);
  return point?.isTorsionFree() ? point : null;
}

function write(element: EdwardsPoint): string {
  return toHexadecimal(element.toBytes().reverse());
}

export const ED25519: Group<EdwardsPoint> = {
  name: "Ed25519",
  order: ORDER,
  identity: Point.ZERO,
  generator: GENERATOR,
  carriedMax: 30,
  read,
  write,
  // One inversion for all.
  writeAll: (elements) => normalizeZ(Point, [...elements]).map(write),
  isSame: (one, other) => one.equals(other),
  // By the bytes of RFC 8032.
  sortable: (text) => (text.match(/../g) ?? []).reverse().join(""),
  multiply: (one, other) => one.add(other),
  divide: (one, other) => one.subtract(other),
  power: raised,
  generatorPower: (exponent) => raisedByTable(GENERATOR, exponent),
  fixedBase(base) {
    const own = withTable(base);
    return (exponent) => raisedByTable(own, exponent);
  },
  carry(values) {
    if (values.length > ED25519.carriedMax) return null;
    const carried = values.reduce((number, value) => (number << 8n) + BigInt(value), 0n) << PADDING_BITS;
    for (let fill = 0n; fill < 1n << PADDING_BITS; fill++) {
      const point = read((carried + fill).toString(16).padStart(HEXADECIMAL_DIGITS, "0"));
      if (point !== null) return point;
    }
    return null;
  },
  independentGenerator(index) {
    // One number in two is the coordinate of a point: so many failures do not happen.
    const drawn = fromBytes(hashOf(`ggen|${index}`)) >> 2n;
    for (let fill = 0n; fill < 1024n; fill++) {
      const point = pointOf((drawn + fill).toString(16).padStart(HEXADECIMAL_DIGITS, "0"));
      if (point !== null) return point.clearCofactor();
    }
    throw new Error("no generator");
  },
};
