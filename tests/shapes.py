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
    (
        "Bürgermeisterin Eva Lindner stellte den Haushalt vor. Der Verein Waldfreunde war dabei. „Der Haushalt ist solide“, sagte Lindner. „Wir können investieren.“ Zugleich mahnte sie zur Vorsicht.",
        [("direct", "Der Haushalt ist solide … Wir können investieren.", "Lindner"), ("reported", "zur Vorsicht", "sie")],
    ),
    (
        "Bürgermeisterin Eva Lindner stellte den Haushalt vor. Der Verein Waldfreunde war dabei. „Der Haushalt ist solide“, so die Bürgermeisterin. „Wir können investieren“, ergänzte Kämmerer Ralf Boje.",
        [
            ("direct", "Der Haushalt ist solide", "die Bürgermeisterin"),
            ("direct", "Wir können investieren", "Kämmerer Ralf Boje"),
        ],
    ),
    (
        "Lindner: „Der Haushalt ist solide. Wir können investieren.“",
        [("direct", "Der Haushalt ist solide. Wir können investieren.", "Lindner")],
    ),
    (
        "Bürgermeisterin Eva Lindner stellte den Haushalt vor. Der Verein Waldfreunde war dabei. Die Bürgermeisterin betonte: „Wir lassen niemanden allein.“ Auch der Verein helfe mit.",
        [
            ("direct", "Wir lassen niemanden allein.", "Die Bürgermeisterin"),
            ("free_indirect", "Auch der Verein helfe mit", "Die Bürgermeisterin"),
        ],
    ),
    (
        "Die Stadt teilt mit, dass die Müllabfuhr am Freitag entfällt.",
        [("indirect", "dass die Müllabfuhr am Freitag entfällt", "Die Stadt")],
    ),
    (
        "Nach Mitteilung des Landratsamts bleibt die Straße bis Mai gesperrt.",
        [("indirect", "bleibt die Straße bis Mai gesperrt", "des Landratsamts")],
    ),
    ("Der Vorstand zeigte sich überzeugt, dass die Fusion gelingt.", [("indirect", "dass die Fusion gelingt", "Der Vorstand")]),
    (
        "Vorstand Jörg Asmus gab sich zuversichtlich: „Die Fusion gelingt.“",
        [("direct", "Die Fusion gelingt.", "Vorstand Jörg Asmus")],
    ),
    ("„Die Fusion gelingt“, ist sich Vorstand Jörg Asmus sicher.", [("direct", "Die Fusion gelingt", "Vorstand Jörg Asmus")]),
    (
        "„Die Fusion gelingt“, zeigte sich Vorstand Jörg Asmus überzeugt.",
        [("direct", "Die Fusion gelingt", "Vorstand Jörg Asmus")],
    ),
    (
        "„Die Fusion gelingt“, gibt sich Vorstand Jörg Asmus zuversichtlich.",
        [("direct", "Die Fusion gelingt", "Vorstand Jörg Asmus")],
    ),
    (
        "„Die Fusion gelingt“, betont Jörg Asmus, der seit 2019 im Vorstand sitzt, „weil alle mitziehen.“",
        [("direct", "Die Fusion gelingt … weil alle mitziehen.", "Jörg Asmus")],
    ),
    (
        "„Ich danke allen Helfern“, sagt Jörg Asmus im Namen des Vorstands.",
        [("direct", "Ich danke allen Helfern", "Jörg Asmus")],
    ),
    ("Jörg Asmus kommentiert dies mit den Worten: „Ein großer Schritt.“", [("direct", "Ein großer Schritt.", "Jörg Asmus")]),
    ("Asmus äußerte die Hoffnung, dass die Fusion gelingt.", [("indirect", "dass die Fusion gelingt", "Asmus")]),
    ("Jörg Asmus forderte die Politik auf, endlich zu handeln.", [("indirect", "endlich zu handeln", "Jörg Asmus")]),
    ("Jörg Asmus sprach sich für eine Fusion aus.", [("reported", "für eine Fusion", "Jörg Asmus")]),
    ("Jörg Asmus begrüßte die Gäste und eröffnete das Fest.", []),
    ("Der Unfall forderte zwei Verletzte.", []),
    ("Die Stadt erwartet am Wochenende 5000 Gäste.", []),
    ("Das Museum lädt am Sonntag zu einer Führung ein.", []),
    ("Die Polizei sucht Zeugen. Wer hat etwas gesehen?", []),
    ("Der Rat beschloss, die Schule zu sanieren.", []),
    ("Die Ausstellung heißt „Licht“ und zeigt 40 Bilder.", []),
    ("Der Film „Wir sehen uns im Sommer“ läuft am Freitag.", []),
    ("Das Motto lautet „Wir sind viele“.", []),
    ("Die Kampagne „Rauf aufs Rad!“ startet am Montag.", []),
    ("Ausgezeichnet wurde das Projekt „Gemeinsam statt einsam“.", []),
    ("Mit dem Slogan „Hier spielt das Leben“ wirbt die Stadt um Fachkräfte.", []),
    ("Die Studie trägt den Titel „Was Kinder brauchen“.", []),
    ("Im Anschluss gibt es den Vortrag „Wie wird das Wetter?“ von Dr. Timo Fink.", []),
    (
        "Wie aus dem Bericht des Amtes hervorgeht, sank die Zahl der Unfälle.",
        [("indirect", "sank die Zahl der Unfälle", "des Amtes")],
    ),
    (
        "Aus dem Bericht des Amtes geht hervor, dass die Zahl der Unfälle sank.",
        [("indirect", "dass die Zahl der Unfälle sank", "des Amtes")],
    ),
    (
        "Die Zahl der Unfälle sei gesunken, heißt es im Bericht des Amtes.",
        [("indirect", "Die Zahl der Unfälle sei gesunken", "des Amtes")],
    ),
    (
        "Laut Geschäftsführerin Ina Kohl, die das Haus seit 2010 leitet, stieg der Umsatz.",
        [("indirect", "stieg der Umsatz", "Geschäftsführerin Ina Kohl")],
    ),
    (
        "Der Umsatz stieg laut Geschäftsführerin Ina Kohl um vier Prozent.",
        [("indirect", "Der Umsatz stieg … um vier Prozent", "Geschäftsführerin Ina Kohl")],
    ),
    (
        "Der Umsatz stieg um vier Prozent, berichtete Ina Kohl. Für 2025 erwarte man ein Plus, weil neue Märkte hinzukämen.",
        [
            ("indirect", "Der Umsatz stieg um vier Prozent", "Ina Kohl"),
            ("free_indirect", "Für 2025 erwarte man ein Plus, weil neue Märkte hinzukämen", "Ina Kohl"),
        ],
    ),
    (
        "Ina Kohl sagte, der Umsatz sei gestiegen, und kündigte eine neue Filiale an.",
        [("indirect", "der Umsatz sei gestiegen", "Ina Kohl"), ("reported", "eine neue Filiale", "Ina Kohl")],
    ),
    (
        "Man rechne mit 200 neuen Stellen, sagte eine Sprecherin des Konzerns auf Anfrage.",
        [("indirect", "Man rechne mit 200 neuen Stellen", "eine Sprecherin des Konzerns")],
    ),
    (
        "Ein Sprecher des Ministeriums sagte dem Hafenblatt am Montag, das Gesetz komme.",
        [("indirect", "das Gesetz komme", "Ein Sprecher des Ministeriums")],
    ),
    (
        "„Das Gesetz kommt“, hatte die Ministerin am 3. Mai im Landtag angekündigt.",
        [("direct", "Das Gesetz kommt", "die Ministerin")],
    ),
    ("„Das Gesetz kommt“, wird die Ministerin in der Mitteilung zitiert.", [("direct", "Das Gesetz kommt", "die Ministerin")]),
    ("Ob das Gesetz kommt, konnte die Ministerin nicht sagen.", []),
    (
        "Die Ministerin kündigte ein neues Gesetz an. Es solle 2026 in Kraft treten.",
        [
            ("reported", "ein neues Gesetz", "Die Ministerin"),
            ("free_indirect", "Es solle 2026 in Kraft treten", "Die Ministerin"),
        ],
    ),
    (
        "„Wir brauchen Geduld. Das geht nicht über Nacht“, so Dr. Timo Fink vom Institut für Wetterkunde.",
        [("direct", "Wir brauchen Geduld. Das geht nicht über Nacht", "Dr. Timo Fink vom Institut für Wetterkunde")],
    ),
    (
        "Dr. Timo Fink (Institut für Wetterkunde) erklärt: „Der Mai wird warm.“",
        [("direct", "Der Mai wird warm.", "Dr. Timo Fink (Institut für Wetterkunde)")],
    ),
    (
        "Auch Landrätin Berta Voss freut sich über den Erfolg: „Das Team ist spitze.“",
        [("direct", "Das Team ist spitze.", "Landrätin Berta Voss")],
    ),
    (
        "Landrätin Berta Voss nannte das Ergebnis „einen Glücksfall für die Region“.",
        [("direct", "einen Glücksfall für die Region", "Landrätin Berta Voss")],
    ),
    ("Landrätin Berta Voss hält die Kritik für überzogen.", [("reported", "für überzogen", "Landrätin Berta Voss")]),
    (
        "In seinem Grußwort dankte Landrat Karl Ruf den Feuerwehrleuten.",
        [("reported", "den Feuerwehrleuten", "Landrat Karl Ruf")],
    ),
    ("Besonderer Dank gilt den Sponsoren.", []),
    (
        "Landrat Karl Ruf erinnerte an die Opfer des Hochwassers.",
        [("reported", "an die Opfer des Hochwassers", "Landrat Karl Ruf")],
    ),
    ("Karl Ruf warnte davor, die Lage zu unterschätzen.", [("indirect", "die Lage zu unterschätzen", "Karl Ruf")]),
    ("Karl Ruf bat um Verständnis für die Sperrung.", [("reported", "um Verständnis für die Sperrung", "Karl Ruf")]),
    (
        "Die Brücke werde 2030 fertig, so das Amt weiter, bis dahin gelte Tempo 30.",
        [("indirect", "Die Brücke werde 2030 fertig … bis dahin gelte Tempo 30", "das Amt")],
    ),
    ("Das Amt weist darauf hin: Die Brücke bleibt gesperrt.", [("indirect", "Die Brücke bleibt gesperrt", "Das Amt")]),
    ("„Willkommen“, stand auf dem Schild.", []),
]
