// A voter's page: choose, check, encrypt here, keep the tracker, send. Going back is possible until it is sent.

import type { Ask } from "../line";
import type { Plain } from "../protocol/ballot";
import { readCode } from "../protocol/credential";
import { readDocument } from "../protocol/election";
import { bytesAt, type Desk, deskOf, fetched, onceAtATime, progressOf, whenLeft, whenPressed } from "./desk";
import { type Question, questionsOf } from "./questions";

const STEPS = ["choose", "check", "encrypted"] as const;
type Step = (typeof STEPS)[number];

/** What each button leads to. */
const BUTTONS: readonly [pressed: string, step: Step][] = [
  ["data-scrutin-next", "check"],
  ["data-scrutin-back", "choose"],
  ["data-scrutin-encrypt", "encrypted"],
];

export function voteIn(form: HTMLFormElement, ask: Ask): void {
  const desk = deskOf(form, "ballot");
  const questions = questionsOf(desk);
  const code = desk.part<HTMLInputElement>("[data-scrutin-code]");
  code.removeAttribute("name");
  let asked = bytesAt(form.dataset.electionUrl);
  // A network lost while the voter read may be back when they need it.
  const election = (): Promise<Uint8Array> => (asked = asked.catch(() => bytesAt(form.dataset.electionUrl)));
  // While the voter reads; what goes wrong is said when they need it.
  asked.then((bytes) => ask("prepare", { election: bytes })).catch(() => {});
  let plains: Plain[] = [];
  let checked = "";

  const turnTo = (step: Step): void => {
    for (const other of STEPS) desk.part(`[data-scrutin-step="${other}"]`).hidden = other !== step;
  };
  const show = (step: Step): void => {
    turnTo(step);
    const heading = desk.optional(`[data-scrutin-step="${step}"] :is(h1, h2, h3)`);
    heading?.setAttribute("tabindex", "-1");
    heading?.focus();
  };
  const go: Record<Step, () => Promise<void>> = {
    async choose() {
      // What was encrypted is forgotten: another choice makes another ballot.
      desk.send("");
      desk.tell("");
      code.value = checked;
      show("choose");
    },
    async check() {
      const typed = readCode(code.value);
      if (typed === null) return desk.refuse(desk.say("code-wrong"), code);
      const bytes = await election();
      const { forms } = readDocument(bytes);
      const read = questions.map((question, index) => {
        const form = forms[index];
        if (form === undefined || questions.length !== forms.length) throw new Error("not the questions of this election");
        return question.read(form);
      });
      const wrong = read.findIndex((one) => "fault" in one);
      const fault = read[wrong];
      if (fault !== undefined && "fault" in fault) {
        const { fault: key, ...words } = fault;
        const question = questions[wrong];
        // The answer to mend, where one is: it is named, and led to.
        const place = "place" in fault ? fault.place : undefined;
        const answer = place === undefined ? "" : (question?.answerAt(place) ?? "");
        const said = question?.says(key) || desk.say([key, "failed"], { question: question?.asked ?? "", ...words });
        return desk.refuse(said.replace("{answer}", () => answer), question?.fieldAt(place));
      }
      if (!(await isOfThisElection(desk, ask, bytes, typed))) return desk.refuse(desk.say("code-not-here"), code);
      plains = read.flatMap((one) => ("plain" in one ? [one.plain] : []));
      checked = typed;
      code.value = typed;
      recapitulate(desk.part("[data-scrutin-recap]"), questions);
      show("check");
    },
    async encrypted() {
      const given = { election: await election(), code: checked, plains };
      const { ballot, tracker } = await ask("ballot", given, progressOf(desk, "encrypting"));
      code.value = "";
      desk.part("[data-scrutin-tracker]").textContent = tracker;
      desk.send(ballot);
      desk.tell(desk.say("ready"));
      show("encrypted");
    },
  };

  for (const [pressed, step] of BUTTONS) {
    for (const button of form.querySelectorAll<HTMLButtonElement>(`button[${pressed}]`)) whenPressed(desk, button, go[step]);
  }
  // Enter in the field of the code goes on, as it would send an ordinary form.
  const check = onceAtATime(desk, code, go.check);
  code.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    check();
  });
  // A ballot that is ready says nothing, and can be sent again by who comes back to it.
  whenLeft(() => {
    [checked, plains, code.value] = ["", [], ""];
    for (const question of questions) question.clear();
    desk.part("[data-scrutin-recap]").replaceChildren();
    if (desk.part("[data-scrutin-step=encrypted]").hidden) turnTo("choose");
  });
}

/** Whether a code is one of the election's, where the page says which credentials are. */
async function isOfThisElection(desk: Desk, ask: Ask, election: Uint8Array, code: string): Promise<boolean> {
  const address = desk.form.dataset.credentialsUrl;
  if (address === undefined) return true;
  const known = (await (await fetched(address)).json()) as string[];
  const own = await ask("credential", { election, code });
  return known.some((line) => line === own || line.startsWith(`${own},`));
}

function recapitulate(place: HTMLElement, questions: readonly Question[]): void {
  const list = document.createElement("dl");
  for (const question of questions) {
    const term = document.createElement("dt");
    term.textContent = question.asked;
    list.append(term, ...question.recap().map(described));
  }
  place.replaceChildren(list);
}

function described(text: string): HTMLElement {
  const description = document.createElement("dd");
  description.textContent = text;
  return description;
}
