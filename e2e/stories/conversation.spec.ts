// A map of opinions: two hundred people answered elsewhere, the conversation comes in with what they said and goes on here;
// somebody joins from a telephone, adds a statement, changes their mind; once it is over, they find their own place.
import { Person } from "../support/person.js";
import { expect, test } from "../support/town.js";

/** A small telephone. */
const TELEPHONE = { viewport: { width: 360, height: 740 }, isMobile: true, deviceScaleFactor: 2 };
const PARTICIPANTS = 200;
const TITLE = "La place du marché, demain";
const GROUP = "Groupe de travail Numérique et société";
const STATEMENTS = [
  "La place devrait être sans voitures le week-end.",
  "On manque d’ombre en été.",
  "Le stationnement doit rester gratuit devant les commerces.",
  "Une fontaine ferait venir les familles.",
  "Les terrasses prennent trop de place.",
  "Le marché est trop à l’étroit.",
  "Je viendrais davantage si le bus s’arrêtait là.",
  "Les travaux coûteront trop cher pour ce qu’ils apportent.",
  "Il faut des bancs avec un dossier, pour s’arrêter vraiment.",
  "La place est agréable telle qu’elle est : n’y touchez pas.",
];

/** Out of a hundred people of each of three ways of seeing things, how many agree. */
const AGREE = [
  [95, 90, 5, 80, 20, 70, 85, 10, 92, 4],
  [8, 60, 96, 30, 75, 40, 35, 90, 88, 70],
  [55, 95, 50, 90, 85, 85, 60, 45, 96, 20],
];

/** A stream of numbers below a hundred, the same at every run (Lehmer, 1951). */
function* numbers(): Generator<number, never> {
  for (let state = 20_261_130; ; state = (state * 48_271) % 2_147_483_647) yield state % 100;
}

/** What they answered, as Polis exports it. */
function simulated(): { comments: string; votes: string } {
  const drawn = numbers();
  const next = () => drawn.next().value;
  const rows = ["timestamp,datetime,comment-id,voter-id,vote"];
  for (let voter = 0; voter < PARTICIPANTS; voter += 1) {
    const way = AGREE[voter % 5 < 2 ? 0 : voter % 5 < 4 ? 1 : 2] ?? [];
    for (const [statement, agreeing] of way.entries()) {
      if (next() < 12) continue;
      const vote = next() < 6 ? 0 : next() < agreeing ? 1 : -1;
      rows.push(`${rows.length},2026-10-01,${statement},${voter},${vote}`);
    }
  }
  const comments = STATEMENTS.map((text, number) => `${number},2026-10-01,${number},,0,0,1,"${text}"`);
  const header = "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body";
  return { comments: [header, ...comments].join("\n"), votes: rows.join("\n") };
}

