// Ballots (§Ballots): choices encrypted, and the proof that they are allowed, without saying them.

import { encryptChoices } from "./choices";
import { credentialSecret } from "./credential";
import { ciphertextsOf, type Election, type Form } from "./election";
import { Refused } from "./group";
import { fingerprint } from "./hash";
import { answerOfLists } from "./lists-answer";
import { type Answer, type Ballot, write } from "./messages";
import { homomorphicAnswer } from "./homomorphic-answer";
import { nonHomomorphicAnswer } from "./non-homomorphic-answer";
import { proveKnowledge } from "./proofs";

/**
 * What somebody answers to a question: 0 or 1 for each answer, the blank vote first where it is allowed; an integer for
 * each answer; for lists, 0 or 1 for each list and each of its candidates.
 */
export type Plain = number[] | number[][];

/** Called between two computations: time for others, and for saying how far this has come. */
export type Pause = () => Promise<void>;

/** Makes the ballot of who holds a code. */
export async function makeBallot<E>(
  election: Election<E>,
  code: string,
  plains: readonly Plain[],
  pause: Pause = () => Promise.resolve(),
): Promise<Ballot> {
  if (!areAllowed(election.forms, plains)) throw new Refused("choices");
  const { group } = election;
  const secret = credentialSecret(group, election.uuid, code);
  const credential = group.write(group.generatorPower(secret));
  const voter = `${election.fingerprint}|${credential}`;
  const answers: Answer[] = [];
  for (const [index, form] of election.forms.entries()) {
    answers.push(await answerTo(election, form, plains[index] ?? [], voter, pause));
    await pause();
  }
  const ballot: Ballot = {
    election_uuid: election.uuid,
    election_hash: election.fingerprint,
    credential,
    answers,
  };
  const hash = fingerprint(write(ballot));
  return { ...ballot, signature: { hash, proof: proveKnowledge(group, "sig", [hash], secret) } };
}

/**
 * Computes, before somebody waits for it, what every ballot of the election needs: the tables of both bases. What is
 * encrypted goes nowhere; a browser runs faster what it has run.
 */
export async function prepare<E>(election: Election<E>): Promise<void> {
  await encryptChoices(election, [0, 1], "", () => Promise.resolve());
}

/** How many times a ballot pauses while it is made. */
export function pausesOf(forms: readonly Form[]): number {
  return forms.reduce((sum, form) => sum + 1 + (form.kind === "non-homomorphic" ? 0 : ciphertextsOf(form)), 0);
}

/** What the voter keeps to find their ballot in the urn. */
export function trackerOf(ballot: string): string {
  return fingerprint(ballot);
}

function answerTo<E>(election: Election<E>, form: Form, plain: Plain, voter: string, pause: Pause): Promise<Answer> {
  switch (form.kind) {
    case "homomorphic":
      return homomorphicAnswer(election, form, flat(plain), voter, pause);
    case "non-homomorphic":
      return nonHomomorphicAnswer(election, flat(plain), voter);
    case "lists":
      return answerOfLists(election, nested(plain), voter, pause);
  }
}

function flat(plain: Plain): number[] {
  return plain.map((value) => {
    if (typeof value !== "number") throw new Refused("choices");
    return value;
  });
}

function nested(plain: Plain): number[][] {
  return plain.map((list) => {
    if (typeof list === "number") throw new Refused("choices");
    return list;
  });
}

/** Whether choices are allowed: a ballot of others would be refused. */
export function areAllowed(forms: readonly Form[], plains: readonly Plain[]): boolean {
  return forms.length === plains.length && forms.every((form, index) => isAllowed(form, plains[index] ?? []));
}

function isAllowed(form: Form, plain: Plain): boolean {
  const isBit = (value: unknown): boolean => value === 0 || value === 1;
  if (form.kind === "lists") {
    const lists = plain.filter((list) => typeof list !== "number");
    return (
      lists.length === plain.length &&
      lists.length === form.lengths.length &&
      lists.every(
        (list, index) =>
          list.length === form.lengths[index] &&
          list.every(isBit) &&
          // A list has candidates chosen if it is chosen, and then alone.
          (list[0] === 1) === list.slice(1).includes(1),
      ) &&
      lists.filter((list) => list[0] === 1).length === 1
    );
  }
  const values = plain.filter((value) => typeof value === "number");
  if (values.length !== plain.length) return false;
  if (form.kind === "non-homomorphic") {
    return values.length === form.answers && values.every((value) => Number.isInteger(value) && value >= 0 && value <= 255);
  }
  const first = form.isBlankAllowed ? 1 : 0;
  if (values.length !== form.answers + first || !values.every(isBit)) return false;
  const count = values.slice(first).filter((value) => value === 1).length;
  return first === 1 && values[0] === 1 ? count === 0 : form.min <= count && count <= form.max;
}
