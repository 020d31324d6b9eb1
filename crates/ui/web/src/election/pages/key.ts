// A single trustee's page: their key, made and kept here; its public part, and the proof that they know it, are sent.

import type { Ask } from "../line";
import { deskOf, keepUntilSent, whenPressed } from "./desk";
import { offerSecret } from "./secrets";

export function makeKeyIn(form: HTMLFormElement, ask: Ask): void {
  const desk = deskOf(form, "key");
  const start = desk.part<HTMLButtonElement>("[data-scrutin-make]");
  whenPressed(desk, start, async () => {
    desk.tell(desk.say("making"));
    const { secret, message } = await ask("key", { group: form.dataset.group ?? "" });
    desk.send(message);
    keepUntilSent(form);
    start.hidden = true;
    desk.tell(desk.say("ready"));
    offerSecret(desk, secret);
  });
}
