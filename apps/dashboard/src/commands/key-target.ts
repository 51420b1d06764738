// Whether a key pressed somewhere is meant for what has the focus, rather than for the page.

const TYPED_IN =
  'input:not([type="checkbox"], [type="radio"], [type="button"], [type="submit"], [type="reset"], [type="range"], [type="color"]), textarea, select, [contenteditable=""], [contenteditable="true"]'
/** Parts in which letters do something. A dialog that wants the page's keys says so by `data-shortcuts`. */
const WITH_OWN_KEYS =
  '[role="menu"], [role="listbox"], [role="combobox"], [role="dialog"]:not([data-shortcuts])'
/** Parts in which arrows do something. */
const WITH_OWN_ARROWS = '[role="tablist"], [role="radiogroup"], [role="slider"], [type="radio"]'
const PRESSED_BY_ENTER = 'a[href], button, summary, [role="button"], input, [role="tab"]'

/** Where `event` happened is text being typed. */
export function isTyping({ target }: Event): boolean {
  return target instanceof Element && target.closest(TYPED_IN) !== null
}

/** What has the focus does something of its own with `key`. */
export function isTaken({ target }: Event, key: string): boolean {
  if (!(target instanceof Element)) return false
  if (target.closest(WITH_OWN_KEYS)) return true
  if (key.startsWith('Arrow')) return target.closest(WITH_OWN_ARROWS) !== null
  return ['Enter', ' '].includes(key) && target.closest(PRESSED_BY_ENTER) !== null
}
