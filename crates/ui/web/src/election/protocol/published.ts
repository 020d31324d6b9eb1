// What may be published of what somebody makes without this page: pasted text is looked at before it can be sent, so that
// no private key and no list of codes leaves by mistake.

import { fieldsOf, listOf, parse, textOf } from "./messages";

/** The fields of what each role publishes; of a ceremony, by its step. */
const FIELDS: Record<string, readonly string[]> = {
  ballot: ["election_uuid", "election_hash", "credential", "answers"],
  key: ["pok", "public_key"],
  "ceremony-1": ["message", "signature"],
  "ceremony-3": ["polynomial", "secrets", "coefexps", "signature"],
  "ceremony-5": ["private_key", "public_key"],
  shuffle: ["ciphertexts", "proofs"],
  decrypt: ["decryption_factors", "decryption_proofs"],
};

/** A public credential: a member of a group, then a weight; a code has dashes, and letters that no member has. */
const CREDENTIAL = /^[0-9a-f]{40,}(,[1-9][0-9]*)?$/;

/** Whether a text looks like what `kind` publishes. The server verifies it; this only keeps anything else here. */
export function isPublishable(kind: string, text: string): boolean {
  try {
    const value = parse(text.trim());
    if (kind === "codes") {
      const lines = listOf(value, textOf);
      return lines.length > 0 && lines.every((line) => CREDENTIAL.test(line));
    }
    const fields = fieldsOf(value);
    const expected = FIELDS[kind];
    return expected !== undefined && expected.every((name) => name in fields);
  } catch {
    return false;
  }
}
