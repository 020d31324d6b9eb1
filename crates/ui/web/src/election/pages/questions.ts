// The questions of a ballot on the page: what is marked, and what marks go together. Nothing of it is ever sent: the
// fields say that they belong to a form that is nowhere, and so belong to none.

import { answerOf, type Marks, type Read } from "../answers";
import type { Form } from "../protocol/election";
import type { Desk } from "./desk";

const FORM_NOWHERE = "scrutin-nowhere";

export type Question = {
  /** What is asked, for the recapitulation */
  asked: string;
  read: (form: Form) => Read;
  /** What is marked, in the words of the page */
  recap: () => string[];
  /** What the page says of this question, by its name: numbers are already written in it */
  says: (key: string) => string;
  /** Takes every mark away */
  clear: () => void;
  /** Where to lead who must mend it */
  first: HTMLElement | null;
};

export function questionsOf(desk: Desk): Question[] {
  return [...desk.form.querySelectorAll<HTMLFieldSetElement>("fieldset[data-question]")]
    .sort((one, other) => Number(one.dataset.question) - Number(other.dataset.question))
    .map((fieldset) => questionOf(desk, fieldset));
}

function questionOf(desk: Desk, fieldset: HTMLFieldSetElement): Question {
  const fields = [...fieldset.querySelectorAll<HTMLInputElement>("input")];
  for (const field of fields) {
    if (field.form !== null) field.setAttribute("form", FORM_NOWHERE);
    // Radio buttons of one question exclude one another by their name.
    if (field.type === "radio") field.name = `question-${fieldset.dataset.question ?? ""}`;
  }
  const blank = fields.find((field) => field.dataset.blank !== undefined);
  const answers = fields.filter((field) => field.dataset.answer !== undefined);
  const lists = fields.filter((field) => field.dataset.list !== undefined);
  const candidatesOf = (list: HTMLInputElement): HTMLInputElement[] =>
    fields.filter((field) => field.dataset.listAnswer?.split(".")[0] === list.dataset.list);

  fieldset.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement) || !target.checked) return;
    const [chosen] = lists.filter((list) => list === target || candidatesOf(list).includes(target));
    const unmarked = chosen
      ? lists.filter((list) => list !== chosen).flatMap(candidatesOf)
      : blank === target
        ? answers
        : blank === undefined
          ? []
          : [blank];
    for (const field of unmarked) field.checked = false;
    if (chosen) chosen.checked = true;
  });

  const marks = (): Marks => ({
    chosen: answers.filter((field) => field.checked).map((field) => Number(field.dataset.answer)),
    isBlank: blank?.checked ?? false,
    values: valuesOf(answers),
    list: lists.find((list) => list.checked) ? Number(lists.find((list) => list.checked)?.dataset.list) : null,
    candidates: lists.reduce<number[][]>((all, list) => {
      // In their order on the page, whatever they are counted from.
      all[Number(list.dataset.list)] = candidatesOf(list).flatMap((field, place) => (field.checked ? [place] : []));
      return all;
    }, []),
  });

  return {
    asked: textOf(fieldset.querySelector("legend")),
    first: fields[0] ?? null,
    says: (key) =>
      fieldset.querySelector<HTMLTemplateElement>(`template[data-say="${key}"]`)?.content.textContent?.trim() ?? "",
    clear() {
      for (const field of fields) {
        field.checked = false;
        if (field.type === "number") field.value = "";
      }
    },
    read: (form) => answerOf(form, marks()),
    recap() {
      if (blank?.checked) return [desk.say("blank")];
      const written = answers
        .filter((field) => field.type === "number")
        .map((field) => {
          const [answer, value] = [labelOf(field), field.value === "" ? "0" : field.value];
          return desk.say("value", { answer, value }) || `${answer} ${value}`;
        });
      const chosen = fields.filter((field) => field.type !== "number" && field.checked).map(labelOf);
      const recap = [...chosen, ...written];
      return recap.length > 0 ? recap : [desk.say("nothing") || "—"];
    },
  };
}

function valuesOf(answers: HTMLInputElement[]): (number | null)[] {
  return answers.reduce<(number | null)[]>((values, field) => {
    if (field.type !== "number") return values;
    const value = field.value === "" && !field.validity.badInput && !field.required ? 0 : field.valueAsNumber;
    const isSound = field.validity.valid && Number.isInteger(value) && value >= 0 && value <= 255;
    values[Number(field.dataset.answer)] = isSound ? value : null;
    return values;
  }, []);
}

function labelOf(field: HTMLInputElement): string {
  return textOf(field.labels?.[0] ?? null);
}

function textOf(element: Element | null): string {
  return (element?.textContent ?? "").replace(/\s+/g, " ").trim();
}
