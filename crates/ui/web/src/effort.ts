// An effort asked of who asks too often (data-effort): the number that makes the digest of the challenge begin with enough zeros is
// looked for while the page is read, a moment at a time. Without this script, one waits a minute, as the page says.

import { sha256 } from "@noble/hashes/sha2.js";

/** Tries between two moments when the page may do something else. */
const AT_ONCE = 1_000;

function zeros(digest: Uint8Array): number {
  let count = 0;
  for (const byte of digest) {
    count += Math.clz32(byte) - 24;
    if (byte !== 0) break;
  }
  return count;
}

async function found(challenge: string, bits: number): Promise<string> {
  const encoder = new TextEncoder();
  for (let from = 0; ; from += AT_ONCE) {
    for (let number = from; number < from + AT_ONCE; number += 1) {
      if (zeros(sha256(encoder.encode(`${challenge}:${number}`))) >= bits) return String(number);
    }
    await new Promise((goOn) => setTimeout(goOn, 0));
  }
}

/** Two forms of one page may have the same challenge: its number is looked for once. */
const lookedFor = new Map<string, Promise<string>>();

function numberFor(challenge: string, bits: number): Promise<string> {
  const known = lookedFor.get(challenge) ?? found(challenge, bits);
  lookedFor.set(challenge, known);
  return known;
}

for (const place of document.querySelectorAll<HTMLElement>("[data-effort]")) {
  const form = place.closest("form");
  const proof = form?.querySelector<HTMLInputElement>("input[name=preuve]");
  if (!form || !proof) continue;
  place.hidden = false;
  const made = numberFor(place.dataset.effort ?? "", Number(place.dataset.effortBits)).then((number) => {
    proof.value = number;
    place.hidden = true;
  });
  form.addEventListener("submit", (event) => {
    if (proof.value !== "") return;
    event.preventDefault();
    void made.then(() => form.requestSubmit());
  });
}
