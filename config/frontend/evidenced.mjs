// Everything a page does with scripts on. Every page works without.
import { Button, CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, Radios, ServiceNavigation, SkipLink, createAll } from "./govuk-frontend.min.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");

const COMPONENTS = [Button, CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, Radios, ServiceNavigation, SkipLink];

function start(scope) {
  COMPONENTS.forEach((component) => createAll(component, undefined, scope));
  // A select or radio that changes what the page asks shows its result at once; without scripts there is a button.
  scope.querySelectorAll("form[data-submit-on-change]").forEach((form) => {
    form.addEventListener("change", () => form.requestSubmit());
  });
  // The line that tells of scrolling goes where the whole table is in sight.
  scope.querySelectorAll(".ev-scroll-hint").forEach((hint) => {
    const box = hint.nextElementSibling;
    new ResizeObserver(() => { hint.hidden = box.scrollWidth <= box.clientWidth; }).observe(box);
  });
  const agendas = scope.matches?.("[data-agenda]") ? [scope] : scope.querySelectorAll("[data-agenda]");
  agendas.forEach(drag);
}

// Dragging an item of an agenda posts what its buttons do: its form, with the part and the place in it.
function drag(agenda) {
  let dragged = null;
  const clear = () => agenda.querySelectorAll(".ev-item--above, .ev-item--below, .ev-agenda--target").forEach((each) => each.classList.remove("ev-item--above", "ev-item--below", "ev-agenda--target"));
  const isBelow = (item, event) => event.clientY > item.getBoundingClientRect().top + item.offsetHeight / 2;
  agenda.querySelectorAll(".ev-item").forEach((item) => {
    // Only the handle begins a drag, so that words can be selected.
    item.querySelector(".ev-item__handle")?.addEventListener("pointerdown", () => { item.draggable = true; });
    item.addEventListener("pointerup", () => { item.draggable = false; });
    item.addEventListener("dragstart", (event) => { dragged = item; event.dataTransfer.effectAllowed = "move"; item.classList.add("ev-item--dragged"); });
    item.addEventListener("dragend", () => { item.draggable = false; item.classList.remove("ev-item--dragged"); dragged = null; clear(); });
  });
  agenda.querySelectorAll(".ev-agenda").forEach((list) => {
    list.addEventListener("dragover", (event) => {
      if (!dragged) return;
      event.preventDefault();
      clear();
      const over = event.target.closest(".ev-item");
      if (over && over !== dragged) over.classList.add(isBelow(over, event) ? "ev-item--below" : "ev-item--above");
      if (!over) list.classList.add("ev-agenda--target");
    });
    list.addEventListener("drop", (event) => {
      if (!dragged) return;
      event.preventDefault();
      const over = event.target.closest(".ev-item");
      if (over === dragged) return;
      const others = [...list.querySelectorAll(".ev-item")].filter((each) => each !== dragged);
      const place = over ? others.indexOf(over) + (isBelow(over, event) ? 2 : 1) : others.length + 1;
      const form = dragged.querySelector("form");
      Object.entries({ part: list.dataset.part, to: place }).forEach(([name, value]) => {
        const input = Object.assign(document.createElement("input"), { type: "hidden", name, value });
        form.append(input);
      });
      form.requestSubmit();
    });
  });
}

if (window.htmx) {
  window.htmx.config.includeIndicatorStyles = false;
  window.htmx.config.allowEval = false;
  document.body.addEventListener("htmx:afterSettle", (event) => start(event.detail.elt));
}
start(document);
