// An app of firebase-admin: a project, and whose rights one has in it.
import {
  type App,
  type AppOptions,
  applicationDefault,
  cert,
  initializeApp,
} from 'firebase-admin/app'
import type { FirestoreConfig, FirestoreConnection } from '../config/firestore-config.ts'

// firebase-admin keeps its apps by name for the whole process; each client gets an app of its own.
let opened = 0

/** Makes an app, to be let go of by `deleteApp`. `options` go before what the configuration says. */
export function openFirebaseApp(
  config: Pick<FirestoreConfig, 'projectId' | 'connection'>,
  options: AppOptions = {},
): App {
  opened += 1
  const { projectId, connection } = config
  const credential = options.credential ?? credentialOf(connection)
  return initializeApp({ projectId, ...options, credential }, `deltadesk-${opened}`)
}

export function credentialOf(connection: FirestoreConnection) {
  return connection.kind === 'service-account'
    ? cert({ ...connection.serviceAccount })
    : applicationDefault()
}
