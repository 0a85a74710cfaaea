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
}

if (window.htmx) {
  window.htmx.config.includeIndicatorStyles = false;
  window.htmx.config.allowEval = false;
  document.body.addEventListener("htmx:afterSettle", (event) => start(event.detail.elt));
}
start(document);
