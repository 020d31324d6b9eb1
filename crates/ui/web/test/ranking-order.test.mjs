import assert from "node:assert/strict";
import { test } from "node:test";

import { dropped, movedDown, movedUp, shownOrder } from "../node_modules/.cache/parvis/ranking-order.js";

test("answers stand by rank, equals and the unranked as in the page", () => {
  assert.deepEqual(shownOrder([null, 2, 1, 2]), [2, 1, 3, 0]);
  assert.deepEqual(shownOrder([null, null]), [0, 1]);
});

test("an answer goes up by one, and comes in last when it was not ranked", () => {
  assert.deepEqual(movedUp([1, 2, null], 1), [2, 1, null]);
  assert.deepEqual(movedUp([1, null, null], 2), [1, null, 2]);
  assert.deepEqual(movedUp([1, 2, null], 0), [1, 2, null]);
});

test("an answer goes down by one, and out when it was last", () => {
  assert.deepEqual(movedDown([1, 2, null], 0), [2, 1, null]);
  assert.deepEqual(movedDown([1, 2, null], 1), [1, null, null]);
  assert.deepEqual(movedDown([1, null], 1), [1, null]);
});

test("what is dropped takes the place of what it falls on", () => {
  assert.deepEqual(dropped([1, 2, 3], 0, 2), [3, 1, 2]);
  assert.deepEqual(dropped([1, 2, 3], 2, 0), [2, 3, 1]);
  assert.deepEqual(dropped([1, 2, null], 2, 0), [2, 3, 1]);
  assert.deepEqual(dropped([1, 2, null], 0, 2), [2, 1, null]);
  assert.deepEqual(dropped([1, 2], 1, 1), [1, 2]);
});

test("a move leaves neither gaps nor equals", () => {
  assert.deepEqual(movedUp([4, 4, 9], 2), [1, 3, 2]);
});
