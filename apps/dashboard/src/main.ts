// Wires the app together: stores, the API, routes, and the first question: who is signed in?
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { DeskApi } from './api/desk-api.ts'
import { provideDeskApi } from './api/use-desk-api.ts'
import { createDeskRouter } from './router/index.ts'
import { useSessionStore } from './session/session-store.ts'
import './styles/tokens.css'
import './styles/base.css'

const app = createApp(App)
app.use(createPinia())
provideDeskApi(app, new DeskApi({ baseURL: '/api' }))

const session = useSessionStore()
app.use(createDeskRouter(session))
void session.restore()
app.mount('#app')
