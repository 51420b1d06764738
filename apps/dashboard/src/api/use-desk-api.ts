// How stores get at the API: the app provides it once, tests provide their own.
import { type App, type InjectionKey, inject } from 'vue'
import type { DeskApi } from './desk-api.ts'

const key: InjectionKey<DeskApi> = Symbol('DeskApi')

export function provideDeskApi(app: App, api: DeskApi): void {
  app.provide(key, api)
}

/** The API of this app; to be called while a store or a component is set up. */
export function useDeskApi(): DeskApi {
  const api = inject(key)
  if (!api) throw new Error('Call provideDeskApi(app, api) before the app uses a store')
  return api
}
