// An agent notes, tags, corrects, joins or blocks a customer, from their page or beside a conversation.

import { type ActionFunctionArgs, data } from '@remix-run/node';
import { blockSender, unblockSender } from '../../db/blocks.ts';
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
  const isTheirs = (address: number) => addresses.some((each) => each.id === address);
  const manages = agent.role !== 'agent';
  switch (value.intent) {
    case 'tag':
      await addCustomerTag(db, id, value.tag);
      break;
    case 'untag':
      await removeCustomerTag(
        db,
        addresses.map((each) => each.id),
        value.tag,
      );
      break;
    case 'note':
      await addCustomerNote(db, id, agent.id, value.text);
      break;
    case 'delete-note':
      if (!(await deleteCustomerNote(db, value.note, { agentId: agent.id, mayAll: manages })))
        return refuse(403, toSay('Only whoever wrote a note, or a manager, can delete it.'));
      break;
    case 'edit':
      await changeCustomer(db, id, value);
      break;
    case 'works-again':
      if (isTheirs(value.address)) await clearBounce(db, value.address);
      break;
    case 'join': {
      const other = await findCustomerId(db, value.email);
      if (other === null) return refuse(404, toSay('Nobody has written from this address.'));
      if (!(await joinCustomers(db, { oneId: other, intoId: id, by: agent.email })))
        return refuse(409, toSay('This address is this customer’s already.'));
      break;
    }
    case 'part':
      if (isTheirs(value.address)) await partCustomer(db, value.address, agent.email);
      break;
    case 'person':
      if (!manages) return refuse(403, toSay('This is for managers: it changes the policy.'));
      if (!(await setAlwaysPerson(db, agent, emails, value.always === 'yes')))
        return refuse(409, toSay('Somebody has just changed the policy. Try again.'));
      break;
    case 'block': {
      const refused = await blockSender(db, {
        ...{ pattern: value.pattern, agentId: agent.id, conversationId: null },
      });
      if (refused) return refuse(409, blockRefusals[refused]);
      break;
    }
    case 'unblock':
      await unblockSender(db, value.pattern, agent.id);
      break;
    default:
      return value satisfies never;
  }
  return data({ fault: null });
}
