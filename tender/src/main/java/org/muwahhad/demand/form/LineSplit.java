package org.muwahhad.demand.form;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.muwahhad.demand.submission.DayInput;
import org.muwahhad.demand.submission.DraftLine;
import org.muwahhad.demand.submission.LineField;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Formats;

/**
 * How one line is to be split: over sites by weight, and each part over quarters in equal shares,
 * the first at the line's own need-by day and each further three months later. The parts add up to
 * the line's quantity exactly; parts of nothing are left out.
 *
 * @param shares the sites with their weights
 * @param quarters from 1 to {@link #MOST_QUARTERS}
 */
record LineSplit(List<SiteShare> shares, int quarters) {
  static final int MOST_QUARTERS = 12;
  private static final int MONTHS = 3;

  /** A site, by its code, and its weight against the others. */
  record SiteShare(String site, BigDecimal weight) {}

  /**
   * The lines in the place of one.
   *
   * @throws Refusal.RuleBroken {@code demand.split-quantity} when the line's quantity is no number
   *     above zero, {@code demand.split-weights} when no site has a weight, {@code
   *     demand.split-quarters} when there are too few or too many quarters
   */
  List<DraftLine> of(DraftLine line) {
    BigDecimal quantity =
        Formats.parseNumber(line.quantity())
            .filter(q -> q.signum() > 0)
            .orElseThrow(() -> new Refusal.RuleBroken("demand.split-quantity"));
    List<BigDecimal> weights = shares.stream().map(SiteShare::weight).toList();
    if (weights.stream().noneMatch(w -> w.signum() > 0)
        || weights.stream().anyMatch(w -> w.signum() < 0)) {
      throw new Refusal.RuleBroken("demand.split-weights");
    }
    if (quarters < 1 || quarters > MOST_QUARTERS) {
      throw new Refusal.RuleBroken("demand.split-quarters", MOST_QUARTERS);
    }
    List<BigDecimal> bySite = SplitQuantity.byWeights(quantity, weights);
    List<DraftLine> parts = new ArrayList<>();
    for (int i = 0; i < shares.size(); i++) {
      parts.addAll(overQuarters(line.with(LineField.SITE, shares.get(i).site()), bySite.get(i)));
    }
    parts.set(0, parts.get(0).keyed(line.key()));
    return parts;
  }

  private List<DraftLine> overQuarters(DraftLine line, BigDecimal quantity) {
    Optional<LocalDate> first = DayInput.read(line.needBy());
    List<BigDecimal> shares = SplitQuantity.equally(quantity, quarters);
    List<DraftLine> parts = new ArrayList<>();
    for (int quarter = 0; quarter < quarters; quarter++) {
      long months = (long) MONTHS * quarter;
      String day = first.map(d -> d.plusMonths(months).toString()).orElse(line.needBy());
      if (shares.get(quarter).signum() > 0) {
        parts.add(
            line.keyed(DraftLine.newKey())
                .with(LineField.NEED_BY, day)
                .with(LineField.QUANTITY, shares.get(quarter).toPlainString()));
      }
    }
    return parts;
  }
}
