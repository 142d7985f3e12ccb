// What a version of the policy changes: before and after, side by side.

import type { Change } from '../view/policy-view.ts';
import { useSay } from './say.tsx';

export function PolicyChanges({ changes }: { changes: readonly Change[] }) {
  const say = useSay();
  if (changes.length === 0) return <p className="quiet">{say('Nothing is different.')}</p>;
  return (
    <table className="policy-changes">
      <thead>
        <tr>
          <th scope="col">{say('What')}</th>
          <th scope="col">{say('Before')}</th>
          <th scope="col">{say('After')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ label, before, after }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{before === '' ? <span className="quiet">{say('nothing')}</span> : <del>{before}</del>}</td>
            <td>{after === '' ? <span className="quiet">{say('nothing')}</span> : <ins>{after}</ins>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
