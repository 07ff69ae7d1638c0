import { z } from 'zod';
import { HIGHLIGHT_KINDS } from '#core/annotations/annotation';
import { fail, ok, type Result } from '#core/result';
import { DEFAULT_SETTINGS, MAX_KIND_NAME_UNITS, READING_SIZE, type Settings } from '#core/settings/settings';

const FIELDS = {
  theme: z.enum(['system', 'light', 'dark']),
  paper: z.enum(['white', 'sepia']),
  contrast: z.enum(['system', 'more']),
  language: z.enum(['system', 'en', 'ar']),
  readingSize: z.int().min(READING_SIZE.min).max(READING_SIZE.max),
  paragraphNumbers: z.boolean(),
  sidebarOpen: z.boolean(),
  railOpen: z.boolean(),
  singleKeys: z.boolean(),
  searchHistory: z.boolean(),
  highlightKind: z.literal(HIGHLIGHT_KINDS),
  highlightNames: z.array(z.string().max(MAX_KIND_NAME_UNITS)).length(HIGHLIGHT_KINDS.length).readonly(),
} satisfies { readonly [K in keyof Settings]: z.ZodType<Settings[K]> };

const patchSchema = z.strictObject({
  theme: FIELDS.theme.exactOptional(),
  paper: FIELDS.paper.exactOptional(),
  contrast: FIELDS.contrast.exactOptional(),
  language: FIELDS.language.exactOptional(),
  readingSize: FIELDS.readingSize.exactOptional(),
  paragraphNumbers: FIELDS.paragraphNumbers.exactOptional(),
  sidebarOpen: FIELDS.sidebarOpen.exactOptional(),
  railOpen: FIELDS.railOpen.exactOptional(),
  singleKeys: FIELDS.singleKeys.exactOptional(),
  searchHistory: FIELDS.searchHistory.exactOptional(),
  highlightKind: FIELDS.highlightKind.exactOptional(),
  highlightNames: FIELDS.highlightNames.exactOptional(),
}) satisfies z.ZodType<Partial<Settings>>;

const lenientSchema = z
  .object({
    theme: FIELDS.theme.catch(DEFAULT_SETTINGS.theme),
    paper: FIELDS.paper.catch(DEFAULT_SETTINGS.paper),
    contrast: FIELDS.contrast.catch(DEFAULT_SETTINGS.contrast),
    language: FIELDS.language.catch(DEFAULT_SETTINGS.language),
    readingSize: FIELDS.readingSize.catch(DEFAULT_SETTINGS.readingSize),
    paragraphNumbers: FIELDS.paragraphNumbers.catch(DEFAULT_SETTINGS.paragraphNumbers),
    sidebarOpen: FIELDS.sidebarOpen.catch(DEFAULT_SETTINGS.sidebarOpen),
    railOpen: FIELDS.railOpen.catch(DEFAULT_SETTINGS.railOpen),
    singleKeys: FIELDS.singleKeys.catch(DEFAULT_SETTINGS.singleKeys),
    searchHistory: FIELDS.searchHistory.catch(DEFAULT_SETTINGS.searchHistory),
    highlightKind: FIELDS.highlightKind.catch(DEFAULT_SETTINGS.highlightKind),
    highlightNames: FIELDS.highlightNames.catch(DEFAULT_SETTINGS.highlightNames),
  })
  .catch(DEFAULT_SETTINGS);

/** Settings from disk: each field that is not what it should be is its default; never fails. */
export function parseSettings(value: unknown): Settings {
  return lenientSchema.parse(value);
}

/** A change asked for by the window: every key known, every value allowed, or all of it refused. */
export function parseSettingsPatch(value: unknown): Result<Partial<Settings>, 'invalid'> {
  const parsed = patchSchema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  return fail('invalid', parsed.error.issues.map((issue) => issue.path.join('.') || issue.code).join('; '));
}
