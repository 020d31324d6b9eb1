import assert from "node:assert/strict";
import { test } from "node:test";

import { emphasisOf, lineOf, markAfter, markOf } from "../node_modules/.cache/parvis/lines.js";

test("a line is what its mark says, as the server reads it", () => {
  const cases = [
    ["# Avis", "title-1", 2],
    ["## Article 7 – Ouvrir", "title-2", 3],
    ["###### Six", "title-6", 7],
    ["##", "title-2", 2],
    ["#mot", "alinea", 0],
    ["####### Sept", "alinea", 0],
    ["- un", "item", 2],
    ["  12. deux", "item", 6],
    ["-un", "alinea", 0],
    ["> cité", "note", 2],
    ["| a | b |", "table", 0],
    ["Un alinéa.", "alinea", 0],
    ["", "alinea", 0],
  ];
  for (const [text, kind, mark] of cases) assert.deepEqual(lineOf(text), { kind, mark }, text);
});

test("a mark makes its kind, and a list goes on", () => {
  for (const kind of ["title-1", "title-2", "title-3", "item", "note"]) assert.equal(lineOf(`${markOf(kind)}mot`).kind, kind);
  assert.equal(markAfter("- un"), "- ");
  assert.equal(markAfter("9. neuf"), "10. ");
  assert.equal(markAfter("> cité"), "> ");
  assert.equal(markAfter("## Article 7"), "");
});

test("words in bold and in italics are found, and lonely signs are left as they are", () => {
  const read = (text, mark = 0) => emphasisOf(text, mark).map(({ start, end, sign }) => [text.slice(start, end), sign]);
  assert.deepEqual(read("du **gras** et de l’*italique*."), [["**gras**", 2], ["*italique*", 1]]);
  assert.deepEqual(read("* un *mot*", 2), [["*mot*", 1]]);
  for (const text of ["2 * 3 * 4", "****", "**", "un * seul", "** pas gras **"]) assert.deepEqual(read(text), [], text);
});
