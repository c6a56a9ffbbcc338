import { PorterStemmerEs, PorterStemmerFr, PorterStemmerIt, PorterStemmerPt } from '../natural-parts.ts'
import type { Language } from './language.ts'

/** The singular of a Portuguese plural whose ending changes, which the stemmer keeps apart: reuniões, animais, imagens. */
const singularInPortuguese = (word: string): string =>
  word.length < 4
    ? word
    : word
        .replace(/(?:ões|ães)$/, 'ão')
        .replace(/(?<=..)ais$/, (ending) => (plainInAis.has(word) ? ending : 'al'))
        .replace(/(?:éis|(?<=..v)eis)$/, 'el')
        .replace(/(?<=...)eis$/, 'il')
        .replace(/(?<=..)óis$/, 'ol')
        .replace(/ns$/, 'm')

/** Portuguese words in -ais that are no plurals. */
const plainInAis = new Set(['demais', 'jamais', 'mais', 'pais'])

export const french: Language = {
  stem: (word) => PorterStemmerFr.stem(word),
  elided: 'l d j m t s n c ç qu jusqu lorsqu puisqu quoiqu quelqu presqu entr',
  oneLetterWords: 'a à y ô',
  abbreviations: 'dr pr prof m mm mme mlle mlles st ste av apr cf p.ex ex env n° éd',
  closingAbbreviations: 'etc',
  irregular: `
    ,
    être suis+ es est+ sommes+ êtes sont étais était étions étiez étaient été+ serai sera seront serait seraient fut soit soient,
    avoir ai as a avons avez ont avais avait avions aviez avaient eu aurai aura auront aurait auraient ait aient,
    aller vais vas va vont irai ira irons irez iront irait aille,
    faire fais fait+ faisons faites font faisait faisaient ferai fera feront ferait fasse,
    pouvoir peux peut pouvons pouvez peuvent pouvait pouvaient pu pourrai pourra pourront pourrait puisse,
    vouloir veux veut voulons voulez veulent voulait voulaient voulu voudrai voudra voudrait veuille,
    devoir dois doit devons devez doivent devait devaient dû devrai devra devrait doive,
    savoir sais sait savons savez savent savait savaient su saurai saura saurait sache,
    voir vois voit voyons voyez voient voyait voyaient vu verrai verra verrait,
    venir viens vient venons venez viennent venait venaient venu viendrai viendra viendrait,
    tenir tiens tient tenons tenez tiennent tenait tenaient tenu tiendra,
    prendre prends prend prenons prenez prennent prenait prenaient pris prise+ prendra,
    apprendre apprends apprend apprenons apprenez apprennent apprenait appris,
    comprendre comprends comprend comprenons comprenez comprennent comprenait compris,
    mettre mets met mettons mettez mettent mettait mis mise+ mettra,
    dire dis dit disons dites disent disait disaient dira, écrire écris écrit+ écrivons écrivez écrivent écrivait,
    lire lis lit+ lisons lisez lisent lisait lu, boire bois+ boit buvons buvez boivent buvait bu,
    croire crois croit croyons croyez croient croyait cru,
    recevoir reçois reçoit recevons recevez reçoivent recevait reçu,
    connaître connais connaît connaissons connaissez connaissent connaissait connu,
    vivre vis+ vit vivons vivez vivent vivait vécu, suivre suivons suivez suivent suivait suivi, travail travaux+,
    journal journaux, animal animaux, cheval chevaux, hôpital hôpitaux, général généraux, social sociaux,
    local locaux, national nationaux, régional régionaux, international internationaux, mondial mondiaux,
    principal principaux, spécial spéciaux, mental mentaux, mal maux, œil yeux,
    jeu jeux, enjeu enjeux, lieu lieux, milieu milieux, feu feux, cheveu cheveux, vœu vœux, bijou bijoux,
    français française françaises`,
}

export const italian: Language = {
  stem: (word) => PorterStemmerIt.stem(word),
  elided:
    'l un dell nell all dall sull coll dagl degl negl agl sugl quell quest bell sant gl c d m t s v n cos com dov senz mezz tutt nessun ciascun qualcun alcun buon pover grand',
  oneLetterWords: 'a e è i o',
  abbreviations: 'dr dott prof sig sig.ra sig.na sigg ing avv arch geom rag st es p.es ad.es ca cfr',
  closingAbbreviations: 'ecc etc',
  irregular: `
    essere sono è sei+ siamo siete era+ erano ero fu furono stato+ sarà saranno sarebbe sia siano,
    avere ho hai ha abbiamo avete hanno aveva avevano avuto avrà avrebbe ebbe abbia,
    andare vado vai va vanno andrà andrebbe vada,
    fare faccio fai fa facciamo fate fanno faceva facevano fatto+ farà farebbe fece faccia+,
    potere posso puoi può possiamo potete possono potuto potrà potrebbe possa,
    volere voglio vuoi vuole vogliamo vogliono voluto vorrà vorrei vorrebbe,
    dovere devo devi deve dobbiamo dovete devono debba dovrà dovrebbe,
    sapere so sai sa sappiamo sapete sanno saputo saprà sappia, vedere vide visto vedrà,
    venire vengo vieni viene vengono venuto verrà verrebbe venne venga,
    tenere tengo tieni tiene tengono tenuto terrà,
    dire dico dici dice diciamo dite dicono diceva dicevano detto+ dirà disse, prendere preso prese+,
    mettere messo+ mise, scrivere scritto+ scrisse, leggere letto+ lesse, uscire esco esci esce escono,
    scegliere scelgo scelto scelse, chiedere chiesto+ chiese+, perdere perso perse, uomo uomini, uovo uova`,
}

