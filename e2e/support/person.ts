// Somebody in front of a browser of their own.
import { AxeBuilder } from "@axe-core/playwright";
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Locator,
  type Page,
  expect,
} from "@playwright/test";

/** The rules a public site owes: WCAG 2.2 A and AA, good practice, and the criteria of the RGAA that axe knows. */
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "RGAAv4"];

/** A small telephone, with a keyboard. */
export const TELEPHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2 };
/** More places than a page that is gone through by the keyboard has to stop at. */
const STOPS_MAX = 150;

/**
 * Marks a choice by its label, as a finger does: what can be pressed around the square is the label's. A press that is forced on
 * the square goes where it stood, though the page be still moving.
 */
export async function mark(choice: Locator): Promise<void> {
  if (await choice.isChecked()) return;
  const label = (await choice.evaluateHandle((input) => (input as HTMLInputElement).labels?.[0] ?? input)).asElement();
  await label?.click();
  await expect(choice).toBeChecked();
}

export class Person {
  private constructor(
    readonly name: string,
    readonly page: Page,
    private readonly context: BrowserContext,
  ) {}

  /** A visitor nobody knows, before the device described. */
  static async visitor(browser: Browser, url: string, device: BrowserContextOptions = {}): Promise<Person> {
    const context = await browser.newContext({ ...device, baseURL: url });
    return new Person("visitor", await context.newPage(), context);
  }

  /** Signs in as one of the invented people: asks for the link, reads the mail in the visible mailbox, follows it. */
  static async signedIn(
    browser: Browser,
    url: string,
    name: string,
    device: BrowserContextOptions = {},
  ): Promise<Person> {
    const context = await browser.newContext({ ...device, baseURL: url });
    const person = new Person(name, await context.newPage(), context);
    await person.signIn(name);
    return person;
  }

  /** Signs in, in this very browser, whoever used it before. */
  async signIn(name = this.name): Promise<void> {
    await this.openLink(name);
    await this.page.getByRole("main").getByRole("button", { name: /connecter/i }).click();
    await expect(this.page.getByRole("banner")).toContainText(name);
  }

