// A published table explored: a citizen on a small telephone keeps some rows, draws them and sends what they see to somebody; a
// program asks the same of the tabular API.
import { Person, TELEPHONE, mark } from "../support/person.js";
import { expect, test } from "../support/town.js";

test("a citizen on a telephone explores a table, draws it and sends what they see", async ({ browser, town }) => {
  const citizen = await Person.visitor(browser, town.url, TELEPHONE);
  let seen = "";

  await test.step("finds the data, and opens the table", async () => {
    await citizen.page.goto("/donnees");
    await citizen.main.getByRole("link", { name: "Subventions aux associations" }).click();
    await citizen.main.getByRole("link", { name: /^Explorer/ }).click();
    await expect(citizen.main.getByRole("table")).toContainText("Fête du port");
    await citizen.fits();
  });

  await test.step("keeps some rows", async () => {
    await citizen.main.getByText("Filtrer, trier, choisir des colonnes").click();
    await citizen.main.locator("summary").filter({ hasText: /^montant$/ }).click();
    await citizen.main.getByLabel("montant, au moins").fill("2 000");
    await citizen.main.locator("summary").filter({ hasText: /^nomBeneficiaire$/ }).click();
    await mark(citizen.main.getByLabel(/^Amicale laïque/));
    await citizen.fits();
    await citizen.main.getByRole("button", { name: "Montrer ces lignes" }).click();
    await expect(citizen.main.getByRole("status")).toContainText("2 lignes sur");
    await expect(citizen.main.getByRole("table")).toContainText("Fonctionnement de la saison 2026");
    await expect(citizen.main.getByRole("table")).not.toContainText("Fête du port");
    seen = citizen.page.url();
    expect(seen).toContain("nomBeneficiaire__in=");
    await citizen.fits();
  });

  await test.step("is told when nothing is left, and takes filters off", async () => {
    await citizen.main.getByLabel("Chercher des mots").fill("piscine");
    await citizen.main.getByRole("button", { name: "Montrer ces lignes" }).click();
    await expect(citizen.main).toContainText("Aucune ligne ne répond à ces filtres");
    await citizen.fits();
    await citizen.main.getByRole("link", { name: "Ôter tous les filtres" }).first().click();
    await expect(citizen.main.getByRole("table")).toContainText("Fête du port");
  });

  await test.step("mistypes a number, and loses nothing", async () => {
    await citizen.main.getByText("Filtrer, trier, choisir des colonnes").click();
    await citizen.main.locator("summary").filter({ hasText: /^montant$/ }).click();
    await citizen.main.getByLabel("montant, au moins").fill("beaucoup");
    await citizen.main.getByRole("button", { name: "Montrer ces lignes" }).click();
    await expect(citizen.main.getByRole("alert")).toContainText("beaucoup");
    await expect(citizen.main.getByLabel("montant, au moins")).toHaveValue("beaucoup");
    await citizen.fits();
  });

  await test.step("sends the address to somebody whose browser runs no script", async () => {
    const friend = await Person.visitor(browser, town.url, { ...TELEPHONE, javaScriptEnabled: false });
    await friend.page.goto(seen);
    await expect(friend.main.getByRole("status")).toContainText("2 lignes sur");
    await friend.main.getByRole("link", { name: "Dessins" }).click();
    await expect(friend.main).toContainText("Dessins proposés");
    await expect(friend.main).toContainText("Ce qui est gardé");
    await friend.leave();
  });

  await test.step("draws what was suggested, then something of their own", async () => {
    await citizen.page.goto(seen);
    await citizen.main.getByRole("link", { name: "Ôter tous les filtres" }).click();
    await citizen.main.getByRole("link", { name: "Dessins" }).click();
    await citizen.fits();
    await citizen.main.getByRole("region", { name: "Dessins proposés" }).getByRole("link").first().click();
    await expect(citizen.main.getByRole("img")).toBeVisible();
    await citizen.fits();
    await citizen.main.getByLabel("Forme").selectOption("bars");
    await citizen.main.getByLabel("Selon la colonne").selectOption("nomBeneficiaire");
    await citizen.main.getByLabel("Ce qui est mesuré").selectOption("sum");
    await citizen.main.getByLabel("De la colonne").selectOption("montant");
    await citizen.main.getByRole("button", { name: "Dessiner" }).click();
    await expect(citizen.main.getByRole("img", { name: /Total de montant par nomBeneficiaire/ })).toBeVisible();
    await citizen.main.getByText("Les chiffres de ce dessin").click();
    await expect(citizen.main.getByRole("table")).toContainText("Épicerie solidaire");
    await citizen.fits();
  });

  await test.step("shows the picture in another site", async () => {
    await citizen.main.getByRole("link", { name: "Montrer ce dessin dans un autre site" }).click();
    await expect(citizen.main.getByLabel("Code HTML")).toHaveValue(/<img src="[^"]*dessin\.svg\?/);
    await citizen.fits();
    const image = await citizen.page.request.get(await citizen.main.getByLabel("Adresse de l’image").inputValue());
    expect(image.headers()["content-type"]).toContain("image/svg+xml");
    expect(image.headers()["access-control-allow-origin"]).toBe("*");
    const points = await citizen.page.request.get(await citizen.main.getByLabel("La même en points").inputValue());
    expect(points.headers()["content-type"]).toBe("image/png");
  });

  await citizen.leave();
});

test("a program asks the same rows of the tabular API", async ({ browser, town }) => {
  const reuser = await Person.visitor(browser, town.url);
  await reuser.page.goto("/donnees");
  await reuser.main.getByRole("link", { name: "Subventions aux associations" }).click();
  await reuser.main.getByRole("link", { name: /^Explorer/ }).click();
  const address = await reuser.main.getByRole("link", { name: "La même chose pour un programme" }).getAttribute("href");
  const ask = async (asked: string) => {
    const answer = await reuser.page.request.get(`${town.url}${address}${asked}`);
    return { status: answer.status(), body: await answer.json() };
  };
  const rows = await ask("?montant__greater=4000&montant__sort=desc&page_size=2");
  expect(rows.status).toBe(200);
  expect(rows.body.data).toHaveLength(2);
  expect(rows.body.data[0].montant).toBe(28000);
  expect(rows.body.meta.page_size).toBe(2);
  const next = await reuser.page.request.get(rows.body.links.next);
  expect((await next.json()).meta.page).toBe(2);
  const sums = await ask("?nomBeneficiaire__groupby&montant__sum&montant__sum__sort=desc");
  expect(sums.body.data[0].montant__sum).toBe(54000);
  const wrong = await ask("?montant__greater=beaucoup");
  expect(wrong.status).toBe(400);
  expect(wrong.body.errors[0].code).toBe("columns-refused-value");
  await reuser.leave();
});
