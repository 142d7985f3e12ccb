// Keeps the page in the chosen theme, and with "system" in whatever the system changes to.

import { useEffect } from 'react';

import type { ThemeChoice } from '../view/theme.ts';

export function ThemeWatch({ theme }: { theme: ThemeChoice }) {
  useEffect(() => {
    const system = matchMedia('(prefers-color-scheme: dark)');
    const apply = () => {
      const dark = theme === 'dark' || (theme === 'system' && system.matches);
      document.documentElement.classList.toggle('dark', dark);
      document.documentElement.classList.toggle('light', !dark);
    };
    apply();
    system.addEventListener('change', apply);
    return () => system.removeEventListener('change', apply);
  }, [theme]);
  return null;
}
