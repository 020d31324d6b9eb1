// `npm test`: the differences shown while typing always give back both texts.

import assert from "node:assert/strict";
import { test } from "node:test";

import { compareWords } from "../node_modules/.cache/parvis/compare-words.js";

const textOf = (runs, kinds) => runs.filter((run) => kinds.includes(run.kind)).map((run) => run.text).join("");

test("a few words replaced are one change", () => {
  assert.deepEqual(compareWords("Elle se réunit une fois par an.", "Elle se réunit chaque trimestre."), [
    { kind: "keep", text: "Elle se réunit " },
    { kind: "delete", text: "une fois par an" },
    { kind: "insert", text: "chaque trimestre" },
    { kind: "keep", text: "." },
  ]);
});

test("the same text has no change, whatever its line ends", () => {
  assert.deepEqual(compareWords("a\r\nb", "a\nb"), [{ kind: "keep", text: "a\nb" }]);
  assert.deepEqual(compareWords("", ""), []);
});

test("the runs give back both texts", () => {
  const words = ["le", "conseil", " ", " ", ",", "\n", "vote", "é", "l’", "1", "😀"];
  let seed = 7;
  const draw = (bound) => (seed = (seed * 48271) % 2147483647) % bound;
  const text = () => Array.from({ length: draw(40) }, () => words[draw(words.length)]).join("");
  for (let round = 0; round < 500; round++) {
    const [before, after] = [text(), text()];
    const runs = compareWords(before, after);
    assert.equal(textOf(runs, ["keep", "delete"]), before);
    assert.equal(textOf(runs, ["keep", "insert"]), after);
  }
});

test("long texts are answered at once, by their middle as a whole", () => {
  const [before, after] = ["un ", "deux "].map((word) => word.repeat(3000));
  const runs = compareWords(before, after);
  assert.equal(textOf(runs, ["keep", "delete"]), before);
  assert.equal(textOf(runs, ["keep", "insert"]), after);
});
