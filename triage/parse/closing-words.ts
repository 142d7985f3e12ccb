// The vocabulary of `signature.ts`: how letters end, by language.

const firm =
  // en
  'best regards|kind regards|kindest regards|warm regards|warmest regards|regards|with regards|with kind regards|' +
  'with best regards|thanks and regards|thanks & regards|thank you and regards|many thanks and regards|best wishes|' +
  'with best wishes|best|all the best|all my best|sincerely|yours sincerely|sincerely yours|yours faithfully|' +
  'yours truly|yours|respectfully|respectfully yours|cordially|cheers|take care|warmly|have a nice day|have a great day|' +
  'rgds|br|kr|brgds|bests|have a great weekend|have a nice weekend|have a good weekend|have a good day|enjoy your weekend|' +
  // de
  'mit freundlichen grüßen|mit freundlichen grüssen|mit freundlichen gruessen|mit freundlichem gruß|mit freundlichem gruss|' +
  'freundliche grüße|freundliche grüsse|viele grüße|viele grüsse|viele gruesse|liebe grüße|liebe grüsse|beste grüße|' +
  'beste grüsse|herzliche grüße|herzliche grüsse|schöne grüße|sonnige grüße|mit besten grüßen|mit besten grüssen|' +
  'mit herzlichen grüßen|mit lieben grüßen|gruß|gruss|grüße|grüsse|lg|mfg|vg|hg|hochachtungsvoll|mit freundl. grüßen|' +
  'freundlichst|schönen tag noch|schönen tag|einen schönen tag|schönes wochenende|ein schönes wochenende|schönen abend|schönen feierabend|' +
  // fr
  'cordialement|bien cordialement|très cordialement|bien à vous|bien à toi|salutations|meilleures salutations|' +
  'sincères salutations|salutations distinguées|avec mes salutations|cordiales salutations|amicalement|respectueusement|' +
  'bonne journée|bonne soirée|bonne fin de journée|très bonne journée|cdt|cdlt|bàv|à bientôt|sincèrement|bon week-end|bon weekend|excellente journée|belle journée|' +
  // es
  'saludos|un saludo|saludos cordiales|un cordial saludo|cordiales saludos|atentamente|muy atentamente|cordialmente|' +
  'reciba un cordial saludo|le saluda atentamente|un abrazo|un saludo cordial|saludos cordiales y gracias|atte|que tenga un buen día|buen fin de semana|que tenga buen día|quedo a la espera|' +
  // it
  'cordiali saluti|distinti saluti|saluti|tanti saluti|un saluto|un cordiale saluto|i migliori saluti|buona giornata|' +
  'cordialità|in fede|saluti cordiali|grazie e saluti|grazie e cordiali saluti|grazie e buona giornata|buon weekend|buon fine settimana|buona serata|' +
  // cs
  's pozdravem|s přátelským pozdravem|s pozdravem a přáním hezkého dne|s úctou|se srdečným pozdravem|srdečně|zdravím|' +
  'hezký den|pěkný den|přeji hezký den|přeji pěkný den|s přáním hezkého dne|s přáním pěkného dne|mějte se hezky|' +
  'děkuji a přeji hezký den|děkuji, s pozdravem|děkuji a zdravím|děkuji a jsem s pozdravem|s díky|hezký víkend|pěkný víkend|hezký zbytek dne|' +
  // pl
  'pozdrawiam|pozdrawiam serdecznie|serdecznie pozdrawiam|z poważaniem|z wyrazami szacunku|łączę wyrazy szacunku|' +
  'łączę pozdrowienia|pozdrowienia|miłego dnia|z pozdrowieniami|z szacunkiem|życzę miłego dnia|miłego weekendu|udanego weekendu|pozdr|' +
  // nl
  'met vriendelijke groet|met vriendelijke groeten|vriendelijke groet|vriendelijke groeten|groet|groeten|groetjes|' +
  'hartelijke groet|hartelijke groeten|met hartelijke groet|met vriendelijke groetjes|mvg|hoogachtend|met groet|fijn weekend|prettig weekend|fijne dag|prettige dag|nog een fijne dag|' +
  // others
  'kh|vh|dbh|bedste hilsner|de bedste hilsner|de bästa hälsningar|atenciosamente|cumprimentos|com os melhores cumprimentos|abraços|att|med vänliga hälsningar|med vänlig hälsning|mvh|' +
  'vänliga hälsningar|hälsningar|med venlig hilsen|venlig hilsen|hilsen|med vennlig hilsen|vennlig hilsen|mange hilsner|' +
  'terveisin|ystävällisin terveisin|s pozdravom|с уважением|üdvözlettel|cu stimă|saygılarımla';

