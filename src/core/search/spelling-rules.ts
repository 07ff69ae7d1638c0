// Where British and American English write one word in two ways. Endings that are regular are rules; what is regular
// to the eye only (four, tier, calling) is not, so those are lists of the words that do change.

/** Two ways to write one piece of a word: British, American. */
export type SpellingPair = readonly [british: string, american: string];

/** Before `is`/`iz` in words that are written in one way only: "expertize" would be a form of "expert". */
export const ONE_WAY_IS: ReadonlySet<string> = new Set(
  listOf(`advert appra apprent caps chast circumc clockw compr comprom conc counterclockw desp disenfranch disgu
    downs enfranch enterpr exerc expert franch improv lengthw likew marqu merchand mort otherw overs parad porpo prec
    prem prom repr superv surm surpr telev tort treat turquo uncomprom undisgu unprom unsuperv unsurpr`),
);
/** After `is`/`iz`. */
export const IS_ENDINGS = 'e|ed|es|er|ers|ing|ings|able|ation|ations|ational|ationally|edly|ingly';
/** After `lys`/`lyz` (analyse, paralyse); "analysis" is the same everywhere. */
export const LYS_ENDINGS = 'e|ed|es|er|ers|ing|able';

/** Beginnings of words, with whatever may follow. */
export const ROOTS: readonly SpellingPair[] = [
  ...listOf(`arbour ardour armour behaviour candour clamour colour demeanour dolour enamour endeavour favour fervour
    flavour harbour honour humour labour misdemeanour neighbour odour parlour rancour rigour rumour saviour savour
    splendour succour tumour valour vapour vigour watercolour`).map((root): SpellingPair => [
    root,
    root.replace(/our$/, 'or'),
  ]),
  ...pairsOf(`defence:defense offence:offense pretence:pretense practis:practic
    aesthet:esthet aetiolog:etiolog anaem:anem anaesth:anesth archaeolog:archeolog caesarean:cesarean
    diarrhoea:diarrhea encyclopaed:encycloped faec:fec foetus:fetus foetal:fetal gynaecolog:gynecolog haem:hem
    leukaem:leukem mediaeval:medieval oestrogen:estrogen oesophag:esophag orthopaed:orthoped paediatr:pediatr
    paedophil:pedophil manoeuvring:maneuvering
    acknowledgement:acknowledgment abridgement:abridgment judgement:judgment ageing:aging
    adviser:advisor aeroplane:airplane aluminium:aluminum artefact:artifact cosy:cozy despatch:dispatch enquir:inquir
    enrolment:enrollment fulfilment:fulfillment gaol:jail grey:gray instalment:installment jewellery:jewelry
    mould:mold moult:molt moustache:mustache plough:plow pyjama:pajama sceptic:skeptic skilful:skillful
    smoulder:smolder sulph:sulf wilful:willful woollen:woolen`),
];
/** What may stand before a root or a word that doubles its last letter. */
export const BEFORE = 'be|counter|dis|inter|mis|multi|non|out|over|pre|re|self|un|under';

/** Words in every form that changes. */
export const WHOLE_WORDS: readonly SpellingPair[] = pairsOf(`programme:program programmes:programs
  licence:license licences:licenses licenced:licensed enrol:enroll enrols:enrolls fulfil:fulfill fulfils:fulfills
  distil:distill distils:distills instil:instill instils:instills appal:appall appals:appalls
  enthral:enthrall enthrals:enthralls likeable:likable saleable:salable sizeable:sizable
  speciality:specialty specialities:specialties towards:toward afterwards:afterward
  manoeuvre:maneuver manoeuvres:maneuvers manoeuvred:maneuvered`);

/** Before `re`/`er`; "tire", "timbre", "more" and "there" are no such words. */
export const RE_STEMS =
  'cent|epicent|theat|amphitheat|fib|calib|sab|meag|lust|spect|somb|sepulch|och|mit|nit|reconnoit|saltpet' +
  '|(?:centi|deci|deca|hecto|kilo|micro|milli|nano)?(?:met|lit)';

/** Before `ogue`/`og`. */
export const OGUE_STEMS = 'anal|catal|demag|dial|epil|homol|monol|pedag|prol|travel';

/** Words that double their last letter before an ending, in British English only. */
export const DOUBLED =
  'barrel|bevel|bias|cancel|channel|chisel|counsel|dial|dishevel|duel|enamel|equal|focus|fuel|funnel|grovel|imperil' +
  '|initial|jewel|kidnap|label|level|libel|marshal|marvel|model|panel|parcel|pedal|pencil|quarrel|ravel|rival|shovel' +
  '|shrivel|signal|snorkel|spiral|stencil|swivel|total|towel|travel|tunnel|unravel|victual|worship';
export const DOUBLED_ENDINGS = 'ed|er|ers|ing|ings|or|ors|able|ous|ously';

function pairsOf(list: string): readonly SpellingPair[] {
  return listOf(list).map((pair) => {
    const [british = '', american = ''] = pair.split(':');
    return [british, american];
  });
}

function listOf(list: string): readonly string[] {
  return list.trim().split(/\s+/);
}
