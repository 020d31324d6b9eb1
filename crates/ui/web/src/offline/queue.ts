// What waits to be sent: in which order, what takes the place of what, what an answer means. Nothing here touches the
// network, the page or a database.
//
// The server does a request once, and knows it by its address and its content: sent again exactly as it was, it is
// harmless. So what may have left is never changed: it goes again as it was, and what was written after it follows.

/** What the form's page says of it, carried in the form itself under this name; the server does not read it. */
export const LATER = "later";

/** What a page says of a form that may be sent later. */
export type Later = {
  /** Who the page was made for */
  person: string;
  /** What is written: one per object (« compte-rendu-… ») */
  key: string;
  /** Its name, for people */
  title: string;
  /** True when a writing takes the place of the one before (a text), false when each counts (an argument) */
  isWhole: boolean;
  /** False when the page knew that there was no network: nothing can have left */
  isOnline: boolean;
  /** The page the form is in */
  page: string;
  /** The fields people write in, with their labels */
  labels: [name: string, label: string][];
};

/** `waiting` for the network; `refused` or in `conflict`, waiting for the person. */
export type State = "waiting" | "refused" | "conflict";

/** One form that waits. */
export type Item = Later & {
  /** Its place: those sent first have smaller ones */
  id: number;
  /** Where the form goes, without the origin */
  action: string;
  /** As the browser wrote it (application/x-www-form-urlencoded), to the byte */
  body: string;
  /** When it was written, in milliseconds */
  at: number;
  state: State;
  /** True when it may have reached the server without our knowing */
  isInDoubt: boolean;
  /** The page that refused it */
  answer: string;
};

export const ITEMS_MAX = 50;
export const KEPT_DAYS_MAX = 30;

/** What the form says of itself; null when it is not one to send later. */
export function laterOf(body: string): Later | null {
  const written = new URLSearchParams(body).get(LATER);
  if (written === null) return null;
  try {
    const later: unknown = JSON.parse(written);
    return isLater(later) ? later : null;
  } catch {
    return null;
  }
}

function isLater(value: unknown): value is Later {
  if (typeof value !== "object" || value === null) return false;
  const later = value as Record<string, unknown>;
  const areTexts = ["person", "key", "title", "page"].every((name) => typeof later[name] === "string" && later[name] !== "");
  const areSwitches = ["isWhole", "isOnline"].every((name) => typeof later[name] === "boolean");
  return areTexts && areSwitches && Array.isArray(later.labels);
}

/**
 * Whether a form's request only goes through the history, « back » or « forward »: nobody pressed its button. Browsers
 * that do not say so ask their cache only, or first, which no form that leaves does (HTML, « navigate », history handling).
 */
export function isGoneBackTo(request: { cache: string; isHistoryNavigation?: boolean }): boolean {
  return request.isHistoryNavigation === true || request.cache === "only-if-cached" || request.cache === "force-cache";
}

/** What is to be written so that `sent` waits: itself, or the item whose place it takes; null when it waits already. */
export function placed(queue: Item[], sent: Omit<Item, "id">): Item | Omit<Item, "id"> | null {
  const twins = queue.filter((item) => item.person === sent.person && item.key === sent.key && item.action === sent.action);
  if (twins.some((item) => item.body === sent.body && item.state === "waiting")) return null;
  const before = sent.isWhole ? twins.at(-1) : undefined;
  return before === undefined || before.isInDoubt ? sent : { ...sent, id: before.id };
}

/** The next to go: in order, but after what the person must still decide about the same thing. */
export function nextOf(queue: Item[], person: string): Item | undefined {
  return queue.find(
    (item, place) =>
      item.person === person &&
      item.state === "waiting" &&
      !queue.slice(0, place).some((before) => before.key === item.key && before.person === person && before.state !== "waiting"),
  );
}

/** What the server's answer means. */
export type Outcome = "sent" | "refused" | "conflict" | "signed-out" | "later";

/**
 * A deed done sends the browser elsewhere; a form shown again was refused. `path` is where the browser was sent.
 */
