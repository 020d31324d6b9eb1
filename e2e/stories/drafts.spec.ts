// A draft kept in a browser while somebody else saved the same text: both are readable, and neither goes over the other.
import { Person } from "../support/person.js";
import { expect, test } from "../support/town.js";

const SAVED = "# Avis\n\nLe texte que la présidence a enregistré.\n";
const DRAFT = "# Avis\n\nLe brouillon que le secrétariat n’a pas envoyé.\n";

test("a draft older than the text is offered beside it", async ({ browser, town }) => {
  const chair = await Person.signedIn(browser, town.url, "Dominique Modèle");
  const secretary = await Person.signedIn(browser, town.url, "Alix Brouillon");

  await secretary.open("/textes/nouveau");
  await secretary.main.getByLabel("Titre").fill("Avis sur les brouillons");
  await secretary.main.getByLabel("Groupe").selectOption({ label: "Groupe de travail Numérique et société" });
  await secretary.main.getByRole("textbox", { name: "Texte" }).fill("# Avis\n\nLe premier texte.\n");
  await secretary.main.getByRole("button", { name: "Apporter le texte" }).click();
  await expect(secretary.page).toHaveURL(/\/textes\/[0-9a-f-]{36}/);
  const edit = `${new URL(secretary.page.url()).pathname}/modifier`;

  await secretary.open(edit);
  const field = secretary.main.locator("textarea[name=markdown]");
  await field.fill(DRAFT);
  const drafts = () => secretary.page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("draft")));
  await expect.poll(drafts, "the draft is kept in this browser").toHaveLength(1);

  await secretary.open(edit);
  await expect(field, "the same text: the draft comes back").toHaveValue(DRAFT);

  await chair.open(edit);
  await chair.main.locator("textarea[name=markdown]").fill(SAVED);
  await chair.main.getByRole("button", { name: "Enregistrer" }).click();
  await expect(chair.page).not.toHaveURL(/modifier/);

  await secretary.open(edit);
  const offer = secretary.main.locator(".draft-older");
  await expect(offer).toContainText("Brouillon plus ancien");
  await expect(field, "what was saved is not touched").toHaveValue(SAVED);
  await offer.locator("summary").click();
  await expect(offer.locator("textarea")).toHaveValue(DRAFT);
  await secretary.look();

  await offer.getByRole("button", { name: "Mettre ce brouillon dans le formulaire" }).click();
  await expect(field).toHaveValue(DRAFT);
  await expect(offer.locator("textarea"), "the saved text stays readable").toHaveValue(SAVED);
  await offer.getByRole("button", { name: "Remettre le texte enregistré" }).click();
  await expect(field).toHaveValue(SAVED);

  await field.fill(`${SAVED}\nEt une suite.\n`);
  await expect.poll(drafts, "typing anew does not lose the older draft").toHaveLength(2);
  await secretary.open(edit);
  await expect(field).toHaveValue(`${SAVED}\nEt une suite.\n`);
  await expect(offer).toContainText("Brouillon plus ancien");

  await offer.getByRole("button", { name: "Effacer ce brouillon" }).click();
  await expect(offer).toHaveCount(0);
  await secretary.open(edit);
  await expect(offer, "what was erased is gone for good").toHaveCount(0);
  await chair.leave();
  await secretary.leave();
});
