// Every form carries an id made for this showing of it, so that the same form sent twice is done once. The server
// gives it; a page kept by the browser to be read without network is shown again and again, so that one is made here.

export function fillRequestIds(): void {
  const isKept = document.documentElement.dataset.keptAt !== undefined;
  for (const field of document.querySelectorAll<HTMLInputElement>("input[data-request-id]")) {
    if ((field.value === "" || isKept) && "randomUUID" in crypto) field.value = crypto.randomUUID();
  }
}
