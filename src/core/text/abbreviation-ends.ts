/**
 * Words that are cut short before a number, a name or a symbol, in the six languages; lower case, without the stop.
 * Those that more often end a sentence ("etc.", Russian "г.") are not here.
 */
const CUT_SHORT = [
  'al|app|art|arts|cf|ch|chap|chaps|conf|corr|doc|docs|dr|ed|eds|e\\.g|fig|i\\.e|id|no|nos|mr|mrs|ms|op|p|para',
  'paras|pp|prof|res|rev|sec|secs|sect|ser|st|suppl|supp|v|vol|vols|vs',
  'par|pár|párr|párrs|pág|págs|núm|núms|núm|cap|caps|inc|lic|sr|sra|sres|ss|secc|mme|mm|mlle|al',
  'ст|п|пп|с|гл|разд|рез|док|стр|ч|т|подп|абз|прил|им|см|ср|напр',
].join('|');

const ENDING = new RegExp(
  // "art.", "(pp.", "A.", "U.N.", "т.е."
  `(?:^|[^\\p{L}\\p{N}.])(?:${CUT_SHORT}|\\p{L}|(?:\\p{L}\\.)+\\p{L})\\.$`,
  'iu',
);

/** Whether a text ends with a word cut short, so that its full stop does not end a sentence. */
export function abbreviationEnds(text: string): boolean {
  return ENDING.test(text.slice(-16));
}
