// A chart over time: a bar for each bucket, and a thin line for the period before. Only the parts of chart.js that
// it is made of are registered, so that only they are loaded.
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js'
import type { ChartColours } from './chart-colours.ts'

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
)

interface TimePoint {
  /** Under the bar. */
  readonly label: string
  /** What the bar stands for, in full. */
  readonly title: string
  readonly now: number
  /** Undefined where there is nothing to compare with. */
  readonly before: number | undefined
}

export interface TimeSeries {
  readonly points: readonly TimePoint[]
  readonly nowName: string
  readonly beforeName: string
  /** A value in full. */
  readonly shown: (value: number) => string
  /** A value on the axis. */
  readonly axis: (value: number) => string
}

export interface TimeChartOptions {
  readonly canvas: HTMLCanvasElement
  readonly font: string
  readonly rightToLeft: boolean
  readonly colours: ChartColours
}

/** The period before, and beneath it the same as a halo, so that it is seen on bars as well as between them. */
const LINE = {
  type: 'line' as const,
  data: [],
  borderWidth: 1.5,
  pointRadius: 0,
  pointHoverRadius: 0,
}

const ANIMATION = { duration: 240 }

export class TimeChart {
  readonly #chart: Chart<'bar' | 'line', (number | null)[], string>
  #series: TimeSeries
  #colours: ChartColours

  constructor({ canvas, font, rightToLeft, colours }: TimeChartOptions, series: TimeSeries) {
    this.#series = series
    this.#colours = colours
    this.#chart = new Chart<'bar' | 'line', (number | null)[], string>(canvas, {
      type: 'bar',
      data: {
        labels: [],
        datasets: [
          {
            type: 'bar',
            data: [],
            borderRadius: 2,
            categoryPercentage: 0.9,
            barPercentage: 0.85,
            order: 3,
            backgroundColor: () => this.#colours.bar,
            hoverBackgroundColor: () => this.#colours.pointed,
          },
          { ...LINE, borderColor: () => this.#colours.before, borderDash: [4, 3], order: 1 },
          { ...LINE, borderColor: () => this.#colours.halo, borderWidth: 4.5, order: 2 },
        ],
      },
      options: {
        maintainAspectRatio: false,
        animation: false,
        font: { family: font, size: 11 },
        interaction: { mode: 'index', intersect: false },
        scales: {
          x: {
            reverse: rightToLeft,
            grid: { display: false },
            border: { display: false },
            ticks: { maxRotation: 0, autoSkipPadding: 16, color: () => this.#colours.text },
          },
          y: {
            position: rightToLeft ? 'right' : 'left',
            beginAtZero: true,
            border: { display: false },
            grid: { color: () => this.#colours.grid },
            ticks: {
              maxTicksLimit: 5,
              color: () => this.#colours.text,
              callback: (value) => this.#series.axis(Number(value)),
            },
          },
        },
        plugins: {
          tooltip: {
            rtl: rightToLeft,
            displayColors: false,
            filter: ({ datasetIndex }) => datasetIndex < 2,
            padding: 8,
            cornerRadius: 6,
            backgroundColor: () => this.#colours.hint,
            titleColor: () => this.#colours.onHint,
            bodyColor: () => this.#colours.onHint,
            callbacks: {
              title: ([item]) => this.#series.points[item?.dataIndex ?? -1]?.title ?? '',
              label: ({ dataset, parsed }) =>
                `${dataset.label}: ${this.#series.shown(parsed.y ?? 0)}`,
            },
          },
        },
      },
    })
  }

  /** @param animated - whether bars grow to their new height */
  show(series: TimeSeries, animated: boolean): void {
    this.#series = series
    const { data, options } = this.#chart
    const [bars, ...lines] = data.datasets
    data.labels = series.points.map(({ label }) => label)
    if (bars) {
      bars.label = series.nowName
      bars.data = series.points.map(({ now }) => now)
    }
    for (const line of lines) {
      line.label = series.beforeName
      line.data = series.points.map(({ before }) => before ?? null)
    }
    options.animation = animated ? ANIMATION : false
    this.#chart.update()
  }

  paint(colours: ChartColours): void {
    this.#colours = colours
    this.#chart.update('none')
  }

  /** Shows what the bar stands for, as if the pointer were on it; none for undefined. */
  point(index: number | undefined): void {
    const elements =
      index === undefined ? [] : [0, 1].map((datasetIndex) => ({ datasetIndex, index }))
    const { x, y } = this.#chart.getDatasetMeta(0).data[index ?? -1] ?? { x: 0, y: 0 }
    this.#chart.setActiveElements(elements)
    this.#chart.tooltip?.setActiveElements(elements, { x, y })
    this.#chart.update('none')
  }

  /** Which bar the pointer is over or under. */
  indexAt(event: Event): number | undefined {
    return this.#chart.getElementsAtEventForMode(event, 'index', { intersect: false }, true)[0]
      ?.index
  }

  destroy(): void {
    this.#chart.destroy()
  }
}
