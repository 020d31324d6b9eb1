// A telephone number is verified from a small telephone, by a code that a gateway receives; the agent sets the gateway up, and finds it
// away on « Passerelles ».
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import { Person, TELEPHONE } from "../support/person.js";
import { Town, expect, test } from "../support/town.js";

const SECRET = "Bearer un-jeton-d-essai";

test("a code received by message verifies a number, for one person", async ({ browser }, { project }) => {
  const sent: { to: string; text: string; authorization: string }[] = [];
  let status = 200;
  const gateway = createServer((request, response) => {
    let content = "";
    request.on("data", (chunk: Buffer) => {
      content += chunk.toString();
    });
    request.on("end", () => {
      if (status === 200) {
        const asked = JSON.parse(content) as { to: string; text: string };
        sent.push({ ...asked, authorization: request.headers.authorization ?? "" });
      }
      response.statusCode = status;
      response.end("{}");
    });
  });
  await new Promise<void>((resolve) => gateway.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/sms`;
  const town = await Town.open(String(project.metadata["engine"]), "--private-network");
  try {
    const agent = await Person.signedIn(browser, town.url, "Camille Exemple");
    const sacha = await Person.signedIn(browser, town.url, "Sacha Fictif", TELEPHONE);

    await test.step("nothing is offered before an agent sets a gateway up", async () => {
      await sacha.open("/compte");
      await expect(sacha.main.getByRole("link", { name: "Vérifier mon numéro de téléphone" })).toHaveCount(0);
      await agent.open("/passerelles");
      await agent.main.getByRole("link", { name: "Régler la passerelle de SMS" }).click();
      await agent.look();
      await agent.main.getByLabel("Adresse à appeler").fill(address);
      await agent.main.getByLabel("Modèle de la demande").fill('{"to": {numero}}');
      await agent.main.getByLabel(/^Secret/).fill(SECRET);
      await agent.main.getByRole("button", { name: "Enregistrer" }).click();
      await expect(agent.main.getByRole("alert")).toContainText("Ce n’est pas du JSON");
      await expect(agent.main.getByLabel("Adresse à appeler")).toHaveValue(address);
      await agent.look();
      await agent.main.getByLabel("Modèle de la demande").fill('{"to": "{numero}", "text": "{texte}"}');
      await agent.main.getByLabel(/^Secret/).fill(SECRET);
      await agent.main.getByRole("button", { name: "Enregistrer" }).click();
      await expect(agent.page.getByText("La passerelle de SMS est enregistrée.")).toBeVisible();
      await agent.look();
    });

    await test.step("a number is typed as people do, its code received and typed", async () => {
      await sacha.open("/compte");
      await sacha.main.getByRole("link", { name: "Vérifier mon numéro de téléphone" }).click();
      await sacha.look();
      const number = sacha.main.getByLabel("Numéro de mobile");
      await number.fill("01 23 45 67 89");
      await sacha.main.getByRole("button", { name: "Recevoir un code" }).click();
      await expect(sacha.main.getByRole("alert")).toContainText("Ce numéro ne reçoit pas de SMS");
      await expect(number).toHaveValue("01 23 45 67 89");
      await number.fill("06 12 34 56 78");
      await sacha.main.getByRole("button", { name: "Recevoir un code" }).click();
      await expect(sacha.main).toContainText("se terminant par 78");
      await expect.poll(() => sent.length, { timeout: 20_000 }).toBe(1);
      expect(sent[0]).toMatchObject({ to: "+33612345678", authorization: SECRET });
      const code = /\d{6}/.exec(sent[0]?.text ?? "")?.[0] ?? "";
      await sacha.main.getByLabel("Code reçu").fill(code === "000000" ? "111111" : "000000");
      await sacha.main.getByRole("button", { name: "Vérifier ce numéro" }).click();
      await expect(sacha.main.getByRole("alert")).toContainText("Ce n’est pas le code qui a été envoyé");
      await sacha.look();
      await sacha.main.getByLabel("Code reçu").fill(`${code.slice(0, 3)} ${code.slice(3)}`);
      await sacha.main.getByRole("button", { name: "Vérifier ce numéro" }).click();
      await expect(sacha.main).toContainText("Numéro de téléphone vérifié");
      await sacha.look();
      expect(await sacha.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    });

    await test.step("the same number is asked for by somebody else, who learns nothing", async () => {
      const alix = await Person.signedIn(browser, town.url, "Alix Brouillon");
      await alix.open("/compte/telephone");
      await alix.main.getByLabel("Numéro de mobile").fill("+33 (0)6 12 34 56 78");
      await alix.main.getByRole("button", { name: "Recevoir un code" }).click();
      await expect(alix.main).toContainText("se terminant par 78");
      await expect.poll(() => sent.length, { timeout: 20_000 }).toBe(2);
      expect(sent[1]?.text).toContain("autre compte");
      await alix.leave();
    });

    await test.step("a gateway that refuses is told on « Passerelles »", async () => {
      status = 401;
      await sacha.main.getByLabel("Numéro de mobile").fill("07 98 76 54 32");
      await sacha.main.getByRole("button", { name: "Recevoir un code" }).click();
      await expect(async () => {
        await agent.open("/passerelles");
        await expect(agent.main.locator("section", { has: agent.page.locator("#sms") })).toContainText("En panne", {
          timeout: 1_000,
        });
      }).toPass({ timeout: 30_000 });
      await agent.look();
    });
  } finally {
    gateway.close();
    await town.close();
  }
});
