// Where the others are in the text: a mark in their colour, with their name. Decoration only: who is there is also a list.

import { type Extension, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, WidgetType } from "@codemirror/view";

export interface Caret {
  name: string;
  colour: number;
  anchor: number;
  head: number;
}

class CaretMark extends WidgetType {
  constructor(
    private readonly name: string,
    private readonly colour: number,
  ) {
    super();
  }

  override eq(other: CaretMark): boolean {
    return other.name === this.name && other.colour === this.colour;
  }

  override toDOM(): HTMLElement {
    const mark = document.createElement("span");
    mark.className = `caret caret-${this.colour}`;
    mark.setAttribute("aria-hidden", "true");
    const name = document.createElement("span");
    name.className = "caret-name";
    name.textContent = this.name;
    mark.append(name);
    return mark;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

const moved = StateEffect.define<Caret[]>();

const field = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    let now = marks.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(moved)) now = decorate(effect.value, transaction.newDoc.length);
    }
    return now;
  },
  provide: (self) => EditorView.decorations.from(self),
});

function decorate(carets: Caret[], length: number): DecorationSet {
  const marks = [];
  for (const { name, colour, anchor, head } of carets) {
    const [from, to] = [Math.min(anchor, head, length), Math.min(Math.max(anchor, head), length)];
    if (from < to) marks.push(Decoration.mark({ class: `selected selected-${colour}` }).range(from, to));
    marks.push(Decoration.widget({ widget: new CaretMark(name, colour), side: 1 }).range(Math.min(head, length)));
  }
  return Decoration.set(marks, true);
}

export const carets: Extension = field;

export function showCarets(view: EditorView, all: Caret[]): void {
  view.dispatch({ effects: moved.of(all) });
}
