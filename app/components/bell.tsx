// The bell: what the agent has been told of, how much of it is unread, and a way to each.

import { Button, IconButton, Popover } from '@radix-ui/themes';
import { Link, useFetcher, useNavigate } from '@remix-run/react';
import { Bell as BellIcon } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';

import { type NotificationView, notificationWords } from '../view/notification-view.ts';
import type { Say } from '../words/say.ts';
import { ring } from './ring.ts';
import { useSay } from './say.tsx';
import { When } from './time.tsx';
import { notificationEvent } from './use-live-news.ts';

export function Bell() {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const { unread, items } = useNotifications(say);
  const shown = items.filter(({ inPage }) => inPage);
  const label =
    unread > 0
      ? say.count(unread, '{count} unread notification', '{count} unread notifications')
      : say('Notifications');
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger>
        <IconButton variant="ghost" color="gray" className="bell" aria-label={label} title={label}>
          <BellIcon size={18} aria-hidden />
          {unread > 0 ? (
            <span className="bell-count" aria-hidden>
              {unread > 99 ? '99+' : unread}
            </span>
          ) : null}
        </IconButton>
      </Popover.Trigger>
      <Popover.Content
        className="bell-list"
        width="360px"
        maxWidth="calc(100vw - 24px)"
        aria-label={say('Notifications')}
      >
        <BellHead newest={items[0]?.id ?? 0} unread={unread} close={() => setOpen(false)} />
        {shown.length === 0 ? (
          <p className="bell-empty">{say('Nothing yet. Here you see what concerns you.')}</p>
        ) : null}
        <ol>
          {shown.map((item) => (
            <li key={item.id}>
              <Link to={item.to} data-unread={!item.read || undefined} onClick={() => setOpen(false)}>
                <span>{wordsOf(item, say)}</span>
                <When at={item.at} />
                <span className="bell-about">{item.about}</span>
              </Link>
            </li>
          ))}
        </ol>
      </Popover.Content>
    </Popover.Root>
  );
}

function BellHead({ newest, unread, close }: { newest: number; unread: number; close: () => void }) {
  const say = useSay();
  const fetcher = useFetcher();
  return (
    <div className="bell-head">
      <strong>{say('Notifications')}</strong>
      {unread > 0 ? (
        <Button
          size="1"
          variant="ghost"
          disabled={fetcher.state !== 'idle'}
          onClick={() =>
            fetcher.submit({ newest: String(newest) }, { method: 'post', action: '/notifications' })
          }
        >
          {say('Mark all as read')}
        </Button>
      ) : null}
      <Link to="/account/notifications" onClick={close}>
        {say('Choose')}
      </Link>
    </div>
  );
}

const wordsOf = ({ kind, by, customer }: NotificationView, say: Say) =>
  say(notificationWords[kind], { by, customer });

type Told = Readonly<{ unread: number; items: readonly NotificationView[] }>;

/** Asks whenever there is news for this agent, and rings for what has come since. */
function useNotifications(say: Say): Told {
  const [told, setTold] = useState<Told | null>(null);
  const navigate = useNavigate();
  const newest = useRef<number | null>(null);
  useEffect(() => {
    // Not by Remix, which gives the page up where an answer does not come.
    const ask = async () => {
      const answer = await fetch('/notifications', { redirect: 'manual' }).catch(() => null);
      if (answer?.ok) setTold((await answer.json()) as Told);
    };
    document.addEventListener(notificationEvent, ask);
    return () => document.removeEventListener(notificationEvent, ask);
  }, []);
  useEffect(() => {
    if (!told) return;
    const before = newest.current;
    newest.current = told.items[0]?.id ?? 0;
    // What was there when the page was opened is no news.
    if (before === null) return;
    for (const item of told.items.filter(({ id, read, byBrowser }) => byBrowser && !read && id > before)) {
      const title = wordsOf(item, say);
      void ring({ id: item.id, title, body: item.about, to: item.to, language: say.language }, navigate);
    }
  }, [told, say, navigate]);
  return told ?? { unread: 0, items: [] };
}
