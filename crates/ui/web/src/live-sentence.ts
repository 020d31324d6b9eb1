// The sentence of an amendment while its passage is rewritten (data-live-sentence): asked of the server when typing
// pauses, one question at a time, and never for a form that asks nothing.

const PAUSE_MS = 700;

export function showLiveSentences(): void {
  for (const place of document.querySelectorAll<HTMLElement>("[data-live-sentence]")) follow(place);
}

function follow(place: HTMLElement): void {
  const form = place.closest("form");
  const said = place.querySelector<HTMLElement>("[data-live-sentence-said]");
  const address = place.dataset.liveSentence;
  if (!form || !said || !address) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking: AbortController | undefined;
  const ask = async (): Promise<void> => {
    asking?.abort();
    const control = new AbortController();
    asking = control;
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === "string") body.append(name, value);
    try {
      const reply = await fetch(address, { method: "POST", body, signal: control.signal });
      if (!reply.ok || !(reply.headers.get("content-type") ?? "").includes("json")) return;
      const answer = (await reply.json()) as { said?: string; why?: string };
      said.textContent = answer.said ?? answer.why ?? "";
      place.hidden = said.textContent === "";
    } catch {
      // No network, or another question meanwhile: the button that checks is still there.
    }
  };
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), PAUSE_MS);
  });
}
