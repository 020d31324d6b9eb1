// `npm test`: what is typed, drawn, read and marked in an election is what was meant, or is refused.

import assert from "node:assert/strict";
import { test } from "node:test";

import { ED25519_TORSION_SUBGROUP } from "@noble/curves/ed25519.js";

import { answerOf } from "../node_modules/.cache/parvis/election/answers.js";
import { makeBallot, pausesOf } from "../node_modules/.cache/parvis/election/ballot.js";
import { tableOf } from "../node_modules/.cache/parvis/election/codes.js";
import { rebuild } from "../node_modules/.cache/parvis/election/chain.js";
import { drawCode, publicCredential, publicList, randomLetters, readCode } from "../node_modules/.cache/parvis/election/credential.js";
import { readElection } from "../node_modules/.cache/parvis/election/election.js";
import { readKey } from "../node_modules/.cache/parvis/election/group.js";
import { groupOf } from "../node_modules/.cache/parvis/election/groups.js";
import { fingerprint } from "../node_modules/.cache/parvis/election/hash.js";
import { isPublishable } from "../node_modules/.cache/parvis/election/published.js";
import { randomScalar, readScalar } from "../node_modules/.cache/parvis/election/scalars.js";
import { perform } from "../node_modules/.cache/parvis/election/tasks.js";
import { sha256 } from "./election/archive.mjs";
import { faultOf } from "./election/verify.mjs";

const NAMES = ["Ed25519", "BELENIOS-2048", "RFC-3526-2048"];
const UUID = "7ZQJLP7KVsixq9";
const at = () => Promise.resolve();

/** Draws these bytes, over and over, in place of random ones. */
const drawing = (bytes, act) => {
  const { getRandomValues } = crypto;
  let next = 0;
  crypto.getRandomValues = (array) => array.map((_, place) => (array[place] = bytes[next++ % bytes.length]));
  try {
    return act();
  } finally {
    crypto.getRandomValues = getRandomValues;
  }
};

test("a code is read however its groups are typed, and its letters are those that codes have", () => {
  const code = "B7TYJ-9GNhCH-N5KHF-3tm1Ea";
  for (const typed of [code, " B7TYJ 9GNhCH N5KHF 3tm1Ea\n", "B7TYJ9GNhCHN5KHF3tm1Ea", "B7TYJ–9GNhCH–N5KHF–3tm1Ea", "B7TYJ-9GNhCH\u00a0N5KHF 3tmlEa", "B7TYJ-9GNhCH-N5KHF-3tmIEa"]) {
    assert.equal(readCode(typed), code, typed);
  }
  assert.equal(readCode("o7TYJ-9GNhCH-N5KHF-3tm1Ea"), readCode("O7TYJ-9GNhCH-N5KHF-3tm1Ea"));
  assert.notEqual(readCode(code.toLowerCase()), code, "capitals and small letters differ");
  for (const typed of ["", "B7TYJ-9GNhCH-N5KHF-3tm1E", `${code}a`, "B7TYJ-9GNhCH-N5KHF-3tm1E!", "é7TYJ-9GNhCH-N5KHF-3tm1Ea"]) {
    assert.equal(readCode(typed), null, typed);
  }
  const drawn = drawCode();
  assert.equal(readCode(drawn), drawn);
});

test("letters and numbers are drawn evenly: what lies past the last whole round is drawn again", () => {
  const past = 2 ** 32 - (2 ** 32 % 58);
  assert.equal(drawing([past, 2 ** 32 - 1, 57], randomLetters), "z".repeat(22));
  assert.equal(drawing([past - 58], randomLetters), "1".repeat(22));
  assert.equal(drawing([past - 1], randomLetters), "z".repeat(22));
  for (const name of NAMES) {
    const { order } = groupOf(name);
    const bytes = [...Buffer.from(order.toString(16).padStart(2 * Math.ceil(order.toString(2).length / 8), "0"), "hex")];
    const below = [...bytes.slice(0, -1), bytes.at(-1) - 1];
    assert.equal(drawing([...bytes, ...below], () => randomScalar(order)), order - 1n, name);
    const drawn = Array.from({ length: 20 }, () => randomScalar(order));
    assert.equal(new Set(drawn).size, 20, name);
    assert.ok(drawn.every((one) => one >= 0n && one < order) && drawn.some((one) => one > order / 4n), name);
  }
});

