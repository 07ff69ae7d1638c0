// A real web server over a publication folder, with nothing set but where its files are.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';

export interface Nginx {
  readonly href: string;
  /** Paths that were asked for, in order. */
  asked(): Promise<readonly string[]>;
  close(): Promise<void>;
}

export function hasNginx(): boolean {
  return spawnSync('nginx', ['-v'], { stdio: 'ignore' }).status === 0;
}

export async function startNginx(workFolder: string, publication: string): Promise<Nginx> {
  const folder = join(workFolder, 'nginx');
  await mkdir(folder, { recursive: true });
  const port = await freePort();
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
  log_format paths '$uri';
  access_log ${log} paths;
  server { listen 127.0.0.1:${port}; root ${publication}; }
}
`,
  );
  const child = spawn('nginx', ['-c', config, '-e', join(folder, 'error.log')], { stdio: 'ignore' });
  const href = `http://127.0.0.1:${port}/`;
  await untilItAnswers(href);
  return {
    href,
    async asked() {
      const lines = (await readFile(log, 'utf8')).trim().split('\n');
      return lines.filter((line) => line !== '/');
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
