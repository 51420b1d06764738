import t from 'tap'
import { encode } from 'uqr'
import { QUIET_ZONE, qrPath } from '../../src/second-factor/qr-path.ts'

const URI = 'otpauth://totp/Deltadesk:ada%40shop.example?issuer=Deltadesk&secret=JBSWY3DPEHPK3PXP'

/** What a path of rectangles paints, module by module. */
function painted(path: string, size: number): boolean[][] {
  const rows = Array.from({ length: size }, () => new Array<boolean>(size).fill(false))
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    rows[Number(y)]?.fill(true, Number(x), Number(x) + Number(width))
  }
  return rows
}

t.test('the path paints the dark modules and no other', async (t) => {
  const { size, path } = qrPath(URI)
  const { data } = encode(URI, { ecc: 'M', border: QUIET_ZONE })
  t.strictSame(painted(path, size), data)
})

t.test('the quiet zone around it stays light', async (t) => {
  const { size, path } = qrPath(URI)
  const rows = painted(path, size)
  const isInside = (at: number) => at >= QUIET_ZONE && at < size - QUIET_ZONE
  t.ok(rows[QUIET_ZONE]?.[QUIET_ZONE], 'the corner of the first finder pattern')
  t.notOk(rows.some((row, y) => row.some((dark, x) => dark && !(isInside(x) && isInside(y)))))
})
