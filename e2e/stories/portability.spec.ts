// One body leaves by the command line and comes in elsewhere, from one engine to the other and back: the same public
// pages say the same, word for word.
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { APIRequestContext, Browser } from "@playwright/test";

import { Person } from "../support/person.js";
import { Empty, Town, command, expect, test } from "../support/town.js";

/** The slug of the demonstration's body. */
const BODY = "auray";
/** Pages compared at most, and at least: with fewer, the walk has lost its way. */
const [PAGES_MAX, PAGES_MIN] = [300, 60];
/** What is of the moment rather than of the body: where it is served, ids of requests, nonces. */
const OF_THE_MOMENT: [RegExp, string][] = [
  // Calendars fold their lines wherever the address puts the 75th byte (RFC 5545, section 3.1).
  [/\r\n /g, ""],
  [/http:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?/g, "http://ici"],
  [/name="request_id" value="[^"]*"/g, 'name="request_id"'],
  [/nonce(="|-)[A-Za-z0-9+/_=-]+/g, "nonce"],
];

type Pages = Map<string, string>;

/** The pages a visitor comes to by links from the home page, as they are said. */
async function walk(request: APIRequestContext, url: string): Promise<Pages> {
  const pages: Pages = new Map();
  const waiting = ["/"];
  for (let path = waiting.shift(); path && pages.size < PAGES_MAX; path = waiting.shift()) {
    if (pages.has(path)) continue;
    pages.set(path, await said(request, url, path));
    for (const [, href] of pages.get(path)?.matchAll(/ href="(\/[^"#]*)/g) ?? []) {
      const next = drawn(href?.replaceAll("&amp;", "&") ?? "");
      // What is pressed holds the address of the site where nothing here can replace it; the page it is made from is compared.
      // People are numbered anew in each file of a conversation.
      const isAPage = !/^\/(assets|static|connexion|boite|suivre|langue)\b|^\/textes\/.*\.(odt|pdf)$|^\/conversations\/.*votes\.csv$/.test(next);
      if (isAPage && !pages.has(next)) waiting.push(next);
    }
  }
  return pages;
}

/** Contributions come in an order drawn by lot for each visitor: this one is given the number it is drawn with. */
function drawn(path: string): string {
  const isDrawn = /^\/consultations\/[0-9a-f-]{36}(\?|$)/.test(path) && !/[?&](tri|graine)=/.test(path);
  return isDrawn ? `${path}${path.includes("?") ? "&" : "?"}graine=7` : path;
}

/** A page without what is of the moment; of another kind of file, what it holds. */
async function said(request: APIRequestContext, url: string, path: string): Promise<string> {
  const answer = await request.get(url + path, { maxRedirects: 0 });
  const text = (await answer.body()).toString("utf8");
  return `${answer.status()} ${OF_THE_MOMENT.reduce((text, [moment, word]) => text.replace(moment, word), text)}`;
}

/** The first line that differs, to be read. */
function difference(before: string, after: string): string {
  const [one, other] = [before, after].map((text) => text.replaceAll(">", ">\n").split("\n"));
  const place = one?.findIndex((line, rank) => line !== other?.[rank]) ?? 0;
  return `${one?.slice(place, place + 3).join("\n")}\n  instead of\n${other?.slice(place, place + 3).join("\n")}`;
}

/** Ends the conversation of the demonstration: the key by which people are found again does not travel, so an open one ends. */
async function closeConversation(browser: Browser, url: string): Promise<void> {
  const chair = await Person.signedIn(browser, url, "Dominique Modèle");
  await chair.page.goto("/conversations");
  await chair.main.getByRole("link", { name: "Se déplacer à Auray au quotidien" }).click();
  await chair.main.getByText("Clore avant la date").click();
  await chair.main.getByRole("button", { name: "Clore la conversation" }).click();
  await expect(chair.main).toContainText("Close");
  await chair.leave();
}

/** Erases the electoral roll: it is sealed with a key that does not travel, and stays behind with the proofs that it gave. */
async function eraseRoll(browser: Browser, url: string): Promise<void> {
  const agent = await Person.signedIn(browser, url, "Camille Exemple");
  await agent.page.goto("/liste-electorale/listes");
  await agent.main.getByRole("table").getByRole("link").first().click();
  await agent.confirm("Effacer cette liste", "Effacer la liste");
  await expect(agent.main).toContainText("La liste est effacée");
  await agent.leave();
  // Proofs end one after the other, by the worker.
  const visitor = await Person.visitor(browser, url);
  await expect(async () => {
    await visitor.page.goto("/groupes/personnes-inscrites-sur-la-liste-electorale");
    await expect(visitor.main).toContainText("Aucun membre aujourd’hui", { timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  await visitor.leave();
}

test("a body goes from one engine to the other and back without a word changed", async ({ browser, playwright }, { project }) => {
  const engine = String(project.metadata["engine"]);
  // From the engine of the project, by the other, to the first again; by the same where there is only one.
  const hasBoth = Boolean(process.env.PARVIS_TEST_POSTGRES);
  expect(hasBoth || !process.env.PARVIS_TEST_EVERYTHING, "everything is to be tried, and PARVIS_TEST_POSTGRES names no server").toBe(true);
  const other = !hasBoth ? "sqlite" : engine === "sqlite" ? "postgresql" : "sqlite";
  const archives = mkdtempSync(join(tmpdir(), "parvis-e2e-archives-"));
  const request = await playwright.request.newContext({
    extraHTTPHeaders: { "accept-language": "fr-FR" },
  });
  const town = await Town.open(engine);
  const places = [new Empty(other), new Empty(engine)];
  try {
    await closeConversation(browser, town.url);
    await eraseRoll(browser, town.url);
    const before = await walk(request, town.url);
    expect(before.size).toBeGreaterThan(PAGES_MIN);
    await town.stop();
    let from = town.place;
    for (const [rank, place] of places.entries()) {
      const folder = join(archives, String(rank));
      mkdirSync(folder);
      command("export", ...from, "--body", BODY, "--to", folder);
      const [archive] = readdirSync(folder);
      command("import", join(folder, archive ?? ""), ...place.place);
      from = place.place;
      const { url, end } = await place.serve();
      const faults: string[] = [];
      for (const [path, text] of before) {
        const now = await said(request, url, path);
        if (now !== text) faults.push(`${path}\n${difference(now, text)}`);
      }
      await end();
      expect(faults, `after the passage ${rank + 1}`).toEqual([]);
    }
    console.log(`${before.size} pages compared after each of two passages, ${engine} → ${other} → ${engine}`);
  } finally {
    await request.dispose();
    await town.close();
    for (const place of places) place.forget();
    rmSync(archives, { recursive: true, force: true });
  }
});
