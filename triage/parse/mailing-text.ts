// Used by `automated.ts`: mailings to many that have no header to say so, known by how they end and who sends them.

/** How the foot of a mailing tells its readers to leave: an instruction, not a wish. */
const leaving =
  /(?:^|[\n.!|>*-]\s{0,4})(?:to (?:unsubscribe|be removed|opt[- ]out|stop receiving|cancel your subscription|change your (?:subscription|e-?mail|preferences)|subscribe or unsubscribe|remove yourself)\b[^\n]{0,120}(?:click|visit|send|reply|go to|follow|https?:|www\.|@|:)|unsubscribe\s?(?::|here|<http|\[|\|)|click (?:here|on the link|below) to (?:unsubscribe|opt|be removed)|(?:manage|update|change) your (?:\w{1,20} )?(?:subscriptions?|preferences|e?mail settings)|(?:you(?:'re| are| were| have)|this (?:e-?mail|message|newsletter) was) (?:currently )?(?:receiving|received|receive|sent|subscribed)[^\n]{0,60}(?:because|as a|to|since)|(?:newsletter )?(?:hier )?abbestellen(?: sie)?\s?[:<|]|(?:wenn|falls) sie (?:diesen|unseren|keinen) newsletter|(?:um|zum) (?:sich )?abmelden\b|pour (?:vous|se) désabonner|vous désinscrire|si (?:no desea|ya no desea|desea dejar de) recibir|para darse de baja|per (?:cancellarti|annullare|disiscriverti)|pro odhlášení|odhlásit (?:se z )?odběru?|aby (?:się )?(?:wypisać|zrezygnować)|om (?:u|je) af te melden|afmelden\s?[:<|])/i;

const senderNames =
  /(?:^|[._+-])(?:newsletters?|mailings?|news-?letter|e-?news|notifications?|notify|alerts?|rss|(?:rss)?feeds?|marketing|campaigns?|digest|promo(?:tions)?|broadcast|announce(?:ments)?|offers|updates)(?:[._+#-]|$)/i;

/** A mailing is a page of text; a person's note about unsubscribing is shorter. */
const shortest = 400;
const footLength = 4000;

/** How the head of a mailing tells its readers where to see it better. */
const showing =
  /(?:view|see|read|open|display) (?:this |the )?(?:e-?mail|message|newsletter|mailing)?\s?(?:online|(?:in|with) (?:your|a|the) (?:web )?browser)|(?:trouble|problems|difficulty) (?:viewing|reading|seeing|displaying)|(?:not displaying|can['’]t (?:see|read|view) this|images? (?:are )?not (?:displayed|shown))|(?:im browser|online) (?:an(?:sehen|zeigen)|öffnen|lesen)|nicht richtig (?:dargestellt|angezeigt)|(?:voir|lire|afficher|visualiser) (?:cet? |le |la )?(?:e-?mail|message|newsletter|lettre|version)?.{0,20}(?:en ligne|navigateur)|(?:ver|abrir) (?:este |el )?(?:correo|e-?mail|mensaje|boletín)?.{0,20}(?:navegador|en línea)|(?:visualizza|apri|leggi) .{0,30}(?:browser|online)|zobrazit .{0,30}(?:prohlížeči|online)|(?:zobacz|wyświetl|otwórz) .{0,30}(?:przeglądarce|online)|(?:bekijk|lees|open) .{0,30}(?:browser|online)/i;
const headLength = 400;

/** Whether a text has the head or the foot of a mailing. */
export function isMailing(text: string): boolean {
  return (
    text.length >= shortest &&
    (leaving.test(text.slice(-footLength)) || showing.test(text.slice(0, headLength)))
  );
}

/** Whether an address is one that only machines send from: its local part or a subdomain says so. */
export function isMailingAddress(address: string): boolean {
  const at = address.lastIndexOf('@');
  const subdomains = address
    .slice(at + 1)
    .split('.')
    .slice(0, -2)
    .join('.');
  return senderNames.test(address.slice(0, at)) || senderNames.test(subdomains);
}
