// The Pedersen ceremony as one trustee does it (§Messages specific to threshold decryption support): the steps 1, 3 and
// 5. Steps 2, 4 and 6 are the server's.

import { deriveKeys, isSigned, type Keys, receive, send, sign } from "./channel";
import { type Group, readKey, Refused } from "./group";
import { hashOf, toHexadecimal } from "./hash";
import {
  fieldsOf,
  integerOf,
  listOf,
  type Proof,
  proofOf,
  read,
  type SignedMessage,
  signedOf,
  textOf,
  type TrusteePublicKey,
  write,
} from "./messages";
import { modulo, randomScalar, readScalar } from "./scalars";
import { proveKey } from "./trustee";

export type Polynomial = { polynomial: string; secrets: string[]; coefexps: SignedMessage; signature: Proof };

export type Vinput = { polynomial: string; secrets: string[]; coefexps: SignedMessage[]; signatures: Proof[] };

export type Voutput = { private_key: string; public_key: TrusteePublicKey };

const MEMBERS_MAX = 100;

/** Step 1: the certificate of the trustee number `index` (from 1) of `size`. */
export function certificate<E>(
  group: Group<E>,
  seed: string,
  { size, threshold, index }: { size: number; threshold: number; index: number },
): SignedMessage {
  const isAmong = (number: number): boolean => Number.isInteger(number) && 1 <= number && number <= size;
  if (!isAmong(threshold) || !isAmong(index) || size > MEMBERS_MAX) throw new Refused("threshold");
  const keys = deriveKeys(group, seed);
  const message = write({
    context: { group: group.name, size, threshold, index },
    verification: group.write(keys.verification),
    encryption: keys.encryption,
  });
  return { message, signature: sign(group, keys.signing, message) };
}

/** The certificates of all, verified. */
export type Certificates<E> = {
  written: readonly SignedMessage[];
  threshold: number;
  verification: readonly E[];
  encryption: readonly string[];
};

export function readCertificates<E>(group: Group<E>, given: unknown): Certificates<E> {
  const written = listOf(given, signedOf);
  if (written.length === 0 || written.length > MEMBERS_MAX) throw new Refused("threshold");
  const all = written.map(({ message, signature }, place) => {
    const { context, verification, encryption } = read(message, certificateOf);
    const isOurs = context.group === group.name && context.size === written.length && context.index === place + 1;
    if (!isOurs || context.threshold < 1 || context.threshold > context.size) throw new Refused("certificate");
    const key = readKey(group, verification);
    readKey(group, encryption);
    if (!isSigned(group, key, message, signature)) throw new Refused("signature");
    return { threshold: context.threshold, verification, encryption, key };
  });
  const texts = all.flatMap(({ verification, encryption }) => [verification, encryption]);
  const threshold = all[0]?.threshold ?? 0;
  if (new Set(texts).size !== texts.length || all.some((one) => one.threshold !== threshold)) {
    throw new Refused("certificate");
  }
  return {
    written,
    threshold,
    verification: all.map(({ key }) => key),
    encryption: all.map(({ encryption }) => encryption),
  };
}

function certificateOf(value: unknown) {
  const { context, verification, encryption } = fieldsOf(value);
  const { group, size, threshold, index } = fieldsOf(context);
  return {
    context: {
      group: textOf(group),
      size: integerOf(size),
      threshold: integerOf(threshold),
      index: integerOf(index),
    },
    verification: textOf(verification),
    encryption: textOf(encryption),
  };
}

/** What a trustee signs of the ceremony, besides their coefficients. */
function signedCeremony<E>(certificates: Certificates<E>, coefexps: readonly string[]): string {
  return `certs_sig|${write({ certs: certificates.written, coefexps })}`;
}

/** The place of the trustee who has these keys, from 0. */
function placeOf<E>(group: Group<E>, certificates: Certificates<E>, keys: Keys<E>): number {
  const place = certificates.encryption.indexOf(keys.encryption);
  const verification = certificates.verification[place];
  if (verification === undefined || !group.isSame(verification, keys.verification)) throw new Refused("not-yours");
  return place;
}

/** Step 3: a trustee draws a polynomial, and writes to each trustee what it gives them. */
export async function polynomial<E>(
  group: Group<E>,
  seed: string,
  certificates: Certificates<E>,
  pause: () => Promise<void> = () => Promise.resolve(),
): Promise<Polynomial> {
  const keys = deriveKeys(group, seed);
  const own = certificates.encryption[placeOf(group, certificates, keys)] ?? "";
  const coefficients = Array.from({ length: certificates.threshold }, () => randomNonzero(group.order));
  const publics = coefficients.map((coefficient) => group.write(group.generatorPower(coefficient)));
  const message = write({ coefexps: publics });
  const secrets: string[] = [];
  for (const [place, recipient] of certificates.encryption.entries()) {
    const secret = evaluated(coefficients, BigInt(place + 1), group.order).toString();
    secrets.push(await send(group, keys.signing, recipient, write({ secret })));
    await pause();
  }
  const kept = write({ polynomial: coefficients.map((coefficient) => coefficient.toString()) });
  return {
    polynomial: await send(group, keys.signing, own, kept),
    secrets,
    coefexps: { message, signature: sign(group, keys.signing, message) },
    signature: sign(group, keys.signing, signedCeremony(certificates, publics)),
  };
}

/** A neutral coefficient would be refused. */
function randomNonzero(order: bigint): bigint {
  const drawn = randomScalar(order);
  return drawn === 0n ? randomNonzero(order) : drawn;
}

/** The value of a polynomial, by Horner's rule. */
function evaluated(coefficients: readonly bigint[], at: bigint, order: bigint): bigint {
  return coefficients.reduceRight((value, coefficient) => modulo(value * at + coefficient, order), 0n);
}

