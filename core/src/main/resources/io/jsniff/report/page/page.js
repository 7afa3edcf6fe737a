// The page around the timeline.

function main() {
  const data = readData();
  const filter = new Filter(data);
  const timeline = new Timeline(data, filter, exchange => showDetail(exchange, data));
  const table = new Table(data, filter, exchange => timeline.select(exchange));
  const controls = new Controls(data, filter, () => {
    timeline.filtered();
    table.filtered();
    showStatus(data, filter);
  });
  showHead(data);
  showSummary(data.summary);
  showFindings(data.summary.findings, code => controls.choose(code));
  showStatus(data, filter);
  zoomButtons(timeline);
  viewButtons(timeline, table);
}

function showHead(data) {
  const { read } = data.summary;
  document.getElementById('range').textContent = data.lanes.length === 0 ? 'The log tells of no connection.'
    : moment(data.begin) + ' to ' + moment(data.end) + ' UTC, ' + duration(data.end - data.begin) + '; ' + plural(read.lines, 'line')
      + (read.notUnderstood > 0 ? ', ' + count(read.notUnderstood) + ' not understood' : '');
  const notice = document.getElementById('notice');
  notice.hidden = data.leftOut === 0;
  notice.textContent = 'The timeline shows the first ' + plural(data.exchanges.length, 'exchange') + ' of the log; ' + count(data.leftOut)
    + ' more are in the summary and the findings alone.';
  const parts = [['connect', 'connect'], ['tls', 'TLS'], ['sent', 'request, response'], ['waiting', 'wait'], ['unused', 'idle']];
  document.getElementById('legend').append(...parts.map(([name, text]) => element('li', { className: name, textContent: text })));
}

// ---- summary and findings

// The timeline is not to be far below them.
const FAULTS_AT_ONCE = 6;

function showSummary({ by, rows, total }) {
  const perConnection = total.connections === 0 ? '–' : (total.requests / total.connections).toFixed(1);
  const tiles = [['Requests', count(total.requests)], ['Connections', count(total.connections)], ['Requests per connection', perConnection],
    ['Used once only', share(total.classes.unique, total.requests)], ['Avoidable connections', count(total.avoidable), total.avoidable > 0],
    ['Time lost to them', duration(total.timeLost * 1e6), total.avoidable > 0]];
  document.getElementById('tiles').append(...tiles.map(([name, value, bad]) =>
    element('div', { className: bad ? 'bad' : '' }, element('dt', { textContent: name }), element('dd', { textContent: value }))));
  const heads = [by, 'requests', 'connections', 'req/conn', ...CLASSES, 'closed by client', 'by server', 'given up', 'open', 'avoidable', 'time lost'];
  const head = element('tr', {}, ...heads.map((name, i) => element('th', { scope: 'col', textContent: name, className: i === 0 ? 'text' : '' })));
  const body = element('tbody', {}, ...rows.map(row => totalRow(row[by], row)));
  if (rows.length > 1) {
    const sum = totalRow('total', total);
    sum.className = 'sum';
    body.append(sum);
  }
  document.getElementById('totals').append(element('thead', {}, head), body);
}

function totalRow(name, row) {
  const cells = [count(row.requests), count(row.connections), row.connections === 0 ? '–' : (row.requests / row.connections).toFixed(1),
    ...CLASSES.map(cls => share(row.classes[cls], row.requests)), count(row.closedBy.client), count(row.closedBy.server),
    count(row.closedBy.timedout + row.closedBy.truncated), count(row.open), count(row.avoidable), duration(row.timeLost * 1e6)];
  return element('tr', {}, element('th', { scope: 'row', className: 'text', textContent: name }),
    ...cells.map(cell => element('td', { textContent: cell })));
}

function share(part, whole) {
  return whole === 0 ? '–' : (100 * part / whole).toFixed(1) + ' %';
}

