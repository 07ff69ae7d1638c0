import { textKey } from './page-text.ts';

const SOURCES = `sources|source|references|reference|reference list|list of references|bibliography|works cited|sources and references|references and sources
sources and further reading|sources cited|sources consulted|further reading|literature|citations|select bibliography|selected bibliography
sources et références|références|references|références bibliographiques|bibliographie|fuentes|referencias|bibliografía|referencias bibliográficas|fuentes consultadas
quellen|quellenangaben|literatur|literaturverzeichnis|fontes|referências|referências bibliográficas|bibliografia|fonti|riferimenti|bronnen
legal texts|legal instruments|legal basis|relevant instruments|relevant legal instruments|key documents|reference documents|related documents|background documents
источники|литература|список литературы|библиография|المصادر|المراجع|المصادر والمراجع|来源|资料来源|参考资料|参考文献|参考来源`;

const NOTES = `notes|note|footnotes|endnotes|end notes|notes and references|notes and sources|notes de bas de page|notas|notas al pie|notas a pie de página|anmerkungen|fußnoten|notas de rodapé
примечания|сноски|الهوامش|الحواشي|注释|脚注|注`;

const sources = keys(SOURCES);
const notes = keys(NOTES);

/** Whether a line is the heading of a list of sources or notes. */
export function isSourcesHeading(text: string): boolean {
  return text.length <= 60 && (sources.has(headingKey(text)) || notes.has(headingKey(text)));
}

/** Whether the heading announces notes, among which plain explanations are to be expected. */
export function isNotesHeading(text: string): boolean {
  return notes.has(headingKey(text));
}

function headingKey(text: string): string {
  return textKey(text.replace(/^(?:#+|\d{1,2}[.)])\s+/u, ''));
}

function keys(list: string): ReadonlySet<string> {
  return new Set(list.split(/[|\n]/u).map(textKey));
}
