// A mail in the hand of the SMTP client: not a byte of it leaves before the server is ready for it and we have said so.

import { PassThrough, Readable } from 'node:stream';

/** Thrown into the connection, which then ends before the mail has begun. */
export class NotHandedOver extends Error {}

/**
 * nodemailer asks for the content only once the server has answered DATA with 354; before that the stream stands still.
 * Where the server refused the envelope it empties the stream into a PassThrough of its own: then there is nothing to
 * ask and nothing to say.
 */
export class HeldMail extends Readable {
  readonly #raw: Buffer;
  readonly #mayGo: () => Promise<boolean>;
  #toServer = true;
  /** Part of it may have left: it cannot be read from its beginning again. */
  begun = false;
  /** The last byte was taken over: from here on the server may have the mail. */
  handedOver = false;

  constructor(raw: Buffer, mayGo: () => Promise<boolean>) {
    super();
    this.#raw = raw;
    this.#mayGo = mayGo;
    this.once('end', () => {
      this.handedOver = this.#toServer;
    });
  }

  override pipe<T extends NodeJS.WritableStream>(destination: T, options?: { end?: boolean }): T {
    this.#toServer = destination.constructor !== PassThrough;
    return super.pipe(destination, options);
  }

  override _read(): void {
    if (this.begun) return;
    this.begun = true;
    this.#begin().catch((error) => this.destroy(error));
  }

  async #begin(): Promise<void> {
    if (this.#toServer && !(await this.#mayGo())) throw new NotHandedOver('Somebody else has this mail now');
    this.push(this.#toServer ? this.#raw : null);
    if (this.#toServer) this.push(null);
  }
}
