// Search of the portal: reads the sharded index piece by piece and ranks in the browser. No dependency, no inline code.
// The rules of folding are those of plugins/vietnamese/folding.py; the file layout is told in docs/search.md.

// --- Folding -----------------------------------------------------------------------------------------------------
const D = /[đĐðÐɖƉ]/gu;
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/gu;
const LETTER = "[\\p{L}\\p{Nl}\\p{No}]";
const TOKEN = new RegExp(`${LETTER}+(?:[\\u0300-\\u036f]+${LETTER}*)*|[0-9]+(?:[.,][0-9]+)*`, "gu");
const TONED_PAIR = /^((?:ngh|ng|nh|ch|gh|gi|kh|ph|th|tr|[bcdđghklmnpqrstvx])?)([oòóỏõọuùúủũụ])([aàáảãạeèéẻẽẹyỳýỷỹỵ])((?:ng|nh|ch|[ncmptioyu])?)$/u;
const PAIRS = ["oa", "oe", "uy"];

export function fold(text) {
  const lowered = text.normalize("NFC").toLowerCase().replace(D, "d").replace(INVISIBLE, "");
  return lowered.normalize("NFD").replace(/\p{Mn}/gu, "").normalize("NFC");
}

function placeTone(whole, onset, one, two, coda) {
  const first = one.normalize("NFD");
  const second = two.normalize("NFD");
  const afterQ = onset === "q";
  if (!(afterQ || PAIRS.includes(first[0] + second[0])) || first.length > 1 === second.length > 1) return whole;
  const tone = first.slice(1) + second.slice(1);
  const vowels = coda || afterQ ? first[0] + second[0] + tone : first[0] + tone + second[0];
  return onset + vowels.normalize("NFC") + coda;
}

