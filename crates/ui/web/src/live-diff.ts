// Under a textarea that started from a text (data-original): the words struck and underlined, as one types.

import { compareWords } from "./compare-words";

export function showLiveDifferences(): void {
  for (const field of document.querySelectorAll<HTMLTextAreaElement>("textarea[data-original]")) showUnder(field);
}

function showUnder(field: HTMLTextAreaElement): void {
  const title = document.createElement("p");
  title.className = "live-diff-title";
  title.textContent = field.dataset.changesLabel ?? "";
  const text = document.createElement("div");
  text.className = "live-diff-text";
  const frame = document.createElement("div");
  frame.className = "live-diff";
  frame.append(title, text);
  field.after(frame);

  let scheduled = false;
  const draw = (): void => {
    scheduled = false;
    const changes = compareWords(field.dataset.original ?? "", field.value);
    frame.hidden = changes.every((change) => change.kind === "keep");
    text.replaceChildren(...changes.map((change) => element(field, change.kind, change.text)));
  };
  const schedule = (): void => {
    if (scheduled) return;
    scheduled = true;
    requestAnimationFrame(draw);
  };
  field.addEventListener("input", schedule);
  field.addEventListener("parvis:filled", schedule);
  draw();
}

function element(field: HTMLTextAreaElement, kind: "keep" | "delete" | "insert", words: string): Node {
  if (kind === "keep") return document.createTextNode(words);
  const labels = field.dataset;
  const run = document.createElement(kind === "delete" ? "del" : "ins");
  const [start, end] =
    kind === "delete"
      ? [labels.deletedLabel, labels.deletedEndLabel]
      : [labels.insertedLabel, labels.insertedEndLabel];
  run.append(heard(start), words, heard(end));
  return run;
}

/** Most screen readers say nothing of del and ins: words say where a change starts and ends. */
function heard(sentence: string | undefined): HTMLElement {
  const span = document.createElement("span");
  span.className = "visually-hidden";
  span.textContent = ` ${sentence ?? ""} `;
  return span;
}