function showFindings(findings, choose) {
  const faults = findings.filter(finding => finding.fault);
  const others = findings.filter(finding => !finding.fault);
  document.getElementById('findings').append(...faults.slice(0, FAULTS_AT_ONCE).map(finding => findingItem(finding, choose)));
  document.getElementById('no-findings').hidden = faults.length > 0;
  const more = faults.slice(FAULTS_AT_ONCE);
  folded('more-faults', plural(more.length, 'more fault'), more, choose);
  folded('no-faults', 'And ' + plural(others.length, 'kind') + ' of connections that are no fault', others, choose);
}

// Made when they are first looked at: there may be a thousand.
function folded(id, summary, findings, choose) {
  const details = document.getElementById(id);
  details.hidden = findings.length === 0;
  details.querySelector('summary').textContent = summary;
  details.addEventListener('toggle', () => details.querySelector('ul').append(...findings.map(finding => findingItem(finding, choose))),
    { once: true });
}

function findingItem(finding, choose) {
  const counts = [[finding.opened, 'opened'], [finding.ended, 'ended']].filter(pair => pair[0] > 0).map(([n, what]) => count(n) + ' ' + what);
  const item = element('li', { className: finding.fault ? 'fault' : '' },
    element('h3', {}, finding.code, element('small', { textContent: finding.origin + ' · ' + counts.join(', ') })),
    element('p', { textContent: 'For example: ' + finding.example }));
  if (finding.caller) item.append(element('p', {}, 'opened at ', element('code', { textContent: finding.caller })));
  if (finding.closer) item.append(element('p', {}, 'closed at ', element('code', { textContent: finding.closer })));
  if (finding.advice) item.append(element('p', { className: 'advice', textContent: finding.advice }));
  const button = element('button', { type: 'button', textContent: 'Show on the timeline' });
  button.setAttribute('aria-label', button.textContent + ': ' + finding.code + ', ' + finding.origin);
  button.addEventListener('click', () => choose(finding));
  item.append(button);
  return item;
}

// ---- what is wanted

class Controls {
  constructor(data, filter, changed) {
    this.filter = filter;
    this.changed = changed;
    this.form = document.getElementById('filter');
    this.classes = new Set(CLASSES.keys());
    this.text = document.getElementById('text');
    this.origin = document.getElementById('origin');
    this.finding = document.getElementById('finding');
    options(this.origin, data.lanes.map(lane => lane.origin));
    options(this.finding, data.lanes.flatMap(lane => [lane.opening, lane.closing]).filter(finding => finding !== null).map(finding => finding.code));
    this.buttons = [...CLASSES.keys()].map(cls => this.classButton(cls));
    document.getElementById('classes').append(...this.buttons);
    let timer = 0;
    this.text.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(() => this.apply(), 120); });
    this.origin.addEventListener('change', () => this.apply());
    this.finding.addEventListener('change', () => this.apply());
    this.form.addEventListener('submit', event => { event.preventDefault(); this.apply(); });
    this.form.addEventListener('reset', () => setTimeout(() => this.reset()));
  }

  classButton(cls) {
    const button = element('button', { type: 'button', className: 'class ' + CLASSES[cls], textContent: CLASSES[cls] });
    button.setAttribute('aria-pressed', 'true');
    button.addEventListener('click', () => {
      if (!this.classes.delete(cls)) this.classes.add(cls);
      button.setAttribute('aria-pressed', String(this.classes.has(cls)));
      this.apply();
    });
    return button;
  }

  choose({ code, origin }) {
    this.form.reset();
    this.reset(false);
    this.finding.value = code;
    if ([...this.origin.options].some(option => option.value === origin)) this.origin.value = origin;
    this.apply();
    document.getElementById('timeline-title').scrollIntoView();
    document.getElementById('scroller').focus({ preventScroll: true });
  }

  reset(apply = true) {
    this.classes = new Set(CLASSES.keys());
    for (const button of this.buttons) button.setAttribute('aria-pressed', 'true');
    if (apply) this.apply();
  }

  apply() {
    this.filter.apply({ text: this.text.value, classes: this.classes, origin: this.origin.value, finding: this.finding.value });
    this.changed();
  }
}

