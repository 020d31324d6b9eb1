// `npm test`: an election of which every secret part was made here is accepted by the official program; one whose ballot
// was changed is refused by it.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { makeBallot } from "../node_modules/.cache/parvis/election/ballot.js";
import { certificate, commitmentOf, openPrivateKey, polynomial, readCertificates, readVinput, voutput } from "../node_modules/.cache/parvis/election/ceremony.js";
import { credentialSecret, drawCode, publicCredential, publicList, randomLetters } from "../node_modules/.cache/parvis/election/credential.js";
import { decrypt, readTally, trusteeKeys } from "../node_modules/.cache/parvis/election/decryption.js";
import { readElection } from "../node_modules/.cache/parvis/election/election.js";
import { groupOf } from "../node_modules/.cache/parvis/election/groups.js";
import { fingerprint } from "../node_modules/.cache/parvis/election/hash.js";
import { write } from "../node_modules/.cache/parvis/election/messages.js";
import { proveKnowledge } from "../node_modules/.cache/parvis/election/proofs.js";
import { inverseModulo } from "../node_modules/.cache/parvis/election/scalars.js";
import { shuffle } from "../node_modules/.cache/parvis/election/shuffle.js";
import { generateKey, readPrivateKey, writePrivateKey } from "../node_modules/.cache/parvis/election/trustee.js";
import { archiveWriter } from "./election/archive.mjs";
import { withTool } from "./election/peers.mjs";

const UUID = "7ZQJLP7KVsixq9";
const TIME_SECONDS = 1_795_311_561;
const QUESTIONS = [
  { answers: ["Oui", "Non"], min: 0, max: 1, question: "Aménager la place ?" },
  { answers: ["A", "B"], blank: true, min: 1, max: 2, question: "Quels projets ?" },
];
const VOTES = [
  [[1, 0], [0, 1, 1]],
  [[0, 1], [1, 0, 0]],
  [[0, 0], [0, 0, 1]],
];
const TO_SHUFFLE = [
  { answers: ["Oui", "Non"], min: 1, max: 1, question: "Aménager ?" },
  { type: "NonHomomorphic", value: { answers: ["A", "B", "C"], question: "Quel ordre ?" } },
];
const ORDERS = [
  [[1, 0], [1, 2, 3]],
  [[0, 1], [3, 255, 1]],
  [[1, 0], [0, 0, 0]],
];
const RESULT = [[1, 1], [1, 1, 2]];

