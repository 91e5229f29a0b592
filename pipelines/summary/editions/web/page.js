// A mark of a chart tells its figure, and a figure of the text its note: by pointer, finger or key.
(() => {
  const hint = document.getElementById("hint");
  const hide = () => { hint.hidden = true; };
  const tell = (place, words) => {
    hint.textContent = words;
    hint.hidden = false;
    const box = place.getBoundingClientRect();
    const width = document.documentElement.clientWidth;
    const left = Math.max(8, Math.min(box.left, width - hint.offsetWidth - 8));
    const above = box.top - hint.offsetHeight - 8;
    hint.style.left = `${left + scrollX}px`;
    hint.style.top = `${(above > 0 ? above : box.bottom + 8) + scrollY}px`;
  };
  const tells = (place, words) => {
    for (const kind of ["pointerenter", "focusin", "click"]) place.addEventListener(kind, () => tell(place, words));
    for (const kind of ["pointerleave", "focusout"]) place.addEventListener(kind, hide);
  };
  for (const mark of document.querySelectorAll('.drawing [role="graphics-symbol"]')) {
    const words = mark.getAttribute("aria-label");
    if (!words || !["bar", "point"].includes(mark.getAttribute("aria-roledescription"))) continue;
    mark.setAttribute("tabindex", "0");
    tells(mark, words);
  }
  for (const figure of document.querySelectorAll(".figure")) {
    const note = document.querySelector(figure.querySelector("a").getAttribute("href"));
    tells(figure, note.textContent);
  }
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
})();
