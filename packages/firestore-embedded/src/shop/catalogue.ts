// What the shop sells: things for a kitchen, each with a price in euro cents.

export interface Product {
  readonly sku: string
  readonly name: string
  readonly euroCents: number
}

export const CATALOGUE: readonly Product[] = [
  product('TEA-MATCHA-40', 'Matcha 抹茶, ceremonial grade, 40 g', 2490),
  product('TEA-SENCHA-100', 'Sencha 煎茶, loose leaf, 100 g', 1390),
  product('TEA-EARLGREY-20', 'Earl Grey, 20 bags', 490),
  product('TEA-CHAI-250', 'Masala chai मसाला चाय, 250 g', 890),
  product('COF-YIRGA-250', 'Coffee beans, Yirgacheffe, 250 g', 1290),
  product('COF-HUILA-1000', 'Coffee beans, Huila, 1 kg', 3490),
  product('COF-DECAF-500', 'Coffee beans, decaffeinated, 500 g', 1790),
  product('COF-CEZVE-S', 'Cezve, hammered copper, small', 3290),
  product('COF-MOKA-6', 'Moka pot, 6 cups', 3990),
  product('COF-DRIPPER-02', 'Pour-over dripper, porcelain, size 02', 2290),
  product('COF-FILTER-100', 'Paper filters, size 02, 100 pieces', 590),
  product('COF-GRINDER-H', 'Hand grinder, steel burrs', 8990),
  product('COF-MACHINE-E1', 'Espresso machine E1', 64900),
  product('CUP-ESPRESSO-2', 'Espresso cups, set of 2', 1690),
  product('CUP-YUNOMI-BL', 'Yunomi 湯のみ, cobalt glaze', 2190),
  product('CUP-MUG-SPECK', 'Mug, speckled stoneware, 350 ml', 1490),
  product('CUP-THERMO-500', 'Insulated bottle, 500 ml', 2790),
  product('POT-TETSUBIN-08', 'Cast-iron teapot, 0.8 l', 7490),
  product('POT-GLASS-12', 'Glass teapot with strainer, 1.2 l', 3690),
  product('KNF-SANTOKU-165', 'Santoku 三徳包丁, 165 mm', 11900),
  product('KNF-PARING-90', 'Paring knife, 90 mm', 2990),
  product('KNF-STONE-1000', 'Whetstone, grit 1000/6000', 4490),
  product('BRD-OAK-L', 'Chopping board, oak, large', 4990),
  product('PAN-IRON-24', 'Wrought-iron pan, Ø 24 cm', 5490),
  product('PAN-WOK-32', 'Carbon-steel wok 炒鍋, Ø 32 cm', 4790),
  product('POT-CASSEROLE-4', 'Enamelled casserole «Crème brûlée», 4 l', 18900),
  product('LIN-TOWEL-3', 'Linen tea towels, set of 3', 2390),
  product('LIN-APRON-IND', 'Apron, indigo', 3890),
  product('OIL-OLIVE-500', 'Olive oil Κορωνέικη, 500 ml', 1490),
  product('OIL-SESAME-250', 'Toasted sesame oil, 250 ml', 790),
  product('SPC-SUMAC-80', 'Sumac سماق, 80 g', 490),
  product('SPC-ZAATAR-100', "Za'atar זעתר, 100 g", 590),
  product('SPC-SAFFRON-1', 'Saffron, 1 g', 990),
  product('SPC-PAPRIKA-75', 'Pimentón de la Vera, smoked, 75 g', 450),
  product('SPC-PEPPER-50', 'Timut pepper, 50 g', 690),
  product('HON-BUCKWHEAT', 'Гречаний мед, buckwheat honey, 400 g', 1090),
  product('CHO-DARK-70', 'Dark chocolate 70 %, 100 g', 420),
  product('BOK-BREAD', '"Bread, Slowly": a book', 2900),
  product('BOK-NOODLES', 'Noodles & Dumplings <2nd edition>', 3400),
  product('GFT-CARD-25', 'Gift card', 2500),
]

function product(sku: string, name: string, euroCents: number): Product {
  return { sku, name, euroCents }
}
