// `npm test`: what was written without network goes once, in order, and nothing is lost on the way.

import assert from "node:assert/strict";
import { test } from "node:test";

import { corrected, expired, fieldsOf, goneWith, isGoneBackTo, laterOf, leaving, nextOf, outcomeOf, over, placed, settled, versionOf, writtenBy } from "../node_modules/.cache/parvis/queue.js";

const DAY_MS = 24 * 3600 * 1000;

const item = (id, changes = {}) => ({
  id,
  person: "camille",
  key: "compte-rendu-1",
  title: "Compte rendu",
  isWhole: true,
  isOnline: false,
  page: "/reunions/1/compte-rendu",
  labels: [["texte", "Texte"]],
  action: "/reunions/1/compte-rendu",
  body: "request_id=a&version=3&texte=Un",
  at: id,
  state: "waiting",
  isInDoubt: false,
  answer: "",
  ...changes,
});
const sent = (changes) => {
  const { id: _, ...rest } = item(0, changes);
  return rest;
};
const argument = (id, changes = {}) => item(id, { key: "argument-1", action: "/arguments", isWhole: false, body: `texte=${id}`, ...changes });

test("a form says of itself that it may be sent later; nothing else does", () => {
  const { person, key, title, isWhole, isOnline, page, labels } = item(1);
  const later = { person, key, title, isWhole, isOnline, page, labels };
  assert.deepEqual(laterOf(new URLSearchParams({ texte: "Un", later: JSON.stringify(later) }).toString()), later);
  for (const body of ["", "choix=pour", "later=", "later=%7B%7D", "later=null", `later=${encodeURIComponent(JSON.stringify({ ...later, person: "" }))}`]) {
    assert.equal(laterOf(body), null, body);
  }
});

test("going back to the answer of a form is not sending it", () => {
  for (const cache of ["default", "no-cache", "reload", "no-store"]) {
    assert.equal(isGoneBackTo({ cache }), false, cache);
    assert.equal(isGoneBackTo({ cache, isHistoryNavigation: false }), false, cache);
    assert.equal(isGoneBackTo({ cache, isHistoryNavigation: true }), true, cache);
  }
  for (const cache of ["only-if-cached", "force-cache"]) assert.equal(isGoneBackTo({ cache, isHistoryNavigation: false }), true, cache);
});

test("a text written again before it left takes the place of the first writing", () => {
  const second = sent({ body: "request_id=b&version=3&texte=Deux" });
  assert.equal(placed([], second), second);
  assert.deepEqual(placed([argument(1), item(2)], second), { ...second, id: 2 });
  assert.equal(placed([item(2, { person: "sacha" })], second), second, "somebody else's is not touched");
});

test("what may have left is not changed: what was written after it follows", () => {
  const second = sent({ body: "request_id=b&version=3&texte=Deux" });
  assert.equal(placed([item(1, { isInDoubt: true })], second), second);
  assert.deepEqual(placed([item(1, { isInDoubt: true }), item(2)], second), { ...second, id: 2 });
});

test("each argument counts, but the same form pressed twice is one", () => {
  assert.equal(placed([argument(1)], sent({ ...argument(1) })), null);
  const other = sent({ ...argument(9), id: undefined });
  assert.equal(placed([argument(1)], other), other);
});

test("a text refused, then written again, is one text", () => {
  const again = sent({ body: "request_id=c&version=3&texte=Mieux" });
  assert.deepEqual(placed([item(4, { state: "refused", answer: "<p>" })], again), { ...again, id: 4 });
});

test("things leave in order, each person's own, and after what is still to be decided about the same text", () => {
  const queue = [item(1, { state: "conflict" }), item(2), argument(3), argument(4)];
  assert.equal(nextOf(queue, "camille").id, 3, "the text waits for the person; the arguments do not");
  assert.equal(nextOf(queue, "sacha"), undefined);
  assert.equal(nextOf([item(1), item(2)], "camille").id, 1);
});

