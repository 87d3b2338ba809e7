"""The names of months and of days of the week, in the languages that reports are written in."""

from __future__ import annotations

_FULL = (
    "january february march april may june july august september october november december",
    "januar februar märz april mai juni juli august september oktober november dezember",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "januari februari maart april mei juni juli augustus september oktober november december",
    "januari februari maret april mei juni juli agustus september oktober november desember",
    "januari februari mars april maj juni juli augusti september oktober november december",
    "januar februar marts april maj juni juli august september oktober november desember",
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada"
    " grudnia",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
)
_SHORT = "jan feb mar apr may jun jul aug sep oct nov dec"
_OTHER_SHORT = {"sept": 9, "okt": 10, "dez": 12, "mär": 3}
_WEEKDAYS = (
    "mon tue tues wed thu thur thurs fri sat sun",
    "monday tuesday wednesday thursday friday saturday sunday",
    "montag dienstag mittwoch donnerstag freitag samstag sonntag",
    "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "lunes martes miércoles jueves viernes sábado domingo",
)

MONTHS = {
    **{name: number for names in (*_FULL, _SHORT) for number, name in enumerate(names.split(), 1)},
    **_OTHER_SHORT,
}
"""The number of each month by its name in small letters; short names are English and German."""


def _any_of(names: list[str]) -> str:
    # The longest comes first: the pattern of a name must not end within it.
    return "|".join(sorted(names, key=len, reverse=True))


MONTH = rf"(?:{_any_of(list(MONTHS))})\b"
WEEKDAY = rf"(?:{_any_of([day for days in _WEEKDAYS for day in days.split()])})"
