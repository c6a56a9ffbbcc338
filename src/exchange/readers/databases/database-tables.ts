/** The tables of databases that the readers of projects use. */
export const databaseTables: readonly string[] = [
  ...['documents', 'highlights', 'tags', 'highlight_tags', 'commands'],
  ...['source', 'code_text', 'code_name', 'code_cat', 'code_image', 'code_av', 'attribute', 'annotation', 'journal'],
  ...['cases', 'case_text'],
  ...['freecode', 'coding', 'codecat', 'treecode', 'caselinkage', 'caseAttr', 'fileAttr'],
]
