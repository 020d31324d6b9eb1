// The line at the top of a page that says when it is read without network, and what waits to be sent. Its sentences
// come from the page; where it has none, this site does not work without network and nothing is asked of the browser.

import { wireForms } from "./forms";
import { CHANGED, ask } from "./messages";
import { momentIn } from "./moment";
import { readerOf } from "./reader";

export function workWithoutNetwork(): void {
  const bar = document.getElementById("offline-bar");
  if (bar === null || !("serviceWorker" in navigator)) return;
  const begin = (): void => {
    // Never from the browser's cache: a worker that is mended must reach everybody at their next page.
    navigator.serviceWorker
      .register("/service-worker.js", { scope: "/", updateViaCache: "none" })
      .then(({ active }) => {
        if (!navigator.serviceWorker.controller) active?.postMessage({ ask: "claim", isOnline: navigator.onLine });
      })
      .catch(() => undefined);
  };
  if (document.readyState === "complete") begin();
  else window.addEventListener("load", begin, { once: true });

  const forms = wireForms(bar.dataset.person ?? "");
  const show = (): void => void refresh(bar, forms.keys).then((items) => forms.show(items));
  show();
  window.addEventListener("offline", show);
  window.addEventListener("online", () => {
    void ask({ ask: "send" });
    show();
  });
  navigator.serviceWorker.addEventListener("controllerchange", show);
  navigator.serviceWorker.addEventListener("message", (event) => {
    if (event.data === CHANGED) show();
  });
}

async function refresh(bar: HTMLElement, keys: string[]) {
  const { kept, live, back, waiting, troubles } = bar.dataset;
  const { keptAt, withoutNetwork } = document.documentElement.dataset;
  const isWithoutNetwork = !navigator.onLine;
  const lines: (string | [string, string])[] = [];
  if (keptAt !== undefined) lines.push(momentIn(kept ?? "", Number(keptAt)));
  else if (isWithoutNetwork || withoutNetwork !== undefined) lines.push(live ?? "");
  if (!isWithoutNetwork && (keptAt ?? withoutNetwork) !== undefined) lines.push([back ?? "", location.pathname + location.search]);
  draw(bar, lines);
  const state = await ask({ ask: "state", person: readerOf(bar), keys });
  if (state !== null && state.count > 0) {
    if (state.troubles > 0) lines.push([counted(troubles, state.troubles), "/hors-connexion"]);
    if (state.count > state.troubles) lines.push([counted(waiting, state.count - state.troubles), "/hors-connexion"]);
    draw(bar, lines);
  }
  return state;
}

function counted(sentence: string | undefined, count: number): string {
  return (sentence ?? "").replace("%n%", String(count));
}

/** Written only when it changes: a status is read aloud each time. */
function draw(bar: HTMLElement, lines: (string | [string, string])[]): void {
  const parts = lines.map((line) => {
    if (typeof line === "string") return textOf("span", line);
    const link = textOf("a", line[0]) as HTMLAnchorElement;
    link.href = line[1];
    return link;
  });
  const isSame = parts.length === bar.children.length && parts.every((part, place) => part.isEqualNode(bar.children[place] ?? null));
  if (!isSame) bar.replaceChildren(...parts);
  bar.hidden = parts.length === 0;
}

function textOf(name: string, text: string): HTMLElement {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}
