// The way into this desk, which the desk tells: by its own passwords, or by Firebase.
import type { LoginBody, Me, SignInConfig } from '@deltadesk/contract'
import type { DeskApi } from '../api/desk-api.ts'
import { RefusedError } from '../api/errors.ts'
import { type LoadFirebase, loadFirebase } from '../firebase/use-firebase.ts'

type WayInApi = Pick<DeskApi, 'login' | 'loginWithFirebase' | 'signInConfig'>

/** By passwords, as every desk did once. */
const BY_PASSWORD: SignInConfig = { provider: 'password', firebase: null }

export class WayIn {
  readonly #api: WayInApi
  readonly #load: LoadFirebase
  #config: Promise<SignInConfig> | undefined

  constructor(api: WayInApi, load: LoadFirebase = loadFirebase) {
    this.#api = api
    this.#load = load
  }

  /** How one signs in here; asked once. @throws ApiError, and is asked again the next time */
  config(): Promise<SignInConfig> {
    this.#config ??= this.#ask()
    return this.#config
  }

  /** @throws ApiError of the kind that `DeskApi.login` throws */
  async enter(body: LoginBody): Promise<Me | undefined> {
    const { firebase } = await this.config()
    if (firebase === null) return this.#api.login(body)
    return this.#handOver(await (await this.#load(firebase)).withPassword(body))
  }

  /** Undefined if the person has closed Google's window. @throws ApiError as `enter` does */
  async enterWithGoogle(): Promise<Me | undefined> {
    const { firebase } = await this.config()
    if (!firebase?.google) return undefined
    return this.#handOver(await (await this.#load(firebase)).withGoogle())
  }

  async #handOver(idToken: string | undefined): Promise<Me | undefined> {
    return idToken === undefined ? undefined : this.#api.loginWithFirebase({ idToken })
  }

  async #ask(): Promise<SignInConfig> {
    try {
      return await this.#api.signInConfig()
    } catch (error) {
      // A desk that is older than this page.
      if (error instanceof RefusedError && error.code === 'NOT_FOUND') return BY_PASSWORD
      this.#config = undefined
      throw error
    }
  }
}
