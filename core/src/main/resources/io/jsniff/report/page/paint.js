// What the canvases show. Nothing here changes anything.

const LANE = 24;

class Painter {
  constructor(nodes) {
    this.nodes = nodes;
    this.readColours();
  }

  readColours() {
    const style = getComputedStyle(document.documentElement);
    this.colours = {};
    for (const name of ['panel', 'line', 'text', 'quiet', 'focus', 'fault', 'hover', 'grid', 'connect', 'tls', 'idle', 'on-bar',
      ...CLASSES]) {
      this.colours[name] = style.getPropertyValue('--' + name).trim();
    }
    this.classColours = CLASSES.map(name => this.colours[name]);
    this.font = '12px ' + getComputedStyle(document.body).fontFamily;
  }

  // Sharp on every screen; in units of CSS from here on.
  begin(canvas, width, height) {
    const scale = window.devicePixelRatio || 1;
    if (canvas.width !== Math.round(width * scale) || canvas.height !== Math.round(height * scale)) {
      canvas.width = Math.round(width * scale);
      canvas.height = Math.round(height * scale);
      canvas.style.width = width + 'px';
      canvas.style.height = height + 'px';
    }
    const ctx = canvas.getContext('2d');
    ctx.setTransform(scale, 0, 0, scale, 0, 0);
    ctx.clearRect(0, 0, width, height);
    ctx.font = this.font;
    ctx.textBaseline = 'middle';
    ctx.textAlign = 'left';
    return ctx;
  }

  overview(state) {
    const { width, labels } = state;
    const height = 56;
    const ctx = this.begin(this.nodes.overview, width, height);
    const columns = Math.max(1, Math.floor((width - labels) / 3));
    const bins = this.bins(state, columns);
    const most = bins.reduce((a, bin) => Math.max(a, bin[0] + bin[1] + bin[2] + bin[3]), 1);
    bins.forEach((bin, i) => {
      let y = height - 4;
      for (let cls = 0; cls < 4; cls++) {
        const part = bin[cls] === 0 ? 0 : Math.max(1, bin[cls] / most * (height - 10));
        ctx.fillStyle = this.classColours[cls];
        ctx.fillRect(labels + i * 3, y - part, 2.4, part);
        y -= part;
      }
    });
    const whole = state.data.end - state.data.begin;
    const at = time => labels + Math.min(1, Math.max(0, (time - state.data.begin) / whole)) * (width - labels);
    const from = at(state.from);
    const to = at(state.to);
    ctx.fillStyle = this.colours.panel;
    ctx.globalAlpha = 0.72;
    ctx.fillRect(labels, 0, Math.max(0, from - labels), height);
    ctx.fillRect(to, 0, Math.max(0, width - to), height);
    ctx.globalAlpha = 1;
    ctx.strokeStyle = this.colours.focus;
    ctx.lineWidth = 1.5;
    ctx.strokeRect(Math.min(from, width - 3) + 0.75, 0.75, Math.max(2, to - from - 1.5), height - 1.5);
    ctx.fillStyle = this.colours.quiet;
    ctx.fillText('exchanges', 12, 18);
    ctx.fillText('over time', 12, 34);
  }

  bins({ filter, data }, columns) {
    const bins = Array.from({ length: columns }, () => [0, 0, 0, 0]);
    const whole = data.end - data.begin;
    for (const lane of filter.lanes) {
      for (const exchange of lane.exchanges) {
        if (filter.wanted[exchange.index]) {
          bins[Math.min(columns - 1, Math.floor((exchange.begin - data.begin) / whole * columns))][exchange.cls]++;
        }
      }
    }
    return bins;
  }

  axis(state) {
    const { width, labels, from, to } = state;
    const ctx = this.begin(this.nodes.axis, width, 26);
    ctx.fillStyle = this.colours.quiet;
    ctx.fillText(plural(state.shown.length, 'connection'), 12, 14);
    ctx.textAlign = 'center';
    const marks = ticks(from - state.data.begin, to - state.data.begin, (width - labels) / 110);
    const step = marks.length > 1 ? marks[1] - marks[0] : 1;
    for (const tick of marks) {
      const x = labels + (tick + state.data.begin - from) / (to - from) * (width - labels);
      ctx.fillRect(Math.round(x), 21, 1, 5);
      if (x > labels + 30 && x < width - 30) ctx.fillText(offset(tick, step), x, 11);
    }
  }

