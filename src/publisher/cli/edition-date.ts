import { isIsoDate } from '#publisher/content/parse-date';
import type { CliIo } from './cli-io.ts';

/** `--date`, else SOURCE_DATE_EPOCH (seconds), else now; undefined where what was given is no date. */
export function readEditionDate(
  option: string | undefined,
  io: Pick<CliIo, 'env' | 'now'>,
): Date | undefined {
  if (option !== undefined) return isIsoDate(option) ? validDate(new Date(option)) : undefined;
  const epoch = io.env['SOURCE_DATE_EPOCH'];
  if (epoch === undefined || epoch === '') return io.now();
  return /^\d{1,12}$/.test(epoch) ? validDate(new Date(Number(epoch) * 1000)) : undefined;
}

function validDate(date: Date): Date | undefined {
  return Number.isNaN(date.getTime()) ? undefined : date;
}
