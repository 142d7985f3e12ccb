// A mail of thanks and good wishes and no other word: in so few words a model hears all kinds of moods.

const thanks: ReadonlySet<string> = new Set(
  (
    'thank thanks thx ty ta cheers appreciated appreciate grateful danke dankeschön dank dankesehr bedanke ' +
    'merci remercie gracias agradezco děkuji děkuju díky dík'
  ).split(' '),
);

/** As good as thanks. */
const inOtherWords =
  /(?<!\p{L})(?:how (?:very )?kind|(?:exactly|just|all|precisely) (?:what )?(?:i|we) (?:wanted|needed)|genau das wollte ich wissen)(?!\p{L})/iu;

/** What stands beside thanks, and neither asks nor tells of anything. */
const beside: ReadonlySet<string> = new Set(
  (
    "star stars legend legends lifesaver lifesavers angel angels gem champion champ treasure you’re you're heroes hero bless made my mate love " +
    'clear now how exactly precisely just what wanted needed know wish pleasant sweet cool smashing fab ' +
    'genau wollte wissen angenehme angenehmen ruhige ruhigen ' +
    'seid sind du bist engel schatz besten spitze super ' +
    'you so very much many a lot again for the your quick fast prompt speedy swift kind reply answer response help info information ' +
    'great brilliant lovely perfect wonderful excellent super fantastic awesome good nice ok okay alright all got it that is that’s ' +
    "that's and have has day evening week weekend one rest of best regards wishes bye goodbye hi hello dear team everyone really most " +
    'too to will be helps helped helpful was were sorted understood noted indeed this i am we are very enjoy take care until then see soon ' +
    'vielen herzlichen besten recht schönen schöne schönes schön lieben liebe sehr ganz herzlich freundlichen nett netten prima toll klasse ' +
    'perfekt wunderbar gut alles klar passt verstanden für die das den der ihre ihren ihr eure euch ihnen dir sie und noch auch nochmal ' +
    'nochmals mal schnelle rasche prompte freundliche antwort rückmeldung auskunft hilfe info information einen ein eine tag abend woche ' +
    'wochenende feierabend wünsche ich wir mich uns grüße grüßen gruß mit viele beste hallo guten morgen bis dann bald tschüss ' +
    'ist hat geholfen das genügt so ' +
    'beaucoup bien infiniment pour votre vos réponse aide rapide parfait bonne journée soirée et à vous très cordialement bonjour ' +
    'muchas mil por su la respuesta ayuda rápida perfecto buen día buenas tardes saludos hola moc mockrát vám za odpověď pomoc rychlou ' +
    'hezký den pěkný a s pozdravem dobrý'
  ).split(' '),
);

/** More words than this tell something. */
const mostWords = 25;

/** "Danke auch" and "na toll, danke" are no thanks. */
const bites = /(?<!\p{L})(?:danke|dank) auch\s*[!.]*\s*$|(?<!\p{L})na(?!\p{L})/iu;

export function isPlainThanks(text: string): boolean {
  if (text.includes('?') || text.length > 400 || bites.test(text)) return false;
  const found = text.toLowerCase().match(/[\p{L}'’]+/gu) ?? [];
  if (found.length === 0 || found.length > mostWords || /\p{N}/u.test(text)) return false;
  return (
    (found.some((word) => thanks.has(word)) || inOtherWords.test(text)) &&
    found.every((word) => thanks.has(word) || beside.has(word))
  );
}
