/* The search page. Nothing is loaded but Pagefind's files on this host. "Come near" is `near.js`. */

import { hit, make } from "./hits.js";
import { MOST_WORDS, comeNear, tellingWords } from "./near.js";

const BATCH = 10;
/* Milliseconds; after that a reader wants to know that something is under way. */
const PATIENCE = 400;
const NOT_LOADED = "The search index could not be loaded. The lists still work.";
const FACETS = ["severity", "service", "cause", "team", "year", "kind", "status"];

const form = document.querySelector("[data-kb-search]");
const field = form.querySelector("[name=q]");
const order = form.querySelector("[name=sort]");
const narrowing = form.querySelector("details");
const hits = document.querySelector(".kb-search__hits");
const count = document.querySelector(".kb-search__count");
const nothing = document.querySelector(".kb-search__none");
const clear = document.querySelector(".kb-clear");
const more = document.querySelector(".kb-more");
const empty = new Set(form.dataset.kbEmpty.split(" "));
const noise = new Set([...empty, ...form.dataset.kbInAnyError.split(" ")]);
let engine;
let totals;
let found = [];
let shown = 0;
let turn = 0;

const boxOf = (group, name, value) => {
  const label = make("label");
  const box = make("input");
  Object.assign(box, { type: "checkbox", name, value });
  label.dataset.value = value;
  label.append(box, make("span", "", value), make("span", "kb-count"));
  group.append(label);
  return label;
};

/* Of what comes near nobody counted how many each filter leaves: then there are no counts. */
const drawFacets = (counts) => {
  for (const name of FACETS) {
    const group = form.querySelector(`[data-facet=${name}]`);
    const values = Object.keys(totals[name] || {}).sort();
    if (name === "year") values.reverse();
    group.hidden = values.length < 2;
    const labels = new Map([...group.querySelectorAll("label")].map((l) => [l.dataset.value, l]));
    for (const value of values) {
      const label = labels.get(value) || boxOf(group, name, value);
      const number = counts ? (counts[name] || {})[value] || 0 : "";
      label.querySelector(".kb-count").textContent = number;
      label.classList.toggle("kb-facet--none", number === 0);
    }
  }
};

/* The counts weigh more than the hits: they are loaded when somebody opens their panel. */
const loadFacets = async () => {
  if (totals) return;
  totals = await engine.filters();
  drawFacets(totals);
  tick();
};

const showMore = async (current) => {
  const batch = found.slice(shown, shown + BATCH);
  const next = await Promise.all(
    batch.map(async ({ one, words }) => ({ data: await one.data(), words })),
  );
  if (current !== turn) return;
  const items = next.map(hit);
  hits.append(...items);
  if (shown) items[0].querySelector("a").focus();
  shown += next.length;
  more.hidden = shown >= found.length;
};

const boxes = () => form.querySelectorAll("[data-facet] input");

const tick = () => {
  const asked = new URLSearchParams(location.search);
  for (const box of boxes()) box.checked = asked.getAll(box.name).includes(box.value);
};

/* The form says what is looked for, and the address says what the form says. */
const fill = () => {
  const asked = new URLSearchParams(location.search);
  field.value = asked.get("q") || "";
  order.value = asked.get("sort") || "";
  if (order.selectedIndex < 0) order.value = "";
  tick();
};

const remember = (step) => {
  const state = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value) state.append(name, value);
  const address = state.size ? `?${state}` : location.pathname;
  if (new URL(address, location.href).search === location.search) return;
  history[step ? "pushState" : "replaceState"](null, "", address);
};

const countOf = (number, loosely) => {
  const comes = `${number} ${number === 1 ? "comes" : "come"} near`;
  if (loosely && number) return `No incident has all of these words; ${comes}`;
  return number === 1 ? "1 incident" : `${number || "No"} incidents`;
};

/* "the" and "not" stand in every record and narrow nothing; in quotes they are meant. */
const withoutEmpty = (words) => {
  if (!words || words.includes('"')) return words;
  const kept = words.split(/\s+/).filter((word) => !empty.has(word.toLowerCase()));
  return kept.join(" ") || words;
};

/* A pasted error has words that stand in no record, and then none has them all. Of a long one
   that is known without asking. */
const answerTo = async (words, asked) => {
  const long = words && tellingWords(words, noise).length > MOST_WORDS;
  const answer = long ? { results: [] } : await engine.search(withoutEmpty(words), asked);
  if (!words || answer.results.length) {
    return { found: answer.results.map((one) => ({ one })), counts: answer.filters };
  }
  return { found: await comeNear(engine, words, noise, asked), loosely: true };
};

const askedFilters = () => {
  const asked = new URLSearchParams(location.search);
  const named = FACETS.filter((name) => asked.has(name));
  return Object.fromEntries(named.map((name) => [name, { any: asked.getAll(name) }]));
};

/* What the form asks, with the words or null. Without words the newest come first. */
const question = () => {
  const words = field.value.trim() || null;
  const date = order.value || (words ? "" : "newest");
  const sort = date ? { date: date === "newest" ? "desc" : "asc" } : undefined;
  return [words, { filters: askedFilters(), sort }];
};

const draw = ({ found: these, counts, loosely }) => {
  found = these;
  shown = 0;
  hits.replaceChildren();
  count.textContent = countOf(found.length, loosely);
  clear.hidden = !Object.keys(askedFilters()).length;
  nothing.hidden = found.length > 0;
  if (totals) drawFacets(counts || (found.length ? null : totals));
};

const search = async () => {
  const current = ++turn;
  const waiting = setTimeout(() => (count.textContent = "Searching…"), PATIENCE);
  try {
    const answer = await answerTo(...question()).finally(() => clearTimeout(waiting));
    if (current !== turn) return;
    draw(answer);
    await showMore(current);
  } catch {
    if (current === turn) count.textContent = NOT_LOADED;
  }
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
  clear.addEventListener("click", () => {
    for (const box of boxes()) box.checked = false;
    change(true);
    narrowing.querySelector("summary").focus();
  });
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
  const early = field.value;
  fill();
  field.value = early || field.value;
  try {
    engine = await import(new URL("../pagefind/pagefind.js", import.meta.url));
    /* Without its worker: that would be the whole engine a second time over the wire. */
    await engine.options({ excerptLength: 28, noWorker: true });
    if (Object.keys(askedFilters()).length) {
      narrowing.open = true;
      await loadFacets();
    }
  } catch {
    count.textContent = NOT_LOADED;
    return;
  }
  listen();
  /* Somebody may have typed while it was loading. */
  const typed = field.value !== (new URLSearchParams(location.search).get("q") || "");
  await (typed ? change(false) : search());
};

if (!matchMedia("(pointer: coarse)").matches) field.focus();
start();
