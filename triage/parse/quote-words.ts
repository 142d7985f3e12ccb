// The vocabulary of `quote-start.ts`: how mail programs announce quoted mail, by language.
// Eight languages are Baton's own; the others cost a line each and keep a foreign reply readable.

export type HeaderKind = 'from' | 'date' | 'to' | 'cc' | 'subject' | 'other';

/** Labels of the header block that Outlook and its kin put above the mail they quote. */
const labelWords: Record<HeaderKind, string> = {
  from:
    'from|von|absender|de|expéditeur|exp.|remitente|da|mittente|od|odesílatel|odosielateľ|nadawca|van|afzender|från|fra|' +
    'avsändare|lähettäjä|от|от кого|від|de la|feladó|kimden|gönderen|από|发件人|寄件者|差出人|보낸 사람|من|מאת|saatja|nuo|no|šalje',
  date:
    'sent|date|sent on|sent at|gesendet|gesendet am|datum|envoyé|envoyé le|date d’envoi|le|enviado|enviado el|enviada|' +
    'enviada em|enviado em|fecha|inviato|inviato il|data|odesláno|odoslané|dátum|wysłano|wysłane|data wysłania|verzonden|' +
    'verzonden op|skickat|datum|sendt|dato|lähetetty|päivämäärä|отправлено|дата|надіслано|trimis|elküldve|gönderildi|' +
    'gönderilme tarihi|tarih|ημερομηνία|στάλθηκε|发送时间|日期|送信日時|日付|보낸 날짜|날짜|poslano|saadetud|išsiųsta|message du',
  to:
    'to|an|empfänger|à|a|destinataire|para|destinatario|komu|do|adresát|aan|till|til|vastaanottaja|кому|către|címzett|' +
    'kime|alıcı|προς|收件人|宛先|받는 사람|за|prima|kam|kellele',
  cc: 'cc|kopie|copie|copie à|copia|kopia|kopi|dw|do wiadomości|kopio|копия|másolatot kap|másolat|bilgi|κοιν|抄送|참조|bcc',
  subject:
    'subject|betreff|betrifft|objet|sujet|asunto|oggetto|předmět|predmet|temat|onderwerp|ämne|emne|aihe|тема|assunto|' +
    'tárgy|konu|θέμα|subiect|主题|主旨|件名|제목|teema|tema',
  other:
    'reply-to|reply to|antwort an|répondre à|rispondi a|responder a|odpovědět|importance|priority|priorität|wichtigkeit|' +
    'importance|attachments|anlagen|anhang|pièces jointes|allegati|adjuntos|datos adjuntos|přílohy|załączniki|bijlagen|' +
    'organization|newsgroups|message-id|x-mailer|delivered-to|list-id',
};

export const headerLabels: ReadonlyMap<string, HeaderKind> = new Map(
  (Object.entries(labelWords) as [HeaderKind, string][]).flatMap(([kind, words]) =>
    words.split('|').map((word): [string, HeaderKind] => [word.normalize('NFC'), kind]),
  ),
);

/** "… wrote:", as it stands at the end of, or within, the line above a quotation. */
const wroteWords =
  'wrote|writes|write|said|has written|schrieb|schreibt|schrieben|geschrieben|hat geschrieben|a écrit|écrivait|écrit|' +
  'escribió|escribio|escribe|ha escrito|ha scritto|scrisse|scrive|escreveu|napsal|napsala|napsal(a)|napsali|píše|' +
  'napísal|napísala|napísal(a)|napisał|napisała|napisał(a)|napisali|pisze|napisana przez|schreef|heeft geschreven|geschreven|skrev|' +
  'skrev følgende|kirjoitti|написал|написала|написал(а)|пишет|пише|написав|a scris|írta|yazdı|şunları yazdı|έγραψε|' +
  'va escriure|rašė|rakstīja|kirjutas|napisao|napisala|je napisal|napisao je|đã viết|menulis|写道|寫道|のメール|작성';

const escaped = wroteWords
  .normalize('NFC')
  .split('|')
  .sort((a, b) => b.length - a.length)
  .map((word) => word.replace(/[()]/g, '\\$&'))
  .join('|');

