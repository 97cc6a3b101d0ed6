"""Offices in the shapes that press offices use, read by form alone: without tags, without a model."""

import pytest
from components.release_docs import read_sentence, roles_of

from pipeline.lexicon import load_lexicon

SHAPES = [
    ("Jan Memel, Leiter Kommunikation & Marke, sprach.", [("Jan Memel", "Leiter Kommunikation & Marke", "")]),
    (
        "Oberbürgermeister und Aufsichtsratschef Jens Wolter unterschrieb den Vertrag.",
        [("Jens Wolter", "Oberbürgermeister und Aufsichtsratschef", "")],
    ),
    ("Baubürgermeisterin Dr. Katja Ahrend stellte die Pläne vor.", [("Katja Ahrend", "Baubürgermeisterin", "")]),
    ("Der Erste Kreisbeigeordnete Timo Rausch dankte den Helfern.", [("Timo Rausch", "Erster Kreisbeigeordneter", "")]),
    (
        "Der Klimaschutzmanager der Stadt Amberau, Lutz Brenner, rechnet mit mehr Anträgen.",
        [("Lutz Brenner", "Klimaschutzmanager", "Stadt Amberau")],
    ),
    ("Bildungs- und Sozialdezernentin Ayla Demir eröffnete die Kita.", [("Ayla Demir", "Bildungs- und Sozialdezernentin", "")]),
    ("Landeshauptstadt-Sprecher Ole Brandt bestätigte das.", [("Ole Brandt", "Landeshauptstadt-Sprecher", "")]),
    (
        "Die Vorsitzende des Vorstands der Sparkasse Amberau, Rita Holm, überreichte den Scheck.",
        [("Rita Holm", "Vorsitzende", "Vorstand der Sparkasse Amberau")],
    ),
    ("Amtsgerichtsdirektorin Paula Menge verwies auf die Frist.", [("Paula Menge", "Amtsgerichtsdirektorin", "")]),
    ("IG-Metall-Bevollmächtigter Kurt Sell rief zum Warnstreik auf.", [("Kurt Sell", "IG-Metall-Bevollmächtigter", "")]),
    (
        "Der kommissarische Leiter des Gesundheitsamts, Dr. Ingo Faber, warnte.",
        [("Ingo Faber", "kommissarischer Leiter", "Gesundheitsamt")],
    ),
    ("Die amtierende Landrätin Sonja Puhl lud ein.", [("Sonja Puhl", "Landrätin", "")]),
    ("Alt-Oberbürgermeister Heinz Kolbe pflanzte den ersten Baum.", [("Heinz Kolbe", "Alt-Oberbürgermeister", "")]),
    ("Ehrenvorsitzender Karl Metz erhielt Blumen.", [("Karl Metz", "Ehrenvorsitzender", "")]),
    ("Ex-Minister Uwe Tamm sprach das Grußwort.", [("Uwe Tamm", "Ex-Minister", "")]),
    ("Der ehemalige Rektor Prof. Dr. Dr. h. c. Armin Voss gratulierte.", [("Armin Voss", "Rektor", "")]),
    ("Oberstleutnant Marc Hiller führt das Bataillon.", [("Marc Hiller", "Oberstleutnant", "")]),
    ("Brigadegeneral Olaf Stark nahm die Parade ab.", [("Olaf Stark", "Brigadegeneral", "")]),
    ("Kapitän zur See Nils Harms empfing die Gäste.", [("Nils Harms", "Kapitän zur See", "")]),
    ("Domkapitular Franz Huber weihte die Orgel.", [("Franz Huber", "Domkapitular", "")]),
    ("Weihbischof Ludger Wahl feierte die Messe.", [("Ludger Wahl", "Weihbischof", "")]),
    ("Kirchenrätin Sabine Loos hielt die Andacht.", [("Sabine Loos", "Kirchenrätin", "")]),
    ("Dekanin Prof. Dr. Heike Lau begrüßte die Erstsemester.", [("Heike Lau", "Dekanin", "")]),
    ("Juniorprofessorin Dr. Mia Senft leitet die Gruppe.", [("Mia Senft", "Juniorprofessorin", "")]),
    ("Oberstaatsanwalt Bernd Kluge bestätigte die Ermittlungen.", [("Bernd Kluge", "Oberstaatsanwalt", "")]),
    ("Stationsleiterin Ute Brause freute sich.", [("Ute Brause", "Stationsleiterin", "")]),
    ("Hauptbrandmeister Sven Kohl leitete den Einsatz.", [("Sven Kohl", "Hauptbrandmeister", "")]),
    ("Gemeindebrandinspektor Dirk Rahn lobte die Jugend.", [("Dirk Rahn", "Gemeindebrandinspektor", "")]),
    ("Polizeipräsidentin Ulla Wirtz stellte die Statistik vor.", [("Ulla Wirtz", "Polizeipräsidentin", "")]),
    ("Kriminaldirektor Falk Simon sprach von einem Erfolg.", [("Falk Simon", "Kriminaldirektor", "")]),
    ("Erster Polizeihauptkommissar Thomas Ruf leitet die Wache.", [("Thomas Ruf", "Erster Polizeihauptkommissar", "")]),
    ("Botschafter Ahmed Ben Salah dankte.", [("Ahmed Ben Salah", "Botschafter", "")]),
    (
        "Marco Seidl, Geschäftsführer der Amberauer Verkehrsbetriebe, und Landrat Ulf Horn gaben die Strecke frei.",
        [("Marco Seidl", "Geschäftsführer", "Amberauer Verkehrsbetriebe"), ("Ulf Horn", "Landrat", "")],
    ),
    (
        "Knut Jessen, Vizepräsident der Handelskammer und Inhaber der Jessen Bau GmbH, kam.",
        [("Knut Jessen", "Inhaber", "Jessen Bau GmbH"), ("Knut Jessen", "Vizepräsident", "Handelskammer")],
    ),
    (
        "„Das ist ein Meilenstein“, sagte Olga Reiter, Vorständin für Finanzen bei der Nordlicht AG.",
        [("Olga Reiter", "Vorständin für Finanzen", "Nordlicht AG")],
    ),
    (
        "„Wir helfen gern“, betonte Lars Kühn, zuständiger Referatsleiter im Umweltministerium.",
        [("Lars Kühn", "Referatsleiter", "Umweltministerium")],
    ),
    ("Jutta Weiß, seit 2012 Leiterin der Musikschule, geht in den Ruhestand.", [("Jutta Weiß", "Leiterin", "Musikschule")]),
    ("Bernd Talke, von 1999 bis 2015 Bürgermeister von Amberau, ist gestorben.", [("Bernd Talke", "Bürgermeister", "")]),
    ("Nina Ott, bisher stellvertretende Schulleiterin, folgt ihm nach.", [("Nina Ott", "stellvertretende Schulleiterin", "")]),
    (
        "Ralph Busse, Professor an der Hochschule Amberau, hält den Vortrag.",
        [("Ralph Busse", "Professor", "Hochschule Amberau")],
    ),
    (
        "Sabine Korn, Pressesprecherin beim Landkreis Holm, gab Auskunft.",
        [("Sabine Korn", "Pressesprecherin", "Landkreis Holm")],
    ),
    ("Gerd Apel, der Leiter des Ordnungsamtes, zog Bilanz.", [("Gerd Apel", "Leiter", "Ordnungsamt")]),
    ("Anke Noll – Vorsitzende des Elternbeirats – bedankte sich.", [("Anke Noll", "Vorsitzende", "Elternbeirat")]),
    ("Landtagsabgeordnete Rieke Thoms (FDP) fragte nach.", [("Rieke Thoms", "Landtagsabgeordnete", "FDP")]),
    ("Tischler Jonas Wirt (47) baute die Bänke.", [("Jonas Wirt", "Tischler", "")]),
    (
        "Nora Stein (Leiterin Marketing, Nordlicht AG) stellte die Kampagne vor.",
        [("Nora Stein", "Leiterin Marketing", "Nordlicht AG")],
    ),
    ("Gewählt wurden Karin Blum (Vorsitz) und Jan Witt (Kasse).", [("Jan Witt", "Kasse", ""), ("Karin Blum", "Vorsitz", "")]),
    ("Oberbürgermeisterin Ida Stamm (58, CDU) tritt nicht mehr an.", [("Ida Stamm", "Oberbürgermeisterin", "CDU")]),
    ("Ina Borchert ist neue Leiterin der Stadtbücherei.", [("Ina Borchert", "Leiterin", "Stadtbücherei")]),
    ("Neuer Chef der Feuerwehr Amberau ist Olaf Peine.", [("Olaf Peine", "Chef", "Feuerwehr Amberau")]),
    ("Gesa Funk wurde zur Prorektorin für Lehre gewählt.", [("Gesa Funk", "Prorektorin für Lehre", "")]),
    ("Peter Lux bleibt Vorsitzender des Kreisverbands.", [("Peter Lux", "Vorsitzender", "Kreisverband")]),
    ("Rosa Engel wurde als Vorsitzende bestätigt.", [("Rosa Engel", "Vorsitzende", "")]),
    ("Als Vorsitzende bestätigt wurde Rosa Engel.", [("Rosa Engel", "Vorsitzende", "")]),
    (
        "Im Amt bestätigt wurden die Schriftführerin Ilse Tauber und der Kassenwart Paul Mende.",
        [("Ilse Tauber", "Schriftführerin", ""), ("Paul Mende", "Kassenwart", "")],
    ),
    ("Zum 1. Mai übernimmt Dr. Henning Graf das Amt des Generalsekretärs.", [("Henning Graf", "Generalsekretär", "")]),
    ("Dr. Birgit Hahn tritt die Nachfolge von Direktor Kurt Lau an.", [("Kurt Lau", "Direktor", "")]),
    ("Nach 20 Jahren scheidet Werkleiter Rainer Zech aus dem Amt.", [("Rainer Zech", "Werkleiter", "")]),
    (
        "Mit Wirkung vom 1. Juni ist Silke Rau zur Richterin am Oberlandesgericht ernannt worden.",
        [("Silke Rau", "Richterin am Oberlandesgericht", "")],
    ),
    ("Die Mitglieder wählten Jan Koop erneut zum Ersten Vorsitzenden.", [("Jan Koop", "Erster Vorsitzender", "")]),
    ("Doris Ahlert arbeitet seit 2010 als Restauratorin im Stadtmuseum.", [("Doris Ahlert", "Restauratorin", "Stadtmuseum")]),
    ("Anders als geplant wird Tobias Merz nicht Geschäftsführer.", []),
    (
        "Frank Weber, der seit 2018 Geschäftsführer des Tierparks ist, sieht Chancen.",
        [("Frank Weber", "Geschäftsführer", "Tierpark")],
    ),
    (
        "Christa Sommer war zehn Jahre lang Dezernentin für Soziales in Holm.",
        [("Christa Sommer", "Dezernentin für Soziales", "")],
    ),
    ("Ute Kamp löst Gerd Malz als Amtsleiterin ab.", [("Ute Kamp", "Amtsleiterin", "")]),
    ("Auf Gerd Malz folgt Ute Kamp als Leiterin des Bauhofs.", [("Ute Kamp", "Leiterin", "Bauhof")]),
    ("Neu im Team ist Quartiersmanagerin Sevda Kaya.", [("Sevda Kaya", "Quartiersmanagerin", "")]),
    ("Zur Stellvertreterin wurde Heike Dorn bestimmt.", [("Heike Dorn", "Stellvertreterin", "")]),
    ("Die Ministerialdirigentin Prof. Dr. Elke Tann kam.", [("Elke Tann", "Ministerialdirigentin", "")]),
    ("Amtfrau Helga Kurz prüfte den Antrag.", [("Helga Kurz", "Amtfrau", "")]),
    ("Gemeindevertreterin Sina Loh (Grüne) stimmte zu.", [("Sina Loh", "Gemeindevertreterin", "Grüne")]),
    ("Obfrau Britta Kunz führte die Sportler.", [("Britta Kunz", "Obfrau", "")]),
    (
        "Ratsfrau Jana Timm (SPD) und Ratsherr Ole Voss (CDU) brachten den Antrag ein.",
        [("Jana Timm", "Ratsfrau", "SPD"), ("Ole Voss", "Ratsherr", "CDU")],
    ),
    ("Kämmerin Lore Pfaff legte den Haushalt vor.", [("Lore Pfaff", "Kämmerin", "")]),
    ("Ombudsfrau Karla Behn nimmt Hinweise entgegen.", [("Karla Behn", "Ombudsfrau", "")]),
    (
        "Die Dezernenten Uwe Blank und Anke Storm stellten den Plan vor.",
        [("Anke Storm", "Dezernent", ""), ("Uwe Blank", "Dezernent", "")],
    ),
    (
        "Die beiden Kuratorinnen Ella Moos und Tilda Krug führten durch die Schau.",
        [("Ella Moos", "Kuratorin", ""), ("Tilda Krug", "Kuratorin", "")],
    ),
    (
        "Landrätin Eva Stolz, Bürgermeister Knut Fink sowie Schulleiterin Dora Witt setzten den Spatenstich.",
        [("Dora Witt", "Schulleiterin", ""), ("Eva Stolz", "Landrätin", ""), ("Knut Fink", "Bürgermeister", "")],
    ),
    (
        "Die Geschäftsführer Dr. Lars Timm und Heiko Brand zeigten sich zufrieden.",
        [("Heiko Brand", "Geschäftsführer", ""), ("Lars Timm", "Geschäftsführer", "")],
    ),
    ("Michael Kroll vom Naturschutzbund Amberau führte die Gruppe.", []),
    ("Försterin Ida Wald vom Forstamt Holm zeigte die Schäden.", [("Ida Wald", "Försterin", "Forstamt Holm")]),
    (
        "Kathrin Bley, Klimaexpertin bei der Verbraucherzentrale Hessen, rät zum Vergleich.",
        [("Kathrin Bley", "Klimaexpertin", "Verbraucherzentrale Hessen")],
    ),
    ("Der Bürgermeister der Stadt Holm, Nils Krug, kam.", [("Nils Krug", "Bürgermeister", "Stadt Holm")]),
    ("Amberaus Oberbürgermeisterin Tina Wolf reagierte.", [("Tina Wolf", "Oberbürgermeisterin", "")]),
    ("Die Amberauer Oberbürgermeisterin Tina Wolf reagierte.", [("Tina Wolf", "Oberbürgermeisterin", "")]),
    ("Niedersachsens Innenminister Boris Lahn lobte die Feuerwehr.", [("Boris Lahn", "Innenminister", "")]),
    ("DRK-Kreisgeschäftsführerin Maren Ohm dankte.", [("Maren Ohm", "DRK-Kreisgeschäftsführerin", "")]),
    (
        "Der Vorstandssprecher der Volksbank Holm eG, Bernd Rietz, gratulierte.",
        [("Bernd Rietz", "Vorstandssprecher", "Volksbank Holm eG")],
    ),
    (
        "Regierungsvizepräsidentin Beate Gräfin von Hardenstein kam.",
        [("Beate Gräfin von Hardenstein", "Regierungsvizepräsidentin", "")],
    ),
    ("Schlossherr Philipp Fürst zu Lindenfels öffnete die Tore.", [("Philipp Fürst zu Lindenfels", "Schlossherr", "")]),
    (
        "Dr. med. dent. Lea Schmitz-Haverkamp, Präsidentin der Zahnärztekammer, warnte.",
        [("Lea Schmitz-Haverkamp", "Präsidentin", "Zahnärztekammer")],
    ),
    ("Rektor Prof. Dr.-Ing. habil. Dr. h. c. mult. Gero Stein verlieh den Titel.", [("Gero Stein", "Rektor", "")]),
    ("Univ.-Prof. Dr. med. Jan Kuhn, MBA, Ärztlicher Direktor, sprach.", [("Jan Kuhn", "Ärztlicher Direktor", "")]),
    ("Landrat Uwe Sauer lehnte ab. Der Bürgermeister widersprach.", [("Uwe Sauer", "Landrat", "")]),
    ("Ministerin Petra Sauer kam. Eine Lehrerin klagte.", [("Petra Sauer", "Ministerin", "")]),
    ("Der Leiter der Abteilung dankte Herrn Klaus Beyer.", []),
    ("Das Buch des Autors Karl Weiß liegt aus.", [("Karl Weiß", "Autor", "")]),
    ("Seine Frau Helga Meier und sein Sohn Tom begleiteten ihn.", []),
    ("Die Hausärzte Amberau laden ein.", []),
    ("Nach dem Dichter Friedrich Holm ist die Schule benannt.", [("Friedrich Holm", "Dichter", "")]),
    ("Der Angeklagte Jan Meier schwieg.", []),
    (
        "Seine Nachfolge tritt zum 1. Juli die bisherige Stellvertreterin Grit Paulus an.",
        [("Grit Paulus", "Stellvertreterin", "")],
    ),
    (
        "Die Juristin Mona Fink, bislang Referentin im Justizministerium, wird Kanzlerin der Hochschule Holm.",
        [
            ("Mona Fink", "Juristin", ""),
            ("Mona Fink", "Kanzlerin", "Hochschule Holm"),
            ("Mona Fink", "Referentin", "Justizministerium"),
        ],
    ),
    (
        "Als neue Dezernentin für Kultur und Bildung hat Lea Brandt ihr Amt angetreten.",
        [("Lea Brandt", "Dezernentin für Kultur und Bildung", "")],
    ),
    (
        "Frank Otte, Vorsitzender, und Ina Beck, Schriftführerin, unterschrieben das Protokoll.",
        [("Frank Otte", "Vorsitzender", ""), ("Ina Beck", "Schriftführerin", "")],
    ),
    ("Wie der Sprecher des Vorstands, Emil Groß, ankündigte, steigen die Preise.", [("Emil Groß", "Sprecher", "Vorstand")]),
    (
        "Wie die Leiterin der Polizeiinspektion Holm, Polizeidirektorin Sabine Wolke, sagte, sank die Zahl der Einbrüche.",
        [("Sabine Wolke", "Leiterin", "Polizeiinspektion Holm"), ("Sabine Wolke", "Polizeidirektorin", "")],
    ),
    (
        "Rede und Antwort standen Hochbauamtsleiter Lutz Rau und die für den Umbau zuständige Projektleiterin Mia Stern.",
        [("Lutz Rau", "Hochbauamtsleiter", ""), ("Mia Stern", "Projektleiterin", "")],
    ),
    (
        "„Ein guter Tag für Holm“, so Oberbürgermeister Dr. Ralf Busch bei der Übergabe.",
        [("Ralf Busch", "Oberbürgermeister", "")],
    ),
    ("Mit dabei: die Bundestagsabgeordnete Dr. Klara Weiß (CDU/CSU).", [("Klara Weiß", "Bundestagsabgeordnete", "CDU/CSU")]),
    (
        "Erste Vorsitzende bleibt Brigitte Kahl, neuer Kassierer ist Horst Emmer.",
        [("Brigitte Kahl", "Erste Vorsitzende", ""), ("Horst Emmer", "Kassierer", "")],
    ),
    (
        "Verabschiedet wurde der langjährige Schulleiter Oberstudiendirektor Karl Imhof.",
        [("Karl Imhof", "Oberstudiendirektor", ""), ("Karl Imhof", "Schulleiter", "")],
    ),
    (
        "Der Präsident des Amtsgerichts Holm, Dr. Veit Kamp, führte Richterin Ida Loos in ihr Amt ein.",
        [("Ida Loos", "Richterin", ""), ("Veit Kamp", "Präsident", "Amtsgericht Holm")],
    ),
    (
        "Bauherrin ist die Wohnbau Holm GmbH, deren Geschäftsführerin Katja Lorenz den Zeitplan nannte.",
        [("Katja Lorenz", "Geschäftsführerin", "Wohnbau Holm GmbH")],
    ),
    ("Prof. Dr. Nele Adam vom Institut für Geologie leitet die Expedition.", []),
    (
        "Justizminister Otto Brand hat Dr. Eva Rieck zur Präsidentin des Landgerichts Holm ernannt.",
        [("Eva Rieck", "Präsidentin", "Landgericht Holm"), ("Otto Brand", "Justizminister", "")],
    ),
    (
        "Innensenatorin Dana Pohl ernannte Polizeidirektor Kai Ahlers zum neuen Polizeipräsidenten.",
        [("Dana Pohl", "Innensenatorin", ""), ("Kai Ahlers", "Polizeidirektor", ""), ("Kai Ahlers", "Polizeipräsident", "")],
    ),
    (
        "Landrat Jan Roth verpflichtete Ole Witt als Kreisbrandmeister.",
        [("Jan Roth", "Landrat", ""), ("Ole Witt", "Kreisbrandmeister", "")],
    ),
    ("Bischof Paul Ernst weihte Tim Lohr zum Priester.", [("Paul Ernst", "Bischof", ""), ("Tim Lohr", "Priester", "")]),
    (
        "Nach elf Jahren als Geschäftsführer der Messe Holm verlässt Bernd Siebert das Unternehmen.",
        [("Bernd Siebert", "Geschäftsführer", "Messe Holm")],
    ),
    (
        "Bernd Siebert, zuletzt Geschäftsführer der Messe Holm, wechselt nach Bremen.",
        [("Bernd Siebert", "Geschäftsführer", "Messe Holm")],
    ),
    ("Vorsitzende der Jury ist die Autorin Pia Lutz.", [("Pia Lutz", "Autorin", ""), ("Pia Lutz", "Vorsitzende", "Jury")]),
    (
        "Der Jury gehören der Architekt Ben Falk, die Stadtbaurätin Ute Rose und der Künstler Ari Levi an.",
        [("Ari Levi", "Künstler", ""), ("Ben Falk", "Architekt", ""), ("Ute Rose", "Stadtbaurätin", "")],
    ),
    ("Moderiert wird der Abend von der NDR-Journalistin Kim Behrens.", [("Kim Behrens", "NDR-Journalistin", "")]),
    ("Es spielen Lea Kurz (Violine) und Jan Huber (Klavier).", []),
    (
        "Solisten sind die Sopranistin Anna Riedl und der Bariton Max Steiner.",
        [("Anna Riedl", "Sopranistin", ""), ("Max Steiner", "Bariton", "")],
    ),
    (
        "Trainer Uli Kranz stellt Torwart Ben Ehlers und Kapitän Finn Maas auf.",
        [("Ben Ehlers", "Torwart", ""), ("Finn Maas", "Kapitän", ""), ("Uli Kranz", "Trainer", "")],
    ),
    (
        "Rektorin Prof.in Dr.in Lara Stein und Kanzler Dr.-Ing. Uwe Fries unterzeichneten.",
        [("Lara Stein", "Rektorin", ""), ("Uwe Fries", "Kanzler", "")],
    ),
    (
        "Ministerialrat Dr. jur. Claus-Peter Freiherr von der Tann vertrat das Ministerium.",
        [("Claus-Peter Freiherr von der Tann", "Ministerialrat", "")],
    ),
    (
        "Der Oberbürgermeister von Amberau, Dr. Ole Lüders, und seine Amtskollegin Marie Petit aus Dijon pflanzten eine Eiche.",
        [("Ole Lüders", "Oberbürgermeister", "")],
    ),
    ("Thüringens Ministerpräsident Georg Maas eröffnete die Schau.", [("Georg Maas", "Ministerpräsident", "")]),
    ("Der Hamburger Hafenkapitän Jörg Petersen warnte vor Eis.", [("Jörg Petersen", "Hafenkapitän", "")]),
    ("Die Ortsvorsteherin von Holm-Süd, Gerda Lenz (SPD), freute sich.", [("Gerda Lenz", "Ortsvorsteherin", "SPD")]),
    (
        "Die Kreisgeschäftsführerin des Deutschen Roten Kreuzes, Ulrike Thal, dankte.",
        [("Ulrike Thal", "Kreisgeschäftsführerin", "Deutsches Rotes Kreuz")],
    ),
    (
        "Dr. Hans Maier, Sprecher der Deutschen Umwelthilfe e. V., klagte.",
        [("Hans Maier", "Sprecher", "Deutsche Umwelthilfe e. V.")],
    ),
    (
        "Der Vorsitzende der Freiwilligen Feuerwehr Holm, Tom Rade, begrüßte die Gäste.",
        [("Tom Rade", "Vorsitzender", "Freiwillige Feuerwehr Holm")],
    ),
    (
        "Klaus Ritter, Präsident des Bundesamts für Naturschutz (BfN), sprach.",
        [("Klaus Ritter", "Präsident", "Bundesamt für Naturschutz")],
    ),
    (
        "Erik Lund, CEO der Nordlys A/S, und Technikvorstand Dr. Jana Keil unterschrieben.",
        [("Erik Lund", "CEO", "Nordlys A/S"), ("Jana Keil", "Technikvorstand", "")],
    ),
    ("Das Team um Studienleiterin Prof. Dr. Ines Rauch veröffentlichte die Daten.", [("Ines Rauch", "Studienleiterin", "")]),
    ("Begrüßt wurden die Gäste durch den stellvertretenden Landrat Udo Kern.", [("Udo Kern", "stellvertretender Landrat", "")]),
    (
        "Im Beisein von Staatsminister a. D. Fritz Adler wurde das Haus eingeweiht.",
        [("Fritz Adler", "Staatsminister a. D.", "")],
    ),
    ("Die bisherige Amtsinhaberin Rita Holz kandidierte nicht mehr.", []),
    ("Der Hauptkassierer des Vereins, Uwe Mink, legte die Zahlen vor.", [("Uwe Mink", "Hauptkassierer", "Verein")]),
    (
        "„Das lohnt sich“, meint Hannes Wolf, der als Hausmeister an der Grundschule arbeitet.",
        [("Hannes Wolf", "Hausmeister", "Grundschule")],
    ),
    (
        "„Das lohnt sich“, meint Hannes Wolf, Hausmeister der Grundschule Holm seit 1999.",
        [("Hannes Wolf", "Hausmeister", "Grundschule Holm")],
    ),
    ("Anja Kropp (Fachdienst Jugend) und Tom Lehr (Streetworker) organisierten das Fest.", [("Tom Lehr", "Streetworker", "")]),
    ("Bürgermeisterin Eva Klein und ihr Amtsvorgänger Hans Groß eröffneten das Fest.", [("Eva Klein", "Bürgermeisterin", "")]),
    ("Das Wort hat der Abgeordnete Dr. Paul Winter.", [("Paul Winter", "Abgeordneter", "")]),
    (
        "Ole Berg, Landesbeauftragter für Datenschutz und Informationsfreiheit, prüft den Fall.",
        [("Ole Berg", "Landesbeauftragter für Datenschutz und Informationsfreiheit", "")],
    ),
    ("Frauke Lind, zuständig für die Ausbildung, begrüßte die Neuen.", []),
    ("Die Leitung hat Kantorin Sophie Wendt.", [("Sophie Wendt", "Kantorin", "")]),
    ("Unter Leitung von Dirigent Paul Asam spielt das Orchester.", [("Paul Asam", "Dirigent", "")]),
    ("Er übergab den Schlüssel an Wehrleiter Sven Otte.", [("Sven Otte", "Wehrleiter", "")]),
    ("Die Kinder der Klasse 4a bekamen Besuch von Polizist Lars Meier.", [("Lars Meier", "Polizist", "")]),
    (
        "Kreishandwerksmeister Olaf Brunner und Kreishandwerkerschafts-Geschäftsführerin Tina Maul sprachen.",
        [("Olaf Brunner", "Kreishandwerksmeister", ""), ("Tina Maul", "Kreishandwerkerschafts-Geschäftsführerin", "")],
    ),
    (
        "Die Staatssekretärin im Umweltministerium, Dr. Vera Holt, nahm die Unterschriften entgegen.",
        [("Vera Holt", "Staatssekretärin", "Umweltministerium")],
    ),
    (
        "In der Präsidentin der Klosterkammer, Thela Wernstedt, fand er eine Fürsprecherin.",
        [("Thela Wernstedt", "Präsidentin", "Klosterkammer")],
    ),
    ("Der für Bildung zuständige Stadtrat Falko Liecke sprach.", [("Falko Liecke", "Stadtrat", "")]),
]


