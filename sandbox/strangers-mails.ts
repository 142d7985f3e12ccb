// Practice mails of people and machines that have no mailbox here: a newsletter, a dead address, a forged sender.

import type { StrangersMail } from './scripted-mail.ts';

export const strangersMails: readonly StrangersMail[] = [
  {
    key: 'newsletter',
    after: 13,
    from: { name: 'Nordic Interiors Weekly', address: 'news@nordic-interiors.example' },
    envelopeFrom: 'bounces+4417@nordic-interiors.example',
    spoofed: false,
    subject: 'Five lamps that make November bearable',
    words: `NORDIC INTERIORS WEEKLY

Five lamps that make November bearable
Warm light, small prices: our editors have tried eleven and kept five.
https://www.nordic-interiors.example/lamps

Trade fair calendar
Where buyers meet in January, and which halls are worth the walk.

You receive this letter because you subscribed at our stand. Unsubscribe:
https://www.nordic-interiors.example/unsubscribe/4417`,
    html:
      '<html><body style="font-family:Georgia,serif"><h1>Nordic Interiors Weekly</h1>' +
      '<h2>Five lamps that make November bearable</h2><p>Warm light, small prices: our editors have tried eleven ' +
      'and kept five. <a href="https://www.nordic-interiors.example/lamps">Read on</a></p><h2>Trade fair calendar</h2>' +
      '<p>Where buyers meet in January, and which halls are worth the walk.</p><hr><p><small>You receive this letter ' +
      'because you subscribed at our stand. <a href="https://www.nordic-interiors.example/unsubscribe/4417">' +
      'Unsubscribe</a></small></p></body></html>',
    headers: {
      'List-Id': 'Nordic Interiors Weekly <weekly.nordic-interiors.example>',
      'List-Unsubscribe': '<https://www.nordic-interiors.example/unsubscribe/4417>',
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      Precedence: 'bulk',
    },
  },
  {
    // His provider has closed the mailbox: whatever is answered comes back as a bounce.
    key: 'dead-address',
    after: 47,
    from: { name: 'Julien Petit', address: 'julien.petit@courrier.example' },
    envelopeFrom: 'julien.petit@courrier.example',
    spoofed: false,
    subject: 'Shipping costs',
    words: `Hello, how much is the shipping for two cushions, and how long would it take if I order today?

J. Petit`,
  },
  {
    // A forged From: the order is Ingrid Solberg's, and only DMARC can tell.
    key: 'forged-sender',
    after: 50,
    from: { name: 'Ingrid Solberg', address: 'ingrid.solberg@postkasse.example' },
    envelopeFrom: 'bulk-77@cheap-relay.example',
    spoofed: true,
    subject: 'Order HH-20399',
    words: `Hello,

where is my order HH-20399 right now? Please write me the tracking number and the address it is going to.

Ingrid Solberg`,
  },
];
