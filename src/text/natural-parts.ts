// The stemmers and stop words of natural and nothing else of it: the build puts them into the program (`npm run
// build:natural`), so that who installs Themata installs none of the database drivers and dictionaries that come with it.
export { default as PorterStemmerDe } from 'natural/lib/natural/stemmers/porter_stemmer_de.js'
export { default as PorterStemmerEs } from 'natural/lib/natural/stemmers/porter_stemmer_es.js'
export { default as PorterStemmerFr } from 'natural/lib/natural/stemmers/porter_stemmer_fr.js'
export { default as PorterStemmerIt } from 'natural/lib/natural/stemmers/porter_stemmer_it.js'
export { default as PorterStemmerNl } from 'natural/lib/natural/stemmers/porter_stemmer_nl.js'
export { default as PorterStemmerNo } from 'natural/lib/natural/stemmers/porter_stemmer_no.js'
export { default as PorterStemmerPt } from 'natural/lib/natural/stemmers/porter_stemmer_pt.js'
export { default as PorterStemmerRu } from 'natural/lib/natural/stemmers/porter_stemmer_ru.js'
export { default as PorterStemmerSv } from 'natural/lib/natural/stemmers/porter_stemmer_sv.js'
export { words as stopWords } from 'natural/lib/natural/util/stopwords.js'
