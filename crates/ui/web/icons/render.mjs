// Draws the icons of the installed application again, after a change of `favicon.svg` or `icons/maskable.svg`:
// `node icons/render.mjs`, with the browser of ../../../e2e. What it writes is committed: a build needs no browser.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const { chromium } = createRequire(here("../../../../e2e/package.json"))("@playwright/test");

const ICONS = [
  ["../favicon.svg", 192, "icon-192.png"],
  ["../favicon.svg", 512, "icon-512.png"],
  ["maskable.svg", 512, "icon-maskable.png"],
];

const browser = await chromium.launch({ executablePath: process.env.PARVIS_CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
for (const [drawing, side, name] of ICONS) {
  const page = await browser.newPage({ viewport: { width: side, height: side } });
  const svg = readFileSync(here(drawing), "utf8").replace("<svg ", `<svg width="${side}" height="${side}" `);
  await page.setContent(`<style>body{margin:0}svg{display:block}</style>${svg}`);
  await page.screenshot({ path: here(name), omitBackground: true });
}
await browser.close();
