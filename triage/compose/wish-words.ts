// What a handover says it has understood: the wish as a few words in the customer's language, for them to correct.

import type { Intent } from '../intents.ts';

type Words = Partial<Record<Intent, string>>;

/** "Something else" and "a person" say nothing that the customer does not know. */
const words: Readonly<Record<string, Words>> = {
  en: {
    order_status: 'where an order is',
    shipping_delivery: 'delivery',
    opening_hours: 'our opening hours',
    password_reset: 'your password',
    refund_return: 'a return or a refund',
    invoice_billing: 'an invoice or a payment',
    change_order_address: 'a change to an order or an address',
    cancel: 'a cancellation',
    complaint: 'a complaint',
  },
  de: {
    order_status: 'den Stand einer Bestellung',
    shipping_delivery: 'die Lieferung',
    opening_hours: 'unsere Öffnungszeiten',
    password_reset: 'Ihr Passwort',
    refund_return: 'eine Rückgabe oder Erstattung',
    invoice_billing: 'eine Rechnung oder Zahlung',
    change_order_address: 'eine Änderung an einer Bestellung oder Adresse',
    cancel: 'eine Kündigung oder Stornierung',
    complaint: 'eine Beschwerde',
  },
  fr: {
    order_status: 'le suivi d’une commande',
    shipping_delivery: 'la livraison',
    opening_hours: 'nos horaires d’ouverture',
    password_reset: 'votre mot de passe',
    refund_return: 'un retour ou un remboursement',
    invoice_billing: 'une facture ou un paiement',
    change_order_address: 'une modification de commande ou d’adresse',
    cancel: 'une annulation ou une résiliation',
    complaint: 'une réclamation',
  },
  es: {
    order_status: 'el estado de un pedido',
    shipping_delivery: 'la entrega',
    opening_hours: 'nuestro horario',
    password_reset: 'su contraseña',
    refund_return: 'una devolución o un reembolso',
    invoice_billing: 'una factura o un pago',
    change_order_address: 'un cambio en un pedido o una dirección',
    cancel: 'una cancelación',
    complaint: 'una reclamación',
  },
  cs: {
    order_status: 'stav objednávky',
    shipping_delivery: 'doručení',
    opening_hours: 'naše otevírací doba',
    password_reset: 'vaše heslo',
    refund_return: 'vrácení zboží nebo peněz',
    invoice_billing: 'faktura nebo platba',
    change_order_address: 'změna objednávky nebo adresy',
    cancel: 'zrušení nebo výpověď',
    complaint: 'stížnost nebo reklamace',
  },
};

/** Null where there is nothing to say. */
export const wishWords = (intent: Intent, language: string): string | null =>
  words[language]?.[intent] ?? null;
