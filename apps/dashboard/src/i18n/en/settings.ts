// What can be chosen in the settings, as commands say it too.

export const settings = {
  themes: { system: 'System', light: 'Light', dark: 'Dark' },
  densities: { comfortable: 'Comfortable', compact: 'Compact' },
}
