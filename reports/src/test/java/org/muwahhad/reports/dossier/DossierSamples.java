package org.muwahhad.reports.dossier;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.PriceIndex;
import org.muwahhad.reports.Sample;
import org.muwahhad.reports.document.DocumentHead;

/** Dossiers to print. */
public final class DossierSamples {
  static final String HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
  private static final Bilingual NOTHING = Bilingual.empty();

  private DossierSamples() {}

  public static List<Sample<?>> all() {
    DossierTemplate template = new DossierTemplate();
    return List.of(
        new Sample<>("dossier-small", template, dossier(2, 3, false)),
        new Sample<>("dossier-large", template, dossier(3, 8, false)),
        new Sample<>("dossier-nasty", template, dossier(1, 2, true)),
        new Sample<>("dossier-bare", template, bare()));
  }

  static DossierReport dossier(int lots, int items, boolean nasty) {
    return new DossierReport(
        "JT-2026-4",
        "ocds-abc123-JT-2026-4",
        nasty ? longName(0) : new Bilingual("حواسيب وخدمات سحابية", "Computers and cloud services"),
        new Bilingual("جهاز الشراء المركزي", "Central purchasing body"),
        Instant.parse("2026-04-20T06:30:00Z"),
        new Bilingual("منشورة", "Published"),
        new Bilingual("منافسة بعد تأهيل مسبق", "Selective"),
        new DossierReport.Ground(
            new Bilingual("طبيعة الأعمال تستلزم تأهيلًا", "The subject calls for qualification"),
            new Bilingual("المادة 28", "Article 28"),
            new Bilingual("خدمات حساسة", "Sensitive services")),
        new Bilingual("الجودة والسعر بأوزان محددة", "Quality and price, weighted"),
        nasty ? "KWD" : "SAR",
        LocalDate.of(2026, 5, 20),
        true,
        nasty ? "الحاجة عاجلة (COVID-19) <urgent> & واجبة" : "",
        schedule(),
        List.of(new Bilingual("خبرة خمس سنوات", "Five years of experience")),
        IntStream.rangeClosed(1, lots).mapToObj(n -> lot(n, items, nasty)).toList(),
        List.of(
            new DossierReport.Criterion(
                "ADM-1", new Bilingual("سجل تجاري سارٍ", "Valid commercial register"), null)),
        List.of(
            criterion("TEC-1", "المواصفات", "Specifications", "62.5"),
            criterion("TEC-2", "خطة التوريد", "Delivery plan", "37.5")),
        new Bilingual(
            "يلتزم المورّد بالتسليم خلال المدة.\nتُطبق غرامة تأخير بنسبة 1% عن كل أسبوع.",
            "The supplier delivers in time.\nA penalty of 1% applies for each week of delay."),
        List.of(rule("performance-guarantee.percent", "ضمان حسن التنفيذ", "5", "%")),
        List.of(
            rule("bid.validity-days", "مدة سريان العروض", "90", "days"),
            rule("approval.level-2", "حد الاعتماد", "100000000", "SAR")),
        index(nasty),
        List.of(amendment(nasty)),
        List.of(
            new DossierReport.AnsweredQuestionText(
                1,
                new Bilingual("هل يُقبل ما يعادل 16 GB؟", "Is an equivalent of 16 GB accepted?"),
                new Bilingual("نعم.", "Yes."),
                Instant.parse("2026-04-20T06:00:00Z"))),
        List.of(
            new DossierReport.Document(
                new Bilingual("نموذج العقد", "Draft contract"),
                new Bilingual("العربية", "Arabic"),
                nasty ? "العقد_" + "x".repeat(90) + ".pdf" : "contract-ar.pdf",
                HASH)),
        proof());
  }

  /** A tender with nothing in any part that may be empty. */
  static DossierReport bare() {
    return new DossierReport(
        "JT-2026-5",
        "ocds-abc123-JT-2026-5",
        new Bilingual("طابعات", "Printers"),
        new Bilingual("جهاز الشراء المركزي", "Central purchasing body"),
        Instant.parse("2026-04-20T06:30:00Z"),
        new Bilingual("منشورة", "Published"),
        new Bilingual("منافسة عامة", "Open"),
        null,
        new Bilingual("أقل سعر مقيّم", "Lowest evaluated price"),
        "SAR",
        null,
        false,
        "",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        NOTHING,
        List.of(),
        List.of(),
        null,
        List.of(),
        List.of(),
        List.of(),
        proof());
  }

