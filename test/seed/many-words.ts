// What a large desk's mails are made of: enough different words that an index of them behaves like that of a real one.

export const openings = {
  en: ['Hello,', 'Hi there,', 'Dear support team,', 'Good morning,', 'Hi,'],
  de: ['Guten Tag,', 'Hallo,', 'Sehr geehrte Damen und Herren,', 'Moin,', 'Liebes Team,'],
} as const;

export const sentences = {
  en: [
    'I placed an order three weeks ago and it still has not arrived.',
    'Could you please tell me where my parcel is?',
    'The tracking page has not changed since last Tuesday.',
    'I would like to return the item because it does not fit.',
    'Please cancel my subscription at the end of the month.',
    'The invoice shows the wrong billing address.',
    'One of the legs was broken when I opened the box.',
    'I have attached a photo of the damage.',
    'When will the refund be paid to my account?',
    'I cannot sign in any more and the reset mail never comes.',
    'Is the shop open on Saturday afternoon?',
    'Your courier left the package in the rain.',
    'This is the third time that I write about this.',
    'Thank you very much for your quick help.',
    'I was charged twice for the same purchase.',
    'Can I still change the delivery address?',
    'The colour is different from the one in the picture.',
    'My neighbour did not receive anything either.',
    'Please send me a copy of the receipt for my tax return.',
    'How long does shipping to Norway take?',
    'The discount code was not accepted at the checkout.',
    'I need the delivery before Friday because it is a birthday present.',
    'Somebody signed for it, but it was not me.',
    'The manual is missing from the box.',
    'Does the warranty cover water damage?',
    'I have been waiting for an answer since Monday.',
    'We moved last month, so the old address is wrong.',
    'The screws do not fit the holes at the back.',
    'Your chat told me to write an e-mail.',
    'I would rather have a replacement than my money back.',
    'The customs office asks for a commercial invoice.',
    'Nobody picked up the phone all morning.',
  ],
  de: [
    'Ich habe vor drei Wochen bestellt und noch nichts erhalten.',
    'Können Sie mir bitte sagen, wo mein Paket ist?',
    'Die Sendungsverfolgung hat sich seit Dienstag nicht geändert.',
    'Ich möchte den Artikel zurückgeben, weil er nicht passt.',
    'Hiermit kündige ich mein Abonnement zum Monatsende.',
    'Auf der Rechnung steht die falsche Anschrift.',
    'Ein Bein des Tisches war beim Auspacken gebrochen.',
    'Im Anhang finden Sie ein Foto des Schadens.',
    'Wann wird mir der Betrag erstattet?',
    'Ich kann mich nicht mehr anmelden.',
    'Haben Sie am Samstag geöffnet?',
    'Der Fahrer hat das Päckchen im Regen abgestellt.',
    'Ich schreibe Ihnen nun schon zum dritten Mal.',
    'Vielen Dank für Ihre schnelle Hilfe.',
    'Mir wurde der Kauf doppelt berechnet.',
    'Lässt sich die Lieferadresse noch ändern?',
  ],
} as const;

/** Said by few: what people look for when they remember a mail. */
export const rareSentences = [
  'The lamp gave me an electric shock when I touched the switch.',
  'A hedgehog had moved into the carton overnight.',
  'My lawyer will write to you next week.',
  'The wardrobe smells strongly of paraffin.',
] as const;

export const subjects = {
  en: [
    'Where is my order?',
    'Return of a damaged item',
    'Question about my invoice',
    'Cancel my subscription',
    'Cannot sign in',
    'Wrong delivery address',
    'Refund still missing',
    'Opening hours',
    'Parcel not received',
    'Broken on arrival',
  ],
  de: [
    'Wo ist meine Bestellung?',
    'Rücksendung',
    'Frage zur Rechnung',
    'Kündigung',
    'Anmeldung nicht möglich',
    'Falsche Lieferadresse',
    'Erstattung fehlt noch',
  ],
} as const;

export const answers = [
  'Thank you for your message. Your order is on its way and should arrive within two working days.',
  'We are sorry for the trouble. A replacement leaves our warehouse tomorrow.',
  'Your refund was paid today; your bank needs up to three days to show it.',
  'Could you please send us the order number, so that we can look into it?',
] as const;

export const firstNames =
  'Eva Jan Lena Otto Petra Tom Mia Ana Luis Marie Pierre Ingrid Lars Sofia Karel Jana Piotr Olga Ivan Chloé Søren Jürgen Käthe Zoë Ahmed Fatima Yuki Mei Giulia Marco'.split(
    ' ',
  );

/** Put together they make names, towns and products. */
export const syllables =
  'bar cor den el fan gro hul is jor kel lam mon nor ost per qui ran sol tam ull ver wes xan yor zel ak bri cha dro fle gla hin ko lu mar ne o pra ru ster ti'.split(
    ' ',
  );
