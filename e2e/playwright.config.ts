// The browser's stories, on each engine. Each worker starts its own Parvis, on a copy of one demonstration.
import { tmpdir } from "node:os";
import { join } from "node:path";

import { defineConfig, devices } from "@playwright/test";

// Workers inherit it.
process.env.PARVIS_SEEDED ??= join(tmpdir(), `parvis-seeded-${process.pid}`);

/**
 * What is told on PostgreSQL too: the whole decision, and where several write at once. What the others show of the database is
 * told on both engines by the features' own stories.
 */
const ON_BOTH = ["decision.spec.ts", "election.spec.ts", "sitting.spec.ts", "together.spec.ts"];

/** What computes for the machine's two cores at once, a whole urn verified in the slower group: told by itself, after the others. */
const ALONE = ["ceremony.spec.ts"];

const hasPostgres = Boolean(process.env.PARVIS_TEST_POSTGRES);
if (!hasPostgres) {
  console.log("skipped on PostgreSQL: PARVIS_TEST_POSTGRES names no server");
} else {
  console.log(`on PostgreSQL: ${ON_BOTH.join(", ")}`);
}

export default defineConfig({
  testDir: "stories",
  timeout: 900_000,
  expect: { timeout: 15_000 },
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  reporter: [["list"], ["./support/failures.ts"]],
  use: {
    ...devices["Desktop Chrome"],
    viewport: { width: 1280, height: 900 },
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
    launchOptions: {
      executablePath: process.env.PARVIS_CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
    actionTimeout: 20_000,
    navigationTimeout: 30_000,
    // What a trace keeps of each step costs more than the step; a failure says what the page was without it.
    trace: process.env.PARVIS_TRACE ? "retain-on-failure" : "off",
  },
  globalTeardown: "./support/forget-seeded.ts",
  projects: [
    ...onEngine("sqlite", "*.spec.ts"),
    ...(hasPostgres ? onEngine("postgresql", ON_BOTH) : []),
    {
      name: "alone",
      metadata: { engine: "sqlite" },
      testMatch: ALONE,
      dependencies: ["sqlite", ...(hasPostgres ? ["postgresql"] : [])],
    },
  ],
});

/** The stories of an engine, after the demonstration they begin with: PostgreSQL's is a backup of SQLite's. */
function onEngine(engine: string, told: string | string[]) {
  const [seeding, metadata] = [`${engine}-seeded`, { engine }];
  const before = engine === "sqlite" ? [] : ["sqlite-seeded"];
  return [
    { name: seeding, metadata, testDir: "support", testMatch: "seeded.setup.ts", dependencies: before },
    { name: engine, metadata, testMatch: told, testIgnore: ALONE, dependencies: [seeding] },
  ];
}
