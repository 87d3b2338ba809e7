/* What a reader sees of a record that was found. */

export const make = (name, className, text) => {
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

const factsOf = ({ date, severity, rank, kind, state, services }) => {
  const facts = make("p", "kb-incidents__facts");
  facts.append(make("time", "", date));
  if (severity) facts.append(badge(severity, `severity-${rank}`));
  if (kind) facts.append(badge(kind, kind.toLowerCase()));
  if (state) facts.append(badge(state, `status-${state}`));
  if (services) facts.append(make("span", "", services));
  return facts;
};

const said = (className, name, text) => {
  const line = make("p", className);
  line.append(make("strong", "", `${name} `), text);
  return line;
};

export const hit = ({ data, words }) => {
  const item = make("li", "kb-hit");
  const title = make("a", "kb-hit__title", data.meta.title);
  title.href = data.url;
  item.append(factsOf(data.meta), title);
  if (data.meta.solution) item.append(said("kb-hit__solution", "What stopped it", data.meta.solution));
  if (words) item.append(said("kb-hit__words", "Has", words.join(", ")));
  item.append(excerpt(data.excerpt));
  return item;
};
