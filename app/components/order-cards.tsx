// The customer's orders, those the conversation speaks of first.

import type { OrderCard } from '../view/order-card.ts';
import { useSay } from './say.tsx';
import { Day } from './time.tsx';

export function OrderCards({ orders }: { orders: readonly OrderCard[] }) {
  const say = useSay();
  return (
    <ul className="orders">
      {orders.map((order) => (
        <li key={order.number} className="order" data-mentioned={order.mentioned || undefined}>
          <p className="order-top">
            <strong>{order.number}</strong>
            <span className="chip" data-shade={order.shade}>
              {order.status}
            </span>
          </p>
          {order.foreign ? (
            <p className="order-foreign">
              {say('Belongs to another address: tell nothing of it before you have asked.')}
            </p>
          ) : null}
          <p>{order.items.join(', ') || say('No items listed')}</p>
          <p className="quiet">
            <OrderDates order={order} />
            {order.total ? ` · ${order.total}` : null}
          </p>
          {order.tracking ? (
            <p className="quiet">
              {order.tracking.carrier}{' '}
              {order.tracking.url ? (
                <a href={order.tracking.url} target="_blank" rel="noreferrer">
                  {order.tracking.number}
                </a>
              ) : (
                order.tracking.number
              )}
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function OrderDates({ order }: { order: OrderCard }) {
  const say = useSay();
  if (order.deliveredAt)
    return (
      <>
        {say('Delivered|order')} <Day at={order.deliveredAt} />
      </>
    );
  if (order.expectedDelivery)
    return (
      <>
        {say('Expected')} <Day at={order.expectedDelivery} />
      </>
    );
  return (
    <>
      {say('Placed')} <Day at={order.placedAt} />
    </>
  );
}
