// What becomes of a draft found in this browser when its form is shown again. Nothing here touches the page.

export type Fields = [name: string, value: string][];

/** What was typed, when, and over which content of the server. */
export type Draft = { at: number; base: string; fields: Fields };

/** How many older drafts one form keeps: beyond, the oldest goes. */
const OLDER_DRAFTS_MAX = 5;

/**
 * A draft begun from the very content the server shows comes back. One begun from another content is older than what
 * somebody saved meanwhile: it is set aside and offered, never put over it. One that says the same as the form is done.
 */
export function fateOf(draft: Draft | null, base: string, shown: Fields): "forgotten" | "restored" | "set-aside" {
  if (draft === null || sameFields(draft.fields, shown)) return "forgotten";
  return draft.base === base ? "restored" : "set-aside";
}

/** The older drafts still worth offering, newest first: another one set aside is added, what the form says is left out. */
export function olderDrafts(kept: Draft[], added: Draft | null, shown: Fields): Draft[] {
  const all = added === null ? kept : [added, ...kept];
  const distinct = all.filter(
    (draft, place) =>
      !sameFields(draft.fields, shown) && all.findIndex((other) => sameFields(other.fields, draft.fields)) === place,
  );
  return distinct.sort((one, other) => other.at - one.at).slice(0, OLDER_DRAFTS_MAX);
}

/** Browsers write line ends their own way in a text area. */
export function sameFields(one: Fields, other: Fields): boolean {
  const written = (fields: Fields): string => JSON.stringify(fields).replaceAll("\\r\\n", "\\n");
  return written(one) === written(other);
}

export function isDraft(value: unknown): value is Draft {
  return (
    typeof value === "object" &&
    value !== null &&
    "at" in value &&
    typeof value.at === "number" &&
    "base" in value &&
    "fields" in value &&
    Array.isArray(value.fields)
  );
}
