/* Search, and the key that leads to it. Nothing is loaded but Pagefind's files on this host. */
"use strict";

(() => {
  const root = new URL("../", document.currentScript.src);
  const BATCH = 10;
  const MOST_WORDS = 30;
  /* With few records a word that stands in a third of them is rare all the same. */
  const FEWEST = 30;
  const FACETS = ["severity", "service", "cause", "team", "year", "kind", "status"];

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

  const form = document.querySelector("[data-kb-search]");
  if (!form) return;

  const field = form.querySelector("[name=q]");
  const order = form.querySelector("[name=sort]");
  const narrowing = form.querySelector("details");
  const hits = document.querySelector(".kb-search__hits");
  const count = document.querySelector(".kb-search__count");
  const more = document.querySelector(".kb-more");
  let engine;
  let totals;
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
    if (data.meta.services) facts.append(make("span", "", data.meta.services));
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

  const boxOf = (group, name, value) => {
    const label = make("label");
    const box = make("input");
    Object.assign(box, { type: "checkbox", name, value });
    label.dataset.value = value;
    label.append(box, make("span", "", value), make("span", "kb-count"));
    group.append(label);
    return label;
  };

  const drawFacets = (counts) => {
    for (const name of FACETS) {
      const group = form.querySelector(`[data-facet=${name}]`);
      const values = Object.keys(totals[name] || {}).sort();
      if (name === "year") values.reverse();
      group.hidden = values.length < 2;
      const labels = new Map([...group.querySelectorAll("label")].map((l) => [l.dataset.value, l]));
      for (const value of values) {
        const label = labels.get(value) || boxOf(group, name, value);
        const number = (counts[name] || {})[value] || 0;
        label.querySelector(".kb-count").textContent = number;
        label.classList.toggle("kb-facet--none", !number);
      }
    }
  };

  /* The counts weigh more than the hits: they are loaded when somebody opens their panel. */
  const loadFacets = async () => {
    if (totals) return;
    totals = await engine.filters();
    drawFacets(totals);
    fill();
  };

  const showMore = async (current) => {
    const next = await Promise.all(found.slice(shown, shown + BATCH).map((one) => one.data()));
    if (current !== turn) return;
    const items = next.map(hit);
    hits.append(...items);
    if (shown) items[0].querySelector("a").focus();
    shown += next.length;
    more.hidden = shown >= found.length;
  };

  /* The form says what is looked for, and the address says what the form says. */
  const fill = () => {
    const asked = new URLSearchParams(location.search);
    field.value = asked.get("q") || "";
    order.value = asked.get("sort") || "";
    if (order.selectedIndex < 0) order.value = "";
    for (const box of form.querySelectorAll("[data-facet] input")) {
      box.checked = asked.getAll(box.name).includes(box.value);
    }
  };

  const remember = (step) => {
    const state = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value) state.append(name, value);
    const address = state.size ? `?${state}` : location.pathname;
    if (new URL(address, location.href).search === location.search) return;
    history[step ? "pushState" : "replaceState"](null, "", address);
  };

  /* A pasted error has words that stand in no record, and then none has them all. Found are those
     with two and more of them, as far as they come near to the best: a rare word weighs most.
     Numbers such as 0x7f3a are left out: the engine would find any word that begins like them. */
  const haveSome = async (words, asked) => {
    const written = words.toLowerCase().match(/(?<![\p{L}\d])\p{L}[\p{L}\d]{2,}/gu) || [];
    const telling = [...new Set(written)].slice(0, MOST_WORDS);
    const all = (await engine.search(null, asked)).results;
    const answers = await Promise.all(telling.map((word) => engine.search(word, asked)));
    const records = new Map();
    for (const { results } of answers) {
      const weight = Math.log(1 + Math.max(all.length, FEWEST) / results.length);
      for (const one of results) {
        const had = records.get(one.id) || { one, words: 0, weight: 0, score: 0, rarest: weight };
        had.words += 1;
        had.score += one.score;
        had.weight += weight;
        if (weight > had.rarest) Object.assign(had, { one, rarest: weight });
        records.set(one.id, had);
      }
    }
    const some = [...records.values()].filter((record) => record.words > 1);
    const best = Math.max(...some.map((record) => record.weight));
    const near = some.filter((record) => record.weight >= best / 2);
    const place = new Map(all.map((one, index) => [one.id, index]));
    near.sort((a, b) =>
      asked.sort
        ? place.get(a.one.id) - place.get(b.one.id)
        : b.weight - a.weight || b.score - a.score,
    );
    return near.map((record) => record.one);
  };

  const countOf = (number, some) => {
    const near = `${number} ${number === 1 ? "comes" : "come"} near`;
    if (some) return `No incident has all of these words; ${near}`;
    return number === 1 ? "1 incident" : `${number || "No"} incidents`;
  };

  const search = async () => {
    const current = ++turn;
    const words = field.value.trim() || null;
    const date = order.value || (words ? "" : "newest");
    const sort = date ? { date: date === "newest" ? "desc" : "asc" } : undefined;
    const asked = new URLSearchParams(location.search);
    const filters = {};
    for (const name of FACETS) {
      if (asked.has(name)) filters[name] = { any: asked.getAll(name) };
    }
    const answer = await engine.search(words, { filters, sort });
    const loosely = Boolean(words) && !answer.results.length;
    const near = loosely ? await haveSome(words, { filters, sort }) : [];
    if (current !== turn) return;
    found = loosely ? near : answer.results;
    shown = 0;
    hits.replaceChildren();
    const number = found.length;
    count.textContent = countOf(number, near.length);
    if (totals) drawFacets((words || number) && !near.length ? answer.filters : totals);
    await showMore(current);
  };

  const change = (step) => {
    remember(step);
    return search();
  };

  const listen = () => {
    let waiting;
    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(change, 150, false);
    });
    form.addEventListener("change", (event) => {
      if (event.target !== field) change(true);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(waiting);
      change(true);
    });
    more.addEventListener("click", () => showMore(turn));
    narrowing.addEventListener("toggle", async () => {
      if (!narrowing.open || totals) return;
      await loadFacets();
      search();
    });
    addEventListener("popstate", () => {
      fill();
      search();
    });
  };

  const start = async () => {
    fill();
    try {
      engine = await import(new URL("pagefind/pagefind.js", root));
      /* Without its worker: that would be the whole engine a second time over the wire. */
      await engine.options({ excerptLength: 28, noWorker: true });
      if (FACETS.some((name) => new URLSearchParams(location.search).has(name))) {
        narrowing.open = true;
        await loadFacets();
      }
    } catch {
      count.textContent = "The search index could not be loaded. The lists still work.";
      return;
    }
    listen();
    await search();
  };

  if (!matchMedia("(pointer: coarse)").matches) field.focus();
  start();
})();
