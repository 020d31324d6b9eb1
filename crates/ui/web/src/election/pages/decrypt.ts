// A trustee's page at the tally: their part of the decryption, made here with the key that they alone keep.

import type { Ask } from "../line";
import { bytesAt, deskOf, fetched, progressOf } from "./desk";
import { givenSecret, isOver, whenGiven } from "./secrets";

export function decryptIn(form: HTMLFormElement, ask: Ask): void {
  const desk = deskOf(form, "decryption");
  const { electionUrl, trusteesUrl, chainUrl } = form.dataset;
  const kept = desk.optional<HTMLTemplateElement>("template[data-scrutin-sealed]")?.content.textContent?.trim();
  whenGiven(desk, async () => {
    const { secret: key, forget } = await givenSecret(desk);
    const [election, trustees, chain] = await Promise.all([
      bytesAt(electionUrl),
      fetched(trusteesUrl).then((reply) => reply.text()),
      fetched(chainUrl).then((reply) => reply.text()),
    ]);
    const given = { election, trustees, chain, key, kept };
    const { message, tally: seen, shuffles } = await ask("decryption", given, progressOf(desk, "decrypting"));
    // What was decrypted is the tally that everybody sees, and no one ballot: trustees compare it.
    const shown = desk.optional("[data-scrutin-tally]");
    if (shown) shown.textContent = seen;
    // Who shuffled finds the hash they noted: without it, their shuffle was left out.
    const places = desk.optional("[data-scrutin-shuffles]");
    if (places) places.textContent = shuffles.map((one) => `${one.owner}. ${one.fingerprint}`).join("\n");
    forget();
    desk.send(message);
    desk.tell(desk.say("ready"));
    isOver(desk);
  });
}
