// A form of an election: what every one of them has. No sentence is written here, they come from the page.

import { type Reason, Refused } from "../protocol/group";

export type Words = Record<string, string | number>;

export type Desk = {
  form: HTMLFormElement;
  /** What the page's template of this name says; of several names, the first that the page has */
  say: (keys: string | readonly string[], words?: Words) => string;
  /** Says how things stand */
  tell: (sentence: string) => void;
  /** Says what is wrong, and leads to the field to mend */
  refuse: (sentence: string, field?: HTMLElement | null) => void;
  /** Takes back what was said to be wrong */
  clear: () => void;
  /** The one field that is sent, and whether it may be: nothing is, while it is empty */
  send: (message: string) => void;
  part: <T extends HTMLElement>(selector: string) => T;
  optional: <T extends HTMLElement>(selector: string) => T | null;
};

/** Fields that hold a text, a file or one mark of several: they alone can be wrong by themselves. */
const TYPED = "textarea, select, input:not([type=radio], [type=checkbox])";

/** The server was not reached, or did not answer what was asked: asked again, it may. */
class Unreached extends Error {}

/** `sent` is the name of the hidden field. */
export function deskOf(form: HTMLFormElement, sent: string): Desk {
  const optional = <T extends HTMLElement>(selector: string): T | null => form.querySelector<T>(selector);
  const part = <T extends HTMLElement>(selector: string): T => {
    const found = optional<T>(selector);
    if (found === null) throw new Error(`no ${selector} in the page`);
    return found;
  };
  let invalid: Element | null = null;
  const hidden = part<HTMLInputElement>(`input[name="${sent}"]`);
  const status = part("[data-scrutin-status]");
  const fault = part("[data-scrutin-fault]");
  const confirm = optional<HTMLInputElement>("[data-scrutin-kept]");
  const submits = [...form.querySelectorAll<HTMLButtonElement>("button[type=submit]")];
  const isReady = (): boolean => hidden.value !== "" && (confirm?.checked ?? true);
  const show = (): void => {
    for (const button of submits) button.disabled = !isReady();
  };

  // An alert is heard where it already stood, empty.
  fault.hidden = false;
  // A browser may bring back what the field held in a page that was left.
  hidden.value = "";
  // Nobody can say that they kept what is not made.
  const isMade = (made: boolean): void => {
    if (confirm) [confirm.disabled, confirm.checked] = [!made, false];
  };
  isMade(false);
  show();
  confirm?.addEventListener("change", show);
  form.addEventListener("submit", (event) => {
    if (!isReady()) event.preventDefault();
  });
  // After the buttons of every form were given back.
  window.addEventListener("pageshow", () => setTimeout(show));

  const template = (key: string): string =>
    form.querySelector<HTMLTemplateElement>(`template[data-say="${key}"]`)?.content.textContent?.trim() ?? "";
  const say = (keys: string | readonly string[], words: Words = {}): string => {
    const said = [keys].flat().map(template).find((sentence) => sentence !== "") ?? "";
    return said.replace(/\{(\w+)\}/g, (whole, name: string) => String(words[name] ?? whole));
  };
  return {
    form,
    say,
    part,
    optional,
    tell(sentence) {
      // The same sentence put there again would be read aloud again.
      if (status.textContent !== sentence) status.textContent = sentence;
    },
    refuse(sentence, field) {
      status.textContent = "";
      fault.textContent = sentence;
      // A choice among several is not wrong by itself: what one types or chooses from a folder is.
      if (field?.matches(TYPED)) (invalid = field).setAttribute("aria-invalid", "true");
      field?.focus();
    },
    clear() {
      fault.textContent = "";
      invalid?.removeAttribute("aria-invalid");
      invalid = null;
    },
    send(message) {
      hidden.value = message;
      isMade(message !== "");
      show();
    },
  };
}

/** Why something failed, in the page's words: its own sentence for a reason, or that it failed. */
export function faultOf(desk: Desk, error: unknown): string {
  if (error instanceof Unreached) return desk.say(["network", "failed"]);
  const reasons = error instanceof Refused ? [error.reason, ...(FAMILIES[error.reason] ?? [])] : [];
  return desk.say([...reasons, "failed"]);
}

