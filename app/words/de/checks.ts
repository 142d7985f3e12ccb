// What is wrong with a policy, a template or an article, told beside its field, and what a template may fill in.

import type { Catalogue } from '../say.ts';

export const checks = {
  'must not match nothing at all': 'darf nicht auf gar nichts passen',
  'is no pattern in RE2 syntax: {reason}': 'ist kein Muster in RE2-Schreibweise: {reason}',
  'There is no team "{team}".': 'Ein Team „{team}“ gibt es nicht.',
  'No template asks for anything about "{about}": add one, or require nothing.':
    'Keine Vorlage fragt etwas zu „{about}“: Leg eine an, oder verlange nichts.',
  'Two of its times overlap.': 'Zwei der Zeiten überschneiden sich.',
  '{what} is there twice.': '{what} steht doppelt da.',
  'There are two teams "{team}".': 'Es gibt zwei Teams „{team}“.',
  '{address} cannot both get a person and be left alone.':
    '{address} kann nicht zugleich einen Menschen bekommen und in Ruhe gelassen werden.',
  'It has no words.': 'Es hat keine Wörter.',
  'There is another group of that name.': 'Es gibt schon eine Gruppe mit diesem Namen.',

  'must be a time such as 09:00': 'muss eine Uhrzeit wie 09:00 sein',
  'must end after it begins': 'muss nach seinem Beginn enden',
  'must be small letters, digits and underscores': 'darf nur Kleinbuchstaben, Ziffern und Unterstriche haben',
  'must be small letters, digits and dashes': 'darf nur Kleinbuchstaben, Ziffern und Bindestriche haben',
  'comes with Baton': 'ist schon in Baton enthalten',
  'must have at least two letters': 'muss mindestens zwei Buchstaben haben',
  'must have at most 200 characters': 'darf höchstens 200 Zeichen haben',
  'must be at most 20': 'dürfen höchstens 20 sein',
  'must be an address, or a domain such as @example.com':
    'muss eine Adresse sein, oder eine Domain wie @example.com',
  'must be a time zone such as Europe/Prague': 'muss eine Zeitzone wie Europe/Prague sein',
  'must be a code such as de': 'muss ein Kürzel wie de sein',
  'must name a question, a language or a customer': 'muss eine Frage, eine Sprache oder einen Kunden nennen',
  'must be an address such as https://shop.example/help':
    'muss eine Adresse wie https://shop.example/help sein',
  'is a short name in small letters, such as return_policy':
    'ist ein kurzer Name in Kleinbuchstaben, etwa return_policy',
  'is a short name in small letters, such as gift_cards':
    'ist ein kurzer Name in Kleinbuchstaben, etwa gift_cards',
  'must not be empty': 'darf nicht leer sein',
  'is empty': 'ist leer',
  'must be a day such as 2026-12-31': 'muss ein Tag wie 2026-12-31 sein',
  'must be one line': 'muss in einer Zeile stehen',
  'is not known here': 'ist hier nicht bekannt',
  'is of another kind than it must be': 'ist von anderer Art, als es sein muss',
  'must be one of: {values}': 'muss eines davon sein: {values}',
  'must have at most {most} characters': 'darf höchstens {most} Zeichen haben',
  'must be at most {most} entries': 'dürfen höchstens {most} Einträge sein',
  'must be at most {most}': 'darf höchstens {most} sein',
  'must have at least {least}': 'muss mindestens {least} haben',
  'must be at least {least}': 'muss mindestens {least} sein',

  '"{html}" is HTML: write Markdown.': '„{html}“ ist HTML: Schreib Markdown.',
  'Write which article: {{ article.NAME }}.': 'Schreib dazu, welcher Artikel: {{ article.NAME }}.',
  'There is no slot "{slot}": an article has a title, a text and a url.':
    'Einen Platzhalter „{slot}“ gibt es nicht: Ein Artikel hat title, text und url.',
  'There is no published article "{name}" in "{language}".':
    'Einen veröffentlichten Artikel „{name}“ in „{language}“ gibt es nicht.',
  'The article "{name}" was valid until {day}.': 'Der Artikel „{name}“ galt bis {day}.',
  'The article "{name}" has no link.': 'Der Artikel „{name}“ hat keinen Link.',
  '"{slot}" is known only where the order is looked up.':
    '„{slot}“ ist nur bekannt, wo die Bestellung nachgesehen wird.',
  '"{name}" does this already in "{language}": change that one, or switch it off first.':
    '„{name}“ tut das in „{language}“ schon: Ändere die, oder schalte sie zuerst ab.',
  'There is no footer in "{language}" yet: publish one first, so that each answer says it is automatic.':
    'In „{language}“ gibt es noch keine Fußzeile: Veröffentliche zuerst eine, damit jede Antwort sagt, dass sie automatisch ist.',
  'All of this is never known at once.': 'All das ist nie zugleich bekannt.',
  'In some cases nothing is left of it.': 'In manchen Fällen bleibt nichts davon übrig.',
  '"{text}" is put together from words and a slot: part them, or a person gets the mail.':
    '„{text}“ ist aus Wörtern und einem Platzhalter zusammengesetzt: Trenne sie, sonst bekommt ein Mensch die Mail.',
  'There may be no order, and no "{slot}": say that the order is looked up.':
    'Vielleicht gibt es keine Bestellung und kein „{slot}“: Gib an, dass die Bestellung nachgesehen wird.',
  '"{slot}" may be empty: write it inside {% if {slot} %} … {% endif %}, or require it.':
    '„{slot}“ kann leer sein: Schreib es in {% if {slot} %} … {% endif %}, oder verlange es.',
  'There is no slot "{slot}".': 'Einen Platzhalter „{slot}“ gibt es nicht.',
  'There is no filter "{filter}".': 'Einen Filter „{filter}“ gibt es nicht.',
  'There is no tag "{% {tag} %}".': 'Eine Anweisung „{% {tag} %}“ gibt es nicht.',
  '{tag} has no end.': '{tag} hat kein Ende.',
  '"{slot}" has no end: write "}}" after the slot’s name.':
    '„{slot}“ hat kein Ende: Schreib „}}“ hinter den Namen des Platzhalters.',
  'must not be empty; without one the answer keeps the mail’s subject':
    'darf nicht leer sein; ohne einen behält die Antwort den Betreff der Mail',
  'answers and questions name the intent they are for; the others name none':
    'Antworten und Rückfragen nennen das Anliegen, für das sie da sind; die anderen nennen keines',
  'only an answer can be for a question of your own': 'nur eine Antwort kann für eine eigene Frage da sein',
  '"intent" is one of your own: give at least 3 questions that customers ask about it':
    '„intent“ ist ein eigenes: Gib mindestens 3 Fragen an, die Kunden dazu stellen',
  'it must begin with front matter between two lines of "---"':
    'Sie muss mit einem Vorspann zwischen zwei Zeilen „---“ beginnen',
  'it has no words': 'Sie hat keine Wörter',

  'Slots: what the bot can fill in': 'Platzhalter: was der Bot einsetzen kann',
  'Put in {slot}': '{slot} einsetzen',
  'of each in {list}': 'je Eintrag von {list}',
  'may be empty': 'kann leer sein',
  'The article “{title}”; also its title and its url':
    'Der Artikel „{title}“; auch sein Titel (title) und seine Adresse (url)',
  'Your company’s name': 'Der Name deiner Firma',
  'The number of the request': 'Die Nummer der Anfrage',
  'By when a person answers': 'Bis wann ein Mensch antwortet',
  'The team that takes over': 'Das Team, das übernimmt',
  'What we have understood that the customer wants': 'Was wir als Wunsch des Kunden verstanden haben',
  'The one-time code; only the mail that carries it has one':
    'Der Einmalcode; nur die Mail, die ihn überbringt, hat einen',
  'For how many minutes a one-time code holds': 'Wie viele Minuten ein Einmalcode gilt',
  'The address to reset a password': 'Die Adresse, um ein Passwort zurückzusetzen',
  'The order that the mail is about': 'Die Bestellung, um die es geht',
  'Its number': 'Ihre Nummer',
  'Its state: received, processing, shipped …, for {% case %}':
    'Ihr Stand: received, processing, shipped …, für {% case %}',
  'The day it was placed': 'Der Tag, an dem sie aufgegeben wurde',
  'What was ordered': 'Was bestellt wurde',
  'Who carries the parcel': 'Wer das Paket bringt',
  'The parcel’s number': 'Die Nummer des Pakets',
  'The day it should arrive': 'Der Tag, an dem sie ankommen soll',
  'Whether that day is over, for {% if %}': 'Ob dieser Tag vorbei ist, für {% if %}',
  'The day it was delivered': 'Der Tag, an dem sie zugestellt wurde',
  'A number that the customer gave and we do not have':
    'Eine Nummer, die der Kunde genannt hat und die wir nicht kennen',
  'The customer’s own order that was probably meant':
    'Die eigene Bestellung des Kunden, die wohl gemeint war',
  'The customer’s orders that may be meant: a list':
    'Die Bestellungen des Kunden, die gemeint sein können: eine Liste',
  'The ways you deliver: a list': 'Die Arten, wie ihr liefert: eine Liste',
  'Its name': 'Ihr Name',
  'How long it takes': 'Wie lange es dauert',
  'What it costs': 'Was es kostet',
  'The team whose own opening hours these are': 'Das Team, dessen eigene Öffnungszeiten das sind',
  'The time zone of your opening hours': 'Die Zeitzone eurer Öffnungszeiten',
  'Whether you are open now, for {% if %}': 'Ob ihr jetzt geöffnet habt, für {% if %}',
  'The next day you open': 'Der nächste Tag, an dem ihr öffnet',
  'That day': 'Dieser Tag',
  'Its times': 'Seine Zeiten',
  'When it opens': 'Wann geöffnet wird',
  'Why its times are special': 'Warum seine Zeiten anders sind',
  'The days the customer asks about: a list': 'Die Tage, nach denen der Kunde fragt: eine Liste',
  'The day': 'Der Tag',
  'The next seven days: a list': 'Die nächsten sieben Tage: eine Liste',
} satisfies Catalogue;
