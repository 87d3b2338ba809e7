/* The key that leads to the search; the search itself is loaded on its own page alone. */
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

  if (document.querySelector("[data-kb-search]")) import(new URL("search.js", script));
})();
