// Which part of the timeline is seen, what is selected, and what the mouse and the keys do to that.

class Timeline {
  constructor(data, filter, onSelect) {
    this.nodes = {};
    for (const id of ['lanes', 'overview', 'axis', 'scroller', 'spacer', 'canvas', 'tip', 'in-view']) this.nodes[id] = document.getElementById(id);
    this.data = data;
    this.filter = filter;
    this.onSelect = onSelect;
    this.painter = new Painter(this.nodes);
    this.from = data.begin;
    this.to = data.end;
    this.selected = null;
    this.pending = false;
    this.shown = filter.lanes;
    this.all();
    this.listen();
  }

  listen() {
    const { scroller, overview } = this.nodes;
    scroller.addEventListener('scroll', () => this.draw());
    scroller.addEventListener('wheel', event => this.wheel(event), { passive: false });
    scroller.addEventListener('keydown', event => this.key(event));
    scroller.addEventListener('pointerdown', event => this.press(event));
    scroller.addEventListener('pointermove', event => this.hover(event));
    scroller.addEventListener('pointerleave', () => { this.nodes.tip.hidden = true; });
    scroller.addEventListener('dblclick', event => this.zoom(0.4, this.timeAt(event), this.laneAt(event) || this.anchor()));
    overview.addEventListener('pointerdown', event => this.brush(event));
    this.nodes['in-view'].addEventListener('change', () => this.arrange());
    new ResizeObserver(() => this.draw()).observe(scroller);
    const recolour = () => { this.painter.readColours(); this.draw(); };
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', recolour);
  }

  get labels() {
    return this.width < 620 ? 120 : 290;
  }

  // ---- what is seen

  show(from, to, anchor = this.anchor()) {
    const whole = this.data.end - this.data.begin;
    const margin = whole * 0.02;
    const length = Math.min(Math.max(to - from, 20), whole + 2 * margin);
    this.from = Math.min(Math.max(from, this.data.begin - margin), this.data.end + margin - length);
    this.to = this.from + length;
    this.arrange(anchor);
  }

  all() {
    const margin = (this.data.end - this.data.begin) * 0.01;
    this.show(this.data.begin - margin, this.data.end + margin);
  }

  // The lane that stays where it is when others come and go: the selected one if it is seen, else the first.
  anchor() {
    const { scroller } = this.nodes;
    if (this.selected !== null) {
      const y = this.shown.indexOf(this.selected.lane) * LANE - scroller.scrollTop;
      if (y >= 0 && y < scroller.clientHeight) return this.selected.lane;
    }
    return this.shown[Math.floor(scroller.scrollTop / LANE)] || null;
  }

  // Which lanes are shown, and how far they are scrolled.
  arrange(anchor = this.anchor()) {
    const { scroller, spacer } = this.nodes;
    const y = anchor === null ? 0 : this.shown.indexOf(anchor) * LANE - scroller.scrollTop;
    this.shown = this.nodes['in-view'].checked
      ? this.filter.lanes.filter(lane => lane.begin <= this.to && lane.until >= this.from) : this.filter.lanes;
    spacer.style.height = Math.max(this.shown.length * LANE, scroller.clientHeight) + 'px';
    if (anchor !== null) {
      const at = this.shown.indexOf(anchor);
      const index = at >= 0 ? at : this.shown.findIndex(lane => lane.begin >= anchor.begin);
      scroller.scrollTop = Math.max(0, (index < 0 ? this.shown.length : index) * LANE - y);
    }
    this.draw();
  }

  zoom(factor, around = this.selected === null ? (this.from + this.to) / 2 : this.selected.begin, lane = this.anchor()) {
    const time = Math.min(Math.max(around, this.from), this.to);
    this.show(time - (time - this.from) * factor, time + (this.to - time) * factor, lane);
  }

  pan(share) {
    const step = (this.to - this.from) * share;
    this.show(this.from + step, this.to + step);
  }

  fit() {
    const lanes = this.filter.lanes;
    if (lanes.length > 0 && lanes.length < this.data.lanes.length) {
      const from = lanes.reduce((least, lane) => Math.min(least, lane.begin), Infinity);
      const to = lanes.reduce((most, lane) => Math.max(most, lane.end), -Infinity);
      this.show(from - (to - from) * 0.03 - 10, to + (to - from) * 0.03 + 10);
    } else {
      this.all();
    }
  }

  filtered() {
    this.shown = this.filter.lanes;
    this.nodes.scroller.scrollTop = 0;
    if (this.selected !== null && !this.filter.wanted[this.selected.index]) this.select(null);
    this.fit();
  }

