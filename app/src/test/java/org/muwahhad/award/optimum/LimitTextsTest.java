package org.muwahhad.award.optimum;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.muwahhad.shared.Language;

/** Every limit, and what it costs, in words of both languages. */
class LimitTextsTest {
  private static final AwardProblem PROBLEM =
      ReadAwardProblem.from(
          """
          {"currency": "KWD", "bidders": ["A"], "prices": {"A": {"1": "5"}},
           "items": [{"id": "1", "lot": "L1", "quantity": "10"},
                     {"id": "2", "lot": "L2", "quantity": "10"}]}
          """
              .getBytes(StandardCharsets.UTF_8));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LOT | L1 | | 1 | Lot L1 must be awarded in full. | يجب أن تُرسى الحزمة L1 كاملةً.",
        "LOT | L2 | | 1 | Nobody has bid for all items of lot L2."
            + " | لم يُقدَّم أي عرض يشمل جميع بنود الحزمة L2.",
        "MAX_LOTS | A | | 1 | Bidder A may win at most 1 lot."
            + " | لا يُرسى على مقدّم العرض A أكثر من حزمة واحدة.",
        "MAX_LOTS | A | | 3 | Bidder A may win at most 3 lots."
            + " | لا يُرسى على مقدّم العرض A أكثر من 3 حزم.",
        "MAX_VALUE | A | | 900 | Bidder A may be awarded at most KWD 900.000."
            + " | لا تزيد قيمة ما يُرسى على مقدّم العرض A على 900.000 د.ك.",
        "CAPACITY | A | | 14 | Bidder A can supply at most 14 units over all lots."
            + " | لا تزيد الكمية التي يورّدها مقدّم العرض A في جميع الحزم على 14.",
        "CAPACITY | A | 1 | 6.5 | Bidder A can supply at most 6.5 of item 1."
            + " | لا تزيد الكمية التي يورّدها مقدّم العرض A من البند 1 على 6.5.",
        "LEAST_QUANTITY | A | 1 | 6.5"
            + " | Bidder A supplies at least 6.5 of item 1, or nothing of it."
            + " | يورّد مقدّم العرض A من البند 1 ما لا يقل عن 6.5، أو لا يورّد منه شيئًا.",
        "MAX_SUPPLIERS | L1 | | 2 | Lot L1 may go to at most 2 suppliers."
            + " | لا تُقسَّم الحزمة L1 على أكثر من مورّدَين.",
        "MIN_SHARE | L1 | | 25 | Each supplier of lot L1 must supply at least 25% of every item."
            + " | لا تقل حصة أي مورّد في الحزمة L1 عن 25% من كل بند.",
        "MIN_SUPPLIERS | | | 11 | There must be at least 11 suppliers."
            + " | لا يقل عدد المورّدين عن 11 مورّدًا.",
        "MOST_SUPPLIERS | | | 2 | There may be at most 2 suppliers."
            + " | لا يزيد عدد المورّدين على مورّدَين.",
        "BUDGET | | | 1000 | The whole award may cost at most KWD 1,000.000."
            + " | لا تزيد تكلفة الترسية كلها على 1,000.000 د.ك.",
        "STATE_BUDGET | SA | | 90.5 | The award to state SA may cost at most KWD 90.500."
            + " | لا تزيد تكلفة ما تحصل عليه SA على 90.500 د.ك."
      })
  void a_limit_is_told_in_words(
      Limit.LimitKind kind,
      @Nullable String subject,
      @Nullable String item,
      BigDecimal bound,
      String english,
      String arabic) {
    Limit limit = new Limit(kind, said(subject), said(item), bound);

    assertThat(text(limit, Language.EN)).isEqualTo(english);
    assertThat(text(limit, Language.AR)).isEqualTo(arabic);
  }

  @ParameterizedTest
  @EnumSource(
      value = Limit.LimitKind.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"LOT", "RULE"})
  void what_a_limit_costs_is_told_in_words(Limit.LimitKind kind) {
    CostOfLimits.LimitCost all = cost(kind, "");
    CostOfLimits.LimitCost one = cost(kind, "A");
    LimitTexts texts = new LimitTexts(PROBLEM);

    assertThat(texts.cost(all, Language.EN)).startsWith("The limit “").contains("3.000");
    assertThat(legible(texts.cost(one, Language.EN))).contains("” for A costs");
    assertThat(texts.cost(all, Language.AR)).startsWith("تكلفة «الحد ال").contains("3.000");
    assertThat(legible(texts.cost(one, Language.AR))).contains("» على A:");
  }

  private static CostOfLimits.LimitCost cost(Limit.LimitKind kind, String subject) {
    return new CostOfLimits.LimitCost(
        kind, subject, null, new BigDecimal("3"), BigDecimal.ZERO, true);
  }

  private static String text(Limit limit, Language language) {
    return legible(new LimitTexts(PROBLEM).text(limit, language));
  }

  /** Without the marks that keep Latin names in their place, and with plain spaces. */
  private static String legible(String text) {
    return text.replaceAll("[\u2068\u2069]", "").replace('\u00a0', ' ');
  }

  /** An empty cell of the table is read as null. */
  private static String said(@Nullable String cell) {
    return cell == null ? "" : cell;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | A, B together win at least 1 and at most 3 of lots 1–3, 5"
            + " | عدد الحزم التي يفوز بها A، B من الحزم 1–3، 5: من 1 إلى 3",
        "1 | Of all bidders, exactly 2 supply all lots"
            + " | عدد من يورّد من جميع الحزم بين مقدّمي العروض جميعًا: 2 بالضبط",
        "2 | A is awarded at most KWD 900.000 in lot 2"
            + " | قيمة ما يُرسى على A في الحزمة 2: 900.000 د.ك على الأكثر",
        "3 | A supplies at least 30% of every item of all lots"
            + " | حصة A من كل بند في جميع الحزم: 30% على الأقل",
        "4 | Each of A, B supplies something of lots 1, 2"
            + " | يورّد كلٌّ من A، B شيئًا من الحزمتين 1، 2",
        "5 | A supplies nothing of lot 5 | لا يورّد A شيئًا من الحزمة 5",
        "6 | One bidder supplies lots 1, 2 in full | يورّد مقدّم عرض واحد الحزمتين 1، 2 بالكامل",
        "7 | The shares of the suppliers in lot 1 are 60%, 40%"
            + " | حصص المورّدين في الحزمة 1: 60%، 40%"
      })
  void a_rule_is_told_in_words(int place, String english, String arabic) {
    RuleTexts texts = new RuleTexts("KWD", (kind, subject, language) -> subject);
    AwardRule rule = RULES.get(place);

    assertThat(legible(texts.text(rule, Language.EN))).isEqualTo(english);
    assertThat(legible(texts.text(rule, Language.AR))).isEqualTo(arabic);
  }

  private static final List<AwardRule> RULES =
      ReadAwardProblem.from(
              """
              {"currency": "KWD", "bidders": ["A", "B"], "limits": {"maxSuppliersPerLot": 2},
               "items": [{"id": "1", "lot": "1", "quantity": "10"},
                         {"id": "2", "lot": "2", "quantity": "10"},
                         {"id": "3", "lot": "3", "quantity": "10"},
                         {"id": "5", "lot": "5", "quantity": "10"}],
               "rules": [
                {"rule": "lots", "bidders": ["A", "B"], "lots": ["5", "2", "1", "3"], "atLeast": 1,
                 "atMost": 3},
                {"rule": "suppliers", "exactly": 2},
                {"rule": "value", "bidders": ["A"], "lots": ["2"], "atMost": "900"},
                {"rule": "share", "bidders": ["A"], "atLeast": "30"},
                {"rule": "force", "bidders": ["A", "B"], "lots": ["1", "2"]},
                {"rule": "forbid", "bidders": ["A"], "lots": ["5"]},
                {"rule": "one bidder", "lots": ["1", "2"]},
                {"rule": "shares", "lots": ["1"], "percents": ["60", "40"]}]}
              """
                  .getBytes(StandardCharsets.UTF_8))
          .rules();
}