/** The field to mend, where the page has it. */
function fieldOf(desk: Desk, error: unknown): HTMLElement | null {
  const selector = error instanceof Refused ? FIELDS[error.reason] : undefined;
  return selector === undefined ? null : desk.optional(selector);
}

const FIELDS: Partial<Record<Reason, string>> = {
  key: "[data-scrutin-file]",
  "key-missing": "[data-scrutin-file]",
  number: "[data-scrutin-file]",
  channel: "[data-scrutin-file]",
  "not-yours": "[data-scrutin-file]",
  commitment: "[data-scrutin-commitments]",
  "commitments-missing": "[data-scrutin-commitments]",
};

/** What the page says of a reason that it has no sentence of its own for. */
const FAMILIES: Partial<Record<Reason, readonly string[]>> = {
  key: ["file-wrong"],
  "key-missing": ["file-wrong"],
  number: ["file-wrong"],
  channel: ["key-wrong", "file-wrong"],
  "not-yours": ["key-wrong", "file-wrong"],
  threshold: ["certificate"],
  message: ["tally", "certificate"],
  member: ["tally", "certificate"],
  neutral: ["tally", "certificate"],
  chain: ["tally"],
  shuffles: ["tally"],
};

/** Runs what somebody starts, once at a time: what started it waits, what goes wrong is said. */
export function onceAtATime(desk: Desk, place: HTMLElement, act: () => Promise<void>): () => void {
  let isRunning = false;
  return () => {
    if (isRunning) return;
    isRunning = true;
    place.setAttribute("aria-disabled", "true");
    desk.clear();
    act()
      .catch((error: unknown) => desk.refuse(faultOf(desk, error), fieldOf(desk, error) ?? place))
      .finally(() => {
        isRunning = false;
        place.removeAttribute("aria-disabled");
      });
  };
}

/** What a button starts. */
export function whenPressed(desk: Desk, button: HTMLButtonElement, act: () => Promise<void>): void {
  button.addEventListener("click", onceAtATime(desk, button, act));
}

/** How far a task has come, said in tenths: each number would be read aloud. */
export function progressOf(desk: Desk, ...keys: string[]): (done: number, total: number) => void {
  const bar = desk.optional<HTMLProgressElement>("[data-scrutin-progress]");
  let last = -1;
  const progress = (done: number, total: number): void => {
    if (bar) [bar.max, bar.value] = [total, done];
    const tenth = Math.floor((10 * done) / total);
    if (tenth === last) return;
    last = tenth;
    desk.tell(desk.say(keys, { percent: 10 * tenth, done, total }));
  };
  progress(0, 1);
  return progress;
}

export async function fetched(address: string | undefined): Promise<Response> {
  const unreached = (): never => {
    throw new Unreached(`no answer from ${address ?? "nowhere"}`);
  };
  const reply = await fetch(address ?? "", { credentials: "same-origin", cache: "no-store" }).catch(unreached);
  return reply.ok ? reply : unreached();
}

export async function bytesAt(address: string | undefined): Promise<Uint8Array> {
  return new Uint8Array(await (await fetched(address)).arrayBuffer());
}

/** Offers a text as a file, for as long as the page is there. */
export function offer(link: HTMLAnchorElement, name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  link.href = address;
  link.download = name;
  link.hidden = false;
  whenLeft(() => {
    URL.revokeObjectURL(address);
    link.removeAttribute("href");
    link.hidden = true;
  });
}

/** A browser may keep a page that was left, and show it as it was to whoever goes back: secrets are taken out of it. */
export function whenLeft(forget: () => void): void {
  window.addEventListener("pagehide", forget);
}

/** Asks before leaving while something made here was not sent: it would be lost. */
export function keepUntilSent(form: HTMLFormElement): void {
  let isSent = false;
  form.addEventListener("submit", (event) => {
    isSent = !event.defaultPrevented;
  });
  window.addEventListener("beforeunload", (event) => {
    if (!isSent) event.preventDefault();
  });
}
