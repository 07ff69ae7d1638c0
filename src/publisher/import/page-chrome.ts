/** What a site says around its articles: menus, share buttons, cookie texts, teasers. */

import { countWords, textKey } from './page-text.ts';

const ALWAYS = `
skip to content|skip to main content|skip to navigation|aller au contenu|saltar al contenido|ir al contenido
share|share this|share this article|share this post|share this page|share on facebook|share on twitter|share on x|share on linkedin
share via email|tweet|retweet|pin it|email this|print|print this page|print this article|print friendly|copy link|like this|like loading
facebook|twitter|linkedin|instagram|youtube|whatsapp|telegram|bluesky|mastodon|follow us|follow us on|follow us on social media|find us on
subscribe|subscribe now|subscribe to our newsletter|sign up|sign up for our newsletter|sign up to our newsletter|newsletter|join our mailing list
read more|continue reading|learn more|view all|see all|see more|load more|show more|view more|click here|read the full article|all news
back|back to top|back to news|back to all news|back to all posts|return to top|go back|top of page|bottom of page
previous|next|previous post|next post|previous article|next article|older posts|newer posts|older post|newer post|prev
cookie policy|cookie settings|accept|accept all|accept cookies|reject|reject all|manage cookies|privacy policy|terms of use|terms and conditions
terms of service|legal notice|disclaimer|sitemap|site map|imprint|all rights reserved|powered by wordpress|log in|login|sign in|register
search|search for|menu|toggle navigation|open menu|close menu|main menu|navigation|close|donate|donate now|advertisement|loading|post comment
listen to this article|listen|email|e-mail|send by email|pin|pinterest|reddit|tumblr|messenger|share by email|share article|envoyer par e-mail|envoyer par mail|enviar por correo
enter your email|enter your email address|your email|email address|submit comment|submit a comment|cancel reply|reply|post a comment|was this article helpful|was this page helpful|was this helpful
we value your privacy|your privacy|privacy preferences|privacy settings|cookie preferences|manage preferences|got it|i agree|accept all cookies|reject all cookies|necessary cookies only|only necessary|tout accepter|tout refuser|paramétrer|paramétrer les cookies|aceptar todo|aceptar todas|alle akzeptieren
save my name email and website in this browser for the next time i comment|follow this blog|for immediate release|required fields are marked|your email address will not be published required fields are marked
leave a comment|leave a reply|comments|no comments|add a comment|comments are closed|write a comment|post navigation|tags|categories|archives|filed under
partager|partager cet article|partager sur facebook|imprimer|s'abonner|s'inscrire à la newsletter|lire la suite|en savoir plus|retour|haut de page
article précédent|article suivant|précédent|suivant|mentions légales|politique de confidentialité|plan du site|suivez-nous|faire un don|rechercher
compartir|compartir en facebook|imprimir|suscríbete|suscribirse|suscríbase a nuestro boletín|leer más|volver|volver arriba|anterior|siguiente|síguenos|síguenos en
aviso legal|política de privacidad|política de cookies|mapa del sitio|buscar|donar|поделиться|teilen|impressum|datenschutz|datenschutzerklärung|zum inhalt springen|drucken|weiterlesen|newsletter abonnieren|compartilhar|imprimir|leia mais|condividi|читать далее|подписаться|меню|поиск|مشاركة|شارك|اقرأ المزيد|بحث|分享|阅读更多|搜索|菜单`;

const AT_THE_EDGES = `
home|homepage|about|about us|who we are|what we do|our work|our team|our people|our mission|our story|our partners|team|board|people|partners|members
membership|become a member|join us|get involved|support us|volunteer|contact|contact us|get in touch|news|news & events|news and events|latest news|newsroom
news & views|blog|posts|articles|press|press releases|media|media centre|media center|events|upcoming events|past events|calendar|projects|programmes|programs
publications|resources|research|reports|library|documents|gallery|photos|videos|podcast|podcasts|webinars|faq|faqs|help|careers|jobs|vacancies|shop|english
français|español|العربية|русский|中文|deutsch|italiano|português|startseite|über uns|aktuelles|kontakt|presse|spenden|início|quem somos|notícias|contato|projetos|publicações|chi siamo|notizie|contatti|en|fr|es|ar|ru|zh|campaigns|issues|themes|topics|topic|latest|featured|popular|trending|none
what's new|uncategorized|uncategorised|more|language|languages|select language|main|account|my account|cart|opinion|analysis|statements|stories|country offices
accueil|à propos|qui sommes-nous|qui sommes nous|nos actions|notre équipe|actualités|actualité|événements|ressources|contactez-nous|nous contacter|blogue|presse
inicio|quiénes somos|sobre nosotros|nosotros|qué hacemos|noticias|eventos|recursos|publicaciones|contacto|contáctenos|prensa|proyectos|actualidad
главная|о нас|новости|контакты|контакт|публикации|события|мероприятия|проекты|الرئيسية|من نحن|أخبار|الأخبار|اتصل بنا|الفعاليات|المنشورات
首页|关于我们|新闻|联系我们|活动|出版物|资源|登录`;

