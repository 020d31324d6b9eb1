// The electoral roll as a proof: an agent sends one and another confirms it; from a small telephone and by the keyboard alone,
// somebody who is nearly on it is answered as anybody, then proves to be on it.
import { Person, TELEPHONE } from "../support/person.js";
import { expect, test } from "../support/town.js";

/** The invented people are on the roll of the demonstration: Sacha Fictif was born in Auray on 4 April 1953. */
const SURNAME = "fictif";
const NEARLY = "Nous ne trouvons pas une seule personne";

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test("somebody proves to be on the electoral roll, by the keyboard alone", async ({ browser, town }) => {
  const sacha = await Person.signedIn(browser, town.url, "Sacha Fictif", TELEPHONE);
  const { page } = sacha;
  const field = (label: string) => sacha.main.getByLabel(label, { exact: true });
  /** Types in the field, whatever it held. */
  const type = async (label: string, words: string) => {
    await sacha.reach(field(label));
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.type(words);
  };

  await test.step("the page says what the proof is for, and fits a small telephone", async () => {
    await page.goto("/liste-electorale");
    await sacha.fits();
    await expect(sacha.main).toContainText("Certains votes, élections ou groupes ne sont ouverts qu’aux personnes inscrites");
  });

  await test.step("an empty form says what is missing", async () => {
    await sacha.press(sacha.main.getByRole("button", { name: "Prouver mon inscription" }));
    await expect(sacha.main.getByRole("alert")).toBeVisible();
    await sacha.fits();
  });

  await test.step("nearly right is answered as anybody who is absent, and nothing typed is lost", async () => {
    await type("Nom de naissance", SURNAME);
    await type("Prénoms", "Sacha");
    await field("Date de naissance").fill("1953-04-05");
    await type("Commune de naissance", "auray");
    await page.keyboard.press("Enter");
    await expect(sacha.main.getByRole("alert")).toContainText(NEARLY);
    await expect(field("Nom de naissance")).toHaveValue(SURNAME);
    await expect(field("Date de naissance")).toHaveValue("1953-04-05");
    await sacha.fits();
  });

  await test.step("the right date proves it", async () => {
    await field("Date de naissance").fill("1953-04-04");
    await sacha.press(sacha.main.getByRole("button", { name: "Prouver mon inscription" }));
    await expect(sacha.main).toContainText("Vous êtes inscrit(e) sur la liste électorale.");
    await expect(sacha.main).toContainText("Bureau de vote");
    await sacha.fits();
    await page.goto("/groupes");
    await expect(sacha.main).toContainText("Personnes inscrites sur la liste électorale");
  });
});

test("a roll is sent by an agent and confirmed by another", async ({ browser, town }) => {
  const camille = await Person.signedIn(browser, town.url, "Camille Exemple");
  const theo = await Person.signedIn(browser, town.url, "Théo Maquette");
  const lines = [
    "nom de naissance;prénoms;date de naissance;code du bureau de vote",
    "INVENTION-NOUVELLE;ZÉLIE;09/10/1990;0001",
    "SANS DATE;ZÉLIE;;0001",
  ];
  await camille.page.goto("/liste-electorale/listes");
  await camille.look();
  await camille.main.getByLabel("Date de la liste").fill(inDays(0));
  await camille.main.getByLabel("Dernier jour où elle sert").fill(inDays(200));
  await camille.main.getByLabel("Fichier CSV").setInputFiles({
    name: "liste.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(`${lines.join("\r\n")}\r\n`),
  });
  await camille.main.getByRole("button", { name: "Déposer le fichier" }).click();
  await expect(camille.page).toHaveURL(/\/liste-electorale\/listes\/[0-9a-f-]{36}/);
  const path = new URL(camille.page.url()).pathname;
  const until = async (state: string) => {
    await expect(async () => {
      await camille.page.goto(path);
      await expect(camille.main).toContainText(state);
    }).toPass({ timeout: 30_000 });
  };
  await until("Lue, à importer");
  await camille.look();
  await expect(camille.main).not.toContainText("INVENTION-NOUVELLE");
  await camille.main.getByRole("button", { name: "Importer la liste" }).click();
  await until("Importée, à confirmer par un autre agent");
  await expect(camille.main.getByRole("button", { name: "Confirmer la liste" })).toHaveCount(0);
  await theo.page.goto(path);
  await theo.main.getByRole("button", { name: "Confirmer la liste" }).click();
  await expect(theo.main).toContainText("En service");
  await theo.look();
});
