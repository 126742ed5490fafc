"use strict";
(() => {
  const all = (what) => [...document.querySelectorAll(what)];
  const entries = all("aside li[data-of]");
  let at = -1;
  const light = (id) => {
    all(".here").forEach((each) => each.classList.remove("here"));
    if (!id) return;
    all("[data-of~='" + id + "']").forEach((each) => each.classList.add("here"));
  };
  const shown = () => entries.filter((each) => !each.hidden);
  const go = (step) => {
    const open = shown();
    if (!open.length) return;
    at = (at + step + open.length) % open.length;
    const link = open[at].querySelector("a");
    link.focus({ preventScroll: false });
    light(open[at].dataset.of);
  };
  entries.forEach((entry) => {
    entry.addEventListener("focusin", () => { at = shown().indexOf(entry); light(entry.dataset.of); });
    entry.addEventListener("click", () => light(entry.dataset.of));
  });
  all("mark[data-of]").forEach((mark) => {
    mark.addEventListener("click", () => {
      const ids = mark.dataset.of.split(" ");
      const entry = entries.find((each) => each.dataset.of === ids[ids.length - 1]);
      if (!entry) return;
      light(entry.dataset.of);
      entry.scrollIntoView({ block: "nearest" });
    });
  });
  const filter = document.getElementById("filter");
  filter.addEventListener("input", () => {
    const wanted = filter.value.toLowerCase();
    entries.forEach((each) => { each.hidden = !each.textContent.toLowerCase().includes(wanted); });
    at = -1;
  });
  const sections = all("aside section");
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target === filter) {
      if (event.key === "Escape") { filter.value = ""; filter.dispatchEvent(new Event("input")); filter.blur(); }
      return;
    }
    if (event.key === "j") go(1);
    else if (event.key === "k") go(-1);
    else if (event.key === "/") { event.preventDefault(); filter.focus(); }
    else if (event.key === "Escape") light("");
    else if ("123".includes(event.key) && sections[event.key - 1]) {
      const first = sections[event.key - 1].querySelector("li[data-of]:not([hidden]) a");
      if (first) first.focus();
    }
  });
  document.querySelector(".tools").hidden = false;
})();
