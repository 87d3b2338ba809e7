/* Search, and the key that leads to it. Nothing is loaded but Pagefind's files on this host. */
"use strict";

(() => {
  const root = new URL("../", document.currentScript.src);
  const BATCH = 10;
  const FACETS = ["severity", "service", "cause", "team", "year", "kind", "status"];

  /* `/` leads to the page's own search field, else to the header's. */
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const fields = document.querySelectorAll(".kb-search__box, [data-kb-slash]");
    const seen = [...fields].find((field) => field.offsetParent !== null);
    event.preventDefault();
    if (seen) seen.focus();
    else location.assign(new URL("search/", root));
  });

  const form = document.querySelector("[data-kb-search]");
  if (!form) return;

  const field = form.querySelector("[name=q]");
  const hits = document.querySelector(".kb-search__hits");
  const count = document.querySelector(".kb-search__count");
  const more = document.querySelector(".kb-more");
  let engine;
  let found = [];
  let shown = 0;
  let turn = 0;

  const make = (name, className, text) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  };

  /* The excerpt is HTML: of it only the text and the marks are taken. */
  const excerpt = (html) => {
    const line = make("p", "kb-hit__excerpt");
    const parsed = new DOMParser().parseFromString(html, "text/html");
    for (const node of parsed.body.childNodes) {
      line.append(node.nodeName === "MARK" ? make("mark", "", node.textContent) : node.textContent);
    }
    return line;
  };

  const badge = (text, style) => make("span", `kb-badge kb-badge--${style}`, text);

  const hit = (data) => {
    const item = make("li", "kb-hit");
    const facts = make("p", "kb-incidents__facts");
    facts.append(make("time", "", data.meta.date));
    if (data.meta.severity) facts.append(badge(data.meta.severity, `severity-${data.meta.rank}`));
    if (data.meta.kind !== "incident") facts.append(badge(data.meta.kind, data.meta.kind));
    const title = make("a", "kb-hit__title", data.meta.title);
    title.href = data.url;
    item.append(facts, title);
    if (data.meta.solution) {
      const solution = make("p", "kb-hit__solution");
      solution.append(make("strong", "", "What stopped it "), data.meta.solution);
      item.append(solution);
    }
    item.append(excerpt(data.excerpt));
    return item;
  };

  const chosen = () => {
    const filters = {};
    for (const name of FACETS) {
      const boxes = form.querySelectorAll(`[data-facet=${name}] input:checked`);
      if (boxes.length) filters[name] = { any: [...boxes].map((box) => box.value) };
    }
    return filters;
  };

  const drawFacets = (counts, totals) => {
    const asked = new URLSearchParams(location.search);
    for (const name of FACETS) {
      const group = form.querySelector(`[data-facet=${name}]`);
      const values = Object.keys(totals[name] || {}).sort();
      if (name === "year") values.reverse();
      group.hidden = values.length < 2;
      for (const value of values) {
        let label = [...group.querySelectorAll("label")].find((l) => l.dataset.value === value);
        if (!label) {
          label = make("label");
          label.dataset.value = value;
          const box = make("input");
          box.type = "checkbox";
          box.name = name;
          box.value = value;
          box.checked = asked.getAll(name).includes(value);
          label.append(box, make("span", "", value), make("span", "kb-count"));
          group.append(label);
        }
        const number = (counts[name] || {})[value] || 0;
        label.querySelector(".kb-count").textContent = number;
        label.classList.toggle("kb-facet--none", !number);
      }
    }
  };

  const showMore = async (current) => {
    const next = await Promise.all(found.slice(shown, shown + BATCH).map((one) => one.data()));
    if (current !== turn) return;
    hits.append(...next.map(hit));
    shown += next.length;
    more.hidden = shown >= found.length;
  };

  const remember = () => {
    const state = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value) state.append(name, value);
    const query = state.toString();
    history.replaceState(null, "", query ? `?${query}` : location.pathname);
  };

  const search = async () => {
    const current = ++turn;
    const words = field.value.trim() || null;
    const filters = chosen();
    remember();
    const sort = words ? undefined : { date: "desc" };
    const answer = await engine.search(words, { filters, sort });
    if (current !== turn) return;
    found = answer.results;
    shown = 0;
    hits.replaceChildren();
    const number = found.length;
    count.textContent = number === 1 ? "1 incident" : `${number || "No"} incidents`;
    drawFacets(number || words ? answer.filters : answer.totalFilters, answer.totalFilters);
    await showMore(current);
  };

  const start = async () => {
    const asked = new URLSearchParams(location.search);
    field.value = asked.get("q") || "";
    try {
      engine = await import(new URL("pagefind/pagefind.js", root));
      await engine.options({ excerptLength: 28 });
      const totals = await engine.filters();
      drawFacets(totals, totals);
    } catch {
      count.textContent = "The search index could not be loaded. The lists still work.";
      return;
    }
    let waiting;
    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(search, 150);
    });
    form.addEventListener("change", search);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      search();
    });
    more.addEventListener("click", () => showMore(turn));
    await search();
  };

  form.querySelector("details").open =
    innerWidth >= 960 || FACETS.some((name) => new URLSearchParams(location.search).has(name));
  if (!matchMedia("(pointer: coarse)").matches) field.focus();
  start();
})();
