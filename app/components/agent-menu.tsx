// The agent's own menu: appearance, keys, the way out.

import { Avatar, Button, DropdownMenu } from '@radix-ui/themes';
import { Link, useLocation, useSubmit } from '@remix-run/react';
import { ChevronDown } from 'lucide-react';

import { type ThemeChoice, themeChoices } from '../view/theme.ts';
import { languageNames, languages, toSay } from '../words/say.ts';
import { openShortcutHelp } from './keyboard-shortcuts.tsx';
import { useSay } from './say.tsx';

const themeLabels: Record<ThemeChoice, string> = {
  light: toSay('Light'),
  dark: toSay('Dark'),
  system: toSay('As the system'),
};

type Props = Readonly<{ name: string; email: string; away: boolean; theme: ThemeChoice }>;

export function AgentMenu({ name, email, away, theme }: Props) {
  const submit = useSubmit();
  const say = useSay();
  const { pathname, search } = useLocation();
  const choose = (choice: string) =>
    submit(
      { theme: choice, to: `${pathname}${search}` },
      { method: 'post', action: '/theme', replace: true },
    );
  return (
    <div className="agent-menu">
      <DropdownMenu.Root>
        <DropdownMenu.Trigger>
          <Button variant="ghost" color="gray" highContrast>
            <Avatar size="1" radius="full" fallback={initials(name)} aria-hidden />
            <span className="agent-menu-name">{name}</span>
            <ChevronDown size={14} aria-hidden />
          </Button>
        </DropdownMenu.Trigger>
        <DropdownMenu.Content size="2">
          <DropdownMenu.Label>{email}</DropdownMenu.Label>
          <DropdownMenu.Separator />
          <DropdownMenu.Item asChild className="narrow-only">
            <Link to="/ledger">{say('Every mail')}</Link>
          </DropdownMenu.Item>
          <DropdownMenu.Item asChild className="narrow-only">
            <Link to="/playground">{say('Playground')}</Link>
          </DropdownMenu.Item>
          <DropdownMenu.Separator className="narrow-only" />
          <DropdownMenu.Label>{say('Appearance')}</DropdownMenu.Label>
          <DropdownMenu.RadioGroup value={theme} onValueChange={choose}>
            {themeChoices.map((choice) => (
              <DropdownMenu.RadioItem key={choice} value={choice}>
                {say(themeLabels[choice])}
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
          <DropdownMenu.Separator />
          <DropdownMenu.Label>{say('Language')}</DropdownMenu.Label>
          <DropdownMenu.RadioGroup
            value={say.language}
            onValueChange={(language) =>
              submit(
                { language, to: `${pathname}${search}` },
                { method: 'post', action: '/language', replace: true },
              )
            }
          >
            {languages.map((language) => (
              <DropdownMenu.RadioItem key={language} value={language} lang={language}>
                {languageNames[language]}
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
          <DropdownMenu.Separator />
          <DropdownMenu.CheckboxItem
            checked={away}
            onCheckedChange={(on) =>
              submit(
                { away: on ? 'yes' : 'no', to: `${pathname}${search}` },
                { method: 'post', action: '/away', replace: true },
              )
            }
          >
            {say('Away: assign me nothing')}
          </DropdownMenu.CheckboxItem>
          <DropdownMenu.Item shortcut="?" onSelect={openShortcutHelp}>
            {say('Keyboard')}
          </DropdownMenu.Item>
          <DropdownMenu.Item onSelect={() => submit(null, { method: 'post', action: '/sign-out' })}>
            {say('Sign out')}
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Root>
    </div>
  );
}

function initials(name: string): string {
  const parts = name.split(/\s+/).filter(Boolean);
  return [parts[0], parts.length > 1 ? parts.at(-1) : '']
    .map((part) => Array.from(part ?? '')[0] ?? '')
    .join('')
    .toUpperCase();
}
