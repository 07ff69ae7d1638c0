import {
  useCallback,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
  type RefObject,
} from 'react';
import type { PdfCommand, PdfEvent, PdfFailure, PdfZoom } from '#shared/pdf-messages';
import { loadBytes } from '../archive/load-blob.ts';
import { parsePdfEvent } from './parse-pdf-event.ts';

const ORIGIN = 'app://pdf';
/** The page that shows PDFs; main serves nothing else at this address. */
export const PDF_PAGE = `${ORIGIN}/index.html`;
/** The page gives up by itself sooner: what is silent for so long is ended, in milliseconds. */
const SILENCE_MS = 60_000;

interface PdfFrameInput {
  /** The file, by hash. */
  readonly sha256: string;
  readonly page: number;
  readonly cited: string | undefined;
  readonly zoom: PdfZoom;
  readonly theme: 'light' | 'dark';
  readonly pageName: string;
  readonly lang: string;
  readonly onEvent: (event: PdfEvent) => void;
}

export interface ShownPage {
  readonly page: number;
  readonly text: string;
  readonly scale: number;
}

export interface PdfFrame {
  readonly frame: RefObject<HTMLIFrameElement | null>;
  /** `unreadable`: its bytes did not come from the disk. */
  readonly failure: PdfFailure | 'unreadable' | undefined;
  /** Pages of the file; 0 until it is open. */
  readonly pages: number;
  readonly shown: ShownPage | undefined;
  readonly pageFailure: PdfFailure | undefined;
  readonly send: (command: PdfCommand, transfer?: readonly Transferable[]) => void;
}

/** Talks with the page that shows a PDF: only with its origin, and only with our own frame. */
export function usePdfFrame(input: PdfFrameInput): PdfFrame {
  const { sha256, page, zoom, theme } = input;
  const frame = useRef<HTMLIFrameElement>(null);
  const [hasStarted, setStarted] = useState(false);
  const [pages, setPages] = useState(0);
  const [failure, setFailure] = useState<PdfFrame['failure']>();
  const [shown, setShown] = useState<ShownPage>();
  const [pageFailure, setPageFailure] = useState<PdfFailure>();

  const send = useCallback((command: PdfCommand, transfer: readonly Transferable[] = []) => {
    if (command.type === 'focus') frame.current?.focus();
    frame.current?.contentWindow?.postMessage(command, ORIGIN, [...transfer]);
  }, []);

  const onEvent = useEffectEvent((event: PdfEvent) => {
    if (event.type === 'ready') setStarted(true);
    if (event.type === 'opened') setPages(event.pages);
    if (event.type === 'failed') setFailure(event.code);
    if (event.type === 'page-failed') setShown(undefined);
    if (event.type === 'shown') setShown({ page: event.page, text: event.text, scale: event.scale });
    if (event.type === 'shown' || event.type === 'page-failed')
      setPageFailure(event.type === 'shown' ? undefined : event.code);
    input.onEvent(event);
  });
  useLayoutEffect(() => {
    const onMessage = (message: MessageEvent<unknown>) => {
      if (message.origin !== ORIGIN || message.source !== frame.current?.contentWindow) return;
      const event = parsePdfEvent(message.data);
      if (event !== undefined) onEvent(event);
    };
    window.addEventListener('message', onMessage);
    return () => window.removeEventListener('message', onMessage);
  }, []);

  const open = useEffectEvent((bytes: ArrayBuffer) => {
    const { cited, pageName, lang } = input;
    const where = cited === undefined ? {} : { cited };
    send({ type: 'open', bytes, page, ...where, zoom, theme, pageName, lang }, [bytes]);
  });
  useEffect(() => {
    if (!hasStarted) return undefined;
    let isLate = false;
    const load = async (): Promise<void> => {
      const bytes = await loadBytes(sha256);
      if (isLate) return;
      if (bytes.ok) open(bytes.value);
      else setFailure('unreadable');
    };
    void load();
    return () => {
      isLate = true;
    };
  }, [hasStarted, sha256]);

  const isOpen = pages > 0;
  const isCited = input.cited !== undefined;
  useEffect(() => {
    // Which page is cited the frame finds out, and tells.
    if (isOpen && !isCited) send({ type: 'page', page });
  }, [send, isOpen, page, isCited]);
  useEffect(() => {
    if (isOpen) send({ type: 'zoom', zoom });
  }, [send, isOpen, zoom]);
  useEffect(() => {
    if (isOpen) send({ type: 'theme', theme });
  }, [send, isOpen, theme]);

  const isWaiting = failure === undefined && pageFailure === undefined && shown?.page !== page;
  const awaited = isWaiting ? page : 0;
  useEffect(() => {
    if (awaited === 0) return undefined;
    const timer = setTimeout(() => setFailure('too-slow'), SILENCE_MS);
    return () => clearTimeout(timer);
  }, [awaited]);

  return { frame, failure, pages, shown, pageFailure, send };
}
