// A trustee's page in a ceremony: their steps 1, 3 and 5. The seed of step 1 is kept by them alone, and given again to
// this page, not to the server, at the other steps.

import type { Ask } from "../line";
import { Refused } from "../protocol/group";
import { fieldsOf, integerOf, textOf } from "../protocol/messages";
import { type Desk, deskOf, fetched, keepUntilSent, progressOf } from "./desk";
import { givenSecret, isOver, offerSecret, whenGiven } from "./secrets";

export function takePartIn(form: HTMLFormElement, ask: Ask): void {
  const desk = deskOf(form, "message");
  whenGiven(desk, async () => {
    const fields = fieldsOf(await (await fetched(form.dataset.ceremonyUrl)).json());
    const step = integerOf(fields.step);
    if (step === 1) await first(desk, ask, fields);
    else if (step === 3) await third(desk, ask, fields);
    else if (step === 5) await fifth(desk, ask, fields);
    else throw new Error(`no step ${step} of a trustee`);
    desk.tell(desk.say("ready"));
    // Made again, what was sent to the others and what is kept would not go together.
    isOver(desk);
  });
}

type Fields = Record<string, unknown>;

async function first(desk: Desk, ask: Ask, { group, size, threshold, index }: Fields): Promise<void> {
  const context = { size: integerOf(size), threshold: integerOf(threshold), index: integerOf(index) };
  const { secret, message } = await ask("certificate", { group: textOf(group), ...context });
  desk.send(message);
  keepUntilSent(desk.form);
  offerSecret(desk, secret);
}

async function third(desk: Desk, ask: Ask, { group, certs }: Fields): Promise<void> {
  const { secret: seed, forget } = await givenSecret(desk);
  const given = { group: textOf(group), seed, certs };
  const { message, commitment } = await ask("polynomial", given, progressOf(desk, "making"));
  // Sent to the other trustees by another way than the server, before anybody reveals their coefficients.
  const shown = desk.optional("[data-scrutin-commitment]");
  if (shown) shown.textContent = commitment;
  forget();
  desk.send(message);
}

async function fifth(desk: Desk, ask: Ask, { group, size, certs, vinput }: Fields): Promise<void> {
  const written = desk.optional<HTMLTextAreaElement>("[data-scrutin-commitments]")?.value ?? "";
  const isUncompared = desk.optional<HTMLInputElement>("[data-scrutin-uncompared]")?.checked ?? false;
  const told = written.split(/\s+/).filter((line) => line !== "");
  // Not compared, the server may have put coefficients of its own in the place of somebody's: it is said, or compared.
  if (!isUncompared && told.length !== integerOf(size)) throw new Refused("commitments-missing");
  const commitments = isUncompared ? [] : told;
  const { secret: seed, forget } = await givenSecret(desk);
  const given = { group: textOf(group), seed, certs, vinput, commitments };
  const { message, secret } = await ask("voutput", given, progressOf(desk, "making"));
  forget();
  desk.send(message);
  // The seed opens what the server keeps for its owner; who keeps the key itself needs nothing of the server.
  if (desk.optional("[data-scrutin-download]")) offerSecret(desk, secret);
}
