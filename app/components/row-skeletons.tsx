// Rows that are on their way, in their true shape.

import type { CSSProperties } from 'react';

import { rowHeight } from './list-place.ts';

const height = { '--row-height': `${rowHeight}px` } as CSSProperties;

export function RowSkeletons({ label, count = 3 }: { label: string; count?: number }) {
  return (
    <div className="row-skeletons" role="status" aria-label={label}>
      {Array.from({ length: count }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
        <div key={at} className="row-skeleton" aria-hidden style={height}>
          <span />
          <span />
          <span />
          <span />
        </div>
      ))}
    </div>
  );
}
