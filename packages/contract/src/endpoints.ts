// Where each operation lives. Apart from what the operations are like, so that a client carries this and no schema.

export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'DELETE'
  /** With `:name` for each path parameter. */
  readonly url: string
}

export const ENDPOINTS = {
  getHealth: { method: 'GET', url: '/healthz' },
  getReadiness: { method: 'GET', url: '/readyz' },
  getSignInConfig: { method: 'GET', url: '/api/auth/config' },
  signIn: { method: 'POST', url: '/api/auth/login' },
  signInWithFirebase: { method: 'POST', url: '/api/auth/firebase' },
  getMe: { method: 'GET', url: '/api/auth/me' },
  signOut: { method: 'POST', url: '/api/auth/logout' },
  changePassword: { method: 'POST', url: '/api/auth/password' },
  getSecondFactor: { method: 'GET', url: '/api/auth/second-factor' },
  beginSecondFactor: { method: 'POST', url: '/api/auth/second-factor' },
  confirmSecondFactor: { method: 'POST', url: '/api/auth/second-factor/confirmation' },
  renewRecoveryCodes: { method: 'POST', url: '/api/auth/second-factor/recovery-codes' },
  removeSecondFactor: { method: 'POST', url: '/api/auth/second-factor/removal' },
  listSessions: { method: 'GET', url: '/api/auth/sessions' },
  endOtherSessions: { method: 'DELETE', url: '/api/auth/sessions' },
  endSession: { method: 'DELETE', url: '/api/auth/sessions/:id' },
  listTokens: { method: 'GET', url: '/api/auth/tokens' },
  createToken: { method: 'POST', url: '/api/auth/tokens' },
  revokeToken: { method: 'DELETE', url: '/api/auth/tokens/:id' },
  getOrders: { method: 'GET', url: '/api/orders' },
  getOrder: { method: 'GET', url: '/api/orders/:id' },
  getSessionInfo: { method: 'GET', url: '/api/admin/session-info' },
  reconcile: { method: 'POST', url: '/api/admin/reconcile' },
  getOpenApi: { method: 'GET', url: '/api/openapi.json' },
  getDocs: { method: 'GET', url: '/api/docs' },
} as const satisfies Readonly<Record<string, Endpoint>>

export type OperationId = keyof typeof ENDPOINTS
