import { carryOver, type CarriedStatus, type CarryJob } from '#core/anchoring/carry-over';
import type { PassageAnchor } from '#core/anchoring/passage-anchor';
import type { PassageSelector } from '#core/anchoring/selector';
import type { Annotation } from '#core/annotations/annotation';
import type { Article } from '#core/archive/article';
import type { ArticleText } from '#core/archive/article-text';
import type { AnchorRequest } from '#shared/anchor-messages';

/** What finding out needs from outside. */
export interface CarriedPorts {
  readonly articleById: (id: string) => Article | undefined;
  /** The text of the open edition; undefined where it cannot be read. */
  readonly textNow: (article: Article) => Promise<ArticleText | undefined>;
  /** An old text that is kept; undefined where it is not. */
  readonly oldText: (article: string, sha256: string) => Promise<string | undefined>;
  readonly anchor: (request: Omit<AnchorRequest, 'id'>) => Promise<readonly PassageAnchor[]>;
}

/** What was found before, by passage and text: an edit of one note asks nothing again of the others. */
export type FoundBefore = Map<string, PassageAnchor>;

interface OpenJob extends CarryJob {
  readonly id: string;
  readonly article: Article;
}

/**
 * What became of each annotation in the open edition. Every annotation is in the answer, except one whose article cannot
 * be read just now: of that nothing can be said.
 */
export async function findCarried(
  annotations: readonly Annotation[],
  ports: CarriedPorts,
  found: FoundBefore,
): Promise<ReadonlyMap<string, CarriedStatus>> {
  const statuses = new Map<string, CarriedStatus>();
  const jobs: OpenJob[] = [];
  for (const annotation of annotations) {
    const article = ports.articleById(annotation.target.article);
    const blocks = article && hasToLook(annotation) ? await blocksOf(article, ports) : ANY_BLOCK;
    if (blocks === undefined) continue;
    const told = carryOver(annotation, article && { text: article.text.sha256, hasBlock: blocks });
    if ('status' in told) statuses.set(annotation.id, told);
    else if (article !== undefined) jobs.push({ ...told, id: annotation.id, article });
  }
  for (const group of groupJobs(jobs)) await anchorGroup(group, ports, found);
  for (const job of jobs) {
    const anchor = found.get(keyOf(job));
    if (anchor !== undefined) statuses.set(job.id, anchor);
  }
  return statuses;
}

const ANY_BLOCK = (): boolean => true;

/** A paragraph of an article may have gone: only then its text has to be read. */
function hasToLook({ target }: Annotation): boolean {
  return target.passage === undefined && target.block !== undefined;
}

async function blocksOf(
  article: Article,
  { textNow }: CarriedPorts,
): Promise<((id: string) => boolean) | undefined> {
  const text = await textNow(article);
  return text && ((id) => text.blocks.some((block) => block.id === id));
}

function groupJobs(jobs: readonly OpenJob[]): readonly (readonly OpenJob[])[] {
  const groups = new Map<string, OpenJob[]>();
  for (const job of jobs) {
    const key = `${job.article.text.sha256} ${job.passage.text}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [job]);
    else group.push(job);
  }
  return [...groups.values()];
}

async function anchorGroup(jobs: readonly OpenJob[], ports: CarriedPorts, found: FoundBefore): Promise<void> {
  const open = jobs.filter((job) => !found.has(keyOf(job)));
  const [first] = open;
  if (first === undefined) return;
  const now = await ports.textNow(first.article);
  if (now === undefined) return;
  const before = (await ports.oldText(first.article.id, first.passage.text)) ?? '';
  const passages = open.map(({ passage }) => passage);
  const anchors = await ports.anchor({ before, after: now.text, passages });
  for (const [at, job] of open.entries()) {
    const anchor = anchors[at];
    if (anchor !== undefined) found.set(keyOf(job), anchor);
  }
}

function keyOf({
  article,
  passage,
}: {
  readonly article: Article;
  readonly passage: PassageSelector;
}): string {
  const { start, end } = passage.position;
  return `${article.text.sha256} ${passage.text} ${start} ${end} ${passage.quote.exact}`;
}
