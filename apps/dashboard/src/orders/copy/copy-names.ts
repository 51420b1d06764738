// Which databases hold copies, and how they are got rid of.
import { deleteDB } from 'idb'

const PREFIX = 'deltadesk.orders.'

/** The database of an account. */
export function copyName(account: string): string {
  return `${PREFIX}${account.toLowerCase()}`
}

/** Deletes the copies of all accounts but this one. */
export async function deleteCopies(except: string | undefined): Promise<void> {
  const kept = except === undefined ? undefined : copyName(except)
  const databases = await indexedDB.databases()
  const names = databases.map(({ name }) => name ?? '')
  const doomed = names.filter((name) => name.startsWith(PREFIX) && name !== kept)
  await Promise.all(doomed.map((name) => deleteDB(name)))
}

/** Deletes the copy of one account, whatever is in it. */
export async function deleteCopy(account: string): Promise<void> {
  await deleteDB(copyName(account))
}
