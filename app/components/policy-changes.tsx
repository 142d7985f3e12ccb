// What a version of the policy changes: before and after, side by side.

import type { Change } from '../view/policy-view.ts';

export function PolicyChanges({ changes }: { changes: readonly Change[] }) {
  if (changes.length === 0) return <p className="quiet">Nothing is different.</p>;
  return (
    <table className="policy-changes">
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ label, before, after }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{before === '' ? <span className="quiet">nothing</span> : <del>{before}</del>}</td>
            <td>{after === '' ? <span className="quiet">nothing</span> : <ins>{after}</ins>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
