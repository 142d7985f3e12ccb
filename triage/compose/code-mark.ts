// Where a one-time code stands in a stored mail: the digits take its place only in the bytes that leave, and are stored nowhere.

export const codeMark = '••••••';

/** The mail with its code in it. */
export const withCode = (words: string, code: string): string => words.replaceAll(codeMark, code);

const subjects: Readonly<Record<string, string>> = {
  en: 'Your code',
  de: 'Ihr Code',
  fr: 'Votre code',
  es: 'Su código',
  cs: 'Váš kód',
};

/** Not the asker's own: whoever the mail goes to would read a stranger's words above our name. */
export const codeSubject = (language: string): string => subjects[language] ?? 'Your code';
