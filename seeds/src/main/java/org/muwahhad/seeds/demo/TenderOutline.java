package org.muwahhad.seeds.demo;

import java.util.List;

/**
 * How a joint tender of the demo goes.
 *
 * @param round index of its round in {@link RoundOutline#ALL}
 * @param prepared days from today, as all the following; negative is the past
 */
record TenderOutline(
    int round,
    DemoTender.Method method,
    DemoTender.DemoTenderState state,
    int prepared,
    int approved,
    int published,
    int deadline,
    List<BidOutline> bids) {

  /** Days from the opening to each later step. */
  static final int DECLARED = 2;

  static final int CHECKED = 7;
  static final int FIRST_SCORES = 12;
  static final int DAYS_BETWEEN_SCORERS = 3;
  static final int EVALUATED = 22;
  static final int RECOMMENDED = 27;
  static final int DECIDED = 36;

  /** Days from the decision until the states asked have confirmed their quantities. */
  static final int CONFIRMED_AFTER = 1;

  static final int AWARDED = 58;

  /** What is special about a bid. */
  enum Course {
    PLAIN,
    /** Submitted twice; the second, cheaper one counts. */
    REPLACED,
    WITHDRAWN,
    FAILS_CHECK,
    FAILS_TECHNICAL,
    /** Evaluators differ by more than 20 points on one criterion. */
    DISPUTED
  }

  /**
   * One bid.
   *
   * @param classes four-digit CPV classes it covers; empty for all
   * @param factor its price level against the benchmark, in thousandths
   * @param quality the technical score it is worth, about
   */
  record BidOutline(
      String supplier, List<String> classes, int factor, int quality, Course course) {}

  /** The tenders of rounds 1 to 4, and the small one that waits for the states' quantities. */
  static final List<TenderOutline> ALL =
      List.of(
          new TenderOutline(
              0,
              DemoTender.Method.LOWEST_PRICE,
              DemoTender.DemoTenderState.AWARDED,
              -724,
              -714,
              -706,
              -660,
              List.of(
                  all("SUP-01", 938, 86, Course.REPLACED),
                  all("SUP-02", 962, 83, Course.PLAIN),
                  some("SUP-03", 931, 81, Course.DISPUTED, "4862", "4892"),
                  some("SUP-08", 905, 78, Course.PLAIN, "3021", "3023"),
                  some("SUP-10", 889, 79, Course.PLAIN, "3021", "3023"),
                  some("SUP-09", 874, 58, Course.FAILS_TECHNICAL, "3021"),
                  some("SUP-05", 951, 80, Course.FAILS_CHECK, "3023", "4892"),
                  some("SUP-06", 947, 84, Course.WITHDRAWN, "4862", "4892"))),
          new TenderOutline(
              1,
              DemoTender.Method.QUALITY_PRICE,
              DemoTender.DemoTenderState.AWARDED,
              -368,
              -358,
              -351,
              -312,
              List.of(
                  all("SUP-07", 957, 88, Course.PLAIN),
                  all("SUP-02", 941, 82, Course.REPLACED),
                  some("SUP-01", 929, 85, Course.PLAIN, "4882", "3023", "4871", "4878"),
                  some("SUP-05", 918, 80, Course.DISPUTED, "3241", "3242", "3251", "3115"),
                  some("SUP-09", 902, 90, Course.PLAIN, "4882", "3023"),
                  some("SUP-08", 868, 59, Course.FAILS_TECHNICAL, "3242", "3251"),
                  some("SUP-04", 946, 81, Course.FAILS_CHECK, "4871", "4878"))),
          new TenderOutline(
              2,
              DemoTender.Method.QUALITY_PRICE,
              DemoTender.DemoTenderState.UNDER_EVALUATION,
              -108,
              -92,
              -64,
              -24,
              List.of(
                  all("SUP-11", 963, 91, Course.PLAIN),
                  all("SUP-07", 952, 84, Course.PLAIN),
                  some("SUP-03", 937, 82, Course.REPLACED, "4876", "4873"),
                  some("SUP-08", 911, 77, Course.PLAIN, "3242", "4876"),
                  some("SUP-04", 944, 83, Course.PLAIN, "7281", "7282"),
                  some("SUP-09", 926, 86, Course.FAILS_CHECK, "3242", "4873"))),
          new TenderOutline(
              3,
              DemoTender.Method.QUALITY_PRICE,
              DemoTender.DemoTenderState.PUBLISHED,
              -56,
              -40,
              -22,
              20,
              List.of(
                  all("SUP-12", 948, 85, Course.PLAIN),
                  some("SUP-06", 934, 82, Course.PLAIN, "4861", "4845", "4831", "8053"))),
          new TenderOutline(
              6,
              DemoTender.Method.LOWEST_PRICE,
              DemoTender.DemoTenderState.DECIDED,
              -86,
              -79,
              -72,
              -38,
              List.of(
                  all("SUP-02", 944, 84, Course.PLAIN),
                  all("SUP-08", 917, 81, Course.PLAIN),
                  all("SUP-01", 958, 87, Course.PLAIN))));

  private static BidOutline all(String supplier, int factor, int quality, Course course) {
    return new BidOutline(supplier, List.of(), factor, quality, course);
  }

  private static BidOutline some(
      String supplier, int factor, int quality, Course course, String... classes) {
    return new BidOutline(supplier, List.of(classes), factor, quality, course);
  }
}
