// The numbers by which the two engines are weighed against each other: data, with where each comes from.

/**
 * Measured with `baton evaluate` on 260 real-looking mails that the built-in engine was not trained on (180 English, 20 each German,
 * French, Spanish, Czech). Where it is this sure its first intent is wrong in 6 of 110 mails (English 5 of 82, others 1 of
 * 28), and in 1 of the 43 that the bot would then answer by itself. From 0.80 on it is 13 of 147 and 4 of 53. Nothing is
 * gained above: at 0.90 it is 6 of 96 and 1 of 37.
 */
export const sureFrom = 0.87;

/**
 * How far a provider's reading is believed. No real provider has been measured here: these are careful assumptions, to be
 * replaced by figures once corrected cases have come together (each understanding stores what both engines said).
 */
export const providerTrust = {
  /** Share of mails it reads rightly, by its own word for its certainty; published zero-shot results lie above. */
  right: { certain: 0.85, likely: 0.7, unsure: 0.4 },
  /** Both read the same words and stumble over the same ones: the provider's evidence counts only in part (exponent). */
  independence: 0.7,
  /** Surer than this nothing becomes that was never measured; it is above the bot's threshold of 0.8 and below 1. */
  ceiling: 0.95,
  /**
   * As far as it comes where the provider stands alone: the built-in engine reads another intent, no words of the mail were
   * shown for it, or the mail speaks to the machine. Below every threshold at which a bot should answer.
   */
  alone: 0.6,
} as const;

/** Its words for tone as probabilities: "mild" stays below the limits of the default policy, "strong" reaches them. */
export const toneLevels = {
  anger: { none: 0, mild: 0.3, strong: 0.8 },
  negative: { none: 0, mild: 0.4, strong: 0.9 },
  urgency: { none: 0, mild: 0.4, strong: 0.8 },
  sarcasm: 0.7,
} as const;

/** A wish that it names beside the first: enough to stop the bot where that wish is for people (0.3 in `decide`). */
export const besideShare = 0.4;
