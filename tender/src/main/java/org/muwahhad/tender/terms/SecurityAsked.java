package org.muwahhad.tender.terms;

import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Stream;
import org.muwahhad.tender.TenderRule;

/** What the rules of a tender must say of bid securities; a trigger holds the same at approval. */
public final class SecurityAsked {
  static final String PERCENT = TenderRule.BID_SECURITY_PERCENT.code();
  static final String AMOUNT = TenderRule.BID_SECURITY_AMOUNT.code();
  private static final String FORMS = "bid-security.form.";

  private SecurityAsked() {}

  /** Whether they ask for a share or for an amount, and not for both. */
  public static boolean isOneMeasure(Map<String, BigDecimal> rules) {
    return !(isSet(rules, PERCENT) && isSet(rules, AMOUNT));
  }

  /** Whether what is asked for can be furnished in some form; rules that name none accept all. */
  public static boolean hasForm(Map<String, BigDecimal> rules) {
    boolean asked = isSet(rules, PERCENT) || isSet(rules, AMOUNT);
    return !asked || forms(rules).findAny().isEmpty() || forms(rules).anyMatch(f -> f.signum() > 0);
  }

  private static Stream<BigDecimal> forms(Map<String, BigDecimal> rules) {
    return rules.entrySet().stream()
        .filter(r -> r.getKey().startsWith(FORMS))
        .map(Map.Entry::getValue);
  }

  private static boolean isSet(Map<String, BigDecimal> rules, String code) {
    return rules.getOrDefault(code, BigDecimal.ZERO).signum() > 0;
  }
}