function numberToken(text) {
  if (/^[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?$/.test(text)) text = text.replace(/\./g, "");
  else if (/^[1-9][0-9]{0,2}(?:,[0-9]{3}){2,}$/.test(text)) text = text.replace(/,/g, "");
  else if (/^[0-9]+\.[0-9]+$/.test(text)) text = text.replace(".", ",");
  return text.replace(/^0+(?=[0-9])/, "");
}

function spell(token) {
  return token[0] >= "0" && token[0] <= "9" ? numberToken(token) : token.normalize("NFC").replace(TONED_PAIR, placeTone);
}

export function surfaces(text) {
  const plain = text.normalize("NFKC").replace(/[ÐðƉɖ]/gu, "đ").replace(INVISIBLE, "").toLowerCase();
  return (plain.match(TOKEN) || []).map(spell);
}

export function syllables(text) {
  return surfaces(text).map(fold);
}

export function slugify(text, limit = 80) {
  const slug = (fold(text.normalize("NFKD")).replace(/['’‘ʼ`]/gu, "").match(/[a-z0-9]+/g) || []).join("-");
  if (slug.length <= limit) return slug;
  const cut = slug.slice(0, limit + 1).lastIndexOf("-");
  return cut > 0 ? slug.slice(0, cut) : slug.slice(0, limit);
}

// --- Files of the index ------------------------------------------------------------------------------------------
const ALPHABET = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).filter((c) => !'"\\<'.includes(c)).join("");
const HALF = ALPHABET.length / 2;
const LEVEL_WORTH = [1, 1.15, 1.3, 1.45, 1.8, 2.4, 2.9, 3.2];

const DIGITS = new Uint8Array(128);
for (let i = 0; i < ALPHABET.length; i += 1) DIGITS[ALPHABET.charCodeAt(i)] = i;

export function decodeNumbers(text) {
  const numbers = [];
  let value = 0;
  let unit = 1;
  for (let i = 0; i < text.length; i += 1) {
    const digit = DIGITS[text.charCodeAt(i)];
    if (digit < HALF) {
      numbers.push(value + digit * unit);
      value = 0;
      unit = 1;
    } else {
      value += (digit - HALF) * unit;
      unit *= HALF;
    }
  }
  return numbers;
}

export function crc32(text) {
  let crc = -1;
  for (const byte of new TextEncoder().encode(text)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

export class Index {
  constructor(base, load) {
    this.base = base;
    this.load = load;
    this.files = new Map();
  }

  open() {
    this.opening ||= this.read().catch((error) => {
      this.opening = null;
      throw error;
    });
    return this.opening;
  }

  async read() {
    const manifest = await this.load(`${this.base}manifest.json`, true);
    if (manifest.format !== 1) throw new Error("format");
    let start = 0;
    this.cardStarts = decodeNumbers(manifest.cards).map((gap) => (start += gap));
    this.wardLabels = new Map(manifest.wards);
    this.manifest = manifest;
  }

  file(path) {
    if (!this.files.has(path)) {
      const loading = this.load(`${this.base}${path}?v=${this.manifest.stamp}`, false);
      loading.catch(() => this.files.delete(path));
      this.files.set(path, loading);
    }
    return this.files.get(path);
  }

  async lists(key, kind) {
    const count = this.manifest.shards[kind === "w" ? 0 : 1];
    const entry = (await this.file(`${kind}/${(crc32(key) % count).toString(16)}.json`))[key] || [];
    const lists = [];
    for (let i = 0; i < entry.length; i += 3) {
      let number = -1;
      const numbers = decodeNumbers(entry[i + 1]).map((gap) => (number += gap + 1));
      lists.push({ surface: entry[i] || key, numbers, levels: entry[i + 2] });
    }
    return lists;
  }

  async card(number) {
    const start = this.cardStarts.filter((first) => first <= number).pop();
    const row = (await this.file(`c/${start}.json`)).find((entry) => start + entry[0] === number);
    const [, title, date = "", address = "", wards = [], category = "", kind = ""] = row;
    const url = address || `/tin/${date.slice(0, 4)}/${date.slice(5, 7)}/${slugify(title)}/`;
    return { title, date, url, wards: wards.map((id) => this.wardLabels.get(id) || id), category, kind };
  }

  year(number) {
    const slot = Math.floor(number / this.manifest.capacity);
    return slot ? 1990 + Math.floor((slot - 1) / 12) : 0;
  }
}

// --- The question ------------------------------------------------------------------------------------------------
const SHORT = { p: ["phường"], q: ["quận"], tp: ["thành", "phố"], tx: ["thị", "xã"], tt: ["thị", "trấn"] };
const MOST_TOKENS = 14;

export function parseQuery(text) {
  const typed = surfaces(text);
  const spoken = typed.flatMap((word, i) => (i + 1 < typed.length && SHORT[word]) || [word]);
  return spoken.slice(0, MOST_TOKENS).map((surface) => ({ surface, key: fold(surface) }));
}

const letters = (word) => word.normalize("NFD").match(/\P{Mn}\p{Mn}*/gu) || [];

// 2: as typed, or typed without any mark; 1: every mark that was typed is there; 0: other marks.
export function agreement(typed, form) {
  if (typed === form || typed === fold(typed)) return 2;
  const there = letters(form);
  const agrees = letters(typed).every(([base, ...typedMarks], i) => {
    const [other, ...otherMarks] = there[i] || "";
    return (base === other || (base === "d" && other === "đ")) && typedMarks.every((mark) => otherMarks.includes(mark));
  });
  return agrees ? 1 : 0;
}

const QUALITY_WORTH = [0.2, 0.75, 1];

// Document number → [worth, agreement] for a word or a pair.
async function evidence(index, tokens, kind) {
  const found = new Map();
  for (const list of await index.lists(tokens.map((token) => token.key).join(" "), kind)) {
    const forms = list.surface.split(" ");
    const quality = Math.min(...tokens.map((token, i) => agreement(token.surface, forms[i])));
    list.numbers.forEach((number, i) => {
      const worth = LEVEL_WORTH[list.levels ? +list.levels[i] : 0] * QUALITY_WORTH[quality];
      const known = found.get(number);
      if (!known || known[0] < worth) found.set(number, [worth, Math.max(quality, known ? known[1] : 0)]);
      else if (known[1] < quality) known[1] = quality;
    });
  }
  return found;
}

async function gather(index, tokens) {
  const last = tokens.length - 1;
  const pairs = await Promise.all(tokens.slice(0, last).map((token, i) => evidence(index, [token, tokens[i + 1]], "p")));
  const sizes = pairs.map((pair) => pair.size);
  const strong = sizes.map((size, i) => size > 0 && size * 8 >= Math.max(sizes[i - 1] || 0, sizes[i + 1] || 0));
  const isCovered = (i) => Boolean(strong[i - 1] || strong[i]);
  const kept = pairs.filter((_, i) => strong[i]).sort((a, b) => a.size - b.size);
  const whole = kept.length ? [...kept[0].keys()].filter((number) => kept.every((pair) => pair.has(number))).length : 0;
  const words = await Promise.all(tokens.map((token, i) => (
    !isCovered(i) || (whole < 5 && tokens.length <= 3) ? evidence(index, [token], "w") : null
  )));
  return { pairs, words };
}

export async function rank(index, tokens, filters = {}) {
  const { pairs, words } = await gather(index, tokens);
  const total = index.manifest.documents;
  const rarity = (list) => Math.log(1 + total / (1 + list.size));
  const all = 2 ** tokens.length - 1; // one bit per token
  const scores = new Map();
  const add = (list, bits) => {
    const worthOfOne = rarity(list);
    for (const [number, [worth, quality]] of list) {
      let document = scores.get(number);
      if (!document) scores.set(number, document = { number, score: 0, covered: 0, agreed: 0, exact: 0 });
      document.score += worth * worthOfOne;
      document.covered |= bits;
      if (quality) document.agreed |= bits;
      if (quality === 2) document.exact |= bits;
    }
  };
  words.forEach((list, i) => list && add(list, 1 << i));
  pairs.forEach((list, i) => add(list, 3 << i));
  const size = (bits) => bits.toString(2).replace(/0/g, "").length;
  const complete = [];
  const partial = [];
  for (const document of scores.values()) {
    document.agrees = (document.agreed === all) + (document.exact === all); // exactly as typed, then with more marks
    if (document.number < index.manifest.capacity) document.score *= 1.2; // pages of units and the like
    if (document.covered === all) complete.push(document);
    else if (size(document.covered) * 2 >= tokens.length) {
      document.score *= size(document.covered) / tokens.length;
      partial.push(document);
    }
  }
  const ranked = await narrow(index, complete.length ? complete : partial, filters);
  ranked.sort((a, b) => b.agrees - a.agrees || b.score - a.score || b.number - a.number);
  ranked.complete = complete.length > 0;
  return ranked;
}

async function narrow(index, documents, { phuong, muc, nam }) {
  const facets = [phuong && `phuong:${phuong}`, muc && `muc:${muc}`].filter(Boolean);
  const sets = await Promise.all(facets.map(async (key) => new Set((await index.lists(key, "w")).flatMap((list) => list.numbers))));
  return documents.filter(({ number }) => sets.every((set) => set.has(number)) && (!nam || index.year(number) === +nam));
}

// --- Near terms --------------------------------------------------------------------------------------------------
function distance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] !== b[j - 1]));
    row = next;
  }
  return row[b.length];
}