/** Thanks end a letter only where nothing but a name follows; else they are part of what is said. */
const thanks =
  'thanks|thank you|many thanks|thanks a lot|thanks so much|thank you so much|thank you very much|thanks in advance|' +
  'thank you in advance|thanks again|thank you again|thanks for your help|thank you for your help|thx|ta|' +
  'danke|vielen dank|danke schön|dankeschön|besten dank|herzlichen dank|danke im voraus|vielen dank im voraus|' +
  'danke vorab|vielen dank vorab|schon mal danke|danke und gruß|danke und viele grüße|vielen dank und viele grüße|' +
  "merci|merci d'avance|merci d’avance|merci beaucoup|merci par avance|merci bien|je vous remercie|" +
  'gracias|muchas gracias|gracias de antemano|mil gracias|desde ya gracias|gracias por su ayuda|' +
  'grazie|grazie mille|molte grazie|grazie in anticipo|grazie anticipatamente|ringrazio|' +
  'děkuji|děkuju|díky|předem děkuji|děkuji předem|mockrát děkuji|předem díky|děkuji za odpověď|' +
  'dziękuję|dziękuje|z góry dziękuję|dzięki|serdecznie dziękuję|' +
  'bedankt|alvast bedankt|dank u wel|dank je wel|bij voorbaat dank|dank|hartelijk dank|' +
  'obrigado|obrigada|tack|tack på förhand|tak|takk|kiitos';

export const firmClosings: ReadonlySet<string> = new Set(firm.normalize('NFC').split('|'));
export const thanksClosings: ReadonlySet<string> = new Set(thanks.normalize('NFC').split('|'));

/** French letters end in a sentence. */
export const closingSentence =
  /^(?:(?:je vous prie|nous vous prions|veuillez|dans l['’]attente)\b.{0,120}\b(?:salutations|agréer|sentiments)\b.{0,120}|le saluda atentamente.{0,60})$/i;

/** The small print of companies. */
export const smallPrint =
  /confidential|privileged|intended (?:solely|only|for)|disclaimer|vertraulich|unbefugt|confidenti|destinataire|confidencial|riservat|důvěrn|poufn|vertrouwelijk|think before (?:you )?print|consider the environment|registered (?:office|in)|handelsregister|amtsgericht|geschäftsführer|siège social|virus|unsubscribe/i;

/** "Mit sonnigen Grüßen aus Wien": people vary the formula around one of these words. */
export const closingCore =
  /(?<!\p{L})(?:regards|wishes|greetings|cheers|sincerely|faithfully|gr(?:ü|ue)(?:ß|ss)en?|salutations|remerciements|amitiés|saludos|saludo|abrazos?|saluti|saluto|pozdrav(?:em|y|ují)?|pozdravy|zdraví|pozdrowieni(?:a|em|ami)|pozdrawiam|groet(?:en|jes)?|hälsning(?:ar)?|hilsen|hilsner|abraços?|cumprimentos)(?!\p{L})/iu;

/** A line that a person put below the name so that we find the order: it belongs to what is said. */
export const referenceLine =
  /(?<!\p{L})(?:account|acct|order|customer|client|member(?:ship)?|learner|patient|policy|contract|booking|reservation|invoice|ticket|case|ref(?:erence)?|username|user|kunden?|bestell|auftrags?|rechnungs?|vertrags?|buchungs?|mitglieds?|commande|client|facture|contrat|dossier|réservation|pedido|factura|cliente|reserva|contrato|ordine|fattura|prenotazione|objednávk\p{L}*|faktur\p{L}*|zákazn\p{L}*|smlouv\p{L}*|zamówien\p{L}*|umow\p{L}*|klient\p{L}*|bestelling|factuur|klant|boeking)\p{L}*[\s.:#-]{0,4}(?:n[or°º]?\.?|num\p{L}*|id|#|č\.?|nr\.?)?[\s.:#-]{0,4}\S{0,6}\d{3}/iu;
