// Subgroups of prime order of the integers modulo a prime of 2048 bits (§Finite fields).

import type { FixedBase, Group } from "./group";
import { hashOf } from "./hash";
import { fromBytes, inverseModulo, isDecimal, modulo, powerModulo } from "./scalars";

export type ModularParameters = {
  name: string;
  modulus: bigint;
  order: bigint;
  generator: bigint;
  carriedMax: number;
};

/** Rows of the comb: a table of 2^ROWS products is looked up once for ROWS bits of the exponent. */
const ROWS = 8;
/** Tables of the comb: so many times fewer squarings. Both are chosen for the sixty or so powers of a ballot. */
const TABLES = 4;
/** Bits under the integers that a member carries, left to find a member. */
const PADDING_BITS = 8n;

export function modularGroup(parameters: ModularParameters): Group<bigint> {
  const { name, modulus, order, generator, carriedMax } = parameters;
  const digitsMax = modulus.toString().length;
  const isSafePrime = modulus === 2n * order + 1n;
  const isMember = (value: bigint): boolean =>
    value > 0n &&
    value < modulus &&
    // Where p = 2q + 1 members are the squares, which is faster to tell.
    (isSafePrime ? isSquare(value, modulus) : powerModulo(value, order, modulus) === 1n);
  let generatorTable: FixedBase<bigint> | undefined;
  const fixedBase = (base: bigint): FixedBase<bigint> => comb(base, modulus, order);

  return {
    name,
    order,
    identity: 1n,
    generator,
    carriedMax,
    read(text) {
      if (!isDecimal(text, digitsMax)) return null;
      const value = BigInt(text);
      return isMember(value) ? value : null;
    },
    write: (element) => element.toString(),
    writeAll: (elements) => elements.map((element) => element.toString()),
    isSame: (one, other) => one === other,
    sortable: (text) => text.padStart(digitsMax, "0"),
    multiply: (one, other) => (one * other) % modulus,
    divide: (one, other) => (one * inverseModulo(other, modulus)) % modulus,
    power: (base, exponent) => powerModulo(base, modulo(exponent, order), modulus),
    generatorPower(exponent) {
      generatorTable ??= fixedBase(generator);
      return generatorTable(exponent);
    },
    fixedBase,
    carry(values) {
      if (values.length > carriedMax) return null;
      const carried = values.reduce((number, value) => (number << 8n) + BigInt(value), 0n) << PADDING_BITS;
      for (let fill = 0n; fill < 1n << PADDING_BITS; fill++) if (isMember(carried + fill)) return carried + fill;
      return null;
    },
    independentGenerator(index) {
      const drawn = fromBytes(hashOf(`ggen|${index}`));
      return powerModulo(drawn, (modulus - 1n) / order, modulus);
    },
  };
}

/** Whether a number is a square modulo an odd prime: its Jacobi symbol, by quadratic reciprocity. */
function isSquare(value: bigint, prime: bigint): boolean {
  let [above, below] = [value % prime, prime];
  let isPositive = true;
  while (above !== 0n) {
    while ((above & 1n) === 0n) {
      above >>= 1n;
      const rest = below & 7n;
      if (rest === 3n || rest === 5n) isPositive = !isPositive;
    }
    if ((above & 3n) === 3n && (below & 3n) === 3n) isPositive = !isPositive;
    [above, below] = [below % above, above];
  }
  return below === 1n && isPositive;
}

/**
 * Lim and Lee's comb: the exponent is cut in ROWS rows, read column by column; each table holds the products of the
 * rows' bases for some of the columns.
 */
function comb(base: bigint, modulus: bigint, order: bigint): FixedBase<bigint> {
  const bits = order.toString(2).length;
  const columnsEach = Math.ceil(bits / (ROWS * TABLES));
  const columns = columnsEach * TABLES;

  // base ^ (2 ^ (row × columns + table × columnsEach)), in that order.
  const bases: bigint[] = [];
  let power = base;
  for (let at = 0; at < ROWS * TABLES; at++) {
    bases.push(power);
    for (let square = 0; square < columnsEach; square++) power = (power * power) % modulus;
  }
  const tables = Array.from({ length: TABLES }, (_, table) => {
    const products = [1n];
    for (let row = 0; row < ROWS; row++) {
      const own = bases[row * TABLES + table] ?? 1n;
      for (let mask = 0; mask < 1 << row; mask++) products.push(((products[mask] ?? 1n) * own) % modulus);
    }
    return products;
  });

  return (exponent) => {
    // The first digit is that of the lowest bit.
    const digits = [...modulo(exponent, order).toString(2).padStart(ROWS * columns, "0")].reverse();
    let product = 1n;
    for (let column = columnsEach - 1; column >= 0; column--) {
      product = (product * product) % modulus;
      tables.forEach((products, table) => {
        let mask = 0;
        for (let row = 0; row < ROWS; row++) {
          if (digits[row * columns + table * columnsEach + column] === "1") mask |= 1 << row;
        }
        if (mask > 0) product = (product * (products[mask] ?? 1n)) % modulus;
      });
    }
    return product;
  };
}
