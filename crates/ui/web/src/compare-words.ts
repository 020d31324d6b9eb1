// The differences of two texts by words: longest common subsequence between what is common at both ends.
//
// Only for what is shown while typing; the server computes its own when the form arrives.

export type Run = { kind: "keep" | "delete" | "insert"; text: string };

/** Above this many comparisons the middle is shown as deleted then inserted, so that typing never waits. */
const COMPARISONS_MAX = 1_000_000;

export function compareWords(before: string, after: string): Run[] {
  const one = split(before);
  const two = split(after);
  let start = 0;
  while (start < one.length && start < two.length && one[start] === two[start]) start++;
  let end = 0;
  while (end < one.length - start && end < two.length - start && one[one.length - 1 - end] === two[two.length - 1 - end]) end++;

  const runs: Run[] = [];
  add(runs, "keep", one.slice(0, start));
  compareMiddles(runs, one.slice(start, one.length - end), two.slice(start, two.length - end));
  add(runs, "keep", one.slice(one.length - end));
  return joinAcrossSpaces(runs);
}

/** Spaces alone between two replacements belong to both: « une fois » → « chaque », not word by word. */
function joinAcrossSpaces(runs: Run[]): Run[] {
  const joined: Run[] = [];
  let deleted = "";
  let inserted = "";
  const flush = (): void => {
    if (deleted !== "") joined.push({ kind: "delete", text: deleted });
    if (inserted !== "") joined.push({ kind: "insert", text: inserted });
    deleted = "";
    inserted = "";
  };
  runs.forEach((run, place) => {
    const isReplacing = deleted !== "" && inserted !== "" && place < runs.length - 1;
    const isKept = run.kind === "keep" && !(isReplacing && /^[^\S\n]+$/.test(run.text));
    if (isKept) {
      flush();
      joined.push(run);
      return;
    }
    if (run.kind !== "insert") deleted += run.text;
    if (run.kind !== "delete") inserted += run.text;
  });
  flush();
  return joined;
}

/** Words, spaces and signs, each apart; joined, they are the text again. */
function split(text: string): string[] {
  return text.replace(/\r\n?/g, "\n").match(/[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]/gu) ?? [];
}

function compareMiddles(runs: Run[], one: string[], two: string[]): void {
  if (one.length * two.length > COMPARISONS_MAX) {
    add(runs, "delete", one);
    add(runs, "insert", two);
    return;
  }
  // lengths[i][j]: the longest common subsequence of what follows i in one and j in two.
  const width = two.length + 1;
  const lengths = new Uint16Array((one.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = one.length - 1; i >= 0; i--) {
    for (let j = two.length - 1; j >= 0; j--) {
      lengths[i * width + j] = one[i] === two[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  let [i, j] = [0, 0];
  while (i < one.length || j < two.length) {
    if (i < one.length && j < two.length && one[i] === two[j]) {
      add(runs, "keep", one.slice(i, i + 1));
      i++;
      j++;
    } else if (i < one.length && (j === two.length || at(i + 1, j) >= at(i, j + 1))) {
      add(runs, "delete", one.slice(i, i + 1));
      i++;
    } else {
      add(runs, "insert", two.slice(j, j + 1));
      j++;
    }
  }
}

function add(runs: Run[], kind: Run["kind"], words: string[]): void {
  if (words.length === 0) return;
  const last = runs[runs.length - 1];
  if (last?.kind === kind) last.text += words.join("");
  else runs.push({ kind, text: words.join("") });
}
