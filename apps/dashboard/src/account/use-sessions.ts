// Where the account is signed in, and how that ends.
import { computed } from 'vue'
import type { AccountApi } from '../api/account-api.ts'
import { useOwnList } from './own-list.ts'

export function useSessions(api: AccountApi) {
  const { items, failure, load, remove } = useOwnList(() => api.sessions())
  const others = computed(() => (items.value ?? []).filter(({ current }) => !current))

  /** @throws ApiError; the session goes on then */
  const end = (id: string) => remove([id], () => api.endSession(id))

  /** Ends all but the one that asks. @throws ApiError; they go on then */
  const endOthers = () =>
    remove(
      others.value.map(({ id }) => id),
      () => api.endOtherSessions(),
    )

  return { sessions: items, others, failure, load, end, endOthers }
}
