// "Can you help me with that?", "I have two questions": what people put around a wish is no wish, and is not read for one.

const lead = String.raw`(?:(?:and|so|also|but|please|hi|oh|und|also|aber|bitte)[ ,]+)?`;
const tail = String.raw`(?:[ ,]+(?:please|pls|for me|for us|today|soon|asap|quickly|in advance|thanks|thank you|maybe|perhaps|bitte|kurz|vorab|danke|vielleicht))*`;

const said: readonly string[] = [
  String.raw`(?:(?:can|could|would|will) (?:you|u|anyone|someone|somebody)|you (?:can|could))(?: guys)? (?:please |kindly |possibly |maybe )?(?:be able to )?(?:help|assist|let me know|tell me|check|check (?:this|that|it)|have a look|take a look|look into (?:it|this|that)|find out|advise|clarify|get back to me)(?: (?:me|us))?(?: out)?(?: (?:with|about|on) (?:this|that|it))?`,
  String.raw`(?:please|kindly) (?:advise|help|let me know|tell me|check|get back to me|have a look)`,
  String.raw`is it possible to (?:tell me|know|find out|check)(?: (?:that|this|it))?`,
  String.raw`do you (?:need|require) (?:anything|something|any(?:thing)? more|more)(?: else)?(?: from me| from my side)?`,
  String.raw`what (?:else )?do you (?:still )?(?:need|require|want)(?: (?:from|of) me| to know)?(?: (?:for (?:this|that|it)|now))?`,
  String.raw`what (?:must|should|do) i (?:need to |have to )?(?:do|send you|send)(?: (?:now|next|then|first|for (?:this|that|it)|about (?:this|that|it)))*`,
  String.raw`how (?:do|can|should) i (?:go about|proceed(?: with)?|do)(?: (?:this|that|it))?`,
  String.raw`was (?:brauchen|benötigen) sie (?:noch |dafür |dazu |hierfür |denn |alles ){0,2}(?:von mir)?`,
  String.raw`was (?:muss|soll|kann) ich (?:dafür |da |jetzt |nun |denn |als nächstes ){0,2}(?:tun|machen)`,
  String.raw`wie (?:gehe|mache) ich (?:das |da |dabei )?(?:am besten |jetzt )?(?:vor)?`,
  String.raw`is (?:everything|it all|all) (?:all right|alright|ok(?:ay)?|fine|in order|well)(?: with (?:it|that|this))?`,
  String.raw`(?:should|do|must) i (?:need to |have to )?(?:be worried|worry|be concerned)(?: (?:about (?:it|that)|now|already))?`,
  String.raw`(?:i['’]?d|i would|i['’]ll|i will) (?:be (?:very |really |so )?(?:grateful|happy|glad)|(?:really |very much )?appreciate) ?(?:for|about|if)?(?: (?:a|any|your|some))?(?: (?:quick|short|brief|prompt|kind|fast))?(?: (?:answer|reply|response|help|update|information|info|word))?`,
  String.raw`(?:i|we) (?:just |only )?(?:have|had|have got|['’]ve got) (?:an?|two|three|a couple of|a few|some|one)(?: \p{L}+)? (?:questions?|things?|requests?)(?: for you| to ask)?`,
  String.raw`(?:an?|two|three|one|a couple of|just|just an?)(?: \p{L}+)? (?:questions?|things?)(?: from me| for you)?`,
  String.raw`(?:i )?hope (?:this|that|you|it|everything|all)[^.?!\n]{0,25} (?:well|fine|ok|good|great)(?: (?:with you|there|today))?`,
  String.raw`(?:so )?(?:sorry|apologies) (?:to (?:bother|trouble|disturb) you(?: (?:again|with this))?|for (?:the trouble|bothering you|disturbing you|the bother))`,
  String.raw`(?:there['’]?s |it['’]?s |there is |it is )?(?:no|not) (?:rush|hurry|urgent|stress|pressure)(?: at all)?`,
  String.raw`(?:i )?(?:just |only )?(?:need|want|wanted|would like|have|got)(?: to)? (?:know|plan|see|make sure|decide)[^.?!\n]{0,30} (?:stay|be|wait|remain|am|have to be)(?: at)? (?:home|in|there)`,
  String.raw`(?:können|könnten|würden|könntet|könnt) (?:sie|ihr) (?:mir|uns) (?:bitte |da |hier |dabei |kurz |das ){0,3}(?:sagen|weiterhelfen|helfen|bescheid (?:geben|sagen)|(?:eine )?(?:kurze )?(?:auskunft|rückmeldung|info) geben)`,
  String.raw`muss ich mir (?:da |jetzt |schon )?(?:sorgen|gedanken) machen`,
  String.raw`(?:ich|wir) (?:habe?n?|hätten?) (?:da )?(?:mal )?(?:(?:noch )?eine?|zwei|drei|ein paar)(?: \p{L}+)? (?:fragen?|anliegen|bitten?)(?: an sie| an euch)?`,
  String.raw`(?:eine?|zwei|drei|nur eine)(?: \p{L}+)? (?:fragen?)(?: an sie| an euch)?`,
  String.raw`(?:für|über) eine (?:kurze |schnelle |baldige |zeitnahe )?(?:antwort|rückmeldung|info|nachricht|auskunft)[^.?!\n]{0,30}(?:dankbar|freuen|dank)`,
  String.raw`(?:bitte )?entschuldig(?:en sie|t|ung)(?: bitte)? (?:die|für die) störung`,
  String.raw`ich hoffe,? (?:es geht ihnen gut|ihnen geht es gut|sie können (?:mir )?(?:weiter)?helfen)`,
  String.raw`(?:bitte )?um (?:eine )?(?:kurze )?(?:info|rückmeldung|antwort|auskunft)(?: wird gebeten)?`,
  String.raw`ist (?:da|damit|bei ihnen)? ?alles (?:in ordnung|ok|okay|gut)(?: damit)?`,
  String.raw`wie geht(?: es|['’]?s)(?: jetzt| nun| dann| da)* weiter|what (?:now|next)|was (?:nun|jetzt)|und (?:jetzt|nun)`,
  // "If so, until when?" and "can you send it to me?" are about what the sentence before names.
  String.raw`(?:if (?:so|yes|not)|and|falls (?:ja|nein|nicht)|wenn (?:ja|nein|nicht)|und),? (?:when|until when|till when|how long|from when|what time|why|wann|bis wann|ab wann|wie lange|warum)(?: (?:then|exactly|genau|denn))?`,
  String.raw`(?:can|could|would) you (?:please )?(?:e-?mail|send|forward|post) (?:it|that|them|this|one|me one|me that|it over|that over|it along|that along)(?: (?:to|over to) (?:me|us))?`,
  String.raw`(?:können|könnten|würden) sie (?:mir|uns) (?:bitte )?(?:die|das|den|diese[ns]?|sie|eine[ns]?) (?:bitte |noch |noch einmal |nochmal )?(?:zu|zukommen )?(?:schicken|senden|mailen|lassen)`,
  String.raw`(?:es )?(?:eilt|drängt) (?:aber )?nicht`,
];

