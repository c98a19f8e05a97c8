package org.muwahhad.opendata;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.List;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Language;
import org.muwahhad.web.PublicAddress;
import org.muwahhad.web.Texts;

/**
 * Writes the joint plan of a year as a planning process: what all states together mean to spend on
 * which goods and services in which quarter, as far as the plan itself shows it.
 */
@Singleton
class PlanState {
  private final OpenPlanQueries queries;
  private final PublicAddress address;
  private final String prefix;
  private final Texts arabic = Texts.in(Language.AR);
  private final Texts english = Texts.in(Language.EN);

  PlanState(
      OpenPlanQueries queries,
      PublicAddress address,
      @Value("${muwahhad.ocid-prefix:ocds-mwhd01}") String prefix) {
    this.queries = queries;
    this.address = address;
    this.prefix = prefix;
  }

  /** The state of a joint plan that is published. */
  ProcessState of(OpenPlanQueries.OpenPlan plan) {
    List<OpenPlanQueries.OpenFigure> figures = queries.listFigures(plan.id());
    String ocid = prefix + "-JP-" + plan.year();
    String year = Integer.toString(plan.year());
    Bilingual title =
        new Bilingual(
            Fields.plain(arabic.get("opendata.plan", year)),
            Fields.plain(english.get("opendata.plan", year)));
    Parties parties = new Parties();
    parties.central("procuringEntity", "centralPurchasingBody");
    queries.listStates(plan.id()).forEach(s -> parties.state(s.code(), s.name(), "buyer"));
    Fields state =
        new Fields()
            .put("ocid", ocid)
            .put("initiationType", "tender")
            .put("language", Language.AR.tag())
            .list("parties", parties.list())
            .put("planning", planning(plan, figures, title))
            .put(
                "tender",
                new Fields()
                    .put("id", "JP-" + plan.year())
                    .text("title", title)
                    .put("status", "planning")
                    .put("procuringEntity", new Parties().central()));
    return new ProcessState(ocid, title, state.map(), null);
  }

  private Fields planning(
      OpenPlanQueries.OpenPlan plan, List<OpenPlanQueries.OpenFigure> figures, Bilingual title) {
    String path = "/joint-plans/" + plan.year() + "?edition=" + plan.edition();
    return new Fields()
        .put(
            "budget",
            figures.isEmpty()
                ? null
                : new Fields()
                    .put(
                        "amount",
                        Fields.value(
                            figures.stream()
                                .map(OpenPlanQueries.OpenFigure::amount)
                                .reduce(BigDecimal.ZERO, BigDecimal::add),
                            plan.currency()))
                    .list(
                        "budgetBreakdown",
                        figures.stream()
                            .map(
                                f ->
                                    new Fields()
                                        .put("id", f.code() + "-" + f.quarter())
                                        .text("description", f.name())
                                        .put("amount", Fields.value(f.amount(), plan.currency()))
                                        .put("period", quarter(plan.year(), f.quarter())))
                            .toList()))
        .list(
            "documents",
            List.of(
                new Fields()
                    .put("id", "edition-" + plan.edition())
                    .put("documentType", "procurementPlan")
                    .text("title", title)
                    .put("url", address.of(path))
                    .put("format", "text/html")
                    .put("language", Language.AR.tag())
                    .put("datePublished", plan.publishedAt())));
  }

  private static Fields quarter(int year, int quarter) {
    java.time.LocalDate from = java.time.LocalDate.of(year, 3 * quarter - 2, 1);
    return new Fields()
        .put("startDate", Fields.day(from))
        .put(
            "endDate",
            java.util.Objects.requireNonNull(Fields.day(from.plusMonths(3))).minusSeconds(1));
  }
}
