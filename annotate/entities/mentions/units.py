"""What amounts are counted in: currencies with their ISO 4217 codes, and measures."""

from __future__ import annotations

SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW", "₴": "UAH"}
PREFIXES = {
    "US": "USD", "A": "AUD", "AU": "AUD", "C": "CAD", "CA": "CAD", "HK": "HKD", "NZ": "NZD", "S": "SGD",
    "R": "BRL", "NT": "TWD", "MX": "MXN",
}  # fmt: skip
CURRENCIES = {
    "dollar": "USD", "euro": "EUR", "pound": "GBP", "yen": "JPY", "rupee": "INR", "rouble": "RUB",
    "ruble": "RUB", "yuan": "CNY", "won": "KRW", "franc": "CHF", "peso": None, "krona": None, "cent": None,
    "kronor": None, "krone": None, "kroner": None, "crowns": None, "koruna": "CZK", "zloty": "PLN",
    "forint": "HUF", "lira": "TRY", "shekel": "ILS", "dirham": None, "dinar": None, "riyal": None,
    "rial": None, "naira": "NGN", "shilling": None, "rand": "ZAR", "baht": "THB", "ringgit": "MYR",
    "rupiah": "IDR", "hryvnia": "UAH", "tenge": "KZT", "taka": "BDT", "birr": "ETB", "reais": "BRL",
    "renminbi": "CNY",
}  # fmt: skip
# Words that stand after small numbers without being money: "eleven won", "three crowns".
LARGE = frozenset({"won", "crowns", "rand", "birr"})
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
    "u.s. dollar": "USD",
}  # fmt: skip
CODES = frozenset(
    {
        "USD", "EUR", "GBP", "JPY", "CNY", "RMB", "INR", "RUB", "KRW", "UAH", "CHF", "CAD", "AUD",
        "NZD", "SGD", "HKD", "TWD", "MXN", "BRL", "ARS", "ZAR", "NGN", "KES", "GHS", "UGX", "TZS",
        "EGP", "SAR", "AED", "QAR", "KWD", "ILS", "TRY", "PKR", "LKR", "BDT", "NPR", "IDR", "MYR",
        "PHP", "THB", "VND", "PLN", "CZK", "HUF", "SEK", "NOK", "DKK", "ISK", "KZT",
    }
)  # fmt: skip
MEASURES = {
    "kilometer": "km", "kilometre": "km", "km": "km", "mile": "mi", "meter": "m", "metre": "m",
    "foot": "ft", "feet": "ft", "inch": "in", "inches": "in", "kilogram": "kg", "kg": "kg", "kilo": "kg",
    "ton": "t", "tonne": "t", "pound": "lb", "litre": "L", "liter": "L", "gallon": "gal",
    "barrel": "bbl", "hectare": "ha", "acre": "acre", "degree": "degree", "megawatt": "MW",
    "gigawatt": "GW", "kilowatt": "kW", "mph": "mph", "centimeter": "cm", "centimetre": "cm",
}  # fmt: skip