test("a base raised by its table is what multiplying gives", () => {
  for (const name of NAMES) {
    const group = groupOf(name);
    const { order } = group;
    const base = group.power(group.generator, 123_456_789n);
    const raised = group.fixedBase(base);
    let product = group.identity;
    for (let exponent = 0n; exponent < 20n; exponent++) {
      assert.ok(group.isSame(raised(exponent), product), `${name} ${exponent}`);
      product = group.multiply(product, base);
    }
    for (const exponent of [order - 1n, order, order + 5n, -1n, randomScalar(order), 1n << 200n]) {
      const reduced = ((exponent % order) + order) % order;
      assert.ok(group.isSame(raised(exponent), group.power(base, reduced)), `${name} ${exponent}`);
      assert.ok(group.isSame(group.generatorPower(exponent), group.power(group.generator, reduced)), `${name} ${exponent}`);
    }
    assert.ok(group.isSame(group.divide(raised(7n), raised(3n)), raised(4n)), name);
    assert.deepEqual(group.writeAll([base, group.identity]), [group.write(base), group.write(group.identity)]);
    assert.ok(group.isSame(group.read(group.write(base)), base));
  }
});

test("what is no member of a group, or is written in another way, is not read", () => {
  const group = groupOf("Ed25519");
  const generator = group.write(group.generator);
  assert.equal(generator, `${"6".repeat(62)}58`, "the reverse of the bytes of RFC 8032");
  const ofSmallOrder = ED25519_TORSION_SUBGROUP.map((text) => Buffer.from(text, "hex").reverse().toString("hex"));
  assert.equal(ofSmallOrder.length, 8);
  assert.deepEqual(ofSmallOrder.filter((text) => group.read(text) !== null), [group.write(group.identity)]);
  const point = (text) => group.generator.constructor.fromBytes(Buffer.from(text, "hex").reverse());
  for (const torsion of ofSmallOrder.map(point).filter((one) => !one.is0())) {
    assert.equal(group.read(group.write(group.generator.add(torsion))), null, "a member with a part of small order");
  }
  const reduced = 2n ** 255n - 19n;
  for (const text of [group.write(group.power(group.generator, 5n)).toUpperCase(), generator.slice(2), `00${generator}`, (reduced + 1n).toString(16), (reduced + 3n).toString(16), `8${"0".repeat(62)}1`, ""]) {
    assert.equal(group.read(text), null, text);
  }
  for (const name of NAMES.slice(1)) {
    const modular = groupOf(name);
    const element = modular.power(modular.generator, 12_345n);
    for (const text of ["0", "-1", "+1", "1.0", `0${element}`, `${element} `, "9".repeat(617), "9".repeat(700), "", "a"]) {
      assert.equal(modular.read(text), null, `${name} ${text}`);
    }
    assert.equal(modular.read(String(element)), element);
  }
  // p ≡ 3 modulo 4: of a number and its opposite one alone is a square.
  const rfc = groupOf("RFC-3526-2048");
  const modulus = 2n * rfc.order + 1n;
  for (let exponent = 1n; exponent < 10n; exponent++) {
    const member = rfc.power(3n, 2n * exponent);
    assert.equal(rfc.read(String(member)), member);
    assert.equal(rfc.read(String(modulus - member)), null);
  }
  for (const name of NAMES) {
    const any = groupOf(name);
    assert.throws(() => readKey(any, any.write(any.identity)), { reason: "neutral" });
    for (const text of [String(any.order), "01", "-1", "", "1e3", 5]) assert.throws(() => readScalar(text, any.order), { reason: "number" });
  }
  assert.throws(() => groupOf("Ed448"), { reason: "group" });
});

test("the public list says nothing of the roll's order, and weights only where they differ", () => {
  for (const name of NAMES) {
    const group = groupOf(name);
    const publics = Array.from({ length: 6 }, drawCode).map((code) => ({ credential: publicCredential(group, UUID, code), weight: 1 }));
    const list = publicList(group, publics);
    assert.deepEqual(list, publicList(group, [...publics].reverse()), name);
    assert.deepEqual([...list].sort(), publics.map((one) => one.credential).sort());
    const weighted = publicList(group, publics.map((one, place) => ({ ...one, weight: place + 1 })));
    assert.deepEqual(weighted.map((line) => line.split(",")[0]), list);
    assert.ok(weighted.includes(`${publics[3].credential},4`));
    for (const weight of [0, -1, 1.5]) assert.throws(() => publicList(group, [{ ...publics[0], weight }]));
  }
});

const none = { chosen: [], isBlank: false, values: [], list: null, candidates: [] };

