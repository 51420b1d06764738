// What an operator and a platform ask of a running desk, and what it tells about itself.
import Type from 'typebox'
import { ReconcileBody, ReconcileReport, SessionInfo } from '../admin.ts'
import { ENDPOINTS } from '../endpoints.ts'
import { Health, Readiness } from '../health.ts'
import { type Operation, PROBLEMS } from './operation.ts'

const EXAMPLE_REPORT = {
  depth: 'census',
  repaired: 0,
  removed: 1,
  reads: 41,
  complete: true,
} as const

const OpenApiDocument = Type.Object(
  {
    openapi: Type.String(),
    info: Type.Object({ title: Type.String(), version: Type.String() }),
    paths: Type.Record(Type.String(), Type.Object({})),
  },
  { description: 'An OpenAPI document; these are its best-known parts' },
)

export const runningOperations = {
  getSessionInfo: {
    ...ENDPOINTS.getSessionInfo,
    tag: 'Operation',
    summary: 'What the desk holds for the one who asks',
    description:
      'How much is cached and what it takes of memory, whether the cache works, how old the copy is, what was spent and saved.',
    access: 'sync:admin',
    schema: { response: { 200: SessionInfo, ...PROBLEMS } },
    answer: 'The state of the replica',
    errors: [],
    example: {
      answer: {
        cacheBackend: 'session',
        cache: { shared: false, attached: false, failure: null },
        cacheMemoryBytes: 1_482_900,
        cacheMemoryTotalBytes: 1_482_900,
        cacheMemoryLimitBytes: 209_715_200,
        cachedOrders: 1000,
        sessionSizeBytes: 612_480,
        sessionSizeKb: 598.1,
        cursor: 'k3J9xwQ2mZ1a.1042',
        checksum: '9f3a01c2',
        watermark: '2026-11-23T20:00:41.118204Z',
        syncedAt: '2026-11-23T20:00:44.027000Z',
        ageMs: 1834,
        stale: false,
        failure: null,
        strays: 0,
        lastReconcile: EXAMPLE_REPORT,
        ledger: {
          ...{ documentReads: 1042, emptyReads: 310, aggregationReads: 29, overlapRereads: 17 },
          ...{ refreshes: 353, retries: 0, polls: 720, bytesSent: 958_210 },
          ...{ fullReloadReads: 720_000, fullReloadBytes: 440_985_600 },
        },
        orderLimit: 1000,
        sessionExpiresAt: '2026-11-24T20:00:00.000Z',
      },
    },
  },
  reconcile: {
    ...ENDPOINTS.reconcile,
    tag: 'Operation',
    summary: 'Compare with Firestore now, and repair',
    description:
      'Finds what timestamps can’t show: orders that were deleted, and documents without a usable time. It costs reads, which the answer counts.',
    access: 'sync:admin',
    schema: { body: ReconcileBody, response: { 200: ReconcileReport, ...PROBLEMS } },
    answer: 'What was found',
    errors: [
      ...(['NOT_SYNCED_YET', 'COMMIT_CONFLICT', 'SUPERSEDED', 'SOURCE_MISCONFIGURED'] as const),
      ...(['SOURCE_PERMISSION', 'SOURCE_QUOTA', 'SOURCE_UNAVAILABLE'] as const),
    ],
    example: { body: { depth: 'census' }, answer: EXAMPLE_REPORT },
  },
  getHealth: {
    ...ENDPOINTS.getHealth,
    tag: 'Operation',
    summary: 'Whether the process answers',
    description: 'For the platform that restarts it. It asks nothing else of the desk.',
    access: 'anyone',
    schema: { response: { 200: Health, ...PROBLEMS } },
    answer: 'It does',
    errors: [],
    example: { answer: { status: 'ok' } },
  },
  getReadiness: {
    ...ENDPOINTS.getReadiness,
    tag: 'Operation',
    summary: 'Whether the desk can serve, and what is the matter',
    description:
      'For whoever sends it requests. The status is 503 where not all are served; `checks` says why, then and before.',
    access: 'anyone',
    schema: { response: { 200: Readiness, 503: Readiness, ...PROBLEMS } },
    answer: 'All are served, if not as they should be',
    failure: 'Not all are served',
    errors: [],
    example: {
      answer: {
        status: 'ready',
        checks: [
          { name: 'process', status: 'ok' },
          { name: 'accounts', status: 'ok' },
          { name: 'orders', status: 'ok' },
          { name: 'cache', status: 'ok' },
        ],
      },
      failure: {
        status: 'not ready',
        checks: [{ name: 'process', status: 'failing', reason: 'It is ending' }],
      },
    },
  },
  getOpenApi: {
    ...ENDPOINTS.getOpenApi,
    tag: 'Operation',
    summary: 'This document',
    description: 'OpenAPI 3.1, made from the schemas that the desk checks with.',
    access: 'anyone',
    schema: { response: { 200: OpenApiDocument, ...PROBLEMS } },
    answer: 'The document',
    errors: [],
    example: {
      answer: { openapi: '3.1.1', info: { title: 'Deltadesk', version: '1.0.0' }, paths: {} },
    },
  },
  getDocs: {
    ...ENDPOINTS.getDocs,
    tag: 'Operation',
    summary: 'This document as a page',
    description: 'One page of HTML that needs no script and no other host.',
    access: 'anyone',
    schema: { response: { 200: Type.String(), ...PROBLEMS } },
    mediaType: 'text/html',
    answer: 'The page',
    errors: [],
    example: { answer: '<!doctype html>' },
  },
} as const satisfies Readonly<Record<string, Operation>>