test("what the server's answer means", () => {
  const meant = (status, isRedirected, path) => outcomeOf({ status, isRedirected, path });
  assert.equal(meant(200, true, "/reunions/1/compte-rendu"), "sent");
  assert.equal(meant(404, true, "/consultations/1"), "sent", "the deed was done, whatever the page after it");
  assert.equal(meant(200, true, "/connexion"), "signed-out");
  assert.equal(meant(412, false, "/x"), "signed-out");
  assert.equal(meant(409, false, "/x"), "conflict");
  for (const status of [403, 404, 410, 413, 422, 200]) assert.equal(meant(status, false, "/x"), "refused", String(status));
  for (const status of [408, 429, 500, 502, 503]) assert.equal(meant(status, false, "/x"), "later", String(status));
});

test("a reply that was lost: the same request goes again, and the text after it follows the version it made", () => {
  const first = item(1, { isInDoubt: true });
  const second = item(2, { body: "request_id=b&version=3&texte=Deux" });
  const other = argument(3);
  const { put, gone } = settled([first, second, other], first, "sent", "");
  assert.deepEqual(gone, [1]);
  assert.deepEqual(put.map(({ id, body }) => [id, versionOf(body)]), [[2, 4]]);
  assert.match(put[0].body, /^request_id=b&version=4&texte=Deux$/);
});

test("what was written from another version is not made to follow", () => {
  const [first, second] = [item(1), item(2, { body: "version=7&texte=Deux" })];
  assert.deepEqual(settled([first, second], first, "sent", "").put, []);
});

test("refused, it stays with the page that says why; unreached, it stays as it is", () => {
  const one = item(1, { isInDoubt: true });
  const { put, gone } = settled([one], one, "refused", "<p>Close</p>");
  assert.deepEqual([put[0].state, put[0].answer, put[0].body, put[0].isInDoubt, gone], ["refused", "<p>Close</p>", one.body, false, []]);
  for (const outcome of ["later", "signed-out"]) assert.deepEqual(settled([one], one, outcome, ""), { put: [one], gone: [] });
});

test("the person corrects what has not left", () => {
  const refused = argument(1, { state: "refused", answer: "<p>", body: "request_id=a&texte=Un&nom_visible=oui" });
  const mended = corrected(refused, [["texte", "Un\nautre"]], 9);
  assert.deepEqual([mended.id, mended.state, mended.answer], [1, "waiting", ""]);
  assert.equal(mended.body, "request_id=a&texte=Un%0D%0Aautre&nom_visible=oui");
  assert.equal(corrected(argument(1, { isInDoubt: true }), [["texte", "x"]], 9), null, "it could be counted twice");
  const follows = corrected(item(1, { isInDoubt: true }), [["texte", "Deux"]], 9);
  assert.deepEqual([follows.id, follows.isInDoubt, versionOf(follows.body)], [undefined, false, 3]);
});

test("of two versions, the person's own goes over the other", () => {
  const mine = over(item(1, { state: "conflict", answer: "<p>" }), 8, 9);
  assert.deepEqual([versionOf(mine.body), mine.state, mine.answer], [8, "waiting", ""]);
  assert.deepEqual(new Map(fieldsOf(mine.body)).get("texte"), "Un");
});

test("nothing waits for ever", () => {
  assert.deepEqual(expired([item(1, { at: 0 }), item(2, { at: 2 * DAY_MS })], 31 * DAY_MS), [1]);
});

test("who signs out decides of their own writings, and of nobody else's", () => {
  const queue = [item(1), item(2, { person: "sacha" }), item(3)];
  assert.deepEqual(writtenBy(queue, "sacha").map(({ id }) => id), [2]);
  assert.deepEqual(writtenBy(queue, ""), [], "a visitor wrote nothing");
  assert.equal(leaving(2, 1, true), "garde");
  assert.equal(leaving(2, 1, false), "autres");
  assert.equal(leaving(0, 1, false), "autres", "what others wrote stays, whatever is said");
  assert.equal(leaving(0, 1, true), "autres");
  assert.equal(leaving(2, 0, false), "", "then the browser forgets all it holds");
  assert.equal(leaving(0, 0, true), "");
  assert.deepEqual(goneWith(queue, "camille", "garde"), []);
  assert.deepEqual(goneWith(queue, "camille", "autres"), [1, 3]);
  assert.deepEqual(goneWith(queue, "", "autres"), []);
});
