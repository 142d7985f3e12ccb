// Which mails are being judged together in this process, so that their own jobs wait for that instead of doing it again.

export type UnderWay = Readonly<{
  /** Somebody forms batches. */
  isTaken: () => boolean;
  /** Answers what ends it. */
  take: () => () => void;
  during: <Result>(messageIds: readonly number[], work: () => Promise<Result>) => Promise<Result>;
  /** Resolves once nobody works on this mail, however that ended. */
  end: (messageId: number) => Promise<void>;
}>;

export function createUnderWay(): UnderWay {
  let taken = false;
  const mails = new Map<number, Promise<unknown>>();
  return {
    isTaken: () => taken,
    take: () => {
      taken = true;
      return () => {
        taken = false;
      };
    },
    during: async (messageIds, work) => {
      const working = work();
      for (const id of messageIds) mails.set(id, working);
      try {
        return await working;
      } finally {
        for (const id of messageIds) mails.delete(id);
      }
    },
    end: async (messageId) => {
      await Promise.allSettled([mails.get(messageId)]);
    },
  };
}
