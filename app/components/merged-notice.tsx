// Above a conversation that somebody was led to because the one they asked for was merged into it.

import { IconButton } from '@radix-ui/themes';
import { useLocation, useNavigate } from '@remix-run/react';
import { Merge, X } from 'lucide-react';

import type { JoiningView } from '../view/joining-view.ts';
import { useSay } from './say.tsx';

/** The address may still say so beside a conversation that it is not about. */
export function MergedNotice({ merged }: Pick<JoiningView, 'merged'>) {
  const say = useSay();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const params = new URLSearchParams(search);
  const from = params.get('merged') ?? '';
  const here = merged.find(({ id }) => id === Number(from));
  if (!here) return null;
  params.delete('merged');
  const rest = params.size > 0 ? `?${params}` : '';
  return (
    <div role="status" className="merged-notice">
      <Merge size={16} aria-hidden />
      <span>
        {here.rejoined
          ? say('#{from} is part of this conversation again; its mails are below.', { from })
          : say('#{from} was merged into this conversation; its mails are below.', { from })}
      </span>
      <IconButton
        variant="ghost"
        color="gray"
        size="1"
        aria-label={say('Close')}
        onClick={() => navigate(`${pathname}${rest}`, { replace: true })}
      >
        <X size={14} aria-hidden />
      </IconButton>
    </div>
  );
}
