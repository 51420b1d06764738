// A part of the app that is fetched when it is first shown. Where it can't be had, that is said in its place, with a way
// to try again.
import {
  type Component,
  defineAsyncComponent,
  type InjectionKey,
  inject,
  provide,
  shallowRef,
} from 'vue'
import PartFailed from '../components/shell/PartFailed.vue'

const RETRY: InjectionKey<() => void> = Symbol('retry')

/** @param load - asked again by each new instance after it has failed: see `useRetries` */
export function lazyPart<Part extends Component>(load: () => Promise<{ default: Part }>): Part {
  return defineAsyncComponent<Part>({
    loader: async () => (await load()).default,
    errorComponent: PartFailed,
  })
}

/** For whoever shows a lazy part: a key to give it, which changes when somebody wants to try again. */
export function useRetries() {
  const tries = shallowRef(0)
  provide(RETRY, () => {
    tries.value += 1
  })
  return tries
}

/** For what is shown in place of the part. */
export function useRetry(): () => void {
  return inject(RETRY, () => undefined)
}