  draw() {
    if (this.pending) return;
    this.pending = true;
    requestAnimationFrame(() => {
      this.pending = false;
      this.paint();
    });
  }

  paint() {
    const { scroller, spacer, canvas } = this.nodes;
    this.width = scroller.clientWidth;
    this.height = scroller.clientHeight;
    if (this.width === 0) return;
    spacer.style.height = Math.max(this.shown.length * LANE, this.height) + 'px';
    this.top = scroller.scrollTop;
    canvas.dataset.bars = String(this.painter.lanes(this));
    canvas.dataset.lanes = String(this.shown.length);
    canvas.dataset.span = String(Math.round(this.to - this.from));
    this.painter.axis(this);
    this.painter.overview(this);
  }

  // ---- what is where

  timeAt(event) {
    const x = event.clientX - this.nodes.scroller.getBoundingClientRect().left;
    return this.from + (x - this.labels) / (this.width - this.labels) * (this.to - this.from);
  }

  laneAt(event) {
    const y = event.clientY - this.nodes.scroller.getBoundingClientRect().top + this.nodes.scroller.scrollTop;
    return this.shown[Math.floor(y / LANE)] || null;
  }

  exchangeAt(event) {
    const lane = this.laneAt(event);
    if (lane === null) return null;
    const time = this.timeAt(event);
    const near = 4 * (this.to - this.from) / this.width;
    const y = (event.clientY - this.nodes.scroller.getBoundingClientRect().top + this.nodes.scroller.scrollTop) % LANE;
    const row = Math.min(lane.rows - 1, Math.max(0, Math.floor((y - 3) / (LANE - 6) * lane.rows)));
    let best = null;
    let distance = near;
    for (let i = firstAfter(lane, time - near); i < lane.exchanges.length; i++) {
      const exchange = lane.exchanges[i];
      if (exchange.begin > time + near) break;
      const off = Math.max(0, exchange.begin - time, time - exchange.end);
      if (exchange.row === row && off <= distance) {
        best = exchange;
        distance = off;
      }
    }
    return best;
  }

  // ---- the mouse