/**
 * The hash of a trustee's public coefficients: sent to all the others, by another way than the server, before anybody
 * reveals theirs, so that nobody chooses coefficients after having seen those of the others.
 */
export function commitmentOf(coefexps: SignedMessage): string {
  return toHexadecimal(hashOf(write(coefexps)));
}

/** Whether each trustee revealed what they had committed to. */
export function areAsCommitted(vinput: Vinput, commitments: readonly string[]): boolean {
  const revealed = vinput.coefexps.map(commitmentOf);
  return revealed.length === commitments.length && revealed.every((own, index) => own === commitments[index]);
}

export function readVinput(given: unknown): Vinput {
  const { polynomial, secrets, coefexps, signatures } = fieldsOf(given);
  return {
    polynomial: textOf(polynomial),
    secrets: listOf(secrets, textOf),
    coefexps: listOf(coefexps, signedOf),
    signatures: listOf(signatures, proofOf),
  };
}

/** Step 5: a trustee checks the shares they received, and adds them up into their key. */
export async function voutput<E>(
  group: Group<E>,
  seed: string,
  certificates: Certificates<E>,
  vinput: Vinput,
  pause: () => Promise<void> = () => Promise.resolve(),
): Promise<{ voutput: Voutput; secret: bigint }> {
  const keys = deriveKeys(group, seed);
  const place = placeOf(group, certificates, keys);
  const size = certificates.written.length;
  if ([vinput.secrets, vinput.coefexps, vinput.signatures].some((list) => list.length !== size)) {
    throw new Refused("threshold");
  }
  const coefficients: E[][] = [];
  for (const [index, signed] of vinput.coefexps.entries()) {
    coefficients.push(coefficientsOf(group, certificates, index, signed, vinput.signatures[index]));
    await pause();
  }
  await checkOwnPolynomial(group, keys, certificates, place, vinput, coefficients[place] ?? []);
  let secret = 0n;
  for (const [index, encrypted] of vinput.secrets.entries()) {
    const sender = certificates.verification[index];
    if (sender === undefined) throw new Refused("threshold");
    const share = await receivedShare(group, keys, sender, encrypted);
    const expected = publicShare(group, coefficients[index] ?? [], place + 1);
    if (share === null || !group.isSame(group.generatorPower(share), expected)) throw new Refused("share");
    secret = modulo(secret + share, group.order);
    await pause();
  }
  const proven = proveKey(group, secret);
  const own = certificates.encryption[place] ?? "";
  return {
    secret,
    voutput: {
      // The name of its field is the official programs', in no specification.
      private_key: await send(group, keys.signing, own, write({ decryption_key: secret.toString() })),
      public_key: { ...proven, signature: sign(group, keys.signing, proven.public_key) },
    },
  };
}

/** What a trustee wrote to this one; null when it cannot be opened or is no number: that is theirs to answer for. */
async function receivedShare<E>(group: Group<E>, keys: Keys<E>, sender: E, encrypted: string): Promise<bigint | null> {
  try {
    const { secret } = read(await receive(group, keys, sender, encrypted), (value) => ({
      secret: textOf(fieldsOf(value).secret),
    }));
    return readScalar(secret, group.order);
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}

/** The public coefficients of a trustee: signed, alone and with the certificates; none neutral. */
function coefficientsOf<E>(
  group: Group<E>,
  certificates: Certificates<E>,
  index: number,
  signed: SignedMessage,
  signature: Proof | undefined,
): E[] {
  const key = certificates.verification[index];
  if (key === undefined || signature === undefined) throw new Refused("threshold");
  if (!isSigned(group, key, signed.message, signed.signature)) throw new Refused("signature");
  const { coefexps } = read(signed.message, (value) => ({ coefexps: listOf(fieldsOf(value).coefexps, textOf) }));
  if (coefexps.length !== certificates.threshold) throw new Refused("threshold");
  if (!isSigned(group, key, signedCeremony(certificates, coefexps), signature)) throw new Refused("signature");
  return coefexps.map((text) => readKey(group, text));
}

/** What a trustee kept for themselves must be what they published: the server may have changed it. */
async function checkOwnPolynomial<E>(
  group: Group<E>,
  keys: Keys<E>,
  certificates: Certificates<E>,
  place: number,
  vinput: Vinput,
  publics: readonly E[],
): Promise<void> {
  const own = certificates.verification[place];
  if (own === undefined) throw new Refused("not-yours");
  const kept = read(await receive(group, keys, own, vinput.polynomial), (value) => ({
    polynomial: listOf(fieldsOf(value).polynomial, textOf),
  }));
  const isOwn =
    kept.polynomial.length === publics.length &&
    publics.every((key, index) => group.isSame(group.generatorPower(readScalar(kept.polynomial[index], group.order)), key));
  if (!isOwn) throw new Refused("not-yours");
}

/** The public part of what one polynomial gives to the trustee number `number`, by Horner's rule. */
function publicShare<E>(group: Group<E>, coefficients: readonly E[], number: number): E {
  return coefficients.reduceRight<E>(
    (power, coefficient) => group.multiply(group.power(power, BigInt(number)), coefficient),
    group.identity,
  );
}

/** The private key of a trustee, from what they kept encrypted for themselves in step 5. */
export async function openPrivateKey<E>(group: Group<E>, seed: string, encrypted: string): Promise<bigint> {
  const keys = deriveKeys(group, seed);
  const kept = read(await receive(group, keys, keys.verification, encrypted), (value) => ({
    decryption_key: textOf(fieldsOf(value).decryption_key),
  }));
  return readScalar(kept.decryption_key, group.order);
}
