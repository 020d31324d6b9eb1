// The election (§Elections): what is asked, in which group, under which key. Its fingerprint is that of its bytes.

import { type Group, readKey, Refused } from "./group";
import { groupOf } from "./groups";
import { fingerprint } from "./hash";
import { fieldsOf, integerOf, listOf, parse, textOf } from "./messages";
import type { Bases } from "./proofs";

/** What the cryptography has to know of a question. */
export type Form =
  | { kind: "homomorphic"; answers: number; isBlankAllowed: boolean; min: number; max: number }
  | { kind: "non-homomorphic"; answers: number }
  | { kind: "lists"; lengths: number[] };

export type Election<E> = Bases<E> & {
  uuid: string;
  /** φ: the hash of the election's bytes */
  fingerprint: string;
  publicKey: string;
  forms: Form[];
};

const VERSION = 1;
const CIPHERTEXTS_MAX = 20_000;

/** What an election says before its group is known. */
export type ElectionDocument = { uuid: string; group: string; publicKey: string; forms: Form[] };

export function readDocument(bytes: Uint8Array): ElectionDocument {
  const document = fieldsOf(parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes)));
  if (document.version !== VERSION) throw new Refused("election");
  const forms = listOf(document.questions, formOf);
  const ciphertexts = forms.reduce((sum, form) => sum + ciphertextsOf(form), 0);
  if (forms.length === 0 || ciphertexts > CIPHERTEXTS_MAX) throw new Refused("election");
  return {
    uuid: textOf(document.uuid),
    group: textOf(document.group),
    publicKey: textOf(document.public_key),
    forms,
  };
}

/** Reads an election from its exact bytes. */
export function readElection(bytes: Uint8Array): Election<unknown> {
  const { uuid, group: name, publicKey, forms } = readDocument(bytes);
  const group: Group<unknown> = groupOf(name);
  if (forms.some((form) => form.kind === "non-homomorphic" && form.answers > group.carriedMax)) {
    throw new Refused("election");
  }
  const keyPower = group.fixedBase(readKey(group, publicKey));
  return { group, keyPower, uuid, fingerprint: fingerprint(bytes), publicKey, forms };
}

export function ciphertextsOf(form: Form): number {
  if (form.kind === "homomorphic") return form.answers + (form.isBlankAllowed ? 1 : 0);
  return form.kind === "lists" ? form.lengths.reduce((sum, length) => sum + length, 0) : 1;
}

function formOf(question: unknown): Form {
  const { type, value, answers, blank, min, max } = fieldsOf(question);
  const form = type === undefined ? homomorphic(answers, blank, min, max) : general(type, fieldsOf(value).answers);
  if (!isSound(form)) throw new Refused("election");
  return form;
}

function homomorphic(answers: unknown, blank: unknown, min: unknown, max: unknown): Form {
  return {
    kind: "homomorphic",
    answers: listOf(answers, textOf).length,
    isBlankAllowed: blank === true,
    min: integerOf(min),
    max: integerOf(max),
  };
}

function general(type: unknown, answers: unknown): Form {
  if (type === "NonHomomorphic") return { kind: "non-homomorphic", answers: listOf(answers, textOf).length };
  if (type === "Lists") return { kind: "lists", lengths: listOf(answers, (list) => listOf(list, textOf).length) };
  throw new Refused("election");
}

function isSound(form: Form): boolean {
  if (form.kind === "homomorphic") return form.answers > 0 && form.min <= form.max;
  if (form.kind === "lists") return form.lengths.length > 0 && form.lengths.every((length) => length > 0);
  return form.answers > 0;
}
