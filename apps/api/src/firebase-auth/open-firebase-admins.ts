// Firebase Authentication of the project that the orders are in.
import { type AppOptions, deleteApp } from 'firebase-admin/app'
import { getAuth } from 'firebase-admin/auth'
import type { FirestoreConfig } from '../config/firestore-config.ts'
import { openFirebaseApp } from '../firestore/firebase-app.ts'
import { FirebaseAdmins } from './firebase-admins.ts'

export interface OpenFirebaseAdmins {
  readonly admins: FirebaseAdmins
  close(): Promise<void>
}

/** `options` say how Google is reached, where that is not by the network and the configured rights. */
export function openFirebaseAdmins(
  config: Pick<FirestoreConfig, 'projectId' | 'connection' | 'timeoutMs'>,
  options?: Pick<AppOptions, 'credential' | 'httpAgent'>,
): OpenFirebaseAdmins {
  const app = openFirebaseApp(config, options)
  return {
    admins: new FirebaseAdmins(getAuth(app), config.timeoutMs),
    close: () => deleteApp(app),
  }
}
