# What Muwahhad is built of

Every library in `lib/`, with its version, its licence and where its source is. The texts are in `licences/`; where a library is under several licences, any of them may be chosen.

| Library | Version | Licence | Source |
| --- | --- | --- | --- |
<#list dependencyMap as entry>
<#assign p = entry.getKey()>
| ${p.groupId}:${p.artifactId} | ${p.version} | ${entry.getValue()?join(", ")} | ${(p.scm.url)!(p.url)!""} |
</#list>
