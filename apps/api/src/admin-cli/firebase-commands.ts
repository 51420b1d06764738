// What an operator can do with the users of Firebase Authentication: say who is an admin of the desk.
import { normaliseEmail } from '../accounts/email.ts'
import { loadFirestoreConfig } from '../config/config.ts'
import type { FirebaseAdmins } from '../firebase-auth/firebase-admins.ts'
import { openFirebaseAdmins } from '../firebase-auth/open-firebase-admins.ts'

type FirebaseCommand = (
  admins: Pick<FirebaseAdmins, 'grant' | 'revoke'>,
  email: string,
) => Promise<string>

/** Each returns what to tell the operator, or throws why it could not be done. */
export const FIREBASE_COMMANDS: Readonly<Partial<Record<string, FirebaseCommand>>> = {
  async grant(admins, given) {
    const email = normaliseEmail(given)
    await admins.grant(email)
    return `${email} is an admin from the next sign-in on, once the address is verified`
  },

  async revoke(admins, given) {
    const email = normaliseEmail(given)
    await admins.revoke(email)
    return `${email} is no admin any more; sessions end within five minutes`
  },
}

/** Runs a command against the configured project. */
export async function runFirebaseCommand(command: FirebaseCommand, email: string): Promise<string> {
  const firebase = openFirebaseAdmins(loadFirestoreConfig())
  try {
    return await command(firebase.admins, email)
  } finally {
    await firebase.close()
  }
}
