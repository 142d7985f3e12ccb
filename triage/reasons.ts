// Why a conversation was handed to a person: the fixed list behind the managers' "why" chart and the agent's panel.

export const reasons = [
  'asked_for_human',
  'complaint',
  'cancellation',
  'critical_keyword',
  'anger',
  'sarcasm',
  'low_confidence',
  'no_template',
  'unsupported_language',
  'missing_data',
  'lookup_failed',
  'sender_not_authentic',
  'fact_not_traceable',
  'answer_did_not_help',
  'bot_turn_limit',
  'intent_not_automated',
  'attachment_needs_eyes',
  'several_people',
  'engine_error',
  'paused',
  'arrived_late',
  'delivery_failed',
] as const;

export type Reason = (typeof reasons)[number];

/** `label` is the chip, `sentence` what the chip opens to. */
export const reasonWords: Record<Reason, { label: string; sentence: string }> = {
  asked_for_human: { label: 'Asked for a person', sentence: 'The customer asked to talk to a person.' },
  complaint: { label: 'Complaint', sentence: 'The mail is a complaint; complaints always go to a person.' },
  cancellation: {
    label: 'Cancellation',
    sentence: 'The customer wants to cancel; cancellations always go to a person.',
  },
  critical_keyword: {
    label: 'Critical',
    sentence: 'The mail tells of something that no machine may pass over.',
  },
  anger: { label: 'Angry', sentence: 'The mail sounds angry.' },
  sarcasm: { label: 'Sarcastic', sentence: 'The mail sounds sarcastic: it praises what went wrong.' },
  low_confidence: { label: 'Not sure', sentence: 'The engine is not sure enough what the customer wants.' },
  no_template: { label: 'No template', sentence: 'There is no approved answer for this wish.' },
  unsupported_language: {
    label: 'Language',
    sentence: 'There is no approved answer in the language of the mail.',
  },
  missing_data: {
    label: 'Data missing',
    sentence: 'The customer was asked for what is missing and did not give it.',
  },
  lookup_failed: { label: 'Lookup failed', sentence: 'What the answer needs could not be looked up.' },
  sender_not_authentic: {
    label: 'Sender not proven',
    sentence: 'The mail could not be shown to come from the person whose data the answer would tell.',
  },
  fact_not_traceable: {
    label: 'Fact not traceable',
    sentence: 'The answer would have held a fact that comes from no template, lookup or setting.',
  },
  answer_did_not_help: {
    label: 'Answer did not help',
    sentence: 'The customer says that the automatic answer did not help.',
  },
  bot_turn_limit: {
    label: 'Bot limit',
    sentence: 'The bot has already written as often as it may in one conversation.',
  },
  intent_not_automated: { label: 'Not automated', sentence: 'This kind of wish is for a person by policy.' },
  attachment_needs_eyes: {
    label: 'Attachment',
    sentence: 'The mail has an attachment that a person must look at.',
  },
  several_people: { label: 'Several people', sentence: 'Somebody else has joined the conversation.' },
  engine_error: { label: 'Engine error', sentence: 'Something failed while the mail was worked on.' },
  paused: { label: 'Paused', sentence: 'The bot is paused.' },
  arrived_late: {
    label: 'Arrived late',
    sentence: 'The mail reached us so long after it was sent that an automatic answer could be wrong by now.',
  },
  delivery_failed: {
    label: 'Not delivered',
    sentence: 'Our answer did not reach the customer: it was refused, or it came back.',
  },
};

/** Is this one of the reasons for which people get mail, and not one for which it is filed or answered? */
export function isReason(code: string): code is Reason {
  return (reasons as readonly string[]).includes(code);
}
