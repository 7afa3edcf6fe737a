// The same as a table, a page at a time.

const PAGE = 100;
const COLUMNS = ['at', 'connection', 'no.', 'class', 'origin', 'method', 'URL', 'status', 'request', 'wait', 'response', 'finding'];

class Table {
  constructor(data, filter, onSelect) {
    this.data = data;
    this.filter = filter;
    this.onSelect = onSelect;
    this.page = 0;
    this.rows = null;
    this.node = document.getElementById('exchanges');
    document.getElementById('previous').addEventListener('click', () => this.turn(-1));
    document.getElementById('next').addEventListener('click', () => this.turn(1));
    const head = element('tr', {}, ...COLUMNS.map(name => element('th', { scope: 'col', textContent: name, className: isText(name) ? 'text' : '' })));
    this.body = element('tbody', {});
    this.node.append(element('thead', {}, head), this.body);
  }

  filtered() {
    this.rows = null;
    this.page = 0;
    if (!document.getElementById('table').hidden) this.draw();
  }

  turn(by) {
    this.page += by;
    this.draw();
  }

  draw() {
    if (this.rows === null) {
      this.rows = [];
      for (const lane of this.filter.lanes) {
        for (const exchange of lane.exchanges) if (this.filter.wanted[exchange.index]) this.rows.push(exchange);
      }
      this.rows.sort((a, b) => a.begin - b.begin);
    }
    const from = this.page * PAGE;
    const shown = this.rows.slice(from, from + PAGE);
    this.body.replaceChildren(...shown.map(exchange => this.row(exchange)));
    document.getElementById('previous').disabled = this.page === 0;
    document.getElementById('next').disabled = from + PAGE >= this.rows.length;
    document.getElementById('page').textContent = shown.length === 0 ? 'none'
      : count(from + 1) + ' to ' + count(from + shown.length) + ' of ' + count(this.rows.length);
  }

  row(exchange) {
    const { lane } = exchange;
    const findings = [lane.exchanges[0] === exchange ? lane.opening : null,
      lane.exchanges[lane.exchanges.length - 1] === exchange ? lane.closing : null].filter(finding => finding !== null);
    const finding = findings.find(each => each.fault) || findings[0] || null;
    const show = element('button', { type: 'button', textContent: '+' + duration(exchange.begin - this.data.begin) });
    show.setAttribute('aria-label', show.textContent + ', details of ' + (exchange.method || '') + ' ' + (exchange.url || ''));
    show.addEventListener('click', () => this.onSelect(exchange));
    const cells = [show, '#' + lane.id, count(exchange.number), element('span', { className: 'class ' + CLASSES[exchange.cls] }, CLASSES[exchange.cls]),
      lane.origin, exchange.method || '', exchange.url || '', exchange.status || '–', duration(exchange.request), duration(exchange.wait),
      duration(exchange.receive), finding === null ? '' : finding.code];
    return element('tr', {}, ...cells.map((cell, i) => element('td', { className: COLUMNS[i] === 'URL' ? 'text url' : isText(COLUMNS[i]) ? 'text' : '' }, cell)));
  }
}

function isText(column) {
  return ['class', 'origin', 'method', 'URL', 'finding'].includes(column);
}
