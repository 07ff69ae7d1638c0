import type { FacetName } from '#core/search/search-types';
import type { Lookups } from '../archive/build-lookups.ts';
import type { Messages } from '../i18n/use-messages.ts';

/** The words for one value of a facet. */
export function facetLabel(name: FacetName, value: string, messages: Messages, lookups: Lookups): string {
  switch (name) {
    case 'language':
      return messages.languageName(value);
    case 'topic':
      return messages.local(lookups.topicById(value)?.label) || value;
    case 'conference':
      return messages.local(lookups.conferenceById(value)?.title) || value;
    case 'kind':
      return messages.tOr(`kind.${value}`, messages.tOr(`source-kind.${value}`, value));
    case 'year':
      return value;
  }
}
