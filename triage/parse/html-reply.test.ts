import { expect, test } from 'vitest';

import { readBody } from './body-text.ts';
import { splitReply } from './reply-text.ts';

/** How mail programs build an answer in HTML, in our own words: two new paragraphs above, below or between the old ones. */
const bodies: Record<string, string> = {
  gmail:
    '<div dir="ltr">Neu.<div><br></div><div>Zwei</div></div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">Am Mo., 11. Mai 2026 um 16:02 Uhr schrieb Acme &lt;<a href="mailto:s@acme.test">s@acme.test</a>&gt;:<br></div><blockquote class="gmail_quote" style="margin:0"><div>alt</div></blockquote></div>',
  gmailinline:
    '<div dir="ltr"><div class="gmail_quote"><div class="gmail_attr">On Mon, May 11, 2026 at 4:02 PM Acme &lt;s@acme.test&gt; wrote:<br></div><blockquote class="gmail_quote"><div>Which size?</div></blockquote><div>Neu.</div><blockquote class="gmail_quote"><div>Colour?</div></blockquote><div>Zwei</div></div></div>',
  owa: '<div style="font-family:Aptos">Neu.</div><div><br></div><div>Zwei</div><div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><font><b>Od:</b> Acme &lt;s@acme.test&gt;<br><b>Odesláno:</b> pondělí 11. května 2026 16:02<br><b>Komu:</b> Jan<br><b>Předmět:</b> x</font><div>&nbsp;</div></div><div>alt</div>',
  apple:
    '<html><body>Neu.<br><div><br></div><div>Zwei</div><div><br><blockquote type="cite"><div>Le 11 mai 2026 à 16:02, Acme &lt;s@acme.test&gt; a écrit :</div><br><div>alt</div></blockquote></div></body></html>',
  iphone:
    '<html><head></head><body dir="auto">Neu.<div><br></div><div>Zwei<br><div dir="ltr"><br></div><div id="AppleMailSignature">Von meinem iPhone gesendet</div><div dir="ltr"><br>Am 11.05.2026 um 16:02 schrieb Acme &lt;s@acme.test&gt;:<br><br></div><blockquote type="cite"><div dir="ltr">alt</div></blockquote></div></body></html>',
  yahoo:
    '<div class="ydp1"><div>Neu.</div><div><br></div><div>Zwei</div><div><br></div></div><div id="ydp2yahoo_quoted_123" class="ydp2yahoo_quoted"><div>Am Montag, 11. Mai 2026 um 16:02:11 MESZ hat Acme &lt;s@acme.test&gt; Folgendes geschrieben:</div><div><br></div><div>alt</div></div>',
  thunderbird:
    '<p>Neu.</p><p>Zwei</p><div class="moz-cite-prefix">Dne 11.05.26 v 16:02 Acme napsal(a):<br></div><blockquote type="cite" cite="mid:x"><p>alt</p></blockquote><div class="moz-signature">-- <br>Jan</div>',
  proton:
    '<div style="font-family: Arial">Neu.<br></div><div><br></div><div>Zwei</div><div class="protonmail_signature_block protonmail_signature_block-empty"></div><div class="protonmail_quote">On Monday, May 11th, 2026 at 4:02 PM, Acme &lt;s@acme.test&gt; wrote:<br><blockquote class="protonmail_quote" type="cite">alt</blockquote></div>',
  gmx: '<html><body><div style="font-family: Verdana"><div>Neu.<br><br>Zwei<div>&nbsp;<div name="quote" style="margin:10px 5px 5px 10px; padding: 10px 0 10px 10px; border-left:2px solid #C3D9E5;"><div style="margin:0 0 10px 0;"><b>Gesendet:</b>&nbsp;Montag, 11. Mai 2026 um 16:02 Uhr<br><b>Von:</b>&nbsp;Acme &lt;s@acme.test&gt;<br><b>An:</b>&nbsp;j@x.test<br><b>Betreff:</b>&nbsp;x</div><div name="quoted-content">alt</div></div></div></div></div></body></html>',
  word: '<div class=WordSection1><p class=MsoNormal>Neu.<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>Zwei<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class=MsoNormal><b>Van:</b> Acme &lt;s@acme.test&gt; <br><b>Verzonden:</b> maandag 11 mei 2026 16:02<br><b>Aan:</b> Jan<br><b>Onderwerp:</b> x<o:p></o:p></p></div></div><p class=MsoNormal>alt<o:p></o:p></p></div>',
  seznam:
    '<html><body>Neu.<div><br></div><div>Zwei<br><aside>---------- Původní e-mail ----------<br>Od: Acme &lt;s@acme.test&gt;<br>Komu: jan@x.test<br>Datum: 11. 5. 2026 16:02:11<br>Předmět: x<br></aside><blockquote data-email="s@acme.test">alt</blockquote></div></body></html>',
  zoho: '<div style="font-family: Verdana;"><div>Neu.<br></div><div><br></div><div>Zwei</div><div id="Zm-_Id_-Sgn1" class="zmail_extra"><br>---- On Mon, 11 May 2026 16:02:50 +0200 <b>s@acme.test</b> wrote ----<br><br><blockquote style="border-left: 1px solid #cccccc;"><div>alt</div></blockquote></div></div>',
  wp: '<div>Neu.</div><div>&nbsp;</div><div>Zwei</div><div class="nh_extra"><p>Dnia 11 maja 2026 16:02 Acme &lt;s@acme.test&gt; napisał(a):</p><blockquote><div>alt</div></blockquote></div>',
  outlookmobile:
    '<html><body><div dir="ltr">Neu.</div><div dir="ltr"><br></div><div dir="ltr">Zwei</div><div id="ms-outlook-mobile-signature"><div>Scarica <a href="https://aka.ms/x">Outlook per iOS</a></div></div><hr><div id="divRplyFwdMsg"><b>Da:</b> Acme &lt;s@acme.test&gt;<br><b>Inviato:</b> Monday, May 11, 2026 4:02:00 PM<br><b>A:</b> Ugo<br><b>Oggetto:</b> x</div><div>alt</div></body></html>',
};

test.each(Object.entries(bodies))('an answer written in %s gives its new words', (_, html) => {
  const body = readBody([{ text: null, html }]);
  expect(splitReply(body.text, body.hints).reply.replace(/\s+/g, ' ')).toBe('Neu. Zwei');
});
