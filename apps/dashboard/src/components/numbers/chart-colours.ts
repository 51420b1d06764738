// The design's colours for a canvas, which knows nothing of CSS: each token as it computes at this place right now.

const TOKENS = {
  bar: '--accent',
  pointed: '--accent-hover',
  before: '--text',
  halo: '--surface',
  grid: '--line',
  text: '--muted',
  hint: '--text',
  onHint: '--surface',
} as const

export type ChartColours = Readonly<Record<keyof typeof TOKENS, string>>

/** Reads them inside `host`, which must be in the document. */
export function readColours(host: Element): ChartColours {
  const probe = document.createElement('span')
  probe.hidden = true
  host.append(probe)
  const read = (name: keyof typeof TOKENS) => {
    probe.style.color = `var(${TOKENS[name]})`
    return getComputedStyle(probe).color
  }
  const colours = {
    bar: read('bar'),
    pointed: read('pointed'),
    before: read('before'),
    halo: read('halo'),
    grid: read('grid'),
    text: read('text'),
    hint: read('hint'),
    onHint: read('onHint'),
  }
  probe.remove()
  return colours
}