/** A day so many days from now, as a field of the date takes it. */
function dayIn(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

test("two hundred people’s opinions make a map, and somebody joins from a telephone", async ({ browser, town }) => {
  const { comments, votes } = simulated();
  const agent = await Person.signedIn(browser, town.url, "Camille Exemple");
  await agent.follow("Participer", "Conversations");
  await agent.main.getByRole("link", { name: "Apporter une conversation tenue ailleurs" }).click();
  await agent.look();
  await agent.main.getByLabel("Groupe qui porte la conversation").selectOption({ label: GROUP });
  await agent.main.getByLabel("Titre").fill(TITLE);
  await agent.main.getByLabel("Question posée").fill("Que devrait devenir la place du marché ?");
  await agent.main.getByLabel("Contenu de comments.csv").fill(comments);
  await agent.main.getByLabel("Dernier jour").fill(dayIn(20));
  await agent.main.getByRole("button", { name: "Apporter la conversation" }).click();
  await expect(agent.main.getByRole("alert"), "without votes, nothing typed is lost").toContainText("votes.csv");
  await expect(agent.main.getByLabel("Titre")).toHaveValue(TITLE);
  await agent.main
    .getByLabel("Fichier votes.csv")
    .setInputFiles({ name: "votes.csv", mimeType: "text/csv", buffer: Buffer.from(votes) });
  await agent.main.getByRole("button", { name: "Apporter la conversation" }).click();
  await expect(agent.page).toHaveURL(/\/conversations\/[0-9a-f-]{36}/);
  await agent.look();
  const path = new URL(agent.page.url()).pathname;
  await expect(agent.main).toContainText("200 participants");
  await expect(agent.main.getByRole("img", { name: /Carte de 200 participants/ })).toBeVisible();
  await expect(agent.main.getByRole("table", { name: "Les groupes" })).toBeVisible();
  // What was made to be shared is, and what was made to divide does.
  const shared = agent.main.getByRole("list").filter({ hasText: "en majorité dans chaque groupe" });
  await expect(shared).toContainText("des bancs avec un dossier");
  await expect(agent.main).toContainText("d’accord dans le groupe");

  const somebody = await Person.signedIn(browser, town.url, "Alix Brouillon", TELEPHONE);
  const fits = async () => {
    await somebody.look();
    expect(await somebody.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  };
  await somebody.page.goto(path);
  await fits();
  await expect(somebody.main.locator(".opinion-own")).toHaveCount(0);
  await somebody.main.getByRole("link", { name: "Donner mon avis" }).first().click();

  await test.step("one statement at a time, with a thumb, then with the keyboard alone", async () => {
    const seen = new Set<string>();
    for (let turn = 0; turn < STATEMENTS.length; turn += 1) {
      const statement = (await somebody.main.locator(".opinion-statement").textContent()) ?? "";
      expect(seen.has(statement), `${statement} once`).toBe(false);
      seen.add(statement);
      const answer = somebody.main.getByRole("button", { name: turn % 4 === 3 ? "Je passe" : "D’accord", exact: true });
      const box = await answer.boundingBox();
      expect(box?.height ?? 0, "as large as a thumb").toBeGreaterThanOrEqual(44);
      if (turn === 0) await fits();
      if (turn % 2) await answer.press("Enter");
      else await answer.click();
      await expect(somebody.main.getByRole("progressbar")).toHaveJSProperty("value", turn + 1);
    }
    await expect(somebody.main).toContainText("sur tous les énoncés");
    await fits();
  });

  await test.step("a statement of one’s own, said once", async () => {
    await somebody.main.getByRole("link", { name: "Ajouter un énoncé" }).click();
    await fits();
    const field = somebody.main.getByLabel("Votre énoncé");
    await field.fill("on manque d’ombre en ÉTÉ");
    await somebody.main.getByRole("button", { name: "Ajouter", exact: true }).click();
    await expect(somebody.main.getByRole("alert")).toContainText("dit déjà la même chose");
    await expect(field).toHaveValue("on manque d’ombre en ÉTÉ");
    await field.fill("Un kiosque à musique donnerait envie de rester.");
    await somebody.main.getByRole("button", { name: "Ajouter", exact: true }).click();
    await expect(somebody.main.locator(".opinion-statement")).toContainText("kiosque");
  });

  await test.step("a change of mind", async () => {
    await somebody.main.getByRole("link", { name: "Mes avis" }).click();
    await fits();
    const choice = somebody.page.getByLabel("Mon avis sur l’énoncé 3");
    await choice.selectOption("Pas d’accord");
    await somebody.main
      .getByRole("article")
      .filter({ has: choice })
      .getByRole("button", { name: "Enregistrer cet avis" })
      .click();
    await expect(choice).toHaveValue("desaccord");
  });

  await test.step("what somebody has just said shows neither on the map nor in a file", async () => {
    await somebody.page.goto(`${path}#carte`);
    await fits();
    await expect(somebody.main).toContainText("201 participants");
    await expect(somebody.main.getByRole("img", { name: /Carte de 200 participants/ })).toBeVisible();
    // Their own place is shown to them, on the map that is still made without them; to others, nothing of it.
    await expect(somebody.main.locator(".opinion-own")).toHaveCount(1);
    await agent.page.goto(path);
    await expect(agent.main.getByRole("img", { name: /Carte de 200 participants/ })).toBeVisible();
    await expect(agent.main.locator(".opinion-own")).toHaveCount(0);
    expect((await somebody.page.request.get(`${path}/votes.csv`)).status()).toBe(404);
  });

  await test.step("the end, before its date", async () => {
    await agent.page.goto(path);
    await agent.main.getByText("Clore avant la date").click();
    await agent.main.getByRole("button", { name: "Clore la conversation" }).click();
    await expect(agent.main).toContainText("Close");
    await agent.look();
  });

  await test.step("the map, with one’s own place", async () => {
    await somebody.page.reload();
    await fits();
    await expect(somebody.main.getByRole("img", { name: /Carte de 201 participants/ })).toBeVisible();
    await expect(somebody.main.locator(".opinion-own")).toHaveCount(1);
    await somebody.page.goto(`${path}/enonces?tri=divise`);
    await fits();
    await expect(somebody.main).toContainText("personnes ont répondu");
  });

  await test.step("the files are handed to anybody, and name nobody", async () => {
    const file = await somebody.page.request.get(`${path}/participants-votes.csv`);
    expect(file.status()).toBe(200);
    const lines = (await file.text()).trim().split("\r\n");
    expect(lines.length).toBe(PARTICIPANTS + 2);
    expect(lines.join("\n")).not.toContain("Alix");
  });
  await somebody.leave();
  await agent.leave();
});