const courtesy = new RegExp(`^${lead}(?:${said.join('|')})${tail}$`, 'iu');
const marks = /[\s.,!?…:;)(-]+$/u;

/** "Thanks Tom": a name after it signs. */
const thanks =
  /^(?:thanks|thank you|thx|cheers|danke|best|lg|vg|mfg|gruß|grüße|merci|gracias|děkuji|díky)(?: im voraus| in advance| again)?(?=,? \p{L})/iu;
/** "Walter and Inge": two who sign. */
const couple =
  /^\p{Lu}[\p{Ll}'’-]{1,20}\.? (?:and|und|&|\+|et|y|a) \p{Lu}[\p{Ll}'’-]{1,20}(?: \p{Lu}[\p{L}'’-]{1,20})?$/u;
/** "Yours in haste", and with a name after it. */
const yours = /^yours(?:[ ,]+[\p{L}'’.-]+){1,4}$/iu;
/** "Kind regards, M. Okafor": signs with or without one. Unknown names would sound like anything. */
const closing =
  /^(?:(?:with )?(?:(?:kind|best|warm|warmest|kindest|many) )?regards|best wishes|(?:yours )?(?:sincerely|faithfully|truly)|all the best|respectfully|(?:mit )?(?:(?:freundlich|best|lieb|herzlich|viel|schön)en? )grü(?:ße|ßen|sse|ssen)|(?:mit )?(?:freundlichem |bestem |liebem |besten |schönen )?gru(?:ß|ss)|hochachtungsvoll|(?:bien )?cordialement|bien à vous|(?:meilleures |sincères )?salutations|(?:un )?(?:cordial )?saludos?(?: cordiales)?|atentamente|s (?:pozdravem|úctou)|zdraví)(?=$|[\s,])/iu;
const name =
  /^(?:[\s,]+(?:\p{Lu}[\p{L}'’.-]{0,20}|v[oa]n|de[rnl]?|la|d[iou]|\((?:mrs?|ms|miss|dr|frau|herr)\.?\))){1,4}$/u;

function signs(sentence: string): boolean {
  const close = closing.exec(sentence)?.[0];
  if (close === sentence || couple.test(sentence) || yours.test(sentence)) return true;
  const words = close ?? thanks.exec(sentence)?.[0];
  return words !== undefined && name.test(sentence.slice(words.length));
}

/** Of a sentence: closings in the five languages the engine routes, the rest in English and German. */
export function isCourtesy(sentence: string): boolean {
  const words = sentence.length < 120 ? sentence.trim().replace(marks, '') : '';
  return words !== '' && (courtesy.test(words) || signs(words));
}
