// Wires the app together: stores, the API, routes, the person's language and theme, and the first question: who is
// signed in?
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { DeskApi } from './api/desk-api.ts'
import { provideDeskApi } from './api/use-desk-api.ts'
import { followLanguage } from './i18n/messages.ts'
import { followTheme } from './preferences/follow-theme.ts'
import { createDeskRouter } from './router/index.ts'
import { useSessionStore } from './session/session-store.ts'
import './styles/tokens.css'
import './styles/base.css'
import './styles/controls.css'

followTheme()
const languageReady = followLanguage()

const app = createApp(App)
app.use(createPinia())
provideDeskApi(app, new DeskApi({ baseURL: '/api' }))

const session = useSessionStore()
app.use(createDeskRouter(session))
void session.restore()

// A page in English that turns into another language under the reader's eyes is worse than one a blink later.
await languageReady
app.mount('#app')
