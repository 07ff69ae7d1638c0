import { Window } from 'happy-dom';
import { describe, expect, it } from 'vitest';
import { isSafeArticleHtml, sanitiseArticleHtml } from './sanitise-article.ts';

const HOSTILE: readonly string[] = [
  '<script>alert(1)</script>',
  '<SCRIPT SRC=//evil.example/x.js></SCRIPT>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<img src=x onerror=alert(1)>',
  '<img src="/o/x" onload=alert(1)>',
  '<img src=`javascript:alert(1)`>',
  '<img srcset="https://evil.example/a 1x">',
  '<img src="https://evil.example/pixel.gif" alt="x">',
  '<img src="//evil.example/pixel.gif" alt="x">',
  '<img src="data:image/svg+xml,<svg onload=alert(1)>" alt="x">',
  '<p onclick=alert(1)>x</p>',
  '<p style="background:url(https://evil.example)">x</p>',
  '<p id="__proto__">x</p><p id="Constructor">x</p>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href=" java\tscript:alert(1)">x</a>',
  '<a href="&#106;avascript:alert(1)">x</a>',
  '<a href="jav&#x09;ascript:alert(1)">x</a>',
  '<a href="\u0001javascript:alert(1)">x</a>',
  '<a href="vbscript:msgbox(1)">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<a href="blob:https://example.org/1">x</a>',
  '<a href="file:///etc/passwd">x</a>',
  '<a href="arch://e1-0000000000000000/a/x">x</a>',
  '<a href="app://shell/">x</a>',
  '<a href="//evil.example/">x</a>',
  '<a href="/a/../../x">x</a>',
  '<a href="/o/../x">x</a>',
  '<a href="https://user:pass@evil.example/">x</a>',
  '<a href="https:\\\\evil.example">x</a>',
  '<a href="http://evil.example/">x</a>',
  '<a href="ms-msdt:/id">x</a>',
  '<a href="https://example.org/" target="_blank" ping="https://evil.example">x</a>',
  '<a href="https://example.org/" download>x</a>',
  '<svg onload=alert(1)></svg>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
  '<svg><use href="data:image/svg+xml,x"></use></svg>',
  '<svg><foreignObject><p>x</p></foreignObject></svg>',
  '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<math><annotation-xml encoding="text/html"><script>alert(1)</script></annotation-xml></math>',
  '<math><mi xlink:href="data:x,<script>alert(1)</script>">x</mi></math>',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
  '<template><script>alert(1)</script><p>x</p></template>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<object data="javascript:alert(1)"></object><embed src="x.swf">',
  '<form action="https://evil.example"><input name=a><button formaction="javascript:alert(1)">x</button></form>',
  '<meta http-equiv="refresh" content="0;url=https://evil.example">',
  '<base href="https://evil.example/">',
  '<link rel="stylesheet" href="https://evil.example/x.css"><link rel="preconnect" href="https://evil.example">',
  '<style>@import "https://evil.example/x.css"; p{background:url(x)}</style>',
  '<style><img src="</style><img src=x onerror=alert(1)//">',
  '<!--><img src=x onerror=alert(1)>-->',
  '<!-- --!><img src=x onerror=alert(1)> -->',
  '<![CDATA[<img src=x onerror=alert(1)>]]>',
  '<?xml-stylesheet href="x"?><p>x</p>',
  '<title><img src=x onerror=alert(1)></title>',
  '<textarea><img title="</textarea><img src=x onerror=alert(1)>"></textarea>',
  '<xmp><p title="</xmp><img src=x onerror=alert(1)>"></xmp>',
  '<noembed><img title="</noembed><img src=x onerror=alert(1)>"></noembed>',
  '<plaintext><img src=x onerror=alert(1)>',
  '<video src="https://evil.example/x.mp4" autoplay></video><audio src=x></audio>',
  '<details open ontoggle=alert(1)>x</details>',
  '<marquee onstart=alert(1)>x</marquee>',
  '<x-element onfocus=alert(1) tabindex=0 autofocus>x</x-element>',
  '<table background="https://evil.example/x"><tr><td background="x">x</td></tr></table>',
  '<p contenteditable accesskey=x tabindex=1 slot=y is=z>x</p>',
  '<select><style></select><script>alert(1)</script>',
  '<body onload=alert(1) background="https://evil.example"><p>x</p>',
  '<html manifest="https://evil.example" onclick=alert(1)><p>x</p></html>',
  '<frameset><frame src="javascript:alert(1)"></frameset>',
  '<sup class="cite evil">x</sup><section role="application">x</section>',
];

const NEVER_ELEMENTS =
  'script,style,link,base,iframe,frame,frameset,object,embed,form,input,button,svg,math,template,noscript,video,audio,textarea,select,details,[style],[srcset],[target],[ping],[background],[contenteditable],[tabindex],body[id],meta:not([charset]),meta[http-equiv]';

describe('sanitiseArticleHtml', () => {
  it.each(HOSTILE)('leaves nothing dangerous of %s', (hostile) => {
    const inBody = sanitiseArticleHtml(
      `<!doctype html><html lang="en"><head></head><body><p>a</p>${hostile}<p>b</p>`,
    );
    const alone = sanitiseArticleHtml(hostile);
    for (const html of [inBody, alone]) {
      expect(sanitiseArticleHtml(html)).toBe(html);
      const document = new new Window().DOMParser().parseFromString(html, 'text/html');
      expect(document.querySelector(NEVER_ELEMENTS)?.outerHTML).toBeUndefined();
      for (const element of document.querySelectorAll('*')) {
        for (const { name, value } of element.attributes) {
          expect(name).not.toMatch(/^on/i);
          if (name === 'href') expect(value).toMatch(/^(?:#|\/a\/[a-z0-9]|https:\/\/example\.org\/$)/);
          if (name === 'src') expect(value).toMatch(/^\/o\/[0-9a-f]{64}$/);
          if (name === 'id') expect(value).toMatch(/^[a-z0-9][a-z0-9-]*$/);
        }
      }
    }
    expect(isSafeArticleHtml(hostile)).toBe(false);
  });

  it('writes the head anew', () => {
    expect(
      sanitiseArticleHtml('<html lang="fr"><head><title>T &amp; u</title><script></script></head><body>x'),
    ).toBe(
      '<!doctype html><html lang="fr" dir="ltr"><head><meta charset="utf-8"><title>T &#x26; u</title></head><body>x</body></html>',
    );
  });

  it('does not take a language that is not one', () => {
    expect(sanitiseArticleHtml('<html lang="a b">')).toContain('<html lang="und"');
  });

  it('knows its own work, and work that was touched', () => {
    const safe = sanitiseArticleHtml('<html lang="en"><body><p id="p1" data-n="1">x</p>');
    expect(isSafeArticleHtml(safe)).toBe(true);
    expect(isSafeArticleHtml(safe.replace('<p ', '<p  '))).toBe(false);
    expect(isSafeArticleHtml(safe.replace('</body>', '<script></script></body>'))).toBe(false);
    expect(isSafeArticleHtml(`${safe}\n`)).toBe(false);
  });
});
