// Ranked ballots (data-ranking): answers are dragged, by a mouse or by a finger on their grip, or moved by two buttons each, and
// stand in the order of their ranks. The lists of ranks stay: they are what is read, and whoever prefers them uses them. Without a
// rank a list holds nothing, or what data-ranking-unranked says.

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
  const unranked = place.dataset.rankingUnranked ?? "";
  for (const block of place.querySelectorAll<HTMLElement>("[data-ranked]")) {
    const list = block.querySelector("select");
    if (list) answers.push({ block, list, title: block.dataset.ranked ?? "" });
  }
  const spoken = document.createElement("p");
  spoken.className = "visually-hidden";
  spoken.setAttribute("role", "status");
  place.append(spoken);

  const ranks = (): Ranks => answers.map(({ list }) => (list.value === unranked ? null : Number(list.value)));
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
      list.value = rank === null || rank === undefined ? unranked : String(rank);
    });
    show();
    say(moved);
    place.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const say = (at: number): void => {
    const answer = answers[at];
    if (!answer) return;
    const rank = answer.list.value;
    const sentence = rank === unranked ? place.dataset.rankingNone : place.dataset.rankingSaid;
    spoken.textContent = (sentence ?? "").replace("%title%", answer.title).replace("%rank%", rank);
  };

  answers.forEach((answer, at) => {
    const moves = document.createElement("span");
    moves.className = "ballot-moves";
    moves.append(
      mover("↑", place.dataset.rankingUp, answer.title, () => become(movedUp(ranks(), at), at)),
      mover("↓", place.dataset.rankingDown, answer.title, () => become(movedDown(ranks(), at), at)),
      grip(answer.block, (under) => {
        const to = answers.findIndex(({ block }) => block === under);
        if (to >= 0) become(dropped(ranks(), at, to), at);
      }),
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

/** How near the edge of the screen a finger makes the page move, in pixels, and how fast, in pixels a millisecond. */
const EDGE_PX = 60;
const EDGE_PX_MS = 0.7;
/** After a longer pause the page does not leap. */
const LONGEST_FRAME_MS = 50;

/**
 * What a finger or a pen takes an answer by: browsers drag nothing for them. The page does not scroll under it; elsewhere on the
 * answer, it does. Whoever sees none of it has the buttons and the lists.
 */
function grip(block: HTMLElement, drop: (under: HTMLElement) => void): HTMLElement {
  const handle = document.createElement("span");
  handle.className = "ballot-grip";
  handle.setAttribute("aria-hidden", "true");
  handle.textContent = "↕";
  let pointer: number | null = null;
  let aimed: HTMLElement | null = null;
  let held = { x: 0, y: 0 };
  let frame = 0;
  let scrolledAt = 0;

  const under = (at: { x: number; y: number }): HTMLElement | null => {
    const found = document.elementFromPoint(at.x, at.y)?.closest<HTMLElement>("[data-ranked]") ?? null;
    return found && found !== block && found.parentElement === block.parentElement ? found : null;
  };
  const aim = (at: HTMLElement | null): void => {
    if (at === aimed) return;
    aimed?.classList.remove("is-aimed");
    at?.classList.add("is-aimed");
    aimed = at;
  };
  // A finger held at the edge is still: no event says so, and the page goes on moving under it.
  const towards = (): number => {
    if (held.y < EDGE_PX) return -1;
    return held.y > window.innerHeight - EDGE_PX ? 1 : 0;
  };
  const scroll = (now: number): void => {
    frame = 0;
    const way = towards();
    if (pointer === null || way === 0) return;
    const elapsed = Math.min(Math.max(now - scrolledAt, 0), LONGEST_FRAME_MS);
    scrolledAt = now;
    window.scrollBy(0, way * Math.round(EDGE_PX_MS * elapsed));
    aim(under(held));
    frame = requestAnimationFrame(scroll);
  };
  const end = (): void => {
    cancelAnimationFrame(frame);
    frame = 0;
    aim(null);
    pointer = null;
    block.classList.remove("is-dragged");
  };

  // A finger that rests on it before it moves would open the menu of what is pressed long, and the browser then takes the finger back.
  handle.addEventListener("touchstart", (event) => event.preventDefault(), { passive: false });
  handle.addEventListener("pointerdown", (event) => {
    // A mouse drags the whole answer.
    if (event.pointerType === "mouse" || pointer !== null) return;
    pointer = event.pointerId;
    handle.setPointerCapture(event.pointerId);
    block.classList.add("is-dragged");
    event.preventDefault();
  });
  handle.addEventListener("pointermove", (event) => {
    if (event.pointerId !== pointer) return;
    held = { x: event.clientX, y: event.clientY };
    aim(under(held));
    if (frame !== 0 || towards() === 0) return;
    scrolledAt = performance.now();
    frame = requestAnimationFrame(scroll);
  });
  handle.addEventListener("pointerup", (event) => {
    if (event.pointerId !== pointer) return;
    const at = under({ x: event.clientX, y: event.clientY });
    end();
    if (at) drop(at);
  });
  handle.addEventListener("pointercancel", (event) => {
    if (event.pointerId === pointer) end();
  });
  // A finger that stays still begins the drag of a mouse on some telephones: it would take the answer away from this one.
  block.addEventListener(
    "dragstart",
    (event) => {
      if (pointer === null) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    true,
  );
  return handle;
}