@pytest.mark.parametrize(("sentence", "roles"), SHAPES, ids=[sentence[:40] for sentence, _ in SHAPES])
def test_office_goes_to_who_holds_it(sentence, roles):
    assert sorted(roles_of(read_sentence(sentence))) == roles


@pytest.mark.parametrize("row", load_lexicon("role_adjuncts"), ids=lambda row: row["word"])
def test_adjunct_may_stand_between_name_and_office(row):
    assert roles_of(read_sentence(row["example"])) == [("Ida Kern", "Leiterin", "Archiv")]


@pytest.mark.parametrize("row", load_lexicon("role_endings"), ids=lambda row: row["ending"])
def test_ending_belongs_to_the_office(row):
    ((_, title, _),) = roles_of(read_sentence(row["example"]))
    assert title.endswith(" " + row["ending"])


@pytest.mark.parametrize("row", load_lexicon("bracket_tasks"), ids=lambda row: row["task"])
def test_task_in_brackets_stands_for_an_office(row):
    assert roles_of(read_sentence(row["example"])) == [("Karin Blum", row["task"], "")]


@pytest.mark.parametrize("row", load_lexicon("countries"), ids=lambda row: row["country"])
def test_country_is_the_place_of_the_office(row):
    doc = read_sentence(row["example"])
    assert [(role.title, role.place) for role in doc._.roles] == [("Ministerpräsidentin", row["country"])]
    assert roles_of(doc)[0][0] == "Nele Drahn"


@pytest.mark.parametrize("row", load_lexicon("name_adjectives"), ids=lambda row: row["stem"])
def test_adjective_begins_the_name_of_a_body(row):
    ((_, _, organisation),) = roles_of(read_sentence(row["example"]))
    assert organisation == row["stem"].capitalize() + "e Akademie"


@pytest.mark.parametrize("row", load_lexicon("party_endings"), ids=lambda row: row["ending"])
def test_local_list_in_brackets_is_the_organisation(row):
    ((_, _, organisation),) = roles_of(read_sentence(row["example"]))
    assert f"({organisation})" in row["example"]


def test_nobody_holds_an_office_that_is_denied():
    assert roles_of(read_sentence("Anders als geplant wird Tobias Merz nicht Geschäftsführer.")) == []
