// The numbers of the orders held, live for as long as the page is open: counted once, then changed by what changes.
import { promiseTimeout, useIntervalFn, useThrottleFn } from '@vueuse/core'
import { computed, onScopeDispose, type Ref, shallowRef, watch } from 'vue'
import { useFormats } from '../../format/formats.ts'
import { useOrdersStore } from '../orders-store.ts'
import { fill } from './fill.ts'
import { OrderNumbers } from './order-numbers.ts'
import { daysOf, type Period } from './period.ts'
import { type Summary, summarize } from './summary.ts'
import { compareWithBefore } from './timeline.ts'
import { daysIn } from './zone-days.ts'

/** However fast orders change, people can't read faster than this. */
const PUBLISH_EVERY_MS = 250
/** Days begin at multiples of it in every time zone, and «so far» need not be told more exactly. */
const STEP_MS = 5 * 60_000

export interface LiveNumbers {
  /** Undefined until everything is counted. */
  readonly summary: Readonly<Ref<Summary | undefined>>
  readonly today: Readonly<Ref<string>>
}

export function useOrderNumbers(
  period: Readonly<Ref<Period>>,
  currency: Readonly<Ref<string | undefined>>,
): LiveNumbers {
  const store = useOrdersStore()
  const formats = useFormats()
  const now = useSteps()
  const zone = computed(() => daysIn(formats.value.timeZone))
  const today = computed(() => zone.value.dayAt(now.value))
  const comparison = computed(() =>
    compareWithBefore(daysOf(period.value, today.value), zone.value, now.value),
  )
  const numbers = new OrderNumbers(comparison.value)
  const summary = shallowRef<Summary>()
  let filled = false
  let gone = false

  function publish(): void {
    if (filled && !gone) summary.value = summarize(numbers, currency.value)
  }
  const publishSoon = useThrottleFn(publish, PUBLISH_EVERY_MS, true)

  watch(comparison, (next) => {
    numbers.compare(next)
    publish()
  })
  watch(currency, publish)

  const stop = store.onChange(({ upserts, removed, reloaded }) => {
    if (!filled) return
    if (reloaded) numbers.hold(upserts)
    else {
      for (const order of upserts) numbers.put(order)
      for (const id of removed) numbers.remove(id)
    }
    void publishSoon()
  })
  onScopeDispose(() => {
    gone = true
    stop()
  })

  void fill(
    numbers,
    () => store.orders,
    () => promiseTimeout(0),
    () => gone,
  ).then(() => {
    filled = true
    publish()
  })
  return { summary, today }
}

/** Now, in milliseconds since 1970, in steps. */
function useSteps(): Readonly<Ref<number>> {
  const step = () => Math.floor(Date.now() / STEP_MS) * STEP_MS
  const now = shallowRef(step())
  useIntervalFn(() => {
    now.value = step()
  }, 10_000)
  return now
}
