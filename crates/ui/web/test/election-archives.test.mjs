// `npm test`: elections that the official program held are read as it wrote them, and ballots made here for them are as
// its own.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { makeBallot, trackerOf } from "../node_modules/.cache/parvis/election/ballot.js";
import { openPrivateKey, readCertificates, readVinput, voutput } from "../node_modules/.cache/parvis/election/ceremony.js";
import { credentialSecret, publicCredential } from "../node_modules/.cache/parvis/election/credential.js";
import { decrypt, readTally, trusteeKeys } from "../node_modules/.cache/parvis/election/decryption.js";
import { readElection } from "../node_modules/.cache/parvis/election/election.js";
import { groupOf } from "../node_modules/.cache/parvis/election/groups.js";
import { fingerprint } from "../node_modules/.cache/parvis/election/hash.js";
import { write } from "../node_modules/.cache/parvis/election/messages.js";
import { proveKnowledge } from "../node_modules/.cache/parvis/election/proofs.js";
import { shuffle } from "../node_modules/.cache/parvis/election/shuffle.js";
import { readPrivateKey } from "../node_modules/.cache/parvis/election/trustee.js";
import { readArchive } from "./election/archive.mjs";
import { SHARED, withShared } from "./election/peers.mjs";
import { faultOf, isDecryption, isKnown, isShuffle } from "./election/verify.mjs";

/** Ballots of one archive that are verified: the proofs of each are many. */
const BALLOTS_MAX = 2;

const held = (name) => {
  const folder = join(SHARED, name);
  const files = readdirSync(folder);
  const text = (file) => readFileSync(join(folder, file), "utf8");
  const archive = readArchive(readFileSync(join(folder, files.find((file) => file.endsWith(".bel")))));
  return { ...archive, files, text, name, read: readElection(archive.election) };
};
const elections = withShared.skip ? [] : readdirSync(SHARED).map(held);
const codesOf = ({ files, text }) => (files.includes("private_creds.json") ? Object.values(JSON.parse(text("private_creds.json"))) : []);

test("ballots of the official program have every proof, and the codes of voters give their credentials", withShared, () => {
  assert.ok(elections.length >= 7);
  for (const { name, read, credentials, ballots, ...rest } of elections) {
    for (const ballot of ballots.slice(0, BALLOTS_MAX)) assert.equal(faultOf(read, credentials, ballot), undefined, name);
    const known = credentials.map((line) => line.split(",")[0]);
    const { group } = read;
    assert.deepEqual(known, [...known].sort((one, other) => (group.sortable(one) < group.sortable(other) ? -1 : 1)), `${name}: the order of the public list`);
    const codes = codesOf({ name, ...rest });
    // The codes of version 2.0 were derived in another way.
    assert.equal(codes.length > 0, name !== "debian2.0-a", name);
    for (const code of codes) assert.ok(known.includes(publicCredential(read.group, read.uuid, code)), `${name}: ${code}`);
  }
});

/** The path of each number and member in a message. */
const valuesOf = (message) =>
  Object.entries(message).flatMap(([key, value]) => (typeof value === "string" ? [[key]] : valuesOf(value).map((rest) => [key, ...rest])));

/** Another member of the group, or another number, in place of one. */
const another = (group, kind, text) =>
  /(?:alpha|beta|commitment)$/.test(kind)
    ? group.write(group.multiply(group.read(text), group.generator))
    : ((BigInt(text) + 1n) % group.order).toString();

const signed = ({ group, uuid }, code, unsigned) => {
  const hash = fingerprint(write(unsigned));
  return write({ ...unsigned, signature: { hash, proof: proveKnowledge(group, "sig", [hash], credentialSecret(group, uuid, code)) } });
};

const plainOf = {
  homomorphic: ({ answers, isBlankAllowed, min }) => [...(isBlankAllowed ? [0] : []), ...Array.from({ length: answers }, (_, at) => (at < min ? 1 : 0))],
  "non-homomorphic": ({ answers }) => Array.from({ length: answers }, (_, at) => at + 1),
  lists: ({ lengths }) => lengths.map((length, list) => Array.from({ length }, () => (list === 0 ? 1 : 0))),
};

