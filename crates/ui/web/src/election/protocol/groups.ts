// Which group an election names.

import { ED25519 } from "./ed25519";
import { type Group, Refused } from "./group";
import { modularGroup } from "./modular";
import { BELENIOS_2048, RFC_3526_2048 } from "./parameters";

const GROUPS: readonly Group<unknown>[] = [ED25519, modularGroup(BELENIOS_2048), modularGroup(RFC_3526_2048)];

/** The group of a name. What its members are is its own affair: they only go back to it. */
export function groupOf(name: unknown): Group<unknown> {
  const found = GROUPS.find((group) => group.name === name);
  if (found === undefined) throw new Refused("group");
  return found;
}
