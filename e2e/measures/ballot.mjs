// How long the page of a voter takes to encrypt a ballot in Chromium whose processor is slowed down. What is to be measured is
// read on the standard input, the times are written on the standard output, both as JSON: `cargo xtask bench` asks.
import { text } from "node:stream/consumers";

import { chromium } from "@playwright/test";

/** The address of the site, the cookies of a voter, where they vote with which code, how much slower, how many times. */
const { origin, cookies, votes, rate, runs } = JSON.parse(await text(process.stdin));

const browser = await chromium.launch({
  executablePath: process.env.PARVIS_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
});
try {
  const context = await browser.newContext({ baseURL: origin, locale: "fr-FR" });
  const jar = cookies.split("; ").map((cookie) => {
    const [name, ...value] = cookie.split("=");
    return { name, value: value.join("="), url: origin };
  });
  await context.addCookies(jar);
  // DevTools slows the thread of a page and none of its workers: the page computes by itself, as it does in a browser that has
  // no such workers.
  await context.addInitScript(() => {
    delete globalThis.Worker;
  });
  const told = [];
  for (const { name, path, code } of votes) {
    const times = [];
    for (let run = 0; run < runs; run++) times.push(await encryption(context, path, code));
    told.push({ name, times });
  }
  process.stdout.write(JSON.stringify({ version: browser.version(), told }));
} finally {
  await browser.close();
}

/** Goes as far as the check, then measures from the press on the button to the tracker, in milliseconds. Nothing is sent. */
async function encryption(context, path, code) {
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate });
  await page.goto(`${path}/voter`);
  await page.locator("fieldset[data-question] input").first().check({ force: true });
  await page.locator("[data-scrutin-code]").fill(code);
  await page.locator("[data-scrutin-next]").click();
  await page.locator('[data-scrutin-step="check"]').waitFor({ state: "visible", timeout: 120_000 });
  const time = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const tracker = document.querySelector("[data-scrutin-tracker]");
        const begun = performance.now();
        const watching = new MutationObserver(() => {
          watching.disconnect();
          resolve(performance.now() - begun);
        });
        watching.observe(tracker, { childList: true, characterData: true, subtree: true });
        document.querySelector("[data-scrutin-encrypt]").click();
      }),
  );
  await page.close();
  return time;
}
