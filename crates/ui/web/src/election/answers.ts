// What is marked on a page, as the answers of a ballot. Nothing here touches the page.

import type { Plain } from "./protocol/ballot";
import type { Form } from "./protocol/election";

/** What is marked for one question: places of answers, whether blank, integers, candidates by list. */
export type Marks = {
  chosen: number[];
  isBlank: boolean;
  /** Null where what is written is no integer from 0 to 255 */
  values: (number | null)[];
  list: number | null;
  candidates: number[][];
};

export type Read =
  | { plain: Plain }
  | { fault: "choose-more"; min: number }
  | { fault: "choose-fewer"; max: number }
  | { fault: "number-wrong" };

export function answerOf(form: Form, marks: Marks): Read {
  switch (form.kind) {
    case "homomorphic":
      return homomorphic(form, marks);
    case "non-homomorphic": {
      const values = Array.from({ length: form.answers }, (_, place) => marks.values[place] ?? null);
      return values.includes(null) ? { fault: "number-wrong" } : { plain: values.map((value) => value ?? 0) };
    }
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
