// A verifier of ballots, written from the specification: the ballots of the official program pass it, and ours must.

import { sha256 } from "./archive.mjs";
import { fingerprint, challenge } from "../../node_modules/.cache/parvis/election/hash.js";
import { readElement, readKey } from "../../node_modules/.cache/parvis/election/group.js";
import { readScalar } from "../../node_modules/.cache/parvis/election/scalars.js";

/** Why a ballot is refused; nothing when it may enter the urn. */
export const faultOf = (election, credentials, text) => {
  try {
    return verify(election, credentials, text);
  } catch (error) {
    return `unreadable: ${error.message}`;
  }
};

const verify = (election, credentials, text) => {
  const { group } = election;
  const ballot = JSON.parse(text);
  if (JSON.stringify(ballot) !== text) return "not in its one serialization";
  if (ballot.election_uuid !== election.uuid || ballot.election_hash !== election.fingerprint) return "another election";
  if (!credentials.some((line) => line.split(",")[0] === ballot.credential)) return "an unknown credential";
  const { signature, ...unsigned } = ballot;
  if (signature.hash !== fingerprint(JSON.stringify(unsigned))) return "another hash";
  if (!isKnown(group, "sig", [signature.hash], readKey(group, ballot.credential), signature.proof)) return "the signature";
  const voter = `${ballot.election_hash}|${ballot.credential}`;
  if (ballot.answers.length !== election.forms.length) return "the number of answers";
  for (const [index, form] of election.forms.entries()) {
    const fault = VERIFIED[form.kind](election, form, ballot.answers[index], voter);
    if (fault !== undefined) return `question ${index}: ${fault}`;
  }
  return undefined;
};

const fieldNames = (value) => Object.keys(value).join();

const VERIFIED = {
  homomorphic(election, form, answer, voter) {
    const blankCount = form.isBlankAllowed ? 1 : 0;
    const expected = `choices,individual_proofs,overall_proof${form.isBlankAllowed ? ",blank_proof" : ""}`;
    if (fieldNames(answer) !== expected) return "its fields";
    if (answer.choices.length !== form.answers + blankCount) return "its choices";
    const ciphers = answer.choices.map((choice) => cipherOf(election.group, choice));
    const whole = `${voter}|${joined(answer.choices)}`;
    const bit = bitFault(election, ciphers, answer.choices, answer.individual_proofs, voter);
    if (bit !== undefined) return bit;
    const sum = product(election.group, ciphers.slice(blankCount));
    const allowed = Array.from({ length: form.max - form.min + 1 }, (_, at) => less(election.group, sum, form.min + at));
    if (!form.isBlankAllowed) {
      const written = joined([writtenOf(election.group, sum)]);
      return isOneOf(election, "prove", [whole, written], allowed, answer.overall_proof) ? undefined : "the count";
    }
    if (!isOneOf(election, "bproof0", [whole], [ciphers[0], sum], answer.blank_proof)) return "the blank vote";
    const branches = [less(election.group, ciphers[0], 1), ...allowed];
    return isOneOf(election, "bproof1", [whole], branches, answer.overall_proof) ? undefined : "the count";
  },

  "non-homomorphic"(election, form, answer, voter) {
    const { alpha } = cipherOf(election.group, answer.choices);
    const raw = `${election.publicKey},${joined([answer.choices])}`;
    return isKnown(election.group, "raweg", [voter, raw], alpha, answer.proof) ? undefined : "the randomness";
  },

  lists(election, form, answer, voter) {
    const { group } = election;
    if (answer.choices.map((list) => list.length).join() !== form.lengths.join()) return "its choices";
    const lists = answer.choices.map((list) => list.map((choice) => cipherOf(group, choice)));
    const choices = answer.choices.flat();
    const whole = `${voter}|${joined(choices)}`;
    const bit = bitFault(election, lists.flat(), choices, answer.individual_proofs.flat(), voter);
    if (bit !== undefined) return bit;
    const selected = product(group, lists.map((list) => list[0]));
    const written = joined([writtenOf(group, selected)]);
    if (!isOneOf(election, "prove", [whole, written], [less(group, selected, 1)], [answer.overall_proof])) return "the count of lists";
    for (const [index, list] of lists.entries()) {
      const branches = [less(group, list[0], 1), product(group, list.slice(1))];
      if (!isOneOf(election, "lproof", [whole], branches, answer.list_proofs[index])) return `list ${index}`;
    }
    const candidates = product(group, lists.flatMap((list) => list.slice(1)));
    return isNonzero(election, whole, candidates, answer.nonzero_proof) ? undefined : "no candidate";
  },
};

const bitFault = (election, ciphers, choices, proofs, voter) => {
  if (proofs.length !== ciphers.length) return "the number of proofs";
  const wrong = ciphers.findIndex(
    (cipher, at) => !isOneOf(election, "prove", [voter, joined([choices[at]])], [cipher, less(election.group, cipher, 1)], proofs[at]),
  );
  return wrong < 0 ? undefined : `choice ${wrong}`;
};

const cipherOf = (group, { alpha, beta }) => ({ alpha: readKey(group, alpha), beta: readElement(group, beta) });
const writtenOf = (group, { alpha, beta }) => ({ alpha: group.write(alpha), beta: group.write(beta) });
const joined = (choices) => choices.map(({ alpha, beta }) => `${alpha},${beta}`).join();
const product = (group, ciphers) =>
  ciphers.reduce(
    (one, other) => ({ alpha: group.multiply(one.alpha, other.alpha), beta: group.multiply(one.beta, other.beta) }),
    { alpha: group.identity, beta: group.identity },
  );
