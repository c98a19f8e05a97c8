package org.muwahhad.award.optimum;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
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
        "MAX_SUPPLIERS | L1 | | 2 | Lot L1 may go to at most 2 suppliers."
            + " | لا تُقسَّم الحزمة L1 على أكثر من مورّدَين.",
        "MIN_SHARE | L1 | | 25 | Each supplier of lot L1 must supply at least 25% of every item."
            + " | لا تقل حصة أي مورّد في الحزمة L1 عن 25% من كل بند.",
        "MIN_SUPPLIERS | | | 11 | There must be at least 11 suppliers."
            + " | لا يقل عدد المورّدين عن 11 مورّدًا.",
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
  @EnumSource(value = Limit.LimitKind.class, mode = EnumSource.Mode.EXCLUDE, names = "LOT")
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
}
