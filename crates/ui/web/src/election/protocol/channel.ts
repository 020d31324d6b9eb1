// What trustees of a ceremony send one another through the server, signed and encrypted (§Public key infrastructure,
// §Channels).

import { isSeed } from "./credential";
import { type Group, readElement, readKey, Refused } from "./group";
import { fromHexadecimal, hashOf, hashToScalar, toHexadecimal } from "./hash";
import { fieldsOf, type Proof, read, signedOf, textOf, write } from "./messages";
import { isKnown, proveKnowledge } from "./proofs";
import { randomScalar } from "./scalars";

const ALGORITHM = "AES-GCM";

/** The two secrets of a member of the ceremony, and their public parts. */
export type Keys<E> = {
  signing: bigint;
  decryption: bigint;
  verification: E;
  /** The text of the encryption key */
  encryption: string;
};

/** Derives both keys from a seed. */
export function deriveKeys<E>(group: Group<E>, seed: string): Keys<E> {
  if (!isSeed(seed)) throw new Refused("key");
  const [signing, decryption] = [hashToScalar(`sk|${seed}`, group.order), hashToScalar(`dk|${seed}`, group.order)];
  return {
    signing,
    decryption,
    verification: group.generatorPower(signing),
    encryption: group.write(group.generatorPower(decryption)),
  };
}

export function sign<E>(group: Group<E>, signing: bigint, message: string): Proof {
  return proveKnowledge(group, "sigmsg", [message], signing);
}

export function isSigned<E>(group: Group<E>, verification: E, message: string, signature: Proof): boolean {
  return isKnown(group, "sigmsg", [message], verification, signature);
}

/** Signs a message and encrypts it for the owner of an encryption key, whose text is `recipient`. */
export async function send<E>(group: Group<E>, signing: bigint, recipient: string, message: string): Promise<string> {
  const key = readKey(group, recipient);
  const inner = write({ recipient, message });
  const signed = write({ message: inner, signature: sign(group, signing, inner) });
  const ephemeral = randomScalar(group.order);
  const alpha = group.generatorPower(ephemeral);
  const shared = group.generatorPower(randomScalar(group.order));
  const beta = group.multiply(group.power(key, ephemeral), shared);
  const data = await crypto.subtle.encrypt(
    vectorOf(group.write(alpha)),
    await keyOf(group.write(shared), "encrypt"),
    new TextEncoder().encode(signed),
  );
  return write({
    algorithm: ALGORITHM,
    alpha: group.write(alpha),
    beta: group.write(beta),
    data: toHexadecimal(new Uint8Array(data)),
  });
}

/** Opens a message: it must be for its reader, and signed by who is said to have sent it. */
export async function receive<E>(group: Group<E>, keys: Keys<E>, sender: E, encrypted: string): Promise<string> {
  const { algorithm, alpha, beta, data } = read(encrypted, encryptedOf);
  const bytes = fromHexadecimal(data);
  if (algorithm !== ALGORITHM || bytes === undefined) throw new Refused("channel");
  const shared = group.divide(readElement(group, beta), group.power(readKey(group, alpha), keys.decryption));
  const key = await keyOf(group.write(shared), "decrypt");
  let opened: ArrayBuffer;
  try {
    opened = await crypto.subtle.decrypt(vectorOf(alpha), key, bytes);
  } catch {
    throw new Refused("channel");
  }
  const { message, signature } = read(new TextDecoder().decode(opened), signedOf);
  if (!isSigned(group, sender, message, signature)) throw new Refused("channel");
  const inner = read(message, (value) => {
    const fields = fieldsOf(value);
    return { recipient: textOf(fields.recipient), message: textOf(fields.message) };
  });
  if (inner.recipient !== keys.encryption) throw new Refused("channel");
  return inner.message;
}

function encryptedOf(value: unknown): { algorithm: string; alpha: string; beta: string; data: string } {
  const { algorithm, alpha, beta, data } = fieldsOf(value);
  return { algorithm: textOf(algorithm), alpha: textOf(alpha), beta: textOf(beta), data: textOf(data) };
}

/** Version 1 has an initialisation vector of 32 bytes. */
function vectorOf(alpha: string): AesGcmParams {
  return { name: ALGORITHM, iv: new Uint8Array(hashOf(`iv|${alpha}`)) };
}

function keyOf(shared: string, usage: "encrypt" | "decrypt"): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", new Uint8Array(hashOf(`key|${shared}`)), ALGORITHM, false, [usage]);
}