const less = (group, { alpha, beta }, value) => ({ alpha, beta: group.divide(beta, group.generatorPower(BigInt(value))) });

const scalarsOf = (group, { challenge, response }) => [readScalar(challenge, group.order), readScalar(response, group.order)];

export const isKnown = (group, tag, statement, key, proof) => {
  const [own, response] = scalarsOf(group, proof);
  const commitment = group.multiply(group.generatorPower(response), group.power(key, own));
  return challenge(group, tag, statement, [commitment]) === own;
};

const isOneOf = ({ group, keyPower }, tag, statement, ciphers, proofs) => {
  if (proofs.length !== ciphers.length) return false;
  let sum = 0n;
  const commitments = ciphers.flatMap(({ alpha, beta }, at) => {
    const [own, response] = scalarsOf(group, proofs[at]);
    sum += own;
    return [
      group.multiply(group.generatorPower(response), group.power(alpha, own)),
      group.multiply(keyPower(response), group.power(beta, own)),
    ];
  });
  return challenge(group, tag, statement, commitments) === sum % group.order;
};

const isNonzero = ({ group, keyPower }, whole, { alpha, beta }, proof) => {
  const commitment = readKey(group, proof.commitment);
  const own = readScalar(proof.challenge, group.order);
  const [first, second] = proof.response.map((response) => readScalar(response, group.order));
  const commitments = [
    commitment,
    group.multiply(group.power(alpha, first), group.generatorPower(second)),
    group.multiply(group.multiply(group.power(beta, first), keyPower(second)), group.power(commitment, own)),
  ];
  return challenge(group, "nonzero", [whole], commitments) === own;
};

/** Whether a factor was made with the secret of a public key. */
export const isDecryption = ({ group, fingerprint: election }, publicKey, alpha, factor, proof) => {
  const [own, response] = scalarsOf(group, proof);
  const commitments = [
    group.multiply(group.generatorPower(response), group.power(readKey(group, publicKey), own)),
    group.multiply(group.power(readElement(group, alpha), response), group.power(readElement(group, factor), own)),
  ];
  return challenge(group, "decrypt", [election, publicKey], commitments) === own;
};

/** Whether ciphertexts are others in another order, encrypted again; with a number of links, what takes long is left out. */
export const isShuffle = ({ group, keyPower, fingerprint: election, publicKey }, before, after, proof, linksMax) => {
  const [[t1, t2, t3, [t41, t42], chainCommitments], [s1, s2, s3, s4, chainResponses, responses], committed, chain] = proof;
  const { order } = group;
  const modulo = (value) => ((value % order) + order) % order;
  const times = (elements) => elements.reduce((one, other) => group.multiply(one, other), group.identity);
  const powers = (texts, exponents) => times(texts.map((text, at) => group.power(group.read(text), exponents[at])));
  const hashed = (text) => BigInt(`0x${sha256(text)}`) % order;
  const listed = (texts) => texts.map((text) => `${text},`).join("");
  const halves = (ciphers) => ciphers.flatMap(({ alpha, beta }) => [alpha, beta]);

  let said = listed(halves(before)) + listed(halves(after)) + listed(committed);
  const seed = sha256(`shuffle-challenges|${election}|${said}`);
  const own = before.map((_, at) => hashed(seed + sha256(String(at))));
  said += listed(chain) + publicKey;
  const whole = modulo(-hashed(`shuffle-challenge|${election}|${listed([t1, t2, t3, t41, t42])}${listed(chainCommitments)}${said}`));

  const secondary = group.independentGenerator(-1);
  const generators = before.map((_, at) => group.independentGenerator(at));
  const scaled = own.map((one) => modulo(one * whole));
  const [r1, r2, r3, r4] = [s1, s2, s3, s4].map(BigInt);
  const numbers = responses.map(BigInt);
  const read = (texts) => texts.map((text) => group.read(text));
  const opening = group.divide(times(read(committed)), times(generators));
  const end = chain.length > 0 ? group.read(chain.at(-1)) : secondary;
  const last = group.divide(end, group.power(secondary, own.reduce((product, one) => modulo(product * one), 1n)));
  const opened = [
    group.multiply(group.generatorPower(r1), group.power(opening, whole)),
    group.multiply(group.generatorPower(r2), group.power(last, whole)),
  ];
  const long = () => [
    times([group.generatorPower(r3), powers(committed, scaled), ...generators.map((generator, at) => group.power(generator, numbers[at]))]),
    times([keyPower(-r4), powers(before.map(({ beta }) => beta), scaled), powers(after.map(({ beta }) => beta), numbers)]),
    times([group.generatorPower(-r4), powers(before.map(({ alpha }) => alpha), scaled), powers(after.map(({ alpha }) => alpha), numbers)]),
  ];
  const links = chain.slice(0, linksMax).map((link, at) => {
    const previous = at === 0 ? secondary : group.read(chain[at - 1]);
    return times([group.generatorPower(BigInt(chainResponses[at])), group.power(group.read(link), whole), group.power(previous, numbers[at])]);
  });
  const same = (elements, texts) => elements.map((element) => group.write(element)).join() === texts.join();
  const isProven = same([...opened, ...links], [t1, t2, ...chainCommitments.slice(0, linksMax)]);
  return isProven && (linksMax !== undefined || same(long(), [t3, t41, t42]));
};
