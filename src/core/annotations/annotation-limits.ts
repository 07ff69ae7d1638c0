/** Most characters of one note, as code points: what a person would count, in every script. */
export const MAX_BODY_CHARACTERS = 100_000;
/** Most UTF-16 units of the kept words of a block. */
export const MAX_QUOTE_UNITS = 300;
/** Most UTF-16 units of the kept title of an article. */
export const MAX_TITLE_UNITS = 1_000;

/** Most UTF-16 units of one highlight. */
export const MAX_PASSAGE_UNITS = 20_000;
