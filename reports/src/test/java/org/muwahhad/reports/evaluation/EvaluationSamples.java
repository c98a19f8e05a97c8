package org.muwahhad.reports.evaluation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Sample;
import org.muwahhad.reports.document.DocumentHead;

/** Evaluations to print. */
public final class EvaluationSamples {
  private static final List<Bilingual> CRITERIA =
      List.of(
          new Bilingual("مطابقة المواصفات الفنية", "Technical specifications"),
          new Bilingual("خطة التوريد والتركيب", "Delivery and installation plan"),
          new Bilingual("الضمان وخدمة ما بعد البيع", "Warranty and service"));

  private EvaluationSamples() {}

  public static List<Sample<?>> all() {
    EvaluationTemplate template = new EvaluationTemplate();
    return List.of(
        new Sample<>("evaluation-small", template, evaluation(3, 3, false)),
        new Sample<>("evaluation-large", template, evaluation(40, 7, false)),
        new Sample<>("evaluation-nasty", template, evaluation(3, 11, true)),
        new Sample<>("evaluation-begun", template, begun()));
  }

  static EvaluationReport evaluation(int bids, int scorers, boolean nasty) {
    List<Bilingual> roles = new ArrayList<>();
    roles.add(new Bilingual("رئيس اللجنة", "Chair"));
    IntStream.range(1, scorers).forEach(i -> roles.add(new Bilingual("العضو " + i, "Member " + i)));
    List<EvaluationReport.Scores> scores =
        IntStream.rangeClosed(2, bids).mapToObj(b -> scores(b, roles, nasty)).toList();
    return new EvaluationReport(
        "JT-2026-4",
        "ocds-abc123-JT-2026-4",
        new Bilingual("حواسيب وخدمات سحابية", "Computers and cloud services"),
        new Bilingual("جهاز الشراء المركزي", "Central purchasing body"),
        Instant.parse("2026-05-20T09:30:00Z"),
        Instant.parse("2026-06-02T11:00:00Z"),
        new Bilingual("قيد التقييم", "Under evaluation"),
        true,
        new BigDecimal("70"),
        new BigDecimal("20"),
        panel(scorers),
        IntStream.rangeClosed(1, bids).boxed().flatMap(b -> checks(b, nasty).stream()).toList(),
        IntStream.rangeClosed(1, bids)
            .mapToObj(b -> new EvaluationReport.BreachRecord(bidder(b, nasty), 24, b - 1))
            .toList(),
        IntStream.rangeClosed(1, bids)
            .mapToObj(b -> new EvaluationReport.Compliance(bidder(b, nasty), 240, b, 12, 1, 0))
            .toList(),
        roles,
        scores,
        answers(roles, nasty),
        results(bids, nasty),
        proof());
  }

  /** The bidders are known and nothing was recorded yet. */
  static EvaluationReport begun() {
    return new EvaluationReport(
        "JT-2026-4",
        "ocds-abc123-JT-2026-4",
        new Bilingual("حواسيب", "Computers"),
        new Bilingual("جهاز الشراء المركزي", "Central purchasing body"),
        Instant.parse("2026-05-20T09:30:00Z"),
        Instant.parse("2026-05-20T09:30:00Z"),
        new Bilingual("فُتحت العروض", "Opened"),
        false,
        new BigDecimal("70"),
        new BigDecimal("20"),
        List.of(
            new EvaluationReport.Member(
                new Bilingual("سالم الحارثي", "Salim Al Harthi"),
                new Bilingual("رئيس اللجنة", "Chair"),
                null,
                false,
                "")),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        proof());
  }

  /** All but the chair, who recorded the scores; the last one dissents where it is nasty. */
  private static List<EvaluationReport.Answer> answers(List<Bilingual> roles, boolean nasty) {
    return IntStream.range(1, roles.size())
        .mapToObj(
            i -> {
              boolean dissents = nasty && i == roles.size() - 1;
              return new EvaluationReport.Answer(
                  new Bilingual("سالم الحارثي " + i, "Salim Al Harthi " + i),
                  roles.get(i),
                  !dissents,
                  Instant.parse("2026-06-01T08:00:00Z"),
                  dissents ? "لم تُجرَ تجارب الأداء (Horizon X7)" : "");
            })
        .toList();
  }

