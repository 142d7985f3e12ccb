// Every operation of the API in one list, with what checks its request and what describes its answer.

import type { z } from 'zod';

import type { Scope } from '../../db/tokens.ts';
import { articleInput } from '../../triage/compose/check-article.ts';
import { numberedOrder, orderInput } from '../../triage/orders/order-input.ts';
import { shopSettings } from '../../triage/orders/shop-settings.ts';
import { policySchema } from '../../triage/policy.ts';
import {
  assignBody,
  conversationPatch,
  noteBody,
  replyBody,
  statusBody,
  tagsBody,
} from '../forms/api-conversation.ts';
import { customerPatch, customersQuery } from '../forms/api-customer.ts';
import {
  articlesQuery,
  conversationsQuery,
  ledgerQuery,
  replayQuery,
  searchQuery,
} from '../forms/api-queries.ts';
import { namedTemplateInput, templateInput } from '../forms/template-input.ts';
import type { AnswerName } from './shapes.ts';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

export type Operation = Readonly<{
  method: Method;
  /** Below /api/v1. */
  path: string;
  summary: string;
  scope: Scope;
  query?: z.ZodObject;
  /** By the name that the document gives it. */
  body?: keyof typeof bodies;
  /** The same as a list, or as CSV. */
  many?: 'orders' | 'articles';
  answer: AnswerName;
  status?: 201 | 202;
  /** Beside 400 (where there is something to check), 401, 403 and 429. */
  faults?: readonly (404 | 409 | 412 | 422)[];
  header?: 'Idempotency-Key' | 'If-Match';
}>;

export const bodies = {
  ConversationRequest: conversationPatch,
  ReplyRequest: replyBody,
  NoteRequest: noteBody,
  AssignRequest: assignBody,
  StatusRequest: statusBody,
  TagsRequest: tagsBody,
  CustomerRequest: customerPatch,
  OrderRequest: orderInput,
  NumberedOrderRequest: numberedOrder,
  PolicyRequest: policySchema,
  ShopRequest: shopSettings,
  TemplateRequest: templateInput,
  NamedTemplateRequest: namedTemplateInput,
  ArticleRequest: articleInput,
} as const;

const conversation = '/conversations/{id}';
const keyed = { header: 'Idempotency-Key', status: 201, faults: [404, 422] } as const;

