// The one Firestore client of a process, made from the configuration.
import { deleteApp } from 'firebase-admin/app'
import { type Firestore, getFirestore } from 'firebase-admin/firestore'
import type { FirestoreConfig } from '../config/firestore-config.ts'
import { openFirebaseApp } from './firebase-app.ts'

/** A client and the way to let go of it. */
export interface OpenFirestore {
  readonly client: Firestore
  /** Lets go of it. An idle connection that is left keeps no process alive. */
  close(): Promise<void>
}

/** Makes a client. It connects with its first call, so this fails only on credentials that cannot be read. */
export function openFirestore(config: FirestoreConfig): OpenFirestore {
  const app = openFirebaseApp(config)
  const client = getFirestore(app)
  if (config.connection.kind === 'emulator') {
    // With its domain told, the client does not search Google's cloud for credentials that an emulator has no use for.
    const universeDomain = 'googleapis.com'
    client.settings({ host: config.connection.host, ssl: false, universeDomain })
  }
  // `terminate()` would end the connections too, but a call that is between two tries then rejects where nobody can
  // catch it (@google-cloud/firestore 9.4, requestStream) and takes the process with it.
  return { client, close: () => deleteApp(app) }
}
