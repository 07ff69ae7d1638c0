// A real web server over a publication folder, with nothing set but where its files are.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';

export interface Nginx {
  readonly href: string;
  readonly port: number;
  /** Paths that were asked for, in order, each with the status of its answer. */
  answers(): Promise<readonly { readonly path: string; readonly status: number }[]>;
  close(): Promise<void>;
}

export function hasNginx(): boolean {
  return spawnSync('nginx', ['-v'], { stdio: 'ignore' }).status === 0;
}

export interface NginxOptions {
  readonly publication: string;
  /** A port that it had before; else a free one. */
  readonly port?: number;
  /** Bytes a second for each answer, after the first small files; else as fast as it can. */
  readonly rate?: number;
}

export async function startNginx(workFolder: string, options: NginxOptions): Promise<Nginx> {
  const folder = join(workFolder, 'nginx');
  await mkdir(folder, { recursive: true });
  const port = options.port ?? (await freePort());
  const slow = options.rate === undefined ? '' : `limit_rate_after 100k; limit_rate ${options.rate};`;
  const log = join(folder, 'access.log');
  const config = join(folder, 'nginx.conf');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  await writeFile(
    config,
    `daemon off;
pid ${folder}/pid;
error_log ${folder}/error.log;
${process.getuid?.() === 0 ? 'user root;' : ''}
events {}
http {
  ${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join('\n  ')}
  log_format paths '$status $uri';
  access_log ${log} paths;
  server { listen 127.0.0.1:${port}; root ${options.publication}; ${slow} }
}
`,
  );
  const child = spawn('nginx', ['-c', config, '-e', join(folder, 'error.log')], { stdio: 'ignore' });
  const href = `http://127.0.0.1:${port}/`;
  await untilItAnswers(href);
  return {
    href,
    port,
    async answers() {
      const lines = (await readFile(log, 'utf8')).trim().split('\n');
      const answers = lines.map((line) => ({ status: Number(line.slice(0, 3)), path: line.slice(4) }));
      return answers.filter(({ path }) => path !== '/');
    },
    async close() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}

async function untilItAnswers(href: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const isUp = await fetch(href).then(
      () => true,
      () => false,
    );
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('nginx does not answer');
}
