// The page reads and prints without this script. It adds: any deep link into a text, filters, another base to compare with, keys.
"use strict";
(() => {
  const find = (selector, root) => [...(root || document).querySelectorAll(selector)];
  const make = (tag, text, more) => Object.assign(document.createElement(tag), { textContent: text || "" }, more);
  const open = (target) => { for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true; };

  // The address is #ID or #ID?name=value&...: the place, then what is filtered and compared there.
  const read = () => {
    const [id, state] = location.hash.slice(1).split("?");
    try { return [decodeURIComponent(id), new URLSearchParams(state)]; } catch { return ["", new URLSearchParams()]; }
  };
  const write = (id, state) => {
    for (const [name, value] of [...state]) if (!value) state.delete(name);
    history.replaceState(null, "", "#" + id + (state.size ? "?" + state : ""));
  };

  // #r-NOON:120-188 leads to those code points even where the page set no anchor.
  const place = (text, start, end) => {
    const range = document.createRange();
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    let passed = 0, begun = false;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      let unit = 0;
      for (const sign of node.data) {
        if (passed === start && !begun) { range.setStart(node, unit); begun = true; }
        unit += sign.length;
        passed += 1;
        if (begun && passed === end) { range.setEnd(node, unit); return range; }
      }
    }
    return null;
  };
  const follow = () => {
    const [id] = read();
    const target = id && document.getElementById(id);
    if (target) { open(target); target.scrollIntoView({ block: target.closest(".text") ? "center" : "start" }); }
    if (target && target.matches("details")) target.open = true;
    const deep = /^(r-[A-Za-z0-9.-]+):(\d+)-(\d+)$/.exec(id);
    const text = deep && find("[data-full] .text").find((item) => item.dataset.report === deep[1]);
    if (typeof CSS === "undefined" || !CSS.highlights) return;
    CSS.highlights.delete("place");
    const range = text && place(text, Number(deep[2]), Number(deep[3]));
    if (!range) return;
    CSS.highlights.set("place", new Highlight(range));
    if (!target) range.startContainer.parentElement.scrollIntoView({ block: "center" });
  };

  const tools = (section) => {
    const row = make("div", "", { className: "tools" });
    (find(".tools", section).pop() || section.querySelector("h2")).after(row);
    return row;
  };
  const field = (row, tag, label, more) => {
    const made = make(tag, "", more);
    made.setAttribute("aria-label", label);
    row.append(made);
    return made;
  };
  const choice = (row, label, options) => {
    const made = field(row, "select", label);
    for (const [value, text] of options) made.append(make("option", text, { value }));
    return made;
  };

  // A filter above the claims and the differences: words, and a status or how grave. It stands in the address.
  const filter = (section, label, options, items, fits) => {
    const row = tools(section);
    const words = field(row, "input", "Filter " + label, { type: "search", placeholder: "Filter " + label });
    const kind = choice(row, "Which " + label, options);
    const count = make("span", "", { className: "meta", role: "status" });
    row.append(count);
    const apply = () => {
      const wanted = words.value.toLowerCase();
      let left = 0;
      for (const item of find(items, section)) {
        item.hidden = !(item.textContent.toLowerCase().includes(wanted) && fits(item, kind.value));
        left += !item.hidden;
        if (wanted && !item.hidden) open(item);
      }
      count.textContent = wanted || kind.value ? left + " shown" : "";
    };
    const changed = () => { apply(); write(section.id, new URLSearchParams({ words: words.value, kind: kind.value })); };
    words.addEventListener("input", changed);
    kind.addEventListener("change", changed);
    const [id, state] = read();
    if (id === section.id && state.size) { words.value = state.get("words") || ""; kind.value = state.get("kind") || ""; apply(); }
  };
  for (const section of find("section[id^=claims]"))
    filter(section, "claims", [["", "all"], ["disputed", "disputed"], ["agreed", "agreed"], ["single", "single"]], ".claim, details.row li",
      (item, kind) => !kind || (kind === "single" ? item.matches("li") : item.classList.contains(kind)));
  for (const section of find("section[id^=differences]"))
    filter(section, "differences", [["", "all"], ["high", "grave"], ["medium", "medium"], ["low", "slight"]], ".changes li, .row:not(details)",
      (item, kind) => !kind || item.querySelector("b." + kind));

  // Any report as the base: what the others say where it says something, words that differ marked; two tellings of their own stay apart.
  const even = (words) => words.trim().replace(/\s+/g, " ").replace(/[\u201c-\u201e]/g, "\x22").replace(/[\u2018\u2019]/g, "'");
  const differing = (base, other) => {
    const [a, b] = [base, other].map((words) => words.match(/\S+\s*/g) || []);
    const bare = even;
    const longest = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
    for (let i = a.length - 1; i >= 0; i--) for (let j = b.length - 1; j >= 0; j--)
      longest[i][j] = bare(a[i]) === bare(b[j]) ? longest[i + 1][j + 1] + 1 : Math.max(longest[i + 1][j], longest[i][j + 1]);
    if (longest[0][0] * 2 < Math.min(a.length, b.length)) return make("td", other);
    const cell = make("td");
    for (let i = 0, j = 0; i < a.length || j < b.length;) {
      let gone = "", come = "";
      while ((i < a.length || j < b.length) && !(i < a.length && j < b.length && bare(a[i]) === bare(b[j])))
        if (i < a.length && (j === b.length || longest[i + 1][j] >= longest[i][j + 1])) gone += a[i++]; else come += b[j++];
      if ((gone || come) && /\S$/.test(cell.textContent)) cell.append(" ");
      if (gone) cell.append(make("del", gone.trim()), " ");
      if (come) cell.append(make("ins", come.trim()), " ");
      while (i < a.length && j < b.length && bare(a[i]) === bare(b[j])) { cell.append(b[j++]); i++; }
    }
    return cell;
  };
  const compare = (story, base, texts, all) => {
    const table = make("table", "", { className: "told" });
    for (const claim of find("[data-at]", story)) {
      const told = new Map();
      for (const [report, start, length] of claim.dataset.at.split(" ").map((at) => at.split(".").map((n) => parseInt(n, 36))))
        told.set(report, [told.get(report), texts[report].words.slice(start, start + length).join("")].filter(Boolean).join(" … "));
      if (!told.has(base) || told.size < 2) continue;
      const rows = new Map();
      for (const [report, words] of told) if (report !== base) rows.set(words, [...(rows.get(words) || []), texts[report].name]);
      const others = [...rows].filter(([words]) => all || even(words) !== even(told.get(base)));
      if (!others.length) continue;
      const head = table.insertRow();
      const back = make("td");
      back.append(make("a", told.get(base), { href: "#" + claim.id }));
      head.className = "base";
      head.append(make("th", texts[base].name, { scope: "row" }), back);
      for (const [words, names] of others)
        table.insertRow().append(make("th", names.join(", "), { scope: "row" }), even(words) === even(told.get(base)) ? make("td", "= " + words) : differing(told.get(base), words));
    }
    return table;
  };
  for (const section of find("section[id^=differences]")) {
    const story = section.closest(".story");
    const texts = find("[data-full] .text", story).map((item) => ({ words: [...item.textContent], name: item.closest("article").querySelector("h3").textContent }));
    if (texts.length < 2) continue;
    const row = tools(section);
    const base = choice(row, "Compare with", [["", "compare each text with its parent"], ...texts.map((text, number) => [String(number), "compare all with " + text.name])]);
    base.className = "base";
    const all = make("input", "", { type: "checkbox" });
    const label = make("label");
    label.append(all, "all words");
    row.append(label);
    const shown = make("div", "", { className: "scroll", tabIndex: 0, hidden: true, role: "region", ariaLabel: "Compared with one report" });
    row.after(shown);
    const draw = () => {
      shown.hidden = !base.value;
      shown.replaceChildren();
      if (!base.value) return;
      const table = compare(story, Number(base.value), texts, all.checked);
      shown.append(table.rows.length ? table : make("p", "Nothing that other reports say differs from it.", { className: "empty" }));
    };
    const changed = () => { draw(); write(section.id, new URLSearchParams({ base: base.value && texts[base.value].name, all: all.checked ? "1" : "" })); };
    base.addEventListener("change", changed);
    all.addEventListener("change", changed);
    const [id, state] = read();
    const number = texts.findIndex((text) => text.name === state.get("base"));
    if (id === section.id && number >= 0) { base.value = String(number); all.checked = state.has("all"); draw(); }
  }

  // Single keys are off until switched on.
  const step = (selector, way) => {
    const items = find(selector).filter((item) => item.id && item.checkVisibility());
    if (!items.length) return;
    const at = items.findIndex((item) => item.id === read()[0]);
    location.hash = items[(at + way + items.length + (at < 0 && way < 0 ? 1 : 0)) % items.length].id;
    const focused = document.getElementById(read()[0]);
    (focused.querySelector("summary, a") || focused).focus({ preventScroll: true });
  };
  const help = make("dialog");
  const moves = {
    j: ["next claim", () => step(".claim", 1)], k: ["previous claim", () => step(".claim", -1)],
    n: ["next change", () => step(".changes li", 1)], p: ["previous change", () => step(".changes li", -1)],
    d: ["next disputed claim", () => step(".claim.disputed", 1)],
    b: ["choose the base to compare with", () => { const base = document.querySelector("select.base"); if (base) { base.scrollIntoView(); base.focus(); } }],
    "?": ["this list", () => help.showModal()],
  };
  help.append(make("h2", "Keys"));
  for (const [key, [what]] of Object.entries(moves)) { const line = make("p"); line.append(make("kbd", key), " " + what); help.append(line); }
  const closing = make("button", "Close", { type: "button" });
  closing.addEventListener("click", () => help.close());
  help.append(closing);
  help.setAttribute("aria-label", "Keys");
  const keys = make("button", "Keys: j k claims, n p changes, d disputed, b base, ? help", { type: "button" });
  keys.setAttribute("aria-pressed", "false");
  keys.addEventListener("click", () => keys.setAttribute("aria-pressed", String(keys.getAttribute("aria-pressed") !== "true")));
  const row = make("p", "", { className: "tools" });
  row.append(keys);
  const method = document.getElementById("method");
  if (method) method.append(row, help);
  addEventListener("keydown", (event) => {
    if (keys.getAttribute("aria-pressed") !== "true" || event.ctrlKey || event.metaKey || event.altKey || help.open || /INPUT|TEXTAREA|SELECT/.test(event.target.tagName)) return;
    if (moves[event.key]) moves[event.key][1]();
  });

  addEventListener("hashchange", follow);
  follow();

  // Paper has no folds to open.
  addEventListener("beforeprint", () => find("details").forEach((item) => { item.open = true; }));
})();
