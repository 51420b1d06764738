// How the desk is watched and kept from being overrun: for those who operate it.
import type { ConfigProblem } from './config-error.ts'
import type { Environment } from './environment.ts'
import { HOW_TO_MAKE_A_KEY, secretFault } from './secret-key.ts'

export interface OperationConfig {
  /** What opens GET /metrics; undefined for no metrics. */
  readonly metricsToken: string | undefined
  /** Beyond it requests are turned away; 0 for never. */
  readonly maxEventLoopDelayMs: number
  /** Where traces are sent. */
  readonly tracing: TracingConfig | undefined
}

export interface TracingConfig {
  /** The base of an OTLP receiver over HTTP; traces go to `/v1/traces` below it. */
  readonly endpoint: string
  readonly serviceName: string
}

type Variables = Pick<
  Environment,
  | 'NODE_ENV'
  | 'METRICS_TOKEN'
  | 'MAX_EVENT_LOOP_DELAY_MS'
  | 'OTEL_EXPORTER_OTLP_ENDPOINT'
  | 'OTEL_SERVICE_NAME'
>

export function operationConfig(values: Variables, problems: ConfigProblem[]): OperationConfig {
  const { METRICS_TOKEN: metricsToken, OTEL_EXPORTER_OTLP_ENDPOINT: endpoint } = values
  const fault = metricsToken === undefined ? undefined : secretFault(metricsToken)
  if (fault !== undefined && values.NODE_ENV === 'production') {
    problems.push({ variable: 'METRICS_TOKEN', fault: `${fault}; ${HOW_TO_MAKE_A_KEY}` })
  }
  return Object.freeze({
    metricsToken,
    maxEventLoopDelayMs: values.MAX_EVENT_LOOP_DELAY_MS,
    tracing:
      endpoint === undefined
        ? undefined
        : Object.freeze({ endpoint, serviceName: values.OTEL_SERVICE_NAME }),
  })
}
