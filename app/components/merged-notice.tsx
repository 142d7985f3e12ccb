// Above a conversation that somebody was led to because the one they asked for was merged into it.

import { IconButton } from '@radix-ui/themes';
import { useLocation, useNavigate } from '@remix-run/react';
import { Merge, X } from 'lucide-react';

import { useSay } from './say.tsx';

/** The address may still say so beside a conversation that it is not about. */
export function MergedNotice({ merged }: { merged: readonly number[] }) {
  const say = useSay();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const params = new URLSearchParams(search);
  const from = params.get('merged') ?? '';
  if (!merged.includes(Number(from))) return null;
  params.delete('merged');
  const rest = params.size > 0 ? `?${params}` : '';
  return (
    <div role="status" className="merged-notice">
      <Merge size={16} aria-hidden />
      <span>{say('#{from} was merged into this conversation; its mails are below.', { from })}</span>
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
