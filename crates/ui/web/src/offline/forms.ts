// Forms that may be sent later (data-later) carry what the worker has to know of them; those that may not (data-now) are
// held back without network, with the reason.

import { fill } from "../form-fields";
import type { StateAnswer } from "./messages";
import { LATER, type Later, fieldsOf, versionOf } from "./queue";

export function wireForms(person: string): { keys: string[]; show: (state: StateAnswer | null) => void } {
  const forms = [...document.querySelectorAll<HTMLFormElement>("form[data-later]")];
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-now]")) holdBack(form);
  // The worker looks whether this device is the person's: a form that leaves before it answered is not lost for that.
  if (person !== "") for (const form of forms) carry(form, person);
  const filled = new Set<HTMLFormElement>();
  return {
    keys: forms.map((form) => form.dataset.later ?? ""),
    show(state) {
      for (const form of forms) {
        if (state?.isOwn && !filled.has(form)) {
          filled.add(form);
          fillWithWaiting(form, state);
        }
        const isOwn = state?.isOwn ?? false;
        note(form, "later-note", isOwn && !hasNetwork());
        note(form, "later-off", !isOwn && !hasNetwork());
      }
    },
  };
}

function hasNetwork(): boolean {
  return navigator.onLine && document.documentElement.dataset.keptAt === undefined;
}

/** A hidden field that the server does not read, written when the form leaves. */
function carry(form: HTMLFormElement, person: string): void {
  const field = document.createElement("input");
  field.type = "hidden";
  field.name = LATER;
  field.disabled = true;
  form.append(field);
  form.addEventListener("submit", (event) => {
    // « Voir ce qui serait lu » asks the server something: there is nothing to send later.
    field.disabled = event.submitter?.hasAttribute("data-needs-network") ?? false;
    field.value = JSON.stringify(described(form, person));
  });
}

function described(form: HTMLFormElement, person: string): Later {
  const fields = [...form.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>("textarea[name], input[type=text][name]")];
  return {
    person,
    key: form.dataset.later ?? "",
    title: form.dataset.laterTitle ?? document.title,
    isWhole: form.hasAttribute("data-later-whole"),
    isOnline: navigator.onLine,
    page: location.pathname + location.search,
    labels: fields.map((field) => [field.name, field.labels?.[0]?.textContent?.trim() ?? field.name]),
  };
}

/** A text that waits is the one that is written on: the kept page is older than it. */
function fillWithWaiting(form: HTMLFormElement, state: StateAnswer): void {
  const item = state.items.filter((one) => one.key === form.dataset.later).at(-1);
  if (item === undefined || !form.hasAttribute("data-later-whole") || document.querySelector(".error-summary") !== null) return;
  fill(form, fieldsOf(item.body));
  const version = form.querySelector<HTMLInputElement>("input[name=version]");
  const written = versionOf(item.body);
  if (version !== null && written !== null) version.value = String(written);
  note(form, "later-filled", true);
}

function holdBack(form: HTMLFormElement): void {
  form.addEventListener("submit", (event) => {
    if (!navigator.onLine) event.preventDefault();
    note(form, "now", !navigator.onLine);
  }, { capture: true });
  window.addEventListener("offline", () => note(form, "now", true));
  window.addEventListener("online", () => note(form, "now", false));
}

/** Shows above the form the sentence it holds for this case, or takes it away. */
function note(form: HTMLFormElement, name: "later-note" | "later-off" | "later-filled" | "now", isShown: boolean): void {
  const sentence = form.getAttribute(`data-${name}`);
  const before = form.previousElementSibling;
  const shown = before instanceof HTMLElement && before.dataset.note === name ? before : null;
  if (!isShown) shown?.remove();
  if (!isShown || shown !== null || sentence === null) return;
  const message = document.createElement("div");
  message.className = "notice tone-warning";
  message.dataset.note = name;
  message.setAttribute("role", "status");
  message.textContent = sentence;
  form.before(message);
}
