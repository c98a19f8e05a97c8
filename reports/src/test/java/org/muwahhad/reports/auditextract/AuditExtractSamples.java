package org.muwahhad.reports.auditextract;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Sample;
import org.muwahhad.reports.document.DocumentHead;

/** Audit extracts to print. */
public final class AuditExtractSamples {
  static final String HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
  private static final List<String> ACTS =
      List.of(
          "tender.aggregated", "tender.publish", "evaluation.bids-ranked", "a.later-act-no-word");

  private AuditExtractSamples() {}

  public static List<Sample<?>> all() {
    return List.of(
        sample("auditextract-small", 6, 2, List.of()),
        sample("auditextract-large", 60, 12, List.of()),
        sample(
            "auditextract-faulty",
            3,
            0,
            List.of("entry was changed: tender:7#2", "chain is broken before tender:7#3")));
  }

  private static Sample<?> sample(String name, int entries, int anchors, List<String> faults) {
    return new Sample<>(
        name, new AuditExtractTemplate(() -> entries(entries)), report(entries, anchors, faults));
  }

  static AuditExtract report(int entries, int anchors, List<String> faults) {
    return new AuditExtract(
        "JT-2026-4",
        "ocds-abc123-JT-2026-4",
        new Bilingual("حواسيب وخدمات سحابية", "Computers and cloud services"),
        new Bilingual("جهاز الشراء المركزي", "Central purchasing body"),
        Instant.parse("2026-06-02T22:00:00Z"),
        Instant.parse("2026-04-01T06:00:00.000001Z"),
        Instant.parse("2026-06-02T21:30:00.123456Z"),
        "tender:7",
        entries,
        HASH,
        faults.stream().map(Bilingual::same).toList(),
        IntStream.rangeClosed(1, anchors)
            .mapToObj(
                i ->
                    new AuditExtract.Anchor(
                        i, Instant.parse("2026-05-20T09:30:00.000100Z"), i * 3L, i != 2, HASH))
            .toList(),
        new DocumentHead.Proof(
            "9f86d081884c7d659a2f", "https://example.org/verify/9f86d081884c7d659a2f"));
  }

  static Stream<AuditEntry> entries(int count) {
    return LongStream.rangeClosed(1, count).mapToObj(AuditExtractSamples::entry);
  }

  private static AuditEntry entry(long position) {
    boolean system = position % 5 == 0;
    return new AuditEntry(
        position,
        Instant.parse("2026-05-20T09:30:00.123456Z").plusSeconds(position),
        system
            ? new Bilingual("المنصة نفسها", "The platform itself")
            : new Bilingual(
                "عبدالرحمن بن عبدالعزيز الحارثي", "Abdulrahman bin Abdulaziz Al Harthi"),
        system ? Bilingual.empty() : new Bilingual("مشترٍ في جهاز الشراء المركزي", "Central buyer"),
        ACTS.get((int) (position % ACTS.size())),
        "tender 7",
        position % 2 == 0
            ? "{\"from\":\"APPROVED\",\"number\":\"JT-2026-4\",\"reason\":\"لأن المدة <قصيرة> & لازمة\",\"sha256\":\""
                + HASH
                + "\",\"to\":\"PUBLISHED\"}"
            : "{}",
        HASH);
  }
}
