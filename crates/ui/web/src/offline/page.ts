// The page « Hors connexion »: what can be read, what waits, what failed and why; and, on one's account, whether this
// device keeps anything. Every sentence is in the page, in templates that this fills.

import type { Kept } from "./keeping";
import { type AllAnswer, type Ask, CHANGED, ask } from "./messages";
import { momentIn } from "./moment";
import { type Item, LEAVING, fieldsOf, leaving } from "./queue";
import { readerOf } from "./reader";

const page = document.getElementById("offline-page");
const device = document.getElementById("offline-device");
if ("serviceWorker" in navigator) {
  if (page !== null) void openPage(page);
  if (device !== null) void openDevice(device);
}

/** Waits for the worker: at the very first page it is only being installed. */
async function worker(): Promise<void> {
  if (navigator.serviceWorker.controller) return;
  await new Promise<void>((resolve) => navigator.serviceWorker.addEventListener("controllerchange", () => resolve(), { once: true }));
}

async function openPage(root: HTMLElement): Promise<void> {
  const sent = new URLSearchParams(location.search).get("envoi") ?? "";
  for (const part of parts(root, "when")) {
    const isMissing = document.documentElement.dataset.missing !== undefined && part.dataset.when === "missing";
    part.hidden = !(isMissing || (sent !== "" && part.dataset.when === sent));
  }
  await worker();
  for (const part of parts(root, "unsupported")) part.hidden = true;
  const show = async (): Promise<void> => {
    const all = await ask({ ask: "all", person: readerOf(root) });
    if (all !== null) showAll(root, all);
  };
  const asks: Record<string, Ask> = { fetch: { ask: "fetch" }, send: { ask: "send" }, erase: { ask: "erase" } };
  for (const button of parts(root, "press")) {
    const asked = asks[button.dataset.press ?? ""];
    if (asked === undefined) continue;
    press(button, asked, async () => {
      if (asked.ask === "erase") forgetDrafts();
      await show();
    });
  }
  navigator.serviceWorker.addEventListener("message", (event) => {
    if (event.data === CHANGED) void show();
  });
  await show();
}

/** What was typed here without being sent goes with the rest. */
function forgetDrafts(): void {
  try {
    localStorage.clear();
    sessionStorage.clear();
  } catch {
    // storage is refused in this browser: there was nothing
  }
}

/** Says how many forms wait, where what is proposed erases them. */
function countErased(root: ParentNode, count: number): void {
  for (const line of parts(root, "erases")) {
    line.hidden = count === 0;
    line.textContent = (count === 1 ? line.dataset.erasesOne : line.dataset.erases)?.replace("%n%", String(count)) ?? "";
  }
}

function parts(root: ParentNode, name: string): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(`[data-${name}]`)];
}

function press(button: HTMLElement, asked: Ask, then: () => Promise<void>): void {
  button.addEventListener("click", () => {
    if (button instanceof HTMLButtonElement) button.disabled = true;
    void ask(asked).then(then).finally(() => {
      if (button instanceof HTMLButtonElement) button.disabled = false;
    });
  });
}

function showAll(root: HTMLElement, all: AllAnswer): void {
  const isShown: Record<string, boolean> = {
    nothing: all.items.length === 0 && !all.isSignedOut,
    "signed-out": all.isSignedOut,
    items: all.items.length > 0,
    sendable: all.items.some((item) => item.state === "waiting"),
    "no-pages": all.pages.length === 0,
    own: all.isOwn,
    "not-own": !all.isOwn,
  };
  for (const part of parts(root, "if")) {
    const isPartShown = isShown[part.dataset.if ?? ""];
    if (isPartShown !== undefined) part.hidden = !isPartShown;
  }
  countErased(root, all.count);
  // Said when one arrives; once all is sent or refused, it is no longer so.
  for (const part of parts(root, "when")) if (part.dataset.when === "garde" && !isShown.sendable) part.hidden = true;
  const list = root.querySelector("[data-items]");
  // What is being corrected is not taken away from under the person's hands.
  const isWriting = list?.contains(document.activeElement) && document.activeElement instanceof HTMLTextAreaElement;
  if (list && !isWriting) list.replaceChildren(...all.items.map((item) => shownItem(root, item)));
  const offered = all.pages.filter((kept) => kept.kind !== "").sort((one, other) => one.title.localeCompare(other.title));
  const read = all.pages.filter((kept) => kept.kind === "").sort((one, other) => other.used - one.used);
  for (const [name, pages] of [["offered", offered], ["read", read]] as const) {
    for (const section of parts(root, name)) {
      section.hidden = pages.length === 0;
      section.querySelector("ul")?.replaceChildren(...pages.map((kept) => shownPage(root, kept)));
    }
  }
}

function copyOf(root: HTMLElement, name: string): HTMLElement {
  const template = root.querySelector<HTMLTemplateElement>(`template[data-template=${name}]`);
  const copy = template?.content.firstElementChild?.cloneNode(true);
  if (!(copy instanceof HTMLElement)) throw new Error(`no template ${name}`);
  return copy;
}

function shownPage(root: HTMLElement, kept: Kept): HTMLElement {
  const line = copyOf(root, "page");
  const link = line.querySelector("a");
  if (link) {
    link.href = kept.url;
    link.textContent = kept.title || kept.url;
  }
  for (const kind of parts(line, "kind")) kind.textContent = kept.kind === "" ? "" : `${kept.kind},`;
  for (const when of parts(line, "at")) when.textContent = momentIn(when.textContent ?? "", kept.at);
  return line;
}

