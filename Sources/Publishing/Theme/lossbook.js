// Pages are complete without this script. It adds a button for the colour scheme, and opens the contents where they have
// a margin of their own.
(function () {
  "use strict";
  var root = document.documentElement;
  var dark = matchMedia("(prefers-color-scheme: dark)");

  function stored() {
    try {
      return localStorage.getItem("lossbook-theme");
    } catch (error) {
      return null;
    }
  }

  function store(theme) {
    try {
      localStorage.setItem("lossbook-theme", theme);
    } catch (error) {
      // Pages opened as files may have no storage; the choice then holds for this page.
    }
  }

  var theme = stored();
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;

  document.addEventListener("DOMContentLoaded", function () {
    var header = document.querySelector(".site-header > div");
    var button = document.createElement("button");
    button.type = "button";
    button.className = "theme-toggle";

    function name() {
      button.textContent = isDark() ? "Light" : "Dark";
      button.setAttribute("aria-label", isDark() ? "Use light colours" : "Use dark colours");
    }

    function isDark() {
      return root.dataset.theme ? root.dataset.theme === "dark" : dark.matches;
    }

    button.addEventListener("click", function () {
      root.dataset.theme = isDark() ? "light" : "dark";
      store(root.dataset.theme);
      name();
    });
    dark.addEventListener("change", name);
    name();
    if (header) header.append(button);

    var contents = document.querySelector(".toc details");
    var wide = matchMedia("(min-width: 1180px)");
    function fit() {
      if (contents) contents.open = wide.matches;
    }
    wide.addEventListener("change", fit);
    fit();
  });
})();
