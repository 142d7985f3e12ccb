// Used by `automated.ts` where no header speaks: absence notes, acknowledgements of ticket systems and demands to prove that
// one is a person, known by what they say. Where a mail also wants something it is taken for a person's: a machine that is
// answered once is stopped by the brakes, a customer who is not answered is lost.

/** What a machine writes is short. */
const lengthLimit = 2_000;

/** "I am away", in the first person or without one. */
const absence =
  /\bi(?:['’]m| am| will be)(?!\p{L})(?:[^.!?\n]|\d\.){0,40}\b(?:out of (?:the )?office|away from (?:the |my )?(?:office|desk)|on (?:\w+ )?(?:leave|vacation|holidays?)|not in the office|out of office|travell?ing)\b|\b(?:ich (?:bin|befinde mich|werde)|bin ich|derzeit|momentan)(?!\p{L})(?:[^.!?\n]|\d\.){0,60}\b(?:nicht im (?:büro|haus)|im urlaub|außer haus|nicht erreichbar|abwesend|in elternzeit|auf dienstreise)|\bje (?:suis|serai)(?!\p{L})(?:[^.!?\n]|\d\.){0,60}\b(?:absente?\b|en (?:congés?|vacances|déplacement)|hors du bureau)|\b(?:estoy|estaré|me encuentro|me encontraré)(?!\p{L})(?:[^.!?\n]|\d\.){0,50}\b(?:fuera de (?:la |mi )?oficina|de vacaciones|ausente|de baja)|\b(?:sono|sarò|mi trovo)(?!\p{L})(?:[^.!?\n]|\d\.){0,50}(?:fuori (?:ufficio|sede)|in ferie|assente|in vacanza)|(?:jsem|budu|nejsem)(?!\p{L})(?:[^.!?\n]|\d\.){0,60}(?:mimo kancelář|na dovolené|nepřítom|v kanceláři)|(?:jestem|będę|przebywam|nie ma mnie)(?!\p{L})(?:[^.!?\n]|\d\.){0,60}(?:poza biurem|na urlopie|nieobecn|w biurze)|\bik ben\b(?:[^.!?\n]|\d\.){0,60}\b(?:niet (?:op|in) (?:het )?kantoor|afwezig|op vakantie|met verlof|niet aanwezig)/iu;

/** What an absence note says besides: whom to ask instead, that nobody reads it, when it will be read. */
const besides =
  /\burgent\b|\burgency\b|limited access|\bin my absence\b|when i (?:return|am back|get back)|on my return|upon my return|(?:will be|am|be) back (?:in the office )?(?:on|in|from|at)\b|dringend|vertretung|nicht weitergeleitet|wieder (?:erreichbar|im (?:büro|haus)|zurück|da)\b|nach meiner rückkehr|urgence|en mon absence|mon retour|de retour (?:le|au)|urgente|en mi ausencia|mi (?:regreso|vuelta)|mia assenza|mio (?:rientro|ritorno)|urgenz|rientrerò|naléhav|neodkladn|v mé nepřítomnosti|po (?:svém |mém )?návratu|budu zpět|piln(?:ych|e)|podczas (?:mojej )?nieobecności|po powrocie|wracam|dringende|tijdens mijn afwezigheid|na mijn terugkeer|weer (?:bereikbaar|aanwezig|op kantoor)/iu;

/** A sentence that begins by saying that no person wrote it. */
const saysAutomatic =
  /(?:^|[\n.!*>-]\s{0,6})(?:\*\s?)?(?:please note:? )?(?:this (?:is an? |e-?mail (?:was|is|has been) |message (?:was|is|has been) |reply (?:was|is) )(?:system[- ])?(?:automat(?:ed|ic|ically)|auto-?generated|computer[- ]generated)|diese (?:e-?mail|nachricht|mail) (?:wurde|ist|wird) (?:automatisch|maschinell)|dies(?:es)? ist eine (?:automatisch|maschinell)|(?:ceci|il s['’]agit|cet? (?:e-?mail|message|courriel)) (?:est |d['’])?(?:un(?:e)? )?(?:message|réponse|e-?mail|courriel|envoyé|généré)?\s?(?:a été )?(?:envoyé |généré )?automatique|es(?:te|to|ta) (?:es (?:un |una )?)?(?:(?:correo|mensaje|respuesta|e-?mail)(?: electrónico)? )?(?:(?:ha sido|fue|es|se ha) )?(?:generado |enviado )?(?:de forma )?autom[áa]tic|quest[oa] (?:è un['’]?a? ?)?(?:messaggio|e-?mail|risposta|mail) (?:è (?:stato|stata) )?(?:generat[oa] |inviat[oa] )?(?:in modo )?automatic|(?:toto je |tato zpráva |tento e-?mail )(?:byla? )?(?:vygenerován[ao]? )?automatick|(?:ta|niniejsza) wiadomość (?:e-?mail )?(?:została|jest) (?:wygenerowana |wysłana )?(?:automatyczn|generowana automatyczn)|dit is een automatisch|deze? (?:e-?mail|bericht|mail) (?:is|werd|wordt) automatisch)/iu;

/** "We have received your request", and what is going to be done about it. */
const received =
  /\byour (?:request|ticket|message|inquiry|enquiry|e-?mail|case|query)(?: (?:\(|\[|#|no\.? ?|number )[^\s]{1,30})? (?:has been|was|is) (?:received|logged|created|opened|registered)|\b(?:we(?:['’]ve| have)?|have) (?:successfully )?received your (?:request|ticket|message|inquiry|enquiry|e-?mail|case|query)\b|(?:ihre|deine) (?:anfrage|nachricht|e-?mail|mitteilung)\b.{0,30}\b(?:erhalten|eingegangen)|(?:avons bien reçu|bien été reçue?).{0,20}(?:demande|message|e-?mail)?|hemos recibido (?:su|tu) (?:solicitud|mensaje|consulta|correo)|abbiamo ricevuto (?:la |il )?(?:sua|tua|suo|tuo)|(?:obdrželi|přijali) jsme (?:váš|vaši|tvůj|tvou)|otrzymaliśmy (?:twoj|państwa|pana|pani)|(?:uw|je) (?:aanvraag|bericht|e-?mail|vraag)\b.{0,20}\bontvangen/iu;
const follows =
  /(?:will|shall|['’]ll) (?:get back|respond|reply|be in touch|contact you|answer|be reviewed)|being (?:reviewed|processed)|ticket (?:number|id|no)|reference number|case (?:number|id)|(?:one|member) of our (?:agents|team|staff)|support staff|as soon as possible|ticket-?nummer|vorgangsnummer|bearbeit|melden uns|schnellstmöglich|so schnell wie möglich|dans les (?:plus brefs|meilleurs) délais|numéro de (?:ticket|dossier)|répondr|a la mayor brevedad|número de (?:ticket|caso)|nos pondremos en contacto|responder|al più presto|numero (?:di )?ticket|risponder|co nejdříve|číslo (?:požadavku|tiketu)|odpoví|ozveme|numer (?:zgłoszenia|sprawy)|odpowie|skontaktuje|zo (?:snel|spoedig) mogelijk|ticketnummer|nemen (?:wij )?contact/iu;

/** "Click to prove that you are a person, and your mail will be delivered." */
const prove = /confirm|verif|bestätig|confirm(?:ez|e|ar|are)|conferm|potvr[dď]|potwierd|bevestig/iu;
const heldBack =
  /(?:to|will be|not (?:yet )?been?|until it is) deliver(?:ed)?\b|deliver your (?:message|e-?mail)|real (?:person|sender|human)|(?:are|you['’]re) (?:a |not a )?(?:person|human|robot|spammer)\b|spam ?(?:filter|schutz|protection)|(?:held|waiting|quarantined?)\b|nicht zugestellt|pas (?:encore )?été (?:remis|délivré|distribué)|no ha sido entregad|non è stat[oa] (?:ancora )?(?:consegnat|recapitat)|nebyla (?:zatím )?doručen|nie (?:została|zostanie) (?:jeszcze )?dostarczon|niet (?:bezorgd|afgeleverd)/iu;
const link = /https?:\/\/\S/i;

/** What customers write about and absence notes do not. */
const matters =
  /(?<!in )\borders?\b(?! to\b)|\b(?:parcels?|packages?|shipments?|deliver(?:y|ies|ed)?|refunds?|invoices?|subscriptions?|unsubscribe)\b|\b(?:paket|päckchen|lieferung|liefern|bestellung|rechnung|rückerstattung|sendung|stornier|abonnement)|\b(?:colis|commande|livraison|livrer|facture|remboursement|abonnement)|\b(?:pedido|paquete|entrega|factura|reembolso|envío|suscripción)|\b(?:pacco|ordine|consegna|fattura|rimborso|spedizione|abbonamento)|(?:balík|zásilk|objednávk|doručte|doručení|faktur|reklamac|předplatn)|(?:paczk|zamówieni|dostaw|przesyłk|faktur|zwrot|reklamacj)|\b(?:pakket|bestelling|bezorg|levering|factuur|terugbetaling|abonnement)|\d{5,}|\d{2,}-\d{2,}/iu;

/** What tells the mail from a person's, in words for people; null where nothing does. `words`: without quoted mail. */
export function findMachineWords(words: string): string | null {
  if (words.length > lengthLimit) return null;
  if (absence.test(words) && besides.test(words) && !wants(words)) return 'it is an absence note';
  // A machine has no questions, but it may well name the order.
  if (/\?/.test(words.replace(/https?:\S+/g, ''))) return null;
  if (saysAutomatic.test(words)) return 'it says that it was written automatically';
  if (received.test(words) && follows.test(words)) return 'it acknowledges a mail';
  if (link.test(words) && prove.test(words) && heldBack.test(words)) {
    return 'it demands a proof that a person writes';
  }
  return null;
}

/** Whether a mail asks for something, or speaks of what customers care about. */
export function wants(words: string): boolean {
  return /\?/.test(words) || matters.test(words);
}
