// The colours being chosen, worn by the page itself: the server makes their style sheet, dark form included, and makes
// none for what could not be read.

export function previewColours(): void {
  const place = document.querySelector<HTMLElement>("[data-theme-preview]");
  if (place === null) return;
  const pattern = place.dataset["themePreview"] ?? "";
  const refused = place.querySelector<HTMLElement>("[data-theme-refused]");
  const fields = [...place.querySelectorAll<HTMLElement>("[data-colour]")].map(pairOf);
  let worn: HTMLLinkElement | null = null;

  const wear = (): void => {
    const colours = fields.map((field) => digitsOf(field.text));
    if (colours.some((colour) => colour === null)) return;
    const [main, accent] = colours;
    const sheet = document.createElement("link");
    sheet.rel = "stylesheet";
    sheet.href = pattern.replace("%main%", main ?? "").replace("%accent%", accent ?? "");
    const wanted = sheet.href;
    sheet.addEventListener("load", () => {
      worn?.remove();
      worn = sheet;
      if (refused) refused.hidden = true;
    });
    sheet.addEventListener("error", () => {
      sheet.remove();
      if (refused) refused.hidden = wanted !== latest;
    });
    latest = wanted;
    document.head.append(sheet);
  };
  let latest = "";
  for (const field of fields) {
    field.text.addEventListener("input", () => {
      const digits = digitsOf(field.text);
      if (digits !== null) field.picker.value = `#${digits}`;
      wear();
    });
    field.picker.addEventListener("input", () => {
      field.text.value = field.picker.value;
      wear();
    });
  }
}

/** The text that is sent, and the browser's choice of colours, shown from now on. */
function pairOf(field: HTMLElement): { text: HTMLInputElement; picker: HTMLInputElement } {
  const picker = field.querySelector<HTMLInputElement>("input[type=color]") as HTMLInputElement;
  const text = field.querySelector<HTMLInputElement>("input:not([type=color])") as HTMLInputElement;
  const digits = digitsOf(text);
  if (digits !== null) picker.value = `#${digits}`;
  picker.hidden = false;
  return { text, picker };
}

function digitsOf(text: HTMLInputElement): string | null {
  const found = /^#?([0-9a-f]{6})$/i.exec(text.value.trim());
  return found?.[1]?.toLowerCase() ?? null;
}
