// What people write in a form: read, and put back.

import type { Fields } from "./draft-choice";

export type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export function savedFields(form: HTMLFormElement): Control[] {
  return Array.from(form.elements).filter((element): element is Control => {
    if (element instanceof HTMLInputElement) return !["hidden", "file", "password", "email", "submit", "button"].includes(element.type);
    return element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement;
  });
}

function isTicked(field: Control): boolean | null {
  return field instanceof HTMLInputElement && ["radio", "checkbox"].includes(field.type) ? field.checked : null;
}

export function currentFields(form: HTMLFormElement): Fields {
  return savedFields(form)
    .filter((field) => isTicked(field) !== false)
    .map((field) => [field.name, field.value]);
}

export function fill(form: HTMLFormElement, fields: Fields): void {
  const left = [...fields];
  for (const field of savedFields(form)) {
    const ticked = isTicked(field);
    const place = left.findIndex(([name, value]) => name === field.name && (ticked === null || value === field.value));
    if (ticked !== null && field instanceof HTMLInputElement) field.checked = place >= 0;
    else if (place >= 0) field.value = left[place]?.[1] ?? "";
    if (place >= 0) left.splice(place, 1);
    field.dispatchEvent(new Event("parvis:filled", { bubbles: true }));
  }
}
