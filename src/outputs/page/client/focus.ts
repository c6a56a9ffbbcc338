let wanted = ''

/** Names the element that takes the focus when the view has been built anew. */
export const focusLater = (id: string): void => {
  wanted = id
}

/** Gives the focus to the element that was named, once. */
export function focusNow(): void {
  if (wanted !== '') document.getElementById(wanted)?.focus()
  wanted = ''
}
