// Every address below /api that is no resource: a fault in the API's own shape.

import { apiFault } from '../api.ts';

const notFound = () => apiFault(404, 'not_found', 'There is no such resource.');

export const loader = notFound;
export const action = notFound;
