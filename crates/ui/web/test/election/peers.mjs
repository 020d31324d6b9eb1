// What the tests of elections hold ours against: the official program, and elections that it held. When one of them is
// absent the tests say so; the program must be there where everything is tried.

import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const SHARED = fileURLToPath(new URL("../../../../../../shared/data/elections", import.meta.url));

/** Options of a test that needs something: skipped by name when it is absent. */
const needing = (name, isThere) => (isThere ? {} : { skip: `${name} is absent` });

const hasTool = () => {
  try {
    execFileSync("belenios-tool", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
};

export const withShared = needing("the folder of shared elections", existsSync(SHARED));
export const withTool = needing("belenios-tool", hasTool());

if (withTool.skip && process.env.PARVIS_TEST_EVERYTHING) throw new Error(`${withTool.skip}, and PARVIS_TEST_EVERYTHING wants everything tried`);
