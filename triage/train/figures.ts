// What evaluation says about answers: accuracy, F1, calibration, and what a threshold would cost.

export type Judged = Readonly<{
  /** The label of the data. */
  label: string;
  /** All labels a fair reader would accept, the label included. */
  accepted: readonly string[];
  answer: string;
  confidence: number;
}>;

export type ClassFigures = Readonly<{
  label: string;
  count: number;
  precision: number;
  recall: number;
  f1: number;
}>;

export type Figures = Readonly<{
  count: number;
  /** Share of answers that are among the accepted labels. */
  accuracy: number;
  macroF1: number;
  perLabel: readonly ClassFigures[];
  /** Expected calibration error over 10 bins of equal width (Guo et al. 2017). */
  calibrationError: number;
  reliability: readonly Readonly<{
    from: number;
    to: number;
    count: number;
    confidence: number;
    accuracy: number;
  }>[];
  /** Largest share of the data that can be answered with at most this share of wrong answers, and from which confidence on. */
  coverage: readonly Readonly<{ error: number; coverage: number; threshold: number }>[];
}>;

const isRight = (one: Judged): boolean => one.accepted.includes(one.answer);

/** A right second choice counts for the label that was answered: it takes nothing from the first one's recall. */
function classFigures(judged: readonly Judged[], label: string): ClassFigures {
  let hit = 0;
  let answered = 0;
  let wanted = 0;
  for (const one of judged) {
    const truth = isRight(one) ? one.answer : one.label;
    if (truth === label) wanted++;
    if (one.answer === label) answered++;
    if (truth === label && one.answer === label) hit++;
  }
  const precision = answered === 0 ? 0 : hit / answered;
  const recall = wanted === 0 ? 0 : hit / wanted;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { label, count: judged.filter((one) => one.label === label).length, precision, recall, f1 };
}

function reliabilityOf(judged: readonly Judged[]): Figures['reliability'] {
  const bins = Array.from({ length: 10 }, () => ({ count: 0, confidence: 0, right: 0 }));
  for (const one of judged) {
    const bin = bins[Math.min(9, Math.floor(one.confidence * 10))];
    if (bin === undefined) continue;
    bin.count++;
    bin.confidence += one.confidence;
    if (isRight(one)) bin.right++;
  }
  return bins.map(({ count, confidence, right }, i) => ({
    from: i / 10,
    to: (i + 1) / 10,
    count,
    confidence: count === 0 ? 0 : confidence / count,
    accuracy: count === 0 ? 0 : right / count,
  }));
}

function coverageAt(judged: readonly Judged[], error: number): Figures['coverage'][number] {
  const sorted = judged.toSorted((a, b) => b.confidence - a.confidence);
  let wrong = 0;
  let best = { error, coverage: 0, threshold: 1 };
  for (const [i, one] of sorted.entries()) {
    if (!isRight(one)) wrong++;
    const next = sorted[i + 1];
    if (next !== undefined && next.confidence === one.confidence) continue;
    if (wrong / (i + 1) <= error)
      best = { error, coverage: (i + 1) / sorted.length, threshold: one.confidence };
  }
  return best;
}

export function figuresOf(judged: readonly Judged[]): Figures {
  const labels = [...new Set(judged.map((one) => one.label))].toSorted();
  const perLabel = labels.map((label) => classFigures(judged, label));
  const reliability = reliabilityOf(judged);
  const count = judged.length;
  return {
    count,
    accuracy: count === 0 ? 0 : judged.filter(isRight).length / count,
    macroF1: labels.length === 0 ? 0 : perLabel.reduce((sum, one) => sum + one.f1, 0) / labels.length,
    perLabel,
    calibrationError:
      count === 0
        ? 0
        : reliability.reduce(
            (sum, bin) => sum + (bin.count * Math.abs(bin.confidence - bin.accuracy)) / count,
            0,
          ),
    reliability,
    coverage: [0.01, 0.03, 0.05, 0.1].map((error) => coverageAt(judged, error)),
  };
}

/** Area under the ROC curve: the chance that a positive scores above a negative; ties count half. NaN without both. */
export function areaUnderRoc(scores: readonly number[], truth: readonly boolean[]): number {
  const order = scores.map((_, i) => i).toSorted((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0));
  let rankSum = 0;
  for (let i = 0; i < order.length; ) {
    let j = i;
    while (j < order.length && scores[order[j] ?? 0] === scores[order[i] ?? 0]) j++;
    for (let k = i; k < j; k++) if (truth[order[k] ?? 0]) rankSum += (i + j + 1) / 2;
    i = j;
  }
  const positive = truth.filter(Boolean).length;
  const negative = truth.length - positive;
  return (rankSum - (positive * (positive + 1)) / 2) / (positive * negative);
}
