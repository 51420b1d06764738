// Runs before the first paint, so that a dark page never starts with a white flash; a file of its own because the
// content security policy allows no inline script. src/preferences/follow-theme.ts takes over from here.
try {
  const { theme } = JSON.parse(localStorage.getItem('deltadesk.preferences') ?? '{}')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // Nothing is kept for this site, or not by us: the system's theme it is.
}
