// What mails that are made to break a reader of mail are written with.

export type HostileCase = Readonly<{ name: string; raw: () => Buffer }>;

export const lines = (...all: string[]) => Buffer.from(all.join('\r\n'), 'latin1');
export const usual = [
  'From: Eva <eva@customer.test>',
  'To: support@shop.test',
  'Subject: Where is my order?',
];
export const words = 'Where is my order 10-4471?';
export const repeat = (count: number, make: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => make(at));
export const multipart = (type: string, boundary: string) => `Content-Type: ${type}; boundary="${boundary}"`;
export const megabyte = 1024 * 1024;
