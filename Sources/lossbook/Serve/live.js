// Keeps an open page up to date while its notebook is written. Only `lossbook serve` adds this script.
//
// `head` and `body` model the page as it was served; each of their nodes knows its `live` counterpart in the document. A
// new version is compared with the model, and what differs is changed in both, so that everything else stays as the reader
// has it: what is open, selected or focused, and what other scripts have added.
(function () {
  "use strict";
  var own = document.currentScript;
  var state = own.dataset.state;
  var events = own.dataset.events;
  var head, body, stream, badge, wanted = state, isLoading = false;

  // Where the reader is, is kept below.
  document.documentElement.style.overflowAnchor = "none";

  function pair(copy, node) {
    copy.live = node;
    var from = copy.firstChild, to = node.firstChild;
    for (; from && to; from = from.nextSibling, to = to.nextSibling) pair(from, to);
  }

  // A copy of a node for the model, paired with one for the document.
  function made(node) {
    var copy = document.importNode(node, true);
    pair(copy, document.importNode(node, true));
    return copy;
  }

  // What stands for a node in its parent's counterpart: the node's own, or what another script has put around that.
  function standing(node) {
    var live = node.live, parent = node.parentNode.live;
    while (live && live.parentNode !== parent) live = live.parentNode;
    return live;
  }

  function insert(parent, node, before) {
    var copy = made(node);
    parent.live.insertBefore(copy.live, before && standing(before));
    parent.insertBefore(copy, before);
  }

  function remove(node) {
    var live = standing(node);
    if (live) live.remove();
    node.remove();
  }

  function isAlike(a, b) {
    return a.nodeName === b.nodeName && (a.nodeType !== 1 || (a.id === b.id && a.className === b.className));
  }

  function patchAttributes(old, node) {
    Array.from(old.attributes).forEach(function (attribute) {
      if (node.hasAttribute(attribute.name)) return;
      old.removeAttribute(attribute.name);
      old.live.removeAttribute(attribute.name);
    });
    Array.from(node.attributes).forEach(function (attribute) {
      if (old.getAttribute(attribute.name) === attribute.value) return;
      old.setAttribute(attribute.name, attribute.value);
      old.live.setAttribute(attribute.name, attribute.value);
    });
  }

  function patch(old, node) {
    if (old.isEqualNode(node)) return;
    if (old.nodeType !== 1) {
      old.nodeValue = node.nodeValue;
      old.live.nodeValue = node.nodeValue;
      return;
    }
    patchAttributes(old, node);
    var before = Array.from(old.childNodes), after = Array.from(node.childNodes);
    while (before.length && after.length && before[0].isEqualNode(after[0])) {
      before.shift();
      after.shift();
    }
    var end = null;
    while (before.length && after.length && before[before.length - 1].isEqualNode(after[after.length - 1])) {
      end = before.pop();
      after.pop();
    }
    after.forEach(function (child) {
      // Of what is left, the element that is the same; what stands before that one is gone. Else the next, if it is alike.
      var index = child.nodeType !== 1 ? -1 : before.findIndex(function (other) { return other.isEqualNode(child); });
      if (index < 0 && before.length && isAlike(before[0], child)) index = 0;
      if (index < 0) return insert(old, child, before[0] || end);
      before.splice(0, index).forEach(remove);
      patch(before.shift(), child);
    });
    before.forEach(remove);
  }

  // The first thing of the text that can be seen, and where it stands: it is to stay there.
  function place() {
    var nodes = document.querySelectorAll("main article > *, main article .cell > *");
    for (var index = 0; index < nodes.length; index++) {
      var box = nodes[index].getBoundingClientRect();
      if (box.bottom > 0 && box.height > 0) return { node: nodes[index], top: box.top };
    }
    return null;
  }

  // What the scripts of a head are, but for the state that ours carries.
  function scripts(head) {
    return Array.from(head.querySelectorAll("script"), function (script) {
      return script.getAttribute("src") + script.textContent;
    }).join();
  }

  function show(html) {
    var page = new DOMParser().parseFromString(html, "text/html");
    // A script that is put into a page in this way would not run.
    if (scripts(head) !== scripts(page.head)) return location.reload();
    var spot = scrollY > 0 ? place() : null;
    document.documentElement.lang = page.documentElement.lang;
    patch(head, page.head);
    patch(body, page.body);
    if (spot && spot.node.isConnected) {
      scrollBy({ top: spot.node.getBoundingClientRect().top - spot.top, behavior: "instant" });
    }
    document.dispatchEvent(new Event("lossbook:update"));
  }

  // Stylesheets and images keep their addresses when they change.
  function refresh() {
    document.querySelectorAll("link[rel=stylesheet], img").forEach(function (node) {
      var name = node.nodeName === "IMG" ? "src" : "href";
      var address = new URL(node.getAttribute(name), location.href);
      if (address.origin !== location.origin) return;
      address.search = "?" + files(state);
      node.setAttribute(name, address);
    });
  }

  // A state names that of the pages, and behind a blank that of the other files.
  function files(state) {
    return state.split(" ")[1];
  }

  function update() {
    if (isLoading || wanted === state || !body) return;
    isLoading = true;
    var next = wanted;
    fetch(location.pathname, { cache: "no-store" }).then(function (response) {
      return response.text();
    }).then(function (html) {
      var isOther = files(state) !== files(next);
      state = next;
      show(html);
      if (isOther) refresh();
    }).catch(function () {
      // The server has gone; the stream will tell when it is back.
      wanted = state;
    }).then(function () {
      isLoading = false;
      update();
    });
  }

  function tell(text) {
    if (badge) badge.remove();
    badge = null;
    if (!text) return;
    badge = document.createElement("p");
    badge.className = "lossbook-live";
    badge.setAttribute("role", "status");
    badge.textContent = text;
    document.body.append(badge);
  }

  // A browser has six connections to a site for all its tabs: only those that are seen take one.
  function listen() {
    if (document.hidden) {
      if (stream) stream.close();
      stream = null;
      return;
    }
    if (stream && stream.readyState !== 2) return;
    stream = new EventSource(events);
    stream.onmessage = function (event) {
      tell("");
      wanted = event.data;
      update();
    };
    stream.onerror = function () {
      tell("lossbook serve has stopped: this page may be out of date.");
      if (stream && stream.readyState === 2) setTimeout(listen, 1000);
    };
  }

  document.addEventListener("DOMContentLoaded", function () {
    // Before any other script changes the page.
    head = document.head.cloneNode(true);
    pair(head, document.head);
    body = document.body.cloneNode(true);
    pair(body, document.body);
    document.addEventListener("visibilitychange", listen);
    addEventListener("pagehide", function () {
      if (stream) stream.close();
      stream = null;
    });
    addEventListener("pageshow", listen);
    listen();
  });
})();
