// Somebody follows a consultation, is told what happens there, and stops it from the letter itself.
import { Person } from "../support/person.js";
import { expect, test } from "../support/town.js";

test("from « Suivre », without being signed in, to one click off", async ({ browser, town }) => {
  const url = town.url;
  const visitor = await Person.visitor(browser, url);
  let consultation = "";

  await test.step("a visitor asks to follow, signs in, and follows", async () => {
    await visitor.open("/consultations");
    await visitor.main.getByRole("article").first().getByRole("link").first().click();
    consultation = new URL(visitor.page.url()).pathname;
    await visitor.look();
    await visitor.main.getByRole("link", { name: "Suivre", exact: true }).click();
    await expect(visitor.page).toHaveURL(/\/connexion\?retour=/);
    await visitor.look();
    await visitor.main.getByRole("button", { name: /Maxime/ }).click();
    await expect(async () => {
      await visitor.page.goto("/boite");
      const row = visitor.main.getByRole("row").filter({ hasText: "maxime@" });
      await row.filter({ hasText: "Votre lien de connexion" }).getByRole("link").first().click({ timeout: 1_000 });
    }).toPass({ timeout: 20_000 });
    await visitor.main.getByRole("link", { name: /\/connexion\// }).click();
    await visitor.main.getByRole("button", { name: /connecter/i }).click();
    await expect(visitor.page).toHaveURL(new RegExp(`${consultation}\\?fait=follow-followed`));
    await expect(visitor.main).toContainText("Vous suivez désormais cette page");
    await expect(visitor.main.getByRole("button", { name: "Ne plus suivre" })).toBeVisible();
    await visitor.look();
  });

  await test.step("what happens there is counted in the header, told once, and then seen", async () => {
    await visitor.open("/nouveautes");
    const sacha = await Person.signedIn(browser, url, "Sacha Fictif");
    await sacha.open(`${consultation}/contribuer`);
    await sacha.main.getByLabel("Titre").fill("Un abri près de l’école");
    await sacha.main.getByRole("textbox").nth(1).fill("Parce qu’on y attend longtemps sous la pluie.");
    await sacha.main.getByRole("button", { name: /publier|contribuer|envoyer/i }).click();
    await expect(sacha.main).toContainText("parce que vous y participez");
    await sacha.look();
    const bell = visitor.page.getByRole("banner").getByRole("link", { name: /Nouveautés \(\d+\)/ });
    await expect(async () => {
      await visitor.page.goto(consultation);
      await expect(bell).toBeVisible({ timeout: 500 });
    }).toPass({ timeout: 20_000 });
    await bell.click();
    await expect(visitor.main).toContainText("Un abri près de l’école");
    await visitor.look();
    await visitor.page.goto("/mes-suivis");
    await expect(bell).toHaveCount(0);
    await visitor.look();
  });

  await test.step("the choices are kept", async () => {
    await visitor.main.getByText("Chaque semaine", { exact: true }).click();
    await visitor.main.getByRole("combobox", { name: "Jour du récapitulatif" }).selectOption({ label: "jeudi" });
    await visitor.main.getByRole("button", { name: "Enregistrer ce rythme" }).click();
    await expect(visitor.main).toContainText("Vos choix sont enregistrés");
    await expect(visitor.main.getByLabel("Chaque semaine")).toBeChecked();
  });

  await test.step("the digest stops from the letter, without signing in", async () => {
    const anybody = await Person.visitor(browser, url);
    await anybody.open("/boite");
    await anybody.main.getByRole("link", { name: /suivez/ }).first().click();
    await anybody.look();
    // The letter was written when the demonstration was seeded: at another port of this machine.
    const link = anybody.main.getByRole("link", { name: /\/recapitulatif\/[^/]+$/ }).first();
    await anybody.open(new URL((await link.getAttribute("href")) ?? "").pathname);
    await anybody.main.getByRole("button", { name: "Ne plus recevoir de récapitulatif" }).click();
    await expect(anybody.main).toContainText("Vous ne recevrez plus de récapitulatif");
    await anybody.look();
  });

  await test.step("a group shows all its activity, and searches it", async () => {
    await visitor.open("/groupes/groupe-de-travail-numerique-et-societe");
    await visitor.main.getByRole("link", { name: "Toute l’activité" }).click();
    await visitor.look();
    await visitor.main.getByRole("link", { name: "Ce qui est prévu" }).click();
    await visitor.look();
    await visitor.main.getByRole("searchbox").fill("école");
    await visitor.main.getByRole("button", { name: "Chercher ici" }).click();
    await expect(visitor.main.getByRole("status")).toContainText("résultat");
    await visitor.look();
  });
});
