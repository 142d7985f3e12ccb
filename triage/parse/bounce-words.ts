// The vocabulary of `bounce.ts` and `bounce-text.ts`: how mail servers say that a mail did not arrive, by language.

/** A line per language: English, German, French, Spanish, Italian, Czech, Polish, Dutch, others. */
const failedWords = [
  "(?:could ?n[o']t|can ?not|can't|unable to|was not|were not|wasn't able to|failed to|not able to|has not|hasn't|not|never) (?:be )?(?:been )?(?:deliver|reach|find|found|send|sent|accept|relay|complet|route|locat)",
  'delivery (?:has |to .{1,100} )?(?:failed|failure|error)|undeliver|permanent(?:ly)? (?:fatal )?(?:error|fail)|fatal error|non-?delivery',
  "(?:user|host|mailbox|recipient|account|address|domain)(?: name)? (?:is )?(?:unknown|not found|not recogni[sz]ed|unavailable|disabled|full|rejected|invalid|does not exist|doesn't exist|over quota)",
  'unknown (?:user|recipient|local|address|host)|no such (?:user|person|recipient|mailbox|address|domain)|did not reach|did not exactly match',
  '(?:rejected|returned|blocked|bounced|refused)|over(?: |-)?quota|delivery errors',
  'konnten? .{0,80}nicht .{0,40}(?:zugestellt|ausgeliefert)|(?:wurden?|kann) .{0,40}nicht .{0,40}zugestellt|unzustellbar|nicht zustellbar|zustellung .{0,30}fehlgeschlagen',
  "n['’ ]a pas pu [eê]tre|non remis|impossible de (?:remettre|distribuer|livrer|délivrer)|n['’](?:a|ont) pas été (?:remis|distribué|délivré)|échec de (?:la )?(?:remise|distribution)|n['’]existe pas",
  'no se (?:ha )?(?:pud[oi]|puede)|no (?:pudo|pudieron|ha podido|puede) .{0,40}entreg|no (?:ha sido )?entregado|error (?:en la|de) entrega|imposible entregar',
  'non (?:è stat[oa] |può essere )?(?:possibile )?(?:consegn|recapit)|impossibile (?:consegn|recapit)|mancat[ao] (?:consegna|recapito)|utente sconosciuto',
  'nelze doručit|nedoručiteln|neby(?:lo|la) (?:možné )?doruč|nepodařilo (?:se )?doručit|nemohla být doručena|neznámý (?:uživatel|příjemce)',
  'nie (?:można|udało|została|mogła|mógł) .{0,60}dostarcz|niedostarcz|nieznany (?:użytkownik|odbiorca)|nie istnieje',
  'k(?:on|onden|an|unnen) niet .{0,60}(?:bezorgd|afgeleverd)|onbestelbaar|niet (?:bezorgd|afgeleverd)|bezorging .{0,30}mislukt|onbekende (?:gebruiker|ontvanger)',
  'não (?:foi possível|pôde|entregue)|不達|届け|送信できません|配信',
];

const delayedWords = [
  '(?:has been|was|is|been|message|delivery|mail) (?:delayed|postponed)|still (?:trying|being|attempt)|will (?:keep|continue|be) (?:trying|to try|to be made|to attempt|retr|to retry|retried|attempted|made again)',
  'attempts will (?:continue|be made)|(?:not|nicht|pas|no|non) (?:yet )?been delivered (?:yet|to .{1,100} for|within|after)|not yet (?:been )?deliver|warning message only|advisory[- ]only',
  'do not need to resend|need not resend|temporar(?:y|ily) (?:problem|deferred|delay)|retry (?:timeout has not|until|for)|could not (?:be )?(?:send|sent|deliver\\w*).{0,60}(?:for (?:the )?(?:past|last)|yet)',
  'verzögert|(?:zustellung|versuch\\p{L}*) .{0,40}(?:weiter|erneut|wiederholt)|noch nicht zugestellt',
  'retardée?|nouvelles? tentatives?|pas encore (?:été )?(?:remis|distribué|délivré)',
  'retrasad|volver[áa] a intentar|seguirá intentando|aún no (?:se ha|ha sido) entreg',
  'ritard|(?:ulteriori|nuovi) tentativi|continuerà a tentare|non (?:è )?ancora (?:stato )?(?:consegn|recapit)',
  'zpoždě|bude (?:se )?(?:dále |nadále )?(?:pokoušet|opakovat)|(?:dosud|zatím) (?:nebyla?|nebylo) doruč',
  'opóźni|(?:ponownych|kolejnych?) prób|nadal (?:próbuje|podejmuje)|jeszcze nie (?:została|został) dostarcz',
  'vertraagd|opnieuw (?:ge)?prob|nog niet (?:bezorgd|afgeleverd)',
];

export const failed = new RegExp(failedWords.join('|'), 'iu');
export const delayed = new RegExp(delayedWords.join('|'), 'iu');

/** What a mail server, and nobody else, says of a mail that it wrote. */
export const declaration =
  /this (?:message|e-?mail|report|notification) (?:was|is|has been) (?:created|generated|sent) automatically by (?:the )?(?:mail|e-?mail)|automatically generated (?:delivery|non-?delivery|bounce)|--- non-?delivery report ---|this is the mail (?:system|delivery)/i;

const subjectWords = [
  'undeliver|(?:mail|message|delivery|nachricht)[\\s\\w:]{0,30}(?:fail|could not|not be deliver|error|problem|returned|rejected|status|refus|system|warning)',
  '(?:fail|return|reject)\\w*[\\s:\\w]{0,20}(?:mail|message|delivery|notice|notification|transaction)|delivery (?:status )?(?:notification|report|delay|status|has failed|problem)',
  'failure notice|non[- ]?deliver|not deliver|(?:user|host|address|recipient) unknown|unknown user|warning: (?:could not|message)|could not send|could not be deliver|was not deliver|mail system error|bounce|nondeliverable|status notification|delayed|can ?not (?:send|deliver)|unable to deliver',
  'unzustellbar|nicht zustellbar|zustell|fehlgeschlagen',
  "non (?:remis|distribué|délivré)|échec de (?:la )?(?:remise|distribution)|retour de courrier|notification d['’]échec|avis de non|retardé",
  'no se (?:ha podido|puede|pudo) entregar|(?:no|error de|fallo en la) entreg|devuelto|entrega (?:fallida|retrasada)|notificación de estado',
  'mancat[ao] (?:recapito|consegna)|non (?:recapitabile|consegnat|recapitat)|impossibile (?:recapitare|consegnare)|errore di (?:consegna|recapito)|notifica sullo stato',
  'nedoručiteln|nedoručen|nelze doručit|oznámení o stavu doruč|vrácen[ao]? odesílateli',
  'niedostarcz|nie dostarcz|nie można dostarczyć|błąd (?:dostarcz|dorecz|doręcz)|stanie dostarcz|zwrot (?:wiadomości|poczty)',
  'onbestelbaar|niet (?:bezorgd|afgeleverd)|bezorging mislukt|kan niet worden (?:bezorgd|afgeleverd)|bezorgstatus|afleverstatus',
  'não entregue|falha na entrega|не доставлено|недоставлен|配信|不達|エラー',
];
export const failureSubject = new RegExp(subjectWords.join('|'), 'iu');

/** A person passes on what a server wrote. */
export const forwarded = /^\s*(?:fwd?|fw|wg|tr|rv|i|enc|přep|pd|doorst?)\s?:/i;
