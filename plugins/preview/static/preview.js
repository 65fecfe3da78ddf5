// Preview only: shows the page anew when one of its sources was saved. Never part of the published site.
(() => {
  "use strict";
  const mark = document.querySelector("meta[name='xem-truoc']");
  let events = null;
  let looking = false;
  let again = false;

  // Only a page that really differs is loaded again; a hidden tab looks when it is shown.
  async function look() {
    again = true; // an answer that is on its way may be older than this news
    if (looking) return;
    looking = true;
    try {
      while (again) {
        again = false;
        const answer = await fetch(location.href, { method: "HEAD", cache: "no-store" });
        if (answer.headers.get("ETag") !== mark.content) location.reload();
      }
    } catch {
      // The preview was stopped; the event stream tells when it is back.
    } finally {
      looking = false;
    }
  }

  // A browser opens few connections to one server, so hidden tabs give theirs back.
  function listen() {
    if (document.hidden) {
      if (events) events.close();
      events = null;
    } else if (!events) {
      events = new EventSource("/_xem-truoc/su-kien");
      events.addEventListener("doi", look);
    }
  }

  document.addEventListener("visibilitychange", listen);
  listen();

  for (const box of document.querySelectorAll("details[data-from]")) {
    box.addEventListener("toggle", async () => {
      if (!box.open || box.dataset.loaded) return;
      box.dataset.loaded = "1";
      const answer = await fetch(box.dataset.from, { headers: { Accept: "text/html" } });
      const parsed = new DOMParser().parseFromString(await answer.text(), "text/html");
      const panel = parsed.querySelector(".xt-panel");
      if (panel) box.querySelector("p").replaceWith(document.adoptNode(panel));
    });
  }
})();
