// Who buys: names in the scripts of the shop's markets, each with the Latin letters of its e-mail address.
// Family names are ones that women and men share, so any given name goes with any of them.
import type { Random } from './random.ts'

interface Name {
  readonly native: string
  readonly latin: string
}

/** The names of one language, and how they are put together. */
export interface People {
  readonly given: readonly Name[]
  readonly family: readonly Name[]
  /** How a full name is written, of `g` and `f`. */
  readonly full: 'g f' | 'f g' | 'fg'
}

export interface Customer {
  readonly name: string
  readonly email: string
}

/** Reserved for examples (RFC 2606): no mail to them ever reaches anybody. */
const MAIL_DOMAINS = ['example.com', 'example.org', 'example.net']

/** A customer of that language. */
export function drawCustomer(random: Random, { given, family, full }: People): Customer {
  const g = random.pick(given)
  const f = random.pick(family)
  const name = {
    'g f': `${g.native} ${f.native}`,
    'f g': `${f.native} ${g.native}`,
    fg: f.native + g.native,
  }
  const year = random.chance(0.4) ? String(random.integer(60, 99)) : ''
  return { name: name[full], email: `${g.latin}.${f.latin}${year}@${random.pick(MAIL_DOMAINS)}` }
}

/** Names apart by commas, each followed by its Latin letters where they are not its own in lower case. */
function names(list: string): Name[] {
  return list.split(', ').map((entry) => {
    const [native = '', latin = native.toLowerCase()] = entry.split(' ')
    return { native, latin }
  })
}

export const ENGLISH: People = {
  given: names(
    'Olivia, Noah, Amelia, Liam, Charlotte, Ethan, Grace, Marcus, Zoë zoe, Tyler, Imani, Declan',
  ),
  family: names(
    "Smith, O'Brien obrien, Taylor, Washington, Patel, Campbell, Nguyen, Clarke, Rivera, McKenzie",
  ),
  full: 'g f',
}

export const GERMAN: People = {
  given: names(
    'Anna, Jürgen juergen, Lena, Matthias, Sophie, Jörg joerg, Katrin, Björn bjoern, Heike, Lukas',
  ),
  family: names(
    'Müller mueller, Schmidt, Groß gross, Weber, Schäfer schaefer, Becker, Köhler koehler, Vogt',
  ),
  full: 'g f',
}

export const FRENCH: People = {
  given: names(
    'Chloé chloe, François francois, Manon, Théo theo, Zélie zelie, Loïc loic, Anaïs anais, Hugo',
  ),
  family: names(
    'Lefèvre lefevre, Moreau, Garçon garcon, Dubois, Béranger beranger, Rousseau, Nguyên nguyen',
  ),
  full: 'g f',
}

export const SPANISH: People = {
  given: names(
    'Lucía lucia, Íñigo inigo, María maria, Jesús jesus, Begoña begona, Álvaro alvaro, Sofía sofia',
  ),
  family: names(
    'García garcia, Núñez nunez, Fernández fernandez, Ibáñez ibanez, Romero, Peña pena, Ortega',
  ),
  full: 'g f',
}

export const POLISH: People = {
  given: names(
    'Zofia, Łukasz lukasz, Małgorzata malgorzata, Paweł pawel, Agnieszka, Grzegorz, Żaneta zaneta',
  ),
  family: names(
    'Nowak, Wójcik wojcik, Mazur, Zając zajac, Król krol, Dąbek dabek, Wróbel wrobel, Gołąb golab',
  ),
  full: 'g f',
}

export const TURKISH: People = {
  given: names(
    'Ayşe ayse, Çağlar caglar, İrem irem, Oğuz oguz, Gülşen gulsen, Yiğit yigit, Işıl isil, Emre',
  ),
  family: names(
    'Yılmaz yilmaz, Öztürk ozturk, Şahin sahin, Kılıç kilic, Aydın aydin, Çelik celik, Doğan dogan',
  ),
  full: 'g f',
}

