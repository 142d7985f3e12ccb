// How many of this worker's hands may wait for the model provider: it is not always in a hurry, and mail is.

export type Release = () => void;

export class Places {
  readonly #most: number;
  #taken = 0;
  readonly #waiting: { limit: number; enter: () => void }[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  /**
   * A place, or null where none became free within `patienceMs`. `spare`: places that are left to others, for what nobody
   * waits for.
   */
  async take({
    spare,
    patienceMs,
  }: Readonly<{ spare: number; patienceMs: number }>): Promise<Release | null> {
    const limit = this.#most - spare;
    if (this.#taken < limit) this.#taken += 1;
    else if (!(await this.#wait(limit, patienceMs))) return null;
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      this.#taken -= 1;
      const next = this.#waiting.findIndex((each) => this.#taken < each.limit);
      if (next < 0) return;
      // Handed over at once: nobody who asks in this moment gets between.
      this.#taken += 1;
      this.#waiting.splice(next, 1)[0]?.enter();
    };
  }

  async #wait(limit: number, patienceMs: number): Promise<boolean> {
    if (patienceMs === 0) return false;
    return await new Promise<boolean>((resolve) => {
      const place = {
        limit,
        enter: () => {
          clearTimeout(late);
          resolve(true);
        },
      };
      const late = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(place), 1);
        resolve(false);
      }, patienceMs);
      this.#waiting.push(place);
    });
  }
}
