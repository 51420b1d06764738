// A QR code as one path of SVG, which needs neither a canvas nor a picture.
import { encode } from 'uqr'

export interface QrPath {
  /** Width and height in modules, with the quiet zone around it. */
  readonly size: number
  /** The dark modules: a rectangle for each run of a row. */
  readonly path: string
}

/** How many light modules the standard wants around a code. */
export const QUIET_ZONE = 4

export function qrPath(text: string): QrPath {
  const { size, data } = encode(text, { ecc: 'M', border: QUIET_ZONE })
  return { size, path: data.map(rowPath).join('') }
}

function rowPath(row: readonly boolean[], y: number): string {
  let path = ''
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue
    const light = row.indexOf(false, x)
    const end = light === -1 ? row.length : light
    path += `M${x} ${y}h${end - x}v1h${x - end}z`
    x = end
  }
  return path
}