/** What the official program says of an archive: nothing when it accepts it. */
const refusalOf = (archive) => {
  const folder = mkdtempSync(join(tmpdir(), "parvis-election-"));
  try {
    writeFileSync(join(folder, `${UUID}.bel`), archive);
    execFileSync("belenios-tool", ["election", "verify", "--dir", folder], { stdio: "pipe" });
    return undefined;
  } catch (error) {
    return error.stderr?.toString() ?? String(error);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** The six steps, each trustee's made here, the server's as it does them. */
const ceremony = async (group, size, threshold) => {
  const seeds = Array.from({ length: size }, randomLetters);
  const certs = seeds.map((seed, at) => certificate(group, seed, { size, threshold, index: at + 1 }));
  const certificates = readCertificates(group, certs);
  const polynomials = [];
  for (const seed of seeds) polynomials.push(await polynomial(group, seed, certificates));
  assert.equal(new Set(polynomials.map((one) => commitmentOf(one.coefexps))).size, size);
  const coefexps = polynomials.map((one) => one.coefexps);
  const signatures = polynomials.map((one) => one.signature);
  const outputs = [];
  for (const [at, seed] of seeds.entries()) {
    const vinput = { polynomial: polynomials[at].polynomial, secrets: polynomials.map((one) => one.secrets[at]), coefexps, signatures };
    outputs.push((await voutput(group, seed, certificates, readVinput(JSON.parse(write(vinput))))).voutput);
  }
  const secrets = [];
  for (const [at, seed] of seeds.entries()) secrets.push(await openPrivateKey(group, seed, outputs[at].private_key));
  const key = coefexps
    .map(({ message }) => group.read(JSON.parse(message).coefexps[0]))
    .reduce((one, other) => group.multiply(one, other));
  const parameters = { threshold, certs, coefexps, signatures, verification_keys: outputs.map((one) => one.public_key) };
  return { secrets, key, parameters };
};

/** Choices added up; answers to shuffle side by side, in the official program's order. */
const tallyOf = ({ group, forms }, ballots) => {
  const times = (one, other) => group.write(group.multiply(group.read(one), group.read(other)));
  const sum = (one, other) => one.map(({ alpha, beta }, at) => ({ alpha: times(alpha, other[at].alpha), beta: times(beta, other[at].beta) }));
  return forms.map((form, index) => {
    const choices = ballots.map((ballot) => ballot.answers[index].choices);
    if (form.kind === "homomorphic") return choices.reduce(sum);
    return choices.sort((one, other) => (group.sortable(one.alpha) < group.sortable(other.alpha) ? -1 : 1));
  });
};

/** Opens an election in which a single trustee must decrypt, and two of three members of a ceremony. */
const opened = async (name, questions) => {
  const group = groupOf(name);
  const { secret, publicKey } = generateKey(group);
  assert.equal(readPrivateKey(group, writePrivateKey(secret)), secret);
  const { secrets, key, parameters } = await ceremony(group, 3, 2);
  const trustees = write([["Single", publicKey], ["Pedersen", parameters]]);
  assert.deepEqual(trusteeKeys(trustees), [publicKey, ...parameters.verification_keys].map((one) => one.public_key));
  const election = write({
    version: 1,
    description: "Une élection d’essai.",
    name: "Essai",
    group: name,
    public_key: group.write(group.multiply(group.read(publicKey.public_key), key)),
    questions,
    uuid: UUID,
  });
  const codes = VOTES.map(drawCode);
  const credentials = publicList(group, codes.map((code) => ({ credential: publicCredential(group, UUID, code), weight: 1 })));
  return { group, read: readElection(Buffer.from(election)), election, trustees, credentials, codes, secrets: [secret, ...secrets] };
};

/** The archive of an election held to its end, or to its last shuffle; the first member does not come. */
const closed = async ({ group, read, election, trustees, credentials, secrets }, ballots, { shuffling = shuffle, isWhole = true } = {}) => {
  const writer = archiveWriter(TIME_SECONDS);
  const setup = { election: writer.put(election), trustees: writer.put(trustees), credentials: writer.put(write(credentials)) };
  writer.event("Setup", writer.put(write(setup)));
  for (const ballot of ballots) writer.event("Ballot", writer.put(write(ballot)));
  writer.event("EndBallots");
  let tally = tallyOf(read, ballots);
  const sized = { num_tallied: ballots.length, total_weight: ballots.length, encrypted_tally: writer.put(write(tally)) };
  writer.event("EncryptedTally", writer.put(write(sized)));
  const isShuffled = read.forms.some((form) => form.kind === "non-homomorphic");
  for (const owner of isShuffled ? [1, 3] : []) {
    const shuffled = await shuffling(read, readTally(write(tally), read.forms));
    writer.event("Shuffle", writer.put(write({ owner, payload: writer.put(write(shuffled)) })));
    const next = [...shuffled.ciphertexts];
    tally = tally.map((question, at) => (read.forms[at].kind === "non-homomorphic" ? next.shift() : question));
  }
  if (isShuffled) writer.event("EndShuffles");
  if (!isWhole) return { archive: writer.bytes() };
  const parts = [];
  for (const owner of [1, 3, 4]) {
    const part = await decrypt(read, secrets[owner - 1], readTally(write(tally), read.forms));
    parts.push(part.decryption_factors);
    writer.event("PartialDecryption", writer.put(write({ owner, payload: writer.put(write(part)) })));
  }
  // Lagrange's coefficients at zero of the places 2 and 3.
  const exponents = [1n, 3n, -2n * inverseModulo(1n, group.order)];
  const result = tally.map((question, at) =>
    question.map(({ beta }, place) => {
      const factors = parts.map((part, index) => group.power(group.read(part[at][place]), exponents[index]));
      const value = group.divide(group.read(beta), factors.reduce((one, other) => group.multiply(one, other)));
      const form = read.forms[at];
      if (form.kind === "non-homomorphic") return carried(value, form.answers);
      return [0, 1, 2, 3].find((count) => group.isSame(group.generatorPower(BigInt(count)), value));
    }),
  );
  writer.event("Result", writer.put(write({ result })));
  return { archive: writer.bytes(), result };
};

/** The integers that a number carries over its padding, a byte each. */
const carried = (value, count) => Array.from({ length: count }, (_, at) => Number((value >> BigInt(8 * (count - at))) & 0xffn));

const signedAgain = (group, code, { signature: _, ...unsigned }) => {
  const hash = fingerprint(write(unsigned));
  const proof = proveKnowledge(group, "sig", [hash], credentialSecret(group, UUID, code));
  return { ...unsigned, signature: { hash, proof } };
};

/** An election with a ballot of each voter. */
const voted = async (name, questions = QUESTIONS, votes = VOTES) => {
  const election = await opened(name, questions);
  const ballots = [];
  for (const [voter, code] of election.codes.entries()) ballots.push(await makeBallot(election.read, code, votes[voter]));
  return { election, ballots };
};

for (const name of ["RFC-3526-2048", "BELENIOS-2048"]) {
  test(`an election in ${name} made here is accepted by the official program`, withTool, async () => {
    const { election, ballots } = await voted(name);
    const { archive, result } = await closed(election, ballots);
    assert.deepEqual(result, RESULT);
    assert.equal(refusalOf(archive), undefined);
  });
}

test("answers shuffled here are accepted by the official program; an answer put in place of another is not", withTool, async () => {
  const { election, ballots } = await voted("RFC-3526-2048", TO_SHUFFLE, ORDERS);
  const { archive, result } = await closed(election, ballots);
  assert.deepEqual(result[0], [2, 1]);
  assert.deepEqual([...result[1]].sort(), ORDERS.map(([, order]) => order).sort());
  assert.equal(refusalOf(archive), undefined);

  // Who shuffles drops a ballot and doubles another: both are well encrypted, and the proof is made of the false tally.
  const stuffed = (tally) => tally.map((question, at) => (at === 1 ? [question[0], question[0], question[2]] : question));
  const forged = await closed(election, ballots, { shuffling: (read, tally) => shuffle(read, stuffed(tally)), isWhole: false });
  assert.match(refusalOf(forged.archive) ?? "accepted", /shuffle/i);
});

test("an election with one changed ballot is refused by the official program", withTool, async () => {
  const { election, ballots } = await voted("BELENIOS-2048");
  const { group, read, codes } = election;
  const stranger = await makeBallot(read, drawCode(), VOTES[0]);
  const exchanged = structuredClone(ballots[0]);
  exchanged.answers[0].choices.reverse();
  const uncounted = structuredClone(ballots[0]);
  uncounted.answers[1].overall_proof.reverse();
  for (const [fault, ballot] of Object.entries({
    stranger,
    exchanged: signedAgain(group, codes[0], exchanged),
    uncounted: signedAgain(group, codes[0], uncounted),
    unsigned: { ...ballots[0], signature: ballots[1].signature },
  })) {
    const { archive } = await closed(election, [ballot, ballots[1], ballots[2]], { isWhole: false });
    assert.ok(refusalOf(archive), fault);
  }
  const kept = await closed(election, [signedAgain(group, codes[0], ballots[0]), ballots[1], ballots[2]], { isWhole: false });
  assert.equal(refusalOf(kept.archive), undefined, "signing again is no fault");
});
