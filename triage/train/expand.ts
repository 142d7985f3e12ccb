// First step of training: a line of the corpus, with its choices and slots, becomes the sentences it stands for.

/** A small generator with a seed (Park and Miller 1988), so that training is the same on every run and machine. */
export type Dice = (sides: number) => number;

export function dice(seed: number): Dice {
  let state = (seed % 2147483646) + 1;
  for (let i = 0; i < 3; i++) state = (state * 48271) % 2147483647;
  return (sides) => {
    state = (state * 48271) % 2147483647;
    return state % sides;
  };
}

const items: Readonly<Record<string, readonly string[]>> = {
  en: 'sofa,armchair,kettle,blue jacket,pair of boots,phone,laptop,headphones,coffee machine,bicycle,mattress,lamp,garden table,raincoat,printer,vacuum cleaner,watch,tent,bookshelf,fridge,drill,pram,dress,monitor,rug,backpack,camera,toaster,wardrobe,guitar,contact lenses,heater,mirror,desk,washing machine'.split(
    ',',
  ),
  de: 'das Sofa,die Lampe,den Wasserkocher,die Jacke,das Fahrrad,die Schuhe,den Kühlschrank,die Matratze,das Regal,den Drucker'.split(
    ',',
  ),
  fr: 'le canapé,la lampe,la veste,le vélo,les chaussures,le frigo,le matelas,la cafetière,le bureau,la montre'.split(
    ',',
  ),
  es: 'el sofá,la lámpara,la chaqueta,la bicicleta,los zapatos,la nevera,el colchón,la cafetera,la mesa,el reloj'.split(
    ',',
  ),
  cs: 'pohovku,lampu,bundu,kolo,boty,ledničku,matraci,konvici,stůl,hodinky'.split(','),
};
const dates: Readonly<Record<string, readonly string[]>> = {
  en: '3 March,12 May,Monday,last Friday,28 October,the 14th,June 2nd,Tuesday,21/11,9 January,Thursday,Saturday'.split(
    ',',
  ),
  de: '3. März,12. Mai,Montag,28.10.,14. Juni,2. Januar'.split(','),
  fr: '3 mars,12 mai,lundi,28 octobre,14 juin,2 janvier'.split(','),
  es: '3 de marzo,12 de mayo,lunes,28 de octubre,14 de junio,2 de enero'.split(','),
  cs: '3. března,12. května,28. října,14. června,2. ledna,20.11.'.split(','),
};
const spans: Readonly<Record<string, readonly string[]>> = {
  en: 'three days,ten days,two weeks,14 days,five days,a month,a week,three weeks,8 days'.split(','),
  de: 'drei Tagen,zwei Wochen,10 Tagen,einem Monat,einer Woche'.split(','),
  fr: 'trois jours,deux semaines,10 jours,un mois,une semaine'.split(','),
  es: 'tres días,dos semanas,10 días,un mes,una semana'.split(','),
  cs: 'třemi dny,dvěma týdny,10 dny,měsícem,týdnem'.split(','),
};
/** How people open a request: what follows says what they want to do. */
const asks: Readonly<Record<string, readonly string[]>> = {
  en: "how do I,how can I,can I,could I,I want to,I need to,I would like to,I'd like to,help me,can you help me,could you help me to,where can I,is it possible to,what do I have to do to,I don't know how to,I can't,tell me how to,please help me to,I have to,I'm trying to,trying to,,,is there a way to,do you know how I can,I need help to,need assistance to,I wanna,show me how to,who can help me to,how to,I am writing to ask how to,I was wondering if I could,am I able to".split(
    ',',
  ),
  de: 'Wie kann ich,Kann ich,Könnte ich,Ich möchte,Ich will,Ich würde gerne,Wo kann ich,Ich muss,Darf ich,Bitte helfen Sie mir: ich möchte,Ich wollte fragen ob ich,,Ich kann nicht,Wie muss ich vorgehen: ich will'.split(
    ',',
  ),
  fr: "comment,comment puis-je,je veux,je voudrais,je souhaite,puis-je,est-il possible de,j'aimerais,je dois,aidez-moi à,où puis-je,pouvez-vous m'aider à,je n'arrive pas à,merci de,".split(
    ',',
  ),
  es: 'quiero,quisiera,cómo puedo,necesito,me gustaría,puedo,es posible,ayúdenme a,dónde puedo,no puedo,tengo que,podría,no sé cómo,'.split(
    ',',
  ),
  cs: 'chci,chtěl bych,ráda bych,jak můžu,mohu,potřebuji,je možné,jak mám,kde můžu,nemohu,musím,pomozte mi,nevím jak,'.split(
    ',',
  ),
};
const everywhere: Readonly<Record<string, readonly string[]>> = {
  order: 'A-20931,10-4471,#100234,R4417-C,883421907,ORD-2231,BK5520,W-7781-2,5521904,#40718'.split(','),
  invoice: 'INV-2044,RE-10233,2024-0871,77120'.split(','),
  amount: '£45,€129.90,$20,89 euros,£312.50,1.299 €,$1,499.00,15 pounds'.split(/,(?!\d{3}\.)/),
  city: 'Leeds,Dublin,Lyon,Hamburg,Brno,Vienna,Boston,Malmö,Girona,Bristol,Graz,Toronto'.split(','),
  phone: '+44 20 7946 0018,0151 496 0332,+420 601 234 567,(555) 010-7788'.split(','),
  mail: 'anna.k@example.com,j.baker@example.org,pm77@example.net'.split(','),
  n: '4,17,22,9,103'.split(','),
};

function slot(name: string, language: string, roll: Dice): string {
  const own = { item: items, date: dates, days: spans, ask: asks }[name];
  const values = own === undefined ? everywhere[name] : (own[language] ?? own.en);
  if (values === undefined) throw new Error(`the corpus has an unknown slot {${name}}`);
  return values[roll(values.length)] ?? '';
}

const choice = /\[([^[\]]*)\]/g;
const slotPattern = /\{(\w+)\}/g;

/** One sentence of a line: "[a|b]" takes one of its choices, "{name}" a value of that kind in the language. */
export function filled(line: string, language: string, roll: Dice): string {
  return line
    .replace(choice, (_, inner: string) => {
      const choices = inner.split('|');
      return choices[roll(choices.length)] ?? '';
    })
    .replace(slotPattern, (_, name: string) => slot(name, language, roll))
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** Up to `most` different sentences of a line; a line without choices gives itself once. */
export function variants(line: string, language: string, most: number, seed: number): string[] {
  const roll = dice(seed);
  const open = choice.test(line) || slotPattern.test(line);
  choice.lastIndex = 0;
  slotPattern.lastIndex = 0;
  const found = new Set<string>();
  for (let i = 0; i < (open ? most * 2 : 1) && found.size < most; i++)
    found.add(filled(line, language, roll));
  return [...found];
}
