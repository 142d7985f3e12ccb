// The words that always bring a person, as Baton comes with them; a team changes them on its policy page.

import { safetyGroup, selfHarmGroup } from './critical-harm.ts';

/** Languages with forms of words of their own; phrases of any other stand under `phrases`. */
export const phraseLanguages = ['en', 'de', 'fr', 'es', 'cs'] as const;
export type PhraseLanguage = (typeof phraseLanguages)[number];

export type CriticalGroup = Readonly<{
  group: string;
  /** In every language, as they stand. */
  phrases: string[];
  /** Of one language: the usual endings of its words count too. */
  byLanguage: Partial<Record<PhraseLanguage, string[]>>;
  /** RE2 syntax, for what endings cannot tell. Case does not matter; they match whole words. */
  patterns: string[];
  /** "No complaint, just a question" is none. */
  unlessDenied: boolean;
}>;

export const criticalGroups: readonly CriticalGroup[] = [
  {
    group: 'formal complaint',
    phrases: [],
    byLanguage: {
      en: ['complaint', 'want to complain', 'wish to complain', 'like to complain', 'complain formally'],
      de: ['Beschwerde', 'beschweren', 'beschwere mich'],
      fr: ['réclamation officielle', 'plainte', 'me plaindre'],
      es: ['queja', 'reclamación', 'reclamaciones', 'quejarme'],
      cs: ['stěžovat'],
    },
    patterns: ['stížnost\\p{L}*', '(faire|déposer|formuler) une réclamation'],
    unlessDenied: true,
  },
  {
    group: 'cancellation',
    phrases: [],
    byLanguage: {
      en: [
        'cancel my',
        'cancel our',
        'cancel the order',
        'cancel the subscription',
        'cancel the contract',
        'cancel this order',
        'cancel it',
        'cancel order',
        'to cancel',
        'please cancel',
        'hereby cancel',
        'terminate my',
        'terminate the contract',
        'close my account',
        'withdraw from the contract',
        'right of withdrawal',
        'unsubscribe me',
      ],
      de: [
        'Kündigung',
        'kündigen',
        'kündige',
        'Widerruf',
        'widerrufen',
        'widerrufe',
        'vom Vertrag zurücktreten',
      ],
      fr: [
        'résilier',
        'résiliation',
        'annuler ma',
        'annuler mon',
        'annuler la commande',
        'droit de rétractation',
      ],
      es: ['cancelar mi', 'cancelar el', 'cancelar la', 'anular mi', 'darme de baja', 'desistimiento'],
      cs: ['zrušit objednávku', 'zrušte', 'storno', 'stornovat', 'stornujte', 'odstoupit od smlouvy'],
    },
    patterns: [
      'cancel(l?ed|l?ing)? (my|our|the|this) \\p{L}+',
      '(bestellung|auftrag|abo|vertrag|buchung)\\p{L}* ((bitte|hiermit|sofort|wieder|so schnell wie möglich) )*stornier\\p{L}+',
      'stornieren sie',
      'stornier\\p{L}+ ((bitte|hiermit) )?(meine|die|den)\\p{L}*',
      'výpověď|vypověd\\p{L}+|odstoupení od smlouvy|zrušit (svou |svoji |moji |mou |tu |celou )?objednávku|zrušit (svůj |můj )?účet',
      'annul\\p{L}+ (ma|mon|cette|notre) (commande|abonnement|contrat|réservation)',
    ],
    unlessDenied: true,
  },
  {
    group: 'legal',
    phrases: [],
    byLanguage: {
      en: [
        'lawyer',
        'solicitor',
        'attorney',
        'barrister',
        'legal action',
        'legal proceedings',
        'legal steps',
        'legal advice',
        'small claims',
        'lawsuit',
        'sue you',
        'suing you',
        'see you in court',
        'take you to court',
        'letter before action',
      ],
      de: [
        'Anwalt',
        'Anwälte',
        'Anwältin',
        'Rechtsanwalt',
        'rechtliche Schritte',
        'verklagen',
        'Strafanzeige',
      ],
      fr: ['avocat', 'action en justice', 'tribunal', 'tribunaux', 'mise en demeure', 'porter plainte'],
      es: [
        'abogado',
        'abogada',
        'acciones legales',
        'demandarles',
        'denuncia',
        'denunciar',
        'juzgado',
        'tribunales',
      ],
      cs: ['advokát', 'právní kroky', 'k soudu', 'soudní'],
    },
    patterns: [
      'právn[íi]k\\p{L}*|žalob\\p{L}+|zažal\\p{L}+|trestní oznámení',
      '(rechtsschutz|rechtsanw[aä]lt)\\p{L}*|rechtlich\\p{L}* schritt\\p{L}*|vor gericht|gerichtlich\\p{L}*|mahnbescheid\\p{L}*',
    ],
    unlessDenied: false,
  },
  {
    group: 'chargeback',
    phrases: ['chargeback', 'charge-back', 'charge back'],
    byLanguage: {
      en: [
        'chargebacks',
        'dispute the charge',
        'dispute the payment',
        'reverse the payment',
        'fraud',
        'fraudulent',
      ],
      de: [
        'Rückbuchung',
        'Rücklastschrift',
        'zurückbuchen',
        'Lastschrift widersprechen',
        'Betrug',
        'Betrüger',
      ],
      fr: ['rétrofacturation', 'opposition bancaire', 'faire opposition', 'fraude', 'arnaque', 'escroquerie'],
      es: ['contracargo', 'retrocesión', 'devolver el cargo', 'fraude', 'estafa'],
      cs: ['reklamace platby', 'podvod'],
    },
    patterns: [
      'disput(e|ed|ing) (it|this|the \\p{L}+) with (my|our|the) (bank|card)\\p{L}*',
      'revers(e|ed|ing) (the|my|this|that|a) (\\p{L}+ )?(payment|charge|transaction)s?',
      '(claim|get|take|pull)(ing)? (the|my|this|that) (money|payment|amount|sum) back (from|through|via|with) (my|our|the) (bank|card|paypal)\\p{L}*',
      '(bank|kreditkart\\p{L}*|zahlung|paypal) (\\p{L}+ ){0,3}zurück(buchen|holen|fordern)',
    ],
    unlessDenied: false,
  },
  {
    group: 'data protection',
    phrases: ['GDPR', 'DSGVO', 'RGPD', 'CCPA', 'LOPD'],
    byLanguage: {
      en: [
        'data protection',
        'data breach',
        'my personal data',
        'delete my data',
        'erase my data',
        'right to be forgotten',
        'subject access request',
        'identity theft',
        'unauthorised access',
        'unauthorized access',
      ],
      de: ['Datenschutz', 'personenbezogene Daten', 'Daten löschen', 'meine Daten', 'Identitätsdiebstahl'],
      fr: ['données personnelles', 'protection des données', 'CNIL'],
      es: ['datos personales', 'protección de datos'],
      cs: ['osobní údaje', 'osobních údajů', 'ochrana údajů'],
    },
    patterns: [
      'datenschutz\\p{L}*',
      'hack(ed|ers?|ing)?|gehackt\\p{L}*|hackern?|piraté\\p{L}*|hackead[oa]s?|hacker\\p{L}*|hacknut\\p{L}*|napaden\\p{L}* úč\\p{L}+',
      '(someone|somebody|a stranger|another person|other people) (else )?(has |have |had |is |was |got )?(\\p{L}+ ){0,3}(access|accessed|logged|logging|using|used|broke|broken|ordered|ordering|stole|stolen|changed) (\\p{L}+ ){0,3}(my|our) (account|login|password|card|name|profile)',
      'account (has been |was |is |got |seems |appears )?(to be |to have been )?(compromised|broken into|taken over|stolen|hijacked)',
      '(account|login|password|e-?mail address|profile) (\\p{L}+ ){0,3}(changed|used|accessed|reset|opened) by (someone|somebody|anyone|another|a stranger|other people|persons? unknown)',
      "(password|login|account|e-?mail address) (has been |was |got )changed (but |and )?(\\p{L}+ ){0,4}(not by me|without (me|my)|(was not|wasn[’']t|it was not|it wasn[’']t|not) me)",
      '(passwort|kennwort|konto|zugang) (\\p{L}+ ){0,3}(von|durch) (jemand\\p{L}*|fremde\\p{L}*|einem fremden|unbekannte\\p{L}*|dritte[nr]?) (\\p{L}+ ){0,2}(geändert|benutzt|genutzt|übernommen|gestohlen)',
      '(jemand|fremde\\p{L}*|unbefugt\\p{L}*) (\\p{L}+ ){0,5}(mein\\p{L}*|zugriff auf) (\\p{L}+ )?(konto|kundenkonto|zugang|passwort)',
      '(delete|erase|remove) (all )?(of )?(my|our) (personal )?(data|information|details)',
    ],
    unlessDenied: false,
  },
  safetyGroup,
  {
    group: 'press',
    phrases: ['trading standards', 'ombudsman'],
    byLanguage: {
      en: [
        'journalist',
        'newspaper',
        'consumer protection',
        'press enquiry',
        'press inquiry',
        'press office',
        'on behalf of the press',
      ],
      de: [
        'Journalist',
        'Zeitung',
        'an die Presse',
        'Presseanfrage',
        'Verbraucherzentrale',
        'Verbraucherschutz',
      ],
      fr: ['journaliste', 'DGCCRF', 'répression des fraudes', 'association de consommateurs'],
      es: ['periodista', 'la prensa', 'oficina del consumidor', 'asociación de consumidores'],
      cs: ['obchodní inspekce', 'ČOI', 'dTest'],
    },
    patterns: ['novinář\\p{L}*|novin(y|ám|ách)|obchodní inspekc\\p{L}+'],
    unlessDenied: false,
  },
  selfHarmGroup,
];
