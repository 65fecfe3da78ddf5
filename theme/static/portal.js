// Three comforts that pages do without: remembered text size, remembered light or dark, buttons for sharing and copying.
// Loaded before the style sheet, so that a remembered choice is there before the first letter is drawn.
(function () {
  "use strict";
  var root = document.documentElement;
  var SIZES = ["1", "2", "3", "4", "5"];

  function recall(key) {
    try { return localStorage.getItem(key); } catch (refused) { return null; }
  }
  function remember(key, value) {
    try { localStorage.setItem(key, value); } catch (refused) { /* private window: the choice lasts for this page */ }
  }
  function each(selector, act) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), act);
  }

  var size = Math.max(0, SIZES.indexOf(recall("cp-text-size") || "2"));
  var theme = recall("cp-theme");
  function showSize() { root.setAttribute("data-text-size", SIZES[size]); }
  showSize();
  root.setAttribute("data-script", "");
  if (navigator.clipboard) root.setAttribute("data-can-copy", "");
  if (navigator.share) root.setAttribute("data-can-share", "");
  if (/[?&]q=[^&]/.test(location.search)) root.setAttribute("data-asked", ""); // the search page keeps room for its answer
  if (theme === "light" || theme === "dark") root.setAttribute("data-theme", theme);

  function readingTools() {
    var buttons = document.querySelectorAll("[data-text-step]");
    function showEnds() {
      Array.prototype.forEach.call(buttons, function (button) {
        var next = size + Number(button.getAttribute("data-text-step"));
        button.setAttribute("aria-disabled", String(next < 0 || next >= SIZES.length));
      });
    }
    Array.prototype.forEach.call(buttons, function (button) {
      button.addEventListener("click", function () {
        var next = size + Number(button.getAttribute("data-text-step"));
        if (next < 0 || next >= SIZES.length) return;
        size = next;
        remember("cp-text-size", SIZES[size]);
        showSize();
        showEnds();
      });
    });
    showEnds();
    each("[data-theme-switch]", function (button) {
      button.addEventListener("click", function () {
        var systemDark = window.matchMedia && window.matchMedia("(prefers-color-scheme: dark)").matches;
        var dark = (root.getAttribute("data-theme") || (systemDark ? "dark" : "light")) === "dark";
        var chosen = dark ? "light" : "dark";
        root.setAttribute("data-theme", chosen);
        remember("cp-theme", chosen);
      });
    });
  }

  function copy(text, words) {
    var before = words.textContent;
    navigator.clipboard.writeText(text).then(function () {
      words.textContent = "Đã sao chép";
      setTimeout(function () { words.textContent = before; }, 2500);
    }, function () { words.textContent = "Không sao chép được"; });
  }

  function sharing() {
    var link = document.querySelector("link[rel=canonical]");
    var address = link ? link.href : location.href;
    each("[data-share-native]", function (place) {
      place.addEventListener("click", function () {
        navigator.share({ title: document.title, url: address }).catch(function () { /* closed by the reader */ });
      });
    });
    each("[data-print]", function (place) {
      place.addEventListener("click", function () { window.print(); });
    });
    if (!navigator.clipboard) return;
    each("[data-copy-link]", function (place) {
      var words = place.querySelector("[data-copy-words]");
      words.setAttribute("aria-live", "polite");
      place.addEventListener("click", function () { copy(address, words); });
    });
    each("[data-copy-citation]", function (button) {
      button.setAttribute("aria-live", "polite");
      button.hidden = false;
      button.addEventListener("click", function () {
        copy(button.parentNode.querySelector("[data-citation]").textContent, button);
      });
    });
  }

  document.addEventListener("DOMContentLoaded", function () { readingTools(); sharing(); });
})();