  wheel(event) {
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      this.zoom(Math.exp(Math.sign(event.deltaY) * Math.min(1, Math.abs(event.deltaY) / 100) * 0.35), this.timeAt(event), this.laneAt(event) || this.anchor());
    } else if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      event.preventDefault();
      this.pan((event.deltaX || event.deltaY) / this.width);
    }
  }

  press(event) {
    if (event.button !== 0 || event.offsetX > this.nodes.scroller.clientWidth) return;
    const { scroller } = this.nodes;
    const start = { x: event.clientX, y: event.clientY, from: this.from };
    let moved = false;
    const move = next => {
      moved = moved || Math.abs(next.clientX - event.clientX) + Math.abs(next.clientY - event.clientY) > 4;
      if (!moved) return;
      scroller.classList.add('moving');
      const shift = (next.clientX - start.x) / (this.width - this.labels) * (this.to - this.from);
      this.show(start.from - shift, start.from - shift + this.to - this.from);
      scroller.scrollTop -= next.clientY - start.y;
      start.y = next.clientY;
    };
    this.follow(move, () => {
      scroller.classList.remove('moving');
      if (!moved) this.select(this.exchangeAt(event));
    });
  }

  brush(event) {
    const box = this.nodes.overview.getBoundingClientRect();
    const time = next => this.data.begin
      + Math.min(1, Math.max(0, (next.clientX - box.left - this.labels) / (box.width - this.labels))) * (this.data.end - this.data.begin);
    const start = time(event);
    let moved = false;
    const move = next => {
      const other = time(next);
      moved = moved || Math.abs(next.clientX - event.clientX) > 3;
      if (moved) this.show(Math.min(start, other), Math.max(start, other));
    };
    this.follow(move, () => {
      if (!moved) this.show(start - (this.to - this.from) / 2, start + (this.to - this.from) / 2);
    });
  }

  follow(move, end) {
    const done = () => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', done);
      window.removeEventListener('pointercancel', done);
      end();
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', done);
    window.addEventListener('pointercancel', done);
  }

  hover(event) {
    const { tip, lanes } = this.nodes;
    const lane = this.laneAt(event);
    const exchange = event.buttons === 0 ? this.exchangeAt(event) : null;
    tip.hidden = lane === null || event.buttons !== 0;
    if (tip.hidden) return;
    const [title, ...lines] = exchange === null ? tellLane(lane) : tellExchange(exchange, this.data);
    tip.replaceChildren(element('b', { textContent: title }), ...lines.map(line => element('div', { textContent: line })));
    const box = lanes.getBoundingClientRect();
    const x = event.clientX - box.left + 14;
    const y = event.clientY - box.top + 16;
    tip.style.left = Math.max(4, Math.min(x, box.width - tip.offsetWidth - 8)) + 'px';
    tip.style.top = (y + tip.offsetHeight > box.height ? y - tip.offsetHeight - 28 : y) + 'px';
  }

  // ---- the keys

  key(event) {
    const actions = {
      ArrowRight: () => this.step(1), ArrowLeft: () => this.step(-1), ArrowDown: () => this.stepLane(1), ArrowUp: () => this.stepLane(-1),
      PageDown: () => this.stepLane(10), PageUp: () => this.stepLane(-10), Home: () => this.stepLane(-Infinity), End: () => this.stepLane(Infinity),
      '+': () => this.zoom(0.5), '=': () => this.zoom(0.5), '-': () => this.zoom(2), 0: () => this.all(),
      Enter: () => this.enlarge(), Escape: () => this.select(null),
    };
    const action = actions[event.key];
    if (action && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      action();
    }
  }

  step(by) {
    const lane = this.selected === null ? this.firstLane() : this.selected.lane;
    if (!lane) return;
    const wanted = lane.exchanges.filter(exchange => this.filter.wanted[exchange.index]);
    const at = this.selected === null ? -by : wanted.indexOf(this.selected);
    const next = wanted[Math.min(Math.max(at + by, 0), wanted.length - 1)];
    if (next) this.select(next);
  }

  stepLane(by) {
    const lanes = this.filter.lanes.filter(lane => lane.exchanges.some(exchange => this.filter.wanted[exchange.index]));
    if (lanes.length === 0) return;
    const at = this.selected === null ? lanes.indexOf(this.firstLane()) - by : lanes.indexOf(this.selected.lane);
    const lane = lanes[Math.min(Math.max(at + by, 0), lanes.length - 1)] || lanes[0];
    const time = this.selected === null ? this.from : this.selected.begin;
    const near = lane.exchanges.filter(exchange => this.filter.wanted[exchange.index])
      .reduce((a, b) => (Math.abs(b.begin - time) < Math.abs(a.begin - time) ? b : a));
    this.select(near);
  }

  firstLane() {
    const top = Math.floor(this.nodes.scroller.scrollTop / LANE);
    return this.shown.slice(top).find(lane => lane.exchanges.some(exchange => this.filter.wanted[exchange.index]));
  }

  enlarge() {
    if (this.selected === null) return;
    const { begin, end } = this.selected;
    const length = Math.max(end - begin, 50);
    this.show(begin - length * 0.6, end + length * 0.6);
  }

  select(exchange) {
    this.selected = exchange;
    if (exchange !== null) this.reveal(exchange);
    this.onSelect(exchange);
    this.draw();
  }

  reveal(exchange) {
    const { scroller } = this.nodes;
    if (exchange.end < this.from || exchange.begin > this.to) {
      const half = (this.to - this.from) / 2;
      this.show(exchange.begin - half, exchange.begin + half, null);
    }
    const y = this.shown.indexOf(exchange.lane) * LANE;
    if (y < scroller.scrollTop) scroller.scrollTop = y;
    if (y + LANE > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = y + LANE - scroller.clientHeight;
  }
}

function tellLane(lane) {
  const lines = ['connection #' + lane.id + ' to ' + lane.origin, plural(lane.exchanges.length, 'exchange')
    + (lane.closed === null ? ', still open' : ', closed by ' + (lane.by || '?') + ' after ' + duration(lane.closed - lane.begin))];
  if (lane.caller !== null) lines.push('opened at ' + lane.caller);
  for (const finding of [lane.opening, lane.closing]) if (finding !== null) lines.push(finding.code + ': ' + finding.text);
  return lines;
}

function tellExchange(exchange, data) {
  const parts = [['request', exchange.request], ['wait', exchange.wait], ['response', exchange.receive]];
  return [
    [exchange.method || exchange.protocol, exchange.url || '', exchange.status || ''].join(' ').trim(),
    CLASSES[exchange.cls] + ', exchange ' + exchange.number + ' of connection #' + exchange.lane.id + ' to ' + exchange.lane.origin,
    'at +' + duration(exchange.begin - data.begin) + ', ' + parts.filter(part => part[1] !== null)
      .map(([name, us]) => name + ' ' + duration(us)).join(', '),
  ];
}
