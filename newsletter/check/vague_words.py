"""Link texts that say nothing of where they lead, by language; compared whole, in lower case."""

from __future__ import annotations

from collections.abc import Mapping

VAGUE: Mapping[str, frozenset[str]] = {
    language: frozenset(words.split("; "))
    for language, words in {
        "en": "here; click here; click; tap here; this; this link; link; more; read more; read on; "
        "learn more; see more; find out more; more info; more information; details; continue; "
        "continue reading; read the full story; read full story; full story; story; article; "
        "this article; this story; go; see here; read here; read it here; watch; watch here; "
        "listen; listen here; view; view more; source",
        "de": "hier; hier klicken; klicken sie hier; klick; mehr; mehr lesen; weiterlesen; "
        "weiter lesen; mehr erfahren; mehr dazu; weitere informationen; mehr infos; link; details; "
        "zum artikel; artikel; lesen sie mehr; weiter",
        "fr": "ici; cliquez ici; cliquer ici; lire; lire la suite; lire plus; en savoir plus; "
        "plus; plus d'infos; voir plus; voir; lien; la suite; l'article; cet article; détails",
        "es": "aquí; haga clic aquí; haz clic aquí; clic aquí; pulse aquí; más; leer más; "
        "seguir leyendo; lee más; más información; ver más; enlace; artículo; este artículo; "
        "detalles; continuar",
        "it": "qui; clicca qui; clicca; cliccate qui; leggi; leggi tutto; leggi di più; continua; "
        "continua a leggere; scopri di più; di più; altro; link; dettagli; articolo",
        "nl": "hier; klik hier; lees meer; lees verder; meer; meer lezen; meer informatie; "
        "meer info; link; verder; bekijk; artikel; details",
        "pt": "aqui; clique aqui; clique; leia mais; ler mais; mais; saiba mais; saber mais; "
        "continue lendo; continuar a ler; ver mais; link; artigo; detalhes",
    }.items()
}
