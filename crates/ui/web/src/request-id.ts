// Every form carries an id made for this showing of it, so that the same form sent twice is done once. The server
// usually gives it; a page kept by the browser for later (offline) has none, and one is made here.

export function fillRequestIds(): void {
  for (const field of document.querySelectorAll<HTMLInputElement>("input[data-request-id]")) {
    if (field.value === "" && "randomUUID" in crypto) field.value = crypto.randomUUID();
  }
}