test("marks that are allowed are an answer; others say what to mend", () => {
  const form = { kind: "homomorphic", answers: 3, isBlankAllowed: true, min: 1, max: 2 };
  assert.deepEqual(answerOf(form, { ...none, chosen: [0, 2] }), { plain: [0, 1, 0, 1] });
  assert.deepEqual(answerOf(form, { ...none, isBlank: true }), { plain: [1, 0, 0, 0] });
  assert.deepEqual(answerOf(form, none), { fault: "choose-more", min: 1 });
  assert.deepEqual(answerOf(form, { ...none, chosen: [0, 1, 2] }), { fault: "choose-fewer", max: 2 });
  assert.deepEqual(answerOf({ ...form, isBlankAllowed: false }, { ...none, chosen: [1] }), { plain: [0, 1, 0] });
  assert.deepEqual(answerOf({ ...form, min: 0 }, none), { plain: [0, 0, 0, 0] });

  const lists = { kind: "lists", lengths: [3, 2] };
  assert.deepEqual(answerOf(lists, { ...none, list: 0, candidates: [[1], []] }), { plain: [[1, 0, 1], [0, 0]] });
  assert.deepEqual(answerOf(lists, { ...none, list: 1, candidates: [[0], []] }), { fault: "choose-more", min: 1 });
  assert.deepEqual(answerOf(lists, { ...none, candidates: [[0], []] }), { fault: "choose-more", min: 1 });
  const ranked = { kind: "non-homomorphic", answers: 3 };
  const ranks = { ...none, values: [2, 1, 1] };
  assert.deepEqual(answerOf(ranked, ranks), { plain: [2, 1, 1] });
  assert.deepEqual(answerOf(ranked, { ...ranks, isDistinct: true }), { fault: "rank-twice", place: 2 });
  assert.deepEqual(answerOf(ranked, { ...none, values: [0, 1, 0], isDistinct: true }), { plain: [0, 1, 0] });
  assert.deepEqual(answerOf(ranked, { ...none, values: [0, 1, 2], isComplete: true }), { fault: "grade-missing", place: 0 });
  assert.deepEqual(answerOf(ranked, { ...none, values: [0, 0, 0], isComplete: true, isDistinct: true }), { plain: [0, 0, 0] });

  const scores = { kind: "non-homomorphic", answers: 2 };
  assert.deepEqual(answerOf(scores, { ...none, values: [0, 255] }), { plain: [0, 255] });
  assert.deepEqual(answerOf(scores, { ...none, values: [1] }), { fault: "number-wrong", place: 1 });
  assert.deepEqual(answerOf(scores, { ...none, values: [1, null] }), { fault: "number-wrong", place: 1 });
});

const documentOf = (changes) =>
  Buffer.from(JSON.stringify({ version: 1, description: "", name: "", group: "Ed25519", public_key: groupOf("Ed25519").write(groupOf("Ed25519").generator), questions: [{ answers: ["a", "b"], min: 1, max: 1, question: "" }], uuid: UUID, ...changes }));

test("choices that no verifier would accept make no ballot, and an election that cannot be held is not read", async () => {
  const read = readElection(documentOf({}));
  for (const plains of [[], [[1, 1]], [[0, 0]], [[2, 0]], [[1]], [[1, 0, 0]], [[[1, 0]]], [[1, 0], [1, 0]]]) {
    await assert.rejects(makeBallot(read, drawCode(), plains), { reason: "choices" }, JSON.stringify(plains));
  }
  await assert.rejects(makeBallot(read, "B7TYJ9GNhCHN5KHF3tm1Ea", [[1, 0]]), { reason: "code" });
  const key = groupOf("Ed25519").write(groupOf("Ed25519").identity);
  for (const changes of [{ version: 2 }, { group: "Other" }, { public_key: key }, { public_key: "1" }, { questions: [] }, { questions: [{ answers: [], min: 0, max: 0, question: "" }] }, { questions: [{ answers: ["a"], min: 2, max: 1, question: "" }] }, { questions: [{ type: "Other", value: { answers: ["a"] } }] }]) {
    assert.throws(() => readElection(documentOf(changes)), JSON.stringify(changes));
  }
});

