// What takes time, asked by the page and done beside it: texts and bytes alone go in and out.

import { makeBallot, pausesOf, type Plain, prepare, trackerOf } from "./protocol/ballot";
import {
  areAsCommitted,
  certificate,
  commitmentOf,
  openPrivateKey,
  polynomial,
  readCertificates,
  readVinput,
  voutput,
} from "./protocol/ceremony";
import { rebuild, type Shuffled } from "./protocol/chain";
import { drawCode, isSeed, publicCredential, publicList, randomLetters } from "./protocol/credential";
import { countOf, decrypt, readTally, trusteeKeys } from "./protocol/decryption";
import { type Election, readElection } from "./protocol/election";
import { type Group, Refused } from "./protocol/group";
import { groupOf } from "./protocol/groups";
import { fingerprint } from "./protocol/hash";
import { write } from "./protocol/messages";
import { pausesOf as shufflePauses, shuffle } from "./protocol/shuffle";
import { generateKey, readPrivateKey, writePrivateKey } from "./protocol/trustee";

/** For each task, what it is given and what it makes. */
export type Tasks = {
  /** Everything that can be computed before the voter has chosen. */
  prepare: { given: { election: Uint8Array }; made: null };
  credential: { given: { election: Uint8Array; code: string }; made: string };
  ballot: {
    given: { election: Uint8Array; code: string; plains: Plain[] };
    made: { ballot: string; tracker: string };
  };
  /** A code for each weight, in their order; the public list, in its own. */
  codes: { given: { group: string; uuid: string; weights: number[] }; made: { codes: string[]; credentials: string } };
  key: { given: { group: string }; made: { secret: string; message: string } };
  certificate: {
    given: { group: string; size: number; threshold: number; index: number };
    made: { secret: string; message: string };
  };
  polynomial: {
    given: { group: string; seed: string; certs: unknown };
    made: { message: string; commitment: string };
  };
  voutput: {
    given: { group: string; seed: string; certs: unknown; vinput: unknown; commitments: string[] };
    made: { message: string; secret: string };
  };
  decryption: {
    given: {
      election: Uint8Array;
      trustees: string;
      /** The events from the encrypted tally on, and their messages */
      chain: string;
      /** A private key, or the seed of a member of a ceremony */
      key: string;
      /** The private key that a member kept encrypted for themselves */
      kept: string | undefined;
    };
    made: { message: string; tally: string; shuffles: Shuffled[] };
  };
  shuffle: { given: { election: Uint8Array; tally: string }; made: { message: string; fingerprint: string } };
};

/** How far a task has come; a promise, so that others have time. */
export type Progress = (done: number, total: number) => Promise<void>;

/** The election that was read last: its tables are kept for the ballot. */
let lastRead: { fingerprint: string; election: Election<unknown> } | undefined;

function electionOf(bytes: Uint8Array): Election<unknown> {
  const own = fingerprint(bytes);
  if (lastRead?.fingerprint !== own) lastRead = { fingerprint: own, election: readElection(bytes) };
  return lastRead.election;
}

/** Calls back with how many pauses there were. */
function counted(progress: Progress, total: number): () => Promise<void> {
  let done = 0;
  return () => progress((done += 1), total);
}

const PERFORMED: {
  [Kind in keyof Tasks]: (given: Tasks[Kind]["given"], progress: Progress) => Promise<Tasks[Kind]["made"]>;
} = {
  async prepare({ election }) {
    await prepare(electionOf(election));
    return null;
  },

  async credential({ election, code }) {
    const { group, uuid } = electionOf(election);
    return publicCredential(group, uuid, code);
  },

  async ballot({ election: bytes, code, plains }, progress) {
    const election = electionOf(bytes);
    const ballot = write(await makeBallot(election, code, plains, counted(progress, pausesOf(election.forms))));
    return { ballot, tracker: trackerOf(ballot) };
  },

  async codes({ group: name, uuid, weights }, progress) {
    const group = groupOf(name);
    const pause = counted(progress, weights.length);
    const codes: string[] = [];
    const publics: { credential: string; weight: number }[] = [];
    for (const weight of weights) {
      const code = drawCode();
      codes.push(code);
      publics.push({ credential: publicCredential(group, uuid, code), weight });
      await pause();
    }
    return { codes, credentials: write(publicList(group, publics)) };
  },

  async key({ group: name }) {
    const { secret, publicKey } = generateKey(groupOf(name));
    return { secret: writePrivateKey(secret), message: write(publicKey) };
  },

  async certificate({ group: name, ...context }) {
    const secret = randomLetters();
    return { secret, message: write(certificate(groupOf(name), secret, context)) };
  },

  async polynomial({ group: name, seed, certs }, progress) {
    const group = groupOf(name);
    const certificates = readCertificates(group, certs);
    const made = await polynomial(group, seed, certificates, counted(progress, certificates.written.length));
    return { message: write(made), commitment: commitmentOf(made.coefexps) };
  },

  async voutput({ group: name, seed, certs, vinput: given, commitments }, progress) {
    const group = groupOf(name);
    const certificates = readCertificates(group, certs);
    const vinput = readVinput(given);
    if (commitments.length > 0 && !areAsCommitted(vinput, commitments)) throw new Refused("commitment");
    const pause = counted(progress, 2 * certificates.written.length);
    const { voutput: made, secret } = await voutput(group, seed, certificates, vinput, pause);
    return { message: write(made), secret: writePrivateKey(secret) };
  },

  async decryption({ election: bytes, trustees, chain, key, kept }, progress) {
    const election = electionOf(bytes);
    const secret = await secretOf(election.group, key.trim(), kept);
    const publicKey = election.group.write(election.group.generatorPower(secret));
    if (!trusteeKeys(trustees).includes(publicKey)) throw new Refused("not-yours");
    // Nothing is decrypted but what stands in the chain, shuffled by as many as must.
    const { tally: text, shuffles } = rebuild(chain, election.forms, trustees);
    const tally = readTally(text, election.forms);
    const made = await decrypt(election, secret, tally, counted(progress, countOf(tally)));
    return { message: write(made), tally: fingerprint(text), shuffles };
  },

  async shuffle({ election: bytes, tally: text }, progress) {
    const election = electionOf(bytes);
    const tally = readTally(text, election.forms);
    const message = write(await shuffle(election, tally, counted(progress, shufflePauses(election, tally))));
    return { message, fingerprint: fingerprint(message) };
  },
};

async function secretOf<E>(group: Group<E>, key: string, kept: string | undefined): Promise<bigint> {
  if (!isSeed(key)) return readPrivateKey(group, key);
  if (kept === undefined) throw new Refused("key");
  return openPrivateKey(group, key, kept);
}

export function perform<Kind extends keyof Tasks>(
  kind: Kind,
  given: Tasks[Kind]["given"],
  progress: Progress,
): Promise<Tasks[Kind]["made"]> {
  return PERFORMED[kind](given, progress);
}
