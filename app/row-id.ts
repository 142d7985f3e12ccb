// The number of a row in an address of ours; 0, which no row has, for anything else.

export const rowId = (text: string | undefined): number =>
  text && /^\d{1,15}$/.test(text) ? Number(text) : 0;
