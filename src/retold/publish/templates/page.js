// The page reads and prints without this script. It adds: any deep link into a text, a filter of claims, keys.
"use strict";
(() => {
  const find = (selector, root) => [...(root || document).querySelectorAll(selector)];

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
    let hash = "";
    try { hash = decodeURIComponent(location.hash.slice(1)); } catch { return; }
    const target = hash && document.getElementById(hash);
    for (let box = target && target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    if (target) target.scrollIntoView({ block: target.closest(".text") ? "center" : "start" });
    const deep = /^(r-[A-Za-z0-9.-]+):(\d+)-(\d+)$/.exec(hash);
    const text = deep && find(".text").find((item) => item.dataset.report === deep[1]);
    if (typeof CSS === "undefined" || !CSS.highlights) return;
    CSS.highlights.delete("place");
    const range = text && place(text, Number(deep[2]), Number(deep[3]));
    if (!range) return;
    CSS.highlights.set("place", new Highlight(range));
    if (!target) range.startContainer.parentElement.scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", follow);
  follow();

  // A filter above the claims of each story.
  for (const section of find("section[id^=claims]")) {
    const tools = document.createElement("div");
    tools.className = "tools";
    const box = document.createElement("input");
    box.type = "search";
    box.placeholder = "Filter claims";
    box.setAttribute("aria-label", "Filter claims");
    tools.append(box);
    section.querySelector("h2").after(tools);
    box.addEventListener("input", () => {
      const wanted = box.value.toLowerCase();
      for (const item of find(".claim, details li", section)) item.hidden = !item.textContent.toLowerCase().includes(wanted);
      if (wanted) for (const folded of find("details", section)) folded.open = true;
    });
  }

  // Single keys are off until switched on: j/k claims, n/p changes, d disputed.
  const section = document.getElementById("method");
  const keys = document.createElement("button");
  keys.type = "button";
  keys.textContent = "Keys: j/k claims, n/p changes, d disputed";
  keys.setAttribute("aria-pressed", "false");
  const tools = document.createElement("p");
  tools.className = "tools";
  tools.append(keys);
  if (section) section.append(tools);
  keys.addEventListener("click", () => keys.setAttribute("aria-pressed", String(keys.getAttribute("aria-pressed") !== "true")));
  const step = (selector, way) => {
    const items = find(selector).filter((item) => item.offsetParent);
    if (!items.length) return;
    const at = items.findIndex((item) => "#" + item.id === location.hash);
    location.hash = items[(at + way + items.length + (at < 0 && way < 0 ? 1 : 0)) % items.length].id;
  };
  addEventListener("keydown", (event) => {
    if (keys.getAttribute("aria-pressed") !== "true" || event.ctrlKey || event.metaKey || event.altKey || /INPUT|TEXTAREA/.test(event.target.tagName)) return;
    const moves = { j: [".claim", 1], k: [".claim", -1], n: [".variant", 1], p: [".variant", -1], d: [".claim.disputed", 1] };
    if (moves[event.key]) step(...moves[event.key]);
  });

  // Paper has no folds to open.
  addEventListener("beforeprint", () => find("details").forEach((item) => { item.open = true; }));
})();
