// Somebody trusted acts for another person: asked, accepted from a small telephone, done under a banner, seen, and ended.
import { mark, Person, TELEPHONE } from "../support/person.js";
import { expect, test } from "../support/town.js";

const IDEA = "Des bancs à l’ombre devant la gare, pour qui attend le car du soir";

test("who consented sees what is done in their name, and ends it", async ({ browser, town }) => {
  const sacha = await Person.signedIn(browser, town.url, "Sacha Fictif", TELEPHONE);
  const alix = await Person.signedIn(browser, town.url, "Alix Brouillon");

  await test.step("an offer of help names its acts, and tells nothing of who has the address", async () => {
    await alix.open("/compte");
    await alix.main.getByRole("link", { name: "Aide", exact: true }).click();
    await alix.look();
    const email = alix.main.getByLabel("Adresse de courriel de la personne à aider");
    await email.fill("sacha");
    await alix.main.getByRole("button", { name: "Demander son accord" }).click();
    await expect(alix.main.getByRole("alert")).toBeVisible();
    await expect(email).toHaveValue("sacha");
    await alix.look();
    await email.fill("sacha@demonstration.example");
    await alix.main.getByRole("button", { name: "Demander son accord" }).click();
    await expect(alix.main).toContainText("En attente d’une réponse.");
    await expect(alix.main).not.toContainText("Sacha Fictif");
  });

  await test.step("the person accepts, from a telephone", async () => {
    await sacha.open("/compte/aide");
    await sacha.look();
    await sacha.main.getByRole("button", { name: "Accepter l’aide proposée par Alix Brouillon" }).click();
    await expect(sacha.page.getByText("C’est accepté.")).toBeVisible();
    await sacha.look();
    expect(await sacha.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });

  await test.step("a contribution is written in their name, under the banner", async () => {
    await alix.open("/compte/aide");
    await alix.main.getByRole("link", { name: "Sacha Fictif" }).click();
    await expect(alix.main).toContainText("Vous agissez pour Sacha Fictif");
    await alix.look();
    await alix.main.getByRole("link", { name: "Contribuer", exact: true }).first().click();
    await alix.main.getByLabel("Titre").fill(IDEA);
    await alix.main.getByLabel("Texte").fill("On y attend longtemps, sans pouvoir s’asseoir.");
    await mark(alix.main.getByRole("checkbox", { name: /Sacha Fictif/ }));
    await alix.look();
    await alix.main.getByRole("button", { name: "Publier pour Sacha Fictif" }).click();
    await expect(alix.main.getByRole("link", { name: IDEA })).toBeVisible();
  });

  await test.step("the person sees it and ends the help", async () => {
    await sacha.open("/compte/aide");
    await expect(sacha.main.getByRole("link", { name: IDEA })).toBeVisible();
    await sacha.main.getByRole("button", { name: "Mettre fin à l’aide apportée par Alix Brouillon" }).click();
    await expect(sacha.page.getByText("L’aide a pris fin.")).toBeVisible();
    await sacha.look();
    await alix.page.reload();
    await expect(alix.main).toContainText("Cette aide a pris fin.");
    await expect(alix.main.getByRole("link", { name: "Contribuer", exact: true })).toHaveCount(0);
  });
});
