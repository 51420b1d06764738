// The commands that hold on every page.
import type { Router } from 'vue-router'
import type { Command } from '../../commands/command.ts'
import { useCommands } from '../../commands/use-commands.ts'
import { LANGUAGES, type Language } from '../../i18n/languages.ts'
import { useMessages } from '../../i18n/messages.ts'
import { useOrdersStore } from '../../orders/orders-store.ts'
import { DENSITIES, THEMES } from '../../preferences/preferences.ts'
import { usePreferences } from '../../preferences/use-preferences.ts'
import { useSessionStore } from '../../session/session-store.ts'
import { useToasts } from '../../toasts/use-toasts.ts'
import { useOverlay } from './use-overlay.ts'
import { useSignOut } from './use-sign-out.ts'

/** To be called once, by the app. */
export function useAppCommands(router: Router): void {
  const words = useMessages()
  const session = useSessionStore()
  const store = useOrdersStore()
  const overlay = useOverlay()
  const toasts = useToasts()
  const { prefer } = usePreferences()
  const { signOut } = useSignOut()

  useCommands(() =>
    session.standing === 'signed-in' ? [...pages(), ...syncing(), ...undoing()] : [],
  )
  useCommands(() => [...overlays(), ...likings(), ...(session.signedIn ? leaving() : [])])

  function pages(): Command[] {
    const { commands, shell } = words.value
    const goTo = (
      name: 'orders' | 'overview' | 'account',
      shortcut: string,
      ...keywords: string[]
    ): Command => ({
      id: `app.go.${name}`,
      title: commands.goTo(shell.titles[name]),
      keywords: [commands.goKeywords, ...keywords],
      shortcut,
      run: () => void router.push({ name }),
    })
    return [
      goTo('orders', 'g o'),
      goTo('overview', 'g v'),
      goTo('account', 'g a', commands.accountKeywords),
    ]
  }

  function syncing(): Command[] {
    const { sync, syncKeywords, reload, reloadKeywords } = words.value.commands
    return [
      {
        id: 'app.sync',
        title: sync,
        keywords: [syncKeywords],
        shortcut: 's',
        run: store.syncNow,
      },
      {
        id: 'app.reload',
        title: reload,
        keywords: [reloadKeywords],
        run: store.reloadEverything,
      },
    ]
  }

  function undoing(): Command[] {
    const last = toasts.toasts.value.findLast(({ undo }) => undo)
    const run = () => last && toasts.undo(last.id)
    return last ? [{ id: 'app.undo', title: words.value.commands.undo, shortcut: 'z', run }] : []
  }

  function overlays(): Command[] {
    const { commands } = words.value
    return [
      {
        id: 'app.palette',
        title: commands.openPalette,
        shortcut: 'mod+k',
        palette: false,
        run: () => overlay.show('palette'),
      },
      {
        id: 'app.settings',
        title: commands.openSettings,
        keywords: [commands.settingsKeywords],
        shortcut: 'g s',
        run: () => overlay.show('settings'),
      },
      {
        id: 'app.shortcuts',
        title: commands.openCheatSheet,
        keywords: [commands.cheatSheetKeywords],
        shortcut: '?',
        run: () => overlay.show('shortcuts'),
      },
    ]
  }

  function likings(): Command[] {
    const { commands, settings } = words.value
    const languages: Language[] = ['en', 'de']
    return [
      ...THEMES.map((theme) => ({
        id: `app.theme.${theme}`,
        title: commands.theme(settings.themes[theme]),
        keywords: [commands.themeKeywords],
        run: () => prefer({ theme }),
      })),
      ...DENSITIES.map((density) => ({
        id: `app.density.${density}`,
        title: commands.density(settings.densities[density]),
        keywords: [commands.densityKeywords],
        run: () => prefer({ density }),
      })),
      ...languages.map((language) => ({
        id: `app.language.${language}`,
        title: commands.language(LANGUAGES[language]),
        keywords: [commands.languageKeywords],
        run: () => prefer({ language }),
      })),
    ]
  }

  function leaving(): Command[] {
    const { commands, shell } = words.value
    return [
      {
        id: 'app.sign-out',
        title: shell.signOut,
        keywords: [commands.signOutKeywords],
        run: () => void signOut(),
      },
    ]
  }
}
