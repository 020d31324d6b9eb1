// `npm test`: what a device keeps is what it was allowed to keep, within bounds, and nobody else reads it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { BYTES_MAX, PAGES_MAX, addressOf, afterReader, filedUnder, surplus, titleOf } from "../node_modules/.cache/parvis/keeping.js";

const kept = (url, changes = {}) => ({ url, person: "", title: url, at: 0, used: 0, bytes: 1000, kind: "", ...changes });

test("only what the server allows is kept, and a person's pages only where they asked", () => {
  const said = (reader, changes = {}) => ({ status: 200, reader, mayKeep: true, ...changes });
  assert.equal(filedUnder(said("visitor"), null), "");
  assert.equal(filedUnder(said("visitor"), "camille"), "");
  assert.equal(filedUnder(said("camille"), "camille"), "camille");
  assert.equal(filedUnder(said("camille"), null), null, "this may be somebody else's computer");
  assert.equal(filedUnder(said("sacha"), "camille"), null);
  assert.equal(filedUnder(said("visitor", { mayKeep: false }), null), null);
  assert.equal(filedUnder(said("visitor", { status: 404 }), null), null);
  assert.equal(filedUnder(said(null), "camille"), null);
});

test("when a session ends, or another begins, the owner's pages go", () => {
  assert.deepEqual(afterReader("camille", "camille"), { erases: false, disowns: false });
  assert.deepEqual(afterReader("camille", "visitor"), { erases: true, disowns: false });
  assert.deepEqual(afterReader("camille", "sacha"), { erases: true, disowns: true });
  assert.deepEqual(afterReader(null, "sacha"), { erases: false, disowns: false });
});

test("a page has one address, whatever was just done on it", () => {
  const address = (path) => addressOf(new URL(path, "https://ville.example"));
  assert.equal(address("/reunions?fait=notee#haut"), "/reunions");
  assert.equal(address("/reunions?page=2&fait=notee"), "/reunions?page=2");
  assert.equal(address("/recherche?q=%C3%A9cole"), "/recherche?q=%C3%A9cole");
  assert.equal(address("/hors-connexion?langue=en"), "/hors-connexion");
});

test("what was only read goes first, the least recently used of it", () => {
  const read = Array.from({ length: PAGES_MAX }, (_, place) => kept(`/lue/${place}`, { used: place + 10 }));
  assert.deepEqual(surplus(read), []);
  assert.deepEqual(surplus([...read, kept("/offerte", { kind: "meeting", used: 1 })]), ["/lue/0"]);
});

test("the bytes are bounded too", () => {
  const heavy = [1, 2, 3].map((place) => kept(`/${place}`, { used: place, bytes: BYTES_MAX / 2 }));
  assert.deepEqual(surplus(heavy), ["/1"]);
});

test("a page is listed by its title alone", () => {
  const page = (title) => `<html><head><title>${title}</title>`;
  assert.equal(titleOf(page("Réunions – Conseil d’exemple")), "Réunions");
  assert.equal(titleOf(page("Plan &amp; carte – suite – Ville")), "Plan & carte – suite");
  assert.equal(titleOf("<p>rien</p>"), "");
});
