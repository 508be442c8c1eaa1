// What a screen reader is told where Streamlit tells it nothing, or something else.
(() => {
  const SECTIONS = "[data-testid=stSidebarNavItems] > div";
  const PICTURES = "[data-testid=stVegaLiteChart] > svg";
  const ICONS = "[role=img][aria-label$=' icon']";
  const mend = () => {
    // The menu is one list of which the sections are no items: here each is a list of its own.
    for (const section of document.querySelectorAll(SECTIONS)) {
      section.parentElement.setAttribute("role", "presentation");
      section.setAttribute("role", "list");
      section.setAttribute("aria-label", section.querySelector("header")?.innerText ?? "");
    }
    // A picture as a whole says in Dutch what it shows; its lines and bars have no names. What an
    // icon says stands beside it; it would be read as an English word.
    for (const drawn of document.querySelectorAll(`${PICTURES}, ${ICONS}`)) {
      drawn.setAttribute("aria-hidden", "true");
    }
  };
  const start = () => {
    mend();
    new MutationObserver(mend).observe(document.body, { childList: true, subtree: true });
  };
  if (document.body) start(); else document.addEventListener("DOMContentLoaded", start);
})();
