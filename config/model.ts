// The model provider as the environment names it: any server that speaks OpenAI's chat completions, or none.

export type ModelConfig = Readonly<{
  /** Without the API's own path: "https://api.openai.com/v1". */
  baseUrl: string;
  /** What stands behind "?" in the address, sent with each request: some servers want a version there. */
  query: Readonly<Record<string, string>>;
  /** Empty for servers of one's own that ask for none. */
  apiKey: string;
  model: string;
  /** Tokens that may be used in one day (UTC), prompt and answer together. */
  dailyTokens: number;
  /** What a million tokens cost, in the operator's own currency; null: cost is not counted. */
  prices: Readonly<{ input: number; output: number }> | null;
}>;

export type ModelValues = Readonly<{
  OPENAI_API_KEY?: string | undefined;
  OPENAI_BASE_URL?: string | undefined;
  OPENAI_MODEL?: string | undefined;
  BATON_MODEL_DAILY_TOKENS: number;
  BATON_MODEL_PRICES?: readonly [number, number] | undefined;
}>;

/** Null: the built-in engine alone. Faults and warnings never repeat a value: the address may hold a key. */
export function readModel(values: ModelValues, faults: string[], warnings: string[]): ModelConfig | null {
  const { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: address, OPENAI_MODEL: model } = values;
  if (model === undefined) {
    // A key lies about in many shells: it alone must send no customer's mail anywhere.
    const given = [apiKey && 'OPENAI_API_KEY', address && 'OPENAI_BASE_URL'].filter(Boolean).join(' and ');
    if (given) warnings.push(`${given}: not used without OPENAI_MODEL; the built-in engine works alone`);
    return null;
  }
  if (apiKey === undefined && address === undefined) {
    faults.push('OPENAI_MODEL: says nothing without OPENAI_API_KEY or OPENAI_BASE_URL');
    return null;
  }
  const server = readAddress(address ?? 'https://api.openai.com/v1', faults, warnings);
  if (!server) return null;
  const prices = values.BATON_MODEL_PRICES;
  return {
    ...server,
    apiKey: apiKey ?? '',
    model,
    dailyTokens: values.BATON_MODEL_DAILY_TOKENS,
    prices: prices ? { input: prices[0], output: prices[1] } : null,
  };
}

function readAddress(
  value: string,
  faults: string[],
  warnings: string[],
): Pick<ModelConfig, 'baseUrl' | 'query'> | null {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (!url || !/^https?:$/.test(url.protocol)) {
    faults.push('OPENAI_BASE_URL: must look like https://api.openai.com/v1');
    return null;
  }
  if (url.username || url.password) {
    faults.push('OPENAI_BASE_URL: must hold no user or password; the key goes into OPENAI_API_KEY');
    return null;
  }
  const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
  if (url.protocol === 'http:' && !loopback) {
    if (url.searchParams.get('insecure') !== '1') {
      faults.push('OPENAI_BASE_URL: http:// has no TLS; use https://, or add ?insecure=1 if you mean it');
      return null;
    }
    warnings.push('OPENAI_BASE_URL: what customers write travels without TLS');
  }
  url.searchParams.delete('insecure');
  return {
    baseUrl: `${url.origin}${url.pathname}`.replace(/\/+$/, ''),
    query: Object.fromEntries(url.searchParams),
  };
}
