// Strong words that are not meant for the shop: denied, or said of oneself.

const denied =
  /\b(?:haha+|hehe+|lol)\b|[:;]-?\)|\b(?:weather|rain|snow|traffic|trains?)\b|\b(?:not|isn['’]?t|wasn['’]?t|aren['’]?t|no|never|n['’]t) (?:\w+ ){0,2}(?:angry|annoyed|cross|furious|upset|fed up|a disgrace|a joke|insulted|livid)\b|(?<!\p{L})nicht (?:\p{L}+ ){0,2}(?:sauer|wütend|verärgert|empört|unverschämt|lächerlich)(?!\p{L})/iu;
/** Who scolds themselves, or what is not of the shop. */
const selfBlame =
  /\b(?:silly|stupid|dumb|daft) (?:\w+ )?question\b|\bme again\b|\b(?:i|we)(?: am|'m|’m| was| feel|'ve been|’ve been) (?:\w+ ){0,3}(?:idiots?|stupid|hopeless|useless|ridiculous|pathetic|rubbish|terrible|awful|disgrace|clueless)\b|\bof me\b|\bi(?:['’]ve| have)? (?:totally |completely |really )?(?:fucked|screwed|messed|crapped)\b|\bmy (?:memory|own|husband|wife|handwriting|typing|brain|fault|mistake)\b|\bmyself\b|\b(?:ugly|silly) (?:christmas )?jumper\b|(?<!\p{L})(?:ich bin (?:\p{L}+ ){0,3}(?:katastrophe|unfähig|lächerlich|trottel|depp|idiot|versager|chaot)|mein gedächtnis|von mir|meine schuld|mein fehler|ich (?:alter |alte |kleiner )?(?:trottel|depp|idiot|dussel|esel|schussel))(?!\p{L})|(?<!\p{L})mir (?:\p{L}+ ){0,3}peinlich/iu;

export const deniesAnger = (words: string): boolean => denied.test(words) || selfBlame.test(words);
