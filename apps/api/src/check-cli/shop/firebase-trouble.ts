// What Firebase Authentication answered about the admins, or why it did not.
import type { UsersCounted } from '../../firebase-auth/firebase-admins.ts'
import { many } from '../amounts.ts'
import { type Finding, failure, ok, type Trouble, warning } from '../finding.ts'
import { rootOf, saidBy } from './firestore-trouble.ts'

export function judgeFirebaseAdmins({ users, admins, isAll }: UsersCounted): Finding {
  if (admins > 0) {
    return ok(
      'Firebase',
      `Firebase Authentication answers, and ${many(admins, 'admin')} may sign in`,
    )
  }
  const trouble = {
    says: `no admin is among the ${isAll ? '' : 'first '}${many(users, 'user')} of Firebase Authentication`,
    remedy:
      'pnpm admin firebase grant you@example.com; it counts once that address is verified and the user enabled',
  }
  return isAll ? failure('Firebase', trouble) : warning('Firebase', trouble)
}

export function firebaseTroubleOf(error: unknown, projectId: string): Trouble {
  const said = saidBy(rootOf(error))
  if (
    /configuration-not-found|CONFIGURATION_NOT_FOUND|no configuration corresponding/i.test(said)
  ) {
    return {
      says: `the project ${projectId} has no Firebase Authentication (${said})`,
      remedy: `begin with it at https://console.firebase.google.com/project/${projectId}/authentication`,
    }
  }
  if (/insufficient[- ]permission|permission/i.test(said)) {
    return {
      says: `the credentials may not ask for users (${said})`,
      remedy:
        'give the service account the role Firebase Authentication Viewer, or Firebase Authentication Admin for «pnpm admin firebase»',
    }
  }
  return {
    says: `Firebase Authentication can't be asked (${said})`,
    remedy:
      'check the credentials and the network of this machine; where Firestore answers, try again',
  }
}
