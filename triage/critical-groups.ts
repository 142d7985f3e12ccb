// The words that always bring a person, as Baton comes with them; a team changes them on its policy page.

import { dataProtectionGroup } from './critical-data.ts';
import { hardshipGroup, selfHarmGroup } from './critical-despair.ts';
import { safetyGroup } from './critical-harm.ts';
import { chargebackGroup, legalGroup, pressGroup } from './critical-rights.ts';

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
      en: [
        'complaint',
        'want to complain',
        'wish to complain',
        'like to complain',
        'complain formally',
        'complaining formally',
        'formally complain',
        'formally complaining',
        'officially complain',
        'officially complaining',
        'grievance',
      ],
      de: ['Beschwerde', 'Kundenbeschwerde', 'beschweren', 'beschwere mich', 'Mängelrüge'],
      fr: ['réclamation officielle', 'plainte', 'me plaindre'],
      es: ['queja', 'reclamación', 'reclamaciones', 'quejarme'],
      cs: ['stěžovat'],
    },
    patterns: [
      '(laughed|laughing|mocked|mocking|made fun|sneered|shouted|swore|spat) (at|of) (me|us|my|how|him|her|our)|(don.?t|do not|didn.?t|won.?t) (do|serve|let in|want) (people|customers|persons?) (in|like|with|of) \\p{L}+|racis\\p{L}+|sexis\\p{L}+|rassis\\p{L}+|diskriminier\\p{L}*|discriminat\\p{L}*|(don.?t|do not|won.?t) (do|serve|let in|want|take) (\\S+ ){0,4}(wheelchairs?|headscar(f|ves)|disabled)|(mit|wegen) (\\S+ ){0,2}(kopftuch|rollstuhl) (\\S+ ){0,4}(nicht|kein\\p{L}*|unerwünscht)',
      '(got it coming|had it coming|i.?ll be waiting for (him|her|them|you)|(wait|waiting) for (him|her|them) outside|know where (you|he|she|they|your \\p{L}+) (live|lives|park|parks|work|works)|teach (him|her|them|you) a lesson|make (him|her|them|you) (pay|sorry|regret))',
      'stížnost\\p{L}*',
      '(faire|déposer|formuler) une réclamation',
      '(put|place|have)( (it|this|that|all of this))? on (the )?record',
      '(written|formal) (response|reply|statement|apology|explanation) (from|by|within|of) \\S+',
      '(schriftliche|offizielle)\\p{L}* (stellungnahme|entschuldigung|beanstandung|erklärung)',
      'zu protokoll|aktenkundig|beanstande (ich )?hiermit|hiermit beanstande',
    ],
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
      '(abo|abonnement|mitgliedschaft|vertrag|mitgliedschaften) (\\S+ ){0,8}schluss',
      'cancel(l?ed|l?ing)? (my|our|the|this) \\p{L}+',
      '(bestellung|auftrag|abo|vertrag|buchung)\\p{L}* ((bitte|hiermit|sofort|wieder|so schnell wie möglich) )*stornier\\p{L}+',
      'stornieren sie',
      '(no longer|don.?t|do not) (want|need|wish for) (the|my|this|that|our) (order|parcel|package|delivery|subscription|membership|contract|booking)( any ?more)?',
      '(don.?t|do not|no longer) (send|ship|dispatch|post|deliver) (\\S+ ){1,4}any ?more',
      "(it|that|this|the \\p{L}+|they) (need(n[’']t| not)|do(es)?(n[’']t| not) (need|have) to|no longer (needs?|has|have) to) (come|be (sent|shipped|delivered|dispatched))( any ?more)?",
      '(braucht|brauchen|muss|müssen) (\\S+ )?(also |jetzt )?(nicht|nicht mehr) (mehr )?(zu kommen|kommen|geliefert|geschickt|verschickt)',
      '(call|calling) off (the|my|our|this) \\p{L}+|(end|ending|stop|stopping|discontinue|quit) (my|our) (subscription|membership|contract|plan|policy)',
      '(give|giving|hand in|serve) (you )?(my |our |a )?(\\S+ )?notice (to|of|on|for|that)|won.?t be renewing|not be renewing',
      '(abo|abonnement|mitgliedschaft|vertrag|bestellung|auftrag) (\\S+ ){0,5}(beenden|auflösen|abbestellen|zurückziehen|zurücknehmen|rückgängig)',
      'abbestell(en|e|t)|rückgängig (zu )?machen|(vom|von dem|von der|von meinem|von meiner) (kauf|vertrag|bestellung|kaufvertrag)\\p{L}* (zurück\\p{L}*|abstand)|trete (ich )?(\\S+ ){0,4}zurück',
      '(konto|kundenkonto|account) (\\S+ ){0,3}(löschen|schließen|auflösen)|lösch\\p{L}+ (sie )?(\\S+ ){0,2}(konto|kundenkonto|account)',
      '(schicken|senden|liefern|versenden) sie (\\S+ ){1,4}nicht mehr|nicht mehr (zuschicken|zusenden|losschicken|verschicken|ausliefern)',
      'stornier\\p{L}+ ((bitte|hiermit) )?(meine|die|den)\\p{L}*',
      'výpověď|vypověd\\p{L}+|odstoupení od smlouvy|zrušit (svou |svoji |moji |mou |tu |celou )?objednávku|zrušit (svůj |můj )?účet',
      'annul\\p{L}+ (ma|mon|cette|notre) (commande|abonnement|contrat|réservation)',
    ],
    unlessDenied: true,
  },
  legalGroup,
  chargebackGroup,
  dataProtectionGroup,
  safetyGroup,
  pressGroup,
  selfHarmGroup,
  hardshipGroup,
];
