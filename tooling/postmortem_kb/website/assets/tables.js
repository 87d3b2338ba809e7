/* Tables that sort and filter. A table says everything without this script. */
"use strict";

(() => {
  const make = (name, className, text) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  };

  const sortKey = (cell, numbers) => {
    const key = cell.dataset.sort || "";
    return numbers ? (key === "" ? null : Number(key)) : key.toLowerCase();
  };

  /* What is not known comes last, whichever way the column is sorted. */
  const compare = (numbers, down) => (a, b) => {
    if (a.key === b.key) return a.place - b.place;
    if (a.key === null || a.key === "") return 1;
    if (b.key === null || b.key === "") return -1;
    const order = numbers ? a.key - b.key : a.key.localeCompare(b.key);
    return down ? -order : order;
  };

  /* On a phone rows are cards without heads to press: there a list of the orders takes their place. */
  const orderList = (heads, sortBy) => {
    const select = make("select", "kb-table__choice kb-table__order");
    select.setAttribute("aria-label", "Order");
    select.append(new Option("Order: as listed", "", true));
    heads.forEach((head, column) => {
      for (const [way, said] of [["up", "rising"], ["down", "falling"]]) {
        select.append(new Option(`${head.textContent}, ${said}`, `${column} ${way}`));
      }
    });
    select.addEventListener("change", () => {
      const [column, way] = select.value.split(" ");
      sortBy(column === "" ? null : heads[column], way === "down");
    });
    return select;
  };

  const enhance = (holder, number) => {
    const table = holder.querySelector("table");
    const body = table.tBodies[0];
    const heads = [...table.tHead.rows[0].cells];
    const rows = [...body.rows].map((row, place) => ({
      row, place, text: row.textContent.toLowerCase(),
    }));
    if (rows.length < 2) return;
    const things = holder.dataset.kbTable;

    const sortBy = (head, down) => {
      for (const other of heads) other.removeAttribute("aria-sort");
      if (!head) {
        body.append(...rows.map((one) => one.row));
        return;
      }
      const column = heads.indexOf(head);
      const numbers = "numbers" in head.dataset;
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      for (const one of rows) one.key = sortKey(one.row.cells[column], numbers);
      body.append(...[...rows].sort(compare(numbers, down)).map((one) => one.row));
    };

    for (const head of heads) {
      const button = make("button", "kb-table__sort", head.textContent);
      button.type = "button";
      button.addEventListener("click", () =>
        sortBy(head, head.getAttribute("aria-sort") === "ascending"));
      head.replaceChildren(button);
    }

    if (!things) return;
    const tools = make("div", "kb-table__tools");
    tools.setAttribute("role", "search");
    const field = make("input", "kb-table__words");
    field.type = "search";
    field.placeholder = `Filter ${rows.length} ${things}`;
    field.setAttribute("aria-label", `Filter these ${things}`);
    const count = make("p", "kb-table__count");
    count.setAttribute("role", "status");
    const choices = heads.flatMap((head, column) => {
      if (!("choices" in head.dataset)) return [];
      const words = new Set(rows.flatMap(({ row }) =>
        (row.cells[column].dataset.words || "").split("\n").filter(Boolean)));
      if (words.size < 2) return [];
      const select = make("select", "kb-table__choice");
      const title = head.textContent;
      select.id = `kb-table-${number}-${column}`;
      select.setAttribute("aria-label", title);
      select.append(new Option(`${title}: all`, ""));
      for (const word of [...words].sort()) select.append(new Option(word, word));
      return [{ column, select }];
    });

    const filter = () => {
      const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
      let left = 0;
      for (const { row, text } of rows) {
        const fits = words.every((word) => text.includes(word)) &&
          choices.every(({ column, select }) => !select.value ||
            (row.cells[column].dataset.words || "").split("\n").includes(select.value));
        row.hidden = !fits;
        left += fits ? 1 : 0;
      }
      count.textContent = left === rows.length ? "" : `${left} of ${rows.length} ${things}`;
    };
    const order = orderList(heads, sortBy);
    tools.append(field, ...choices.map(({ select }) => select), order, count);
    for (const event of ["input", "change"]) tools.addEventListener(event, filter);
    holder.prepend(tools);
    filter();
  };

  document.querySelectorAll("[data-kb-table]").forEach(enhance);
})();
