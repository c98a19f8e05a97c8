package org.muwahhad.reports.pack;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Sample;
import org.muwahhad.reports.document.DocumentHead;
import org.muwahhad.reports.render.PackedReport;

/** The papers of a meeting, to print. */
public final class PackSamples {
  private PackSamples() {}

  public static PackCover cover() {
    return new PackCover(
        new Bilingual(
            "الأمانة العامة لمجلس التعاون – جهاز الشراء المركزي", "Central purchasing body"),
        new Bilingual("ملف الاجتماع", "Papers of the meeting"),
        new Bilingual("اللجنة الوزارية للشراء الموحد", "Ministerial committee"),
        "M-7",
        Instant.parse("2026-05-24T07:00:00Z"),
        List.of(
            new PackCover.CoverFact(
                new Bilingual("المكان", "Place"), new Bilingual("الرياض", "Riyadh"))),
        Instant.parse("2026-05-25T07:00:00Z"),
        List.of(
            new PackCover.Paper(
                new Bilingual("تقرير الترسية", "Award report"),
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")),
        List.of(
            signatory("مملكة البحرين", "Kingdom of Bahrain", "مريم الدوسري", "Maryam Al Dosari"),
            signatory("سلطنة عُمان", "Sultanate of Oman", "سالم الحارثي", "Salim Al Harthi"),
            signatory("دولة الكويت", "State of Kuwait", "نورة الصباح", "Noura Al Sabah")),
        new DocumentHead.Proof(
            "9f86d081884c7d659a2f", "https://example.org/verify/9f86d081884c7d659a2f"),
        null);
  }

  private static PackCover.Signatory signatory(
      String stateAr, String stateEn, String nameAr, String nameEn) {
    return new PackCover.Signatory(
        new Bilingual(stateAr, stateEn),
        new Bilingual(nameAr, nameEn),
        new Bilingual("عضو اللجنة", "Member of the committee"));
  }

  /** Reports of which there is a small sample; the award report comes first. */
  public static List<PackedReport> parts() {
    return Sample.all()
        .filter(s -> s.name().matches("(award|opening|minutes)-small|letter-other"))
        .sorted(Comparator.comparing(s -> !s.name().startsWith("award")))
        .map(Sample::part)
        .toList();
  }
}
