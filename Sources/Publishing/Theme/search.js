// The search: a dialog over the page. It is loaded, and its index with it, when somebody first asks for it; as scripts,
// for a page that was opened as a file can load nothing else.
(function () {
  "use strict";
  var home = new URL("..", document.currentScript.src).href;
  var entries = null;
  var limit = 24;
  var perPage = 4;

  // The same words as in the index: letters, digits and `_`, numbers with their point.
  function words(text) {
    return text.toLowerCase().match(/\d+(?:\.\d+)+|[\p{Alphabetic}\p{M}\d_]+/gu) || [];
  }

  function element(name, properties, children) {
    var element = Object.assign(document.createElement(name), properties);
    element.append.apply(element, children || []);
    return element;
  }

  window.lossbookIndex = function (pages) {
    entries = [];
    pages.forEach(function (page) {
      var sections = page[4].length ? page[4] : [["", "", ""]];
      sections.forEach(function (section, number) {
        entries.push({
          page: page[0],
          address: home + page[0].split("/").map(encodeURIComponent).join("/") +
            (section[0] ? "#" + encodeURIComponent(section[0]) : ""),
          title: page[1],
          part: page[2],
          description: number ? "" : page[3],
          heading: section[1],
          isPage: number === 0,
          titleWords: words(page[1]),
          headingWords: words(section[1]),
          otherWords: number ? [] : words(page[2] + " " + page[3]),
          text: " " + section[2] + " "
        });
      });
    });
    show();
  };

  // How well a word of the query fits some words: all of one, the beginning of one, the beginning behind a `_`.
  function fit(word, candidates) {
    var best = 0;
    candidates.forEach(function (candidate) {
      if (candidate === word) best = 3;
      else if (candidate.startsWith(word)) best = Math.max(best, 2);
      else if (candidate.includes("_" + word)) best = Math.max(best, 1.5);
    });
    return best;
  }

  function fitText(word, text) {
    if (text.includes(" " + word + " ")) return 3;
    if (text.includes(" " + word)) return 2;
    return word.length > 2 && text.includes("_" + word) ? 1.5 : 0;
  }

  // 0 if a word is nowhere. Titles count most, then headings, then what is said of a page, then its text.
  function score(entry, query) {
    var sum = 0;
    for (var word of query) {
      var title = fit(word, entry.titleWords);
      var best = Math.max(
        title * (entry.isPage ? 40 : 2), fit(word, entry.headingWords) * 20, fit(word, entry.otherWords) * 6,
        fitText(word, entry.text) * 3);
      if (!best) return 0;
      sum += best;
    }
    // A name as a whole, `cross_entropy` for cross entropy; of titles that fit, the one that says nothing else.
    if (entry.isPage && entry.titleWords.join("_") === query.join("_")) sum += 1000;
    return sum + (entry.isPage ? 4 : 0) + 4 / (entry.titleWords.length + entry.headingWords.length + 1);
  }

  function find(text) {
    var query = words(text);
    if (!query.length) return [];
    var found = [];
    entries.forEach(function (entry, order) {
      var points = score(entry, query);
      if (points) found.push({ entry: entry, points: points, order: order });
    });
    found.sort(function (a, b) {
      return b.points - a.points || a.order - b.order;
    });
    var counts = {};
    return found.filter(function (result) {
      var page = result.entry.page;
      counts[page] = (counts[page] || 0) + 1;
      return counts[page] <= perPage;
    }).map(function (result) {
      return { entry: result.entry, words: shown(result.entry, query) };
    });
  }

  // The words of the text that were meant, where neither title nor heading shows them.
  function shown(entry, query) {
    var seen = (entry.title + " " + entry.heading + " " + entry.description).toLowerCase();
    return query.filter(function (word) {
      return !seen.includes(word);
    }).map(function (word) {
      var place = entry.text.indexOf(" " + word);
      return place < 0 ? word : entry.text.slice(place + 1).split(" ")[0];
    });
  }

  var input = element("input", {
    type: "search", id: "search-input", autocomplete: "off", spellcheck: false, placeholder: "A function, a word, a number"
  });
  var status = element("p", { className: "search-status" });
  status.setAttribute("role", "status");
  var list = element("ol", { className: "search-results" });
  var close = element("button", { type: "button", textContent: "Close", className: "search-close" });
  var dialog = element("dialog", { className: "search" }, [
    element("form", { method: "dialog" }, [
      element("label", { htmlFor: "search-input", textContent: "Search" }), input, close
    ]),
    status, list
  ]);
  dialog.setAttribute("aria-label", "Search");

  function result(found) {
    var entry = found.entry;
    var link = element("a", { href: entry.address }, [entry.heading || entry.title]);
    var place = [entry.part, entry.heading ? entry.title : ""].filter(Boolean).join(" › ");
    var about = found.words.length ? "… " + found.words.join(" … ") : entry.description;
    var children = [link];
    if (place) children.push(element("span", { className: "search-place", textContent: place }));
    if (about) children.push(element("span", { className: "search-about", textContent: about }));
    link.addEventListener("click", function () {
      dialog.close();
    });
    return element("li", {}, children);
  }

  function show() {
    var text = input.value.trim();
    if (!entries) {
      status.textContent = "Loading the index …";
      return;
    }
    var found = find(text);
    list.replaceChildren.apply(list, found.slice(0, limit).map(result));
    status.textContent = !text ? "" : found.length > limit ? "More than " + limit + " places" :
      found.length === 1 ? "1 place" : found.length ? found.length + " places" : "Nothing has all of these words.";
  }

  function move(event) {
    var links = Array.from(list.querySelectorAll("a"));
    var index = links.indexOf(document.activeElement);
    if (event.key === "ArrowDown" && links.length) {
      event.preventDefault();
      links[Math.min(index + 1, links.length - 1)].focus();
    } else if (event.key === "ArrowUp" && index >= 0) {
      event.preventDefault();
      (index ? links[index - 1] : input).focus();
    } else if (event.key === "Enter" && document.activeElement === input) {
      event.preventDefault();
      if (links.length) links[0].click();
    }
  }

  input.addEventListener("input", show);
  dialog.addEventListener("keydown", move);
  close.addEventListener("click", function () {
    dialog.close();
  });
  dialog.addEventListener("click", function (event) {
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);

  window.lossbookSearch = function () {
    if (dialog.open) return;
    dialog.showModal();
    input.select();
    show();
  };

  document.head.append(element("script", {
    src: home + "assets/search-index.js",
    onerror: function () {
      status.textContent = "The index of this site could not be loaded.";
    }
  }));
})();
