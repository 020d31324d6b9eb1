// A trustee's page at the tally: their part of the decryption, made here with the key that they alone keep.

import type { Ask } from "../line";
import { bytesAt, deskOf, fetched, progressOf } from "./desk";
import { givenSecret, isOver, whenGiven } from "./secrets";

export function decryptIn(form: HTMLFormElement, ask: Ask): void {
  const desk = deskOf(form, "decryption");
  const { electionUrl, trusteesUrl, tallyUrl } = form.dataset;
  const kept = desk.optional<HTMLTemplateElement>("template[data-scrutin-sealed]")?.content.textContent?.trim();
  whenGiven(desk, async () => {
    const { secret: key, forget } = await givenSecret(desk);
    const [election, trustees, tally] = await Promise.all([
      bytesAt(electionUrl),
      fetched(trusteesUrl).then((reply) => reply.text()),
      fetched(tallyUrl).then((reply) => reply.text()),
    ]);
    const given = { election, trustees, tally, key, kept };
    const { message, tally: seen } = await ask("decryption", given, progressOf(desk, "decrypting"));
    // What was decrypted is the tally that everybody sees, and no one ballot: trustees compare it.
    const shown = desk.optional("[data-scrutin-tally]");
    if (shown) shown.textContent = seen;
    forget();
    desk.send(message);
    desk.tell(desk.say("ready"));
    isOver(desk);
  });
}