test("ballots of every kind have every proof, and are another's, or another election's, without one", async () => {
  const questions = [
    { answers: ["a", "b"], min: 0, max: 2, question: "" },
    { answers: ["a", "b", "c"], blank: true, min: 1, max: 2, question: "" },
    { type: "Lists", value: { answers: [["1", "a", "b"], ["2", "c"]], question: "" } },
    { type: "NonHomomorphic", value: { answers: ["a", "b", "c"], question: "" } },
  ];
  const read = readElection(documentOf({ questions }));
  const codes = [drawCode(), drawCode()];
  const credentials = publicList(read.group, codes.map((code) => ({ credential: publicCredential(read.group, UUID, code), weight: 1 })));
  for (const plains of [
    [[0, 0], [0, 1, 0, 1], [[1, 0, 1], [0, 0]], [3, 2, 1]],
    [[1, 1], [1, 0, 0, 0], [[0, 0, 0], [1, 1]], [0, 0, 255]],
    [[0, 1], [0, 0, 0, 1], [[1, 1, 1], [0, 0]], [0, 0, 0]],
  ]) {
    const pauses = [];
    const ballot = await makeBallot(read, codes[0], plains, async () => void pauses.push(1));
    assert.equal(pauses.length, pausesOf(read.forms));
    const fault = (changes) => faultOf(read, credentials, JSON.stringify({ ...ballot, ...changes }));
    assert.equal(fault({}), undefined);
    const other = await makeBallot(read, codes[1], plains);
    assert.equal(fault({ credential: other.credential }), "another hash");
    assert.equal(fault({ signature: other.signature }), "another hash");
    assert.equal(fault({ answers: [...ballot.answers].reverse() }), "another hash");
    const elsewhere = readElection(documentOf({ questions, name: "Other" }));
    assert.equal(faultOf(elsewhere, credentials, JSON.stringify(ballot)), "another election");
  }
});

test("a table of codes is read by a spreadsheet, which computes nothing of it", () => {
  const voters = [
    { name: 'Élise "Lili" d’Au;be', login: "e1", weight: 1 },
    { name: "=1+1", login: "@e2", weight: 2 },
  ];
  assert.equal(
    tableOf(["nom", "compte", "code", "poids"], voters, ["A-B", "C-D"]),
    '\ufeffnom;compte;code;poids\r\n"Élise ""Lili"" d’Au;be";e1;A-B;1\r\n\'=1+1;\'@e2;C-D;2\r\n',
  );
});

/** What the server gives of what follows the closing: an encrypted tally, then shuffles, each by the trustee of this number. */
const chainOf = (tally, shuffles = [], ends = shuffles.length > 0) => {
  const [events, messages] = [[], []];
  const put = (text) => {
    messages.push(text);
    return sha256(text);
  };
  const append = (type, payload) => {
    const parent = sha256(events.at(-1) ?? "before");
    events.push(JSON.stringify({ parent, height: 7 + events.length, type, ...(payload && { payload }) }));
  };
  append("EncryptedTally", put(JSON.stringify({ num_tallied: 2, total_weight: "2", encrypted_tally: put(tally) })));
  for (const { owner, shuffle } of shuffles) append("Shuffle", put(JSON.stringify({ owner, payload: put(shuffle) })));
  if (ends) append("EndShuffles");
  return JSON.stringify({ events, messages });
};

test("a trustee decrypts what stands in the chain, shuffled by as many as must, and nothing else", () => {
  const forms = [{ kind: "homomorphic", answers: 2, isBlankAllowed: false, min: 1, max: 1 }, { kind: "non-homomorphic", answers: 3 }];
  const key = { public_key: "1" };
  const trustees = JSON.stringify([["Pedersen", { threshold: 2, verification_keys: [key, key, key] }]]);
  const [a, b, c, d] = ["1", "2", "3", "4"].map((alpha) => ({ alpha, beta: alpha }));
  const tally = JSON.stringify([[a, b], [c, d]]);
  const shuffle = (...ciphertexts) => JSON.stringify({ ciphertexts: [ciphertexts], proofs: [[]] });
  const [one, two] = [{ owner: 1, shuffle: shuffle(d, c) }, { owner: 3, shuffle: shuffle(a, b) }];
  const made = rebuild(chainOf(tally, [one, two]), forms, trustees);
  assert.equal(made.tally, JSON.stringify([[a, b], [a, b]]), "the last one's order");
  assert.deepEqual(made.shuffles, [one, two].map(({ owner, shuffle }) => ({ owner, fingerprint: fingerprint(shuffle) })));
  assert.deepEqual(rebuild(chainOf(JSON.stringify([[a, b]])), forms.slice(0, 1), trustees).shuffles, [], "nothing to shuffle");

  for (const [shuffles, ends] of [
    [[], true],
    [[one], true],
    [[one, two], false],
    [[one, { ...two, owner: 1 }], true],
    [[one, { ...two, owner: 4 }], true],
    [[one, { ...two, shuffle: shuffle(a) }], true],
  ]) {
    assert.throws(() => rebuild(chainOf(tally, shuffles, ends), forms, trustees), { reason: "shuffles" });
  }
  const whole = JSON.parse(chainOf(tally, [one, two]));
  const forged = (change) => {
    const changed = structuredClone(whole);
    change(changed);
    return JSON.stringify(changed);
  };
  for (const change of [
    ({ messages }) => messages.splice(0, 1, JSON.stringify([[a, b], [c, c]])),
    ({ messages }) => messages.splice(messages.indexOf(two.shuffle), 1, shuffle(b, a)),
    ({ events }) => events.splice(1, 1),
    ({ events }) => events.reverse(),
    ({ events }) => events.splice(0, 1),
    ({ events }) => events.splice(1, 1, events[1].replace("Shuffle", "Ballot")),
  ]) {
    assert.throws(() => rebuild(forged(change), forms, trustees), { reason: "chain" }, String(change));
  }
});

