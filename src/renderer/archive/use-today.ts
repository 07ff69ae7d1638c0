import { useState } from 'react';
import { localDay } from './sort-conferences.ts';

/** The day the page was opened on, by the person's clock; ISO 8601. */
export function useToday(): string {
  const [today] = useState(() => localDay(new Date()));
  return today;
}
