// Where there is no room for a column beside a conversation it is a drawer: opened from the head, closed with Escape.

import { Button, IconButton } from '@radix-ui/themes';
import { PanelRight, X } from 'lucide-react';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';

import { useSay } from './say.tsx';

type Drawer = Readonly<{ open: boolean; setOpen: (open: boolean) => void }>;

export const DrawerContext = createContext<Drawer>({ open: false, setOpen: () => {} });

const drawerId = 'conversation-details';

export function DrawerProvider({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const drawer = useMemo(() => ({ open, setOpen }), [open]);
  return <DrawerContext.Provider value={drawer}>{children}</DrawerContext.Provider>;
}

export function DetailsButton() {
  const say = useSay();
  const { open, setOpen } = useContext(DrawerContext);
  return (
    <Button
      variant="ghost"
      color="gray"
      className="details-button"
      aria-expanded={open}
      aria-controls={drawerId}
      onClick={() => setOpen(!open)}
    >
      <PanelRight size={16} aria-hidden /> {say('Details')}
    </Button>
  );
}

/** A column at wide screens, and nothing at narrow ones: which of them it is, the style sheet knows. */
export function DetailsDrawer({ children }: { children: ReactNode }) {
  const say = useSay();
  const { open, setOpen } = useContext(DrawerContext);
  const { place, close } = useOpenDrawer(open, setOpen);
  return (
    <aside
      ref={place}
      id={drawerId}
      className="side"
      aria-label={say('About this conversation')}
      tabIndex={-1}
      data-open={open || undefined}
    >
      <IconButton
        variant="ghost"
        color="gray"
        className="details-close"
        aria-label={say('Close the details')}
        onClick={close}
      >
        <X size={16} aria-hidden />
      </IconButton>
      {children}
    </aside>
  );
}

/** The focus goes into the drawer when it opens, and back to where it was when it closes. */
function useOpenDrawer(open: boolean, setOpen: Drawer['setOpen']) {
  const place = useRef<HTMLElement>(null);
  const opener = useRef<Element | null>(null);
  const close = () => {
    const inside = place.current?.contains(document.activeElement);
    if (inside && opener.current instanceof HTMLElement) opener.current.focus();
    setOpen(false);
  };
  const latestClose = useRef(close);
  latestClose.current = close;
  useEffect(() => {
    if (!open) return;
    opener.current = document.activeElement;
    place.current?.focus();
    // What else Escape closes, such as a menu, has taken it before.
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) latestClose.current();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [open]);
  return { place, close };
}
