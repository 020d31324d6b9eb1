// Without an e-mail address of one's own: an agent takes part in the name of who is present, who claims it at home with the code of
// the receipt; letters with a code are made for window envelopes; two people share one mailbox.
import { mark, Person, TELEPHONE } from "../support/person.js";
import { expect, test } from "../support/town.js";

const NAME = "Éléonore Le Goff-Kerbrat de la Ville-aux-Clercs";
const IDEA = "Un banc à l’ombre devant l’accueil de la mairie, pour ceux qui attendent debout";

test("what an agent did at the desk is claimed at home, from a telephone", async ({ browser, town }) => {
  const agent = await Person.signedIn(browser, town.url, "Camille Exemple");
  const own = await Person.visitor(browser, town.url, TELEPHONE);
  let code = "";
  let written = "";

  await test.step("nothing is done without consent, and what was typed stays", async () => {
    await agent.open("/guichet");
    const name = agent.main.getByLabel("Le nom sous lequel la personne veut être connue");
    await name.fill(NAME);
    await agent.main.getByRole("button", { name: "Recevoir cette personne" }).click();
    await expect(agent.main.getByRole("alert")).toContainText("Sans l’accord de la personne présente");
    await expect(name).toHaveValue(NAME);
    await agent.look();
    await mark(agent.main.getByRole("checkbox", { name: /La personne est présente/ }));
    await agent.main.getByRole("button", { name: "Recevoir cette personne" }).click();
    await expect(agent.main).toContainText(`Vous agissez au guichet au nom de ${NAME}`);
    await agent.look();
  });

  await test.step("a contribution is written in their name, under the banner", async () => {
    await agent.main.getByRole("link", { name: "Contribuer", exact: true }).first().click();
    await expect(agent.main).toContainText(`Vous agissez au guichet au nom de ${NAME}`);
    await agent.main.getByLabel("Titre").fill(IDEA);
    await agent.main.getByLabel("Son texte").fill("On y attend longtemps, sans pouvoir s’asseoir.");
    await mark(agent.main.getByRole("checkbox", { name: new RegExp(NAME) }));
    await agent.look();
    await agent.main.getByRole("button", { name: "Publier en son nom" }).click();
    const done = agent.main.getByRole("link", { name: IDEA });
    written = (await done.getAttribute("href")) ?? "";
    await agent.look();
  });

  await test.step("the receipt says what was done, with a code", async () => {
    await agent.main.getByRole("button", { name: "Terminer et faire le reçu" }).click();
    await expect(agent.main).toContainText(IDEA);
    code = (await agent.main.locator("code").first().textContent()) ?? "";
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/);
    await agent.look();
  });

  await test.step("a code that is wrong is refused without a hint, then the right one opens the account", async () => {
    await own.open("/code");
    await own.main.getByLabel("Votre code").fill("2222 2222 2222");
    await own.main.getByRole("button", { name: "Utiliser ce code" }).click();
    await expect(own.main.getByRole("alert")).toContainText("Ce code ne sert pas");
    await own.look();
    await own.main.getByLabel("Votre code").fill(code.toLowerCase().replaceAll("-", " "));
    await own.main.getByRole("button", { name: "Utiliser ce code" }).click();
    await expect(own.main).toContainText("Le code est bon");
    await expect(own.main.getByRole("link", { name: "Donner une adresse de courriel" })).toBeVisible();
    await own.look();
    expect(await own.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await own.open(written);
    await expect(own.main.getByRole("link", { name: /modifier|corriger/i }).first()).toBeVisible();
  });

  await test.step("claimed, the visit says that nobody acts in their name any more", async () => {
    await agent.open("/guichet");
    await agent.main.getByRole("link", { name: NAME }).first().click();
    await expect(agent.main).toContainText("Cette personne a repris son compte");
    await agent.look();
  });

  await test.step("an address is given, and proved by its link", async () => {
    await own.open("/code/adresse");
    await own.main.getByLabel("Votre adresse de courriel").fill("eleonore@demonstration.example");
    await own.main.getByRole("button", { name: "Envoyer le lien" }).click();
    await expect(own.main).toContainText("Un lien vient de partir");
    await expect(async () => {
      await own.page.goto("/boite");
      await own.main.getByRole("link", { name: /votre adresse/ }).first().click({ timeout: 1_000 });
    }).toPass({ timeout: 20_000 });
    await own.main.getByRole("link", { name: /\/code\/adresse\// }).click();
    await own.look();
    await own.main.getByRole("button", { name: "Oui, c’est la mienne" }).click();
    await expect(own.main).toContainText("eleonore@demonstration.example");
  });
});

test("letters with a code are made once, and a lost one again", async ({ browser, town }) => {
  const agent = await Person.signedIn(browser, town.url, "Camille Exemple");
  await agent.open("/guichet/courriers");
  await agent.main.getByLabel("Nom de l’envoi, pour les agents").fill("Résidence du Loch");
  const list = agent.main.getByLabel("Les personnes, une par ligne");
  await list.fill("Odile Croquis;4 rue Inventée | 56400 AURAY;Centre\nIwan Parabole");
  await agent.main.getByRole("button", { name: "Préparer cet envoi" }).click();
  await expect(agent.main.getByRole("alert")).toContainText("Ligne 2");
  await expect(list).toHaveValue(/Odile Croquis/);
  await agent.look();
  await list.fill("Odile Croquis;4 rue Inventée | 56400 AURAY;Centre\nIwan Parabole;18 rue Inventée | 56400 AURAY;");
  await agent.main.getByRole("button", { name: "Préparer cet envoi" }).click();
  await agent.look();
  const [file] = await Promise.all([
    agent.page.waitForEvent("download"),
    agent.main.getByRole("button", { name: "Produire les 2 lettres (PDF)" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe("courriers.pdf");
  await agent.page.reload();
  await expect(agent.main).toContainText("Des lettres ont déjà été produites");
  await agent.look();
  const [one] = await Promise.all([
    agent.page.waitForEvent("download"),
    agent.main.getByRole("button", { name: "Refaire la lettre de Iwan Parabole" }).click(),
  ]);
  expect(one.suggestedFilename()).toBe("courriers.pdf");
});

test("somebody who shares a mailbox contributes under their own name", async ({ browser, town }) => {
  const visitor = await Person.visitor(browser, town.url);
  await visitor.open("/consultations");
  await visitor.main.getByRole("article").first().getByRole("link").first().click();
  const consultation = new URL(visitor.page.url()).pathname;
  await visitor.open(`${consultation}/contribuer`);
  await visitor.main.locator("[name=titre]").fill("Des horaires le samedi");
  await visitor.main.locator("[name=texte]").fill("Pour ceux qui travaillent la semaine.");
  await visitor.main.locator("[name=nom]").fill("Jean Partage");
  await visitor.main.locator("[name=email]").fill("sacha@demonstration.example");
  await mark(visitor.main.locator("[name=nom_visible]"));
  await visitor.main.getByRole("button", { name: "Envoyer", exact: true }).click();
  const letter = visitor.main.getByRole("row").filter({ hasText: "sacha@" });
  await expect(async () => {
    await visitor.page.goto("/boite");
    await letter.getByRole("link").first().click({ timeout: 1_000 });
    await expect(visitor.main.getByRole("link", { name: /\/consultations\/confirmer\// })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  await visitor.main.getByRole("link", { name: /\/consultations\/confirmer\// }).click();
  await visitor.look();
  await mark(visitor.main.getByRole("radio", { name: /Jean Partage, quelqu’un d’autre/ }));
  await visitor.main.getByRole("button", { name: "Confirmer et publier" }).click();
  await expect(visitor.main).toContainText("Jean Partage");
  await expect(visitor.page.getByRole("banner")).toContainText("Jean Partage");
  await visitor.look();
});