test("a trustee decrypts with their file or with their seed, and with nobody else's", async () => {
  const group = "Ed25519";
  const first = await perform("certificate", { group, size: 1, threshold: 1, index: 1 }, at);
  const certs = [JSON.parse(first.message)];
  const third = await perform("polynomial", { group, seed: first.secret, certs }, at);
  const { polynomial, secrets, coefexps, signature } = JSON.parse(third.message);
  const given = { group, seed: first.secret, certs, vinput: { polynomial, secrets, coefexps: [coefexps], signatures: [signature] } };
  await assert.rejects(perform("voutput", { ...given, commitments: ["0".repeat(64)] }, at), { reason: "commitment" });
  const fifth = await perform("voutput", { ...given, commitments: [third.commitment] }, at);
  const { private_key: sealed, public_key: key } = JSON.parse(fifth.message);

  const election = documentOf({ public_key: key.public_key });
  const trustees = JSON.stringify([["Pedersen", { threshold: 1, verification_keys: [key] }]]);
  const { ballot, tracker } = await perform("ballot", { election, code: drawCode(), plains: [[0, 1]] }, at);
  assert.match(tracker, /^[A-Za-z0-9+/]{43}$/);
  const tally = JSON.stringify(JSON.parse(ballot).answers.map((answer) => answer.choices));
  const decryption = { election, trustees, chain: chainOf(tally), kept: undefined };
  const byFile = JSON.parse((await perform("decryption", { ...decryption, key: fifth.secret }, at)).message);
  const bySeed = JSON.parse((await perform("decryption", { ...decryption, key: `${first.secret}\n`, kept: sealed }, at)).message);
  assert.deepEqual(byFile.decryption_factors, bySeed.decryption_factors);
  const read = groupOf(group);
  const values = JSON.parse(tally)[0].map(({ beta }, place) => read.divide(read.read(beta), read.read(byFile.decryption_factors[0][place])));
  assert.ok(read.isSame(values[0], read.identity) && read.isSame(values[1], read.generator), "what was chosen");

  const other = await perform("key", { group }, at);
  await assert.rejects(perform("decryption", { ...decryption, key: other.secret }, at), { reason: "not-yours" });
  await assert.rejects(perform("decryption", { ...decryption, key: first.secret }, at), { reason: "key" });
  await assert.rejects(perform("decryption", { ...decryption, key: randomLetters(), kept: sealed }, at), { reason: "channel" });
  await assert.rejects(perform("decryption", { ...decryption, key: "hello" }, at), { reason: "key" });
  const short = JSON.stringify([JSON.parse(tally)[0].slice(1)]);
  await assert.rejects(perform("decryption", { ...decryption, chain: chainOf(short), key: fifth.secret }, at), { reason: "tally" });
});

test("what is pasted is what is to be published, and never what is to be kept", async () => {
  for (const group of ["Ed25519", "RFC-3526-2048"]) {
    const { secret, message } = await perform("key", { group }, at);
    const { codes, credentials } = await perform("codes", { group, uuid: UUID, weights: [1, 2] }, at);
    const seed = randomLetters();
    const first = await perform("certificate", { group, size: 2, threshold: 1, index: 1 }, at);
    for (const kind of ["ballot", "codes", "key", "ceremony-1", "ceremony-3", "ceremony-5", "decrypt"]) {
      const kept = [secret, seed, `"${seed}"`, first.secret, codes[0], codes.join("\n"), JSON.stringify(codes), JSON.stringify({ a: codes[0] }), "{}", "[]", ""];
      for (const text of kept) assert.equal(isPublishable(kind, text), false, `${kind} ${text}`);
      assert.equal(isPublishable(kind, message), kind === "key");
      assert.equal(isPublishable(kind, `\n${credentials} `), kind === "codes");
      assert.equal(isPublishable(kind, first.message), kind === "ceremony-1");
    }
  }
});
