// Wordings of a mood that leave no doubt, whatever else a mail asks: one such sentence is lost beside a routine question.

import type { Span } from '../understanding.ts';
import { byLanguage } from './mood-by-language.ts';
import { coldAnger } from './mood-cold.ts';
import { deniesAnger } from './mood-denied.ts';
import { ironyAround, ironyInWords } from './mood-irony.ts';
import type { Reading, ReadSentence } from './reading.ts';
import { type Sources, spanOf } from './tone.ts';

export type WordedMood = 'anger' | 'sarcasm';

/** What a wording says is surer than what a model makes of the whole mail, and less sure than certain. */
export const wordedShare = 0.9;

/** A longer sentence has its mood at its beginning. UTF-16 units. */
const reach = 600;

/** Said of the shop, its people or its work. Bounded gaps keep them linear. */
const angryEnglish: readonly RegExp[] = [
  // Names for people and for what they do.
  /\b(?:idiots|morons|imbeciles|cretins|incompetents|crooks|thieves|liars|fraudsters|scammers|con ?artists|cowboys|bastards|arseholes|assholes|wankers|tossers|muppets)\b|\b(?:you|bunch of|pack of|lot of|load of|circus of) (?:\w+ )?(?:clowns|amateurs|jokers)\b/i,
  /\b(?:shambles|disgrace|disgraceful|disgusting|disgusted|outrage|outrageous|scandalous|farce|farcical|pathetic|abysmal|appalling|appalled|atrocious|despicable|shambolic|inexcusable|unforgivable|infuriating|infuriated|diabolical|dire service|unacceptable|ridiculous(?! of me)|laughable|ludicrous|insulting|insulted|bullshit|fuck\w*|shitty|(?:piece|full|load) of shit|crap(?:py)? (?:service|company|shop|support|delivery)|piss(?:ed)? (?:off|take)|taking the piss|pile of crap)\b/i,
  /\b(?:incompeten\w+|useless|clueless|hopeless|worthless|negligent|unprofessional|lousy|rubbish|terrible|horrible|horrendous|awful|dreadful|shoddy|worst)\b[^.?!\n]{0,25}\b(?:company|shop|store|service|support|staff|people|lot|bunch|outfit|firm|business|team|experience|organi[sz]ation|customer|treatment)\b/i,
  /\b(?:you|you are|you're|you people|your (?:\w+ ){0,3}|company|service|shop|support|staff|delivery|firm|business|outfit) (?:\w+ )?(?:is|are|was|were) (?:\w+ ){0,2}(?:incompetent|useless|clueless|hopeless|worthless|negligent|unprofessional|lousy|terrible|horrible|horrendous|awful|dreadful|shoddy|shocking|a joke|a laughing stock|a nightmare|beyond belief|beyond a joke|the worst)\b|\byou useless\b/i,
  /\b(?:what|such|this is|that is|that's|absolute|complete|total|utter|bad|sick) (?:an? )?(?:\w+ )?joke\b|\bjoke of an? \w+|\b(?:the )?(?:first and|very) last time (?:that )?(?:i|we)\b|\bbeyond a joke\b|\blaughing stock\b|\bwhat a (?:\w+ )?(?:mess|disaster|nightmare|circus|cheek|nerve|bunch|rip-?off|waste)\b|\b(?:bunch|pack) of (?!flowers|roses|keys|carrots|bananas|grapes|herbs|tulips)\w+ (?:who|that|you)\b/i,
  // States of the writer.
  /\b(?:livid|furious|fuming|seething|enraged|outraged|incensed|irate|hopping mad|raging|boiling with|pissed)\b/i,
  /\b(?:i|we)(?: am|'m|’m| are|'re|’re) (?:\w+ ){0,2}(?:angry|so annoyed|very annoyed|really annoyed|extremely annoyed|so frustrated|very frustrated|extremely frustrated|beyond frustrated|so cross|very cross|very unhappy|extremely unhappy|deeply unhappy|exasperated|displeased|irritated|aggrieved|frustrated with you|annoyed with you|disappointed (?:in|with|by) (?:you|your|this)|rather disappointed|quite disappointed|pretty disappointed|deeply disappointed|bitterly disappointed|extremely disappointed|very disappointed|so disappointed|very dissatisfied|extremely dissatisfied|disgusted|appalled|fed up)\b/i,
  /\bfed up(?! (?:with|of) (?:my (?:old|own)|the (?:old|weather|rain|heat|dark)))\b|\bsick (?:and tired|to death|to the back teeth)\b|\b(?:have|had|has)(?: just| really)? had (?:it|enough)\b|\bhad it up to here\b|\blast straw\b|\b(?:end|limit|limits) of (?:my|our) (?:patience|tether|rope)\b|\bpatience (?:has|is|was)\b[^.?!\n]{0,15}\b(?:thin|out|over|limits?|end|exhausted|gone|up)\b|\b(?:los(?:t|ing)|running out of|run out of|out of) (?:all |my |our |all my )?patience\b/i,
  // Outbursts, reproaches and threats to go.
  /\bhow dare\b|\bshame on you\b|\b(?:what|where|when|why|who|how) (?:the (?:hell|heck|fuck|bloody hell|devil)|on earth|in god's name)\b|\bfor (?:god|christ|heaven|fuck|pete|goodness|crying)(?:['’]?s sake| out loud)\b|\bare you (?:kidding|joking|serious|having a laugh|out of your mind|taking the)\b|\byou(?:'ve| have) got to be (?:kidding|joking)\b|\bbeggars? belief\b|\bget your act together\b|\bpull your finger out\b|(?:^|[.!?] ?)sort (?:it|yourselves|this) out\b|\bdo your job\b|\bhow hard (?:can|could) (?:it|this|that) be\b|\bcall yourselves?\b|\bcouldn['’]?t (?:care less|organi[sz]e)\b|\bbloody (?:time|joke|hell|useless|disgrace|awful|company|order|parcel|ridiculous|minded|thing|website|service|phone|annoying|late|weeks?)\b/i,
  /\blast chance(?:[.!:,]|$| before i| for you| to (?:sort|fix|put|get this|make|send me|answer|reply))|\b(?:your|one) last chance\b|\blast warning\b|\bfinal (?:warning|chance|demand|ultimatum)\b|\bultimatum\b|\b(?:lost|losing|lose) (?:me|us|yourselves? a|a (?:loyal |good |long-?standing )?) ?(?:as a )?customer\b|\b(?:take|taking|took) (?:my|our) (?:business|custom|money) (?:elsewhere|somewhere)\b|\bnever (?:again|ever)\b[^.?!\n]{0,20}\b(?:shop|order|buy|book|use|come|deal|set foot|spend|recommend|you)\b|\b(?:(?:will|shall|would) (?:never|not)|won['’]?t|wouldn['’]?t) (?:ever )?(?:be )?(?:shop|order|buy|book|com|deal|do|us|recommend)(?:ping|ing)?\b[^.?!\n]{0,20}\b(?:again|ever|anyone|anybody|any ?more)\b|\b(?:bad|negative|scathing|damning|terrible|one[- ]star|1[- ]star|zero[- ]star) (?:\w+ )?(?:review|rating)s?\b|\breviews? (?:that|which|to) (?:reflects?|match(?:es)?|warn)\b/i,
];

const angryGerman: readonly RegExp[] = [
  /(?<!\p{L})(?:sauladen|saftladen|drecksladen|mistladen|scheißladen|sauhaufen|sauverein|saftverein|drecksverein|chaosladen|chaostruppe|chaoten|amateure|stümper|dilettanten|versager|vollidioten|idioten|deppen|trottel|gauner|ganoven|verbrecher|lügner|halsabschneider|frechheit|unverschämt\p{L}*|dreistigkeit|schweinerei|sauerei|schlamperei|zumutung|unzumutbar|katastrophal\p{L}*|armutszeugnis|trauerspiel|affentheater|kasperltheater|kasperletheater|schmierentheater|farce|skandal\p{L}*|schande|erbärmlich|jämmerlich|miserab\p{L}*|grottenschlecht|unterirdisch|unmöglich\p{L}{0,2} (?:verhalten|service|umgang|benehmen)|indiskutabel|inakzeptabel|nicht (?:mehr )?(?:akzeptabel|hinnehmbar|tragbar)|nicht hinnehmen|untragbar|unprofessionell|inkompeten\p{L}*|unfähig\p{L}*|lächerlich|verarsch\p{L}*|scheiß\p{L}*|scheiss\p{L}*|beschissen\p{L}*|arsch\p{L}*|kotzt|ankotzen|zum kotzen|nervt (?:mich|nur|langsam|total|gewaltig)|servicewüste)(?!\p{L})/iu,
  /(?<!\p{L})(?:ist|war|wird|was für|welch|so|eine|die|totale|absolute|reine|einzige) (?:eine? |doch |echt |wirklich |einfach |langsam )?(?:totale |absolute |reine |einzige )?(?:katastrophe|witz|blamage|sauhaufen|saustall)(?!\p{L})|(?<!\p{L})(?:schlechter|übler|soll das ein|ist das ein|ist (?:doch |wohl |ja )+ein) (?:schlechter |übler )?(?:witz|scherz)(?!\p{L})|unter aller (?:sau|kanone|würde)|peinlich für (?:sie|euch|ein\p{L}*)|(?:einfach|nur) (?:noch )?peinlich(?!\p{L})/iu,
  /(?<!\p{L})(?:stinksauer|stocksauer|ungehalten|erbost|aufgebracht|entnervt|zornig|angefressen|angesäuert|frustrierend|enttäuschend|stinkwütend|wütend|sauer auf (?:sie|euch|ihren)|(?:bin|sind) (?:\p{L}+ ){0,3}(?:unzufrieden|enttäuscht|frustriert|genervt|gereizt) (?:von|über|mit|wegen) (?:ihnen|ihrem|ihrer|ihren|euch|eurem|eurer|dem|der)|(?:bin|richtig|echt|langsam|ziemlich|total|so) sauer|fuchsteufelswild|außer mir vor (?:wut|zorn|ärger)|empört|empörend\p{L}*|entsetzt|fassungslos|verärgert|sehr enttäuscht|schwer enttäuscht|maßlos enttäuscht|zutiefst enttäuscht|äußerst unzufrieden|sehr unzufrieden|höchst unzufrieden|total genervt|echt genervt|schnauze voll|nase voll|faxen dicke?|hals voll|platzt (?:mir )?(?:gleich |bald |langsam |jetzt )?der kragen|hutschnur|geduldsfaden|reißt mir (?:gleich |langsam )?(?:der|die))(?!\p{L})/iu,
  /(?<!\p{L})geduld (?:ist|hat|neigt|wird)(?!\p{L})[^.?!\n]{0,25}(?<!\p{L})(?:ende|erschöpft|aufgebraucht|vorbei|grenzen?|strapaziert)(?!\p{L})|(?<!\p{L})am ende (?:mit )?meiner geduld|(?<!\p{L})(?:mir|jetzt|langsam) reicht(?:['’]?s| es)(?!\p{L})(?!,? (?:wenn|dass|völlig|vollkommen|auch))|(?<!\p{L})(?:mir )?reicht(?:['’]s| es) (?:mir |jetzt |langsam |wirklich |endgültig )+(?:[.!]|$)|(?<!\p{L})das maß ist voll|(?<!\p{L})was (?:fällt|erlauben|bilden) (?:ihnen|sie|euch|ihr)(?!\p{L})|(?<!\p{L})(?:wollen sie|wollt ihr) mich (?:veralbern|veräppeln|verschaukeln|auf den arm|für dumm|zum narren)|(?<!\p{L})für dumm verkauf|(?<!\p{L})schämt euch|(?<!\p{L})schämen sie sich|(?<!\p{L})zum teufel|(?<!\p{L})verdammt(?:e|er|en|es|noch|nochmal)(?!\p{L})(?! (?:gut|schön|lecker))|(?<!\p{L})verfluchte\p{L}*|(?<!\p{L})himmelherrgott/iu,
  /(?<!\p{L})nie(?:mals)? (?:wieder|mehr)(?!\p{L})[^.?!\n]{0,25}(?<!\p{L})(?:ihnen|euch|bestell\p{L}*|kauf\p{L}*|buch\p{L}*|einkauf\p{L}*|diesem|dieser)(?!\p{L})|(?<!\p{L})das (?:war|ist) (?:\p{L}+ )?das letzte mal,? dass|(?<!\p{L})zum letzten mal(?!\p{L})[^.?!\n]{0,25}(?<!\p{L})(?:fordere|schreibe|frage|bitte|warne)(?!\p{L})|(?<!\p{L})letzte (?:warnung|chance|mahnung|aufforderung|frist)(?!\p{L})|(?<!\p{L})(?:als kund(?:e|en|in) (?:verloren|los)|einen kunden (?:weniger|verloren)|kündige ich die kundschaft|(?:schlechte|negative|vernichtende|ein-sterne-)\p{L}* ?bewertung|konkurrenz (?:gehen|bestellen|wechseln|freut))(?!\p{L})|(?<!\p{L})so (?:geht|springt) man (?:\p{L}+ ){0,2}(?:nicht|mit)(?!\p{L})|(?<!\p{L})(?:kriegt|bekommt|bringt|schafft) (?:ihr|man)(?!\p{L})[^.?!\n]{0,20}(?<!\p{L})(?:irgendwann|endlich|überhaupt|jemals|eigentlich irgendwas)(?!\p{L})/iu,
];

const angryIn = byLanguage(angryEnglish, angryGerman);

function isAngry(words: string, language: string): boolean {
  if (angryIn(language).some((pattern) => pattern.test(words)) && !deniesAnger(words)) return true;
  return coldAnger(words, language);
}

export type Worded = Readonly<Record<WordedMood, readonly Span[]>>;

/** The sentences whose words alone say how the customer feels. */
export function wordedMoods(reading: Reading, source: Sources, language: string): Worded {
  const sentences = reading.subject === null ? reading.body : [reading.subject, ...reading.body];
  const all = [...sentences, ...reading.rest].toSorted((a, b) =>
    a.field === b.field ? a.start - b.start : a.field === 'subject' ? -1 : 1,
  );
  const wordsOf = ({ field, start, end }: ReadSentence): string =>
    source[field].slice(start, Math.min(end, start + reach));
  const words = all.map(wordsOf);
  const anger: Span[] = [];
  const sarcasm: Span[] = [];
  for (const [at, sentence] of all.entries()) {
    const here = words[at] ?? '';
    if (isAngry(here, language)) anger.push(spanOf(sentence, source));
    if (ironyInWords(here, language) || ironyAround(here, words[at - 1] ?? '', words[at + 1] ?? ''))
      sarcasm.push(spanOf(sentence, source));
  }
  return { anger, sarcasm };
}
