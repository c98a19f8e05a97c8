package org.muwahhad.tender.terms;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Faults;
import org.muwahhad.tender.CriterionKind;
import org.muwahhad.tender.DraftEdits;
import org.muwahhad.tender.TenderEntry.CriteriaSet;

/**
 * A central buyer states what bids of a draft are examined against; the list replaces the one
 * before. Weights need not sum to 100 yet: approval asks for that.
 *
 * <p>Refused with {@code tender.not-editable} once approved, and as invalid input when a text is
 * missing, a code is used twice, a technical criterion has no weight above 0 and up to 100 with at
 * most two decimals, or an administrative one has a weight.
 *
 * <p>Faults in the input have the codes {@code tender.criteria-missing}, {@code
 * tender.criterion-code-twice} and {@code tender.weight-wrong}.
 */
@Singleton
public class SetCriteria {
  private static final BigDecimal WHOLE = BigDecimal.valueOf(100);
  private final DraftEdits drafts;
  private final Criteria criteria;

  SetCriteria(DraftEdits drafts, Criteria criteria) {
    this.drafts = drafts;
    this.criteria = criteria;
  }

  @Transactional
  public void run(Actor actor, long tenderId, List<CriterionInput> inputs) {
    drafts.edit(actor, tenderId);
    check(inputs);

    criteria.removeAll(tenderId);
    for (int i = 0; i < inputs.size(); i++) {
      criteria.add(tenderId, inputs.get(i), i + 1);
    }
    drafts.record(
        actor, new CriteriaSet(tenderId, inputs.stream().map(SetCriteria::summary).toList()));
  }

  private static void check(List<CriterionInput> inputs) {
    Faults faults = new Faults();
    Set<String> codes = new HashSet<>();
    for (int i = 0; i < inputs.size(); i++) {
      CriterionInput input = inputs.get(i);
      String row = "criteria[" + i + "].";
      faults
          .name(row + "code", input.code(), 20)
          .name(row + "nameAr", input.nameAr(), 300)
          .name(row + "nameEn", input.nameEn(), 300)
          .check(codes.add(input.code()), row + "code", "tender.criterion-code-twice")
          .check(weightFits(input.kind(), input.weight()), row + "weight", "tender.weight-wrong");
    }
    faults.check(!inputs.isEmpty(), "criteria", "tender.criteria-missing").throwIfAny();
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

  private static String summary(CriterionInput input) {
    BigDecimal weight = input.weight();
    return input.code() + (weight == null ? "" : " " + weight.toPlainString());
  }
}
