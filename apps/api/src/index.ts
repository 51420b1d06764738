// What other packages build with: the service, whole or in parts, and its configuration.
export { type AppDeps, buildApp } from './app.ts'
export { type Config, loadConfig } from './config/config.ts'
export { ConfigError } from './config/config-error.ts'
export { createApi, type Surroundings, startApi } from './create-api.ts'
export { createLogger } from './logging/logger.ts'
