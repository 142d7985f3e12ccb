import type { Catalogue } from '../say.ts';

export const mailView = {
  'leads to {host}, not to {shown}': 'führt zu {host}, nicht zu {shown}',
  'leads to {host}: what stands before the @ is no address':
    'führt zu {host}: was vor dem @ steht, ist keine Adresse',
  'leads to {host}: its letters may only look like another name':
    'führt zu {host}: seine Buchstaben sehen vielleicht nur aus wie ein anderer Name',
  'leads to {host}, a number instead of a name': 'führt zu {host}, einer Zahl statt eines Namens',
  'Quoted text': 'Zitierter Text',
  'The formatted form of this mail is too large or too tangled to be shown; these are its words.':
    'Die formatierte Fassung dieser Mail ist zu groß oder zu verschachtelt zum Anzeigen; das sind ihre Worte.',
  'The mail goes on; its end was cut because it is very long.':
    'Die Mail geht weiter; ihr Ende wurde abgeschnitten, weil sie sehr lang ist.',
  'The mail as it was sent': 'Die Mail, wie sie gesendet wurde',
  '{count} picture from elsewhere is not fetched: it would tell the sender that you read this.':
    '{count} Bild von anderswo wird nicht geladen: Es würde dem Absender verraten, dass du das liest.',
  '{count} pictures from elsewhere are not fetched: they would tell the sender that you read this.':
    '{count} Bilder von anderswo werden nicht geladen: Sie würden dem Absender verraten, dass du das liest.',
  'Show this time': 'Dieses Mal zeigen',
  'Always show those of {sender}': 'Die von {sender} immer zeigen',
  'Pictures of {sender} are fetched without asking.': 'Bilder von {sender} werden ohne Nachfrage geladen.',
  'Ask again': 'Wieder fragen',
  'Pictures that nobody can see: they only report who reads, where and when.':
    'Bilder, die niemand sehen kann: Sie melden nur, wer wo und wann liest.',
  '{count} tracker blocked': '{count} Tracker blockiert',
  '{count} trackers blocked': '{count} Tracker blockiert',
  '{count} link leads elsewhere than it seems to; it is marked below.':
    '{count} Link führt woandershin, als es scheint; er ist unten markiert.',
  '{count} links lead elsewhere than they seem to; they are marked below.':
    '{count} Links führen woandershin, als es scheint; sie sind unten markiert.',
  'Size of this mail': 'Größe dieser Mail',
  Smaller: 'Kleiner',
  Larger: 'Größer',
  '{percent}, back to its own size': '{percent}, zurück zur eigenen Größe',
} satisfies Catalogue;
