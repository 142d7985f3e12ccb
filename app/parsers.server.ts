// What reads templates and articles, loaded by the first page that needs it: parsers that most pages never ask for.
// The name keeps it from the browser: its compiler would follow an import() from a loader's file, and send all it leads to.

export const parsers = {
  approved: () => import('../triage/compose/approved.ts'),
  article: () => import('../triage/compose/article.ts'),
  checkArticle: () => import('../triage/compose/check-article.ts'),
  checkTemplate: () => import('../triage/compose/check-template.ts'),
  compose: () => import('../triage/compose/compose.ts'),
  samples: () => import('../triage/compose/sample-situations.ts'),
  slots: () => import('../triage/compose/slots.ts'),
  slotList: () => import('../triage/compose/slot-list.ts'),
  template: () => import('../triage/compose/template.ts'),
  templateFields: () => import('../triage/compose/template-fields.ts'),
  templateExamples: () => import('../triage/compose/template-examples.ts'),
};
