// What a trustee decrypts, rebuilt from what is published: the events that follow the closing, each under the hash of the one
// before, and the messages they bring (§Events). A server that handed out a tally of its own, or ballots that nobody shuffled,
// would have the trustee say whose each ballot is: what does not stand in the chain is refused.

import type { Form } from "./election";
import { Refused } from "./group";
import { fingerprint, hashOf, toHexadecimal } from "./hash";
import { ciphertextOf, fieldsOf, integerOf, listOf, parse, textOf, write } from "./messages";

/** A shuffle that stands in the chain: whose it is, by number, and the hash of their message. */
export type Shuffled = { owner: number; fingerprint: string };

/** The tally as it is to be decrypted, and the shuffles it went through. */
export type Rebuilt = { tally: string; shuffles: Shuffled[] };

/** How many trustees are needed to decrypt, and how many there are; as many shuffle as are needed. */
export function neededOf(trustees: string): { needed: number; count: number } {
  let [needed, count] = [0, 0];
  for (const kind of listOf(parse(trustees), (kind) => listOf(kind, (part) => part))) {
    const [word, value] = kind;
    if (word === "Single") {
      needed += 1;
      count += 1;
    } else {
      const { threshold, verification_keys: keys } = fieldsOf(value);
      const most = listOf(keys, (key) => key).length;
      const least = integerOf(threshold);
      if (least < 1 || least > most) throw new Refused("message");
      needed += least;
      count += most;
    }
  }
  return { needed, count };
}

/** Rebuilds what is to be decrypted. `text` holds the events from the encrypted tally on, and their messages. */
export function rebuild(text: string, forms: readonly Form[], trustees: string): Rebuilt {
  const given = fieldsOf(parse(text));
  const events = eventsOf(listOf(given.events, textOf));
  const messages = new Map(listOf(given.messages, textOf).map((message) => [toHexadecimal(hashOf(message)), message]));
  const message = (hash: unknown): string => {
    const found = messages.get(textOf(hash));
    if (found === undefined) throw new Refused("chain");
    return found;
  };
  const [tallied, ...after] = events;
  if (tallied?.type !== "EncryptedTally") throw new Refused("chain");
  const sized = fieldsOf(parse(message(tallied.payload)));
  let tally = message(sized.encrypted_tally);
  const isShuffled = (form: Form): boolean => form.kind === "non-homomorphic";
  if (!forms.some(isShuffled)) return { tally, shuffles: [] };

  const { needed, count } = neededOf(trustees);
  const shuffles: Shuffled[] = [];
  let isOver = false;
  for (const event of after) {
    if (event.type === "EndShuffles") isOver = true;
    if (event.type !== "Shuffle") continue;
    if (isOver) throw new Refused("chain");
    const owned = fieldsOf(parse(message(event.payload)));
    const owner = integerOf(owned.owner);
    if (owner < 1 || owner > count || shuffles.some((known) => known.owner === owner)) throw new Refused("shuffles");
    const shuffle = message(owned.payload);
    tally = afterShuffle(tally, shuffle, forms.map(isShuffled));
    shuffles.push({ owner, fingerprint: fingerprint(shuffle) });
  }
  if (!isOver || shuffles.length < needed) throw new Refused("shuffles");
  return { tally, shuffles };
}

type Event = { type: string; payload: unknown };

/** Each stands under the hash of the one before, one step higher. */
function eventsOf(texts: readonly string[]): Event[] {
  let parent: string | undefined;
  let height: number | undefined;
  return texts.map((text) => {
    const event = fieldsOf(parse(text));
    const own = integerOf(event.height);
    if (parent !== undefined && event.parent !== parent) throw new Refused("chain");
    if (height !== undefined && own !== height + 1) throw new Refused("chain");
    [parent, height] = [toHexadecimal(hashOf(text)), own];
    return { type: textOf(event.type), payload: event.payload };
  });
}

/** The same ballots in the order that a trustee gave them. */
function afterShuffle(tally: string, shuffle: string, isShuffled: readonly boolean[]): string {
  const questions = listOf(parse(tally), (question) => question);
  const given = listOf(fieldsOf(parse(shuffle)).ciphertexts, (list) => listOf(list, ciphertextOf));
  if (questions.length !== isShuffled.length) throw new Refused("tally");
  let next = 0;
  const after = questions.map((question, index) => {
    if (isShuffled[index] !== true) return question;
    const ciphertexts = given[next++];
    // No ballot comes or goes.
    if (ciphertexts?.length !== listOf(question, ciphertextOf).length) throw new Refused("shuffles");
    return ciphertexts;
  });
  if (next !== given.length) throw new Refused("shuffles");
  return write(after);
}
