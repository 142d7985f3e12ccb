// The views that were kept, in the navigation, with how much each holds.

import { useLocation, useSearchParams } from '@remix-run/react';
import { Bookmark, BookmarkCheck } from 'lucide-react';

import type { CountedView } from '../saved-view-counts.ts';
import { Link } from './link.tsx';
import { NavCount } from './nav-count.tsx';
import { useSay } from './say.tsx';

export function SavedViewLinks({ views }: { views: readonly CountedView[] }) {
  const say = useSay();
  const { pathname } = useLocation();
  const [search] = useSearchParams();
  const current = pathname.startsWith('/inbox') ? search.get('saved') : null;
  return views.map(({ id, name, shared, count }, at) => {
    const Icon = shared ? BookmarkCheck : Bookmark;
    return (
      <li key={id} className={at === 0 ? 'wide-only nav-gap-small' : 'wide-only'}>
        <Link
          to={`/inbox?saved=${id}`}
          className="nav-link"
          aria-current={current === String(id) ? 'page' : undefined}
          title={shared ? say('For everybody') : say('Only for me')}
        >
          <Icon size={16} aria-hidden />
          <span className="nav-name">
            <bdi>{name}</bdi>
          </span>
          <NavCount of={count} />
        </Link>
      </li>
    );
  });
}
