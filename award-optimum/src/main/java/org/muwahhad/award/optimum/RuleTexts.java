package org.muwahhad.award.optimum;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Money;
import org.muwahhad.web.Texts;

/** Says in words what a rule on groups of bidders and lots asks for. */
public final class RuleTexts {
  private final String currency;
  private final LimitTexts.LimitNames names;

  /**
   * Texts of rules.
   *
   * @param currency that of all amounts
   * @param names what readers call bidders and lots
   */
  public RuleTexts(String currency, LimitTexts.LimitNames names) {
    this.currency = currency;
    this.names = names;
  }

  /** The sentence for a rule, without a full stop. */
  public String text(AwardRule rule, Language language) {
    Texts texts = Texts.in(language);
    String comma = texts.formats().comma();
    List<String> bidders =
        rule.bidders().stream().map(b -> names.of(Limit.LimitKind.MAX_LOTS, b, language)).toList();
    String figures =
        rule.kind() == AwardRule.RuleKind.SHARES
            ? String.join(comma, rule.percents().stream().map(p -> percent(p, texts)).toList())
            : bounds(rule, texts);
    return texts.get(
        "award.rule." + rule.kind(),
        bidders.size(),
        String.join(comma, bidders),
        figures,
        lots(rule.lots(), texts));
  }

  private String lots(List<String> lots, Texts texts) {
    List<String> named =
        lots.stream()
            .sorted(NameOrder.INSTANCE)
            .map(l -> names.of(Limit.LimitKind.LOT, l, texts.language()))
            .toList();
    return texts.get(
        "award.rule.lots", lots.size(), String.join(texts.formats().comma(), runs(named)));
  }

  /** Three and more whole numbers that follow each other as a range. */
  private static List<String> runs(List<String> named) {
    List<String> runs = new ArrayList<>();
    int from = 0;
    while (from < named.size()) {
      int to = from;
      while (to + 1 < named.size() && isNext(named.get(to), named.get(to + 1))) {
        to++;
      }
      if (to - from >= 2) {
        runs.add(named.get(from) + "–" + named.get(to));
      } else {
        runs.addAll(named.subList(from, to + 1));
      }
      from = to + 1;
    }
    return runs;
  }

  private static boolean isNext(String one, String other) {
    return isNumber(one) && isNumber(other) && Long.parseLong(other) == Long.parseLong(one) + 1;
  }

  private static boolean isNumber(String name) {
    return !name.isEmpty()
        && name.length() <= 9
        && name.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private String bounds(AwardRule rule, Texts texts) {
    BigDecimal least = rule.atLeast();
    BigDecimal most = rule.atMost();
    if (least != null && most != null) {
      return rule.isExact()
          ? texts.get("award.rule.exactly", figure(rule, least, texts))
          : texts.get("award.rule.between", figure(rule, least, texts), figure(rule, most, texts));
    }
    if (least != null) {
      return texts.get("award.rule.at-least", figure(rule, least, texts));
    }
    return most == null ? "" : texts.get("award.rule.at-most", figure(rule, most, texts));
  }

  private String figure(AwardRule rule, BigDecimal figure, Texts texts) {
    return switch (rule.kind()) {
      case VALUE -> texts.money(Money.rounded(figure, currency));
      case SHARE -> percent(figure, texts);
      default -> texts.number(figure);
    };
  }

  private static String percent(BigDecimal percent, Texts texts) {
    return texts.percent(percent.movePointLeft(2));
  }
}
