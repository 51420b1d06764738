// The API on one page, for people: the same things as the OpenAPI document, made by the server, so that it needs no script
// and no other host. The usual viewers bring a megabyte or more of script and write styles into the page, which the content
// security policy forbids for good reasons.
import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { ERROR_CODES } from '@deltadesk/contract'
import type { Operation } from '@deltadesk/contract/operations'
import { html } from 'ghtml'
import { API_VERSION, DESCRIPTION, PROMISE, TAGS, TITLE } from '../openapi/about.ts'
import { namedSchemas } from '../openapi/components.ts'
import { idOf } from '../openapi/describe-operation.ts'
import { fieldTable } from './field-table.ts'
import { offered, operationSection } from './operation-section.ts'
import { prose } from './prose.ts'

const STYLE = readFileSync(new URL('page.css', import.meta.url), 'utf8')

/** Tighter than the dashboard's: this one style, and nothing else. */
export const DOCS_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${hash('sha256', STYLE, 'base64')}'`,
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

/** The page of a desk. @param isThere - whether it offers an operation */
export function docsPage(isThere: (operation: Operation) => boolean): string {
  const groups = [...offered(isThere)]
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${TITLE} API ${API_VERSION}</title>
<style>!${STYLE}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the operations</a>
<header>
  <h1>${TITLE} API <small>${API_VERSION}</small></h1>
  <p><a href="/api/openapi.json">OpenAPI document</a></p>
</header>
<nav aria-label="On this page">!${groups.map(navigationGroup)}
  <h2>In all of them</h2>
  <ul><li><a href="#versions">Versions</a></li><li><a href="#schema-ErrorCode">Error codes</a></li><li><a href="#schemas">Schemas</a></li></ul>
</nav>
<main id="main" tabindex="-1">
  !${DESCRIPTION.map(paragraph)}
  <h2 id="versions">Versions</h2>
  !${PROMISE.map(paragraph)}
  !${groups.map(group)}
  !${errors()}
  !${schemas()}
</main>
</body>
</html>
`
}

function paragraph(text: string): string {
  return html`<p>!${prose(text)}</p>`
}

function navigationGroup([tag, operations]: readonly [string, readonly Operation[]]): string {
  const links = operations.map(
    (operation) => html`<li><a href="#${idOf(operation)}">${operation.summary}</a></li>`,
  )
  return html`<h2>${tag}</h2><ul>!${links}</ul>`
}

function group([tag, operations]: readonly [string, readonly Operation[]]): string {
  const about = Object.entries(TAGS).find(([name]) => name === tag)?.[1] ?? ''
  return html`<h2>${tag}</h2><p>${about}</p>!${operations.map(operationSection)}`
}

function errors(): string {
  const rows = Object.entries(ERROR_CODES).map(
    ([code, { statusCode, meaning, remedy }]) => html`
      <tr id="error-${code}">
        <th scope="row"><code>${code}</code></th>
        <td>${statusCode}</td>
        <td>!${prose(`${meaning}. ${remedy}.`)}</td>
      </tr>`,
  )
  return html`<h2 id="schema-ErrorCode">Error codes</h2>
    <table>
      <colgroup><col><col><col></colgroup>
      <thead><tr><th scope="col">Code</th><th scope="col">Status</th><th scope="col">Meaning, and what to do</th></tr></thead>
      <tbody>!${rows}</tbody>
    </table>`
}

function schemas(): string {
  const sections = Object.entries(namedSchemas()).map(
    ([name, schema]) =>
      html`<section id="schema-${name}"><h3>${name}</h3>!${fieldTable(schema, name)}</section>`,
  )
  return html`<h2 id="schemas">Schemas</h2>!${sections}`
}
