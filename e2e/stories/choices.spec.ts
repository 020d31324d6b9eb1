// Choosing among several answers: a judgment put to the vote and given from a telephone, a ranking made with the keyboard alone.
import { mark, Person } from "../support/person.js";
import { expect, test } from "../support/town.js";

/** A small telephone. */
const TELEPHONE = { viewport: { width: 360, height: 740 }, isMobile: true, deviceScaleFactor: 2 };
const QUESTION = "Quel nom pour la nouvelle salle ?";
const ANSWERS = ["Salle du Verger", "Salle Élise-Le Bihan, institutrice et résistante de la commune", "Salle bleue"];

test("a majority judgment is opened and voted from a telephone", async ({ browser, town }) => {
  const chair = await Person.signedIn(browser, town.url, "Dominique Modèle", TELEPHONE);
  const fits = async (person: Person) => {
    await person.look();
    expect(await person.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  };
  await chair.page.goto("/votes/nouveau");
  await chair.main.getByRole("link", { name: /Numérique et société/ }).click();
  await chair.main.getByRole("link", { name: "Proposer plusieurs réponses" }).click();
  await fits(chair);
  await chair.main.getByLabel("Ce qu’il faut choisir").fill(QUESTION);
  for (const [place, answer] of ANSWERS.entries()) {
    await chair.main.getByLabel(`Réponse ${place + 1}`, { exact: true }).fill(answer);
  }
  await expect(chair.main.getByRole("radio", { name: "Jugement majoritaire (Mieux Voter)" })).toBeChecked();

  await test.step("a preview shows the ballot and a result, and opens nothing", async () => {
    await chair.main.getByRole("button", { name: "Voir un aperçu" }).click();
    await expect(chair.main).toContainText("bulletins inventés");
    await expect(chair.main.getByRole("table", { name: "Nombre de mentions reçues" })).toBeVisible();
    await expect(chair.main.getByLabel("Réponse 2", { exact: true })).toHaveValue(ANSWERS[1] ?? "");
    await fits(chair);
  });

  await chair.main.getByRole("button", { name: "Ouvrir ce vote" }).click();
  await expect(chair.page).toHaveURL(/\/votes\/[0-9a-f-]{36}/);
  await fits(chair);
  const path = new URL(chair.page.url()).pathname;

  await test.step("an empty ballot comes back with what to do", async () => {
    await chair.main.getByRole("button", { name: "Voter", exact: true }).click();
    await expect(chair.main.getByRole("alert")).toContainText("Remplissez le bulletin");
    await fits(chair);
  });

  for (const name of ["Dominique Modèle", "Alix Brouillon"]) {
    const elector = name === chair.name ? chair : await Person.signedIn(browser, town.url, name, TELEPHONE);
    await elector.page.goto(path);
    for (const [place, grade] of ["Excellent", "Très bien", "À rejeter"].entries()) {
      const answer = elector.main.getByRole("group", { name: ANSWERS[place] ?? "", exact: true });
      await mark(answer.getByRole("radio", { name: grade, exact: true }));
    }
    await elector.main.getByRole("button", { name: "Voter", exact: true }).click();
    await expect(elector.main).toContainText("Salle du Verger : Excellent");
    await fits(elector);
    if (elector !== chair) await elector.leave();
  }
  await chair.leave();
});

test("places are shared between those who tick, and the preview says how", async ({ browser, town }) => {
  const chair = await Person.signedIn(browser, town.url, "Dominique Modèle", TELEPHONE);
  await chair.page.goto("/votes/nouveau");
  await chair.main.getByRole("link", { name: /Numérique et société/ }).click();
  await chair.main.getByRole("link", { name: "Proposer plusieurs réponses" }).click();
  await chair.main.getByLabel("Ce qu’il faut choisir").fill(QUESTION);
  for (const [place, answer] of ANSWERS.entries()) {
    await chair.main.getByLabel(`Réponse ${place + 1}`, { exact: true }).fill(answer);
  }
  await mark(chair.main.getByRole("radio", { name: "Approbation, parts égales", exact: true }));
  await chair.main.getByLabel("Combien de réponses seront retenues").fill("2");
  await chair.main.getByRole("button", { name: "Voir un aperçu" }).click();
  await expect(chair.main).toContainText("bulletins inventés");
  await expect(chair.main).toContainText("peuvent la payer ensemble");
  await chair.look();
  await chair.leave();
});

test("a ranking is made with the keyboard alone", async ({ browser, town }) => {
  const sacha = await Person.signedIn(browser, town.url, "Sacha Fictif");
  await sacha.page.goto("/votes");
  await sacha.main.getByRole("link", { name: /Dans quels deux quartiers/ }).click();
  await sacha.look();
  const up = (title: string) => sacha.main.getByRole("button", { name: `Monter ${title}` });
  const rank = (title: string) => sacha.main.getByLabel(`Rang de : ${title}`);
  const [centre, gumenen] = ["Centre, médiathèque", "Gumenen, maison de quartier"];

  await up(centre).press("Enter");
  await expect(rank(centre)).toHaveValue("1");
  await up(gumenen).press("Enter");
  await expect(rank(gumenen)).toHaveValue("2");
  await up(gumenen).press("Enter");
  await expect(rank(gumenen)).toHaveValue("1");
  await expect(rank(centre)).toHaveValue("2");
  await expect(up(gumenen), "the focus stays on what moved").toBeFocused();
  await expect(sacha.main.getByRole("status").filter({ hasText: "est au rang 1" })).toBeAttached();
  await sacha.look();

  await sacha.main.getByRole("button", { name: "Voter", exact: true }).press("Enter");
  await expect(sacha.main).toContainText(`1. ${gumenen} ; 2. ${centre}`);
  await sacha.leave();
});

test("a ranking is made with a finger", async ({ browser, town }) => {
  const sacha = await Person.signedIn(browser, town.url, "Sacha Fictif", { ...TELEPHONE, hasTouch: true });
  await sacha.page.goto("/votes");
  await sacha.main.getByRole("link", { name: /Dans quels deux quartiers/ }).click();
  const rank = (title: string) => sacha.main.getByLabel(`Rang de : ${title}`);
  const [centre, gumenen] = ["Centre, médiathèque", "Gumenen, maison de quartier"];
  // Whatever the ballot said before.
  await rank(centre).selectOption("1");
  await rank(gumenen).selectOption("2");
  const grip = (title: string) => sacha.main.locator(`[data-ranked="${title}"] .ballot-grip`);
  await expect(grip(gumenen)).toBeVisible();
  await sacha.look();
  // Both far from the edges, where a finger makes the page move.
  await grip(centre).evaluate((element) => element.scrollIntoView({ block: "center", behavior: "instant" }));
  const middle = async (title: string) => {
    const box = await grip(title).boundingBox();
    if (!box) throw new Error(`${title} is not on the screen`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const [from, to] = [await middle(gumenen), await middle(centre)];
  const finger = await sacha.page.context().newCDPSession(sacha.page);
  await finger.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [from] });
  // Longer than what a browser takes for a long press.
  await sacha.page.waitForTimeout(1_000);
  await finger.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: [{ x: from.x, y: (from.y + to.y) / 2 }] });
  await finger.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: [to] });
  await expect(sacha.main.locator(`[data-ranked="${centre}"]`)).toHaveClass(/is-aimed/);
  await finger.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await expect(rank(gumenen)).toHaveValue("1");
  await expect(rank(centre)).toHaveValue("2");
  await expect(sacha.main.getByRole("status").filter({ hasText: "est au rang 1" })).toBeAttached();
  await sacha.leave();
});