  lanes(state) {
    const { width, height, labels, top, from, to } = state;
    const ctx = this.begin(this.nodes.canvas, width, height);
    const scale = (width - labels) / (to - from);
    const x = time => labels + (time - from) * scale;
    ctx.fillStyle = this.colours.grid;
    for (const tick of ticks(from - state.data.begin, to - state.data.begin, (width - labels) / 110)) {
      ctx.fillRect(Math.round(x(tick + state.data.begin)), 0, 1, height);
    }
    let drawn = 0;
    const first = Math.floor(top / LANE);
    const last = Math.min(state.shown.length - 1, Math.floor((top + height) / LANE));
    for (let i = first; i <= last; i++) {
      const lane = state.shown[i];
      const y = i * LANE - top;
      if (state.selected !== null && state.selected.lane === lane) {
        ctx.fillStyle = this.colours.hover;
        ctx.fillRect(0, y, width, LANE);
      }
      ctx.save();
      ctx.beginPath();
      ctx.rect(labels, y, width - labels, LANE);
      ctx.clip();
      drawn += this.lane(ctx, lane, y, x, state);
      ctx.restore();
      this.label(ctx, lane, y, state);
    }
    ctx.fillStyle = this.colours.line;
    ctx.fillRect(labels - 1, 0, 1, height);
    return drawn;
  }

  label(ctx, lane, y, { labels }) {
    const fault = faultOf(lane);
    const middle = y + LANE / 2 + 0.5;
    const n = count(lane.exchanges.length);
    ctx.textAlign = 'right';
    ctx.fillStyle = fault ? this.colours.fault : this.colours.quiet;
    ctx.fillText(n, labels - 10, middle);
    const room = labels - 22 - ctx.measureText(n).width;
    ctx.textAlign = 'left';
    if (fault) {
      ctx.beginPath();
      ctx.moveTo(12, middle + 4);
      ctx.lineTo(16.5, middle - 4.5);
      ctx.lineTo(21, middle + 4);
      ctx.fill();
    }
    ctx.fillText('#' + lane.id, 26, middle);
    const id = 34 + ctx.measureText('#' + lane.id).width;
    ctx.fillStyle = this.colours.text;
    ctx.fillText(shortened(ctx, fault ? fault.code + ' · ' + lane.origin : lane.origin, room - id), id, middle);
  }

  lane(ctx, lane, y, x, state) {
    const begin = x(lane.begin);
    const until = x(lane.until);
    if (until < state.labels || begin > state.width) return 0;
    ctx.fillStyle = this.colours.idle;
    ctx.fillRect(begin, y + LANE / 2 - 1, Math.max(1, until - begin), 2);
    this.setUp(ctx, lane, y, x);
    const drawn = this.exchanges(ctx, lane, y, x, state);
    if (lane.closed !== null) {
      ctx.fillStyle = lane.closing !== null && lane.closing.fault ? this.colours.fault : this.colours.quiet;
      ctx.fillRect(until - 1, y + 5, 2, LANE - 10);
    }
    return drawn;
  }

  setUp(ctx, lane, y, x) {
    const first = lane.exchanges[0];
    let at = lane.begin;
    for (const [us, colour] of [[lane.connect, 'connect'], [first ? first.handshake : null, 'tls']]) {
      if (us) {
        ctx.fillStyle = this.colours[colour];
        ctx.fillRect(x(at), y + 7, Math.max(1, x(at + us) - x(at)), LANE - 14);
        at += us;
      }
    }
  }

  exchanges(ctx, lane, y, x, state) {
    const { exchanges } = lane;
    const height = (LANE - 6) / lane.rows;
    const occupied = new Float64Array(lane.rows).fill(-1);
    let drawn = 0;
    for (let i = firstAfter(lane, state.from); i < exchanges.length; i++) {
      const exchange = exchanges[i];
      if (exchange.begin > state.to) break;
      const left = x(exchange.begin);
      const right = Math.max(left + 1, x(exchange.end));
      if (right < occupied[exchange.row] + 0.7 && exchange !== state.selected) continue; // hidden by its neighbours
      occupied[exchange.row] = right;
      ctx.globalAlpha = state.filter.wanted[exchange.index] ? 1 : 0.15;
      this.exchange(ctx, exchange, left, right, y + 3 + exchange.row * height, height - (lane.rows > 1 ? 1 : 0), x, state);
      drawn++;
    }
    ctx.globalAlpha = 1;
    return drawn;
  }

