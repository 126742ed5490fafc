"""What amounts are counted in: currencies with their ISO 4217 codes, and measures."""

from __future__ import annotations

SIGNS = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW", "₴": "UAH",
    "₦": "NGN", "₱": "PHP", "₫": "VND", "₪": "ILS", "₺": "TRY", "฿": "THB", "₵": "GHS", "₸": "KZT",
    "₾": "GEL", "₼": "AZN", "৳": "BDT", "₡": "CRC", "₲": "PYG", "₮": "MNT", "₭": "LAK",
}  # fmt: skip
PREFIXES = {
    "US": "USD", "A": "AUD", "AU": "AUD", "C": "CAD", "CA": "CAD", "HK": "HKD", "NZ": "NZD", "S": "SGD",
    "R": "BRL", "NT": "TWD", "MX": "MXN", "F": "FJD", "FJ": "FJD", "J": "JMD", "TT": "TTD", "N": "NAD",
    "EC": "XCD", "BZ": "BZD", "Z": "ZWL",
}  # fmt: skip
CURRENCIES = {
    "dollar": "USD", "euro": "EUR", "pound": "GBP", "yen": "JPY", "rupee": "INR", "rouble": "RUB",
    "ruble": "RUB", "yuan": "CNY", "won": "KRW", "franc": "CHF", "peso": None, "krona": None, "cent": None,
    "kronor": None, "krone": None, "kroner": None, "crowns": None, "koruna": "CZK", "zloty": "PLN",
    "forint": "HUF", "lira": "TRY", "shekel": "ILS", "dirham": None, "dinar": None, "riyal": None,
    "rial": None, "naira": "NGN", "shilling": None, "rand": "ZAR", "baht": "THB", "ringgit": "MYR",
    "rupiah": "IDR", "hryvnia": "UAH", "tenge": "KZT", "taka": "BDT", "birr": "ETB", "reais": "BRL",
    "renminbi": "CNY", "dong": "VND", "kyat": "MMK", "riel": "KHR", "lari": "GEL", "manat": "AZN",
    "tugrik": "MNT", "cedi": "GHS", "kwacha": None, "metical": "MZN", "meticais": "MZN", "kwanza": "AOA",
    "pula": "BWP", "dalasi": "GMD", "rufiyaa": "MVR", "afghani": "AFN", "somoni": "TJS", "lempira": "HNL",
    "quetzal": "GTQ", "boliviano": "BOB", "gourde": "HTG", "kina": "PGK", "vatu": "VUV", "ariary": "MGA",
    "nakfa": "ERN", "maloti": "LSL", "emalangeni": "SZL", "denar": "MKD", "ouguiya": "MRU", "lev": "BGN",
    "leva": "BGN", "lei": "RON", "dram": "AMD", "soum": "UZS", "soles": "PEN", "guaranies": "PYG",
    "bolivares": "VES", "colones": "CRC", "koruny": "CZK", "złoty": "PLN", "zł": "PLN", "kip": "LAK",
}  # fmt: skip
# What stands before a sum instead of a sign: "Sh40 million", "Tk 500 crore", "kr 3bn".
SHORT_NAMES = {"rs": "INR", "sh": None, "shs": None, "ksh": "KES", "kshs": "KES", "tk": "BDT", "kr": None}
# Words that stand after small numbers without being money: "eleven won", "three crowns".
LARGE = frozenset(
    {"won", "crowns", "rand", "birr", "dong", "lei", "lev", "dram", "soles", "kip", "kina", "pula"}
)
# The nation before a currency that several have: "Egyptian pounds".
NATIONS = {
    "us dollar": "USD", "american dollar": "USD", "canadian dollar": "CAD", "australian dollar": "AUD",
    "hong kong dollar": "HKD", "singapore dollar": "SGD", "new zealand dollar": "NZD", "taiwan dollar": "TWD",
    "namibian dollar": "NAD", "zimbabwean dollar": "ZWL", "british pound": "GBP", "egyptian pound": "EGP",
    "lebanese pound": "LBP", "syrian pound": "SYP", "sudanese pound": "SDG", "indian rupee": "INR",
    "pakistani rupee": "PKR", "sri lankan rupee": "LKR", "nepalese rupee": "NPR", "russian rouble": "RUB",
    "russian ruble": "RUB", "belarusian ruble": "BYN", "chinese yuan": "CNY", "swiss franc": "CHF",
    "cfa franc": None, "mexican peso": "MXN", "argentine peso": "ARS", "chilean peso": "CLP",
    "colombian peso": "COP", "philippine peso": "PHP", "swedish krona": "SEK", "icelandic krona": "ISK",
    "swedish kronor": "SEK", "swedish crowns": "SEK", "norwegian krone": "NOK", "norwegian kroner": "NOK",
    "norwegian crowns": "NOK", "danish krone": "DKK", "danish kroner": "DKK", "danish crowns": "DKK",
    "czech crowns": "CZK", "czech koruna": "CZK", "icelandic crowns": "ISK", "kenyan shilling": "KES",
    "ugandan shilling": "UGX", "tanzanian shilling": "TZS", "south african rand": "ZAR",
    "turkish lira": "TRY", "saudi riyal": "SAR", "qatari riyal": "QAR", "iranian rial": "IRR",
    "kuwaiti dinar": "KWD", "iraqi dinar": "IQD", "uae dirham": "AED", "moroccan dirham": "MAD",
    "u.s. dollar": "USD", "zambian kwacha": "ZMW", "malawian kwacha": "MWK", "ghanaian cedi": "GHS",
    "nigerian naira": "NGN", "kazakh tenge": "KZT", "ukrainian hryvnia": "UAH", "ethiopian birr": "ETB",
    "algerian dinar": "DZD", "jordanian dinar": "JOD", "bahraini dinar": "BHD", "libyan dinar": "LYD",
    "tunisian dinar": "TND", "serbian dinar": "RSD", "omani rial": "OMR", "yemeni rial": "YER",
    "somali shilling": "SOS", "dominican peso": "DOP", "uruguayan peso": "UYU", "cuban peso": "CUP",
    "fijian dollar": "FJD", "jamaican dollar": "JMD", "south korean won": "KRW", "north korean won": "KPW",
    "japanese yen": "JPY", "thai baht": "THB", "polish zloty": "PLN", "malaysian ringgit": "MYR",
    "indonesian rupiah": "IDR", "vietnamese dong": "VND", "bangladeshi taka": "BDT", "israeli shekel": "ILS",
    "hungarian forint": "HUF", "brazilian reais": "BRL", "south sudanese pound": "SSP",
}  # fmt: skip
CODES = frozenset(
    {
        "USD", "EUR", "GBP", "JPY", "CNY", "RMB", "INR", "RUB", "KRW", "UAH", "CHF", "CAD", "AUD",
        "NZD", "SGD", "HKD", "TWD", "MXN", "BRL", "ARS", "ZAR", "NGN", "KES", "GHS", "UGX", "TZS",
        "EGP", "SAR", "AED", "QAR", "KWD", "ILS", "TRY", "PKR", "LKR", "BDT", "NPR", "IDR", "MYR",
        "PHP", "THB", "VND", "PLN", "CZK", "HUF", "SEK", "NOK", "DKK", "ISK", "KZT", "CLP", "COP", "PEN",
        "ZMW", "BWP", "ETB", "RON", "BGN", "GEL", "AMD", "AZN", "UZS", "FJD", "PGK", "JMD", "TTD", "MAD",
        "DZD", "TND", "JOD", "BHD", "OMR", "IQD", "IRR", "LBP", "MMK", "KHR", "MVR", "XAF", "XOF",
    }
)  # fmt: skip
MEASURES = {
    "kilometer": "km", "kilometre": "km", "km": "km", "mile": "mi", "meter": "m", "metre": "m",
    "foot": "ft", "feet": "ft", "inch": "in", "inches": "in", "kilogram": "kg", "kg": "kg", "kilo": "kg",
    "ton": "t", "tonne": "t", "pound": "lb", "litre": "L", "liter": "L", "gallon": "gal",
    "barrel": "bbl", "hectare": "ha", "acre": "acre", "degree": "degree", "megawatt": "MW",
    "gigawatt": "GW", "kilowatt": "kW", "mph": "mph", "centimeter": "cm", "centimetre": "cm",
}  # fmt: skip
