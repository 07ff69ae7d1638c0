import process from 'node:process';
import { EXIT } from './exit-codes.ts';

const ENTER = /[\r\n]/;
const INTERRUPT = '\u0003';
const END = '\u0004';
const ERASE = new Set(['\u0008', '\u007F']);

/** Asks on the terminal and shows nothing of the answer; undefined where there is no terminal. */
export async function askHidden(question: string): Promise<string | undefined> {
  const { stdin, stderr } = process;
  if (!stdin.isTTY || !stderr.isTTY) return undefined;
  stderr.write(question);
  stdin.setRawMode(true);
  stdin.setEncoding('utf8');
  stdin.resume();
  const answer = await readHiddenLine();
  stdin.setRawMode(false);
  stdin.pause();
  stderr.write('\n');
  if (answer === undefined) process.exit(EXIT.interrupted);
  return answer;
}

/** Undefined when the person pressed Ctrl+C. */
function readHiddenLine(): Promise<string | undefined> {
  return new Promise((resolve) => {
    let typed: readonly string[] = [];
    const onData = (chunk: string | Buffer): void => {
      for (const key of String(chunk)) {
        if (ENTER.test(key) || key === END || key === INTERRUPT) {
          process.stdin.off('data', onData);
          resolve(key === INTERRUPT ? undefined : typed.join(''));
          return;
        }
        typed = ERASE.has(key) ? typed.slice(0, -1) : [...typed, key];
      }
    };
    process.stdin.on('data', onData);
  });
}
