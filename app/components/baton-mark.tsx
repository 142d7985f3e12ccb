// The product's mark: a baton passed from one hand to another.

export function BatonMark({ size = 20 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" className="baton-mark">
      <rect width="32" height="32" rx="8" />
      <path d="M8 20.5 19.5 9" className="baton-mark-near" />
      <path d="M12.5 23 24 11.5" className="baton-mark-far" />
    </svg>
  );
}
