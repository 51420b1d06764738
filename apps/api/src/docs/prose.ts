// Sentences of the document as HTML: what stands between backquotes is code.
import { html } from 'ghtml'

export function prose(text: string): string {
  return text
    .split('`')
    .map((part, index) => (index % 2 === 0 ? html`${part}` : html`<code>${part}</code>`))
    .join('')
}

/** Text that is shown as it is. */
export function preformatted(text: string): string {
  return html`<pre><code>${text}</code></pre>`
}