  private static List<EvaluationReport.Member> panel(int scorers) {
    List<EvaluationReport.Member> panel = new ArrayList<>();
    for (int i = 0; i <= scorers; i++) {
      boolean conflict = i == scorers;
      panel.add(
          new EvaluationReport.Member(
              new Bilingual("سالم الحارثي " + i, "Salim Al Harthi " + i),
              i == 0
                  ? new Bilingual("رئيس اللجنة", "Chair")
                  : new Bilingual("العضو " + i, "Member " + i),
              Instant.parse("2026-05-21T06:00:00Z"),
              conflict,
              conflict ? "شريك سابق في Horizon Technology (حتى 2024)" : ""));
    }
    return panel;
  }

  private static List<EvaluationReport.CriterionCheck> checks(int bid, boolean nasty) {
    Bilingual by = new Bilingual("سالم الحارثي", "Salim Al Harthi");
    return List.of(
        new EvaluationReport.CriterionCheck(
            bidder(bid, nasty),
            new Bilingual("سجل تجاري سارٍ", "Valid commercial register"),
            bid != 1,
            bid == 1
                ? (nasty ? "السجل منتهٍ (expired). ".repeat(40) : "السجل منتهٍ منذ 2026-01-01")
                : "",
            by),
        new EvaluationReport.CriterionCheck(
            bidder(bid, nasty), new Bilingual("ضمان ابتدائي", "Bid security"), true, "", by));
  }

  private static EvaluationReport.Scores scores(int bid, List<Bilingual> roles, boolean nasty) {
    List<EvaluationReport.Points> points = new ArrayList<>();
    for (int c = 0; c < CRITERIA.size(); c++) {
      List<@Nullable BigDecimal> single = new ArrayList<>();
      for (int i = 0; i < roles.size(); i++) {
        single.add(nasty && i == 2 ? null : new BigDecimal(60 + (bid * 7 + i * 5 + c) % 40));
      }
      boolean wide = c == 1 && bid % 3 == 0;
      points.add(
          new EvaluationReport.Points(
              CRITERIA.get(c),
              new BigDecimal(c == 0 ? "50" : "25"),
              single,
              new BigDecimal("82.5"),
              new BigDecimal(wide ? "30" : "10"),
              wide ? "نوقشت خطة التوريد واتُّفق على أنها كافية." : "",
              wide
                  ? List.of(new EvaluationReport.Comment(roles.get(0), "المدة أطول من المطلوب"))
                  : List.of()));
    }
    return new EvaluationReport.Scores(bidder(bid, nasty), score(bid), points);
  }

  private static List<EvaluationReport.Result> results(int bids, boolean nasty) {
    List<EvaluationReport.Result> results = new ArrayList<>();
    for (int b = 2; b <= bids; b++) {
      boolean passed = score(b).compareTo(new BigDecimal("70")) >= 0;
      results.add(new EvaluationReport.Result(bidder(b, nasty), true, score(b), passed));
    }
    results.add(new EvaluationReport.Result(bidder(1, nasty), false, null, false));
    return results;
  }

  private static BigDecimal score(int bid) {
    return new BigDecimal("96.25").subtract(new BigDecimal(bid * 2 % 45));
  }

  private static Bilingual bidder(int number, boolean nasty) {
    String end = nasty ? " (" + "القابضة المتحدة ".repeat(16).strip() + ")" : "";
    return new Bilingual(
        "شركة الأفق للتقنية " + number + end + " – CR-10" + number,
        "Horizon Technology Company " + number + " – CR-10" + number);
  }

  private static DocumentHead.Proof proof() {
    return new DocumentHead.Proof(
        "9f86d081884c7d659a2f", "https://example.org/verify/9f86d081884c7d659a2f");
  }
}
