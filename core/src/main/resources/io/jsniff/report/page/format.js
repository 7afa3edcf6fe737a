// Figures as people read them. Times are microseconds.

const CLASSES = ['unique', 'start', 'continue', 'last'];

function count(n) {
  return n.toLocaleString('en');
}

function plural(n, what) {
  return count(n) + ' ' + what + (n === 1 ? '' : 's');
}

function duration(us) {
  if (us === null) return '–';
  const size = Math.abs(us);
  if (size < 1e3) return us.toFixed(0) + ' µs';
  if (size < 1e6) return figure(us / 1e3) + ' ms';
  if (size < 120e6) return figure(us / 1e6) + ' s';
  if (size < 7200e6) return figure(us / 60e6) + ' min';
  return figure(us / 3600e6) + ' h';
}

function figure(x) {
  return x.toFixed(Math.abs(x) < 10 ? 2 : Math.abs(x) < 100 ? 1 : 0);
}

function bytes(n) {
  if (n < 0) return '–';
  if (n < 1e3) return count(n) + ' B';
  return n < 1e6 ? figure(n / 1e3) + ' kB' : n < 1e9 ? figure(n / 1e6) + ' MB' : figure(n / 1e9) + ' GB';
}

// A moment in UTC, as the log has it.
function moment(us) {
  const millis = Math.floor(us / 1000);
  const micros = Math.round(us - millis * 1000);
  return new Date(millis).toISOString().replace('T', ' ').replace('Z', String(micros).padStart(3, '0'));
}

function element(name, properties, ...children) {
  const node = document.createElement(name);
  Object.assign(node, properties);
  node.append(...children);
  return node;
}
