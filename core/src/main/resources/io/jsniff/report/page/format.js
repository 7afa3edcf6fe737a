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

// A moment on an axis whose ticks are a step apart: as exact as the step.
function offset(us, step) {
  const [unit, size] = step < 1e3 && Math.abs(us) < 1e6 ? ['µs', 1] : step < 1e6 && Math.abs(us) < 1e6 ? ['ms', 1e3] : us < 7200e6 ? ['s', 1e6] : ['min', 60e6];
  const digits = Math.max(0, Math.ceil(Math.log10(size / step) - 1e-9));
  return '+' + (us / size).toFixed(Math.min(6, digits)) + ' ' + unit;
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
