// The page on which several people write one draft. Without it, the page leads to the plain form.

import { Compartment, EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import * as Y from "yjs";

import { fromText, toText } from "./bytes";
import { showCarets } from "./carets";
import { emphasise, insertTable, kindHere, makeEditor, makeLines } from "./editor";
import { LineToServer, type Present, type State } from "./line";
import type { Kind } from "./lines";
import { withName } from "./waiting";

/** How long a sentence stands before another takes its place, in milliseconds. */
const READING_MS = 10_000;

const desk = document.querySelector<HTMLElement>("[data-together]");
if (desk !== null) write(desk);

function part<T extends HTMLElement>(desk: HTMLElement, selector: string): T {
  const found = desk.querySelector<T>(selector);
  if (found === null) throw new Error(`no ${selector} in the page`);
  return found;
}

function write(desk: HTMLElement): void {
  const say = (name: string, who = ""): string => withName(desk.dataset[`say${name}`] ?? "", who);
  const doc = new Y.Doc();
  const [title, text] = [doc.getText("title"), doc.getText("lines")];
  const field = part<HTMLInputElement>(desk, "input");
  const undo = new Y.UndoManager(text);
  const editable = new Compartment();
  const frozen = [EditorState.readOnly.of(true), EditorView.editable.of(false)];
  const buttons = [...desk.querySelectorAll<HTMLButtonElement>("[data-line]")];
  const names = new Map(buttons.map((button) => [button.dataset.line ?? "", button.textContent ?? ""]));

  const view = makeEditor(part(desk, "[data-editor]"), text, undo, {
    once: desk.dataset.once ?? "",
    names,
    readOnly: editable.of(frozen),
    changed: (view) => {
      const kind = kindHere(view);
      for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.line === kind));
      placeCaret(view);
    },
  });
  field.readOnly = true;

  const said = part(desk, "[data-said]");
  let toldAt = -Infinity;
  const tell = (sentence: string): void => {
    toldAt = performance.now();
    said.textContent = sentence;
    // What the state shows already is said, not shown twice.
    said.classList.toggle("visually-hidden", sentence === state.textContent);
  };
  /** Who comes and goes is told after what was just told, which may not have been read yet. */
  const tellOfPeople = (sentence: string): void => {
    const [since, before] = [performance.now() - toldAt, toldAt];
    if (since > READING_MS) return tell(sentence);
    tell(`${said.textContent} ${sentence}`);
    toldAt = before;
  };
  const form = part<HTMLFormElement>(desk, "form");
  let isSaving = false;
  let last: State = "connecting";
  let others: Present[] = [];
  let present = new Map<string, Present>();
  const state = part(desk, "[data-state]");
  const list = part(desk, "[data-people]");

  const line = new LineToServer(doc, socketAt(desk.dataset.together ?? ""), {
    draft: desk.dataset.draft ?? "",
    person: desk.dataset.person ?? "",
    bytesMax: Number(desk.dataset.bytesMax),
  }, {
    state(now) {
      state.textContent = say({ connecting: "Connecting", kept: "Kept", sending: "Sending", offline: "Offline" }[now]);
      state.dataset.state = now;
      // Losing the network and finding it again are said aloud; each word that leaves is not.
      if (now === "offline" && last !== "offline") tell(say("Offline"));
      if (now === "kept" && last === "offline") tell(say("Back"));
      if (now !== "sending") last = now;
      if (now === "kept" && isSaving) form.requestSubmit();
    },
    people(you, people) {
      list.replaceChildren(
        ...people.map((one) => {
          const item = document.createElement("li");
          item.className = `present caret-${one.colour}`;
          item.textContent = one.seat === you ? say("You", one.name) : one.name;
          return item;
        }),
      );
      if (list.parentElement) list.parentElement.hidden = people.length === 0;
      if (you !== 0) {
        const now = new Map(people.filter((one) => one.seat !== you).map((one) => [one.name, one]));
        const arrived = [...now.keys()].filter((name) => !present.has(name));
        const left = [...present.keys()].filter((name) => !now.has(name));
        const sentences = [...arrived.map((name) => say("Arrived", name)), ...left.map((name) => say("Left", name))];
        if (sentences.length > 0) tellOfPeople(sentences.join(" "));
        present = now;
      }
      others = people.filter((one) => one.seat !== you);
      showOthers();
    },
    over(sentence) {
      freeze();
      state.textContent = sentence;
      state.dataset.state = "over";
      tell(sentence);
    },
    saved: tell,
    tooLong: () => say("TooLong"),
    ready() {
      field.readOnly = false;
      view.dispatch({ effects: editable.reconfigure([]) });
      undo.clear();
    },
  });

  const turnedAway = line.turnedAway();
  const leftOver = part<HTMLDetailsElement>(desk, "[data-left]");
  if (turnedAway.length > 0) {
    part<HTMLTextAreaElement>(leftOver, "textarea").value = turnedAway.join("\n\n");
    part(leftOver, "[data-forget]").addEventListener("click", () => {
      line.forgetTurnedAway();
      leftOver.hidden = true;
      field.focus();
    });
    leftOver.hidden = false;
  }

  function freeze(): void {
    field.readOnly = true;
    view.dispatch({ effects: editable.reconfigure(frozen) });
  }

  function showOthers(): void {
    const place = (encoded: string | undefined): number | null => {
      try {
        const relative = Y.decodeRelativePosition(fromText(encoded ?? ""));
        const absolute = Y.createAbsolutePositionFromRelativePosition(relative, doc);
        return absolute !== null && absolute.type === text ? absolute.index : null;
      } catch {
        return null; // what another browser says is not believed
      }
    };
    const found = others.flatMap(({ name, colour, caret }) => {
      const [anchor, head] = caret.split(",").map(place);
      return typeof anchor === "number" && typeof head === "number" ? [{ name, colour, anchor, head }] : [];
    });
    // In a turn of its own: a caret may be told while the text is being changed.
    window.setTimeout(() => showCarets(view, found));
  }

  let placing = 0;
  function placeCaret(view: EditorView): void {
    if (placing !== 0) return;
    placing = window.setTimeout(() => {
      placing = 0;
      if (!view.hasFocus) return line.place("");
      const { anchor, head } = view.state.selection.main;
      const encoded = [anchor, head].map((at) =>
        toText(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, at))),
      );
      line.place(encoded.join(","));
    }, 250);
  }

  bindTitle(field, title);
  for (const button of buttons) {
    button.addEventListener("click", () => makeLines(view, button.dataset.line as Kind));
  }
  const tools: Record<string, () => void> = {
    bold: () => emphasise(view, "**"),
    italic: () => emphasise(view, "*"),
    table: () => insertTable(view, say("Cell")),
    undo: () => undo.undo(),
    redo: () => undo.redo(),
  };
  for (const button of desk.querySelectorAll<HTMLButtonElement>("[data-tool]")) {
    button.addEventListener("click", () => tools[button.dataset.tool ?? ""]?.());
  }
  // A version is what the server has: what is typed leaves first, then the form.
  form.addEventListener(
    "submit",
    (event) => {
      isSaving = line.isWaiting;
      if (!isSaving) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      tell(say("Leaving"));
    },
    { capture: true },
  );

  document.querySelector("[data-together-without]")?.remove();
  desk.hidden = false;
}

