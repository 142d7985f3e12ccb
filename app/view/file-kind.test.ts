import { describe, expect, it } from 'vitest';

import { readEvent } from './calendar-event.ts';
import { findDanger, howToShow, shownName } from './file-kind.ts';

describe('a file', () => {
  it.each([
    ['setup.exe', 'application/octet-stream', 'program'],
    ['invoice', 'application/x-msdownload', 'program'],
    ['invoice.pdf', 'text/javascript', 'program'],
    ['Rechnung.pdf.exe', 'application/pdf', 'two-endings'],
    ['photo.jpg .scr', 'image/jpeg', 'two-endings'],
    ['page.HTML', 'application/octet-stream', 'page'],
    ['logo.svg', 'image/svg+xml', 'page'],
    ['list.xlsm', 'application/vnd.ms-excel.sheet.macroEnabled.12', 'macros'],
    ['disk.iso', 'application/octet-stream', 'disk'],
  ])('%s of %s is warned of', (name, type, kind) => {
    expect(findDanger(name, type)?.kind).toBe(kind);
  });

  it.each([
    ['invoice.pdf', 'application/pdf', 'pdf'],
    ['v1.2.notes.txt', 'text/plain', 'text'],
    ['photo.jpg', 'image/jpeg', 'image'],
    ['orders.2026.csv', 'text/csv', 'table'],
    ['forwarded.eml', 'message/rfc822', 'mail'],
    ['invite.ics', 'text/calendar', 'event'],
  ])('%s of %s is not, and can be looked at', (name, type, show) => {
    expect(findDanger(name, type)).toBeNull();
    expect(howToShow(name, type, 1_000)).toBe(show);
  });

  it('that is a page is shown as letters, and one that is too large not at all', () => {
    expect(howToShow('page.html', 'text/html', 1_000)).toBe('text');
    expect(howToShow('film.png', 'image/png', 90_000_000)).toBeNull();
    expect(howToShow('archive.zip', 'application/zip', 1_000)).toBeNull();
  });

  it('cannot turn its name round', () => {
    expect(shownName('invoice\u202efdp.exe')).toBe('invoice\ufffdfdp.exe');
  });
});

describe('an event', () => {
  const event = (...lines: string[]) =>
    ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', ...lines, 'END:VEVENT', 'END:VCALENDAR'].join('\r\n');

  it('is read with its folded lines, its zone and its guests', () => {
    const text = event(
      'SUMMARY:Delivery\\, second',
      '  try',
      'DTSTART;TZID="Europe/Berlin":20261124T090000',
      'DTEND:20261124T100000Z',
      'ORGANIZER;CN="Doe: Eva":mailto:eva@customer.example',
      'ATTENDEE:mailto:a@shop.example',
      'ATTENDEE:mailto:b@shop.example',
    );
    expect(readEvent(text)).toMatchObject({
      title: 'Delivery, second try',
      start: { at: '2026-11-24T09:00:00', wholeDay: false, zone: 'Europe/Berlin' },
      end: { at: '2026-11-24T10:00:00Z', zone: null },
      organizer: 'Doe: Eva',
      guests: 2,
      cancelled: false,
    });
  });

  it('of a whole day, without more, and what is none', () => {
    expect(readEvent(event('DTSTART;VALUE=DATE:20261124'))).toMatchObject({
      title: '',
      start: { at: '2026-11-24', wholeDay: true },
    });
    expect(readEvent('BEGIN:VCARD\nEND:VCARD')).toBeNull();
  });
});
