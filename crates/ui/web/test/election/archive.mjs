// Archives of elections: read, and written.

import { createHash } from "node:crypto";

const BLOCK_BYTES = 512;
export const sha256 = (content) => createHash("sha256").update(content).digest("hex");

/** The events of an archive, and its messages by their hash. */
export const readArchive = (bytes) => {
  const data = new Map();
  const events = [];
  for (let at = 0; at < bytes.length; ) {
    const name = bytes.subarray(at, at + 100).toString().replace(/\0.*$/s, "");
    const length = parseInt(bytes.subarray(at + 124, at + 135).toString(), 8);
    const content = bytes.subarray(at + BLOCK_BYTES, at + BLOCK_BYTES + length);
    if (name.endsWith(".data.json")) data.set(name.slice(0, 64), content);
    if (name.endsWith(".event.json")) events.push(JSON.parse(content.toString()));
    at += BLOCK_BYTES + Math.ceil(length / BLOCK_BYTES) * BLOCK_BYTES;
  }
  const message = (hash) => JSON.parse(data.get(hash).toString());
  const of = (type) => events.filter((event) => event.type === type);
  const setup = message(of("Setup")[0].payload);
  const tallied = of("EncryptedTally")[0];
  return {
    election: data.get(setup.election),
    trustees: data.get(setup.trustees).toString(),
    credentials: message(setup.credentials),
    ballots: of("Ballot").map((event) => data.get(event.payload).toString()),
    tally: tallied && data.get(message(tallied.payload).encrypted_tally).toString(),
    shuffles: of("Shuffle").map((event) => message(message(event.payload).payload)),
    decryptions: of("PartialDecryption").map((event) => {
      const { owner, payload } = message(event.payload);
      return { owner, decryption: message(payload) };
    }),
  };
};

/** Writes an archive: what is said in it, in its order. */
export const archiveWriter = (timeSeconds) => {
  const blocks = [];
  let [parent, height] = [undefined, 0];
  const member = (name, content) => {
    const header = Buffer.alloc(BLOCK_BYTES);
    const field = (at, text) => header.write(text, at);
    field(0, name);
    field(100, "0000644\0");
    field(108, "0000000\0");
    field(116, "0000000\0");
    field(124, `${content.length.toString(8).padStart(11, "0")}\0`);
    field(136, `${timeSeconds.toString(8).padStart(11, "0")}\0`);
    field(148, "        ");
    field(156, "0");
    const sum = header.reduce((total, byte) => total + byte, 0);
    field(148, `${sum.toString(8).padStart(6, "0")}\0 `);
    blocks.push(header, content, Buffer.alloc((BLOCK_BYTES - (content.length % BLOCK_BYTES)) % BLOCK_BYTES));
  };
  const put = (content) => {
    const bytes = Buffer.from(content);
    const hash = sha256(bytes);
    member(`${hash}.data.json`, bytes);
    return hash;
  };
  member("BELENIOS", Buffer.from(JSON.stringify({ version: 1, timestamp: String(timeSeconds) })));
  return {
    put,
    event(type, payload) {
      const bytes = Buffer.from(JSON.stringify({ ...(parent && { parent }), height, type, ...(payload && { payload }) }));
      parent = sha256(bytes);
      height += 1;
      member(`${parent}.event.json`, bytes);
    },
    bytes: () => Buffer.concat(blocks),
  };
};
