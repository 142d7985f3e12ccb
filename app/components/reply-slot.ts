// In the editor: what a saved reply leaves open, one piece that is filled in by typing over it.

import { mergeAttributes, Node } from '@tiptap/core';

import { type ReplySlot, replySlots } from '../view/reply-slots.ts';
import { type Say, sayEnglish } from '../words/say.ts';

export const SlotNode = Node.create<{ say: Say }>({
  name: 'slot',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  addOptions: () => ({ say: sayEnglish }),
  addAttributes: () => ({
    name: {
      default: '',
      parseHTML: (element: HTMLElement) => element.getAttribute('data-slot') ?? '',
      renderHTML: ({ name }: Record<string, unknown>) => ({ 'data-slot': String(name) }),
    },
  }),
  parseHTML: () => [{ tag: 'span[data-slot]' }],
  renderHTML({ node, HTMLAttributes }) {
    const words = replySlots[String(node.attrs.name) as ReplySlot];
    return [
      'span',
      mergeAttributes(HTMLAttributes, { class: 'reply-slot' }),
      words ? this.options.say(words) : String(node.attrs.name),
    ];
  },
  renderText: ({ node }) => `{{ ${node.attrs.name} }}`,
});
