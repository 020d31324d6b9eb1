// What a trustee keeps: offered as a file when it is made, read from that file, or pasted, when it serves.

import { Refused } from "../protocol/group";
import { type Desk, offer, whenLeft, whenPressed } from "./desk";

/** A key or a seed is a line. */
const FILE_BYTES_MAX = 10_000;

/** Offers a secret to keep, under the name that the page gives its file. */
export function offerSecret(desk: Desk, secret: string): void {
  const link = desk.part<HTMLAnchorElement>("[data-scrutin-download]");
  offer(link, desk.say("file") || "private-key.txt", secret, "application/octet-stream");
  link.focus();
}

/** The secret that was given, and how to empty its fields once it has served: until then a fault loses nothing. */
export async function givenSecret(desk: Desk): Promise<{ secret: string; forget: () => void }> {
  const { file, pasted } = fieldsOf(desk);
  const [given] = file?.files ?? [];
  if (given !== undefined && given.size > FILE_BYTES_MAX) throw new Refused("key");
  const secret = (given === undefined ? (pasted?.value ?? "") : await given.text()).trim();
  if (secret === "") throw new Refused(given === undefined ? "key-missing" : "key");
  return { secret, forget: () => forget(desk) };
}

type Fields = { file: HTMLInputElement | null; pasted: HTMLInputElement | HTMLTextAreaElement | null };

function fieldsOf(desk: Desk): Fields {
  return { file: desk.optional("[data-scrutin-file]"), pasted: desk.optional("[data-scrutin-key]") };
}

function forget(desk: Desk): void {
  for (const field of Object.values(fieldsOf(desk))) if (field) field.value = "";
}

/** Starts, by the page's button, what a secret serves for. One that did not serve is forgotten when the page is left. */
export function whenGiven(desk: Desk, act: () => Promise<void>): void {
  whenPressed(desk, desk.part<HTMLButtonElement>("[data-scrutin-make]"), act);
  whenLeft(() => forget(desk));
}

/** What was asked is made: its button goes, and leads to what is next, unless a file is to be kept first. */
export function isOver(desk: Desk): void {
  const link = desk.optional<HTMLAnchorElement>("[data-scrutin-download]");
  if (link === null || link.hidden) desk.part("button[type=submit]").focus();
  desk.part("[data-scrutin-make]").hidden = true;
}
