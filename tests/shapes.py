"""Invented sentences, one a shape, with what is said in them: kind, words (spans joined by ` … `) and words of the speaker."""

SHAPES = [
    (
        "Die Baudezernentin Katrin Möhle stellte den Plan am Montag vor. „Das Quartier wird grün“, sagte Möhle, „und es wird bezahlbar.“",
        [("direct", "Das Quartier wird grün … und es wird bezahlbar.", "Möhle")],
    ),
    (
        "„Wir haben lange gewartet“, erklärt Dr. Anna Weiß, Leiterin des Amtes für Umwelt, am Montag. „Jetzt geht es los.“",
        [("direct", "Wir haben lange gewartet … Jetzt geht es los.", "Dr. Anna Weiß, Leiterin des Amtes für Umwelt")],
    ),
    (
        "„Das ist ein guter Tag für Aalen!“, freute sich Oberbürgermeister Jens Kolb.",
        [("direct", "Das ist ein guter Tag für Aalen!", "Oberbürgermeister Jens Kolb")],
    ),
    ("„Ist das bezahlbar?“, fragte die Kämmerin.", [("direct", "Ist das bezahlbar?", "die Kämmerin")]),
    ("„Die Nachfrage ist riesig“, heißt es aus dem Rathaus.", [("direct", "Die Nachfrage ist riesig", "dem Rathaus")]),
    (
        "„Wir suchen dringend Helfer“ – Petra Sommer, Vorsitzende des Vereins",
        [("direct", "Wir suchen dringend Helfer", "Petra Sommer, Vorsitzende des Vereins")],
    ),
    (
        "Petra Sommer, Vorsitzende des Vereins: „Wir suchen dringend Helfer.“",
        [("direct", "Wir suchen dringend Helfer.", "Petra Sommer")],
    ),
    ("Dazu Landrat Udo Brink: „Der Kreis hält Wort.“", [("direct", "Der Kreis hält Wort.", "Landrat Udo Brink")]),
    ("Für Landrat Udo Brink ist klar: „Der Kreis hält Wort.“", [("direct", "Der Kreis hält Wort.", "Landrat Udo Brink")]),
    ("Landrat Udo Brink ist überzeugt: „Der Kreis hält Wort.“", [("direct", "Der Kreis hält Wort.", "Landrat Udo Brink")]),
    (
        "Landrat Udo Brink lobte das Ergebnis. „Der Kreis hält Wort. Das war nicht leicht.“",
        [
            ("direct", "Der Kreis hält Wort. Das war nicht leicht.", "Landrat Udo Brink"),
            ("reported", "das Ergebnis", "Landrat Udo Brink"),
        ],
    ),
    (
        "Rektorin Ute Hahn bezeichnete den Neubau als „Herzstück des Viertels“.",
        [("direct", "Herzstück des Viertels", "Ute Hahn")],
    ),
    ("Der Rektor sprach von einem „historischen Tag“.", [("direct", "historischen Tag", "Der Rektor")]),
    (
        "Das Projekt „Grüne Mitte“ startet im Mai, sagte die Stadtplanerin.",
        [("indirect", "Das Projekt „Grüne Mitte“ startet im Mai", "die Stadtplanerin")],
    ),
    ("Die Ausstellung „Licht und Schatten“ läuft bis Juni. Der sogenannte „Masterplan“ folgt.", []),
    ("Unter dem Motto „Gemeinsam stark“ feiert der Verein sein Jubiläum.", []),
    ("Sie lasen aus dem Roman „Der Fluss schweigt“ und dem Band „Wir gehen heim“.", []),
    ("Der Umbau koste drei Millionen Euro, so die Stadt.", [("indirect", "Der Umbau koste drei Millionen Euro", "die Stadt")]),
    ("Wie die Feuerwehr mitteilte, wurde niemand verletzt.", [("indirect", "wurde niemand verletzt", "die Feuerwehr")]),
    (
        "Niemand wurde verletzt, wie die Feuerwehr am Abend mitteilte.",
        [("indirect", "Niemand wurde verletzt", "die Feuerwehr")],
    ),
    ("Nach Auskunft des Veranstalters kamen 3000 Gäste.", [("indirect", "kamen 3000 Gäste", "des Veranstalters")]),
    (
        "Nach den Worten von Intendantin Rosa Klee ist das Haus ausverkauft.",
        [("indirect", "ist das Haus ausverkauft", "Intendantin Rosa Klee")],
    ),
    ("Aus Sicht der Kammer kommt die Reform zu spät.", [("indirect", "kommt die Reform zu spät", "der Kammer")]),
    ("Die Sperrung dauert laut Tiefbauamt bis Ostern.", [("indirect", "Die Sperrung dauert … bis Ostern", "Tiefbauamt")]),
    ("Angaben der Polizei zufolge war der Fahrer nüchtern.", [("indirect", "war der Fahrer nüchtern", "der Polizei")]),
    ("Polizeiangaben zufolge war der Fahrer nüchtern.", [("indirect", "war der Fahrer nüchtern", "Polizeiangaben")]),
    ("Es hieß, die Brücke sei marode.", [("indirect", "die Brücke sei marode", "")]),
    ("Der Verein teilte mit, dass das Fest ausfällt.", [("indirect", "dass das Fest ausfällt", "Der Verein")]),
    (
        "Wann die Brücke öffnet, ließ der Landrat offen. Er wies darauf hin, dass noch Prüfungen ausstünden.",
        [("indirect", "dass noch Prüfungen ausstünden", "Er")],
    ),
    ("Die Sprecherin kündigte an, die Filiale zu schließen.", [("indirect", "die Filiale zu schließen", "Die Sprecherin")]),
    ("Der Landrat rief die Bürger dazu auf, Wasser zu sparen.", [("indirect", "Wasser zu sparen", "Der Landrat")]),
    (
        "Die Ministerin sagte zu, den Ausbau zu fördern. Das Geld stehe bereit. Über Details werde noch verhandelt.",
        [
            ("indirect", "den Ausbau zu fördern", "Die Ministerin"),
            ("free_indirect", "Das Geld stehe bereit. Über Details werde noch verhandelt", "Die Ministerin"),
        ],
    ),
    (
        "Auf die Frage, ob das Bad schließt, antwortete der Bürgermeister ausweichend.",
        [("indirect", "ob das Bad schließt", "")],
    ),
    (
        "Die Bürgermeisterin dankte den Ehrenamtlichen für ihren Einsatz.",
        [("reported", "den Ehrenamtlichen für ihren Einsatz", "Die Bürgermeisterin")],
    ),
    ("Der Verband forderte mehr Tempo beim Ausbau.", [("reported", "mehr Tempo beim Ausbau", "Der Verband")]),
    (
        "Der Verband kritisierte die Kürzungen scharf und warnte vor den Folgen.",
        [("reported", "die Kürzungen scharf … vor den Folgen", "Der Verband")],
    ),
    ("Die Ministerin appellierte an die Länder, rasch zu handeln.", [("indirect", "rasch zu handeln", "Die Ministerin")]),
    ("„Ein Meilenstein“, nannte Jens Kolb den Vertrag.", [("direct", "Ein Meilenstein", "Kolb")]),
    ("Kolb sagte der Zeitung, er trete nicht wieder an.", [("indirect", "er trete nicht wieder an", "Kolb")]),
    (
        "Wenn das Wetter hält, sagte Kolb, werde man im Mai öffnen.",
        [("indirect", "Wenn das Wetter hält … werde man im Mai öffnen", "Kolb")],
    ),
    (
        "„Wir freuen uns sehr“, so Geschäftsführer Tim Rand weiter.",
        [("direct", "Wir freuen uns sehr", "Geschäftsführer Tim Rand")],
    ),
    (
        "„Das wird teuer“, warnte Tim Rand und verwies auf die Zinsen.",
        [("direct", "Das wird teuer", "Rand"), ("reported", "auf die Zinsen", "Rand")],
    ),
    ("Wir freuen uns über den Besuch und laden alle ein.", []),
    ("Die Werft baut zwei Fähren. Sie liefert 2026.", []),
    ("Die Polizei bittet Zeugen, sich unter 0123 zu melden.", [("indirect", "sich unter 0123 zu melden", "Die Polizei")]),
    ("Die Stadt gab bekannt: Der Markt fällt aus.", [("indirect", "Der Markt fällt aus", "Die Stadt")]),
    ("Der Vorstand betonte, wie wichtig die Spenden seien.", [("indirect", "wie wichtig die Spenden seien", "Der Vorstand")]),
    ("Laut einer Mitteilung der Stadt bleibt das Bad offen.", [("indirect", "bleibt das Bad offen", "der Stadt")]),
    ("Nach eigenen Angaben hat der Verein 400 Mitglieder.", [("indirect", "hat der Verein 400 Mitglieder", "eigenen Angaben")]),
    (
        "Der Direktor zeigte sich zufrieden: „Wir sind voll ausgelastet.“",
        [("direct", "Wir sind voll ausgelastet.", "Der Direktor")],
    ),
    (
        "„Der Hof bleibt“, versprach Bäuerin Lena Voss. Ihr Mann ergänzte: „Wir machen weiter.“",
        [("direct", "Der Hof bleibt", "Bäuerin Lena Voss"), ("direct", "Wir machen weiter.", "Ihr Mann")],
    ),
    (
        "»Der Hof bleibt«, versprach Lena Voss. Sie wolle ihn ihrer Tochter übergeben.",
        [("direct", "Der Hof bleibt", "Lena Voss"), ("free_indirect", "Sie wolle ihn ihrer Tochter übergeben", "Lena Voss")],
    ),
    (
        "Voss versprach, der Hof bleibe. Die Tochter, die in Kiel studiert, übernehme ihn 2030.",
        [
            ("indirect", "der Hof bleibe", "Voss"),
            ("free_indirect", "Die Tochter, die in Kiel studiert, übernehme ihn 2030", "Voss"),
        ],
    ),
    (
        "Ein Sprecher der Stadt bestätigte, dass der Vertrag gekündigt wurde.",
        [("indirect", "dass der Vertrag gekündigt wurde", "Ein Sprecher der Stadt")],
    ),
    ("Die Jury begründete ihre Entscheidung so: „Ein Buch voller Licht.“", [("direct", "Ein Buch voller Licht.", "Die Jury")]),
    ("In der Begründung der Jury heißt es: „Ein Buch voller Licht.“", [("direct", "Ein Buch voller Licht.", "der Jury")]),
    (
        "Mit den Worten „Endlich ist es so weit“ eröffnete Rektorin Ute Hahn das Labor.",
        [("direct", "Endlich ist es so weit", "Rektorin Ute Hahn")],
    ),
    ("Ute Hahn schreibt in ihrem Grußwort: „Das Labor ist ein Gewinn.“", [("direct", "Das Labor ist ein Gewinn.", "Ute Hahn")]),
    ("Hahn zufolge soll das Labor im Herbst wachsen.", [("indirect", "soll das Labor im Herbst wachsen", "Hahn")]),
    ("Gegenüber der Presse sagte Hahn, das Labor sei sicher.", [("indirect", "das Labor sei sicher", "Hahn")]),
    ("Das Labor sei sicher, hatte Hahn im Mai gesagt.", [("indirect", "Das Labor sei sicher", "Hahn")]),
    (
        "Ute Hahn geht davon aus, dass alles klappt, und dankt dem Team.",
        [("indirect", "dass alles klappt", "Hahn"), ("reported", "dem Team", "Hahn")],
    ),
    (
        "Die Arbeiten, so Bauleiter Kurt Reh, lägen im Plan.",
        [("indirect", "Die Arbeiten … lägen im Plan", "Bauleiter Kurt Reh")],
    ),
    (
        "Die Arbeiten lägen im Plan, teilte die Bahn mit. Ab Mai würden wieder Züge fahren.",
        [
            ("indirect", "Die Arbeiten lägen im Plan", "die Bahn"),
            ("free_indirect", "Ab Mai würden wieder Züge fahren", "die Bahn"),
        ],
    ),
    (
        "„Unsere Kinder brauchen Platz“, findet auch Elternsprecherin Ines Kuhn.",
        [("direct", "Unsere Kinder brauchen Platz", "Elternsprecherin Ines Kuhn")],
    ),
    ("„Unsere Kinder brauchen Platz“, lautet ihr Fazit.", [("direct", "Unsere Kinder brauchen Platz", "ihr")]),
    (
        "Sie sei stolz auf das Team, sagte Ines Kuhn nach dem Spiel. „Alle haben gekämpft.“",
        [("indirect", "Sie sei stolz auf das Team", "Kuhn"), ("direct", "Alle haben gekämpft.", "Kuhn")],
    ),
    ("Ines Kuhn hob den Einsatz der Eltern hervor.", [("reported", "den Einsatz der Eltern", "Kuhn")]),
    ("Ines Kuhn würdigte die Preisträger als „stille Helden“.", [("direct", "stille Helden", "Kuhn")]),
    ("Die Forderung der Eltern, die Schule zu sanieren, ist alt.", [("indirect", "die Schule zu sanieren", "der Eltern")]),
    (
        "Der Minister versicherte, dass, wer bleiben wolle, bleiben könne.",
        [("indirect", "dass, wer bleiben wolle, bleiben könne", "Der Minister")],
    ),
    (
        "Zudem kündigte Kuhn an, dass die Turnhalle, die seit 2019 gesperrt ist, im März öffnet.",
        [("indirect", "dass die Turnhalle, die seit 2019 gesperrt ist, im März öffnet", "Kuhn")],
    ),
    ("Von der Stadt wurde mitgeteilt, dass die Halle öffnet.", [("indirect", "dass die Halle öffnet", "der Stadt")]),
    (
        "Man habe keine Wahl gehabt, heißt es in einer Mitteilung des Konzerns.",
        [("indirect", "Man habe keine Wahl gehabt", "des Konzerns")],
    ),
]
