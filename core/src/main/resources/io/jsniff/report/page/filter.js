// Which exchanges are wanted, and so which lanes are shown.

class Filter {
  constructor(data) {
    this.data = data;
    this.wanted = new Uint8Array(data.exchanges.length).fill(1);
    this.lanes = data.lanes;
    this.matches = data.exchanges.length;
  }

  apply({ text, classes, origin, finding }) {
    const words = text.toLowerCase().split(/\s+/).filter(word => word !== '');
    const memo = new Map();
    const free = words.length === 0;
    this.matches = 0;
    this.lanes = this.data.lanes.filter(lane => {
      if ((origin && lane.origin !== origin) || (finding && !hasFinding(lane, finding))) return false;
      const open = words.filter(word => !laneHas(lane, word, memo));
      let some = lane.exchanges.length === 0 && open.length === 0 && classes.size === CLASSES.length;
      for (const exchange of lane.exchanges) {
        const hit = classes.has(exchange.cls) && (free || open.every(word => exchangeHas(exchange, word, memo)));
        this.wanted[exchange.index] = hit ? 1 : 0;
        if (hit) {
          some = true;
          this.matches++;
        }
      }
      return some;
    });
  }
}

function hasFinding(lane, code) {
  return (lane.opening !== null && lane.opening.code === code) || (lane.closing !== null && lane.closing.code === code);
}

function laneHas(lane, word, memo) {
  return '#' + lane.id === word || has(lane.origin, word, memo) || has(lane.caller, word, memo) || has(lane.client, word, memo)
    || has(lane.source, word, memo) || has(lane.dest, word, memo)
    || (lane.opening !== null && has(lane.opening.code, word, memo)) || (lane.closing !== null && has(lane.closing.code, word, memo));
}

function exchangeHas(exchange, word, memo) {
  return String(exchange.status) === word || has(exchange.method, word, memo) || has(exchange.url, word, memo)
    || has(exchange.protocol, word, memo) || has(exchange.completion, word, memo);
}

// Few texts are many exchanges': each is searched once.
function has(text, word, memo) {
  if (text === null) return false;
  const key = word + '\n' + text;
  let found = memo.get(key);
  if (found === undefined) {
    found = text.toLowerCase().includes(word);
    if (memo.size < 100000) memo.set(key, found);
  }
  return found;
}