export function nearest(tokens, known) {
  const byKey = new Map(known.map((word) => [fold(word), word]));
  let changed = false;
  const words = tokens.map(({ surface, key }) => {
    if (byKey.has(key) || /^[0-9]/.test(key)) return surface;
    const near = [...byKey].map(([other, word]) => [distance(key, other), word]).filter(([far]) => far <= (key.length > 3 ? 2 : 1));
    near.sort((a, b) => a[0] - b[0]);
    if (!near.length) return "";
    changed = true;
    return near[0][1];
  });
  return changed ? words.filter(Boolean).join(" ") : "";
}

// --- Sentences ---------------------------------------------------------------------------------------------------
// Pieces [text, is marked] of a text: the words of the query; with other marks only where no word agrees.
export function markPieces(text, tokens) {
  const plain = text.normalize("NFC");
  const hits = [...plain.matchAll(TOKEN)].map((match) => {
    const [surface] = surfaces(match[0]);
    const same = surface === undefined ? [] : tokens.filter((token) => token.key === fold(surface));
    return { start: match.index, end: match.index + match[0].length, quality: Math.max(-1, ...same.map((token) => agreement(token.surface, surface))), key: same.length ? same[0].key : "" };
  });
  const agreeing = new Set(hits.filter((hit) => hit.quality > 0).map((hit) => hit.key));
  const marked = hits.filter((hit) => hit.quality > 0 || (hit.quality === 0 && !agreeing.has(hit.key)));
  const pieces = [];
  let end = 0;
  let joined = 0;
  for (const hit of marked) {
    const between = plain.slice(end, hit.start);
    const last = pieces[pieces.length - 1];
    if (last && /^[\s.,]{1,2}$/u.test(between)) {
      last[0] += plain.slice(end, hit.end);
      joined += 1;
    } else {
      if (between) pieces.push([between, false]);
      pieces.push([plain.slice(hit.start, hit.end), true]);
    }
    end = hit.end;
  }
  if (end < plain.length) pieces.push([plain.slice(end), false]);
  pieces.worth = new Set(marked.map((hit) => hit.key)).size * 2 + joined + marked.filter((hit) => hit.quality > 0).length * 0.1;
  return pieces;
}