export const wrotePattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped})(?![\\p{L}\\p{N}])`, 'iu');

/** Words that open such a line: "On …", "Am …", "Dne …", "W dniu …". */
export const leadPattern =
  /^(?:on|am|le|el|il|in data|in data|op|dne|dňa|dnia|w dniu|em|den|på|tir|il giorno|em|pe|la|wiadomość napisana przez|tarihinde|dana|kl\.|с|в|στις)\s/i;

/** Programs that name the writer only: "Quoting Ann <ann@a.test>:". */
export const quotingPattern =
  /^(?:quoting|quote from|zitat von|zitiere|citando(?: a)?|citation de|citazione di|citace|citát|cytując|cytat|citaat van)\s.{1,200}[::]$/i;

const messageWords =
  'original message|original|original appointment|mail original|mail transféré|courriel transféré|original mail|original email|forwarded message|begin forwarded message|' +
  'reply message|ursprüngliche nachricht|originalnachricht|original-nachricht|ursprüngliche mail|urspr. nachricht|' +
  'ursprünglicher termin|weitergeleitete nachricht|anfang der weitergeleiteten nachricht|weitergeleitete e-mail|' +
  "message d'origine|message d’origine|message original|message initial|message transféré|début du message transféré|" +
  'début du message réexpédié|message transmis|courriel original|e-mail d’origine|' +
  'mensaje original|mensaje reenviado|inicio del mensaje reenviado|mensagem original|mensagem encaminhada|' +
  'messaggio originale|messaggio inoltrato|inizio messaggio inoltrato|messaggio di inoltro|' +
  'původní zpráva|původní e-mail|přeposlaná zpráva|začátek přeposlané zprávy|přeposlaný e-mail|pôvodná správa|' +
  'oryginalna wiadomość|wiadomość oryginalna|pierwotna wiadomość|wiadomość przekazana|treść przekazanej wiadomości|' +
  'początek przekazywanej wiadomości|przekazana wiadomość|' +
  'oorspronkelijk bericht|origineel bericht|doorgestuurd bericht|oorspronkelijke bericht|begin doorgestuurd bericht|' +
  'ursprungligt meddelande|originalmeddelande|vidarebefordrat meddelande|oprindelig besked|oprindelig meddelelse|' +
  'opprinnelig melding|videresendt melding|videresendt besked|alkuperäinen viesti|välitetty viesti|' +
  'исходное сообщение|пересылаемое сообщение|пересылаемое письмо|eredeti üzenet|továbbított üzenet|mesaj original|' +
  'orijinal mesaj|iletilen mesaj|αρχικό μήνυμα|原始邮件|转发的邮件|元のメッセージ|원본 메시지|missatge original';

export const messagePhrases: ReadonlySet<string> = new Set(messageWords.normalize('NFC').split('|'));

/** The line that support desks put above the mail they quote, so that replies can be cut at it. */
export const cutLine =
  /(?:reply|write|type|answer|respond)[^.\n]{0,40}\b(?:above|over) (?:this|the) line\b|(?:oberhalb|über)\s+dieser\s+linie|au-dessus de cette ligne|(?:encima|arriba) de esta línea|sopra questa (?:riga|linea)|nad t(?:uto|ímto) (?:řádek|řádkem|čáru|čarou)|nad tą linią|boven deze (?:lijn|regel)/i;

/** Notes and GroupWise announce what they quote with a name and a time between marks of their own. */
export const marksOfProgram =
  /^(?:>{2,3}\s.{2,120}\d{1,2}[:.]\d{2}(?::\d{2})?(?: [ap]m)?.{0,12}>{2,3}:?|.{2,80}-{3}\d{1,4}[./-]\d{1,2}[./-]\d{1,4}.{4,20}-{3}.*|-{2,}\s?(?:forwarded by|weitergeleitet von|transféré par|reenviado por|inoltrato da|přeposlal|przesłane dalej przez|doorgestuurd door)\s.{2,160}-{2,})$/i;

/** Most begin with "sent" and the like; what else phones write, whatever is sent. */
const otherDeviceLines =
  'from my (?:i?phone|ipad|ipod|mobile|android|galaxy|samsung|blackberry|cell|smartphone)\\b|(?:please |pls )?(?:excuse|pardon|forgive) (?:any |my |the )?(?:typos?|brevity|spelling|shortness|errors)|provenance\\s?: (?:courrier|outlook)|' +
  '(?:get|holen sie sich|obt[eé]n\\p{L}*|ottieni|scarica|získ\\p{L}+|stáhn\\p{L}+|uzyskaj|pobierz|haal|download|descarg\\p{L}+|télécharge\\p{L}*) .{0,30}(?:outlook|bluemail|spark|proton mail|yahoo mail)\\b.{0,40}|odesláno (?:mobilní|aplikací|přes|mailem)|' +
  '(?:virus-?free|virenfrei|sans virus|libre de virus|privo di virus|bez virů|wolny od wirusów|virusvrij)\\P{L}.{0,40}(?:avast|avg)';
export const otherDeviceLine = new RegExp(`^(?:${otherDeviceLines})`, 'iu');

/** The line a phone or a mail program puts below what was typed. */
export const deviceLine =
  /^(?:sent (?:from|with|via|by|using) |get outlook for |sent on the go|gesendet (?:von|mit|aus|über|vom) |von (?:meinem|meiner|unterwegs)\b.{0,60}gesendet|(?:diese (?:nachricht|mail) wurde|von).{0,60}gesendet\.?$|envoyé (?:de|depuis|à partir|avec|via) |télécharge[rz] outlook|obtenir outlook|obtenez outlook|enviado (?:desde|de|con|via|vía|do|pelo|a partir) |enviada (?:do|pelo|de) |obtener outlook|descargar outlook|inviat[oa] (?:da|dal|dalla|con|tramite) |(?:ottieni|scarica) outlook|odesláno (?:z|ze|pomocí|mobilem|přes) |odoslané z|získa(?:t|jte) outlook|stáhnout outlook|wysłan[oey] (?:z|ze|za) |pobierz (?:program |aplikację )?outlook|verzonden (?:vanaf|met|via|vanuit) |verstuurd (?:vanaf|met|via) |(?:download|haal) outlook|outlook (?:voor|für|für) (?:ios|android) |skickat från |sendt fra |hanki outlook|lähetetty |отправлено (?:с|из|от) |trimis de pe |iphone'?umdan|wysłane z |von samsung |sent from$)/i;
