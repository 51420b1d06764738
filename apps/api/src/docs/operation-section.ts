// One operation of the page: who may ask, what it takes, what it answers, and how to try it.
import { OPERATIONS, type Operation } from '@deltadesk/contract/operations'
import { html } from 'ghtml'
import { withReferences } from '../openapi/components.ts'
import { goodStatusOf, idOf, problemsByStatus } from '../openapi/describe-operation.ts'
import { type DocumentSchema, fieldTable, typeOf } from './field-table.ts'
import { preformatted, prose } from './prose.ts'

export function operationSection(operation: Operation): string {
  const { method, url, summary, description } = operation
  const id = idOf(operation)
  return html`
    <section id="${id}" aria-labelledby="${id}-title">
      <h3 id="${id}-title">${summary}</h3>
      <p class="call"><b class="${method}">${method}</b> <code>${templateOf(url)}</code></p>
      <p>!${prose(description)}</p>
      <dl><dt>Who may ask</dt><dd>!${accessText(operation)}</dd></dl>
      !${takes(operation)}
      !${preformatted(curlOf(operation))}
      !${goodAnswer(operation)}
      !${failure(operation)}
      !${problems(operation)}
    </section>`
}

function templateOf(url: string): string {
  return url.replace(/:(\w+)/g, '{$1}')
}

function accessText({ access }: Operation): string {
  if (access === 'anyone') return 'Anyone'
  if (access === 'session') return 'Who has a session'
  return html`Who has a session, or a token with the scope <code>${access}</code>`
}

function takes({ schema, summary }: Operation): string {
  const parts = [
    ['Path', schema.params],
    ['Query', schema.querystring],
    ['Body', schema.body],
  ] as const
  return parts
    .flatMap(([place, part]) =>
      part === undefined
        ? []
        : [html`<h4>${place}</h4>!${fieldTable(withReferences(part), `${summary}: ${place}`)}`],
    )
    .join('')
}

/** A command that works once `DESK` is the address of the desk, and `TOKEN` a token or `jar` the file with the cookie. */
function curlOf({ method, url, access, cookie, example }: Operation): string {
  const path = url.replace(/:(\w+)/g, (_all, name: string) => example.params?.[name] ?? name)
  const query = new URLSearchParams(
    Object.entries(example.querystring ?? {}).map(([name, value]) => [name, String(value)]),
  )
  const target = `"$DESK${path}${query.size > 0 ? `?${query}` : ''}"`
  return [
    'curl',
    ...(method === 'GET' || example.body !== undefined ? [] : [`-X ${method}`]),
    ...(cookie === 'sets' ? ['-c jar'] : []),
    ...credentials(access, cookie),
    ...(example.body === undefined
      ? []
      : [`-H 'content-type: application/json' -d '${JSON.stringify(example.body)}'`]),
    target,
  ].join(' ')
}

function credentials(access: Operation['access'], cookie: Operation['cookie']): string[] {
  if (access === 'anyone') return []
  if (access === 'session' || cookie !== undefined) return ['-b jar']
  return ['-H "authorization: Bearer $TOKEN"']
}

function goodAnswer(operation: Operation): string {
  const { schema, answer, example, mediaType } = operation
  const status = goodStatusOf(operation)
  const body = schema.response[200] ?? schema.response[201]
  if (body === undefined || mediaType !== undefined) {
    return html`<h4>${status}</h4><p>${answer}.</p>`
  }
  const type: DocumentSchema = withReferences({ body }).body
  const shape = type.$ref === undefined ? '' : html`, <b>!${typeOf(type)}</b>`
  const text = JSON.stringify(example.answer, null, 2)
  return html`<h4>${status}</h4><p>${answer}!${shape}.</p>!${preformatted(text)}`
}

function failure({ failure, example }: Operation): string {
  if (failure === undefined) return ''
  const text = JSON.stringify(example.failure, null, 2)
  return html`<h4>503</h4><p>${failure}.</p>!${preformatted(text)}`
}

function problems(operation: Operation): string {
  const rows = [...problemsByStatus(operation)].map(([status, codes]) => {
    const links = codes.map((code) => html`<a href="#error-${code}"><code>${code}</code></a>`)
    return html`<dt>${status}</dt><dd>!${links.join(', ')}</dd>`
  })
  return html`<h4>Errors</h4><dl>!${rows}</dl>`
}

/** What this desk offers, by what it is about. */
export function offered(isThere: (operation: Operation) => boolean): Map<string, Operation[]> {
  const operations: readonly Operation[] = Object.values(OPERATIONS)
  return Map.groupBy(operations.filter(isThere), ({ tag }) => tag)
}
