// An agent makes a template of their own, opens a parcours with it, changes it, and throws it away.
import { Person } from "../support/person.js";
import { expect, test } from "../support/town.js";

test("an agent composes a template and prepares a parcours with it", async ({ browser, town }) => {
  const agent = await Person.signedIn(browser, town.url, "Camille Exemple");
  let template = "";

  await test.step("the templates are read, one is copied", async () => {
    await agent.open("/parcours/modeles");
    await agent.open("/parcours/modeles/deliberation");
    await agent.unfold(agent.main.getByLabel("Nom de la copie"));
    await agent.main.getByLabel("Nom de la copie").fill("Conseil en deux lectures");
    await agent.main.getByRole("button", { name: "Copier ce modèle" }).click();
    await expect(agent.page).toHaveURL(/\/modifier/);
    template = new URL(agent.page.url()).pathname.replace("/modifier", "");
    await agent.look();
  });

  await test.step("a step is added, forgotten, mended", async () => {
    await agent.main.getByRole("button", { name: "Ajouter une étape" }).click();
    await agent.main.getByRole("button", { name: "Enregistrer" }).click();
    await expect(agent.main.getByRole("alert")).toContainText("choisissez une sorte");
    await agent.look();
    const added = agent.main.getByRole("group", { name: "Étape 8" });
    await added.getByLabel("Ce qu’on y fait").fill("Rendre compte aux habitants");
    await added.getByLabel("Sorte d’étape").selectOption({ label: "Publication" });
    await agent.main.getByRole("button", { name: "Enregistrer" }).click();
    await expect(agent.main).toContainText("vérifiez ce qui la clôt");
    await agent.main.getByRole("group", { name: "Étape 8" }).getByText("L’acte est publié").click();
    await agent.main.getByRole("button", { name: "Enregistrer" }).click();
    await expect(agent.page).toHaveURL(new RegExp(`${template}\\?`));
    await expect(agent.main.getByRole("list", { name: "Étapes" })).toContainText("Rendre compte aux habitants");
    await agent.look();
  });

  await test.step("a file with faults is told line by line", async () => {
    await agent.open("/parcours/modeles/importer");
    await agent.main.getByLabel("Ou ce qu’il contient").fill('format = 1\nname = "n"\nversion = 1\ntitle = "t"\nsteps = 3\n');
    await agent.main.getByRole("button", { name: "Recevoir un modèle" }).click();
    await expect(agent.main).toContainText(/Ligne\s5/);
    await agent.look();
  });

  await test.step("a parcours is prepared with it, changed and deleted", async () => {
    await agent.open(template);
    await agent.main.getByRole("link", { name: "Ouvrir un parcours avec ce modèle" }).click();
    await agent.main.getByLabel("Quel est l’objet de ce parcours").fill("Charte des lieux partagés");
    await agent.main.getByLabel("Quel groupe le mène").selectOption({ index: 1 });
    await agent.look();
    await agent.main.getByRole("button", { name: "Continuer" }).click();
    await expect(agent.main.getByRole("heading", { name: "Ce que la loi dit" })).toBeVisible();
    await agent.look();
    await agent.main.getByRole("button", { name: "Préparer ce parcours" }).click();
    await expect(agent.page).toHaveURL(/\/parcours\/[0-9a-f-]{36}/);
    await agent.look();
    await agent.main.getByRole("link", { name: "Changer ce parcours" }).click();
    await agent.main.getByLabel("Quel est l’objet de ce parcours").fill("Charte des lieux communs");
    await agent.look();
    await agent.main.getByRole("button", { name: "Enregistrer" }).click();
    await expect(agent.page.getByRole("heading", { level: 1 })).toHaveText("Charte des lieux communs");
    await agent.confirm("Supprimer ce parcours");
    await expect(agent.page).toHaveURL(/\/parcours\?/);
    await agent.open("/parcours/calendrier");
  });
});
