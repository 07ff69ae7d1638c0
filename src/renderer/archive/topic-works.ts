import type { Article } from '#core/archive/article';
import type { TopicNode } from './build-lookups.ts';

/** Articles of a topic and of all topics under it; each once. */
export function articlesUnder(
  node: TopicNode,
  articlesOfTopic: (id: string) => readonly Article[],
): readonly Article[] {
  const found = [
    ...articlesOfTopic(node.topic.id),
    ...node.narrower.flatMap((narrower) => articlesUnder(narrower, articlesOfTopic)),
  ];
  return [...new Set(found)];
}

/** The nodes from the top of the tree down to a topic, itself last; empty where it is not in the tree. */
export function pathToTopic(tree: readonly TopicNode[], id: string): readonly TopicNode[] {
  for (const node of tree) {
    if (node.topic.id === id) return [node];
    const below = pathToTopic(node.narrower, id);
    if (below.length > 0) return [node, ...below];
  }
  return [];
}