export const GREEK: People = {
  given: names(
    'Ελένη eleni, Γιώργος giorgos, Μαρία maria, Νίκος nikos, Αγγελική angeliki, Δημήτρης dimitris',
  ),
  family: names(
    'Γεωργίου georgiou, Δημητρίου dimitriou, Ιωάννου ioannou, Νικολάου nikolaou, Βασιλείου vasileiou',
  ),
  full: 'g f',
}

export const UKRAINIAN: People = {
  given: names(
    'Олена olena, Тарас taras, Ганна hanna, Юрій yurii, Іванка ivanka, Соломія solomiia, Андрій andrii',
  ),
  family: names(
    'Шевченко shevchenko, Коваленко kovalenko, Мельник melnyk, Бондар bondar, Ткачук tkachuk, Лисенко lysenko',
  ),
  full: 'g f',
}

export const ARABIC: People = {
  given: names(
    'فاطمة fatima, محمد mohammed, نورة noura, أحمد ahmed, مريم maryam, خالد khaled, عائشة aisha, يوسف yousef',
  ),
  family: names(
    'الحسيني alhusseini, النجار alnajjar, العتيبي alotaibi, المنصوري almansoori, الخطيب alkhatib, حداد haddad',
  ),
  full: 'g f',
}

export const HEBREW: People = {
  given: names(
    'נועה noa, דוד david, תמר tamar, יוסף yosef, שירה shira, איתי itay, מיכל michal, אורי uri',
  ),
  family: names(
    'כהן cohen, לוי levi, מזרחי mizrahi, פרץ peretz, ביטון biton, אברהם avraham, שפירא shapira',
  ),
  full: 'g f',
}

export const HINDI: People = {
  given: names(
    'प्रिया priya, अर्जुन arjun, अनन्या ananya, विक्रम vikram, दीपिका deepika, कृष्ण krishna, श्रेया shreya',
  ),
  family: names(
    'शर्मा sharma, गुप्ता gupta, सिंह singh, चतुर्वेदी chaturvedi, वर्मा verma, मिश्रा mishra, जोशी joshi',
  ),
  full: 'g f',
}

export const THAI: People = {
  given: names(
    'สมชาย somchai, นภัสสร napassorn, กิตติ kitti, พิมพ์ชนก pimchanok, วรรณา wanna, ธนกร thanakorn',
  ),
  family: names('ใจดี jaidee, ศรีสุข srisuk, วงศ์สวัสดิ์ wongsawat, แก้วมณี kaewmanee, ทองคำ thongkham'),
  full: 'g f',
}

export const CHINESE: People = {
  given: names(
    '淑芬 shufen, 志明 zhiming, 雅婷 yating, 建宏 jianhong, 怡君 yijun, 俊傑 junjie, 佩珊 peishan, 宗翰 zonghan',
  ),
  family: names('陳 chen, 林 lin, 黃 huang, 張 zhang, 李 li, 王 wang, 歐陽 ouyang, 劉 liu, 蔡 cai'),
  full: 'fg',
}

export const JAPANESE: People = {
  given: names(
    '陽菜 haruna, 翔太 shota, さくら sakura, 健 ken, ひかり hikari, 大輔 daisuke, ユミ yumi, 蓮 ren',
  ),
  family: names(
    '佐藤 sato, 鈴木 suzuki, 高橋 takahashi, 渡邉 watanabe, 山本 yamamoto, 小林 kobayashi, 齋藤 saito',
  ),
  full: 'f g',
}

export const KOREAN: People = {
  given: names(
    '서연 seoyeon, 민준 minjun, 지우 jiwoo, 하윤 hayun, 도현 dohyun, 예은 yeeun, 현우 hyunwoo',
  ),
  family: names('김 kim, 이 lee, 박 park, 최 choi, 정 jung, 황보 hwangbo, 강 kang, 윤 yoon'),
  full: 'fg',
}
