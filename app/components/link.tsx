// A way to another page of ours, by its whole address. Remix's own works out for each, and twice, where a relative one would
// lead from here, and prepares for what nobody asks of it: for the fifty of a list, a tenth of what the page costs the server.

import { useNavigate } from '@remix-run/react';
import { type AnchorHTMLAttributes, forwardRef, type MouseEvent } from 'react';

type Props = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> &
  Readonly<{
    /** From the first slash on. */
    to: `/${string}`;
    preventScrollReset?: boolean;
  }>;

export const Link = forwardRef<HTMLAnchorElement, Props>(function Link(
  { to, preventScrollReset = false, onClick, ...rest },
  ref,
) {
  const navigate = useNavigate();
  return (
    <a
      {...rest}
      ref={ref}
      href={to}
      onClick={(event) => {
        onClick?.(event);
        if (event.defaultPrevented || !opensHere(event)) return;
        event.preventDefault();
        // As a browser does it: where one is already, no step is added to those that lead back.
        navigate(to, { replace: to === addressOf(window.location), preventScrollReset });
      }}
    />
  );
});

/** And in no other tab or window, nor as a file. */
const opensHere = ({
  button,
  metaKey,
  altKey,
  ctrlKey,
  shiftKey,
  currentTarget,
}: MouseEvent<HTMLAnchorElement>) =>
  button === 0 &&
  !(metaKey || altKey || ctrlKey || shiftKey) &&
  (currentTarget.target === '' || currentTarget.target === '_self');

const addressOf = ({ pathname, search, hash }: Location) => `${pathname}${search}${hash}`;