test("ballots made here for these elections have every proof; a changed one, or one of somebody else, has not", withShared, async () => {
  const kinds = new Set();
  const changedAlready = new Set();
  for (const election of elections.filter((one) => codesOf(one).length > 0)) {
    const { read, credentials, name } = election;
    read.forms.forEach((form) => kinds.add(`${read.group.name} ${form.kind}`));
    const plains = read.forms.map((form) => plainOf[form.kind](form));
    const ballot = await makeBallot(read, codesOf(election)[0], plains);
    const text = write(ballot);
    assert.equal(faultOf(read, credentials, text), undefined, name);
    assert.match(trackerOf(text), /^[A-Za-z0-9+/]{43}$/);
    if (read.forms.some((form) => form.isBlankAllowed)) {
      const blank = read.forms.map((form) => (form.isBlankAllowed ? [1, ...Array(form.answers).fill(0)] : plainOf[form.kind](form)));
      assert.equal(faultOf(read, credentials, write(await makeBallot(read, codesOf(election)[1], blank))), undefined, name);
    }

    const other = write(await makeBallot(read, "11111-111111-11111-111111", plains));
    assert.equal(faultOf(read, credentials, other), "an unknown credential", name);
    const without = (changed) => {
      const { signature: _, ...unsigned } = changed;
      return signed(read, codesOf(election)[0], unsigned);
    };
    assert.equal(faultOf(read, credentials, without(ballot)), undefined, name);
    // In the other groups the official program itself refuses what was changed.
    const forms = JSON.stringify(read.forms);
    if (read.group.name !== "Ed25519" || changedAlready.has(forms)) continue;
    changedAlready.add(forms);
    // One value of each kind changed alone, then signed again: only its own proof can tell.
    const paths = new Map(valuesOf(ballot.answers).map((path) => [path.filter((key) => !/^\d+$/.test(key)).join("."), path]));
    assert.ok(paths.size >= 4, name);
    for (const [kind, path] of paths) {
      const changed = structuredClone(ballot);
      const last = path.slice(0, -1).reduce((at, key) => at[key], changed.answers);
      last[path.at(-1)] = another(read.group, kind, last[path.at(-1)]);
      const fault = faultOf(read, credentials, without(changed));
      assert.ok(fault?.startsWith("question"), `${name} ${path.join(".")}: ${fault}`);
    }
    const elsewhere = { ...read, fingerprint: `${read.fingerprint.slice(0, -1)}A` };
    const replayed = write(await makeBallot(elsewhere, codesOf(election)[0], plains));
    assert.equal(faultOf(read, credentials, replayed), "another election", name);
  }
  for (const kind of ["Ed25519 homomorphic", "BELENIOS-2048 homomorphic", "RFC-3526-2048 non-homomorphic", "Ed25519 lists", "Ed25519 non-homomorphic"]) {
    assert.ok(kinds.has(kind), kind);
  }
});

test("a trustee's key decrypts what the official program decrypted with it, and proves it", withShared, async () => {
  let compared = 0;
  for (const { read, name, files, text, tally, shuffles, trustees, decryptions } of elections) {
    const shuffled = readTally(tally, read.forms);
    // The last shuffle is what is decrypted.
    const last = shuffles.at(-1);
    read.forms.forEach((form, at) => {
      if (form.kind === "non-homomorphic") shuffled[at] = last.ciphertexts.shift();
    });
    const keys = trusteeKeys(trustees);
    for (const file of files.filter((file) => file.endsWith(".privkey"))) {
      const secret = readPrivateKey(read.group, text(file));
      const publicKey = read.group.write(read.group.generatorPower(secret));
      const owner = keys.indexOf(publicKey) + 1;
      const official = decryptions.find((part) => part.owner === owner)?.decryption;
      if (official === undefined) continue;
      // What takes long in the slowest group is tried on a few ciphertexts.
      const few = shuffled.map((question) => question.slice(0, 3));
      const made = await decrypt(read, secret, few);
      const factors = official.decryption_factors.map((question, at) => question.slice(0, few[at].length));
      assert.deepEqual(made.decryption_factors, factors, name);
      const flat = (shaped) => shaped.flat(2);
      flat(few).forEach(({ alpha }, at) => {
        const [factor, proof] = [flat(made.decryption_factors)[at], flat(made.decryption_proofs)[at]];
        assert.ok(isDecryption(read, publicKey, alpha, factor, proof), name);
        if (at === 0) assert.ok(!isDecryption(read, keys.find((key) => key !== publicKey), alpha, factor, proof), name);
      });
      compared += 1;
    }
  }
  assert.ok(compared >= 12, String(compared));
});

