import { describe, expect, it } from 'vitest';
import type { Source } from '#core/archive/source';
import { source } from './testing/records.ts';
import { relationGroups } from './relation-groups.ts';

const others = new Map(['charter', 'new', 'protocol', 'resolution'].map((id) => [id, source(id)]));
const byId = (id: string): Source | undefined => others.get(id);
const shape = (...args: Parameters<typeof relationGroups>) =>
  relationGroups(...args).map(({ type, direction, sources }) => [
    `${type} ${direction}`,
    sources.map(({ id }) => id),
  ]);

describe('relationGroups', () => {
  it('tells both ways apart, what replaces first', () => {
    const untoc = source('untoc', {
      relations: [
        { type: 'recalls', source: 'charter' },
        { type: 'adopted-by', source: 'resolution' },
      ],
    });
    const to = [
      { type: 'supplements', source: 'protocol' },
      { type: 'supersedes', source: 'new' },
      { type: 'recalls', source: 'new' },
    ] as const;
    expect(shape(untoc, to, byId)).toEqual([
      ['supersedes back', ['new']],
      ['supplements back', ['protocol']],
      ['adopted-by out', ['resolution']],
      ['recalls out', ['charter']],
      ['recalls back', ['new']],
    ]);
  });

  it('takes supersededBy and the other one’s relation as the same thing', () => {
    const old = source('old', { supersededBy: 'new' });
    expect(shape(old, [{ type: 'supersedes', source: 'new' }], byId)).toEqual([['supersedes back', ['new']]]);
  });

  it('leaves out what the edition does not have', () => {
    expect(shape(source('x', { relations: [{ type: 'amends', source: 'gone' }] }), [], byId)).toEqual([]);
  });
});
