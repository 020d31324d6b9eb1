// What is marked on a page, as the answers of a ballot. Nothing here touches the page.

import type { Plain } from "./protocol/ballot";
import type { Form } from "./protocol/election";

/** What is marked for one question: places of answers, whether blank, integers, candidates by list. */
export type Marks = {
  chosen: number[];
  isBlank: boolean;
  /** Null where what is written is no integer from 0 to 255 */
  values: (number | null)[];
  /** No two answers have the same integer, 0 apart: ranks without equals */
  isDistinct: boolean;
  /** Every answer has an integer, or none has: grades */
  isComplete: boolean;
  list: number | null;
  candidates: number[][];
};

export type Read =
  | { plain: Plain }
  | { fault: "choose-more"; min: number }
  | { fault: "choose-fewer"; max: number }
  /** The place is that of the answer to mend */
  | { fault: "number-wrong" | "rank-twice" | "grade-missing"; place: number };

export function answerOf(form: Form, marks: Marks): Read {
  switch (form.kind) {
    case "homomorphic":
      return homomorphic(form, marks);
    case "non-homomorphic":
      return inNumbers(form, marks);
    case "lists":
      return inLists(form, marks);
  }
}

function homomorphic(form: Form & { kind: "homomorphic" }, { chosen, isBlank }: Marks): Read {
  const bits = Array.from({ length: form.answers }, (_, place) => (!isBlank && chosen.includes(place) ? 1 : 0));
  if (form.isBlankAllowed && isBlank) return { plain: [1, ...bits] };
  const count = bits.filter((bit) => bit === 1).length;
  if (count < form.min) return { fault: "choose-more", min: form.min };
  if (count > form.max) return { fault: "choose-fewer", max: form.max };
  return { plain: form.isBlankAllowed ? [0, ...bits] : bits };
}

function inNumbers(form: Form & { kind: "non-homomorphic" }, { values, isDistinct, isComplete }: Marks): Read {
  const written = Array.from({ length: form.answers }, (_, place) => values[place] ?? null);
  if (written.includes(null)) return { fault: "number-wrong", place: written.indexOf(null) };
  const plain = written.map((value) => value ?? 0);
  const marked = plain.filter((value) => value > 0);
  const twice = plain.findIndex((value, place) => value > 0 && plain.indexOf(value) < place);
  if (isDistinct && twice >= 0) return { fault: "rank-twice", place: twice };
  // A ballot on which nothing is marked is a blank vote.
  if (isComplete && marked.length > 0 && marked.length < plain.length) return { fault: "grade-missing", place: plain.indexOf(0) };
  return { plain };
}

function inLists(form: Form & { kind: "lists" }, { list: chosen, candidates }: Marks): Read {
  const lists = form.lengths.map((length, list) =>
    Array.from({ length }, (_, place) => {
      if (list !== chosen) return 0;
      return place === 0 || (candidates[list] ?? []).includes(place - 1) ? 1 : 0;
    }),
  );
  const hasCandidate = chosen !== null && (lists[chosen] ?? []).slice(1).includes(1);
  return hasCandidate ? { plain: lists } : { fault: "choose-more", min: 1 };
}
