// Which mail a policy is tried on: enough to see every weekday four times, and few enough to be judged in seconds.

const days = 30;
const dayMs = 86_400_000;

export const replaySince = (now: Date) => new Date(now.getTime() - days * dayMs);