  /** Asks for a link, reads the mail in the visible mailbox and opens the link: the page that signs in is in front. */
  async openLink(name = this.name): Promise<void> {
    const first = name.split(" ")[0] ?? "";
    // Addresses have no accent.
    const address = `${first.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()}@`;
    const mails = this.main
      .getByRole("row")
      .or(this.main.getByRole("article"))
      .or(this.main.getByRole("listitem"))
      .filter({ hasText: address })
      .filter({ hasText: "Votre lien de connexion" });
    // Who signed in before in this town has links that are used up: only a new one opens.
    await this.page.goto("/boite");
    const newest = mails.getByRole("link").first();
    const before = (await newest.count()) > 0 ? await newest.getAttribute("href") : null;
    await this.page.goto("/connexion");
    await this.page.getByRole("button", { name: new RegExp(name) }).click();
    // The mail arrives when the worker has delivered it: a moment later.
    await expect(async () => {
      await this.page.goto("/boite");
      expect(await newest.getAttribute("href", { timeout: 1_000 })).not.toBe(before);
    }).toPass({ timeout: 20_000 });
    await newest.click();
    await this.main.getByRole("link", { name: /\/connexion\// }).click();
    await expect(this.page).toHaveURL(/\/connexion\/./);
  }

  /** Opens a page and looks at it as axe and a careful reader would. */
  async open(path: string): Promise<void> {
    const response = await this.page.goto(path);
    expect(response?.status(), `${path} answers`).toBe(200);
    await this.look();
  }

  /** Checks the page in front: no accessibility fault in light or dark, no sentence missing. */
  async look(): Promise<void> {
    expect(await this.faults(), this.page.url()).toEqual([]);
    expect(await this.faultsInTheDark(), `${this.page.url()}, in the dark`).toEqual([]);
  }

  /** What axe finds wrong with the page in front, and the sentences it misses. */
  async faults(): Promise<string[]> {
    const { violations } = await (await this.axe()).withTags(TAGS).analyze();
    const faults = violations.map((fault) => `${fault.id}: ${fault.help} — ${fault.nodes[0]?.html}`);
    const isWhole = !(await this.page.content()).includes("⟦");
    return isWhole ? faults : [...faults, "a sentence is missing"];
  }

  /** What is hard to read of the page in front, in the colours it has now; the other rules see the same page in any. */
  async faultsOfColour(): Promise<string[]> {
    const { violations } = await (await this.axe()).withRules(["color-contrast", "link-in-text-block"]).analyze();
    return violations.flatMap((fault) => fault.nodes.map((node) => `${node.html} — ${node.failureSummary}`));
  }

  /** The same in dark colours. */
  async faultsInTheDark(): Promise<string[]> {
    const { page } = this;
    await page.emulateMedia({ colorScheme: "dark" });
    const faults = await this.faultsOfColour();
    await page.emulateMedia({ colorScheme: "light" });
    return faults;
  }

  /**
   * Axe, in the page in front. No page of ours has a frame: what axe does for them (a second page opened at each look, its
   * half megabyte of script read there again) is left out, and it is not read twice in one page.
   */
  private async axe(): Promise<AxeBuilder> {
    // Colours that are still changing are nobody's to read, and do not change in a page that is behind another.
    await this.page.evaluate(() => document.getAnimations().forEach((change) => change.cancel()));
    const isThere = await this.page.evaluate(() => "axe" in window);
    expect(await this.page.locator("iframe, frame").count(), "frames").toBe(0);
    return new AxeBuilder({ page: this.page, ...(isThere ? { axeSource: "0" } : {}) }).setLegacyMode();
  }

  /** What the page is about, without its frame. */
  get main(): Locator {
    return this.page.getByRole("main");
  }

  /** Follows an entry of the main menu, then what stands under it. */
  async follow(...entries: string[]): Promise<void> {
    const menu = this.page.getByRole("navigation", { name: "Menu principal" });
    for (const name of entries) {
      await menu.getByRole("link", { name, exact: true }).click();
      await expect(menu.getByRole("link", { name, exact: true })).toHaveAttribute("aria-current", /page|true/);
    }
    await this.look();
  }

  /** Checks where a step of the parcours in front stands. */
  async stands(step: string, state: string): Promise<void> {
    const line = this.main.getByRole("list", { name: "Étapes" });
    await expect(line.getByRole("listitem").filter({ hasText: step })).toContainText(state);
  }

  /** Unfolds an action that is asked twice, then does it; `within` is the title of the card it stands in. */
  async confirm(action: string, button = action, within?: string): Promise<void> {
    const place = within
      ? this.main.locator("section").filter({ has: this.page.getByRole("heading", { name: within }) })
      : this.main;
    await place.locator("summary").filter({ hasText: action }).first().click();
    await place.getByRole("button", { name: button }).first().click();
  }

  /** Goes by the keyboard, from stop to stop, until this one. */
  async reach(target: Locator): Promise<void> {
    for (let stops = 0; stops < STOPS_MAX; stops += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press("Tab");
    }
    throw new Error(`the keyboard does not reach ${target}`);
  }

  /** Reaches something by the keyboard, and presses a key there. */
  async press(target: Locator, key = "Enter"): Promise<void> {
    await this.reach(target);
    await this.page.keyboard.press(key);
  }

  /** Checks the page in front, and that a telephone shows it without moving it sideways. */
  async fits(): Promise<void> {
    await this.look();
    const width = await this.page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, this.page.url()).toBeLessThanOrEqual(TELEPHONE.viewport.width);
  }

  /** Opens the folded parts something is in. */
  async unfold(inside: Locator): Promise<void> {
    await inside.first().evaluate((element) => {
      for (let part = element.closest("details"); part; part = part.parentElement?.closest("details") ?? null) {
        part.open = true;
      }
    });
  }

  /** Has this browser no network any more, its worker included. */
  async loseNetwork(): Promise<void> {
    await this.context.setOffline(true);
  }

  /** The network is back. */
  async findNetwork(): Promise<void> {
    await this.context.setOffline(false);
  }

  /** Ends the session behind the browser's back, as time does. */
  async losesSession(): Promise<void> {
    await this.context.clearCookies();
  }

  /**
   * The next answer to a form sent to this address is lost on its way: the server has done what it asked. Gives, once it
   * happened, the status that nobody received.
   */
  async losesReply(address: RegExp): Promise<{ status: number }> {
    const lost = { status: 0 };
    await this.context.route(address, async (route) => {
      if (lost.status > 0 || route.request().method() !== "POST") return route.fallback();
      lost.status = (await route.fetch({ maxRedirects: 0 })).status();
      await route.abort("connectionreset");
    });
    return lost;
  }

  /** Closes this browser. */
  async leave(): Promise<void> {
    await this.context.close();
  }
}
