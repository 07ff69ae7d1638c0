import { describe, expect, it } from 'vitest';
import { spellingsOf } from './spellings.ts';

const others = (word: string, isBeginning = false): readonly string[] =>
  spellingsOf(word, isBeginning).map((one) => one.word);

const PAIRS = `organise:organize organised:organized organising:organizing organisation:organization
  organisations:organizations organisational:organizational organiser:organizer criminalisation:criminalization
  civilised:civilized utilise:utilize realisable:realizable prioritise:prioritize victimisation:victimization
  minimise:minimize legitimised:legitimized recognises:recognizes emphasised:emphasized
  analyse:analyze analysed:analyzed paralysing:paralyzing
  labour:labor labourers:laborers behaviour:behavior behavioural:behavioral favourable:favorable
  unfavourable:unfavorable dishonour:dishonor neighbourhood:neighborhood colours:colors harbouring:harboring
  endeavours:endeavors armoured:armored rumour:rumor misbehaviour:misbehavior
  centre:center centres:centers centred:centered centring:centering kilometre:kilometer litres:liters
  theatre:theater fibre:fiber calibre:caliber meagre:meager metre:meter
  defence:defense defences:defenses offence:offense pretence:pretense licence:license practise:practice
  practising:practicing programme:program programmes:programs
  catalogue:catalog catalogued:cataloged dialogue:dialog dialogues:dialogs analogue:analog
  counselling:counseling counsellor:counselor travelled:traveled remodelling:remodeling
  labelled:labeled signalling:signaling cancelled:canceled kidnapped:kidnaped focussed:focused unravelled:unraveled
  fulfil:fulfill fulfilment:fulfillment enrol:enroll enrolment:enrollment instalments:installments
  judgement:judgment acknowledgements:acknowledgments ageing:aging artefacts:artifacts paediatric:pediatric
  haemorrhage:hemorrhage foetus:fetus manoeuvring:maneuvering manoeuvre:maneuver gynaecologist:gynecologist sceptical:skeptical
  ploughed:plowed grey:gray enquiry:inquiry adviser:advisor gaol:jail`
  .split(/\s+/)
  .map((pair) => pair.split(':'));

describe('two spellings of one word', () => {
  it.each(PAIRS)('%s is %s, both ways', (british = '', american = '') => {
    expect(others(british)).toContain(american);
    expect(others(american)).toContain(british);
  });

  it.each([
    ['organis', 'organiz'],
    ['organiza', 'organisa'],
    ['organisati', 'organizati'],
    ['labour', 'labor'],
    ['analys', 'analyz'],
    ['neighbourho', 'neighborho'],
  ])('a beginning %s is also %s', (typed, other) => expect(others(typed, true)).toContain(other));
});

/** Words that look as if they had two spellings. */
const FALSE_FRIENDS =
  `size sized prize prizes prise seize maize rise rising arise wise wisely otherwise likewise raise
  raised praise noise poise cruise bruise advise advised devise revise despise demise disguise guise surprise
  surprised enterprise comprise compromise promise promised premise precise precisely concise paradise treatise
  exercise exercised supervise supervision improvise televise expertise franchise merchandise advertise circumcise
  chastise capsize downsize
  four hour our your tour pour sour flour devour contour detour court source course resource journal journey
  for nor or door floor poor minor major doctor sector factor author error terror mirror tutor
  fire tire tier more there here where care core shore acre ogre timbre timber genre cadre mediocre massacre
  perimeter parameter diameter under other over paper water member number order
  sense tense dense expense response conscience sentence silence fence hence pence evidence
  calling called falling selling telling spelling dwelling compelled expelled controlled enrolled willing filling
  filing piling dealing feeling healing scaling
  dog log fog blog rogue vogue league synagogue tongue
  basis crisis analysis emphasis hypothesis organism organisms socialist realism decision revision television
  conversation accusation compensation
  laws women crime trafficking children`.split(/\s+/);

describe('false friends', () => {
  it.each(FALSE_FRIENDS)('%s has one spelling', (word) => expect(others(word)).toEqual([]));
  it.each(['prison', 'wis', 'promis', 'advertis', 'expertis', 'hous', 'four'])(
    'the beginning %s has one spelling',
    (word) => expect(others(word, true)).toEqual([]),
  );
});
