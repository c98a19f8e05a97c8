package org.muwahhad.demand.figures;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;

/** Endorsed demand over the rounds and years for programs. */
@Tag(name = "demand")
@Controller("/api/v1/demand-figures")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class FigureApi {
  private final ViewDemandFigures viewDemandFigures;

  FigureApi(ViewDemandFigures viewDemandFigures) {
    this.viewDemandFigures = viewDemandFigures;
  }

  /** The figures by what was asked, and all of them together. */
  record FiguresAnswer(String by, Money total, List<ViewDemandFigures.Figure> figures) {}

  /**
   * Sums of what the caller may see.
   *
   * @param by {@code round}, {@code year}, {@code category} or {@code item}
   * @param category CPV code; empty for all
   * @param item code of a catalog item; empty for all
   */
  @Get
  FiguresAnswer get(
      Actor actor,
      @QueryValue(defaultValue = "round") String by,
      @QueryValue(defaultValue = "") String category,
      @QueryValue(defaultValue = "") String item) {
    ViewDemandFigures.FigureGrouping grouped =
        ViewDemandFigures.FigureGrouping.find(by)
            .orElseThrow(() -> new Refusal.InvalidInput("by", "shared.not-a-choice"));
    ViewDemandFigures.DemandFiguresView figures =
        viewDemandFigures.get(actor, new ViewDemandFigures.FigureFilter(grouped, category, item));
    return new FiguresAnswer(grouped.word(), figures.total(), figures.figures());
  }
}