function socketAt(path: string): string {
  const url = new URL(path, location.href);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return url.href;
}

/** A field of one line, whose words are shared: only what differs is changed, and the caret stays with its words. */
function bindTitle(field: HTMLInputElement, title: Y.Text): void {
  field.addEventListener("input", () => {
    const [was, is] = [title.toString(), field.value];
    let start = 0;
    while (start < was.length && start < is.length && was[start] === is[start]) start += 1;
    let end = 0;
    while (end < was.length - start && end < is.length - start && was[was.length - 1 - end] === is[is.length - 1 - end]) end += 1;
    title.doc?.transact(() => {
      title.delete(start, was.length - start - end);
      title.insert(start, is.slice(start, is.length - end));
    }, field);
  });
  title.observe((event) => {
    if (event.transaction.origin === field) return;
    const places = [field.selectionStart ?? 0, field.selectionEnd ?? 0].map((at) => moved(at, event.delta));
    field.value = title.toString();
    if (document.activeElement === field) field.setSelectionRange(places[0] ?? 0, places[1] ?? 0);
  });
}

/** Where a place is after changes. */
function moved(at: number, changes: { insert?: unknown; delete?: number | undefined; retain?: number | undefined }[]): number {
  let [seen, place] = [0, at];
  for (const change of changes) {
    if (change.retain !== undefined) seen += change.retain;
    else if (change.delete !== undefined) place -= seen < place ? Math.min(change.delete, place - seen) : 0;
    else if (typeof change.insert === "string") {
      if (seen < place) place += change.insert.length;
      seen += change.insert.length;
    }
  }
  return place;
}
