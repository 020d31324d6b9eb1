// A sitting: an author writes with the sentence before her eyes, the chair decides with one key, goes back on a mistake,
// two hold it at once, and the author reads what became of her proposal.
import { Person } from "../support/person.js";
import { expect, test } from "../support/town.js";

const TEXT = `# Règlement du jardin

## Action 1 – Horaires

Le jardin ouvre à huit heures.

Il ferme à vingt heures.

## Action 2 – Eau

L’arrosage est permis le soir.
`;

test("the chair holds a sitting, one key a decision", async ({ browser, town }) => {
  const secretary = await Person.signedIn(browser, town.url, "Alix Brouillon");
  const chair = await Person.signedIn(browser, town.url, "Dominique Modèle");
  const sacha = await Person.signedIn(browser, town.url, "Sacha Fictif");
  let text = "";

  await test.step("a text is put to discussion", async () => {
    await secretary.open("/textes/nouveau");
    await secretary.main.getByLabel("Titre").fill("Règlement du jardin");
    await secretary.main.getByLabel("Groupe").selectOption({ label: "Groupe de travail Numérique et société" });
    await secretary.main.getByRole("textbox", { name: "Texte" }).fill(TEXT);
    await secretary.main.getByRole("button", { name: "Apporter le texte" }).click();
    await expect(secretary.page).toHaveURL(/\/textes\/[0-9a-f-]{36}/);
    text = new URL(secretary.page.url()).pathname;
    await chair.open(text);
    await chair.confirm("Mettre en discussion");
  });

  await test.step("the sentence shows while she writes, over two passages", async () => {
    await sacha.open(`${text}/amender?ou=action-1/alinea-1`);
    await sacha.main.getByLabel(/Nouvelle rédaction/).fill("Le jardin ouvre à sept heures.");
    const live = sacha.main.locator(".live-sentence");
    await expect(live).toContainText("À l’alinéa 1 de l’action 1");
    await sacha.unfold(sacha.main.getByLabel("Passage"));
    await sacha.main.getByLabel("Passage").selectOption("action-1/alinea-2");
    await sacha.main.getByRole("button", { name: "Ajouter ce passage" }).click();
    const wordings = sacha.main.getByLabel(/Nouvelle rédaction/);
    await expect(wordings).toHaveCount(2);
    await wordings.nth(1).fill("Il ferme à vingt et une heures.");
    await expect(live).toContainText("II. –");
    await sacha.look();
    await sacha.main.getByRole("button", { name: "Proposer" }).click();
    await expect(sacha.page).toHaveURL(/\/amendements\/1/);
    await expect(sacha.main.locator(".three-columns")).toContainText("Le jardin ouvre à huit heures.");
    await sacha.look();
    await sacha.open(`${text}/amender`);
    await sacha.main.getByLabel("Phrase de l’amendement").fill("À l’alinéa 1 de l’action 2, remplacer le mot : « soir » par le mot : « matin ».");
    await sacha.main.getByRole("button", { name: "Proposer" }).click();
    await expect(sacha.page).toHaveURL(/\/amendements\/2/);
  });

  await test.step("the secretary signs it and sub-amends it", async () => {
    await secretary.open(`${text}/amendements/1`);
    await secretary.main.getByRole("button", { name: "Cosigner cet amendement" }).click();
    await expect(secretary.main).toContainText("Cosignataire");
    await secretary.main.getByRole("link", { name: "Sous-amender" }).click();
    await secretary.main.getByRole("link", { name: /Amender l’alinéa 1/ }).click();
    await secretary.main.getByLabel(/Nouvelle rédaction/).fill("Le jardin ouvre à six heures.");
    await secretary.look();
    await secretary.main.getByRole("button", { name: "Proposer" }).click();
    await expect(secretary.page).toHaveURL(/\/amendements\/3/);
    await secretary.look();
  });

  await test.step("an author rectifies her own amendment", async () => {
    await sacha.open(`${text}/amender`);
    await sacha.main.getByLabel("Phrase de l’amendement").fill("À l’alinéa 1 de l’action 2, remplacer le mot : « permis » par le mot : « autorisé ».");
    await sacha.main.getByRole("button", { name: "Proposer" }).click();
    await expect(sacha.page).toHaveURL(/\/amendements\/4/);
    await sacha.main.getByRole("link", { name: "Rectifier" }).click();
    // One passage is written again in its place.
    await sacha.main.getByLabel(/Nouvelle rédaction/).fill("L’arrosage est conseillé le soir.");
    await sacha.main.getByRole("button", { name: "Rectifier" }).click();
    await expect(sacha.page).toHaveURL(/\/amendements\/4(\?|$)/);
    await expect(sacha.main).toContainText(/rectifié\s1\sfois/);
    await expect(sacha.main.locator(".three-columns")).toContainText("conseillé");
    await sacha.look();
  });

  await test.step("and takes it back: nobody else may", async () => {
    await secretary.open(`${text}/amendements/4`);
    await expect(secretary.main.getByText("Retirer l’amendement")).toHaveCount(0);
    await sacha.confirm("Retirer l’amendement");
    await expect(sacha.main).toContainText("Retiré");
    await expect(sacha.main.getByRole("link", { name: "Rectifier" })).toHaveCount(0);
  });

  await test.step("the chair decides with one key, and goes back on a mistake", async () => {
    await chair.open(text);
    await chair.main.getByRole("link", { name: "Tenir la séance" }).click();
    const called = chair.main.locator(".called");
    await expect(called).toContainText("Sous-amendement n° 3");
    await chair.look();
    await chair.page.keyboard.press("r");
    await expect(chair.page.getByText("La décision est enregistrée.")).toBeVisible();
    await expect(called).toContainText("Amendement n° 1");
    await chair.page.keyboard.press("z");
    await expect(called, "the mistake is taken back").toContainText("Sous-amendement n° 3");
    await chair.page.keyboard.press("a");
    await expect(called).toContainText("Amendement n° 1");
    // A letter puts it to the vote: the count opens on its first field.
    await chair.page.keyboard.press("v");
    await expect(chair.main.getByLabel("Pour")).toBeFocused();
    await chair.page.keyboard.type("7");
    await chair.main.getByLabel("Contre").fill("2");
    // A letter typed in a field is a letter.
    await chair.page.keyboard.press("r");
    await expect(called).toContainText("Amendement n° 1");
    await expect(chair.main.getByLabel("Contre")).toHaveValue("2r");
    await chair.main.getByLabel("Contre").fill("2");
    await chair.main.getByRole("button", { name: "Adopté" }).click();
    await expect(chair.main).toContainText("pour 7, contre 2");
    await chair.look();
  });

  await test.step("somebody else decided meanwhile: nothing is decided twice", async () => {
    await secretary.open(`${text}/seance`);
    await chair.open(`${text}/seance`);
    await chair.page.keyboard.press("i");
    await expect(chair.page.getByText("La décision est enregistrée.")).toBeVisible();
    await secretary.main.getByRole("button", { name: "Rejeté" }).click();
    await expect(secretary.main.getByRole("alert")).toContainText("Une autre personne a décidé entre-temps");
    await secretary.look();
  });

  await test.step("the author reads what became of her proposals", async () => {
    await sacha.open("/mes-contributions");
    await expect(sacha.main).toContainText("Il a été adopté le");
    await expect(sacha.main).toContainText("Il a été retiré le");
    await sacha.look();
    await sacha.main.getByRole("link", { name: "Lire le passage dans le texte" }).first().click();
    await expect(sacha.main.locator("ins").first()).toContainText("six");
    await sacha.open(`${text}/qui-a-ecrit`);
    await expect(sacha.main).toContainText("Sacha Fictif");
    await sacha.look();
    await sacha.open(`${text}/comparer`);
    await expect(sacha.main).toContainText("Une partie du texte diffère");
    await sacha.look();
  });
});
