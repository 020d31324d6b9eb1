// On paper: an act, minutes, a text, as somebody prints them for a room without screens.
import type { Page } from "@playwright/test";

import { Person } from "../support/person.js";
import { expect, test } from "../support/town.js";

/** What only a screen needs. */
const ON_SCREEN = [
  "nav",
  ".skip-link",
  "[role=search]",
  ".breadcrumb",
  ".pagination",
  "button",
  ".button",
  "form:not(.printed)",
  ".links",
  "#offline-bar",
];

/** A page of paper, A4 within its margins, in pixels of CSS. */
const PAPER = { width: 658, height: 971 };

async function firstOf(visitor: Person, list: string, pattern: RegExp): Promise<string> {
  await visitor.page.goto(list);
  const links = await visitor.main.getByRole("link").evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).pathname));
  const found = links.find((path) => pattern.test(path));
  expect(found, `${list} leads to ${pattern}`).toBeDefined();
  return found ?? "";
}

/** What a printed page still shows of these. */
async function shown(page: Page, selectors: string[]): Promise<string[]> {
  return page.evaluate(
    (all) =>
      all.filter((selector) =>
        [...document.querySelectorAll(selector)].some((element) => element.checkVisibility({ visibilityProperty: true })),
      ),
    selectors,
  );
}

test("an act, minutes and a text are readable on paper", async ({ browser, town }, info) => {
  const visitor = await Person.visitor(browser, town.url);
  const act = await firstOf(visitor, "/actes", /^\/actes\/[0-9a-f-]{36}$/);
  const text = await firstOf(visitor, "/textes", /^\/textes\/[0-9a-f-]{36}$/);
  await visitor.page.goto("/reunions");
  const meetings = await visitor.main.getByRole("link").evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).pathname));
  let minutes = "";
  for (const meeting of meetings.filter((path) => /^\/reunions\/[0-9a-f-]{36}$/.test(path))) {
    const answer = await visitor.page.goto(`${meeting}/compte-rendu`);
    const isThere = new URL(visitor.page.url()).pathname === `${meeting}/compte-rendu`;
    if (isThere && answer?.status() === 200 && (await visitor.page.locator("main article, main h2").count()) > 0) {
      minutes = `${meeting}/compte-rendu`;
      break;
    }
  }
  expect(minutes, "minutes that everyone reads").not.toBe("");

  for (const [name, path] of Object.entries({ act, text, minutes })) {
    await test.step(name, async () => {
      await visitor.page.goto(path);
      const said = await visitor.main.innerText();
      await visitor.page.emulateMedia({ media: "print" });
      await visitor.page.setViewportSize(PAPER);
      expect(await shown(visitor.page, ON_SCREEN), `${path}: only for a screen`).toEqual([]);
      await expect(visitor.main.getByRole("heading", { level: 1 })).toBeVisible();
      // What is read on the screen is read on paper: its paragraphs, tables and headings are all there.
      const printed = await visitor.main.innerText();
      const lost = said.split("\n").filter((line) => line.length > 80 && !printed.includes(line));
      expect(lost, `${path}: read on the screen only`).toEqual([]);
      // Dark on white, and nothing cut at the edge of the paper.
      expect(await visitor.faultsOfColour(), path).toEqual([]);
      const ground = await visitor.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      expect(["rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"], `${path}: no ink for the ground`).toContain(ground);
      const overflow = await visitor.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, `${path}: wider than the paper`).toBeLessThanOrEqual(0);
      // A link that leaves the site says where it goes.
      const silent = await visitor.main.locator("a[href^='http']").evaluateAll((all) =>
        all
          .filter((link) => link.checkVisibility() && !getComputedStyle(link, "::after").content.includes((link as HTMLAnchorElement).getAttribute("href") ?? ""))
          .map((link) => link.outerHTML),
      );
      expect(silent, `${path}: links without their address`).toEqual([]);
      const paper = await visitor.page.pdf({ format: "A4", tagged: true, path: info.outputPath(`${name}.pdf`) });
      expect(paper.subarray(0, 5).toString()).toBe("%PDF-");
      await visitor.page.emulateMedia({ media: "screen" });
    });
  }
  await visitor.leave();
});