export const operations: readonly Operation[] = [
  {
    ...{ method: 'get', path: '/conversations', scope: 'read', answer: 'Conversations' },
    ...{ summary: 'A page of conversations, newest first', query: conversationsQuery },
  },
  {
    ...{ method: 'get', path: conversation, scope: 'read', answer: 'WholeConversation', faults: [404] },
    summary: 'One conversation with its mails and decisions',
  },
  {
    ...{ method: 'patch', path: conversation, scope: 'write', answer: 'Conversation', faults: [404] },
    ...{ body: 'ConversationRequest', summary: 'Gives it another team or priority' },
  },
  {
    ...{
      method: 'post',
      path: `${conversation}/replies`,
      scope: 'write',
      answer: 'Reply',
      body: 'ReplyRequest',
    },
    ...{ ...keyed, faults: [404, 409, 422], summary: 'Answers the customer' },
  },
  {
    ...{ method: 'post', path: `${conversation}/notes`, scope: 'write', answer: 'Note', body: 'NoteRequest' },
    ...{ ...keyed, summary: 'Writes a note for the team alone' },
  },
  {
    ...{ method: 'post', path: `${conversation}/assign`, scope: 'write', answer: 'Conversation' },
    ...{ body: 'AssignRequest', faults: [404], summary: 'Gives it to an agent, or to nobody' },
  },
  {
    ...{ method: 'post', path: `${conversation}/status`, scope: 'write', answer: 'Conversation' },
    ...{
      body: 'StatusRequest',
      faults: [404],
      summary: 'Resolves, opens or snoozes it, or says that it is spam',
    },
  },
  {
    ...{ method: 'post', path: `${conversation}/tags`, scope: 'write', answer: 'Conversation' },
    ...{ body: 'TagsRequest', faults: [404], summary: 'Puts tags on it and takes others off' },
  },
  {
    ...{ method: 'get', path: '/customers', scope: 'read', answer: 'Customers', query: customersQuery },
    summary: 'A page of customers, newest first, or the one with an address',
  },
  {
    ...{ method: 'get', path: '/customers/{id}', scope: 'read', answer: 'WholeCustomer', faults: [404] },
    summary: 'One customer with their newest conversations and orders',
  },
  {
    ...{ method: 'patch', path: '/customers/{id}', scope: 'write', answer: 'WholeCustomer', faults: [404] },
    ...{ body: 'CustomerRequest', summary: 'Renames or blocks a customer' },
  },
  {
    ...{ method: 'get', path: '/decisions/{id}', scope: 'read', answer: 'Decision', faults: [404] },
    summary: 'One decision with all that led to it',
  },
  {
    ...{ method: 'get', path: '/ledger', scope: 'read', answer: 'Ledger', query: ledgerQuery },
    summary: 'What became of every mail, newest first, with the totals',
  },
  {
    ...{
      method: 'post',
      path: '/ledger/{id}/reprocess',
      scope: 'write',
      answer: 'Reprocessing',
      status: 202,
    },
    ...{ faults: [404, 409], summary: 'Reads a mail once more from its kept original' },
  },
  {
    ...{ method: 'post', path: '/orders', scope: 'write', answer: 'StoredOrders', many: 'orders' },
    ...{ body: 'NumberedOrderRequest', summary: 'Stores many orders, as a list or as CSV' },
  },
  {
    ...{ method: 'get', path: '/orders/{number}', scope: 'read', answer: 'Order', faults: [404] },
    summary: 'One order',
  },
  {
    ...{ method: 'put', path: '/orders/{number}', scope: 'write', answer: 'Order', body: 'OrderRequest' },
    summary: 'Makes an order or replaces it whole',
  },
  {
    ...{ method: 'get', path: '/policy', scope: 'read', answer: 'Policy' },
    summary: 'The whole policy',
  },
  {
    ...{ method: 'put', path: '/policy', scope: 'admin', answer: 'Policy', body: 'PolicyRequest' },
    ...{ header: 'If-Match', faults: [412], summary: 'Makes a new version of the policy' },
  },
  {
    ...{
      method: 'post',
      path: '/policy/replay',
      scope: 'admin',
      answer: 'Replay',
      status: 202,
      faults: [409],
    },
    summary: 'Tries a policy, templates or both on the mail of the last 30 days; nothing is saved or sent',
  },
  {
    ...{
      method: 'get',
      path: '/policy/replay/{id}',
      scope: 'read',
      answer: 'ReplayWithChanges',
      faults: [404],
    },
    ...{ query: replayQuery, summary: 'How far a try is and what it has found' },
  },
  {
    ...{
      method: 'delete',
      path: '/policy/replay/{id}',
      scope: 'admin',
      answer: 'Replay',
      faults: [404, 409],
    },
    summary: 'Cancels a try',
  },
  {
    ...{ method: 'get', path: '/shop', scope: 'read', answer: 'Shop', faults: [404] },
    summary: 'How orders are fetched live',
  },
  {
    ...{ method: 'put', path: '/shop', scope: 'admin', answer: 'Shop', body: 'ShopRequest' },
    summary: 'Sets the shop or replaces it; without a secret the one that is there stays',
  },
  {
    ...{ method: 'get', path: '/templates', scope: 'read', answer: 'Templates' },
    summary: 'Every template that is in use, without its words',
  },
  {
    ...{ method: 'get', path: '/templates/{name}', scope: 'read', answer: 'Template', faults: [404] },
    summary: 'The words of one template',
  },
  {
    ...{
      method: 'put',
      path: '/templates/{name}',
      scope: 'admin',
      answer: 'Template',
      body: 'TemplateRequest',
    },
    ...{ header: 'If-Match', faults: [412], summary: 'Makes a new version of a template and publishes it' },
  },
  {
    ...{ method: 'get', path: '/articles', scope: 'read', answer: 'Articles', query: articlesQuery },
    summary: 'What the team knows: a list, or with words a search',
  },
  {
    ...{ method: 'put', path: '/articles', scope: 'admin', answer: 'Article', body: 'ArticleRequest' },
    ...{
      many: 'articles',
      summary: 'Makes or changes one article, or many as {"items": […]}, and publishes',
    },
  },
  {
    ...{ method: 'get', path: '/search', scope: 'read', answer: 'Found', query: searchQuery },
    summary: 'Conversations by what their mails say, with the words they were found by',
  },
];
