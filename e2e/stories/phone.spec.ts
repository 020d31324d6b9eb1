// An agent opens a consultation from a telephone: from « Nouveau parcours » to the question everybody answers, with
// fewer fields than the agent's ten minutes allow.
import type { Locator, Page } from "@playwright/test";

import { Person } from "../support/person.js";
import { expect, test } from "../support/town.js";

/** A small telephone, touched. */
const TELEPHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
/** The agent's ten minutes: fewer fields than this, all pages counted. */
const FIELDS_MAX = 25;
const TITLE = "La place de la Fontaine";
const QUESTION = "Que faut-il changer sur la place de la Fontaine ?";

/** The fields one meets on the page in front: a group of choices is one, what is hidden or folded in the menu is none. */
async function fieldsOf(page: Page): Promise<string[]> {
  const path = new URL(page.url()).pathname;
  const names = await page
    .locator("main :is(input, textarea, select)")
    .evaluateAll((all) =>
      all
        .filter((one) => (one as HTMLInputElement).type !== "hidden")
        .map((one) => (one as HTMLInputElement).name),
    );
  return names.map((name) => `${path} ${name}`);
}

test("an agent opens a consultation from a telephone", async ({ browser, town }) => {
  const agent = await Person.signedIn(browser, town.url, "Camille Exemple", TELEPHONE);
  const { page } = agent;
  const met = new Set<string>();

  /** Touches what leads to another page, and waits for it. */
  const go = async (link: Locator) => {
    const loaded = page.waitForEvent("load");
    await link.tap();
    await loaded;
  };

  /** Looks at the page in front as a thumb meets it, and counts its fields. */
  const meet = async () => {
    await agent.look();
    expect(await page.evaluate(() => document.documentElement.scrollWidth), page.url()).toBeLessThanOrEqual(360);
    for (const field of await fieldsOf(page)) met.add(field);
  };

  await test.step("the menu leads to a new parcours", async () => {
    await page.goto("/");
    await page.getByRole("banner").or(page.getByRole("navigation", { name: "Menu principal" }))
      .locator("summary").filter({ hasText: "Menu" }).first().tap();
    await go(page.getByRole("navigation", { name: "Menu principal" }).getByRole("link", { name: "Parcours" }));
    await go(agent.main.getByRole("link", { name: "Nouveau parcours" }));
    await meet();
  });

  await test.step("a few questions, the template among them", async () => {
    await agent.main.getByLabel("Quel est l’objet de ce parcours").fill(TITLE);
    await agent.main.getByLabel("Quel groupe le mène").selectOption({ index: 1 });
    // A thumb touches the words: the circle is theirs.
    await agent.main.locator("label").filter({ hasText: /^Consultation$/ }).tap();
    await expect(agent.main.getByRole("radio", { name: "Consultation", exact: true })).toBeChecked();
    await go(agent.main.getByRole("button", { name: "Continuer" }));
    await meet();
    await agent.main.getByLabel("Quelle question posez-vous aux habitants").fill(QUESTION);
    await expect(agent.main.getByRole("table", { name: "Le calendrier" })).toContainText("Recueillir les contributions");
    await go(agent.main.getByRole("button", { name: "Préparer ce parcours" }));
    await expect(page).toHaveURL(/\/parcours\/[0-9a-f-]{36}/);
    await meet();
  });

  await test.step("started, the consultation is published", async () => {
    await agent.main.locator("summary").filter({ hasText: "Démarrer ce parcours" }).tap();
    await go(agent.main.getByRole("button", { name: "Démarrer ce parcours" }));
    await agent.stands("Recueillir les contributions", "En cours");
    await meet();
    await go(agent.main.getByRole("link", { name: "Voir la consultation" }).first());
    await expect(page).toHaveURL(/\/consultations\/[0-9a-f-]{36}/);
    expect(met.size, [...met].join("\n")).toBeGreaterThan(3);
    expect(met.size, [...met].join("\n")).toBeLessThan(FIELDS_MAX);
    console.log(`fields met: ${met.size}`);
  });

  await test.step("an inhabitant finds the question on theirs", async () => {
    const inhabitant = await Person.visitor(browser, town.url, TELEPHONE);
    await inhabitant.open(new URL(page.url()).pathname);
    await expect(inhabitant.main).toContainText(QUESTION);
    await expect(inhabitant.main.getByRole("link", { name: /Contribuer|contribution/i }).first()).toBeVisible();
    await inhabitant.open("/");
    await expect(inhabitant.main).toContainText(TITLE);
  });
});
