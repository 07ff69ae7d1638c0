// The bytes that get hashed and signed: one value has one text, on every machine.
import { hasLoneSurrogate } from './parse-strict-json.ts';

/**
 * JSON with members sorted by UTF-16 units, no white space, members that are `undefined` left out.
 * Throws where a value has no such text: numbers that are not finite, lone surrogates, functions.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return canonicalNumber(value);
  if (typeof value === 'string') return canonicalString(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError(`no JSON for a ${typeof value}`);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${canonicalString(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`no JSON for ${value}`);
  return JSON.stringify(value);
}

function canonicalString(value: string): string {
  if (hasLoneSurrogate(value)) throw new TypeError('a lone surrogate has no UTF-8 form');
  return JSON.stringify(value);
}
