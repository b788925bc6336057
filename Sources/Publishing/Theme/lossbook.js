// Pages are complete without this script. It adds a search, a button for the colour scheme, one that copies code, and
// tables that can be sorted; it opens the contents where they have a margin of their own, and marks there what is read.
(function () {
  "use strict";
  var root = document.documentElement;
  var home = new URL("..", document.currentScript.src).href;
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

  function button(className, text, action) {
    var button = document.createElement("button");
    button.type = "button";
    button.className = className;
    button.textContent = text;
    button.addEventListener("click", action);
    return button;
  }

  function isDark() {
    return root.dataset.theme ? root.dataset.theme === "dark" : dark.matches;
  }

  function addSchemeButton(tools) {
    var toggle = button("tool", "", function () {
      root.dataset.theme = isDark() ? "light" : "dark";
      store(root.dataset.theme);
      name();
    });
    function name() {
      toggle.textContent = isDark() ? "Light" : "Dark";
      toggle.setAttribute("aria-label", isDark() ? "Light colours" : "Dark colours");
    }
    dark.addEventListener("change", name);
    name();
    tools.append(toggle);
  }

  function search() {
    if (window.lossbookSearch) return window.lossbookSearch();
    var script = document.createElement("script");
    script.src = home + "assets/search.js";
    script.onload = function () {
      window.lossbookSearch();
    };
    document.head.append(script);
  }

  function addSearch(tools) {
    tools.append(button("tool", "Search", search));
    document.addEventListener("keydown", function (event) {
      if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
        event.preventDefault();
        search();
      }
    });
  }

  function copy(text) {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    // Pages opened as files may have no clipboard.
    var area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    var done = document.execCommand("copy");
    area.remove();
    return done ? Promise.resolve() : Promise.reject();
  }

  function addCopyButton(pre) {
    var frame = document.createElement("div");
    frame.className = "code";
    pre.replaceWith(frame);
    var added = button("copy", "Copy", function () {
      function say(text) {
        added.textContent = text;
        setTimeout(function () {
          added.textContent = "Copy";
        }, 2000);
      }
      copy(pre.textContent.replace(/\n$/, "")).then(function () {
        say("Copied");
      }, function () {
        say("Not copied");
      });
    });
    added.setAttribute("aria-live", "polite");
    frame.append(pre, added);
  }

  // What a cell of a table is sorted by: the value that it names, else its text as a number, else its text.
  function sortKey(cell) {
    var text = (cell.dataset.value || cell.textContent).trim();
    var number = Number(text.replace(/[\s,\u2009]/g, "").replace(/%$/, "").replace("\u2212", "-").replace("∞", "Infinity"));
    return text === "" || Number.isNaN(number) ? text : number;
  }

  function compare(a, b) {
    if (typeof a === typeof b) return typeof a === "number" ? a - b : a.localeCompare(b);
    return typeof a === "number" ? -1 : 1;
  }

  function makeSortable(table) {
    var body = table.tBodies[0];
    var heads = table.tHead && table.tHead.rows.length === 1 ? Array.from(table.tHead.rows[0].cells) : [];
    // A table that was cut would be sorted by what is seen of it.
    if (!body || body.rows.length < 3 || body.querySelector("[colspan], [rowspan]")) return;
    if (!heads.length || heads.some(function (head) { return head.colSpan > 1; })) return;
    var original = Array.from(body.rows);
    heads.forEach(function (head, column) {
      if (head.tagName !== "TH" || !head.textContent.trim()) return;
      var control = button("sort", "", function () {
        var next = { none: "ascending", ascending: "descending", descending: "none" }[head.getAttribute("aria-sort") || "none"];
        heads.forEach(function (other) {
          other.removeAttribute("aria-sort");
        });
        if (next !== "none") head.setAttribute("aria-sort", next);
        var rows = original.slice();
        if (next !== "none") {
          rows = rows.map(function (row, order) {
            return { row: row, key: sortKey(row.cells[column]), order: order };
          }).sort(function (a, b) {
            return (next === "ascending" ? 1 : -1) * compare(a.key, b.key) || a.order - b.order;
          }).map(function (item) {
            return item.row;
          });
        }
        body.append.apply(body, rows);
      });
      control.setAttribute("aria-label", "Sort by " + head.textContent.trim());
      head.append(control);
    });
  }

  function addToText() {
    document.querySelectorAll("main pre").forEach(function (pre) {
      if (!pre.parentNode.matches("div.code")) addCopyButton(pre);
    });
    document.querySelectorAll("main .scroll > table").forEach(function (table) {
      if (!table.querySelector("button.sort")) makeSortable(table);
    });
  }

  function fitContents() {
    var contents = document.querySelector(".toc details");
    var wide = matchMedia("(min-width: 1240px)");
    function fit() {
      if (contents) contents.open = wide.matches;
    }
    wide.addEventListener("change", fit);
    fit();
  }

  // Marks in the contents what is being read.
  function followReader() {
    var places = [];
    document.querySelectorAll(".toc a").forEach(function (link) {
      var heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (heading) places.push({ heading: heading, link: link });
    });
    var isWaiting = false;
    function mark() {
      isWaiting = false;
      var passed = places.filter(function (place) {
        return place.heading.getBoundingClientRect().top < 150;
      });
      var current = passed[passed.length - 1];
      places.forEach(function (place) {
        if (place === current) place.link.setAttribute("aria-current", "true");
        else place.link.removeAttribute("aria-current");
      });
    }
    addEventListener("scroll", function () {
      if (!isWaiting) requestAnimationFrame(mark);
      isWaiting = true;
    }, { passive: true });
    mark();
  }

  var theme = stored();
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;

  document.addEventListener("DOMContentLoaded", function () {
    var header = document.querySelector(".site-header > div");
    if (header) {
      var tools = document.createElement("div");
      tools.className = "tools";
      addSearch(tools);
      addSchemeButton(tools);
      header.append(tools);
    }
    addToText();
    // While a page is written, its text changes.
    document.addEventListener("lossbook:update", addToText);
    fitContents();
    followReader();
  });
})();
