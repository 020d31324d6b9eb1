// The browser's stories, on each engine. Each worker starts its own Parvis.
import { defineConfig, devices } from "@playwright/test";

const hasPostgres = Boolean(process.env.PARVIS_TEST_POSTGRES);
if (!hasPostgres) {
  console.log("skipped on PostgreSQL: PARVIS_TEST_POSTGRES names no server");
} else {
  console.log("skipped on PostgreSQL: offline.spec.ts, which is the browser's alone");
}

export default defineConfig({
  testDir: "stories",
  timeout: 900_000,
  expect: { timeout: 15_000 },
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  reporter: [["list"]],
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
    trace: "retain-on-failure",
  },
  projects: [
    { name: "sqlite", metadata: { engine: "sqlite" } },
    // What a browser keeps and sends later is the same whatever the engine behind.
    ...(hasPostgres
      ? [{ name: "postgresql", metadata: { engine: "postgresql" }, testIgnore: "offline.spec.ts" }]
      : []),
  ],
});
