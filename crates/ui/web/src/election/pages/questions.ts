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
  /** Where to lead who must mend it: to the answer of this place, or to the first */
  fieldAt: (place?: number) => HTMLElement | null;
  /** What the answer of this place is called */
  answerAt: (place: number) => string;
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
  // A rank or a grade for each answer: the option's own value is the integer.
  const selects = [...fieldset.querySelectorAll<HTMLSelectElement>("select[data-answer]")];
  for (const select of selects) if (select.form !== null) select.setAttribute("form", FORM_NOWHERE);
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
    if (!chosen) return;
    chosen.checked = true;
    // A list stands for all its candidates, until some are struck out.
    if (chosen === target) for (const candidate of candidatesOf(chosen)) candidate.checked = true;
  });

  const markAt = (place?: number): HTMLInputElement | HTMLSelectElement | undefined =>
    [...answers, ...selects].find((field) => place !== undefined && Number(field.dataset.answer) === place);

  const marks = (): Marks => ({
    chosen: answers.filter((field) => field.checked).map((field) => Number(field.dataset.answer)),
    isBlank: blank?.checked ?? false,
    values: valuesOf(answers, selects),
    isDistinct: fieldset.dataset.distinct !== undefined,
    isComplete: fieldset.dataset.complete !== undefined,
    list: lists.find((list) => list.checked) ? Number(lists.find((list) => list.checked)?.dataset.list) : null,
    candidates: lists.reduce<number[][]>((all, list) => {
      // In their order on the page, whatever they are counted from.
      all[Number(list.dataset.list)] = candidatesOf(list).flatMap((field, place) => (field.checked ? [place] : []));
      return all;
    }, []),
  });

  return {
    asked: textOf(fieldset.querySelector("legend")),
    fieldAt: (place) => markAt(place) ?? fields[0] ?? selects[0] ?? null,
    answerAt(place) {
      const field = markAt(place);
      return field === undefined ? "" : labelOf(field);
    },
    says: (key) =>
      fieldset.querySelector<HTMLTemplateElement>(`template[data-say="${key}"]`)?.content.textContent?.trim() ?? "",
    clear() {
      for (const field of fields) {
        field.checked = false;
        if (field.type === "number") field.value = "";
      }
      for (const select of selects) {
        select.selectedIndex = 0;
        // Where answers stand in the order of their ranks, they stand anew.
        select.dispatchEvent(new Event("parvis:filled"));
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
      // From the best, as whoever checks thinks of them.
      const marked = selects
        .filter((select) => Number(select.value) > 0)
        .sort((one, other) => Number(one.value) - Number(other.value))
        .map((select) => {
          const [answer, value] = [labelOf(select), textOf(select.selectedOptions[0] ?? null)];
          return desk.say("value", { answer, value }) || `${answer} ${value}`;
        });
      const recap = [...chosen, ...written, ...marked];
      if (recap.length > 0) return recap;
      return [desk.say(selects.length > 0 ? ["blank", "nothing"] : "nothing") || "—"];
    },
  };
}

function valuesOf(answers: HTMLInputElement[], selects: HTMLSelectElement[]): (number | null)[] {
  const marked = selects.reduce<(number | null)[]>((values, select) => {
    values[Number(select.dataset.answer)] = Number(select.value);
    return values;
  }, []);
  return answers.reduce<(number | null)[]>((values, field) => {
    if (field.type !== "number") return values;
    const value = field.value === "" && !field.validity.badInput && !field.required ? 0 : field.valueAsNumber;
    const isSound = field.validity.valid && Number.isInteger(value) && value >= 0 && value <= 255;
    values[Number(field.dataset.answer)] = isSound ? value : null;
    return values;
  }, marked);
}

function labelOf(field: HTMLInputElement | HTMLSelectElement): string {
  return textOf(field.labels?.[0] ?? null);
}

function textOf(element: Element | null): string {
  return (element?.textContent ?? "").replace(/\s+/g, " ").trim();
}
