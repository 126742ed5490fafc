"use strict";
(() => {
  const all = (what, within = document) => [...within.querySelectorAll(what)];
  const byId = (id) => document.getElementById(id);
  const said = byId("said"), help = byId("help"), filter = byId("filter");
  const entries = all("section li[data-of]"), marks = all("mark[data-of]"), drawn = all("g[data-of]");
  const sections = all("section").filter((each) => each.querySelector("li[data-of]"));
  const idsOf = (mark) => mark.dataset.of.split(" ");
  const linkOf = (entry) => entry.querySelector("a");
  const placesOf = new Map();
  for (const mark of marks)
    for (const id of idsOf(mark)) placesOf.set(id, [...(placesOf.get(id) || []), mark]);
  let chosen = "", place = 0, under = -1;

  const say = (words) => { said.textContent = words; };
  const show = (what) => { if (what) what.scrollIntoView({ block: "nearest" }); };
  const open = (entry) => { for (let each = entry.closest("details"); each; each = each.parentElement.closest("details")) each.open = true; };
  // One stop of the Tab key a list: the chosen entry, or the first.
  const stops = () => {
    for (const section of sections) {
      const there = all("li[data-of]", section).filter((entry) => !entry.hidden);
      const stop = there.find((entry) => entry.dataset.of === chosen) || there[0];
      for (const entry of there) linkOf(entry).tabIndex = entry === stop ? 0 : -1;
    }
  };
  const choose = (id, from) => {
    all(".here").forEach((each) => each.classList.remove("here"));
    all("[aria-current]").forEach((each) => each.removeAttribute("aria-current"));
    chosen = id;
    place = 0;
    if (id) {
      (placesOf.get(id) || []).forEach((mark) => mark.classList.add("here"));
      drawn.filter((each) => each.dataset.of === id).forEach((each) => each.classList.add("here"));
      const entry = entries.find((each) => each.dataset.of === id);
      if (entry) {
        entry.classList.add("here");
        linkOf(entry).setAttribute("aria-current", "true");
        open(entry);
        if (from !== "list") { show(entry); say(entry.textContent); }
      }
      if (from !== "text") show((placesOf.get(id) || [])[0]);
    }
    stops();
  };
  const nextPlace = (step) => {
    const places = placesOf.get(chosen) || [];
    if (!places.length) return;
    place = (place + step + places.length) % places.length;
    show(places[place]);
    say(`place ${place + 1} of ${places.length}: ${places[place].textContent}`);
  };
  const inList = (entry, step) => {
    const there = all("li[data-of]", entry.closest("section")).filter((each) => !each.hidden);
    const next = there[there.indexOf(entry) + step];
    if (next) { open(next); linkOf(next).focus(); }
  };
  const inText = (step) => {
    if (!marks.length) return;
    under = Math.min(Math.max(under + step, 0), marks.length - 1);
    const ids = idsOf(marks[under]);
    choose(ids[ids.length - 1], "text");
    show(marks[under]);
  };
  const toList = (section) => {
    const there = section && all("li[data-of]", section).filter((entry) => !entry.hidden);
    const stop = there && (there.find((entry) => linkOf(entry).tabIndex === 0) || there[0]);
    if (stop) { open(stop); linkOf(stop).focus(); }
  };
  const filtered = () => {
    const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const entry of entries) {
      const text = entry.textContent.toLowerCase();
      entry.hidden = !words.every((word) => text.includes(word));
    }
    const left = entries.filter((entry) => !entry.hidden);
    if (words.length) left.forEach(open);
    say(words.length ? `${left.length} of ${entries.length} entries` : "");
    stops();
  };

  entries.forEach((entry) => {
    linkOf(entry).addEventListener("focus", () => { if (chosen !== entry.dataset.of) choose(entry.dataset.of, "list"); });
    linkOf(entry).addEventListener("click", () => choose(entry.dataset.of, "list"));
  });
  drawn.forEach((each) => each.addEventListener("click", () => choose(each.dataset.of, "drawing")));
  // Several clicks on one place choose whatever overlaps there, the innermost first.
  marks.forEach((mark) => mark.addEventListener("click", () => {
    if (String(getSelection())) return;
    const ids = idsOf(mark), at = ids.indexOf(chosen);
    under = marks.indexOf(mark);
    choose(ids[at > 0 ? at - 1 : ids.length - 1], "text");
  }));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || help.open) return;
    if (event.key === "Escape") {
      filter.value = "";
      filtered();
      choose("");
      if (event.target === filter) filter.blur();
      return;
    }
    if (event.target === filter) {
      if (event.key === "Enter") toList(sections.find((each) => each.querySelector("li[data-of]:not([hidden])")));
      return;
    }
    const step = { j: 1, k: -1 }[event.key], entry = event.target.closest("li[data-of]");
    if (step && entry) inList(entry, step);
    else if (step && marks.length) inText(step);
    else if (step) toList(sections[0]);
    else if (event.key === "n") nextPlace(1);
    else if (event.key === "N") nextPlace(-1);
    else if (event.key === "/") { event.preventDefault(); filter.focus(); }
    else if (event.key === "?") help.showModal();
    else if (/^[1-9]$/.test(event.key)) toList(sections[event.key - 1]);
  });
  filter.addEventListener("input", filtered);
  byId("keys").addEventListener("click", () => help.showModal());
  byId("close").addEventListener("click", () => help.close());
  document.querySelector(".tools").hidden = false;
  stops();
})();
