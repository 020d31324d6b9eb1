// A passage of an adopted text is followed across projects: marked by who chairs its group, answered in a project, read
// by everybody.
import { Person } from "../support/person.js";
import { expect, test } from "../support/town.js";

const TEXT = "Avis sur le schéma numérique";
const TITLE = "Un appel à projets chaque printemps";
const REASON = "L’éclairage public ne finance aucune association.";

test("a requirement is marked in an adopted text and answered by a project", async ({ browser, town }) => {
  const chair = await Person.signedIn(browser, town.url, "Dominique Modèle");
  const visitor = await Person.visitor(browser, town.url);
  let requirement = "";

  await test.step("the chair chooses the passage in the text, and names what it asks", async () => {
    await chair.open("/textes?etat=consolide");
    await chair.main.getByRole("link", { name: TEXT }).first().click();
    await chair.look();
    await chair.main.getByRole("link", { name: "Relever une exigence dans ce texte" }).click();
    await chair.look();
    await chair.main.getByRole("link", { name: "Choisir l’alinéa 1 de l’action 14" }).click();
    await chair.look();
    await chair.main.getByRole("button", { name: "Relever une exigence" }).click();
    await expect(chair.main.getByRole("alert")).toContainText("Donnez un titre");
    await chair.look();
    await chair.main.getByLabel("Titre").fill(TITLE);
    await chair.main.getByLabel("Thème").fill("Associations");
    await chair.main.getByRole("button", { name: "Relever une exigence" }).click();
    await expect(chair.page.getByRole("heading", { level: 1 })).toContainText(TITLE);
    requirement = new URL(chair.page.url()).pathname;
    await expect(chair.main).toContainText("à examiner");
    await chair.look();
  });

  await test.step("every project under way says so before what decides; one of them answers", async () => {
    const project = chair.main.getByRole("table").getByRole("link", { name: "Avis sur l’éclairage public" });
    await project.click();
    const shown = chair.main.getByRole("region", { name: "Exigences" });
    await expect(shown).toContainText("à examiner avant la décision");
    await chair.look();
    await shown.getByRole("link", { name: TITLE }).click();
    await chair.main.getByText("Écarté", { exact: true }).click();
    await chair.main.getByRole("button", { name: "Enregistrer la réponse" }).click();
    await expect(chair.main.getByRole("alert")).toContainText("Dites pourquoi");
    await expect(chair.main.getByRole("radio", { name: "Écarté" }), "what was chosen stays").toBeChecked();
    await chair.look();
    await chair.main.getByLabel("Raison").fill(REASON);
    await chair.main.getByRole("button", { name: "Enregistrer la réponse" }).click();
    await expect(chair.main).toContainText("par Dominique Modèle");
    await chair.look();
  });

  await test.step("everybody reads where it stands, across projects", async () => {
    await visitor.open("/exigences?theme=Associations");
    await visitor.main.getByRole("link", { name: TITLE }).click();
    expect(new URL(visitor.page.url()).pathname).toBe(requirement);
    const row = visitor.main.getByRole("row").filter({ hasText: "Avis sur l’éclairage public" });
    await expect(row).toContainText("Écarté");
    await expect(row).toContainText(REASON);
    await expect(visitor.main).toContainText("1 écarté");
    await visitor.look();
    await visitor.main.getByRole("link", { name: /l’alinéa 1 de l’action 14/ }).click();
    await expect(visitor.page).toHaveURL(/#action-14-alinea-1$/);
    await expect(visitor.main).toContainText("Exigences relevées dans ce texte");
    await visitor.look();
  });

  await test.step("the chair notes that another text repealed it: it asks nothing any more", async () => {
    await chair.open(requirement);
    await chair.main.getByRole("link", { name: "Noter que le passage a changé" }).click();
    await chair.look();
    await chair.main.locator("summary").filter({ hasText: "Noter l’abrogation" }).click();
    await chair.main.getByLabel("Remarque").fill("Par la loi.");
    await chair.look();
    await chair.main.getByRole("button", { name: "Noter l’abrogation" }).click();
    await expect(chair.main).toContainText("Ce passage est abrogé depuis le");
    await chair.look();
  });
});
