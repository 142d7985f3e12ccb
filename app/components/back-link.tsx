// Above a page's title: the way back to the list that it belongs to.

import { Link } from '@remix-run/react';
import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';

export function BackLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <p>
      <Link to={to} className="back-link">
        <ArrowLeft size={14} aria-hidden /> {children}
      </Link>
    </p>
  );
}