const TAIL_HEADERS = `
latest news|latest newsnone|latest posts|latest articles|latest stories|latest updates|recent posts|recent news|recent articles|more news|more stories|more articles|more from this author
related posts|related news|related articles|related stories|related content|related|you may also like|you might also like|you may be interested in|read next|other news|other articles
further news|see also|also read|what to read next|recommended|recommended for you|popular posts|most read|trending now|upcoming events|leave a reply|leave a comment|recent comments
articles récents|articles similaires|articles liés|à lire aussi|dernières actualités|dernières nouvelles|sur le même sujet|voir aussi
entradas recientes|noticias relacionadas|artículos relacionados|últimas noticias|también te puede interesar|otras noticias|más noticias
последние новости|похожие статьи|читайте также|آخر الأخبار|مقالات ذات صلة|اقرأ أيضا|最新消息|最新新闻|相关文章|相关新闻`;

const always = keysOf(ALWAYS);
const edges = keysOf(AT_THE_EDGES);
const tailHeaders = keysOf(TAIL_HEADERS);

const COOKIE_TEXT =
  /\bcookies?\b.*\b(?:accept|consent|agree|polic|use|improve|experience|website|site|preferences)|\b(?:use|uses|utilise|utilisons|utiliza|utilizamos)\b.{0,30}\bcookies\b/isu;
const COPYRIGHT =
  /^(?:©|\(c\)|copyright\b)|\ball rights reserved\b|\btous droits réservés\b|\btodos los derechos reservados\b/iu;
const NEIGHBOUR =
  /^(?:[←→«»‹›<>]+\s*|(?:previous|next|older|newer|prev|précédent|suivant|anterior|siguiente)(?:\s+(?:post|article|story|news))?\s*[:：→»›–-]\s*)/iu;
const COUNTER =
  /^(?:\d[\d.,]*\s?k?\s+)?(?:shares?|likes?|views?|reads?|comments?|claps|min(?:ute)?s?(?: read)?|reading time\b.*)$/iu;
const SHARE_ROW =
  /^(?:share|partager|compartir)\b.{0,60}(?:facebook|twitter|linkedin|whatsapp|email|print)/iu;
const DOWNLOAD =
  /^(?:download|télécharger|descargar|herunterladen)\b(?:.{0,90}\((?:pdf|docx?|epub|zip)\b.*\)| (?:the |as |le |el )?(?:pdf|report|brief|document|file|article|rapport|informe))$/iu;
const SHARE_LINK =
  /^(?:click to (?:share|email|print)|share (?:on|via|to|with|this|your thoughts)|partager (?:sur|par|cet?t?e?)|compartir (?:en|por)|teilen (?:auf|per)|follow @)\b[^.]{0,60}$/iu;
/** "Read also: How the harbour got its first court": another article's title in the middle of this one. */
const TEASER =
  /^(?:read (?:also|more|next)|also read|related (?:article|story|post)|more on this|lire aussi|à lire aussi|à lire|leer también|lea también|lesen sie auch|читайте также)\s*[:：]\s*\S.{3,150}$/iu;
const AUTHOR_LINK =
  /^(?:view all posts by|all posts by|more (?:posts|articles) by|about the site)\b.{0,60}$/iu;
const BUILT_BY = /^(?:proudly )?(?:powered|designed|built|theme) (?:by|with)?:?\s?\S.{0,80}$/iu;
const FILED =
  /^(?:filed (?:under|in)|posted in|tagged(?: with| as)?|tags?|categor(?:y|ies)|catégories?|étiquettes?|etiquetas?|categorías?)\s*[:：]\s*\S.{0,120}$/iu;
const NEWSLETTER = /^(?:subscribe|sign up)\b.{0,80}\b(?:newsletter|updates|mailing list|inbox)\b/iu;

const ALWAYS_SHAPES = [
  COUNTER,
  SHARE_ROW,
  NEWSLETTER,
  DOWNLOAD,
  SHARE_LINK,
  FILED,
  TEASER,
  AUTHOR_LINK,
  BUILT_BY,
];

/** `always`: nothing else is ever written so; `edge`: a menu word only where the article is not; `none`: text. */
export type ChromeClass = 'always' | 'edge' | 'none';

