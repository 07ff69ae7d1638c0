import type { Element, ElementContent, Properties, Text } from 'hast';

/** An HTML element as a tree node. */
export function h(tagName: string, properties: Properties, children: readonly ElementContent[]): Element {
  return { type: 'element', tagName, properties, children: [...children] };
}

export function text(value: string): Text {
  return { type: 'text', value };
}
