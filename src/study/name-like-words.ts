import { fold } from '../text/fold.ts'
import { isStopWord } from '../text/stop-words.ts'

// Names that are words as well, in some languages in which people are interviewed.
const words = `
able abel amber angel apple april arch archer art ash august austin autumn aurora bach baker bank banks barber barker baron bass
baum bauer bay beach bean bear beck bell berg berry best bill bird bishop black blaze bliss bloom blue boden bond booth born bose
bow box brand braun bridge bright brook brooks brown buck bud burn burns bush butcher butler buck bull bunny cain camp candy car
carol carp carpenter carter case cash castle chance chase chip christian church claus clay cliff cloud coal cole coleman constant
cook cooper copper coral corn cotton court cox craft crane crisp cross crow cruz cyan daisy dale dawn day dean deal dell dick do
dom don dot dove drew duke dusty earl east ebony eden else ember english ernst eve ever faith fall fan farmer faust favour fell
fern field finch fink fish fisher flint flora flower ford foreman forest foster fox france frank free freeman french
frey friend frost fuchs gall garden gardener gay gentle german ginger glass glory gold golden good goodman grace grand grant
gray green grey gross grove guy hall hand hank happy hard hardy harp harper hart haus hawk hay haze hazel heath heather heaven
herbst herd hero herz hill hof hoffnung holiday holly home honey honor honour hood hook hope hopper horn house hub hunt hunter
hut iris ivory ivy jack jade jasmine jay jet jewel job jolly jordan joy jude judge july june jung kaiser kay keen kind
king kirk kitty klein klug knight koch koenig konig kraft krieg kurz lake lamb land lane lang lance lark laurel law lee leaf lehrer
 lieb light lily lima linden link lion little long lord love lucky luck lung mack mai maid major mandel mann march mark 
market marks marsh marshall maurer max may mercy mercury merry mild milk mill miller mint 
moon moor more morning moss mountain mr muller neu new nick noble nord north novak oak olive opal otter page paige pain
palm park parker parson patience pearl penny peace pepper perry pew piper pike pilot pink place pleasant poll polo pond pool pope
porter post potter power price pride priest prince provost pure queen quick rain rainbow ranger ray reed reich reich rein rice rich
richter ring river rob robin rock rod roman rose rosa rot roth rouge rowan ruby rush rusty sage sailor sand sandy sauer savage
schafer schmidt schneider schnell schon schuster schwarz scout sea seal self senior shade shark sharp shepherd short silver sky
slim sloan small smart smith snow sommer song sonne south spark speaker spear spring star stark steel stein stern sterling still
stock stone storm story strange street strong sue summer sun sunday sunny swan sweet swift tag tailor tanner taylor teal
temple thorn tiger tower trinity trust tucker turner vale van violet vogel wagner wald walker wall ward warm warner
washer water waters way weaver weber webster weiss well wells werner west wheat wheeler white wild wilder will willow win wind
winter wise wolf wood woods wright young zimmer zorn
amour ange belle blanc bon bonnet boucher boulanger champion clair claire colombe fleur fontaine france gentil grand jardin jolie
juste legrand lejeune long marchand marin mercier petit pierre roi rose roux soleil victoire
alba alma amable angel blanca bravo campo cielo cruz delgado esperanza estrella flor franco gloria guerra guerrero
herrera hierro iglesia leal leon mar milagros moreno nieves paloma paz pilar prado reina rio rojo rosario
sierra sol soledad torres valle bella bianca fiore grazia leone mare monte nera rosa russo
 `
const nameLike = new Set(words.split(/\s+/).map(fold))

/** True if a word is used for other things than people as well, such as will, May or Rose. */
export const isAlsoWord = (word: string): boolean =>
  nameLike.has(fold(word)) || isParticle(word) || isStopWord(word.toLowerCase())

/** Words of labels and file names that name nobody. */
const neutral = new Set(
  `ai anonymous answer answers assistant audio befragte befragter befragung chair client codebook conversation copy customer data dialog
discussion draft edited entrevista entrevistado entrevistador entretien export facilitator fg file final fokusgruppe focus folder
gespraech gespräch group groupe groups gruppe guest host interview interviewee interviewer interviewerin interviewers interviews
intervista iv kopie lead manager engineer meeting mod moderator moderatorin notes null part participant participants person pilot
phase prof question questions raw record recording researcher respondent result results round runde sample session sessions sitzung
site speaker sprecher standort study studie team teams teil talk test text track transcript transcripts transcription transkript
transkripte unknown user version video voice wave week woche workshop zoom call dr mr mrs ms no nr and or of the with de la le und
jan feb mar apr may jun jul aug sep oct nov dec january february march april june july august september october november december
monday tuesday wednesday thursday friday saturday sunday en fr es it pt nl pl cs sv da fi txt md docx vtt srt csv json`
    .split(/\s+/)
    .map(fold),
)

/** True if a word is a kind of person or thing, not a name: interviewer, group, transcript. */
export const namesNobody = (word: string): boolean => neutral.has(fold(word))

/** Small words inside names, in several languages: alone they name nobody. */
const particles = new Set(
  `a aan af al am an auf av bei ben bin bint d da dal dall dalla das de degli dei del dell della delle den der des di do dos du e el en
het i ibn ii iii im in ja jr junior l la las le les lo los mac mc nach o of op sen senior st 't te ten ter til tot u ud und van vande
vander ver vom von vor y z zu zum zur`
    .split(/\s+/)
    .map(fold),
)

/** True if a word is a particle of names, such as von, de la or bin. */
export const isParticle = (word: string): boolean => particles.has(fold(word))
