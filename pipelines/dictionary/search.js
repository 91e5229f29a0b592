const sections = [...document.querySelectorAll("section")];
const texts = sections.map((section) => section.textContent.toLowerCase());
const search = document.getElementById("search");
const show = () => {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = texts.map((text) => words.every((word) => text.includes(word)));
  sections.forEach((section, at) => { section.hidden = !fits[at]; });
  document.getElementById("count").textContent = fits.filter(Boolean).length;
};
search.addEventListener("input", show);
// A link to a table that the search hides shows all tables again.
window.addEventListener("hashchange", () => {
  search.value = "";
  show();
  document.getElementById(location.hash.slice(1))?.scrollIntoView();
});