  private static List<DossierReport.Date> schedule() {
    return List.of(
        new DossierReport.Date(
            new Bilingual("نشر المنافسة", "Published"),
            Instant.parse("2026-04-10T06:00:00Z"),
            NOTHING,
            NOTHING),
        new DossierReport.Date(
            new Bilingual("آخر موعد للاستفسارات", "Last day for questions"),
            Instant.parse("2026-05-10T09:00:00Z"),
            new Bilingual("الموعد النهائي ناقصًا 10 أيام", "Deadline minus 10 days"),
            new Bilingual("لائحة الشراء الموحد، المادة 12", "Joint procurement rules, article 12")),
        new DossierReport.Date(
            new Bilingual("الموعد النهائي لتسلّم العروض", "Deadline for bids"),
            Instant.parse("2026-05-20T09:00:00Z"),
            NOTHING,
            NOTHING),
        new DossierReport.Date(
            new Bilingual("فتح العروض", "Opening of bids"),
            null,
            new Bilingual("بعد الموعد النهائي بحضور اللجنة", "After the deadline, by the panel"),
            NOTHING));
  }

  private static DossierReport.DossierLot lot(int number, int items, boolean nasty) {
    return new DossierReport.DossierLot(
        number,
        nasty ? longName(number) : new Bilingual("حواسيب محمولة", "Laptops"),
        IntStream.rangeClosed(1, items).mapToObj(i -> item(number * 1000 + i, nasty)).toList(),
        List.of(
            new DossierReport.Delivery(
                new Bilingual("الكويت", "Kuwait"),
                nasty ? longName(number) : new Bilingual("مدينة الكويت", "Kuwait City"),
                "HW-" + (number * 1000 + 1),
                new BigDecimal(nasty ? "123456789.123" : "1200"),
                new Bilingual("قطعة", "piece"))));
  }

  private static DossierReport.DossierItem item(int number, boolean nasty) {
    return new DossierReport.DossierItem(
        "HW-" + number,
        nasty
            ? longName(number)
            : new Bilingual("حاسوب محمول 14 بوصة فئة " + number, "Laptop 14 inch, class " + number),
        "30213100",
        nasty
            ? new Bilingual(
                "وصف مطوّل. ".repeat(200).strip(), "A long description. ".repeat(150).strip())
            : new Bilingual(
                "حاسوب محمول للأعمال المكتبية مع حقيبة وضمان ثلاث سنوات.",
                "A laptop for office work with bag and three years of warranty."),
        new BigDecimal(nasty ? "123456789.123" : "1200"),
        new Bilingual("قطعة", "piece"),
        number % 2 == 0,
        number % 3 == 0 ? new Bilingual("يُسلَّم مركّبًا.", "Delivered installed.") : NOTHING,
        List.of(
            requirement("الذاكرة", "Memory", "32 GB على الأقل", "at least 32 GB", true),
            requirement("وحدة التخزين", "Storage", "512 GB على الأقل", "at least 512 GB", true),
            requirement("قارئ بصمة", "Fingerprint reader", "نعم", "yes", false)));
  }

  private static DossierReport.Requirement requirement(
      String ar, String en, String askedAr, String askedEn, boolean mandatory) {
    return new DossierReport.Requirement(
        new Bilingual(ar, en), "AT_LEAST", "32", new Bilingual(askedAr, askedEn), mandatory);
  }

  private static DossierReport.Criterion criterion(
      String code, String ar, String en, String weight) {
    return new DossierReport.Criterion(code, new Bilingual(ar, en), new BigDecimal(weight));
  }

  private static DossierReport.Rule rule(String code, String ar, String value, String unit) {
    return new DossierReport.Rule(
        code,
        new Bilingual(ar, code),
        new BigDecimal(value),
        unit.equals("days") ? new Bilingual("يوم", "days") : Bilingual.same(unit),
        false,
        new Bilingual("لائحة الشراء الموحد، المادة 20", "Joint procurement rules, article 20"));
  }

  private static PriceIndex index(boolean nasty) {
    return new PriceIndex(
        nasty ? longName(1) : new Bilingual("الرقم القياسي للأسعار", "Price index"),
        new Bilingual("المركز الإحصائي الخليجي", "GCC-Stat"),
        LocalDate.of(2026, 3, 1),
        new BigDecimal("108.4"));
  }

  private static DossierReport.Amendment amendment(boolean nasty) {
    Bilingual after =
        nasty
            ? new Bilingual("نص طويل جدًا. ".repeat(120), "A very long text. ".repeat(120))
            : new Bilingual("يُسلَّم مركّبًا.", "Delivered installed.");
    return new DossierReport.Amendment(
        1,
        Instant.parse("2026-04-18T06:00:00Z"),
        new Bilingual("استجابة لاستفسارات الموردين", "After questions of suppliers"),
        Instant.parse("2026-05-20T09:00:00Z"),
        List.of(
            new DossierReport.DossierChange(
                new Bilingual("ملاحظة على الصنف HW-1", "Note to item HW-1"), NOTHING, after)));
  }

  static Bilingual longName(int number) {
    return new Bilingual(
        (number + " منظومة متكاملة للحوسبة عالية الأداء (HPC) ").repeat(7).strip(),
        (number + " An integrated system of high-performance computing ").repeat(6).strip());
  }

  private static DocumentHead.Proof proof() {
    return new DocumentHead.Proof(
        "9f86d081884c7d659a2f", "https://example.org/verify/9f86d081884c7d659a2f");
  }
}
