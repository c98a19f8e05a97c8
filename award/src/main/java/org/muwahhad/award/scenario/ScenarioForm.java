package org.muwahhad.award.scenario;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Faults;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.web.Form;

/** The terms of a scenario as a form has them. */
final class ScenarioForm {
  private static final BigDecimal LARGEST_COUNT = new BigDecimal(1_000_000);
  private final Form form;
  private final Faults faults = new Faults();

  private ScenarioForm(Form form) {
    this.form = form;
  }

  /** The form of a tender for which nothing was stated yet. */
  static Form blank(TenderQueries.Tender tender) {
    return Form.empty()
        .with(
            "aim",
            tender.weighsQuality()
                ? ScenarioTerms.Aim.HIGHEST_SCORE
                : ScenarioTerms.Aim.LOWEST_PRICE)
        .with("withPreference", true)
        .with("withDiscounts", true)
        .with("maxSuppliersPerLot", 1)
        .with("timeLimitSeconds", ScenarioTerms.USUAL_SECONDS);
  }

  /** The form filled in with the terms of another scenario, to be changed. */
  static Form of(ScenarioTerms terms) {
    Form form =
        Form.empty()
            .with("aim", terms.aimed())
            .with("withPreference", terms.prefers())
            .with("withDiscounts", terms.discounts())
            .with("maxSuppliersPerLot", terms.suppliersPerLot())
            .with("timeLimitSeconds", terms.seconds());
    form = with(form, "maxLotsPerBidder", terms.maxLotsPerBidder());
    form = with(form, "maxValuePerBidder", terms.maxValuePerBidder());
    form = with(form, "minSharePercent", terms.minSharePercent());
    form = with(form, "minSuppliers", terms.minSuppliers());
    form = with(form, "costPerFurtherSupplier", terms.costPerFurtherSupplier());
    form = with(form, "budget", terms.budget());
    form = with(form, "maxSuppliers", terms.maxSuppliers());
    for (Map.Entry<String, BigDecimal> cost : terms.costs().entrySet()) {
      form = form.with("costOfSupplier." + cost.getKey(), cost.getValue());
    }
    form = RuleForm.with(form, terms.stated());
    for (Map.Entry<String, BigDecimal> budget : terms.budgets().entrySet()) {
      form = form.with("stateBudgets." + budget.getKey(), budget.getValue());
    }
    return form;
  }

  private static Form with(Form form, String field, @Nullable Object value) {
    return value == null ? form : form.with(field, value);
  }

  /**
   * The terms typed into a form; what was left empty is no limit.
   *
   * @throws org.muwahhad.shared.Refusal.InvalidInput when something that should be a number is not
   *     one
   */
  static ScenarioTerms read(Form form, ViewScenarios.TermChoices offered) {
    ScenarioForm read = new ScenarioForm(form);
    List<ScenarioComparison.BuyingState> states = offered.states();
    Map<String, BigDecimal> costs = new TreeMap<>();
    for (ViewScenarios.BidderChoice bidder : offered.bidders()) {
      Optional.ofNullable(read.decimal("costOfSupplier." + bidder.registrationNumber()))
          .ifPresent(c -> costs.put(bidder.registrationNumber(), c));
    }
    Map<String, BigDecimal> budgets = new TreeMap<>();
    for (ScenarioComparison.BuyingState state : states) {
      Optional.ofNullable(read.decimal("stateBudgets." + state.code()))
          .ifPresent(b -> budgets.put(state.code(), b));
    }
    ScenarioTerms terms =
        new ScenarioTerms(
            new Bilingual(form.value("name.ar").strip(), form.value("name.en").strip()),
            form.chosen("aim", ScenarioTerms.Aim.HIGHEST_SCORE.name())
                ? ScenarioTerms.Aim.HIGHEST_SCORE
                : ScenarioTerms.Aim.LOWEST_PRICE,
            form.chosen("withPreference", "true"),
            form.chosen("withDiscounts", "true"),
            read.count("maxLotsPerBidder"),
            read.decimal("maxValuePerBidder"),
            read.count("maxSuppliersPerLot"),
            read.decimal("minSharePercent"),
            read.count("minSuppliers"),
            read.decimal("costPerFurtherSupplier"),
            read.decimal("budget"),
            budgets.isEmpty() ? null : budgets,
            read.count("timeLimitSeconds"),
            read.count("maxSuppliers"),
            costs.isEmpty() ? null : costs,
            new RuleForm(form, read.faults).read());
    read.faults.throwIfAny();
    return terms;
  }

  private @Nullable BigDecimal decimal(String field) {
    Optional<BigDecimal> number = form.decimal(field);
    faults.check(number.isPresent() || form.text(field).isEmpty(), field, "shared.not-a-number");
    return number.orElse(null);
  }

  private @Nullable Integer count(String field) {
    BigDecimal number = decimal(field);
    if (number == null) {
      return null;
    }
    boolean whole =
        number.stripTrailingZeros().scale() <= 0 && number.abs().compareTo(LARGEST_COUNT) < 0;
    faults.check(whole, field, "shared.not-a-whole-number");
    return whole ? Integer.valueOf(number.intValue()) : null;
  }
}
