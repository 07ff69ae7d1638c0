// Strict JSON by the page's section "JSON": a list of tokens and a stack, no recursion.

const TOKEN =
  // oxlint-disable-next-line no-control-regex -- control characters must be escaped
  /[ \t\n\r]*(?:([{}[\]:,])|"((?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*)"|(-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)|(true|false|null))/y;
const FORBIDDEN = ['__proto__', 'constructor', 'prototype'];
const MAX_DEPTH = 32;
const LARGEST = 2 ** 53 - 1;

/** Bytes → value. Throws an Error for anything the page does not allow. */
export function parseJson(bytes) {
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  const machine = createMachine();
  let at = 0;
  while (at < text.length) {
    TOKEN.lastIndex = at;
    const found = TOKEN.exec(text);
    if (!found) {
      if (/^[ \t\n\r]*$/.test(text.slice(at))) break;
      throw new Error(`no JSON at ${at}`);
    }
    at = TOKEN.lastIndex;
    const [, mark, string, number, word] = found;
    if (mark !== undefined) machine.mark(mark);
    else if (string !== undefined) machine.value(unescapeString(string), true);
    else if (number !== undefined) machine.value(readNumber(number), false);
    else machine.value(word === 'null' ? null : word === 'true', false);
  }
  return machine.end();
}

function unescapeString(raw) {
  const value = JSON.parse(`"${raw}"`);
  if (!value.isWellFormed()) throw new Error('a lone surrogate');
  return value;
}

function readNumber(digits) {
  const value = Number(digits);
  if (!(Math.abs(value) <= LARGEST)) throw new Error(`a number too large: ${digits}`);
  return value;
}

/** Expects, one after the other: 'value', 'first' (value or end), 'key', 'firstKey', 'colon', 'after', 'end'. */
function createMachine() {
  const stack = [];
  let state = 'value';
  let result;

  function put(value) {
    const top = stack.at(-1);
    if (!top) {
      result = value;
      state = 'end';
      return;
    }
    if (top.list) top.list.push(value);
    else top.entries.set(top.key, value);
    state = 'after';
  }

  function open(frame) {
    if (state !== 'value' && state !== 'first') throw new Error('a bracket out of place');
    stack.push(frame);
    if (stack.length > MAX_DEPTH) throw new Error('too deep');
    state = frame.list ? 'first' : 'firstKey';
  }

  function close(isList) {
    const top = stack.at(-1);
    const mayEnd = state === 'after' || state === (isList ? 'first' : 'firstKey');
    if (!top || !mayEnd || Boolean(top.list) !== isList) throw new Error('an end out of place');
    stack.pop();
    put(top.list ?? Object.fromEntries(top.entries));
  }

  return {
    mark(mark) {
      if (mark === '{') return open({ entries: new Map(), key: '' });
      if (mark === '[') return open({ list: [] });
      if (mark === '}' || mark === ']') return close(mark === ']');
      if (mark === ':' && state === 'colon') {
        state = 'value';
        return undefined;
      }
      if (mark !== ',' || state !== 'after') throw new Error(`${mark} out of place`);
      state = stack.at(-1).list ? 'value' : 'key';
      return undefined;
    },
    value(value, isString) {
      if (state === 'key' || state === 'firstKey') {
        const { entries } = stack.at(-1);
        if (!isString || FORBIDDEN.includes(value) || entries.has(value)) throw new Error('a bad key');
        stack.at(-1).key = value;
        state = 'colon';
      } else if (state === 'value' || state === 'first') put(value);
      else throw new Error('a value out of place');
    },
    end() {
      if (state !== 'end') throw new Error('it ends too early');
      return result;
    },
  };
}
