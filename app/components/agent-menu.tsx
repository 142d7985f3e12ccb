// The agent's own menu: appearance, keys, the way out.

import { Avatar, Button, DropdownMenu } from '@radix-ui/themes';
import { Link, useLocation, useSubmit } from '@remix-run/react';
import { ChevronDown } from 'lucide-react';

import { type ThemeChoice, themeChoices } from '../view/theme.ts';
import { openShortcutHelp } from './keyboard-shortcuts.tsx';

const themeLabels: Record<ThemeChoice, string> = { light: 'Light', dark: 'Dark', system: 'As the system' };

type Props = Readonly<{ name: string; email: string; away: boolean; theme: ThemeChoice }>;

export function AgentMenu({ name, email, away, theme }: Props) {
  const submit = useSubmit();
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
            <Link to="/ledger">Every mail</Link>
          </DropdownMenu.Item>
          <DropdownMenu.Item asChild className="narrow-only">
            <Link to="/playground">Playground</Link>
          </DropdownMenu.Item>
          <DropdownMenu.Separator className="narrow-only" />
          <DropdownMenu.Label>Appearance</DropdownMenu.Label>
          <DropdownMenu.RadioGroup value={theme} onValueChange={choose}>
            {themeChoices.map((choice) => (
              <DropdownMenu.RadioItem key={choice} value={choice}>
                {themeLabels[choice]}
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
            Away: assign me nothing
          </DropdownMenu.CheckboxItem>
          <DropdownMenu.Item shortcut="?" onSelect={openShortcutHelp}>
            Keyboard
          </DropdownMenu.Item>
          <DropdownMenu.Item onSelect={() => submit(null, { method: 'post', action: '/sign-out' })}>
            Sign out
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
