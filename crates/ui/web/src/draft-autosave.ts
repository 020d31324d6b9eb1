// What is typed in a form with data-autosave stays in this browser until the server accepts it.
//
// A draft is forgotten only when the server answered the form by sending the browser elsewhere (a redirect) to a
// page that is neither an error nor a sign-in (data-keep-drafts), and shows no error summary. A lost network, a
// refused form, an expired session: the draft stays.

const PREFIX = "parvis-draft:";
const SENT = "parvis-sent";
const KEPT_DAYS_MAX = 30;

type Draft = { at: number; base: string; fields: [name: string, value: string][] };

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
  const isSame = kept !== null && kept.base === base;
  if (isSame && document.querySelector(".error-summary") === null) restore(form, key);

  let waiting = 0;
  const save = (): void => {
    window.clearTimeout(waiting);
    waiting = 0;
    store(key, form, base);
  };
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

function restore(form: HTMLFormElement, key: string): void {
  const draft = read(key);
  if (draft === null) return;
  const initial = currentFields(form);
  if (JSON.stringify(initial) === JSON.stringify(draft.fields)) return;
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

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function savedFields(form: HTMLFormElement): Control[] {
  return Array.from(form.elements).filter((element): element is Control => {
    if (element instanceof HTMLInputElement) return !["hidden", "file", "password", "submit", "button"].includes(element.type);
    return element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement;
  });
}

function isTicked(field: Control): boolean | null {
  return field instanceof HTMLInputElement && ["radio", "checkbox"].includes(field.type) ? field.checked : null;
}

function currentFields(form: HTMLFormElement): [string, string][] {
  return savedFields(form)
    .filter((field) => isTicked(field) !== false)
    .map((field) => [field.name, field.value]);
}

function fill(form: HTMLFormElement, fields: [string, string][]): void {
  const left = [...fields];
  for (const field of savedFields(form)) {
    const ticked = isTicked(field);
    const place = left.findIndex(([name, value]) => name === field.name && (ticked === null || value === field.value));
    if (ticked !== null && field instanceof HTMLInputElement) field.checked = place >= 0;
    else if (place >= 0) field.value = left[place]?.[1] ?? "";
    if (place >= 0) left.splice(place, 1);
    field.dispatchEvent(new Event("parvis:filled", { bubbles: true }));
  }
}

function read(key: string): Draft | null {
  try {
    const draft: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
    return isDraft(draft) ? draft : null;
  } catch {
    return null;
  }
}

function isDraft(value: unknown): value is Draft {
  return typeof value === "object" && value !== null && "at" in value && "base" in value && "fields" in value && Array.isArray(value.fields);
}

function forgetAccepted(): void {
  const key = sessionStorage.getItem(SENT);
  if (key === null) return;
  sessionStorage.removeItem(SENT);
  const [visit] = performance.getEntriesByType("navigation");
  const wasRedirected = visit instanceof PerformanceNavigationTiming && visit.redirectCount > 0;
  const isRefused = document.querySelector(".error-summary, body[data-keep-drafts]") !== null;
  if (wasRedirected && !isRefused) localStorage.removeItem(key);
}

function forgetOld(): void {
  const oldest = Date.now() - KEPT_DAYS_MAX * 24 * 3600 * 1000;
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(PREFIX) && (read(key)?.at ?? 0) < oldest) localStorage.removeItem(key);
  }
}
