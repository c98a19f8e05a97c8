package org.muwahhad.tender.dossier;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Faults;
import org.muwahhad.tender.AwardCriteria;
import org.muwahhad.tender.CriterionKind;
import org.muwahhad.tender.TenderRule;
import org.muwahhad.tender.terms.CriterionInput;
import org.muwahhad.tender.terms.RuleBounds;

/** What is wrong with the content of a template, by field. Pure. */
final class DossierTemplateRules {
  static final int LONGEST_REQUIREMENTS = 4000;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_PURPOSE = 1000;
  private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

  private DossierTemplateRules() {}

  /** Checks a content against the rules that a template may set. */
  static void check(TemplateContent content, List<DossierTemplateQueries.Rule> known) {
    Faults faults = new Faults();
    both(faults, "name", content.name(), LONGEST_NAME);
    both(faults, "purpose", content.purpose(), LONGEST_PURPOSE);
    both(faults, "requirements", content.requirements(), LONGEST_REQUIREMENTS);
    faults.check(
        AwardCriteria.find(content.awardCriteria()).isPresent(),
        "awardCriteria",
        "shared.not-a-choice");
    checkCriteria(faults, content.criteria());
    checkRules(faults, content.rules(), known);
    faults.throwIfAny();
  }

  private static void both(Faults faults, String field, Bilingual text, int longest) {
    faults.text(field + ".ar", text.ar(), longest).text(field + ".en", text.en(), longest);
  }

  private static void checkCriteria(Faults faults, List<CriterionInput> criteria) {
    Set<String> codes = new HashSet<>();
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < criteria.size(); i++) {
      CriterionInput c = criteria.get(i);
      String row = "criteria[" + i + "].";
      BigDecimal weight = c.weight();
      faults
          .name(row + "code", c.code(), 20)
          .name(row + "nameAr", c.nameAr(), 300)
          .name(row + "nameEn", c.nameEn(), 300)
          .check(codes.add(c.code()), row + "code", "tender.criterion-code-twice")
          .check(weightFits(c.kind(), weight), row + "weight", "tender.weight-wrong");
      sum = weight == null ? sum : sum.add(weight);
    }
    faults.check(sum.compareTo(WHOLE) == 0, "criteria", "dossier.weights-not-100");
  }

  private static boolean weightFits(CriterionKind kind, @Nullable BigDecimal weight) {
    if (kind == CriterionKind.ADMINISTRATIVE) {
      return weight == null;
    }
    return weight != null
        && weight.signum() > 0
        && weight.compareTo(WHOLE) <= 0
        && weight.stripTrailingZeros().scale() <= 2;
  }

  private static void checkRules(
      Faults faults, Map<String, BigDecimal> rules, List<DossierTemplateQueries.Rule> known) {
    Map<String, DossierTemplateQueries.Rule> byCode =
        known.stream().collect(Collectors.toMap(DossierTemplateQueries.Rule::code, r -> r));
    rules.forEach(
        (code, value) ->
            Optional.ofNullable(byCode.get(code))
                .ifPresentOrElse(
                    rule -> RuleBounds.check(faults, code, rule.unit(), value),
                    () -> faults.check(false, "rules." + code, "tender.rule-value-wrong")));
    DossierTemplateQueries.Rule quality = byCode.get(TenderRule.WEIGHT_QUALITY.code());
    DossierTemplateQueries.Rule price = byCode.get(TenderRule.WEIGHT_PRICE.code());
    if (quality != null && price != null) {
      BigDecimal sum =
          rules
              .getOrDefault(TenderRule.WEIGHT_QUALITY.code(), quality.usual())
              .add(rules.getOrDefault(TenderRule.WEIGHT_PRICE.code(), price.usual()));
      faults.check(
          sum.compareTo(WHOLE) == 0, "rules.weight.price", "tender.quality-and-price-not-100");
    }
  }
}
