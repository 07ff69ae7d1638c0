type Pages = readonly (readonly string[])[];

export function makePdf(pages: Pages, roman?: number): Buffer;
export function makeLockedPdf(): Buffer;
export function makePdfBomb(megabytes: number): Buffer;
export function makeManyPages(count: number): Buffer;
export function makeActivePdf(lines: readonly string[]): Buffer;
