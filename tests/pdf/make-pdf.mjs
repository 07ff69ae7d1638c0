// Makes small PDFs for tests, good and bad ones, byte by byte and without a library. The same input gives the same bytes.
import { deflateSync } from 'node:zlib';

/**
 * A PDF of text lines, each page a list of them; an empty list is a page without text. Latin letters are in Helvetica;
 * a line with others is in a font that only names its Chinese character set, as many PDFs of China do.
 * The first `roman` pages are numbered i, ii, iii …, the others from 1.
 * @param {readonly (readonly string[])[]} pages
 * @param {number} [roman]
 */
export function makePdf(pages, roman = 0) {
  const objects = pageObjects(pages.map(drawLines));
  const labels = roman > 0 ? `/PageLabels << /Nums [0 << /S /r >> ${roman} << /S /D >>] >>` : '';
  objects[0] = `<< /Type /Catalog /Pages 2 0 R ${labels} >>`;
  return write(objects);
}

/** Locked with a password that nobody knows. */
export function makeLockedPdf() {
  const lock = `<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> >>`;
  return write(pageObjects([drawLines(['Nobody reads this'])]), `/Encrypt ${lock} /ID [<00> <00>]`);
}

/**
 * A few kilobytes that unpack to `megabytes` of drawing.
 * @param {number} megabytes
 */
export function makePdfBomb(megabytes) {
  const packed = deflateSync(deflateSync(Buffer.alloc(megabytes * 2 ** 20, '0 0 m '), { level: 9 }));
  return write(pageObjects([{ filter: '/Filter [/FlateDecode /FlateDecode]', data: packed }]));
}

/** Claims what no file of its size has. @param {number} count */
export function makeManyPages(count) {
  const kids = Array.from({ length: count }, () => '3 0 R').join(' ');
  return write([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${count} >>`,
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>',
  ]);
}

/** Wants a script run, an address opened and a program started as soon as it is shown. @param {readonly string[]} lines */
export function makeActivePdf(lines) {
  const objects = pageObjects([drawLines(lines)]);
  const link = (action) =>
    `<< /Type /Annot /Subtype /Link /Rect [0 0 595 842] /Border [0 0 0] /A ${action} >>`;
  const script = '(app.alert\\(1\\); app.launchURL\\("https://evil.example/script"\\);)';
  objects[0] = `<< /Type /Catalog /Pages 2 0 R
    /OpenAction << /S /JavaScript /JS ${script} >>
    /AA << /WC << /S /URI /URI (https://evil.example/close) >> >>
    /Names << /JavaScript << /Names [(a) << /S /JavaScript /JS ${script} >>] >> >> >>`;
  objects[5] = objects[5].replace(
    '/Type /Page ',
    `/Type /Page /AA << /O << /S /URI /URI (https://evil.example/open) >> >>
     /Annots [${link('<< /S /URI /URI (https://evil.example/link) >>')}
              ${link('<< /S /Launch /F (calc.exe) >>')}] `,
  );
  return write(objects);
}

function drawLines(lines) {
  const drawn = lines.map((line, at) => {
    const isLatin = /^[\u0020-\u007e]*$/.test(line);
    const shown = isLatin ? `(${line.replaceAll(/[\\()]/g, '\\$&')})` : `<${utf16Hex(line)}>`;
    return `BT ${isLatin ? '/F1' : '/F2'} 14 Tf 72 ${760 - at * 22} Td ${shown} Tj ET`;
  });
  return { filter: '', data: Buffer.from(drawn.join('\n')) };
}

function utf16Hex(text) {
  return Buffer.from(text, 'utf16le').swap16().toString('hex');
}

function pageObjects(contents) {
  const first = 6;
  const kids = contents.map((_, at) => `${first + at * 2} 0 R`).join(' ');
  return [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${contents.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H /DescendantFonts [5 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 5 >> /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 752 /Descent -271 /CapHeight 737 /StemV 58 >> >>',
    ...contents.flatMap(({ filter, data }, at) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${first + at * 2 + 1} 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>`,
      Buffer.concat([
        Buffer.from(`<< /Length ${data.length} ${filter} >>\nstream\n`),
        data,
        Buffer.from('\nendstream'),
      ]),
    ]),
  ];
}

function write(objects, trailer = '') {
  const parts = [Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1')];
  const places = [];
  let at = parts[0].length;
  for (const [index, object] of objects.entries()) {
    const bytes = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      Buffer.from(object),
      Buffer.from('\nendobj\n'),
    ]);
    places.push(at);
    parts.push(bytes);
    at += bytes.length;
  }
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}
