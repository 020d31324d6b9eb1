import assert from "node:assert/strict";
import { test } from "node:test";

import { Waiting, holdsMore, withName } from "../node_modules/.cache/parvis/waiting.js";

/** A browser's storage, of so many characters. */
function shelf(room = Infinity) {
  const kept = new Map();
  const size = () => [...kept].reduce((sum, [name, value]) => sum + name.length + value.length, 0);
  return {
    get length() {
      return kept.size;
    },
    key: (at) => [...kept.keys()][at] ?? null,
    getItem: (name) => kept.get(name) ?? null,
    setItem(name, value) {
      if (size() + value.length > room) throw new Error("full");
      kept.set(name, value);
    },
    removeItem: (name) => kept.delete(name),
  };
}

const window = (on, person, name) => new Waiting(() => on, "draft", person, name);
const keep = (waiting, words) => waiting.keep(() => words, () => words);

test("two windows keep each their own words, and whoever comes back gathers both", () => {
  const browser = shelf();
  const [one, other] = [window(browser, "alix", "1"), window(browser, "alix", "2")];
  keep(one, "un");
  keep(other, "deux");
  other.forget();
  const back = window(browser, "alix", "3");
  assert.deepEqual(back.left, ["un"], "one window forgets what it wrote alone");
  keep(other, "deux");
  assert.deepEqual(window(browser, "alix", "4").left.sort(), ["deux", "un"]);
  // The window that is still open wrote more meanwhile: that is its own to send.
  keep(one, "un et demi");
  back.forget();
  assert.deepEqual(window(browser, "alix", "5").left.sort(), ["deux", "un et demi"]);
});

test("whoever comes next on a shared computer sends nothing of another", () => {
  const browser = shelf();
  keep(window(browser, "alix", "1"), "d’Alix");
  const next = window(browser, "dominique", "2");
  assert.deepEqual(next.left, []);
  assert.equal(next.isSome, false);
  next.forget();
  assert.deepEqual(window(browser, "alix", "3").left, ["d’Alix"]);
});

test("what is refused is put aside, not sent again and not lost", () => {
  const browser = shelf();
  const one = window(browser, "alix", "1");
  keep(one, "refusé");
  one.putAside();
  const back = window(browser, "alix", "2");
  assert.deepEqual([back.left, back.turnedAway], [[], ["refusé"]]);
  back.forget();
  assert.deepEqual(back.turnedAway, ["refusé"]);
  back.forgetTurnedAway();
  assert.deepEqual(back.turnedAway, []);
});

test("a storage that is full or refused says so, and less is kept where all has no room", () => {
  const small = window(shelf(60), "alix", "1");
  small.keep(() => "x".repeat(100), () => "peu");
  assert.equal(small.isLost, false);
  small.keep(() => "x".repeat(100), () => "y".repeat(100));
  assert.equal(small.isLost, true);
  const refused = new Waiting(() => { throw new Error("refused"); }, "draft", "alix", "1");
  keep(refused, "mots");
  assert.deepEqual([refused.isLost, refused.isSome, refused.left], [true, true, []]);
  refused.forget();
  assert.equal(refused.isLost, false, "the server has it: nothing is lost");
});

test("a copy that lost changes is seen, and one that has more is not", () => {
  const here = new Map([[1, 5], [2, 3]]);
  assert.equal(holdsMore(here, new Map([[1, 5], [2, 3], [9, 1]])), false);
  assert.equal(holdsMore(here, new Map([[1, 4], [2, 3]])), true);
  assert.equal(holdsMore(here, new Map()), true);
});

test("a name is said as it is", () => {
  assert.equal(withName("%nom% est là.", "$& $1 $$"), "$& $1 $$ est là.");
});
