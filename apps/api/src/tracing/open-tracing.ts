// OpenTelemetry, for those who have a place for traces: a span for each request, and below it one for each call that
// Firestore's client makes for it, which finds the tracer provider by itself.
import { FastifyOtelInstrumentation } from '@fastify/otel'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node'
import type { FastifyPluginCallback } from 'fastify'
import type { TracingConfig } from '../config/operation-config.ts'

/** The longest that handing over a batch of spans may take. */
const EXPORT_MS = 5000

export interface Tracing {
  /** Makes the spans of requests. */
  readonly plugin: FastifyPluginCallback
  /** Hands over what was not sent yet. */
  close(): Promise<void>
}

/** Begins to trace; it is for the whole process, so that whatever uses OpenTelemetry in it takes part. */
export function openTracing({ endpoint, serviceName }: TracingConfig): Tracing {
  const url = `${endpoint.replace(/\/$/, '')}/v1/traces`
  const exporter = new OTLPTraceExporter({ url, timeoutMillis: EXPORT_MS })
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': serviceName }),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  })
  provider.register()
  const instrumentation = new FastifyOtelInstrumentation({
    registerOnInitialization: false,
    // One span says how long a request took; ten more for its hooks say little and cost as much each.
    instrumentHooks: false,
    requestHook(span, { method, routeOptions }) {
      const route = routeOptions.url ?? 'unknown path'
      span.updateName(`${method} ${route}`)
      // As in the log: what a caller put into the path or the query stays out.
      span.setAttribute('url.path', route)
    },
  })
  instrumentation.setTracerProvider(provider)
  return {
    plugin: instrumentation.plugin(),
    close: () => provider.shutdown(),
  }
}
