/** `… %day% à %hour% h %minute%` at an instant, in the page's language and the reader's time zone. */
export function momentIn(sentence: string, at: number): string {
  const moment = new Date(at);
  const language = document.documentElement.lang;
  const day = moment.toLocaleDateString(language, { day: "numeric", month: "long" });
  return sentence
    .replace("%day%", language.startsWith("fr") ? day.replace(/^1 /, "1er ") : day)
    .replace("%hour%", String(moment.getHours()))
    .replace("%minute%", String(moment.getMinutes()).padStart(2, "0"));
}
