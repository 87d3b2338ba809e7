/* The key that leads to the search, and what is pasted there; the search itself is loaded on its own page alone. */
"use strict";

(() => {
  const script = document.currentScript.src;
  const root = new URL("../", script);

  /* `/` leads to the page's own search field, else to the header's. */
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key === "Escape" && event.target.matches("[name=q]") && !event.target.value) {
      event.target.blur();
    }
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const fields = document.querySelectorAll(".kb-search__box, [data-kb-slash]");
    const seen = [...fields].find((field) => field.offsetParent !== null);
    event.preventDefault();
    if (seen) seen.focus();
    else location.assign(new URL("search/", root));
  });

  /* A field takes so many characters, and of an error its first words are asked for: one of Python
     says in its last line what happened. */
  document.addEventListener("paste", (event) => {
    if (!event.target.matches("[name=q]")) return;
    const lines = event.clipboardData.getData("text").trim().split(/\n/);
    const at = lines.findLastIndex((line) => /^[A-Za-z_][\w.]*(: |$)/.test(line));
    if (at < 1 || !lines.some((line) => line.startsWith("Traceback "))) return;
    event.preventDefault();
    const [said] = lines.splice(at, 1);
    document.execCommand("insertText", false, [said, ...lines].join(" "));
  });

  if (document.querySelector("[data-kb-search]")) import(new URL("search.js", script));
})();
