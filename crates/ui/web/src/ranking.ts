// Ranked ballots (data-ranking): answers are dragged, or moved by two buttons each, and stand in the order of their ranks. The
// lists of ranks stay: they are what is sent, and whoever prefers them uses them.

import { type Ranks, dropped, movedDown, movedUp, shownOrder } from "./ranking-order";

interface Ranked {
  block: HTMLElement;
  list: HTMLSelectElement;
  title: string;
}

export function rankAnswers(): void {
  for (const place of document.querySelectorAll<HTMLElement>("[data-ranking]")) rank(place);
}

function rank(place: HTMLElement): void {
  const answers: Ranked[] = [];
  for (const block of place.querySelectorAll<HTMLElement>("[data-ranked]")) {
    const list = block.querySelector("select");
    if (list) answers.push({ block, list, title: block.dataset.ranked ?? "" });
  }
  const spoken = document.createElement("p");
  spoken.className = "visually-hidden";
  spoken.setAttribute("role", "status");
  place.append(spoken);

  const ranks = (): Ranks => answers.map(({ list }) => (list.value === "" ? null : Number(list.value)));
  const show = (): void => {
    const focused = document.activeElement;
    for (const at of shownOrder(ranks())) {
      const answer = answers[at];
      if (answer) place.insertBefore(answer.block, spoken);
    }
    // Moving a block takes the focus away from what is in it.
    if (focused instanceof HTMLElement && place.contains(focused)) focused.focus();
  };
  const become = (after: Ranks, moved: number): void => {
    answers.forEach(({ list }, at) => {
      const rank = after[at];
      list.value = rank === null || rank === undefined ? "" : String(rank);
    });
    show();
    say(moved);
    place.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const say = (at: number): void => {
    const answer = answers[at];
    if (!answer) return;
    const rank = answer.list.value;
    const sentence = rank === "" ? place.dataset.rankingNone : place.dataset.rankingSaid;
    spoken.textContent = (sentence ?? "").replace("%title%", answer.title).replace("%rank%", rank);
  };

  answers.forEach((answer, at) => {
    const moves = document.createElement("span");
    moves.className = "ballot-moves";
    moves.append(
      mover("↑", place.dataset.rankingUp, answer.title, () => become(movedUp(ranks(), at), at)),
      mover("↓", place.dataset.rankingDown, answer.title, () => become(movedDown(ranks(), at), at)),
    );
    answer.list.after(moves);
    answer.list.addEventListener("change", () => {
      show();
      say(at);
    });
    // A draft put back in the fields.
    answer.list.addEventListener("parvis:filled", show);
    drag(answer.block, at, (from) => become(dropped(ranks(), from, at), from));
  });
  show();
}

function mover(sign: string, label: string | undefined, title: string, move: () => void): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button-quiet";
  button.textContent = sign;
  button.setAttribute("aria-label", `${label ?? ""} ${title}`.trim());
  button.addEventListener("click", move);
  return button;
}

/** What is dragged is named by its place in the ballot, and by a type of ours: nothing else can be dropped here. */
const TYPE = "application/x-parvis-rank";
let dragged: HTMLElement | null = null;

function drag(block: HTMLElement, at: number, drop: (from: number) => void): void {
  block.draggable = true;
  block.addEventListener("dragstart", (event) => {
    dragged = block;
    block.classList.add("is-dragged");
    event.dataTransfer?.setData(TYPE, String(at));
    if (event.dataTransfer) event.dataTransfer.effectAllowed = "move";
  });
  block.addEventListener("dragend", () => {
    dragged = null;
    block.classList.remove("is-dragged");
  });
  const isHere = (event: DragEvent): boolean =>
    dragged !== null && dragged.parentElement === block.parentElement && (event.dataTransfer?.types.includes(TYPE) ?? false);
  block.addEventListener("dragover", (event) => {
    if (isHere(event)) event.preventDefault();
  });
  block.addEventListener("drop", (event) => {
    if (!isHere(event)) return;
    event.preventDefault();
    const from = Number(event.dataTransfer?.getData(TYPE));
    if (Number.isInteger(from)) drop(from);
  });
}
