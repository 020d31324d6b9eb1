// Drafts older than what the server shows: offered beside the form, both versions readable, nothing put over anything
// unless the person asks, and then the other version stays readable.

import type { Draft, Fields } from "./draft-choice";

/** What the offer asks of the form it stands above. */
export type FormHandle = {
  form: HTMLFormElement;
  /** The value of each field, now */
  current: () => Fields;
  fill: (fields: Fields) => void;
  /** Forgets this older draft */
  forget: (draft: Draft) => void;
};

export function offerOlderDraft(handle: FormHandle, draft: Draft): void {
  const { form } = handle;
  const said = form.dataset;
  const date = new Date(draft.at).toLocaleString(document.documentElement.lang, { dateStyle: "long", timeStyle: "short" });
  const sentence = document.createElement("p");
  sentence.textContent = (said.draftOlder ?? "").replace("%date%", date);
  const versions = document.createElement("details");
  const summary = document.createElement("summary");
  const texts = document.createElement("div");
  versions.append(summary, texts);

  let isInForm = false;
  let other = draft.fields;
  const use = button();
  const show = (): void => {
    summary.textContent = (isInForm ? said.draftSavedRead : said.draftOlderRead) ?? "";
    use.textContent = (isInForm ? said.draftSavedUse : said.draftOlderUse) ?? "";
    texts.replaceChildren(...readable(form, other, handle.current()));
  };
  use.addEventListener("click", () => {
    const inForm = handle.current();
    handle.fill(other);
    other = inForm;
    isInForm = !isInForm;
    show();
  });

  const message = document.createElement("div");
  const content = document.createElement("div");
  message.className = "notice tone-warning draft-older";
  message.setAttribute("role", "status");
  const forget = button();
  forget.textContent = said.draftForget ?? "";
  forget.addEventListener("click", () => {
    handle.forget(draft);
    message.remove();
  });
  content.append(sentence, versions, use, forget);
  message.append(content);
  show();
  form.before(message);
}

/** Each text of a version that is not the one in the form, under the name its field has there. */
function readable(form: HTMLFormElement, fields: Fields, inForm: Fields): Element[] {
  return fields.flatMap(([name, value], place) => {
    const field = form.elements.namedItem(name);
    if (inForm.some(([other, shown]) => other === name && shown === value)) return [];
    if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) || value === "") return [];
    if (field instanceof HTMLInputElement && field.type !== "text") return [];
    const id = `older-${place}-${name}`;
    const label = document.createElement("label");
    label.htmlFor = id;
    label.textContent = field.labels?.[0]?.textContent ?? name;
    const text = document.createElement("textarea");
    text.id = id;
    text.readOnly = true;
    text.rows = field instanceof HTMLTextAreaElement ? 8 : 1;
    text.value = value;
    const group = document.createElement("div");
    group.className = "field";
    group.append(label, text);
    return [group];
  });
}

function button(): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button button-quiet";
  return made;
}
