// The practice mails that are for people: anger, irony, cancellations, money, changes, and the wish to talk to somebody.

import type { CustomersMail } from './scripted-mail.ts';

export const hardMails: readonly CustomersMail[] = [
  {
    key: 'angry-table',
    after: 16,
    from: 'o.whitcombe@postbox.example',
    subject: 'Second broken table - unacceptable',
    words: `To whoever reads this,

the replacement table (HH-20340) turned up on Thursday with the same split in the top as the first one, plus a leg that does not even fit the thread. I took two days off work for your drivers. Nobody has rung me back although I was promised it twice.

I am absolutely furious. This is the worst service I have had from any shop, and I want to know what you are going to do about it TODAY.

O. Whitcombe`,
  },
  {
    key: 'sarcastic-lamp',
    after: 22,
    from: 'd.okafor@postbox.example',
    subject: 'Bravo',
    words: `Dear Halden & Home,

just wanted to say how thrilled I am with my "express" lamp, HH-20296. It only took three weeks, and what a lovely surprise to find it already taken apart for me, in about four hundred pieces. The single sheet of newspaper around the glass really was a stroke of genius.

Please do carry on the great work.

Daniel`,
  },
  {
    key: 'cancellation',
    after: 31,
    from: 'camille.rousseau@courrier.example',
    subject: 'Please cancel HH-20430',
    words: `Hello,

I ordered two Lund bedside tables yesterday and have found out that they are too wide for our bedroom. Please cancel order HH-20430 before it leaves your warehouse, and let me know when it is done.

Thank you,
Camille Rousseau`,
  },
  {
    key: 'wants-a-person',
    after: 37,
    from: 'ingrid.solberg@postkasse.example',
    subject: 'Re: your automatic answers',
    words: `Hi,

let me talk to a human, please. I have been sent round in circles about my rug and I would like somebody real to call me or write to me.

Ingrid Solberg
Bergen`,
  },
  {
    key: 'refund',
    after: 40,
    from: 'mira.kolarova@schranka.example',
    subject: 'Return of the Bris desk chair',
    words: `Hello again,

I would like to send back the Bris chair from order HH-20361 and get my money back. The seat is far too high for me even in the lowest position, so I cannot use it at my desk. It is as good as new and I still have the box.

How do I go about it?

Mira`,
  },
  {
    key: 'invoice',
    after: 44,
    from: 'priya.raman@brievenbus.example',
    subject: 'Invoice for HH-20201 with VAT number',
    words: `Dear team,

our accountant needs a proper invoice for order HH-20201. On the one that came with the parcel our company name and our VAT number (NL001234567B89) are missing. Could you send me a corrected PDF?

Best regards,

Priya Raman
Raman & De Wit Interior Architects
Rotterdam`,
  },
  {
    key: 'new-address',
    after: 53,
    from: 'hannah.lindqvist@brevlada.example',
    subject: 'New address for my sofa',
    words: `Hi!

I am getting the keys earlier than I thought. Could the sofa (order HH-20412) go to Granstigen 24, 750 00 Uppsala instead of the old flat? Same phone number.

Thanks!
/Hannah`,
  },
];
