/** Has no types of its own: it is loaded for what it puts on the global object. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs';
