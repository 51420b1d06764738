// What the end-to-end tests and the benchmark start.
export { DEMO_ACCOUNT, type Demo, type DemoOptions, startDemo } from './demo.ts'
