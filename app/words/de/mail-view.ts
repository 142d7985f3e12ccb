import type { Catalogue } from '../say.ts';

export const mailView = {
  'leads to {host}, not to {shown}': 'führt zu {host}, nicht zu {shown}',
  'leads to {host}: what stands before the @ is no address':
    'führt zu {host}: was vor dem @ steht, ist keine Adresse',
  'leads to {host}: its letters may only look like another name':
    'führt zu {host}: seine Buchstaben sehen vielleicht nur aus wie ein anderer Name',
  'leads to {host}, a number instead of a name': 'führt zu {host}, einer Zahl statt eines Namens',
  'Quoted text': 'Zitierter Text',
  'The formatted form of this mail is broken on purpose or by accident; these are its words.':
    'Die formatierte Fassung dieser Mail ist absichtlich oder versehentlich kaputt; das sind ihre Worte.',
  'The mail goes on; its end was cut because it is very long.':
    'Die Mail geht weiter; ihr Ende wurde abgeschnitten, weil sie sehr lang ist.',
} satisfies Catalogue;