export function bestSentence(sentences, tokens) {
  let best = null;
  for (const sentence of sentences) {
    const pieces = markPieces(sentence, tokens);
    if (!best || pieces.worth > best.worth) best = pieces;
  }
  return best && shorten(best);
}

function shorten(pieces, limit = 260) {
  const first = pieces.findIndex((piece) => piece[1]);
  let room = limit;
  return pieces.flatMap(([text, marked], i) => {
    if (room <= 0) return [];
    if (!marked && i < first && text.length > 80) text = `… ${text.slice(text.indexOf(" ", text.length - 80) + 1)}`;
    if (!marked && text.length > room) text = `${text.slice(0, text.lastIndexOf(" ", room) + 1 || room)}…`;
    room -= text.length;
    return [[text, marked]];
  });
}

// --- The page ----------------------------------------------------------------------------------------------------
const PAGE = 10;
const KINDS = { unit: "Đơn vị hành chính", indicator: "Chỉ tiêu", achievement: "Thành tích", page: "Trang giới thiệu" };
const count = (number) => String(number).replace(/\B(?=(?:[0-9]{3})+$)/g, "."); // toLocaleString costs 50 ms on a slow phone
// 08/7/2020, as on the other pages: see written_day in plugins/domain/calendar_day.py.
const day = (date) => (date ? date.replace(/^([0-9]{4})-(?:0([3-9])|([0-9]{2}))-([0-9]{2}).*/, "$4/$2$3/$1") : "");

function element(name, className, ...children) {
  const node = document.createElement(name);
  if (className) node.className = className;
  node.append(...children);
  return node;
}

const marks = (pieces) => pieces.map(([text, marked]) => (marked ? element("mark", "cp-search__mark", text) : text));

async function fetchJson(url, fresh) {
  const response = await fetch(url, { cache: fresh ? "no-cache" : "default", credentials: "same-origin" });
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  return response.json();
}

class Search {
  constructor(root) {
    this.root = root;
    this.part = (name) => root.querySelector(`[data-search-part="${name}"]`);
    this.form = this.part("form");
    this.status = this.part("status");
    this.list = this.part("results");
    this.help = this.part("help");
    this.more = this.part("more");
    this.index = new Index(root.dataset.searchIndex, fetchJson);
    this.turn = 0;
    this.seen = "IntersectionObserver" in window && new IntersectionObserver((entries) => this.onSeen(entries));
    this.form.addEventListener("submit", (event) => { event.preventDefault(); this.submit(); });
    this.part("filters").addEventListener("change", () => this.submit());
    this.more.addEventListener("click", () => this.showMore());
    window.addEventListener("popstate", () => this.restore());
  }

  async start() {
    this.part("filters").hidden = false;
    this.part("without").hidden = true;
    this.restore();
    try {
      await this.index.open();
      this.fillFilters();
    } catch {
      if (!this.form.q.value) this.say("");
    }
  }

  fillFilters() {
    if (this.filled) return;
    this.filled = true;
    const { wards, categories, years } = this.index.manifest;
    const chosen = new URLSearchParams(window.location.search);
    const fill = (name, options) => {
      const select = this.form[name];
      select.append(...options.map(([value, label]) => new Option(label, value)));
      select.value = chosen.get(name) || "";
      if (select.selectedIndex < 0) select.value = "";
    };
    fill("phuong", wards);
    fill("muc", categories);
    fill("nam", years.map((year) => [String(year), `Năm ${year}`]));
  }

  restore() {
    const asked = new URLSearchParams(window.location.search);
    for (const field of ["q", "phuong", "muc", "nam"]) this.form[field].value = asked.get(field) || "";
    this.run(asked);
  }

  submit() {
    const asked = new URLSearchParams();
    for (const field of ["q", "phuong", "muc", "nam"]) {
      const value = this.form[field].value.trim().normalize("NFC");
      if (value) asked.set(field, value);
    }
    const address = `?${asked}`;
    if (address !== window.location.search) window.history.pushState(null, "", address === "?" ? window.location.pathname : address);
    this.run(asked);
  }

  say(text, state = "") {
    this.root.dataset.searchState = state;
    this.status.textContent = text;
  }

