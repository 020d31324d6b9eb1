/** Who a page was made for: a person, a visitor; nobody can tell (« ») of a page that is not the server's of this moment. */
export function readerOf(part: HTMLElement): string {
  const { keptAt, withoutNetwork } = document.documentElement.dataset;
  return part.dataset.person || ((keptAt ?? withoutNetwork) === undefined ? "visitor" : "");
}
