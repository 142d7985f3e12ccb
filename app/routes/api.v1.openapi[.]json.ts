// GET /api/v1/openapi.json: what the API takes and answers. For everybody: it says nothing of this desk but its address.

import type { LoaderFunctionArgs } from '@remix-run/node';

import { methodNotAllowed } from '../api.ts';
import { loadDescription } from '../describe-api.server.ts';

export async function loader({ context }: LoaderFunctionArgs) {
  const { describeApi } = await loadDescription();
  return Response.json(describeApi(context.app.config.web.url), {
    headers: { 'Cache-Control': 'no-cache' },
  });
}

export const action = methodNotAllowed;
