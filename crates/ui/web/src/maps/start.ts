// The button by which a map moves (data-map): what draws it is heavy, and fetched when somebody asks for it. Until then, and where
// it does not open, the drawing and the list of the page say the same.

import type * as Engine from "./engine";

for (const place of document.querySelectorAll<HTMLElement>("[data-map]")) {
  const start = place.querySelector<HTMLButtonElement>("[data-map-start]");
  const live = place.querySelector<HTMLElement>("[data-map-live]");
  const said = place.querySelector<HTMLElement>("[data-map-said]");
  if (!start || !live || !said) continue;
  place.hidden = false;
  start.addEventListener("click", () => void open(place, { start, live, said }));
}

interface Parts {
  start: HTMLButtonElement;
  live: HTMLElement;
  said: HTMLElement;
}

async function open(place: HTMLElement, { start, live, said }: Parts): Promise<void> {
  start.disabled = true;
  said.textContent = "";
  try {
    await styled(place.dataset.mapStyle ?? "");
    const engine = (await import(place.dataset.mapEngine ?? "")) as typeof Engine;
    // Drawn in what is shown: a hidden place has no size.
    live.hidden = false;
    await engine.open(place, live);
    const drawing = place.parentElement?.querySelector<HTMLElement>("[data-map-drawing]");
    if (drawing) drawing.hidden = true;
    start.hidden = true;
    live.querySelector<HTMLElement>("canvas")?.focus({ preventScroll: true });
  } catch (error) {
    console.error(error);
    live.hidden = true;
    live.replaceChildren();
    start.disabled = false;
    said.textContent = place.dataset.sayFailed ?? "";
  }
}

/** The style sheet of the map, once it is there. */
function styled(address: string): Promise<void> {
  return new Promise((done, failed) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = address;
    link.addEventListener("load", () => done());
    link.addEventListener("error", () => failed(new Error("the style sheet of the map")));
    document.head.append(link);
  });
}
