// A trustee's page before a tally of questions to shuffle: the ballots in an order that they alone know, and forget.

import type { Ask } from "../line";
import { bytesAt, deskOf, fetched, keepUntilSent, progressOf, whenPressed } from "./desk";

export function shuffleIn(form: HTMLFormElement, ask: Ask): void {
  const desk = deskOf(form, "shuffle");
  const { electionUrl, tallyUrl } = form.dataset;
  const start = desk.part<HTMLButtonElement>("[data-scrutin-make]");
  whenPressed(desk, start, async () => {
    const election = await bytesAt(electionUrl);
    const tally = await (await fetched(tallyUrl)).text();
    const { message, fingerprint } = await ask("shuffle", { election, tally }, progressOf(desk, "progress", "making"));
    // Noted before it is sent, it tells afterwards whether this very shuffle was kept.
    const shown = desk.optional("[data-scrutin-shuffle-hash]");
    if (shown) shown.textContent = fingerprint;
    desk.send(message);
    keepUntilSent(form);
    start.hidden = true;
    desk.tell(desk.say("ready"));
  });
}
