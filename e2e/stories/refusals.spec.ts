// Pages that links do not lead to: one that is nowhere, one that is not for who asks, one that opens once. They are read as the
// others are.
import { Person } from "../support/person.js";
import { expect, test } from "../support/town.js";

test("what is nowhere, what is forbidden and a link that signs in can be read by everybody", async ({ browser, town }) => {
  const person = await Person.visitor(browser, town.url);

  await test.step("a page that is nowhere", async () => {
    const answer = await person.page.goto("/une-page-qui-n-existe-pas");
    expect(answer?.status()).toBe(404);
    await expect(person.main.getByRole("heading", { level: 1 })).toBeVisible();
    await person.look();
  });

  const link = await test.step("the page of a link that signs in", async () => {
    await person.openLink("Dominique Modèle");
    await person.look();
    return person.page.url();
  });

  await test.step("a page for agents only, by somebody else", async () => {
    await person.main.getByRole("button", { name: /connecter/i }).click();
    await expect(person.page.getByRole("banner")).toContainText("Dominique Modèle");
    const answer = await person.page.goto("/parcours/modeles/importer");
    expect(answer?.status()).toBe(403);
    await expect(person.main.getByRole("heading", { level: 1 })).toBeVisible();
    await person.look();
  });

  await test.step("the same link once it has served", async () => {
    const other = await Person.visitor(browser, town.url);
    await other.page.goto(link);
    await expect(other.main.getByRole("heading", { level: 1 })).toBeVisible();
    await other.look();
    await other.leave();
  });

  await person.leave();
});