  exchange(ctx, exchange, left, right, y, height, x, state) {
    const colour = this.classColours[exchange.cls];
    ctx.fillStyle = colour;
    const width = right - left;
    if (width < 4 || exchange.wait === null) {
      ctx.fillRect(left, y, width, height);
    } else {
      const sent = x(exchange.begin + (exchange.request || 0));
      const answered = x(exchange.begin + (exchange.request || 0) + exchange.wait);
      ctx.fillStyle = this.colours.panel; // the lane's line is not to run through what is written
      ctx.fillRect(sent, y, answered - sent, height);
      ctx.fillStyle = colour;
      const alpha = ctx.globalAlpha;
      ctx.globalAlpha = alpha * 0.35;
      ctx.fillRect(sent, y, answered - sent, height);
      ctx.globalAlpha = alpha;
      ctx.fillRect(left, y, Math.max(1.5, sent - left), height);
      ctx.fillRect(answered, y, Math.max(1.5, right - answered), height);
      ctx.fillRect(left, y, width, 1);
      ctx.fillRect(left, y + height - 1, width, 1);
      if (width > 16 && height > 12) {
        this.inscribe(ctx, exchange, Math.max(left, state.labels), Math.min(right, state.width) - 3, sent, answered, y + height / 2 + 0.5);
      }
    }
    if (exchange === state.selected) {
      ctx.strokeStyle = this.colours.text;
      ctx.lineWidth = 2;
      ctx.strokeRect(left - 1, y - 1, width + 2, height + 2);
    }
  }

  // The class is told by a letter, too; where there is room, what the exchange was. To be read on the full colour as on the pale one.
  inscribe(ctx, exchange, left, right, pale, full, y) {
    const letter = CLASSES[exchange.cls][0].toUpperCase();
    const more = right - left > 67 ? '  ' + [exchange.status || '', exchange.method || '', exchange.url || ''].join(' ') : '';
    for (const [colour, ...parts] of [['on-bar', [left, pale], [full, right]], ['text', [pale, full]]]) {
      ctx.save();
      ctx.beginPath();
      for (const [from, to] of parts) ctx.rect(Math.max(from, left), y - 9, Math.max(0, Math.min(to, right) - Math.max(from, left)), 18);
      ctx.clip();
      ctx.fillStyle = this.colours[colour];
      ctx.fillText(letter + more, left + 5, y);
      ctx.restore();
    }
  }
}

function faultOf(lane) {
  if (lane.closing !== null && lane.closing.fault) return lane.closing;
  return lane.opening !== null && lane.opening.fault ? lane.opening : null;
}

// The first exchange that may reach into the view. Ends grow with begins but for overlaps, which are few.
function firstAfter(lane, time) {
  let low = 0;
  let high = lane.exchanges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lane.exchanges[middle].end < time) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - (lane.rows > 1 ? 64 : 1));
}

// Round moments in a range, about as many as asked for.
function ticks(from, to, most) {
  const raw = (to - from) / Math.max(1, most);
  const steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 2e5, 5e5, 1e6, 2e6, 5e6, 1e7, 15e6, 3e7, 6e7, 12e7,
    3e8, 6e8, 9e8, 18e8, 36e8, 72e8, 216e8, 432e8, 864e8];
  const step = steps.find(candidate => candidate >= raw) || Math.ceil(raw / 864e8) * 864e8;
  const all = [];
  for (let tick = Math.ceil(from / step) * step; tick <= to; tick += step) all.push(tick);
  return all;
}

// As much of a text as there is room for.
function shortened(ctx, text, room) {
  if (ctx.measureText(text).width <= room) return text;
  let length = Math.min(text.length, Math.floor(room / 4));
  while (length > 0 && ctx.measureText(text.slice(0, length) + '…').width > room) length--;
  return text.slice(0, length) + '…';
}