  async run(asked) {
    const turn = (this.turn += 1);
    const text = (asked.get("q") || "").trim();
    this.tokens = parseQuery(text);
    this.ranked = [];
    this.list.replaceChildren();
    this.help.replaceChildren();
    this.more.hidden = true;
    document.title = document.title.replace(/^(“.*” – )?/u, text ? `“${text}” – ` : "");
    if (!this.tokens.length) {
      this.say(text ? "Hãy gõ ít nhất một chữ hoặc một con số." : "");
      return;
    }
    this.say("Đang tìm…", "loading");
    try {
      await this.index.open();
      this.fillFilters();
      const ranked = await rank(this.index, this.tokens, Object.fromEntries(asked));
      if (turn !== this.turn) return;
      this.ranked = ranked;
      if (ranked.length) await this.show(0, turn);
      if (turn === this.turn) await this.announce(text, asked);
      performance.mark("search-answered");
    } catch {
      if (turn === this.turn) this.fail();
    }
  }

  async announce(text, asked) {
    const { ranked } = this;
    const pages = `${count(ranked.length)} trang`;
    if (!ranked.length) this.say(`Không tìm thấy trang nào có “${text}”.`, "empty");
    else if (!ranked.complete) this.say(`Không trang nào có đủ các từ của “${text}”. ${pages} có một phần:`, "found");
    else if (!ranked[0].agrees) this.say(`Không trang nào viết đúng “${text}”. ${pages} viết khác dấu:`, "found");
    else this.say(`Tìm thấy ${pages} có “${text}”.`, "found");
    if (!ranked.length || !ranked.complete) await this.suggest(asked);
  }

  async suggest(asked) {
    const tips = element("ul", "cp-search__tips");
    const filtered = ["phuong", "muc", "nam"].some((field) => asked.get(field));
    if (filtered) tips.append(this.tip("Tìm ở mọi đơn vị, chuyên mục và năm", new URLSearchParams({ q: asked.get("q") })));
    const turn = this.turn;
    const near = nearest(this.tokens, (await this.index.file("words.json")).split(" "));
    if (turn !== this.turn) return;
    if (near) tips.append(this.tip(`Có phải ý bạn là “${near}”?`, new URLSearchParams({ q: near })));
    tips.append(element("li", "", "Thử ít từ hơn, hoặc từ khác cùng nghĩa. Gõ không dấu cũng được."));
    this.help.append(tips);
  }

  tip(label, asked) {
    const link = element("a", "cp-search__tip", label);
    link.href = `?${asked}`;
    return element("li", "", link);
  }

  fail() {
    this.say("Không tải được dữ liệu tìm kiếm. Hãy kiểm tra kết nối mạng rồi thử lại.", "broken");
    const retry = element("button", "cp-search__retry", "Thử lại");
    retry.type = "button";
    retry.addEventListener("click", () => { this.form.q.focus(); this.run(new URLSearchParams(window.location.search)); });
    this.help.replaceChildren(retry);
  }

  async show(from, turn) {
    const documents = this.ranked.slice(from, from + PAGE);
    const cards = await Promise.all(documents.map((document) => this.index.card(document.number)));
    if (turn !== this.turn) return;
    const nodes = cards.map((card) => this.result(card));
    this.list.append(...nodes);
    for (const node of nodes) if (this.seen) this.seen.observe(node);
    const left = this.ranked.length - from - documents.length;
    this.more.hidden = left <= 0;
    this.more.textContent = `Xem thêm ${count(Math.min(left, PAGE))} trang`;
  }

  async showMore() {
    if (this.more.hidden) return; // pressed twice
    const from = this.list.children.length;
    const turn = this.turn;
    this.more.hidden = true;
    try {
      await this.show(from, turn);
      if (turn === this.turn) this.list.children[from].querySelector("a").focus();
    } catch {
      if (turn === this.turn) this.fail();
    }
  }

  result(card) {
    const link = element("a", "cp-search__link", ...marks(markPieces(card.title, this.tokens)));
    link.href = card.url;
    const facts = [KINDS[card.kind], day(card.date), card.kind === "unit" ? "" : card.wards.join(", "), card.category];
    const sentence = element("p", "cp-search__sentence");
    const node = element("li", "cp-search__result", element("h2", "cp-search__title", link), element("p", "cp-search__facts", facts.filter(Boolean).join(" · ")), sentence);
    node.dataset.sentences = `t/${card.url.replace(/^\/|\/$/g, "") || "_"}.json`;
    return node;
  }

  onSeen(entries) {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      this.seen.unobserve(target);
      const tokens = this.tokens;
      this.index.file(target.dataset.sentences).then((sentences) => {
        const pieces = bestSentence(sentences, tokens);
        if (pieces) target.lastElementChild.append(...marks(pieces));
      }, () => {}); // a result without its sentence is still a result
    }
  }
}

if (typeof document !== "undefined") {
  const root = document.querySelector("[data-search-index]");
  if (root) new Search(root).start();
}
