import type { FetchFailure } from '#node/fetch/fetch-file';
import { fetchSentence, isFetchCode } from '#core/fetch/fetch-sentence';
import type { FetchCode } from '#core/fetch/fetch-code';
import type { Fail } from '#core/result';
import type { VerifiedEdition } from '#node/edition/verify-bundle';
import { parsePublicationAddress } from '#node/fetch/publication-address';
import { verifyRemote } from '#publisher/verify-remote';
import {
  countProgress,
  printFailure,
  printRefusal,
  type CliFailure,
  type CliIo,
  type JsonFlag,
} from './cli-io.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { proxyFor } from './proxy-setting.ts';

export interface VerifyAddress {
  /** As it was typed. */
  readonly text: string;
  readonly pinnedRoot: Uint8Array | undefined;
  readonly json: JsonFlag;
  readonly printVerified: (verified: VerifiedEdition) => ExitCode;
  /** What more can be said of a refusal, from the roots that were fetched. */
  readonly explain: (
    folder: string,
    code: string,
  ) => Promise<Pick<CliFailure, 'code' | 'sentence'> | undefined>;
}

/** Whether it is a web address and no path. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text);
}

/** `verify` of a publication on a server: fetched by the client of the app and with its rules, then verified whole. */
export async function verifyAddress(io: CliIo, wish: VerifyAddress): Promise<ExitCode> {
  const { text, json, pinnedRoot } = wish;
  const address = parsePublicationAddress(text);
  if (!address.ok) return printFetchFailure(io, text, address, json);
  const proxy = proxyFor(address.value, io.env);
  if (!proxy.ok) return printFetchFailure(io, text, proxy, json);
  const options = {
    ...(pinnedRoot === undefined ? {} : { pinnedRoot }),
    proxy: proxy.value,
    isCancelled: () => io.isCancelled(),
    onFetching: countProgress(io, 'Fetching'),
    onVerifying: countProgress(io, 'Verifying'),
  };
  return verifyRemote(address.value, options, async (result, folder) => {
    if (result.ok) return wish.printVerified(result.value);
    const more = await wish.explain(folder, result.code);
    return more === undefined
      ? printFetchFailure(io, text, result, json)
      : printFailure(io, { at: text, ...more }, EXIT.refused, json);
  });
}

function printFetchFailure(
  io: CliIo,
  at: string,
  { code, message }: Fail<FetchFailure>,
  json: JsonFlag,
): ExitCode {
  if (!isFetchCode(code)) return printRefusal(io, at, code, message, json, 'reader');
  return printFailure(io, { at, code, sentence: fetchSentence(code, message) }, fetchExitOf(code), json);
}

/** Wrong usage where the address is no address, refused where what came is not to be trusted, else the machine's. */
function fetchExitOf(code: FetchCode): ExitCode {
  switch (code) {
    case 'bad-address':
    case 'plain-http':
      return EXIT.usage;
    case 'untrusted-server':
    case 'not-a-publication':
    case 'redirected-away':
    case 'parts-missing':
    case 'parts-changed':
      return EXIT.refused;
    default:
      return EXIT.machine;
  }
}
