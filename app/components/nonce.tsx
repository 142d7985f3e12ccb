// The one-time word that lets our own inline scripts run; empty in the browser, which no longer needs it.

import { createContext } from 'react';

export const NonceContext = createContext('');
