// Everything works without this file; it only adds a button beside what is to be copied.
"use strict";
(() => {
  const dress = (root) => {
    if (!navigator.clipboard) return;
    for (const words of root.querySelectorAll(".copy")) {
      if (words.dataset.dressed) continue;
      words.dataset.dressed = "yes";
      const button = document.createElement("button");
      button.type = "button";
      button.className = "copy-button";
      button.textContent = "Copy";
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(words.textContent.trim());
        button.textContent = "Copied";
        setTimeout(() => { button.textContent = "Copy"; }, 2000);
      });
      words.after(" ", button);
    }
  };
  document.addEventListener("DOMContentLoaded", () => dress(document));
  // After a part of the page was exchanged: title and focus follow, as after a whole page.
  document.addEventListener("htmx:afterSettle", () => {
    const main = document.getElementById("main");
    dress(document);
    const heading = main && main.querySelector("h1");
    if (heading) document.title = heading.textContent.trim() + " – Servanda";
    if (main) main.focus({ preventScroll: true });
  });
})();
