// An agent notes, tags, corrects, joins or blocks a customer, from their page or beside a conversation; most of it can be
// undone.

import { type ActionFunctionArgs, data } from '@remix-run/node';
import { blockUndoably, unblockUndoably } from '../../db/beside-actions.ts';
import { changeCustomerUndoably } from '../../db/customer-actions.ts';
import {
  addCustomerNote,
  changeCustomer,
  clearBounce,
  deleteCustomerNote,
  findCustomer,
  findCustomerId,
  joinCustomers,
  partCustomer,
} from '../../db/known-customers.ts';
import { addCustomerTag, removeCustomerTag } from '../../db/tags.ts';
import { setAlwaysPerson } from '../always-person.ts';
import { blockRefusals } from '../block-words.ts';
import { requireConversationId } from '../conversation-id.ts';
import { parseForm } from '../form.ts';
import { customerForm } from '../forms/customer.ts';
import { readSay } from '../language.ts';
import { requireAgent } from '../session.ts';
import { toSay } from '../words/say.ts';

export async function action({ request, params, context }: ActionFunctionArgs) {
  const agent = await requireAgent(request, context);
  const { db } = context.app;
  const customer = await findCustomer(db, requireConversationId(params.id));
  if (!customer) throw new Response('No such customer', { status: 404 });
  const say = await readSay(request);
  const refuse = (status: number, fault: string) => data({ fault: say(fault) }, { status });
  const { value, faults } = await parseForm(request, customerForm);
  if (faults) {
    const [fault = toSay('This form is broken; load the page again.')] = Object.values(faults);
    return refuse(400, fault);
  }
  const { id, addresses } = customer;
  const emails = addresses.map(({ email }) => email);
  const emailOf = (address: number) => addresses.find((each) => each.id === address)?.email ?? '';
  const isTheirs = (address: number) => addresses.some((each) => each.id === address);
  const manages = agent.role !== 'agent';
  const name = customer.name || (addresses[0]?.email ?? '');
  const ids = addresses.map((each) => each.id);
  const changing = { agentId: agent.id, customerId: id, addressIds: ids, customer: name };
  switch (value.intent) {
    case 'tag':
      await changeCustomerUndoably(db, { ...changing, kind: 'customer-tag' }, (trx) =>
        addCustomerTag(trx, id, value.tag),
      );
      break;
    case 'untag':
      await changeCustomerUndoably(db, { ...changing, kind: 'customer-untag' }, (trx) =>
        removeCustomerTag(trx, ids, value.tag),
      );
      break;
    case 'note':
      await addCustomerNote(db, id, agent.id, value.text);
      break;
    case 'delete-note': {
      const by = { agentId: agent.id, mayAll: manages };
      const gone = await changeCustomerUndoably(db, { ...changing, kind: 'customer-note' }, (trx) =>
        deleteCustomerNote(trx, value.note, by),
      );
      if (!gone) return refuse(403, toSay('Only whoever wrote a note, or a manager, can delete it.'));
      break;
    }
    case 'edit':
      await changeCustomerUndoably(db, { ...changing, kind: 'customer-edit' }, (trx) =>
        changeCustomer(trx, id, value),
      );
      break;
    case 'works-again': {
      if (!isTheirs(value.address)) break;
      const about = { ...changing, customer: emailOf(value.address) };
      await changeCustomerUndoably(db, { ...about, kind: 'works-again' }, (trx) =>
        clearBounce(trx, value.address),
      );
      break;
    }
    case 'join': {
      const oneId = await findCustomerId(db, value.email);
      const other = oneId === null ? null : await findCustomer(db, oneId);
      if (oneId === null || !other) return refuse(404, toSay('Nobody has written from this address.'));
      const addressIds = [...ids, ...other.addresses.map((each) => each.id)];
      const about = { ...changing, customer: value.email, addressIds };
      const joined = await changeCustomerUndoably(db, { ...about, kind: 'customer-join' }, (trx) =>
        joinCustomers(trx, { oneId, intoId: id, by: agent.email }),
      );
      if (!joined) return refuse(409, toSay('This address is this customer’s already.'));
      break;
    }
    case 'part': {
      if (!isTheirs(value.address)) break;
      const about = { ...changing, customer: emailOf(value.address) };
      await changeCustomerUndoably(db, { ...about, kind: 'customer-part' }, (trx) =>
        partCustomer(trx, value.address, agent.email),
      );
      break;
    }
    case 'person':
      if (!manages) return refuse(403, toSay('This is for managers: it changes the policy.'));
      if (!(await setAlwaysPerson(db, agent, emails, value.always === 'yes')))
        return refuse(409, toSay('Somebody has just changed the policy. Try again.'));
      break;
    case 'block': {
      const refused = await blockUndoably(db, {
        ...{ pattern: value.pattern, agentId: agent.id, conversationId: null, customerId: id },
      });
      if (refused) return refuse(409, blockRefusals[refused]);
      break;
    }
    case 'unblock':
      await unblockUndoably(db, { pattern: value.pattern, agentId: agent.id, customerId: id });
      break;
    default:
      return value satisfies never;
  }
  return data({ fault: null });
}
