// The choices of appearance, shared by the cookie that keeps one and the menu that offers them.

export const themeChoices = ['light', 'dark', 'system'] as const;
export type ThemeChoice = (typeof themeChoices)[number];
