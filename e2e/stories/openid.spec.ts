// People sign in with FranceConnect, an agent with ProConnect, in front of a real provider: the first time, the next, with a
// refusal, too late, twice, and with an answer changed on its way.
import { IdentityProvider } from "../support/identity-provider.js";
import { Person } from "../support/person.js";
import { Town, expect, test } from "../support/town.js";

const SECRET = "un-secret-d-essai-assez-long-pour-etre-vrai";
const SIRET = "21350238800019";
const BUTTON = "S’identifier avec FranceConnect";

/** From the sign-in page to the provider, and back as somebody; nobody when they give up. */
async function through(person: Person, who: string, button = BUTTON): Promise<void> {
  await person.open("/connexion");
  await person.main.getByRole("link", { name: button }).click();
  await person.page.getByRole("button", { name: who, exact: true }).click();
}

/** Opens the newest sign-in link sent to an address, in that person's own browser. */
async function followLink(person: Person, address: string): Promise<void> {
  const mails = person.main
    .getByRole("row")
    .or(person.main.getByRole("article"))
    .or(person.main.getByRole("listitem"))
    .filter({ hasText: address })
    .filter({ hasText: "Votre lien de connexion" });
  await expect(async () => {
    await person.page.goto("/boite");
    await mails.getByRole("link").first().click({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  await person.main.getByRole("link", { name: /\/connexion\// }).click();
}

test("citizens sign in with FranceConnect, agents with ProConnect, and nobody by a wrong answer", async ({
  browser,
}, { project }) => {
  const town = await Town.open(String(project.metadata["engine"]), "--private-network");
  const provider = await IdentityProvider.open(town.url, SECRET);
  try {
    const agent = await Person.signedIn(browser, town.url, "Camille Exemple");
    const angela = await Person.visitor(browser, town.url);

    const setUp = async (kind: string, client: string, sirets?: string) => {
      await agent.open("/moyens-de-connexion");
      await agent.main.getByRole("link", { name: kind, exact: true }).click();
      await agent.look();
      await agent.main.getByLabel("Adresse de l’émetteur").fill(provider.issuer);
      await agent.main.getByLabel("Identifiant du client").fill(client);
      await agent.main.getByLabel("Secret du client").fill(SECRET);
      await agent.main.getByLabel("Niveaux de garantie acceptés").fill("eidas1");
      if (sirets) await agent.main.getByLabel("SIRET de la collectivité").fill(sirets);
      else await agent.main.getByLabel("Services d’accompagnement").fill("aidants-connect");
      await agent.main.getByRole("button", { name: "Enregistrer" }).click();
      await agent.main.getByRole("button", { name: "Essayer" }).click();
      await expect(agent.main).toContainText("son document et ses clés sont lus");
      await agent.look();
    };

    await test.step("nothing is offered before an agent sets it up", async () => {
      await angela.open("/connexion");
      await expect(angela.main).not.toContainText("FranceConnect");
      await setUp("FranceConnect", "parvis-france");
    });

    await test.step("the first time: recognised, an address proved, then linked by the person's own word", async () => {
      await through(angela, "angela");
      await expect(angela.main).toContainText("Angela DUBOIS");
      await expect(angela.main).not.toContainText("1962");
      await angela.look();
      await expect(angela.main.getByLabel("Votre adresse électronique")).toHaveValue("angela@exemple.example");
      await angela.main.getByRole("button", { name: "Recevoir le lien" }).click();
      await followLink(angela, "angela@exemple.example");
      await expect(angela.main.getByLabel("Nom affiché")).toHaveValue("Angela DUBOIS");
      await angela.main.getByLabel("Nom affiché").fill("Angela Dubois");
      await angela.main.getByRole("button", { name: /connecter/i }).click();
      await expect(angela.page).toHaveURL(/\/compte\/moyens/);
      await angela.look();
      await angela.main.getByRole("button", { name: "Relier mon compte de FranceConnect" }).click();
      await expect(angela.page.getByText("Le compte est relié.")).toBeVisible();
      await angela.look();
    });

    await test.step("leaving goes through the provider, and the next time is one press", async () => {
      await through(angela, "angela");
      await expect(angela.page.getByRole("banner")).toContainText("Angela Dubois");
      await angela.open("/compte");
      await angela.main.getByRole("button", { name: "Se déconnecter ici" }).click();
      await angela.page.getByRole("button", { name: "Quitter le fournisseur" }).click();
      await expect(angela.page.getByText("La session est fermée.")).toBeVisible();
      await through(angela, "angela");
      await expect(angela.page.getByRole("banner")).toContainText("Angela Dubois");
      await angela.open("/compte/moyens");
      await expect(angela.main).toContainText("Cette session a été ouverte avec FranceConnect");
    });

    await test.step("born abroad with a name in use, or on a day nobody wrote down: nothing of birth is asked or shown", async () => {
      for (const [who, name] of [
        ["vincent", "Vincent DUBOIS"],
        ["awa", "Awa DIALLO"],
      ] as const) {
        const visitor = await Person.visitor(browser, town.url);
        await visitor.open("/connexion");
        await visitor.main.getByRole("link", { name: BUTTON }).click();
        const asked = (await visitor.page.getByRole("paragraph").first().textContent()) ?? "";
        expect(asked.split(" ")).toEqual(["openid", "given_name", "family_name", "preferred_username", "email", "idp_id"]);
        await visitor.page.getByRole("button", { name: who, exact: true }).click();
        await expect(visitor.main).toContainText(name);
        await expect(visitor.main).not.toContainText(/19[0-9]{2}|MARTIN/);
        await visitor.leave();
      }
    });

    await test.step("who gives up is told, and finds the other ways in", async () => {
      const visitor = await Person.visitor(browser, town.url);
      await through(visitor, "renoncer");
      await expect(visitor.main).toContainText("vous avez renoncé");
      await expect(visitor.main.getByLabel("Votre adresse électronique")).toBeVisible();
      await visitor.look();
      await visitor.leave();
    });

    await test.step("a code that came back too late opens nothing", async () => {
      const visitor = await Person.visitor(browser, town.url);
      await provider.becomes({ code_s: 1, slow_ms: 2_500 });
      await through(visitor, "angela");
      await expect(visitor.main).toContainText("Trop de temps est passé");
      await provider.becomes({});
      await visitor.leave();
    });

    await test.step("an answer serves once, even to who has its cookie, and to nobody else", async () => {
      const context = await browser.newContext({ baseURL: town.url });
      const page = await context.newPage();
      let back = "";
      // What somebody behind them sees: where the browser is sent back, and what it keeps until then.
      page.on("request", (request) => {
        if (/\/connexion\/retour\//.test(request.url())) back = request.url();
      });
      await page.goto("/connexion");
      await page.getByRole("link", { name: BUTTON }).click();
      const angela = page.getByRole("button", { name: "angela", exact: true });
      await expect(angela).toBeVisible();
      const cookies = await context.cookies();
      await angela.click();
      await expect(page.getByRole("banner")).toContainText("Angela Dubois");
      await context.close();

      const thief = await browser.newContext({ baseURL: town.url });
      await thief.addCookies(cookies);
      const again = await thief.newPage();
      await again.goto(back);
      await expect(again.getByRole("main")).toContainText("a déjà servi");
      await again.goto(back);
      await expect(again.getByRole("main")).toContainText("n’a pas été demandé par ce navigateur");
      await expect(again.getByRole("banner")).not.toContainText("Angela Dubois");
      await thief.close();
    });

    await test.step("a token changed on its way opens nothing", async () => {
      const visitor = await Person.visitor(browser, town.url);
      await provider.becomes({ tampers: true });
      await through(visitor, "angela");
      await expect(visitor.main).toContainText("n’a pas pu être vérifiée");
      await expect(visitor.page.getByRole("banner")).not.toContainText("Angela Dubois");
      await provider.becomes({});
      await visitor.leave();
    });

    await test.step("somebody who has an account links from inside, then unlinks", async () => {
      const sacha = await Person.signedIn(browser, town.url, "Sacha Fictif");
      await sacha.open("/compte/moyens");
      await sacha.main.getByRole("link", { name: BUTTON }).click();
      await sacha.page.getByRole("button", { name: "vincent", exact: true }).click();
      await expect(sacha.main).toContainText("vient de vous reconnaître");
      await sacha.look();
      await sacha.main.getByRole("button", { name: "Relier mon compte de FranceConnect" }).click();
      await expect(sacha.page.getByText("Le compte est relié.")).toBeVisible();
      const vincent = await Person.visitor(browser, town.url);
      await through(vincent, "vincent");
      await expect(vincent.page.getByRole("banner")).toContainText("Sacha Fictif");
      await sacha.open("/compte/moyens");
      await sacha.main.getByRole("button", { name: "Délier FranceConnect" }).click();
      await expect(sacha.page.getByText("Le compte est délié.")).toBeVisible();
      await vincent.page.goto("/compte");
      await expect(vincent.page).toHaveURL(/\/connexion/);
      await vincent.leave();
      await sacha.leave();
    });

    await test.step("ProConnect: for the town's own establishments and people invited, and nobody else", async () => {
      await setUp("ProConnect", "parvis-pro", SIRET);
      const stranger = await Person.visitor(browser, town.url);
      await through(stranger, "vincent", "S’identifier avec ProConnect");
      await expect(stranger.main).toContainText("pour un autre organisme");
      await stranger.look();
      await stranger.leave();

      await angela.open("/compte/moyens");
      await angela.main.getByRole("link", { name: "S’identifier avec ProConnect" }).click();
      await angela.page.getByRole("button", { name: "angela", exact: true }).click();
      await angela.main.getByRole("button", { name: "Relier mon compte de ProConnect" }).click();
      await expect(angela.main).toContainText("que les comptes des personnes invitées");

      await agent.main.getByRole("link", { name: "Les personnes invitées" }).click();
      await agent.look();
      await agent.main.getByLabel("Nom affiché").fill("Angela Dubois");
      await agent.main.getByLabel("Adresse électronique").fill("angela@exemple.example");
      await agent.main.getByRole("button", { name: "Inviter" }).click();
      await expect(agent.main.getByRole("table")).toContainText("Angela Dubois");
      await angela.main.getByRole("button", { name: "Relier mon compte de ProConnect" }).click();
      await expect(angela.page.getByText("Le compte est relié.")).toBeVisible();
      const office = await Person.visitor(browser, town.url);
      await through(office, "angela", "S’identifier avec ProConnect");
      await expect(office.page.getByRole("banner")).toContainText("Angela Dubois");
      await office.open("/compte/moyens");
      await expect(office.main).toContainText("Cette session a été ouverte avec ProConnect");
      await office.leave();
    });

    await test.step("ProConnect: the town asks for two factors, and who gives one is told", async () => {
      await agent.open("/moyens-de-connexion");
      await agent.main.getByRole("link", { name: "ProConnect", exact: true }).click();
      await agent.main.getByLabel("Niveaux de garantie acceptés").fill("eidas1-mfa");
      await agent.main.getByRole("button", { name: "Enregistrer" }).click();
      await agent.look();
      const office = await Person.visitor(browser, town.url);
      await through(office, "angela", "S’identifier avec ProConnect");
      await expect(office.main).toContainText("moins sûrement que ce site ne le demande");
      await expect(office.page.getByRole("banner")).not.toContainText("Angela Dubois");
      await office.look();
      await provider.becomes({ has_factor: true });
      await through(office, "angela", "S’identifier avec ProConnect");
      await expect(office.page.getByRole("banner")).toContainText("Angela Dubois");
      await provider.becomes({});
      await office.leave();
    });
  } finally {
    provider.close();
    await town.close();
  }
});
