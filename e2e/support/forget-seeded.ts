// After all stories: the folder of the demonstrations they were copies of. Databases end with their server.
import { rmSync } from "node:fs";

export default function forget(): void {
  rmSync(process.env.PARVIS_SEEDED ?? "", { recursive: true, force: true });
}
