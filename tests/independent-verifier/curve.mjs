// Whether a point of Ed25519's curve has small order: eight times it is nothing. RFC 8032, section 5.1.

const P = 2n ** 255n - 19n;
const D = mod(-121665n * power(121666n, P - 2n));

function mod(value) {
  return ((value % P) + P) % P;
}

function power(base, exponent) {
  let result = 1n;
  let square = mod(base);
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = mod(result * square);
    square = mod(square * square);
  }
  return result;
}

/** True too for bytes that are no point at all: nothing is signed with either. */
export function isSmallOrder(key) {
  const y = mod(BigInt(`0x${Buffer.from(key).reverse().toString('hex')}`) & (2n ** 255n - 1n));
  const u = mod(y * y - 1n);
  const v = mod(D * y * y + 1n);
  let x = mod(u * power(v, 3n) * power(mod(u * power(v, 7n)), (P - 5n) / 8n));
  if (mod(v * x * x - u) !== 0n) x = mod(x * power(2n, (P - 1n) / 4n));
  if (mod(v * x * x - u) !== 0n) return true;
  let point = [x, y];
  for (let times = 0; times < 3; times += 1) point = double(point);
  return point[0] === 0n && point[1] === 1n;
}

function double([x, y]) {
  const product = mod(D * x * x * y * y);
  const invert = (value) => power(value, P - 2n);
  return [mod(2n * x * y * invert(mod(1n + product))), mod((y * y + x * x) * invert(mod(1n - product)))];
}