export function outcomeOf(answer: { status: number; isRedirected: boolean; path: string }): Outcome {
  const { status } = answer;
  if (status === 412 || (answer.isRedirected && answer.path.split("/")[1] === "connexion")) return "signed-out";
  if (answer.isRedirected) return "sent";
  if (status === 409) return "conflict";
  if (status === 408 || status === 425 || status === 429 || status >= 500) return "later";
  return "refused";
}

/** What becomes of the queue once `item` was answered: what to write, what to forget. */
export function settled(queue: Item[], item: Item, outcome: Outcome, answer: string): { put: Item[]; gone: number[] } {
  switch (outcome) {
    case "sent": {
      // What was written after it from the same version is now written from the version it made.
      const version = versionOf(item.body);
      const followers = queue.filter((other) => other.id > item.id && other.key === item.key && other.person === item.person);
      const next = version === null ? [] : followers.filter((other) => versionOf(other.body) === version && !other.isInDoubt);
      return { put: next.map((other) => ({ ...other, body: withVersion(other.body, (version ?? 0) + 1) })), gone: [item.id] };
    }
    case "refused":
    case "conflict":
      return { put: [{ ...item, state: outcome, answer, isInDoubt: false }], gone: [] };
    default:
      return { put: [item], gone: [] };
  }
}

/**
 * What is to be written when the person corrects `item`. What may have left is not changed: a text gets a second writing
 * that follows; anything else must first be known to have arrived or not (null).
 */
export function corrected(item: Item, changes: [string, string][], at: number): Item | Omit<Item, "id"> | null {
  const body = rewritten(item.body, changes);
  if (!item.isInDoubt) return { ...item, body, at, state: "waiting", answer: "" };
  if (!item.isWhole) return null;
  const { id: _, ...rest } = item;
  return { ...rest, body, at, isInDoubt: false };
}

/** The person's own text over what somebody else saved meanwhile, whose number is `version`. */
export function over(item: Item, version: number, at: number): Item {
  return { ...item, body: withVersion(item.body, version), at, state: "waiting", answer: "" };
}

/** The version a text was written from; null when its form has none. */
export function versionOf(body: string): number | null {
  const version = new URLSearchParams(body).get("version");
  return version !== null && /^\d+$/.test(version) ? Number(version) : null;
}

function withVersion(body: string, version: number): string {
  return rewritten(body, [["version", String(version)]]);
}

/** Line ends are those a browser writes in a form (HTML, « constructing the entry list »). */
function rewritten(body: string, changes: [string, string][]): string {
  const fields = new URLSearchParams(body);
  for (const [name, value] of changes) fields.set(name, value.replace(/\r\n|\r|\n/g, "\r\n"));
  return fields.toString();
}

/** What one person wrote: nobody else is shown it, nor sends it. */
export function writtenBy(queue: Item[], person: string): Item[] {
  return queue.filter((item) => person !== "" && item.person === person);
}

/** What somebody who signs out leaves of their writings on this device. */
export type Leaving =
  /** Everything waits for their next sign-in here */
  | "garde"
  /** Theirs go; those of others stay */
  | "autres"
  /** Nothing of anybody waits: the browser may forget all it holds of the site */
  | "";

/** The field of a form that signs out, which says it; the server reads it too. */
export const LEAVING = "appareil";

/** What to say when signing out: only what keeps a writing keeps the browser from forgetting everything. */
export function leaving(own: number, others: number, keeps: boolean): Leaving {
  if (own > 0 && keeps) return "garde";
  return others > 0 ? "autres" : "";
}

/** What goes when `person` signs out: never a writing of somebody else's. */
export function goneWith(queue: Item[], person: string, left: Leaving): number[] {
  return left === "autres" ? writtenBy(queue, person).map((item) => item.id) : [];
}

/** What is too old to wait any longer. */
export function expired(queue: Item[], now: number): number[] {
  const oldest = now - KEPT_DAYS_MAX * 24 * 3600 * 1000;
  return queue.filter((item) => item.at < oldest).map((item) => item.id);
}

/** What a form holds, in order. */
export function fieldsOf(body: string): [string, string][] {
  return [...new URLSearchParams(body)];
}
