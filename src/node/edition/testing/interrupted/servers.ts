import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { fetchFrom, networkTo, STALL_MS } from '#node/fetch/testing/fetch-fixture';
import { openQuickStore, valueOf } from '../store-fixture.ts';
import type { Interruption } from './interruption.ts';

/** Answers with these bytes in a wrong way. */
type Answer = (response: ServerResponse, bytes: Buffer) => void;

interface Fault {
  readonly answer: Answer;
  /** Whether nothing is answered after it either. */
  readonly stays: boolean;
}

const half = (bytes: Buffer): Buffer => bytes.subarray(0, Math.floor(bytes.length / 2));
const claim = (length: number) => ({ 'content-length': String(length) });

const FAULTS: Readonly<Record<string, Fault>> = {
  'server gone': {
    stays: true,
    answer: (response, bytes) =>
      response.writeHead(200, claim(bytes.length)).write(half(bytes), () => response.destroy()),
  },
  'server slow': {
    stays: false,
    answer: (response, bytes) => void response.writeHead(200, claim(bytes.length)).write(half(bytes)),
  },
  'server says less and sends less': {
    stays: false,
    answer: (response, bytes) => {
      const less = bytes.subarray(0, -1);
      response.writeHead(200, claim(less.length)).end(less);
    },
  },
  'server says more and sends more': {
    stays: false,
    answer: (response, bytes) => {
      const more = Buffer.concat([bytes, Buffer.alloc(1000)]);
      response.writeHead(200, claim(more.length)).end(more);
    },
  },
  'server says the right length and sends less': {
    stays: false,
    answer: (response, bytes) =>
      response.writeHead(200, claim(bytes.length)).write(bytes.subarray(0, -1), () => response.destroy()),
  },
};

/** The n-th request is answered in a wrong way. */
function badServer(name: string, { answer, stays }: Fault): Interruption {
  return {
    name,
    at: (ground, point) =>
      ground.onDevice(async (device) => {
        const { server, folder } = ground;
        let asked = 0;
        server.misbehave(async (request, response) => {
          asked += 1;
          if (asked < point || (asked > point && !stays)) return false;
          // What is not there cannot be answered in halves: then at least the connection breaks.
          const bytes = await readFile(join(folder, request.url ?? '')).catch(() => Buffer.alloc(0));
          if (bytes.length === 0 || asked > point) response.destroy();
          else answer(response, bytes);
          return true;
        });
        const network = networkTo(server.href, { stallMs: STALL_MS });
        const first = await fetchFrom(await openQuickStore(device), network);
        server.misbehave(undefined);
        const edition = await ground.mustBeWhole(device, { mayKeepFetched: !first.ok });
        await ground.mustFinish(device, async () =>
          valueOf(await fetchFrom(await openQuickStore(device), networkTo(server.href))),
        );
        return { as: first.ok ? 'installed' : first.code, isBeyond: asked < point, edition };
      }),
  };
}

export const SERVERS: readonly Interruption[] = Object.entries(FAULTS).map(([name, fault]) =>
  badServer(name, fault),
);
