// The everyday questions among the practice mails: where is it, when are you open, how do I sign in, what does it cost.

import type { CustomersMail } from './scripted-mail.ts';

export const routineMails: readonly CustomersMail[] = [
  {
    key: 'lamp-status',
    after: 1.5,
    from: 'aoife.brennan@postbox.example',
    subject: 'Order HH-20417',
    words: `Hi there,

I ordered the brass floor lamp last week, order number HH-20417. Could you tell me where it is at the moment and which day I should be at home for it?

Thanks a million
Aoife

Sent from my iPad`,
  },
  {
    key: 'bedding-status-german',
    after: 4,
    from: 'jonas.weber@mailhaus.example',
    subject: 'Wo bleibt meine Bestellung HH-20388?',
    words: `Guten Tag,

vor ein paar Tagen habe ich bei Ihnen zwei Bettbezüge bestellt (Bestellnummer HH-20388). Ist das Paket schon unterwegs, und wann wird es ungefähr ankommen?

Mit freundlichen Grüßen
Jonas Weber

--${' '}
Jonas Weber · Fliederhang 11 · 04200 Leipzig`,
  },
  {
    key: 'status-without-number',
    after: 7,
    from: 'luca.ferrante@casella.example',
    subject: 'my parcel',
    words: `Hello,
I am still waiting for what I bought from you. When will it arrive? I leave on Friday and nobody else can open the door.

Ciao, Luca`,
  },
  {
    key: 'opening-hours',
    after: 10,
    from: 'mira.kolarova@schranka.example',
    subject: 'When can we come by?',
    words: `Hello,

we are going to be near your showroom next week and would love to sit on a few sofas before we decide. What are your opening hours, and are you open on Saturday too?

Kind regards,
Mira Kolářová`,
  },
  {
    key: 'password',
    after: 19,
    from: 'priya.raman@brievenbus.example',
    subject: 'Cannot log in',
    words: `Hello,

I can't get into my account any more. I have tried every password I can think of and now the page only says that the details are wrong. How do I set a new one?

Best regards,

Priya Raman
Raman & De Wit Interior Architects
Rotterdam`,
  },
  {
    key: 'delivery-options',
    after: 25,
    from: 'hannah.lindqvist@brevlada.example',
    subject: 'Delivery of a wardrobe',
    words: `Hi!

Before I order: which kinds of delivery do you offer, what does each of them cost and how many days does it take? The wardrobe would have to come up to the third floor.

/Hannah`,
  },
  {
    key: 'opening-hours-german',
    after: 28,
    from: 'sabine.krueger@mailhaus.example',
    subject: 'Öffnungszeiten',
    words: `Grüß Gott,

bis wann haben Sie heute geöffnet, und sind Sie auch am Samstag für Kundinnen da? Auf der Website habe ich dazu leider nichts gefunden.

Freundliche Grüße aus Graz
Sabine Krüger`,
  },
  {
    key: 'pan-status',
    after: 34,
    from: 'tomasz.zielinski@poczta.example',
    subject: 'HH-20405 - any news?',
    words: `Good morning,

the tracking page of the carrier has not moved for five days. Has the enamel pan (HH-20405) been sent at all, and is there a new date?

Tomasz Zieliński`,
  },
];
