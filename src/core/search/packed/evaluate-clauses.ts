// The order in which clauses are looked at: required ones first, rarest before, so that later ones touch little;
// then what is prohibited; then what only adds to a score.
import { SPARSE, type Accumulator } from './accumulator.ts';
import { queryMagnitudes, type AskedClause, type AskedQuery, type IsOver } from './asked-clause.ts';
import type { FoundTerm } from './expand-term.ts';
import type { SegmentSet } from './segment-set.ts';

export interface Evaluation {
  /** Documents in this state of the accumulator answer; none where it is absent. */
  readonly level: number | undefined;
  /** Stopped early. */
  readonly isOver: boolean;
}

export function evaluateClauses(
  accumulator: Accumulator,
  query: AskedQuery,
  set: SegmentSet,
  isOver: IsOver,
): Evaluation {
  return new Run(accumulator, query, set, isOver).evaluate();
}

class Run {
  private readonly magnitudes: readonly number[];
  private isStopped = false;

  constructor(
    private readonly accumulator: Accumulator,
    private readonly query: AskedQuery,
    private readonly set: SegmentSet,
    private readonly isOver: IsOver,
  ) {
    this.magnitudes = queryMagnitudes(query.clauses, set.fields.length);
  }

  evaluate(): Evaluation {
    const level = this.query.isHopeless ? undefined : this.run();
    return { level, isOver: this.isStopped };
  }

  private run(): number | undefined {
    const required = this.of('required')
      .filter((clause) => clause.fields.length > 0)
      .map((clause) => ({ clause, size: sizeOf(clause) }))
      .sort((a, b) => a.size - b.size);
    let wanted: Uint32Array | undefined;
    for (const [met, { clause }] of required.entries()) {
      this.accumulator.arrived = 0;
      this.addClause(clause, met, met + 1, wanted);
      const { arrived } = this.accumulator;
      if (arrived === 0) return undefined;
      wanted = arrived * SPARSE < this.set.documents ? this.accumulator.inState(met + 1) : undefined;
    }
    this.eachTerm(this.of('prohibited'), (term, field) =>
      this.accumulator.exclude(term, field, required.length),
    );
    if (this.query.isNegated) return 0;
    for (const clause of this.of('optional')) {
      // With required clauses the optional ones only add; without, they make documents answer.
      if (required.length > 0) this.addClause(clause, NO_STATE, required.length, wanted);
      else this.addClause(clause, 0, 1, undefined);
    }
    return Math.max(1, required.length);
  }

  private of(presence: AskedClause['presence']): readonly AskedClause[] {
    return this.query.clauses.filter((clause) => clause.presence === presence);
  }

  private addClause(clause: AskedClause, from: number, to: number, wanted: Uint32Array | undefined): void {
    this.eachTerm([clause], (term, field) =>
      this.accumulator.add(term, field, this.factor(clause, field), from, to, wanted),
    );
  }

  private eachTerm(clauses: readonly AskedClause[], call: (term: FoundTerm, field: number) => void): void {
    for (const { terms, fields } of clauses) {
      for (const term of terms) {
        if (this.isStopped || this.isOver()) {
          this.isStopped = true;
          return;
        }
        for (const field of fields) if ((term.documents[field] ?? 0) > 0) call(term, field);
      }
    }
  }

  /** lunr divides by the length of the query's vector; where that is no number, the score is nought. */
  private factor(clause: AskedClause, field: number): number {
    const factor = clause.boost / (this.magnitudes[field] ?? 0);
    return Number.isFinite(factor) ? factor : 0;
  }
}

/** No document is ever in it. */
const NO_STATE = -9;

function sizeOf({ terms, fields }: AskedClause): number {
  let size = 0;
  for (const term of terms) for (const field of fields) size += term.documents[field] ?? 0;
  return size;
}