export const spanish: Language = {
  // the z of luz is a c in luces
  stem: (word) => PorterStemmerEs.stem(word.replace(/(?<=.)z$/, 'c')),
  oneLetterWords: 'a e o u y',
  abbreviations: 'dr dra sr sra srta sres d dña prof ud uds vd av avda lic ing gral p.ej ej aprox cf ee.uu',
  closingAbbreviations: 'etc cía s.a',
  irregular: `
    ser soy eres es somos sois son era+ eran fui fue fueron sido seré será serán sería sea sean,
    estar estoy está están estuve estuvo estuvieron,
    haber he has ha hemos han había habían hubo hay habrá habría haya,
    ir voy vas va vamos van iba iban ido irá iría vaya,
    tener tengo tienes tiene tenemos tienen tuve tuvo tuvieron tendrá tendría tenga,
    hacer hago haces hace hacemos hacen hice hizo hicieron hecho+ hará haría haga,
    poder puedo puedes puede podemos pueden pude pudo pudieron podrá podría pueda,
    querer quiero quieres quiere queremos quieren quise quiso querrá quiera,
    decir digo dices dice decimos dicen dije dijo dijeron dicho+ dirá diría diga,
    venir vengo vienes viene vienen vine vino+ vinieron vendrá venga,
    poner pongo pone ponen puse puso pusieron puesto+ pondrá ponga,
    saber sé sabe saben supe supo supieron sabrá sepa, ver veo ve ven vemos vi vio vieron visto,
    dar doy da dan di dio dieron dado+ dé, salir salgo sale salen saldrá salga,
    traer traigo trae traen traje+ trajo trajeron, seguir sigo sigue siguen siguió siguieron siga,
    pedir pido pide piden pidió pidieron pida, sentir siento siente sienten sintió sintieron sienta,
    dormir duermo duerme duermen durmió, morir muero muere mueren murió muerto+, volver vuelvo vuelve vuelven vuelto,
    escribir escrito, pensar pienso piensa piensan piense, empezar empiezo empieza empiezan,
    encontrar encuentro+ encuentra encuentran, contar cuento+ cuenta+ cuentan, mostrar muestro muestra+ muestran,
    jugar juego+ juega juegan, entender entiendo entiende entienden, perder pierdo pierde pierden`,
}

export const portuguese: Language = {
  stem: (word) => PorterStemmerPt.stem(singularInPortuguese(word)),
  elided: 'd n',
  oneLetterWords: 'a à e é o',
  abbreviations: 'dr dra sr sra srta prof profa eng av p.ex ex aprox cf',
  closingAbbreviations: 'etc cia ltda s.a',
  irregular: `
    ser sou és é somos são+ era+ eram fui foi foram sido será serão seria seja sejam,
    estar estou está estão estive esteve estiveram esteja,
    ter tenho tens tem temos têm tinha tinham tive teve tiveram terá teria tenha, haver há havia houve haverá haja,
    ir vou vai vamos vão ia iam ido irá iria vá, fazer faço faz fazem fiz fez fizeram feito+ fará faria faça,
    poder posso pode podem pude pôde puderam poderá poderia possa, querer quero quer querem quis quiseram queira,
    dizer digo diz dizem disse disseram dito+ dirá diria diga, vir venho vem vêm vim veio vieram virá venha,
    pôr ponho põe põem pus pôs puseram posto+, saber sei sabe sabem soube souberam saiba,
    ver vejo vê veem vi viu viram visto veja, dar dou dá dão dei deu deram dado+ dê,
    trazer trago traz trazem trouxe trouxeram traga, ler leio lê leem leu leram, sair saio sai saem saiu saíram,
    pedir peço pede pedem peça+, sentir sinto sente sentem sinta, dormir durmo dorme dormem,
    ouvir ouço ouve ouvem ouça, perder perco perde perdem perca, escrever escrito`,
}

export const catalan: Language = {
  elided: 'l d m t s n',
  oneLetterWords: 'a e i o',
  abbreviations: 'dr dra sr sra prof av pàg p.ex ex aprox',
  closingAbbreviations: 'etc',
}

/** Languages that drop vowels before an apostrophe and of which no inflections are known. */
export const occitan: Language = { elided: 'l d m t s n qu', oneLetterWords: 'a e i o' }
