// What other packages build with: the service, whole or in parts, and its configuration.
export { FirestoreAccountStore } from './accounts/firestore-account-store.ts'
export { hashPassword } from './accounts/password-hash.ts'
export { type AppDeps, buildApp } from './app.ts'
export { type Config, loadConfig } from './config/config.ts'
export { ConfigError } from './config/config-error.ts'
export { createApi, type Surroundings, startApi } from './create-api.ts'
export { type OpenFirestore, openFirestore } from './firestore/open-firestore.ts'
export { createLogger } from './logging/logger.ts'
