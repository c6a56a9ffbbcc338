/** The file in which people write which quotes are printed, in the folder of their texts. */
export const quoteListName = 'quotes.md'

/** True for the file of chosen quotes, `synthesis/quotes.md`. */
export const isQuoteList = (file: string): boolean => /(?:^|[/\\])synthesis[/\\]quotes\.md$/i.test(file)

/** The headings of the file: quotes that come first for a code, and quotes that are never printed. */
export const pinnedHeading = 'Pinned for'
export const barredHeading = 'Barred'
