// A text in pieces, some of which are what somebody has looked for.

export type MarkedPiece = Readonly<{ text: string; hit: boolean }>;
