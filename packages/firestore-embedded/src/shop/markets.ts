// Where the shop sells: each country with its currency, its language's names, its cities and streets.
import type { Market } from './market.ts'
import * as people from './people.ts'

export const MARKETS: readonly Market[] = [
  {
    country: 'DE',
    currency: 'EUR',
    weight: 20,
    people: people.GERMAN,
    places: [
      ['10115', 'Berlin'],
      ['80331', 'München'],
      ['20095', 'Hamburg'],
      ['50667', 'Köln'],
    ],
    streets: ['Lindenstraße #', 'Am Mühlbach #', 'Goetheplatz #', 'Schloßallee #'],
  },
  {
    country: 'FR',
    currency: 'EUR',
    weight: 10,
    people: people.FRENCH,
    places: [
      ['75011', 'Paris'],
      ['69002', 'Lyon'],
      ['13006', 'Marseille'],
    ],
    streets: ["# rue de l'Église", '# avenue Victor-Hugo', '# impasse des Chênes'],
  },
  {
    country: 'ES',
    currency: 'EUR',
    weight: 7,
    people: people.SPANISH,
    places: [
      ['28013', 'Madrid'],
      ['08002', 'Barcelona'],
      ['15001', 'A Coruña'],
    ],
    streets: ['Calle Mayor, #', 'Avenida de la Constitución, #', 'Plaza de España, #'],
  },
  {
    country: 'GR',
    currency: 'EUR',
    weight: 4,
    people: people.GREEK,
    places: [
      ['105 58', 'Αθήνα'],
      ['546 24', 'Θεσσαλονίκη'],
    ],
    streets: ['Ερμού #', 'Λεωφόρος Συγγρού #', 'Αριστοτέλους #'],
  },
  {
    country: 'US',
    currency: 'USD',
    weight: 16,
    people: people.ENGLISH,
    places: [
      ['11201', 'Brooklyn, NY'],
      ['94110', 'San Francisco, CA'],
      ['60614', 'Chicago, IL'],
    ],
    streets: ['# Maple Ave', '# 14th St', '# Martin Luther King Jr Blvd'],
  },
  {
    country: 'GB',
    currency: 'GBP',
    weight: 11,
    people: people.ENGLISH,
    places: [
      ['E8 3GY', 'London'],
      ['M4 1HQ', 'Manchester'],
      ['EH1 1BB', 'Edinburgh'],
    ],
    streets: ['# Church Lane', '# High Street', '# Victoria Terrace'],
  },
  {
    country: 'CA',
    currency: 'CAD',
    weight: 4,
    people: people.FRENCH,
    places: [
      ['H2T 1S4', 'Montréal'],
      ['G1R 2L3', 'Québec'],
    ],
    streets: ['# rue Saint-Denis', '# chemin de la Côte-des-Neiges'],
  },
  {
    country: 'PL',
    currency: 'PLN',
    weight: 5,
    people: people.POLISH,
    places: [
      ['00-001', 'Warszawa'],
      ['31-001', 'Kraków'],
      ['90-001', 'Łódź'],
    ],
    streets: ['ul. Długa #', 'ul. Świętojańska #', 'al. Niepodległości #'],
  },
  {
    country: 'TR',
    currency: 'TRY',
    weight: 3,
    people: people.TURKISH,
    places: [
      ['34433', 'İstanbul'],
      ['35210', 'İzmir'],
    ],
    streets: ['İstiklal Cad. No: #', 'Çiçek Sok. No: #'],
  },
  {
    country: 'UA',
    currency: 'UAH',
    weight: 3,
    people: people.UKRAINIAN,
    places: [
      ['01001', 'Київ'],
      ['79000', 'Львів'],
      ['65000', 'Одеса'],
    ],
    streets: ['вул. Хрещатик, #', 'вул. Лесі Українки, #'],
  },
  {
    country: 'IL',
    currency: 'ILS',
    weight: 2,
    people: people.HEBREW,
    places: [
      ['6330130', 'תל אביב'],
      ['3303141', 'חיפה'],
    ],
    streets: ['רחוב דיזנגוף #', 'שדרות רוטשילד #'],
  },
  {
    country: 'AE',
    currency: 'AED',
    weight: 3,
    people: people.ARABIC,
    places: [
      [null, 'دبي'],
      [null, 'أبو ظبي'],
    ],
    streets: ['شارع الشيخ زايد #', 'شارع الوصل #'],
  },
  {
    country: 'KW',
    currency: 'KWD',
    weight: 1,
    people: people.ARABIC,
    places: [
      ['13001', 'مدينة الكويت'],
      ['22000', 'السالمية'],
    ],
    streets: ['شارع الخليج العربي #', 'شارع سالم المبارك #'],
  },
  {
    country: 'IN',
    currency: 'INR',
    weight: 4,
    people: people.HINDI,
    places: [
      ['110001', 'नई दिल्ली'],
      ['400001', 'मुंबई'],
      ['221001', 'वाराणसी'],
    ],
    streets: ['# महात्मा गांधी मार्ग', '# स्टेशन रोड'],
  },
  {
    country: 'TH',
    currency: 'THB',
    weight: 1,
    people: people.THAI,
    places: [
      ['10110', 'กรุงเทพมหานคร'],
      ['50200', 'เชียงใหม่'],
    ],
    streets: ['# ถนนสุขุมวิท', '# ถนนนิมมานเหมินท์'],
  },
  {
    country: 'TW',
    currency: 'TWD',
    weight: 2,
    people: people.CHINESE,
    places: [
      ['106', '臺北市大安區'],
      ['403', '臺中市西區'],
    ],
    streets: ['忠孝東路#號', '中山路#號'],
  },
  {
    country: 'KR',
    currency: 'KRW',
    weight: 3,
    people: people.KOREAN,
    places: [
      ['04524', '서울특별시 중구'],
      ['48058', '부산광역시 해운대구'],
    ],
    streets: ['세종대로 #', '해운대로 #'],
  },
  {
    country: 'JP',
    currency: 'JPY',
    weight: 8,
    people: people.JAPANESE,
    places: [
      ['150-0001', '東京都渋谷区'],
      ['530-0001', '大阪市北区'],
      ['600-8216', '京都市下京区'],
    ],
    streets: ['神宮前#丁目', 'さくら通り#番地', 'メゾン青山#号室'],
  },
]
