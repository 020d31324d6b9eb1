// The credential authority's page: a code for each voter, made and kept here; the public list alone is sent.

import { tableOf, type Voter } from "../codes";
import type { Ask } from "../line";
import { fieldsOf, integerOf, listOf, textOf } from "../protocol/messages";
import { type Desk, deskOf, fetched, keepUntilSent, offer, progressOf, whenLeft, whenPressed } from "./desk";

/** Letters put on the page at once: the page stays alive between. */
const LETTERS_AT_ONCE = 100;
/** Letters printed at once: of more, no browser makes one document. */
const LETTERS_A_LOT = 1_000;

export function makeCodesIn(form: HTMLFormElement, ask: Ask): void {
  const desk = deskOf(form, "credentials");
  const start = desk.part<HTMLButtonElement>("[data-scrutin-make]");
  whenPressed(desk, start, async () => {
    const { uuid, group, voters } = rollOf(await (await fetched(form.dataset.rollUrl)).json());
    const weights = voters.map((voter) => voter.weight);
    const { codes, credentials } = await ask("codes", { group, uuid, weights }, progressOf(desk, "progress", "making"));
    const headings = ["name", "login", "code", "weight"].map((column) => desk.say(`column-${column}`) || column);
    const link = desk.part<HTMLAnchorElement>("[data-scrutin-download]");
    offer(link, desk.say("file") || "codes.csv", tableOf(headings, voters, codes), "text/csv;charset=utf-8");
    await writeLetters(desk, voters, codes);
    whenLeft(() => desk.part("[data-scrutin-letters]").replaceChildren());
    desk.send(credentials);
    keepUntilSent(form);
    // Made again, other codes would be the right ones, and those already printed wrong.
    start.hidden = true;
    desk.tell(desk.say("ready", { count: codes.length }));
    link.focus();
  });
}

function rollOf(value: unknown): { uuid: string; group: string; voters: Voter[] } {
  const { uuid, group, voters } = fieldsOf(value);
  return {
    uuid: textOf(uuid),
    group: textOf(group),
    voters: listOf(voters, (voter) => {
      const { name, login, weight } = fieldsOf(voter);
      return { name: textOf(name), login: textOf(login), weight: integerOf(weight) };
    }),
  };
}

/** The letters of a lot on the page, and which lot where there are several. */
async function writeLetters(desk: Desk, voters: Voter[], codes: string[]): Promise<void> {
  const { form } = desk;
  const template = form.querySelector<HTMLTemplateElement>("template[data-letter]");
  if (template === null) return;
  const place = desk.part("[data-scrutin-letters]");
  const print = form.querySelector<HTMLButtonElement>("[data-scrutin-print]");
  print?.addEventListener("click", () => window.print());
  let asked = 0;
  const show = async (first: number): Promise<void> => {
    const own = ++asked;
    if (print) print.disabled = true;
    place.replaceChildren();
    for (const [index, voter] of voters.slice(first, first + LETTERS_A_LOT).entries()) {
      const letter = template.content.cloneNode(true) as DocumentFragment;
      const words: Record<string, string> = { name: voter.name, login: voter.login, code: codes[first + index] ?? "" };
      for (const slot of letter.querySelectorAll<HTMLElement>("[data-slot]")) {
        slot.textContent = words[slot.dataset.slot ?? ""] ?? "";
      }
      place.append(letter);
      if (index % LETTERS_AT_ONCE < LETTERS_AT_ONCE - 1) continue;
      await new Promise((resolve) => setTimeout(resolve));
      // Another lot was asked for meanwhile.
      if (own !== asked) return;
    }
    if (print) print.disabled = false;
  };
  await show(0);
  offerLots(desk, voters.length, show);
  // The house prints no form but those that ask for it.
  form.classList.add("printed");
  place.hidden = false;
  // What scrolls is reached by the keyboard.
  place.tabIndex = 0;
}

function offerLots(desk: Desk, count: number, show: (first: number) => Promise<void>): void {
  const choice = desk.optional<HTMLSelectElement>("[data-scrutin-lot]");
  if (choice === null || count <= LETTERS_A_LOT) return;
  for (let first = 0; first < count; first += LETTERS_A_LOT) {
    const last = Math.min(first + LETTERS_A_LOT, count);
    choice.append(new Option(desk.say("lot", { first: first + 1, last }), String(first)));
  }
  choice.addEventListener("change", () => {
    show(Number(choice.value)).catch(() => {});
  });
  desk.part("[data-scrutin-lots]").hidden = false;
}