/** What kind of site furniture a whole block is. */
export function classifyChrome(text: string): ChromeClass {
  if (text.length > 600) return 'none';
  const key = textKey(text);
  if (key === '' || always.has(key) || ALWAYS_SHAPES.some((shape) => shape.test(text))) return 'always';
  if (text.length <= 160 && isRowOf(text, isAlways)) return 'always';
  if (COPYRIGHT.test(text) && text.length <= 200) return 'always';
  if (COOKIE_TEXT.test(text) && text.length <= 400) return 'edge';
  if (edges.has(key) || tailHeaders.has(key) || isMenuRow(text)) return 'edge';
  return 'none';
}

/** "Comments (3)", "3 thoughts on “Title”": what readers said begins here. */
const COMMENTS =
  /^(?:comments?\s*\(\d+\)|\d+\s+(?:comments?|commentaires?|comentarios?)(?:\s+(?:on|sur|en)\s.*)?|\d+\s+thoughts?\s+on\s.*)$/iu;

/** A heading after which a site lists other articles, or what readers said. */
export function isTailHeader(text: string): boolean {
  return (
    text.length <= 200 && (tailHeaders.has(textKey(text)) || MORE_IN.test(text) || isCommentsHeader(text))
  );
}

/** A heading after which stands what readers said. */
export function isCommentsHeader(text: string): boolean {
  return text.length <= 200 && (COMMENTS.test(text) || COMMENT_HEADS.has(textKey(text)));
}

const COMMENT_HEADS = keysOf(
  'comments|recent comments|leave a reply|leave a comment|commentaires|comentarios|kommentare',
);
/** "More in Briefs", "Latest from the blog". */
const MORE_IN =
  /^(?:more|latest|recent|other|plus|dans)\s+(?:in|from|on|about|dans|sur|la même)\s+\p{L}[^.!?]{1,40}$/iu;

/** A link to the neighbouring article, with or without its title: only at the end of a page. */
export function isNeighbourLink(text: string): boolean {
  return NEIGHBOUR.test(text) && countWords(text) <= 25;
}

function isMenuRow(text: string): boolean {
  if (text.length > 300) return false;
  if (isBreadcrumb(text)) return true;
  const parts = text.split(/\s*[|·•»›>/\\]\s*|\s{2,}|\t/u).filter((part) => part !== '');
  if (parts.length >= 2 && parts.every(isMenuWord)) return true;
  if (/^[^.?!]+$/u.test(text) && isRowOfLabels(text)) return true;
  const words = text.split(' ');
  return words.length >= 3 && consumesWords(words, isMenuWord);
}

/** "Share on Facebook Tweet Print", "5 min read · 12 comments": nothing but what is never text, in one row. */
function isRowOf(text: string, isOne: (part: string) => boolean): boolean {
  const parts = text.split(/\s*[|·•[\]]\s*/u).filter((part) => part !== '');
  if (parts.length >= 2 && parts.every(isOne)) return true;
  const words = text.split(' ');
  return words.length >= 2 && consumesWords(words, isOne);
}

function isAlways(text: string): boolean {
  const key = textKey(text);
  return key === '' || always.has(key) || COUNTER.test(text);
}

/** "Home | Who we are | Cases | Contact", in whatever language: three labels or more, each a word or two. */
function isRowOfLabels(text: string): boolean {
  const labels = text.split(/\s*[|·•]\s*/u);
  return (
    labels.length >= 3 &&
    labels.every((label) => /^\p{L}[^\d|]{0,24}$/u.test(label) && countWords(label) <= 3)
  );
}

function isBreadcrumb(text: string): boolean {
  const way = text.replace(
    /^(?:you are here|vous êtes ici|estás (?:aquí|en)|sie sind hier)\s*[:：]?\s*/iu,
    '',
  );
  const [first = '', ...rest] = way.split(/\s*[»›>/]\s*/u);
  const key = textKey(first);
  return rest.length > 0 && (key === 'home' || key === 'accueil' || key === 'inicio' || key === 'главная');
}

/** "Home About us Contact": every stretch of one to three words is a menu entry. */
function consumesWords(words: readonly string[], isOne: (part: string) => boolean): boolean {
  let at = 0;
  while (at < words.length) {
    const size = [3, 2, 1].find((n) => at + n <= words.length && isOne(words.slice(at, at + n).join(' ')));
    if (size === undefined) return false;
    at += size;
  }
  return true;
}

function isMenuWord(text: string): boolean {
  const key = textKey(text);
  return key === '' || always.has(key) || edges.has(key) || tailHeaders.has(key);
}

function keysOf(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/[|\n]/u).map(textKey));
}
