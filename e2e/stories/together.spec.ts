// Several people write one draft at the same time: two at a desk and on a telephone, one of them without network for a while,
// and a third without any script, whose change meets theirs.
import { Person } from "../support/person.js";
import { expect, test } from "../support/town.js";

const TEXT = "# Règlement du jardin\n\n## Article 1 – Horaires\n\nLe jardin ouvre à huit heures.\n\nIl ferme à vingt heures.\n";

test("two write the same draft, one loses the network, one has no script", async ({ browser, town }) => {
  const secretary = await Person.signedIn(browser, town.url, "Alix Brouillon");
  const chair = await Person.signedIn(browser, town.url, "Dominique Modèle", { viewport: { width: 360, height: 740 } });
  let text = "";

  const editor = (person: Person) => person.main.getByRole("textbox", { name: "Texte" });
  const state = (person: Person) => person.main.locator("[data-state]");
  const kept = async (person: Person) => expect(state(person)).toHaveText("Tout ce que vous avez écrit est gardé.");
  const typeAfter = async (person: Person, words: string, typed: string) => {
    await editor(person).getByText(words).click();
    await person.page.keyboard.press("End");
    await person.page.keyboard.type(typed);
  };

  await test.step("a draft is opened by both", async () => {
    await secretary.open("/textes/nouveau");
    await secretary.main.getByLabel("Titre").fill("Règlement du jardin");
    await secretary.main.getByLabel("Groupe").selectOption({ label: "Groupe de travail Numérique et société" });
    await secretary.main.getByRole("textbox", { name: "Texte" }).fill(TEXT);
    await secretary.main.getByRole("button", { name: "Apporter le texte" }).click();
    await expect(secretary.page).toHaveURL(/\/textes\/[0-9a-f-]{36}/);
    text = new URL(secretary.page.url()).pathname;
    const refused: string[] = [];
    secretary.page.on("console", (message) => {
      if (message.type() === "error") refused.push(message.text());
    });
    await secretary.main.getByRole("link", { name: "Écrire à plusieurs" }).click();
    await kept(secretary);
    await chair.open(`${text}/ecrire`);
    await kept(chair);
    await expect(secretary.main.getByRole("status").filter({ hasText: "Dominique Modèle est là." })).toBeVisible();
    await expect(secretary.main.getByRole("list", { name: "Qui écrit" })).toContainText("Alix Brouillon (vous)");
    await expect(editor(secretary).locator(".line-title-2")).toContainText("Article 1 – Horaires");
    await expect(editor(secretary), "no mark is shown").not.toContainText("##");
    await secretary.look();
    await chair.look();
    expect(refused, "the page allows what it needs, and nothing is refused").toEqual([]);
  });

  await test.step("each sees what the other writes", async () => {
    await typeAfter(secretary, "Le jardin ouvre", " Il ouvre à neuf heures l’hiver.");
    await typeAfter(chair, "Il ferme à vingt", " Le dimanche, à dix-neuf heures.");
    for (const person of [secretary, chair]) {
      await expect(editor(person)).toContainText("Il ouvre à neuf heures l’hiver.");
      await expect(editor(person)).toContainText("Le dimanche, à dix-neuf heures.");
      await kept(person);
    }
    await expect(secretary.main.locator(".caret-name")).toHaveText("Dominique Modèle");
    const title = secretary.main.getByLabel("Titre", { exact: true });
    await title.fill("Règlement du jardin partagé");
    await expect(chair.main.getByLabel("Titre", { exact: true })).toHaveValue("Règlement du jardin partagé");
  });

  await test.step("buttons make titles and lists, without a mark to know", async () => {
    await typeAfter(secretary, "Le dimanche", "");
    await secretary.page.keyboard.press("Enter");
    await secretary.page.keyboard.type("Article 2 – Eau");
    await secretary.main.getByRole("button", { name: "Article ou partie" }).click();
    await expect(secretary.main.getByRole("button", { name: "Article ou partie" })).toHaveAttribute("aria-pressed", "true");
    await secretary.page.keyboard.press("End");
    await secretary.page.keyboard.press("Enter");
    await secretary.page.keyboard.type("le matin");
    await secretary.main.getByRole("button", { name: "Liste" }).click();
    await secretary.page.keyboard.press("End");
    await secretary.page.keyboard.press("Enter");
    await secretary.page.keyboard.type("le soir");
    await expect(editor(chair).locator(".line-title-2").nth(1)).toContainText("Article 2 – Eau");
    await expect(editor(chair).locator(".line-item")).toHaveCount(2);
    await secretary.look();
    await secretary.page.screenshot({ path: test.info().outputPath("desk.png"), fullPage: true });
    await chair.page.screenshot({ path: test.info().outputPath("telephone.png"), fullPage: true });
    const wide = await chair.page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
    expect(wide, "nothing scrolls sideways on a telephone").toBe(false);
  });

  await test.step("one loses the network, writes on, and finds it again", async () => {
    await chair.loseNetwork();
    await expect(state(chair)).toHaveText("Hors ligne : vos changements partiront dès le retour du réseau.");
    await typeAfter(chair, "Il ferme à vingt", " Écrit sans réseau.");
    await typeAfter(secretary, "Le jardin ouvre", " Écrit pendant ce temps.");
    await kept(secretary);
    await expect(editor(secretary)).not.toContainText("Écrit sans réseau.");
    await chair.look();
    await chair.page.screenshot({ path: test.info().outputPath("offline.png"), fullPage: true });
    await chair.findNetwork();
    await kept(chair);
    for (const person of [secretary, chair]) {
      await expect(editor(person)).toContainText("Écrit sans réseau.");
      await expect(editor(person)).toContainText("Écrit pendant ce temps.");
    }
    await expect(chair.main.getByRole("status")).toContainText("Le réseau est revenu");
  });

  await test.step("one closes the page without network, and finds the words again on coming back", async () => {
    await chair.loseNetwork();
    await expect(state(chair)).toHaveText("Hors ligne : vos changements partiront dès le retour du réseau.");
    await typeAfter(chair, "Il ferme à vingt", " Écrit puis fermé.");
    await expect
      .poll(() => chair.page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith("parvis-ensemble:")).length))
      .toBeGreaterThan(0);
    await chair.page.goto("about:blank");
    await expect(editor(secretary)).not.toContainText("Écrit puis fermé.");
    await chair.findNetwork();
    await chair.open(`${text}/ecrire`);
    await kept(chair);
    for (const person of [secretary, chair]) await expect(editor(person)).toContainText("Écrit puis fermé.");
    const left = await chair.page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith("parvis-ensemble")));
    expect(left, "what the server has waits nowhere").toEqual([]);
  });

  await test.step("two windows of one person lose nothing of one another", async () => {
    const second = await chair.page.context().newPage();
    await second.goto(`${town.url}${text}/ecrire`);
    const there = second.getByRole("textbox", { name: "Texte" });
    await expect(second.locator("[data-state]")).toHaveText("Tout ce que vous avez écrit est gardé.");
    await chair.loseNetwork();
    await expect(second.locator("[data-state]")).toHaveText("Hors ligne : vos changements partiront dès le retour du réseau.");
    await expect(state(chair)).toHaveText("Hors ligne : vos changements partiront dès le retour du réseau.");
    await typeAfter(chair, "Il ferme à vingt", " Première fenêtre.");
    await there.getByText("Le jardin ouvre").click();
    await second.keyboard.press("End");
    await second.keyboard.type(" Seconde fenêtre.");
    await expect
      .poll(() => second.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith("parvis-ensemble:")).length))
      .toBe(2);
    await second.close();
    await chair.page.goto("about:blank");
    await chair.findNetwork();
    await chair.open(`${text}/ecrire`);
    await kept(chair);
    for (const person of [secretary, chair]) {
      await expect(editor(person)).toContainText("Première fenêtre.");
      await expect(editor(person)).toContainText("Seconde fenêtre.");
    }
  });

  await test.step("the program is restarted under their hands", async () => {
    await town.restart();
    await typeAfter(secretary, "le soir", " aussi");
    await kept(secretary);
    await expect(editor(chair)).toContainText("le soir aussi");
  });

  await test.step("who has no script is put together with them, and chooses where both changed the same words", async () => {
    const agent = await Person.signedIn(browser, town.url, "Camille Exemple");
    const cookies = await agent.page.context().cookies();
    const plain = await browser.newContext({ baseURL: town.url, javaScriptEnabled: false });
    await plain.addCookies(cookies);
    const page = await plain.newPage();
    await page.goto(`${text}/ecrire`);
    await expect(page.getByRole("main")).toContainText("demande JavaScript");
    await page.getByRole("main").getByRole("link", { name: "Modifier le projet" }).click();
    const field = page.locator("textarea[name=markdown]");
    await expect(field, "the last version").toHaveValue(TEXT);
    await field.fill(TEXT.replace("huit heures.", "sept heures.").replace("# Règlement", "Adopté par le groupe.\n\n# Règlement"));
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await expect(page.getByRole("main")).toContainText("a été changé de deux façons");
    await expect(page.getByRole("group", { name: /Endroit 1/ })).toBeVisible();
    await page.screenshot({ path: test.info().outputPath("places.png"), fullPage: true });
    await page.getByText("Garder l’autre", { exact: true }).first().click();
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await expect(page).not.toHaveURL(/modifier/);
    await expect(page.getByRole("main")).toContainText("Adopté par le groupe.");
    await expect(page.getByRole("main"), "what the other wording held").toContainText("Seconde fenêtre.");
    for (const person of [secretary, chair]) await expect(editor(person)).toContainText("Adopté par le groupe.");
    await plain.close();
    await agent.leave();
  });

  await test.step("a version bears the names of those who wrote it", async () => {
    await typeAfter(chair, "Adopté par le groupe", " En séance.");
    await typeAfter(secretary, "le matin", ", avant dix heures");
    await kept(chair);
    await secretary.main.getByRole("button", { name: "Enregistrer une version" }).click();
    await expect(secretary.page.getByText("Le projet est enregistré.")).toBeVisible();
    await expect(secretary.main).toContainText("le matin, avant dix heures");
    await expect(chair.main.getByRole("status")).toContainText("Une version vient d’être enregistrée.");
    await secretary.open(`${text}/historique`);
    await expect(secretary.main).toContainText("Avec Dominique Modèle");
  });
  await chair.leave();
  await secretary.leave();
});
