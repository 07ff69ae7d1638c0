import type { FetchCode } from '#core/fetch/fetch-code';
import { fail, ok, type Result } from '#core/result';
import type { HttpAnswer } from './http-client.ts';
import { networkFailure } from './network-failure.ts';

export interface BodyLimits {
  /** One byte more ends it. */
  readonly maxBytes: number;
  /** In so much time at least `MIN_BYTES` must come, in milliseconds: a server may not drip either. */
  readonly stallMs: number;
  readonly signal: AbortSignal;
}

/** Fewer than these in a stall's time are as good as none. */
const MIN_BYTES = 1024;

/**
 * Hands the body on, chunk by chunk, and answers with its length. `length-mismatch`: it has more than may come, or
 * says that it will. What `sink` throws is thrown.
 */
export async function readBody(
  { body, lengthBytes }: Pick<HttpAnswer, 'body' | 'lengthBytes'>,
  { maxBytes, stallMs, signal }: BodyLimits,
  sink: (chunk: Uint8Array) => Promise<void> | void,
): Promise<Result<number, FetchCode | 'cancelled' | 'length-mismatch'>> {
  if (lengthBytes !== undefined && lengthBytes > maxBytes) {
    body.destroy();
    return fail('length-mismatch', `${lengthBytes} bytes are announced; at most ${maxBytes} may come`);
  }
  let done = 0;
  let seen = 0;
  let isStalled = false;
  const timer = setInterval(() => {
    isStalled = done - seen < MIN_BYTES;
    seen = done;
    if (isStalled) body.destroy();
  }, stallMs);
  const chunks: AsyncIterator<Uint8Array> = body[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await nextChunk(chunks, signal);
      if (isStalled) return fail('too-slow', `fewer than ${MIN_BYTES} bytes in ${stallMs} ms`);
      if (!next.ok) return next;
      if (next.value === undefined) return ok(done);
      done += next.value.length;
      if (done > maxBytes) return fail('length-mismatch', `more than ${maxBytes} bytes`);
      await sink(next.value);
    }
  } finally {
    clearInterval(timer);
    body.destroy();
  }
}

/** Keeps what the network throws apart from what the sink throws. */
async function nextChunk(
  chunks: AsyncIterator<Uint8Array>,
  signal: AbortSignal,
): Promise<Result<Uint8Array | undefined, FetchCode | 'cancelled'>> {
  try {
    const { done, value } = await chunks.next();
    return ok(done === true ? undefined : value);
  } catch (error) {
    return networkFailure(error, signal);
  }
}