function shownItem(root: HTMLElement, item: Item): HTMLElement {
  const card = copyOf(root, "item");
  const answer = new DOMParser().parseFromString(item.answer, "text/html");
  const current = answer.querySelector("[data-later-current]")?.textContent ?? null;
  const version = Number(answer.querySelector<HTMLInputElement>(`form[data-later="${CSS.escape(item.key)}"] input[name=version]`)?.value ?? NaN);
  const isConflict = item.state === "conflict" && current !== null && Number.isInteger(version);
  // Without the other version to show, a conflict is a refusal like another: its reason is in the page.
  const state = item.state === "conflict" && !isConflict ? "refused" : item.state;
  const isFrozen = item.isInDoubt && !item.isWhole;
  const isShown: Record<string, boolean> = {
    waiting: state === "waiting" && !item.isInDoubt,
    doubt: state === "waiting" && item.isInDoubt,
    refused: state === "refused",
    conflict: isConflict,
    frozen: isFrozen,
    editable: !isFrozen && state !== "refused",
  };
  for (const part of parts(card, "if")) part.hidden = !isShown[part.dataset.if ?? ""];
  for (const title of parts(card, "title")) title.textContent = item.title;
  for (const at of parts(card, "at")) at.textContent = momentIn(at.textContent ?? "", item.at);
  for (const reason of parts(card, "reason")) reason.textContent = reasonOf(answer);
  for (const link of card.querySelectorAll<HTMLAnchorElement>("a[data-page]")) link.href = item.page;
  for (const text of parts(card, "current")) text.textContent = current;

  const written = new Map(fieldsOf(item.body));
  const fields = item.labels.filter(([name]) => written.has(name)).map(([name, label]) => shownField(root, item, name, label, written.get(name) ?? "", isFrozen));
  card.querySelector("[data-fields]")?.replaceChildren(...fields.map((field) => field.line));
  const redraw = async (): Promise<void> => {
    (document.activeElement as HTMLElement | null)?.blur();
    const all = await ask({ ask: "all", person: readerOf(root) });
    if (all !== null) showAll(root, all);
  };
  const does: Record<string, () => Ask> = {
    correct: () => ({ ask: "correct", id: item.id, changes: fields.map((field) => field.written()) }),
    "put-over": () => ({ ask: "put-over", id: item.id, version }),
    cancel: () => ({ ask: "cancel", id: item.id }),
  };
  for (const button of parts(card, "do")) {
    button.addEventListener("click", () => {
      void ask(does[button.dataset.do ?? ""]?.() ?? { ask: "send" }).then((done) => {
        if (done && "isDone" in done && done.isDone) return void redraw();
        // It left meanwhile, perhaps: what was just typed stays where it is, with the reason.
        for (const part of parts(card, "if")) if (part.dataset.if === "doubt" || part.dataset.if === "frozen") part.hidden = false;
      });
    });
  }
  return card;
}

function shownField(root: HTMLElement, item: Item, name: string, label: string, value: string, isReadOnly: boolean) {
  const line = copyOf(root, "field");
  const area = line.querySelector("textarea");
  const heading = line.querySelector("label");
  const id = `waiting-${item.id}-${name}`;
  if (heading) {
    heading.htmlFor = id;
    heading.textContent = label;
  }
  if (area) {
    area.id = id;
    area.value = value;
    area.readOnly = isReadOnly;
    area.rows = Math.min(14, Math.max(1, value.split("\n").length + Math.floor(value.length / 90)));
  }
  return { line, written: (): [string, string] => [name, area?.value ?? value] };
}

/** What a page that refused a form says. */
function reasonOf(answer: Document): string {
  const sentences = [".error-summary li", ".error-page strong", "main .notice p", "h1"]
    .map((place) => [...answer.querySelectorAll(place)].map((part) => part.textContent?.trim() ?? "").filter((text) => text !== ""))
    .find((found) => found.length > 0);
  return sentences?.join(" ") ?? "";
}

async function openDevice(root: HTMLElement): Promise<void> {
  await worker();
  root.hidden = false;
  const person = root.dataset.person ?? "";
  const show = async (): Promise<void> => {
    const state = await ask({ ask: "state", person, keys: [] });
    for (const part of parts(root, "if")) part.hidden = (part.dataset.if === "own") !== (state?.isOwn ?? false);
    countErased(root, state?.count ?? 0);
    showLeaving(person, state?.count ?? 0, state?.others ?? 0);
  };
  for (const button of parts(root, "do")) press(button, { ask: button.dataset.do === "own" ? "own" : "disown", person }, show);
  navigator.serviceWorker.addEventListener("message", (event) => {
    if (event.data === CHANGED) void show();
  });
  for (const form of signOutForms()) form.addEventListener("submit", () => forgetDrafts());
  await show();
}

function signOutForms(): HTMLFormElement[] {
  return [...document.querySelectorAll<HTMLFormElement>("form[action='/deconnexion']")];
}

/** What becomes of the writings that wait, where some do: the person chooses; those of others stay in any case. */
function showLeaving(person: string, own: number, others: number): void {
  for (const choice of document.querySelectorAll<HTMLElement>("[data-leaving]")) {
    choice.hidden = own === 0;
    for (const note of parts(choice, "note")) note.textContent = (note.dataset.note ?? "").replace("%n%", String(own));
    const say = (): void => {
      const isKept = choice.querySelector<HTMLInputElement>("input[value=garde]")?.checked ?? true;
      const left = leaving(own, others, isKept);
      for (const form of signOutForms()) {
        for (const field of form.querySelectorAll("input[data-says]")) field.remove();
        for (const [name, value] of left === "" ? [] : [[LEAVING, left], ["personne", person]]) {
          const field = document.createElement("input");
          Object.assign(field, { type: "hidden", name, value });
          field.dataset.says = "";
          form.append(field);
        }
      }
    };
    choice.onchange = say;
    say();
  }
}