function options(select, values) {
  const most = 500;
  const names = [...new Set(values)].sort().slice(0, most);
  select.append(...names.map(name => element('option', { value: name, textContent: name })));
}

function showStatus(data, filter) {
  document.getElementById('status').textContent = filter.matches === data.exchanges.length && filter.lanes.length === data.lanes.length
    ? plural(filter.matches, 'exchange') + ' on ' + plural(data.lanes.length, 'connection')
    : count(filter.matches) + ' of ' + plural(data.exchanges.length, 'exchange') + ' on ' + count(filter.lanes.length) + ' of '
      + plural(data.lanes.length, 'connection');
}

function zoomButtons(timeline) {
  document.getElementById('zoom-in').addEventListener('click', () => timeline.zoom(0.5));
  document.getElementById('zoom-out').addEventListener('click', () => timeline.zoom(2));
  document.getElementById('zoom-all').addEventListener('click', () => timeline.all());
}

function viewButtons(timeline, table) {
  const lanes = document.getElementById('as-lanes');
  const rows = document.getElementById('as-table');
  const show = tabular => {
    document.getElementById('lanes').hidden = tabular;
    document.getElementById('table').hidden = !tabular;
    lanes.setAttribute('aria-pressed', String(!tabular));
    rows.setAttribute('aria-pressed', String(tabular));
    if (tabular) table.draw();
    else timeline.draw();
  };
  lanes.addEventListener('click', () => show(false));
  rows.addEventListener('click', () => show(true));
}

// ---- one exchange

function showDetail(exchange, data) {
  const section = document.getElementById('detail');
  section.hidden = exchange === null;
  if (exchange === null) return;
  const { lane } = exchange;
  document.getElementById('detail-title').textContent =
    [exchange.method || exchange.protocol, exchange.url || '', exchange.status || ''].join(' ').trim();
  const facts = [
    ['class', CLASSES[exchange.cls] + ', exchange ' + exchange.number + ' of ' + lane.exchanges.length + ' on connection #' + lane.id],
    ['time', moment(exchange.begin) + ' UTC, +' + duration(exchange.begin - data.begin)],
    ['connect, TLS', exchange.number > 1 ? null : duration(lane.connect) + ', ' + duration(exchange.handshake)],
    ['request, wait, response', [exchange.request, exchange.wait, exchange.receive].map(duration).join(', ')],
    ['idle afterwards', exchange.idleAfter === null ? null : duration(exchange.idleAfter)],
    ['size', bytes(exchange.requestSize) + ' sent, ' + bytes(exchange.responseSize) + ' received'],
    ['protocol', exchange.protocol + (exchange.stream ? ', stream ' + exchange.stream : '') + (lane.tls ? ', ' + lane.tls : '')],
    ['not whole', exchange.completion],
    ['ends', lane.source + ' to ' + lane.dest + (lane.side ? ', seen from the ' + lane.side : '')],
    ['opened at', lane.caller], ['by', lane.client],
    ['others at that time', lane.idle < 0 ? null : count(lane.idle) + ' idle, ' + count(Math.max(0, lane.busy)) + ' busy'],
    ['closed', lane.closed === null ? 'not seen' : 'by ' + (lane.by || '?') + (lane.reset ? ' (reset)' : '') + ' at +' + duration(lane.closed - data.begin)],
    ...findingFacts('why opened', lane.opening), ...findingFacts('why ended', lane.closing),
  ];
  document.getElementById('facts').replaceChildren(...facts.filter(fact => fact[1] !== null && fact[1] !== undefined)
    .flatMap(([name, value, className]) => [element('dt', { textContent: name }), element('dd', { textContent: value, className: className || '' })]));
}

function findingFacts(name, finding) {
  if (finding === null) return [];
  return [[name, finding.code + ': ' + finding.text, finding.fault ? 'fault' : ''], ['closed at', finding.closer], ['advice', finding.advice || null]];
}

main();
