// Used by `automated.ts` where no header speaks: absence notes, acknowledgements of ticket systems and demands to prove that
// one is a person, known by what they say. Where a mail also wants something it is taken for a person's: a machine that is
// answered once is stopped by the brakes, a customer who is not answered is lost.

/** What a machine writes is short. */
const lengthLimit = 2_000;
const receiptLength = 800;

/** "I am away", in the first person or without one. */
const absence =
  /\bi(?:['’]m| am| will be)(?!\p{L})(?:[^.!?\n]|\d\.){0,40}\b(?:out of (?:the )?office|away from (?:the |my )?(?:office|desk)|on (?:\w+ )?(?:leave|vacation|holidays?)|not in the office|out of office|travell?ing)\b|\b(?:ich (?:bin|befinde mich|werde)|bin ich|derzeit|momentan)(?!\p{L})(?:[^.!?\n]|\d\.){0,60}\b(?:nicht im (?:büro|haus)|im urlaub|außer haus|nicht erreichbar|abwesend|in elternzeit|auf dienstreise)|\bje (?:suis|serai)(?!\p{L})(?:[^.!?\n]|\d\.){0,60}\b(?:absente?\b|en (?:congés?|vacances|déplacement)|hors du bureau)|\b(?:estoy|estaré|me encuentro|me encontraré)(?!\p{L})(?:[^.!?\n]|\d\.){0,50}\b(?:fuera de (?:la |mi )?oficina|de vacaciones|ausente|de baja)|\b(?:sono|sarò|mi trovo)(?!\p{L})(?:[^.!?\n]|\d\.){0,50}(?:fuori (?:ufficio|sede)|in ferie|assente|in vacanza)|(?:jsem|budu|nejsem)(?!\p{L})(?:[^.!?\n]|\d\.){0,60}(?:mimo kancelář|na dovolené|nepřítom|v kanceláři)|(?:jestem|będę|przebywam|nie ma mnie)(?!\p{L})(?:[^.!?\n]|\d\.){0,60}(?:poza biurem|na urlopie|nieobecn|w biurze)|\bab (?:dem )?(?=\d)(?:[^.!?\n]|\d\.){0,30}wieder erreichbar|(?:^|\n)(?:actuellement )?absente? du bureau|(?:čerpám|mám|čerpá)(?!\p{L})(?:[^.!?\n]|\d\.){0,40}dovolen|\bik ben\b(?:[^.!?\n]|\d\.){0,60}\b(?:niet (?:op|in) (?:het )?kantoor|afwezig|(?:op|met) vakantie|met verlof|niet aanwezig)/iu;

/** What an absence note says besides: whom to ask instead, that nobody reads it, when it will be read. */
const besides =
  /\burgent\b|\burgency\b|limited access|\bin my absence\b|when i (?:return|am back|get back)|on my return|upon my return|(?:will be|am|be) back (?:in the office )?(?:on|in|from|at)\b|dringend|vertretung|nicht weitergeleitet|wieder (?:erreichbar|im (?:büro|haus)|zurück|da)\b|nach meiner rückkehr|urgence|en (?:mon|son) absence|(?:mon|son) retour|de retour (?:le|au)|urgente|en mi ausencia|mi (?:regreso|vuelta)|mia assenza|mio (?:rientro|ritorno)|urgenz|rientrerò|naléhav|neodkladn|v mé nepřítomnosti|po (?:svém |mém )?návratu|budu zpět|piln(?:ych|e)|podczas (?:mojej )?nieobecności|po powrocie|wracam|dringende|tijdens mijn afwezigheid|na mijn terugkeer|weer (?:bereikbaar|aanwezig|op kantoor)/iu;

/** Somebody has left, or nobody reads the address any more; and where to write instead. */
const gone =
  /no longer (?:work(?:ing|s)?|employed|with|monitored|in use|valid|active|checked|read|available at)\b|(?:nicht mehr|nicht länger) (?:bei|für|im unternehmen|gelesen|aktiv|gültig|in gebrauch|verwendet|tätig|beschäftigt)|ne (?:travaille|fai[ts]|sera) plus|n['’]est plus (?:utilisée?|valide|active|consultée?|lue)|ya no (?:trabaj|está (?:activ|en uso)|se (?:usa|utiliza|lee))|non (?:lavor\p{L}|è|sono) più (?:attiv|in uso|utilizzat|valid|lett|press|in|presso|per)|(?:již|už) (?:ne(?:pracuj|ní)|zde nepracuj)|(?:nie pracuj\p{L} już|już nie pracuj|nie jest już|adres jest nieaktywny)|(?:werk(?:t|zaam)?|is|wordt) niet (?:meer|langer)|niet meer (?:in gebruik|werkzaam|gelezen)/iu;
const instead =
  /(?:contact|write|direct|use|send|forward|reach|wend|schreib|richt|nutz|verwend|adress|écri|dirij|dirigi|escrib|contatt|rivolg|scriv|kontakt|obra[tť]|piš|prosz|prosim|neem|gebruik|stuur)[^\n]{0,80}\S@\S+\.\p{L}/iu;

/** A sentence that begins by saying that no person wrote it. */
const saysAutomatic =
  /(?:^|[\n.!*>-]\s{0,6})(?:\*\s?)?(?:please note:? )?(?:this (?:is an? |e-?mail (?:was|is|has been) |message (?:was|is|has been) |reply (?:was|is) )(?:system[- ])?(?:automat(?:ed|ic|ically)|auto-?generated|computer[- ]generated)|diese (?:e-?mail|nachricht|mail) (?:wurde|ist|wird) (?:automatisch|maschinell)|dies(?:es)? ist eine (?:automatisch|maschinell)|(?:ceci|il s['’]agit|cet? (?:e-?mail|message|courriel)) (?:est |d['’])?(?:un(?:e)? )?(?:message|réponse|e-?mail|courriel|envoyé|généré)?\s?(?:a été )?(?:envoyé |généré )?automatique|es(?:te|to|ta) (?:es (?:un |una )?)?(?:(?:correo|mensaje|respuesta|e-?mail)(?: electrónico)? )?(?:(?:ha sido|fue|es|se ha) )?(?:generado |enviado )?(?:de forma )?autom[áa]tic|quest[oa] (?:è un['’]?a? ?)?(?:messaggio|e-?mail|risposta|mail) (?:è (?:stato|stata) )?(?:generat[oa] |inviat[oa] )?(?:in modo )?automatic|(?:toto je |tato zpráva |tento e-?mail )(?:byla? )?(?:vygenerován[ao]? )?automatick|(?:ta|niniejsza) wiadomość (?:e-?mail )?(?:została|jest) (?:wygenerowana |wysłana )?(?:automatyczn|generowana automatyczn)|dit is een automatisch|deze? (?:e-?mail|bericht|mail) (?:is|werd|wordt) automatisch)/iu;

/** "We have received your request", and what is going to be done about it. */
const received =
  /\byour (?:request|ticket|message|inquiry|enquiry|e-?mail|case|query)(?: (?:\(|\[|#|no\.? ?|number )[^\s]{1,30})? (?:has been|was|is) (?:received|logged|created|opened|registered)|\b(?:we(?:['’]ve| have)?|have) (?:successfully )?received your (?:request|ticket|message|inquiry|enquiry|e-?mail|case|query)\b|(?:ihre|deine) (?:anfrage|nachricht|e-?mail|mitteilung)\b.{0,30}\b(?:erhalten|eingegangen)|(?:avons bien reçu|bien été reçue?).{0,20}(?:demande|message|e-?mail)?|hemos recibido (?:su|tu) (?:solicitud|mensaje|consulta|correo)|abbiamo ricevuto (?:la |il )?(?:sua|tua|suo|tuo)|(?:obdrželi|přijali) jsme (?:váš|vaši|tvůj|tvou)|otrzymaliśmy (?:twoj|państwa|pana|pani)|(?:uw|je) (?:aanvraag|bericht|e-?mail|vraag)\b.{0,20}\bontvangen/iu;
const follows =
  /(?:will|shall|['’]ll) (?:get back|respond|reply|be in touch|contact you|answer|be reviewed)|being (?:reviewed|processed)|ticket (?:number|id|no)|reference number|case (?:number|id)|(?:one|member) of our (?:agents|team|staff)|support staff|as soon as possible|ticket-?nummer|vorgangsnummer|bearbeit|melden uns|schnellstmöglich|so schnell wie möglich|dans les (?:plus brefs|meilleurs) délais|numéro de (?:ticket|dossier)|répondr|a la mayor brevedad|número de (?:ticket|caso)|nos pondremos en contacto|responder|al più presto|numero (?:di )?ticket|risponder|co nejdříve|číslo (?:požadavku|tiketu)|odpoví|ozveme|numer (?:zgłoszenia|sprawy)|odpowie|skontaktuje|zo (?:snel|spoedig) mogelijk|ticketnummer|nemen (?:wij )?contact/iu;

/** "Click to prove that you are a person, and your mail will be delivered." */
const prove =
  /confirm|verif|bestätig|confirm(?:ez|e|ar|are)|conferm|potvr[dď]|potwierd|bevestig|added to (?:the|my|our) .{0,30}(?:list|senders)/iu;
const heldBack =
  /(?:your|the|this) (?:e-?mail|message|mail)\b[^.!?\n]{0,60}\b(?:to be delivered|will be delivered|not (?:yet )?been? delivered|until it is delivered|held|waiting|quarantined?)|deliver(?:y of)? your (?:message|e-?mail|mail)|allowed? (?:list|senders)|white ?list|approved senders|real (?:person|sender|human)|(?:are|you['’]re) (?:a |not a )?(?:person|human|robot|spammer)\b|spam ?(?:filter|schutz|protection)|kein (?:spammer|roboter)|nicht zugestellt|pas (?:encore )?été (?:remis|délivré|distribué)|no ha sido entregad|non è stat[oa] (?:ancora )?(?:consegnat|recapitat)|nebyla (?:zatím )?doručen|nie (?:została|zostanie) (?:jeszcze )?dostarczon|niet (?:bezorgd|afgeleverd)/iu;
const link = /https?:\/\/\S/i;

/** What customers write about and absence notes do not. */
const matters =
  /(?<!in )\borders?\b(?! to\b)|\b(?:parcels?|packages?|shipments?|deliver(?:y|ies|ed)?|refunds?|invoices?|subscriptions?|unsubscribe)\b|\b(?:paket|päckchen|lieferung|liefern|bestellung|rechnung|rückerstattung|sendung|stornier|abonnement)|\b(?:colis|commande|livraison|livrer|facture|remboursement|abonnement)|\b(?:pedido|paquete|entrega|factura|reembolso|envío|suscripción)|\b(?:pacco|ordine|consegna|fattura|rimborso|spedizione|abbonamento)|(?:balík|zásilk|objednávk|doručte|doručení|faktur|reklamac|předplatn)|(?:paczk|zamówieni|dostaw|przesyłk|faktur|zwrot|reklamacj)|\b(?:pakket|bestelling|bezorg|levering|factuur|terugbetaling|abonnement)|\d{5,}|\d{2,}-\d{2,}/iu;

/** What tells the mail from a person's, in words for people; null where nothing does. `words`: without quoted mail. */
export function findMachineWords(words: string): string | null {
  if (words.length > lengthLimit) return null;
  if (absence.test(words) && besides.test(words) && !wants(words)) return 'it is an absence note';
  if (gone.test(words) && instead.test(words) && !wants(words))
    return 'it says that nobody reads this address any more';
  // A machine has no questions, but it may well name the order.
  if (/\?/.test(words.replace(/https?:\S+/g, ''))) return null;
  if (saysAutomatic.test(words)) return 'it says that it was written automatically';
  if (received.test(words) && follows.test(words)) return 'it acknowledges a mail';
  if (link.test(words) && prove.test(words) && heldBack.test(words)) {
    return 'it demands a proof that a person writes';
  }
  return null;
}

/** A receipt as Outlook writes it where the standard's part got lost (RFC 8098). */
const receiptSubject =
  /^(?:not read|read|nicht gelesen|gelesen|non lu|lu|no leído|leído|non letto|letto|nepřečteno|přečteno|nieprzeczytane|przeczytane|przeczytano|niet gelezen|gelezen)\s?:/iu;
const receiptWords =
  /was (?:read|deleted without being read) on|wurde (?:am|ohne)\b.{0,60}(?:gelesen|gelöscht)|a été (?:lu|supprimé)|(?:se leyó|fue leído|se eliminó)|è stato (?:letto|eliminato)|byla (?:přečtena|odstraněna)|(?:została|zostało) (?:przeczytan|usunięt)|is (?:gelezen|verwijderd|op .{0,40} gelezen)/iu;

export function isReceipt(subject: string, words: string): boolean {
  return receiptSubject.test(subject.trim()) && words.length < receiptLength && receiptWords.test(words);
}

/** Whether a mail asks for something, or speaks of what customers care about. */
export function wants(words: string): boolean {
  return /\?/.test(words) || matters.test(words);
}
