// What is typed in a form with data-autosave stays in this browser until the server accepts it.
//
// A draft is forgotten only when the server answered the form by sending the browser elsewhere (a redirect) to a
// page that is neither an error nor a sign-in (data-keep-drafts), and shows no error summary. A lost network, a
// refused form, an expired session: the draft stays. When the server's content changed meanwhile, the draft is set aside
// and offered above the form.

import { type Draft, fateOf, isDraft, olderDrafts } from "./draft-choice";
import { currentFields, fill, savedFields } from "./form-fields";
import { offerOlderDraft } from "./older-draft";

const PREFIX = "parvis-draft:";
const OLDER_PREFIX = "parvis-older-drafts:";
const SENT = "parvis-sent";
const KEPT_DAYS_MAX = 30;

export function keepDrafts(): void {
  try {
    forgetAccepted();
    forgetOld();
  } catch {
    return; // storage is refused in this browser: the form works without drafts
  }
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-autosave]")) keepDraftOf(form);
}

function keepDraftOf(form: HTMLFormElement): void {
  const key = PREFIX + (form.dataset.autosave ?? "");
  // What the server put in the form. A draft only comes back over the very content it was begun from: a form that came
  // back filled, or a text that somebody else saved meanwhile, is newer than the draft.
  const base = JSON.stringify([currentFields(form), form.querySelector<HTMLInputElement>("input[name=version]")?.value]);
  const kept = read(key);
  const shown = currentFields(form);
  const isBack = document.querySelector(".error-summary") !== null || form.hasAttribute("data-came-back");
  const fate = isBack ? "forgotten" : fateOf(kept, base, shown);
  if (fate === "restored" && kept !== null) restore(form, key, kept);
  const older = OLDER_PREFIX + (form.dataset.autosave ?? "");
  const offered = olderDrafts(readAll(older), fate === "set-aside" ? kept : null, shown);
  storeAll(older, offered);
  if (fate === "set-aside") localStorage.removeItem(key);

  let waiting = 0;
  const save = (): void => {
    window.clearTimeout(waiting);
    waiting = 0;
    store(key, form, base);
  };
  for (const draft of offered) {
    offerOlderDraft(
      {
        form,
        current: () => currentFields(form),
        fill: (fields) => {
          fill(form, fields);
          save();
        },
        forget: (gone) => storeAll(older, readAll(older).filter((draft) => draft.at !== gone.at)),
      },
      draft,
    );
  }
  form.addEventListener("input", () => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(save, 500);
  });
  const saveIfWaiting = (): void => {
    if (waiting !== 0) save();
  };
  window.addEventListener("pagehide", saveIfWaiting);
  document.addEventListener("visibilitychange", saveIfWaiting);
  form.addEventListener("submit", () => {
    saveIfWaiting();
    sessionStorage.setItem(SENT, key);
  });
}

function store(key: string, form: HTMLFormElement, base: string): void {
  const draft: Draft = { at: Date.now(), base, fields: currentFields(form) };
  try {
    localStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // storage is full: what is on the screen is still there
  }
}

function restore(form: HTMLFormElement, key: string, draft: Draft): void {
  const initial = currentFields(form);
  fill(form, draft.fields);

  const sentence = document.createElement("p");
  sentence.textContent = form.dataset.draftRestored ?? "";
  const forget = document.createElement("button");
  forget.type = "button";
  forget.className = "button button-quiet";
  forget.textContent = form.dataset.draftForget ?? "";
  const message = document.createElement("div");
  message.className = "notice tone-info draft-restored";
  message.setAttribute("role", "status");
  message.append(sentence, forget);
  form.before(message);
  forget.addEventListener("click", () => {
    localStorage.removeItem(key);
    fill(form, initial);
    message.remove();
    savedFields(form)[0]?.focus();
  });
}

function read(key: string): Draft | null {
  try {
    const draft: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
    return isDraft(draft) ? draft : null;
  } catch {
    return null;
  }
}

function readAll(key: string): Draft[] {
  try {
    const drafts: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(drafts) ? drafts.filter(isDraft) : [];
  } catch {
    return [];
  }
}

function storeAll(key: string, drafts: Draft[]): void {
  try {
    if (drafts.length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(drafts));
  } catch {
    // storage is full: they are still on the screen
  }
}

function forgetAccepted(): void {
  const key = sessionStorage.getItem(SENT);
  if (key === null) return;
  sessionStorage.removeItem(SENT);
  const [visit] = performance.getEntriesByType("navigation");
  const wasRedirected = visit instanceof PerformanceNavigationTiming && visit.redirectCount > 0;
  const isRefused = document.querySelector(".error-summary, body[data-keep-drafts]") !== null;
  // Without network it may wait elsewhere in this browser, whole, to be sent later.
  const isWaiting = location.pathname === "/hors-connexion" && new URLSearchParams(location.search).get("envoi") === "garde";
  if ((wasRedirected && !isRefused) || isWaiting) localStorage.removeItem(key);
}

function forgetOld(): void {
  const oldest = Date.now() - KEPT_DAYS_MAX * 24 * 3600 * 1000;
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(PREFIX) && (read(key)?.at ?? 0) < oldest) localStorage.removeItem(key);
    if (key.startsWith(OLDER_PREFIX)) storeAll(key, readAll(key).filter((draft) => draft.at >= oldest));
  }
}
