import { fold } from '#core/text/fold';

/** Words of Arabic that carry no subject: prepositions, pronouns, particles. Folded. */
export const ARABIC_STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'من في على إلى عن مع هذا هذه ذلك تلك هؤلاء أولئك الذي التي الذين اللواتي اللذان هو هي هم هن نحن أنا أنت ' +
    'كان كانت يكون تكون ليس ليست ما لا لم لن إن أن أو و ثم أم بل قد كل بعض غير بين حتى إذا لو كما أي عند منذ ' +
    'فيه فيها به بها له لها لهم منه منها عليه عليها إليه إليها ولا وما وفي ومن وإلى وعلى وهو وهي وأن وإن كذلك ' +
    'أيضا حيث لكن سوى دون ضد نحو'
  )
    .split(' ')
    .map(fold),
);
