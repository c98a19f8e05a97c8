package org.muwahhad.seeds.demo;

import java.util.List;
import org.muwahhad.seeds.Bilingual;

/**
 * What a demand round is about and when it runs.
 *
 * @param ordinal 1, 2, 3 … over all years
 * @param subject what the name says after the year
 * @param opens days from today; negative is the past
 * @param closes days from today
 * @param entities how many entities of the invited states take part
 */
record RoundOutline(
    int ordinal,
    Bilingual subject,
    List<String> categories,
    List<String> states,
    int opens,
    int closes,
    DemoRound.DemoRoundState state,
    int entities) {

  /** How long after its close a round's submissions may still be endorsed. */
  static final int ENDORSEMENT_DAYS = 4;

  private static final List<String> WORKPLACE =
      List.of(
          "30213000",
          "30214000",
          "30216000",
          "30231000",
          "30232000",
          "30237000",
          "48620000",
          "48920000");

  private static final List<String> DATA_CENTRE =
      List.of(
          "48820000",
          "30233000",
          "30234000",
          "32410000",
          "32422000",
          "32510000",
          "31154000",
          "48710000",
          "48781000");

  private static final List<String> SECURITY =
      List.of("32424000", "48760000", "48730000", "72810000", "72820000");

  private static final List<String> SYSTEMS =
      List.of(
          "48610000",
          "48450000",
          "48310000",
          "48510000",
          "72410000",
          "72317000",
          "72260000",
          "80530000");

  private static final List<String> MIXED =
      List.of(
          "48820000",
          "30233000",
          "32420000",
          "32510000",
          "31154000",
          "48730000",
          "48760000",
          "72222000",
          "72250000",
          "72610000",
          "80530000");

  private static final List<String> PRINTING = List.of("30232000", "30231000", "30237000");

  /** All rounds of the demo, the earliest first, and a small one between them. */
  static final List<RoundOutline> ALL =
      List.of(
          new RoundOutline(
              1,
              new Bilingual("أجهزة بيئة العمل وتراخيصها", "Workplace equipment and licences"),
              WORKPLACE,
              PeoplePlan.STATES,
              -770,
              -735,
              DemoRound.DemoRoundState.AGGREGATED,
              44),
          new RoundOutline(
              2,
              new Bilingual("مراكز البيانات والشبكات", "Data centres and networks"),
              DATA_CENTRE,
              List.of("AE", "BH", "KW", "OM", "SA"),
              -410,
              -378,
              DemoRound.DemoRoundState.AGGREGATED,
              40),
          new RoundOutline(
              3,
              new Bilingual("الأمن السيبراني", "Cybersecurity"),
              SECURITY,
              PeoplePlan.STATES,
              -150,
              -118,
              DemoRound.DemoRoundState.AGGREGATED,
              46),
          new RoundOutline(
              4,
              new Bilingual(
                  "نظم الأعمال والخدمات السحابية والتدريب",
                  "Business systems, cloud services and training"),
              SYSTEMS,
              PeoplePlan.STATES,
              -95,
              -66,
              DemoRound.DemoRoundState.AGGREGATED,
              42),
          new RoundOutline(
              5,
              new Bilingual("أجهزة بيئة العمل وتراخيصها", "Workplace equipment and licences"),
              WORKPLACE,
              PeoplePlan.STATES,
              -45,
              -6,
              DemoRound.DemoRoundState.CLOSED,
              48),
          new RoundOutline(
              6,
              new Bilingual(
                  "البنية التحتية والحماية والدعم الفني",
                  "Infrastructure, protection and technical support"),
              MIXED,
              PeoplePlan.STATES,
              -14,
              12,
              DemoRound.DemoRoundState.OPEN,
              31),
          new RoundOutline(
              7,
              new Bilingual("الطابعات والشاشات والملحقات", "Printers, screens and accessories"),
              PRINTING,
              PeoplePlan.STATES,
              -112,
              -96,
              DemoRound.DemoRoundState.AGGREGATED,
              14));

  /** Whether items of a category may be ordered. */
  boolean covers(String category) {
    return categories.stream().map(RoundOutline::significant).anyMatch(category::startsWith);
  }

  /** A CPV code without the trailing zeros, which are no part of the path; never below a class. */
  private static String significant(String code) {
    return code.substring(0, Math.max(4, code.replaceFirst("0+$", "").length()));
  }
}
