import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from './parse-query.ts';
import { walk, type QueryNode } from './query.ts';

/** A short spelling of what was read. */
function show(node: QueryNode): string {
  switch (node.type) {
    case 'term':
      return `${node.field === undefined ? '' : `${node.field}:`}${node.text}${node.prefix ? '*' : ''}`;
    case 'phrase':
      return `${node.field === undefined ? '' : `${node.field}:`}"${node.text}${node.isOpen ? '' : '"'}${node.near ?? ''}`;
    case 'symbol':
      return `<${node.canonical}>${node.prefix ? '*' : ''}`;
    case 'filter':
      return `[${node.field}=${node.value}]`;
    case 'state':
      return `[${node.state}]`;
    case 'not':
      return `-${show(node.node)}`;
    case 'and':
      return `(${node.nodes.map(show).join(' ')})`;
    case 'or':
      return `(${node.nodes.map(show).join(' | ')})`;
    case 'alias':
      return `{${node.text}}`;
  }
}

describe('reading a query', () => {
  it.each([
    ['human rights', '(human rights)'],
    ['human OR rights', '((human) | (rights))'],
    ['a b OR c d', '((a b) | (c d))'],
    ['women -men', '(women -men)'],
    ['women NOT men', '(women -men)'],
    ['women AND men', '(women men)'],
    ['peace-building', '(peace-building)'],
    ['women - men', '(women men)'],
    ['"human rights" law', '("human rights" law)'],
    ['“human rights”', '("human rights")'],
    ['«права человека»', '("права человека")'],
    ['"human rights', '("human rights")'],
    ['-"human rights"', '(-"human rights")'],
    ['neg*', '(neg*)'],
    ['n*g*', '(n g*)'],
    ['title:gender', '(title:gender)'],
    ['TITLE:gender', '(title:gender)'],
    ['title:"organised crime"', '(title:"organised crime")'],
    ['type:news kind:analysis', '([kind=news] [kind=analysis])'],
    ['topic:"organised crime" lang:fr', '([topic=organised crime] [lang=fr])'],
    ['before:2024-05 after:2020', '([before=2024-05] [after=2020])'],
    ['foo:bar', '(foo:bar)'],
    ['title:', '(title:)'],
    ['(a OR b) -(c d)', '(((a) | (b)) -(c d))'],
    ['((((((((((a))))))))))', undefined],
    ['resolution 1325 women', '(<S/RES/1325> women)'],
    ['1325 (2000)', '(<S/RES/1325 (2000)>)'],
    ['a/res/55/25', '(<A/RES/55/25>)'],
    ['symbol:S/RES/1325', '(<S/RES/1325>)'],
    ['symbol:1325', '(symbol:1325)'],
    ['"human rights"~5 law', '("human rights"5 law)'],
    ['title:"human rights"~3', '(title:"human rights"3)'],
    ['("human rights"~5)', '("human rights"5)'],
    ['"human rights"~0', '("human rights")'],
    ['"human rights"~9999', '("human rights"100)'],
    ['"human rights"~5x "human rights"~', '("human rights" ~5x "human rights")'],
    ['"human rights"~5', '("human rights"5)'],
    ['is:unread is:read IS:changed', '([unread] [read] [changed])'],
    ['has:note has:notes -in:notes', '([noted] [noted] -[in-notes])'],
    ['a OR b in:notes', '([in-notes] ((a) | (b)))'],
    ['a in:notes b OR c', '([in-notes] ((a b) | (c)))'],
    ['a OR in:notes', '((a) | ([in-notes]))'],
    ['c (a OR b in:notes)', '(c ((a) | (b [in-notes])))'],
    ['(is:unread OR women)', '((([unread]) | (women)))'],
    ['is:foo has:fun in:geneva is:', '(is:foo has:fun in:geneva is:)'],
    ['word~9 a^ *a*a* "" : ^ ~', '(word~9 a^ a a*)'],
    ['OR', '()'],
    ['OR OR a', '(a)'],
    [')(', '()'],
    [') a', '(a)'],
    ['', '()'],
    ['   ', '()'],
  ])('%j is %j', (text, expected) => {
    const shown = show(parseQuery(text, false).root);
    if (expected !== undefined) expect(shown).toBe(expected);
  });

  it.each([
    ['human ri', '(human ri*)'],
    ['human ', '(human)'],
    ['"human ri', '("human ri)'],
    ['title:gen', '(title:gen*)'],
    ['human ri in:notes', '(human ri* [in-notes])'],
    ['human ri in:not', '(human ri*)'],
    ['human ri in:notes x', '(human ri [in-notes] x*)'],
    ['A/RES/55/2', '(<A/RES/55/2>*)'],
  ])('while typing, %j is %j', (text, expected) => {
    expect(show(parseQuery(text, true).root)).toBe(expected);
  });

  it('says when it reads only the beginning', () => {
    expect(parseQuery('a '.repeat(10), false).leftOut).toBe('');
    expect(parseQuery('a '.repeat(40), false).leftOut).toBe('');
    expect(parseQuery(`${'a '.repeat(40)}women OR "side by side"`, false).leftOut).toBe(
      'women OR "side by side"',
    );
    expect(parseQuery(`(${'a '.repeat(40)}women) prison`, false).leftOut).toBe('women) prison');
    // 400 characters end within a word, which is left out whole.
    expect(parseQuery(`${'x'.repeat(395)} organised crime`, false).leftOut).toBe('organised crime');
    expect(parseQuery(`${'x'.repeat(400)} organised`, false).leftOut).toBe('organised');
    expect(parseQuery('x'.repeat(402), false).leftOut).toBe('xx');
  });

  it('reads any string at all, within its limits', () => {
    const unit = fc.constantFrom(...'ab "()-*:OR|“”«»~^\\/title:1325 لا人🎉\u0301\ud800'.split(''));
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit, maxLength: 600 }), fc.string({ unit: 'binary' })),
        fc.boolean(),
        (text, typing) => {
          expect(walk(parseQuery(text, typing).root, true).length).toBeLessThan(400);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
