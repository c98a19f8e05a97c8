package org.muwahhad.tender.terms;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.web.Form;

/**
 * The sections of the form with the terms of a draft, in order. One is open: the first with a
 * fault, else the first with a warning, else the first.
 */
public enum TermsSection {
  /** Title, award criteria, currency and envelopes. */
  FACTS("title.ar", "title.en", "awardCriteria", "currency", "twoEnvelopes"),
  DATES("deadlineAt", "urgencyReason", "rateDate"),
  BIDDING,
  EVALUATION,
  AWARD,
  AGREEMENT,
  OTHER_RULES;

  private static final Set<String> OF_BIDDING =
      Set.of(
          "bid",
          "bid-security",
          "questions",
          "answers",
          "amendment",
          "limited",
          "prequalification",
          "mini-competition");
  private static final Set<String> OF_EVALUATION =
      Set.of("technical", "weight", "evaluation", "price-opening", "preference", "quorum");
  private static final Set<String> OF_AWARD =
      Set.of("award", "standstill", "complaint", "quantities", "level");
  private static final Set<String> OF_AGREEMENT = Set.of("agreement", "performance-guarantee");
  private final List<String> fields;

  TermsSection(String... fields) {
    this.fields = List.of(fields);
  }

  /** Those of the rules a tender has that belong here. */
  public List<TenderQueries.Rule> rules(List<TenderQueries.Rule> all) {
    return all.stream().filter(rule -> of(rule.code()) == this).toList();
  }

  /**
   * The section that is open.
   *
   * @param warned fields with a warning
   */
  static TermsSection open(Form form, List<TenderQueries.Rule> rules, Collection<String> warned) {
    for (TermsSection section : values()) {
      boolean faulty =
          section.fields.stream().anyMatch(field -> form.error(field) != null)
              || section.rules(rules).stream()
                  .anyMatch(rule -> form.error("rules." + rule.code()) != null);
      if (faulty) {
        return section;
      }
    }
    for (TermsSection section : values()) {
      if (section.fields.stream().anyMatch(warned::contains)) {
        return section;
      }
    }
    return FACTS;
  }

  private static TermsSection of(String code) {
    int point = code.indexOf('.');
    String family = point < 0 ? code : code.substring(0, point);
    if (OF_BIDDING.contains(family)) {
      return BIDDING;
    }
    if (OF_EVALUATION.contains(family)) {
      return EVALUATION;
    }
    if (OF_AWARD.contains(family)) {
      return AWARD;
    }
    return OF_AGREEMENT.contains(family) ? AGREEMENT : OTHER_RULES;
  }
}
