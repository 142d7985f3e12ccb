// "How does that work?" wishes for nothing of its own: what it asks about stands in another sentence.

const marks = /[\s.,!?…]+$/u;
const back =
  /^(?:(?:and|so|also|but|und|also|aber) )?(?:how (?:does|do|would|can|should) (?:that|this|it|i|we)(?: (?:do|go about|best do|proceed with|go about doing|start|proceed))?(?: (?:that|this|it))?(?: (?:work|now|best))?|how to (?:do (?:that|this|it)|proceed)|what (?:do|should|must|can) (?:i|we) (?:need to |have to )?do(?: now| next| for (?:that|this|it))?|what (?:are|is) the (?:next )?steps?|wie (?:geht|funktioniert|läuft) (?:das|dies|es)(?: denn| genau| jetzt| ab)?|wie (?:mache|gehe) ich (?:das|da|dabei|hier)?(?: (?:am besten|jetzt|vor))*|was (?:muss|soll|kann) ich (?:dafür |dazu |jetzt |da )?(?:tun|machen))$/iu;

/** Of a sentence in English or German. */
export const pointsBack = (sentence: string): boolean =>
  sentence.length < 60 && back.test(sentence.replace(marks, ''));
