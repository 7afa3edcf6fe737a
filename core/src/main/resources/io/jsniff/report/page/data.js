// The rows of the page as connections with their exchanges. Rows.java writes them in this order.

function readData() {
  const rows = JSON.parse(document.getElementById('rows').textContent);
  const texts = [];
  const lanes = [];
  const exchanges = [];
  let leftOut = 0;
  for (const row of rows) {
    let at = 1;
    const value = () => row[at++];
    const text = () => textOf(row[at++], texts);
    const finding = () => findingOf(row[at++], texts);
    switch (row[0]) {
      case 0:
        lanes.push({
          id: value(), origin: text(), source: text(), dest: text(), opened: value(), connect: value(), caller: text(),
          client: text(), side: text(), idle: value(), busy: value(), exchanges: [], closed: null, by: null, reset: false,
          opening: null, closing: null, tls: null, rows: 1,
        });
        break;
      case 1: {
        const lane = lanes[value()];
        const exchange = {
          lane, number: value(), cls: value(), begin: value(), connect: value(), handshake: value(), request: value(),
          wait: value(), receive: value(), idleAfter: value(), method: text(), url: text(), status: value(),
          requestSize: value(), responseSize: value(), protocol: text(), stream: value(), completion: text(), tls: text(),
          opening: finding(), closing: finding(), index: 0, row: 0, end: 0,
        };
        lane.opening = exchange.opening || lane.opening;
        lane.closing = exchange.closing || lane.closing;
        lane.tls = exchange.tls || lane.tls;
        if (exchange.number > 0 && exchange.begin !== null) {
          exchange.end = exchange.begin + (exchange.request || 0) + (exchange.wait || 0) + (exchange.receive || 0);
          exchange.index = exchanges.push(exchange) - 1;
          lane.exchanges.push(exchange);
        }
        break;
      }
      case 2: {
        const lane = lanes[value()];
        lane.closed = value();
        lane.by = text();
        lane.reset = value() === 1;
        lane.opening = finding() || lane.opening;
        lane.closing = finding() || lane.closing;
        break;
      }
      case 3:
        leftOut = value();
        break;
    }
  }
  return complete({ lanes, exchanges, leftOut, summary: JSON.parse(document.getElementById('summary').textContent) });
}

// A text is a number once it has been there; one in an array is there only once.
function textOf(value, texts) {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return texts[value];
  if (Array.isArray(value)) return value[0];
  texts.push(value);
  return value;
}

function findingOf(row, texts) {
  if (!row) return null;
  return {
    code: textOf(row[0], texts), fault: row[1] === 1, text: textOf(row[2], texts), caller: textOf(row[3], texts),
    closer: textOf(row[4], texts), advice: textOf(row[5], texts),
  };
}

function complete(data) {
  for (const lane of data.lanes) {
    lane.exchanges.sort((a, b) => a.begin - b.begin);
    const first = lane.exchanges[0];
    lane.begin = lane.opened !== null ? lane.opened : first ? first.begin : lane.closed;
    lane.end = Math.max(lane.begin + (lane.connect || 0), lane.closed === null ? 0 : lane.closed);
    stack(lane);
  }
  data.lanes = data.lanes.filter(lane => lane.begin !== null);
  data.lanes.sort((a, b) => a.begin - b.begin || a.id - b.id);
  data.begin = data.lanes.reduce((least, lane) => Math.min(least, lane.begin), Infinity);
  data.end = data.lanes.reduce((most, lane) => Math.max(most, lane.end), -Infinity);
  if (data.lanes.length === 0) data.begin = data.end = 0;
  if (data.end <= data.begin) data.end = data.begin + 1;
  for (const lane of data.lanes) lane.until = lane.closed === null ? data.end : lane.end;
  return data;
}

// Exchanges that overlap, as those of HTTP/2 and pipelines do, share the height of their lane.
function stack(lane) {
  const ends = [];
  for (const exchange of lane.exchanges) {
    let row = ends.findIndex(end => end <= exchange.begin);
    if (row < 0) row = ends.length < 6 ? ends.length : ends.indexOf(Math.min(...ends));
    ends[row] = Math.max(ends[row] || 0, exchange.end);
    exchange.row = row;
    lane.end = Math.max(lane.end || 0, exchange.end);
  }
  lane.rows = Math.max(1, ends.length);
}
