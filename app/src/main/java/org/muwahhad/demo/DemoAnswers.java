package org.muwahhad.demo;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.muwahhad.bid.Offer;
import org.muwahhad.catalog.template.Attribute;
import org.muwahhad.tender.requirement.Claim;
import org.muwahhad.tender.requirement.Comparison;
import org.muwahhad.tender.requirement.Requirement;

/**
 * What the bidders of the demonstration answer to requirements of the items they price: what is
 * asked for, and now and then less than is desirable.
 */
final class DemoAnswers {
  private static final int ONE_IN = 9;
  private static final BigDecimal HALF = new BigDecimal("0.5");

  private DemoAnswers() {}

  static List<Offer.RequirementAnswer> of(
      String bid, List<Requirement> requirements, Set<Long> priced) {
    return requirements.stream()
        .filter(r -> priced.contains(r.lotItemId()))
        .map(r -> answer(bid, r))
        .toList();
  }

  private static Offer.RequirementAnswer answer(String bid, Requirement requirement) {
    boolean falls =
        !requirement.mandatory()
            && Math.floorMod(
                    (bid + requirement.name().en() + requirement.wanted()).hashCode(), ONE_IN)
                == 0;
    return requirement.comparison() == Comparison.AS_DESCRIBED
        ? new Offer.RequirementAnswer(requirement.id(), Claim.COMPLIES, null, null)
        : new Offer.RequirementAnswer(requirement.id(), null, value(requirement, falls), null);
  }

  private static String value(Requirement requirement, boolean falls) {
    String wanted = requirement.wanted();
    return switch (requirement.comparison()) {
      case AT_LEAST ->
          falls
              ? new BigDecimal(wanted).multiply(HALF).stripTrailingZeros().toPlainString()
              : wanted;
      case ONE_OF -> Attribute.codes(wanted).get(0);
      case HAS_ALL -> falls ? Attribute.codes(wanted).get(0) : wanted;
      case YES_NO -> falls ? (wanted.equals("true") ? "false" : "true") : wanted;
      case EQUALS, AT_MOST, AS_DESCRIBED -> wanted;
    };
  }
}