test("shuffles of the official program are as it proved, and so are those made here", withShared, async () => {
  const { read, tally, shuffles, name } = elections.find((one) => one.name === "ed25519-nh-mj");
  const [before] = JSON.parse(tally);
  const official = shuffles[0];
  assert.ok(before.length > 90, "a hundred ballots");
  // The whole statement is hashed; a few of the chain's links are enough to tell that it is the one proven.
  assert.ok(isShuffle(read, before, official.ciphertexts[0], official.proofs[0], 4), name);

  const few = before.slice(0, 6);
  const made = await shuffle(read, [few]);
  assert.ok(isShuffle(read, few, made.ciphertexts[0], made.proofs[0]));
  assert.ok(!isShuffle(read, [...few].reverse(), made.ciphertexts[0], made.proofs[0]), "those that were there");
  assert.ok(!isShuffle(read, few, [...made.ciphertexts[0]].reverse(), made.proofs[0]), "in the order they were put in");
  const none = await shuffle(read, [[]]);
  assert.deepEqual(none.ciphertexts, [[]]);
  assert.ok(isShuffle(read, [], [], none.proofs[0]), "nobody voted");
});

test("the ceremony of the official program is followed: same shares, same keys", withShared, async () => {
  const group = groupOf("Ed25519");
  const { files, text, trustees } = elections.find((one) => one.name === "ed25519-h-threshold-2of3");
  const lines = (file) => text(file).trim().split("\n");
  const certificates = readCertificates(group, lines("certs.jsons").map((line) => JSON.parse(line)));
  assert.equal(certificates.threshold, 2);
  const names = files.filter((file) => file.endsWith(".vinput")).map((file) => file.slice(0, -".vinput".length));
  assert.equal(names.length, 3);
  for (const name of names) {
    const seed = text(`${name}.key`).trim();
    const vinput = readVinput(JSON.parse(text(`${name}.vinput`)));
    const { voutput: made, secret } = await voutput(group, seed, certificates, vinput);
    assert.equal(made.public_key.public_key, JSON.parse(text(`${name}.voutput`)).public_key.public_key);
    assert.ok(trusteeKeys(trustees).includes(made.public_key.public_key));
    assert.equal(await openPrivateKey(group, seed, text(`${name}.dkey`).trim()), secret);
    assert.equal(await openPrivateKey(group, seed, made.private_key), secret);
    const { pok, public_key: key } = made.public_key;
    assert.ok(isKnown(group, "pok", [group.name, key], group.read(key), pok));

    // Somebody else's seed, a share of another, coefficients that are not one's own: refused.
    const another = text(`${names.find((other) => other !== name)}.key`).trim();
    await assert.rejects(voutput(group, another, certificates, vinput), { reason: "channel" });
    await assert.rejects(voutput(group, "1".repeat(22), certificates, vinput), { reason: "not-yours" });
    await assert.rejects(openPrivateKey(group, another, made.private_key), { reason: "channel" });
    const exchanged = { ...vinput, secrets: [vinput.secrets[1], vinput.secrets[0], vinput.secrets[2]] };
    await assert.rejects(voutput(group, seed, certificates, exchanged), { reason: "share" });
    const signatures = [...vinput.signatures].reverse();
    await assert.rejects(voutput(group, seed, certificates, { ...vinput, signatures }), { reason: "signature" });
  }
  const swapped = lines("certs.jsons").map((line) => JSON.parse(line)).reverse();
  assert.throws(() => readCertificates(group, swapped), { reason: "certificate" });
});
