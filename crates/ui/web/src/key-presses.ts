// Letters that press buttons and open what is folded (data-key), where a page lists them (data-keys) with a box to have none (data-keys-toggle).
// Never while somebody types, and never with another key held: the browser's own shortcuts stay its own.

const STORED = "parvis-touches";

export function pressWithKeys(): void {
  const list = document.querySelector<HTMLElement>("[data-keys]");
  const toggle = list?.querySelector<HTMLInputElement>("[data-keys-toggle]");
  if (!list || !toggle) return;
  list.hidden = false;
  toggle.checked = stored() !== "non";
  const show = (): void => {
    document.documentElement.toggleAttribute("data-keys-off", !toggle.checked);
  };
  show();
  toggle.addEventListener("change", () => {
    store(toggle.checked ? "oui" : "non");
    show();
  });
  document.addEventListener("keydown", (event) => {
    if (!toggle.checked || event.repeat || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    for (const pressed of document.querySelectorAll<HTMLElement>("button[data-key], summary[data-key]")) {
      if (pressed.dataset.key !== event.key.toLowerCase()) continue;
      if (pressed instanceof HTMLButtonElement && pressed.disabled) continue;
      event.preventDefault();
      if (pressed instanceof HTMLButtonElement) pressed.click();
      else openAt(pressed);
      return;
    }
  });
}

/** Opens what a summary folds, and goes to its first field. */
function openAt(summary: HTMLElement): void {
  const folded = summary.closest("details");
  if (!folded) return;
  folded.open = true;
  folded.querySelector<HTMLElement>("input:not([type=hidden]), select, textarea")?.focus();
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches("textarea, select, input:not([type=checkbox]):not([type=radio])");
}

/** A browser may refuse to keep anything: the box then holds for this page only. */
function stored(): string | null {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null;
  }
}

function store(choice: string): void {
  try {
    localStorage.setItem(STORED, choice);
  } catch {
    // Nothing is kept.
  }
}
