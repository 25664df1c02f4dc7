<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ActivityCard</name>
    <message numerus="yes">
        <location filename="../../desktop/library/activity.py"/>
        <source>%Ln file(s) failed</source>
        <translation>
            <numerusform>%Ln file failed</numerusform>
            <numerusform>%Ln files failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ActivityPage</name>
    <message numerus="yes">
        <location filename="../../desktop/library/activity_page.py"/>
        <source>%Ln file(s) failed</source>
        <translation>
            <numerusform>%Ln file failed</numerusform>
            <numerusform>%Ln files failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AxesPage</name>
    <message numerus="yes">
        <location filename="../../desktop/explore/axes_page.py"/>
        <source>%Ln can not be compared with these words.</source>
        <translation>
            <numerusform>%Ln can not be compared with these words.</numerusform>
            <numerusform>%Ln can not be compared with these words.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/explore/axes_page.py"/>
        <source>%Ln item(s) placed, each compared with others of its kind.</source>
        <translation>
            <numerusform>%Ln item placed, compared with others of its kind.</numerusform>
            <numerusform>%Ln items placed, each compared with others of its kind.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChipWords</name>
    <message numerus="yes">
        <location filename="../../desktop/search/chip_words.py"/>
        <source>inside %Ln item(s) of the map</source>
        <translation>
            <numerusform>inside %Ln item of the map</numerusform>
            <numerusform>inside %Ln items of the map</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClustersPanel</name>
    <message numerus="yes">
        <location filename="../../desktop/explore/clusters_panel.py"/>
        <source>%Ln alone.</source>
        <translation>
            <numerusform>%Ln alone.</numerusform>
            <numerusform>%Ln alone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CompareSide</name>
    <message numerus="yes">
        <location filename="../../desktop/compare/compare_side.py"/>
        <source>%Ln may match</source>
        <translation>
            <numerusform>%Ln may match</numerusform>
            <numerusform>%Ln may match</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/compare/compare_side.py"/>
        <source>%Ln strong match(es)</source>
        <translation>
            <numerusform>%Ln strong match</numerusform>
            <numerusform>%Ln strong matches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CutLine</name>
    <message numerus="yes">
        <location filename="../../desktop/search/cut_line.py"/>
        <source>%Ln strong match(es) above</source>
        <translation>
            <numerusform>%Ln strong match above</numerusform>
            <numerusform>%Ln strong matches above</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/search/cut_line.py"/>
        <source>%Ln weaker result(s) below</source>
        <translation>
            <numerusform>%Ln weaker result below</numerusform>
            <numerusform>%Ln weaker results below</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message numerus="yes">
        <location filename="../../desktop/preview/details.py"/>
        <source>%Ln page(s)</source>
        <translation>
            <numerusform>%Ln page</numerusform>
            <numerusform>%Ln pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Duplicates</name>
    <message numerus="yes">
        <location filename="../../desktop/explore/words.py"/>
        <source>%Ln file(s) is (are) back in place.</source>
        <translation>
            <numerusform>%Ln file is back in its place.</numerusform>
            <numerusform>%Ln files are back in their places.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/explore/words.py"/>
        <source>%Ln file(s) was (were) moved to the trash.</source>
        <translation>
            <numerusform>%Ln file was moved to the trash.</numerusform>
            <numerusform>%Ln files were moved to the trash.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/explore/words.py"/>
        <source>%Ln group(s)</source>
        <translation>
            <numerusform>%Ln group</numerusform>
            <numerusform>%Ln groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/explore/words.py"/>
        <source>%Ln page(s)</source>
        <translation>
            <numerusform>%Ln page</numerusform>
            <numerusform>%Ln pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/explore/words.py"/>
        <source>Every file of %Ln group(s) is chosen: nothing of it (them) would stay.</source>
        <translation>
            <numerusform>Every file of %Ln group is chosen: nothing of it would stay.</numerusform>
            <numerusform>Every file of %Ln groups is chosen: nothing of them would stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/explore/words.py"/>
        <source>Move %Ln file(s) to the trash (frees %1)</source>
        <translation>
            <numerusform>Move %Ln file to the trash (frees %1)</numerusform>
            <numerusform>Move %Ln files to the trash (frees %1)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DuplicatesPage</name>
    <message numerus="yes">
        <location filename="../../desktop/explore/duplicates_page.py"/>
        <source>And %Ln more.</source>
        <translation>
            <numerusform>And %Ln more.</numerusform>
            <numerusform>And %Ln more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Encoders</name>
    <message numerus="yes">
        <location filename="../../desktop/encoders/words.py"/>
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>%Ln document</numerusform>
            <numerusform>%Ln documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/encoders/words.py"/>
        <source>%Ln picture(s) or film(s)</source>
        <translation>
            <numerusform>%Ln picture or film</numerusform>
            <numerusform>%Ln pictures and films</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/encoders/words.py"/>
        <source>%Ln sound(s) or film(s)</source>
        <translation>
            <numerusform>%Ln sound or film</numerusform>
            <numerusform>%Ln sounds and films</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/encoders/words.py"/>
        <source>%Ln vector(s)</source>
        <translation>
            <numerusform>%Ln vector</numerusform>
            <numerusform>%Ln vectors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FailuresPanel</name>
    <message numerus="yes">
        <location filename="../../desktop/library/failures_panel.py"/>
        <source>%Ln file(s) failed</source>
        <translation>
            <numerusform>%Ln file failed</numerusform>
            <numerusform>%Ln files failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/library/failures_panel.py"/>
        <source>%Ln file(s) is (are) ignored</source>
        <translation>
            <numerusform>%Ln file is ignored</numerusform>
            <numerusform>%Ln files are ignored</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Map</name>
    <message numerus="yes">
        <location filename="../../desktop/explore/map_words.py"/>
        <source>%Ln item(s) chosen</source>
        <translation>
            <numerusform>%Ln item chosen</numerusform>
            <numerusform>%Ln items chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/explore/map_words.py"/>
        <source>%Ln more left out by chance</source>
        <translation>
            <numerusform>%Ln more left out by chance</numerusform>
            <numerusform>%Ln more left out by chance</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/explore/map_words.py"/>
        <source>%Ln of them placed later</source>
        <translation>
            <numerusform>%Ln of them placed later</numerusform>
            <numerusform>%Ln of them placed later</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/explore/map_words.py"/>
        <source>%Ln point(s)</source>
        <translation>
            <numerusform>%Ln point</numerusform>
            <numerusform>%Ln points</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NothingPage</name>
    <message numerus="yes">
        <location filename="../../desktop/search/pages.py"/>
        <source>Show the %Ln weak one(s)</source>
        <translation>
            <numerusform>Show the weak one</numerusform>
            <numerusform>Show the %Ln weak ones</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message numerus="yes">
        <location filename="../../desktop/explore/places_words.py"/>
        <source>%Ln file(s) at %1</source>
        <translation>
            <numerusform>%Ln file at %1</numerusform>
            <numerusform>%Ln files at %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/explore/places_words.py"/>
        <source>%Ln file(s) with a place, of %1</source>
        <translation>
            <numerusform>%Ln file with a place, of %1</numerusform>
            <numerusform>%Ln files with a place, of %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RegionBar</name>
    <message numerus="yes">
        <location filename="../../desktop/explore/region_bar.py"/>
        <source>%1 was added to %Ln item(s).</source>
        <translation>
            <numerusform>%1 was added to %Ln item.</numerusform>
            <numerusform>%1 was added to %Ln items.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RelevanceBar</name>
    <message numerus="yes">
        <location filename="../../desktop/search/relevance.py"/>
        <source>%Ln weaker one(s) hidden</source>
        <translation>
            <numerusform>%Ln weaker one hidden</numerusform>
            <numerusform>%Ln weaker ones hidden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message numerus="yes">
        <location filename="../../desktop/tags/review.py"/>
        <source>%Ln proposal(s)</source>
        <translation>
            <numerusform>%Ln proposal</numerusform>
            <numerusform>%Ln proposals</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SavedRow</name>
    <message numerus="yes">
        <location filename="../../desktop/search/saved_section.py"/>
        <source>%Ln new file(s) in the library</source>
        <translation>
            <numerusform>%Ln new file in the library</numerusform>
            <numerusform>%Ln new files in the library</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ServiceDialog</name>
    <message numerus="yes">
        <location filename="../../desktop/encoders/service_dialog.py"/>
        <source>%Ln passage(s)</source>
        <translation>
            <numerusform>%Ln passage</numerusform>
            <numerusform>%Ln passages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Shared</name>
    <message numerus="yes">
        <location filename="../../desktop/shared/words.py"/>
        <source>%1: seen %Ln day(s) ago</source>
        <translation>
            <numerusform>%1: seen %Ln day ago</numerusform>
            <numerusform>%1: seen %Ln days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/shared/words.py"/>
        <source>%1: seen %Ln hour(s) ago</source>
        <translation>
            <numerusform>%1: seen %Ln hour ago</numerusform>
            <numerusform>%1: seen %Ln hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/shared/words.py"/>
        <source>%1: seen %Ln minute(s) ago</source>
        <translation>
            <numerusform>%1: seen %Ln minute ago</numerusform>
            <numerusform>%1: seen %Ln minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/shared/words.py"/>
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/shared/words.py"/>
        <source>%Ln waiting</source>
        <translation>
            <numerusform>%Ln waiting</numerusform>
            <numerusform>%Ln waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/shared/words.py"/>
        <source>and %Ln more machine(s)</source>
        <translation>
            <numerusform>and %Ln more machine</numerusform>
            <numerusform>and %Ln more machines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TagBook</name>
    <message numerus="yes">
        <location filename="../../desktop/tags/tag_book.py"/>
        <source>%1 was added to %Ln result(s).</source>
        <translation>
            <numerusform>%1 was added.</numerusform>
            <numerusform>%1 was added to %Ln results.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TagLine</name>
    <message numerus="yes">
        <location filename="../../desktop/tags/tag_line.py"/>
        <source>Review %Ln proposal(s)</source>
        <translation>
            <numerusform>Review %Ln proposal</numerusform>
            <numerusform>Review %Ln proposals</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TagMaker</name>
    <message numerus="yes">
        <location filename="../../desktop/tags/tag_maker.py"/>
        <source>Make it of the %Ln selected result(s)</source>
        <translation>
            <numerusform>Make it of the selected result</numerusform>
            <numerusform>Make it of the %Ln selected results</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TagRow</name>
    <message numerus="yes">
        <location filename="../../desktop/tags/tag_row.py"/>
        <source>Add a tag to all %Ln selected</source>
        <translation>
            <numerusform>Add a tag</numerusform>
            <numerusform>Add a tag to all %Ln selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TagsPage</name>
    <message numerus="yes">
        <location filename="../../desktop/tags/tags_page.py"/>
        <source>There is (are) %Ln proposal(s) for %1.</source>
        <translation>
            <numerusform>There is %Ln proposal for %1.</numerusform>
            <numerusform>There are %Ln proposals for %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message numerus="yes">
        <location filename="../../desktop/wording.py"/>
        <source>%Ln copies</source>
        <translation>
            <numerusform>%Ln copy</numerusform>
            <numerusform>%Ln copies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/wording.py"/>
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/wording.py"/>
        <source>%Ln file(s) is (are) on a drive that is not connected.</source>
        <translation>
            <numerusform>%Ln file is on a drive that is not connected.</numerusform>
            <numerusform>%Ln files are on a drive that is not connected.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/wording.py"/>
        <source>%Ln more is (are) nearly the same</source>
        <translation>
            <numerusform>%Ln more is nearly the same</numerusform>
            <numerusform>%Ln more are nearly the same</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/wording.py"/>
        <source>%Ln result(s)</source>
        <translation>
            <numerusform>%Ln result</numerusform>
            <numerusform>%Ln results</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/wording.py"/>
        <source>about %Ln hour(s)</source>
        <translation>
            <numerusform>about an hour</numerusform>
            <numerusform>about %Ln hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/wording.py"/>
        <source>about %Ln hour(s) left</source>
        <translation>
            <numerusform>about an hour left</numerusform>
            <numerusform>about %Ln hours left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/wording.py"/>
        <source>about %Ln minute(s)</source>
        <translation>
            <numerusform>about a minute</numerusform>
            <numerusform>about %Ln minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/wording.py"/>
        <source>about %Ln minute(s) left</source>
        <translation>
            <numerusform>about a minute left</numerusform>
            <numerusform>about %Ln minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../desktop/wording.py"/>
        <source>every %Ln minute(s)</source>
        <translation>
            <numerusform>every minute</numerusform>
            <numerusform>every %Ln minutes</numerusform>
        </translation>
    </message>
</context>
</TS>
