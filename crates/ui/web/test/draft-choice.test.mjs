// `npm test`: a draft never goes over newer content, and is never lost for it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { fateOf, isDraft, olderDrafts } from "../node_modules/.cache/parvis/draft-choice.js";

const draft = (at, base, text) => ({ at, base, fields: [["texte", text]] });

test("a draft comes back only over the content it was begun from", () => {
  const shown = [["texte", "version 2"]];
  assert.equal(fateOf(null, "b2", shown), "forgotten");
  assert.equal(fateOf(draft(1, "b2", "version 2, et plus"), "b2", shown), "restored");
  assert.equal(fateOf(draft(1, "b1", "version 1, et plus"), "b2", shown), "set-aside");
  assert.equal(fateOf(draft(1, "b1", "version 2"), "b2", shown), "forgotten");
});

test("line ends do not make a difference", () => {
  assert.equal(fateOf(draft(1, "b1", "a\r\nb"), "b2", [["texte", "a\nb"]]), "forgotten");
});

test("older drafts are kept apart, newest first, each once, and few", () => {
  const shown = [["texte", "enregistré"]];
  const kept = [draft(1, "a", "un"), draft(2, "a", "enregistré")];
  const offered = olderDrafts(kept, draft(3, "b", "trois"), shown);
  assert.deepEqual(offered.map((one) => one.at), [3, 1]);
  assert.deepEqual(olderDrafts(offered, draft(4, "c", "un"), shown).map((one) => one.at), [4, 3]);
  const many = Array.from({ length: 9 }, (_, place) => draft(place, "a", `n° ${place}`));
  assert.deepEqual(olderDrafts(many, null, shown).map((one) => one.at), [8, 7, 6, 5, 4]);
});

test("what another program left in the storage is not a draft", () => {
  for (const value of [null, 3, "draft", {}, { at: "hier", base: "", fields: [] }, { at: 1, base: "" }]) {
    assert.equal(isDraft(value), false);
  }
  assert.equal(isDraft(draft(1, "a", "b")), true);
});
