// The text itself: lines that look like what they are. The marks of Markdown are under the words of their kind (« Titre »,
// « • »), so that nobody has to know them; they are whole, and a backspace at the start of a line takes its mark away.

import { type ChangeSpec, EditorState, type Extension, Prec, type Range } from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  EditorView,
  ViewPlugin,
  type ViewUpdate,
  WidgetType,
  keymap,
} from "@codemirror/view";
import { yCollab, yUndoManagerKeymap } from "y-codemirror.next";
import type * as Y from "yjs";

import { carets } from "./carets";
import { type Kind, emphasisOf, lineOf, markAfter, markOf } from "./lines";

class MarkWords extends WidgetType {
  constructor(private readonly words: string) {
    super();
  }

  override eq(other: MarkWords): boolean {
    return other.words === this.words;
  }

  override toDOM(): HTMLElement {
    const words = document.createElement("span");
    words.className = "line-kind";
    words.textContent = this.words;
    return words;
  }
}

/** What stands for a mark: the words of its button, a number or a dot for an item. */
function wordsOf(kind: Kind, mark: string, names: ReadonlyMap<string, string>): string {
  if (kind === "item") return /\d+[.)]/.exec(mark)?.[0] ?? "•";
  const name = names.get(kind);
  if (name !== undefined) return name;
  return kind.startsWith("title-") ? `${names.get("title-1") ?? ""} ${kind.slice(6)}` : "";
}

interface Shown {
  all: DecorationSet;
  marks: DecorationSet;
}

function shown(view: EditorView, names: ReadonlyMap<string, string>): Shown {
  const all: Range<Decoration>[] = [];
  const marks: Range<Decoration>[] = [];
  const hide = (from: number, to: number, words?: string): void => {
    const hidden = Decoration.replace(words === undefined ? {} : { widget: new MarkWords(words) }).range(from, to);
    all.push(hidden);
    marks.push(hidden);
  };
  let last = -1;
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = view.state.doc.lineAt(at);
      at = line.to + 1;
      if (line.from <= last) continue;
      last = line.from;
      const { kind, mark } = lineOf(line.text);
      all.push(Decoration.line({ class: `line line-${kind}` }).range(line.from));
      if (mark > 0) hide(line.from, line.from + mark, wordsOf(kind, line.text.slice(0, mark), names));
      for (const { start, end, sign } of emphasisOf(line.text, mark)) {
        const [first, after] = [line.from + start, line.from + end];
        const style = sign === 2 ? "bold" : "italic";
        all.push(Decoration.mark({ class: `words-${style}` }).range(first + sign, after - sign));
        hide(first, first + sign);
        hide(after - sign, after);
      }
    }
  }
  return { all: Decoration.set(all, true), marks: Decoration.set(marks, true) };
}

function looks(names: ReadonlyMap<string, string>): Extension {
  const plugin = ViewPlugin.fromClass(
    class {
      shown: Shown;

      constructor(view: EditorView) {
        this.shown = shown(view, names);
      }

      update(update: ViewUpdate): void {
        if (update.docChanged || update.viewportChanged) this.shown = shown(update.view, names);
      }
    },
    {
      decorations: (self) => self.shown.all,
      provide: (self) => EditorView.atomicRanges.of((view) => view.plugin(self)?.shown.marks ?? Decoration.none),
    },
  );
  return plugin;
}

/** Cuts a line in two; an item or a quotation goes on, and an empty one ends the list. */
function cut(view: EditorView): boolean {
  const { state } = view;
  const { from, to } = state.selection.main;
  const line = state.doc.lineAt(from);
  const { mark } = lineOf(line.text);
  if (mark > 0 && line.length === mark && from === to) {
    view.dispatch({ changes: { from: line.from, to: line.to }, userEvent: "delete" });
    return true;
  }
  const after = from - line.from >= mark ? markAfter(line.text) : "";
  const insert = `\n${after}`;
  view.dispatch({
    changes: { from, to, insert },
    selection: { anchor: from + insert.length },
    scrollIntoView: true,
    userEvent: "input",
  });
  return true;
}

/** Makes the lines of the selection of this kind; of none, where all are of it already. */
export function makeLines(view: EditorView, kind: Kind): void {
  const { state } = view;
  const { from, to } = state.selection.main;
  const [first, last] = [state.doc.lineAt(from).number, state.doc.lineAt(to).number];
  const lines = Array.from({ length: last - first + 1 }, (_, rank) => state.doc.line(first + rank));
  const isAlready = lines.every((line) => lineOf(line.text).kind === kind);
  const insert = isAlready ? "" : markOf(kind);
  const changes: ChangeSpec[] = lines.map((line) => ({ from: line.from, to: line.from + lineOf(line.text).mark, insert }));
  view.dispatch({ changes, userEvent: "input" });
  view.focus();
}

/** Puts the selection between marks, or takes them away. */
export function emphasise(view: EditorView, mark: "**" | "*"): void {
  const { from, to } = view.state.selection.main;
  const words = view.state.sliceDoc(from, to);
  const isThere = words.length > 2 * mark.length && words.startsWith(mark) && words.endsWith(mark);
  const insert = isThere ? words.slice(mark.length, -mark.length) : `${mark}${words}${mark}`;
  const anchor = from + (words === "" ? mark.length : insert.length);
  view.dispatch({ changes: { from, to, insert }, selection: { anchor }, userEvent: "input" });
  view.focus();
}

/** Puts a small table after the line. */
export function insertTable(view: EditorView, cell: string): void {
  const line = view.state.doc.lineAt(view.state.selection.main.head);
  const insert = `\n| ${cell} 1 | ${cell} 2 |\n| --- | --- |\n|  |  |`;
  view.dispatch({ changes: { from: line.to, insert }, selection: { anchor: line.to + 3 }, userEvent: "input" });
  view.focus();
}

/** The kind of the line where the caret is. */
export function kindHere(view: EditorView): Kind {
  return lineOf(view.state.doc.lineAt(view.state.selection.main.head).text).kind;
}

export function makeEditor(
  parent: HTMLElement,
  text: Y.Text,
  undo: Y.UndoManager,
  about: { once: string; names: ReadonlyMap<string, string>; readOnly: Extension; changed: (view: EditorView) => void },
): EditorView {
  return new EditorView({
    parent,
    state: EditorState.create({
      doc: text.toString(),
      extensions: [
        EditorView.cspNonce.of(about.once),
        EditorView.lineWrapping,
        // Tab leaves the field, as everywhere: nobody is held in it.
        Prec.high(keymap.of([{ key: "Enter", run: cut }, ...yUndoManagerKeymap])),
        keymap.of([
          { key: "Mod-b", run: (view) => (emphasise(view, "**"), true) },
          { key: "Mod-i", run: (view) => (emphasise(view, "*"), true) },
        ]),
        EditorView.contentAttributes.of({
          "aria-labelledby": "together-label",
          "aria-describedby": "together-hint",
          spellcheck: "true",
          autocapitalize: "sentences",
          autocorrect: "on",
        }),
        looks(about.names),
        carets,
        yCollab(text, null, { undoManager: undo }),
        EditorView.updateListener.of((update) => {
          if (update.selectionSet || update.docChanged || update.focusChanged) about.changed(update.view);
        }),
        about.readOnly,
      ],
    }),
  });
}
