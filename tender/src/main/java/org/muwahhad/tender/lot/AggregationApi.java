package org.muwahhad.tender.lot;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.aggregation.LotPlan;
import org.muwahhad.aggregation.LotStrategy;
import org.muwahhad.aggregation.PlanLots;
import org.muwahhad.aggregation.PlanQueries;
import org.muwahhad.aggregation.RoundSumQueries;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderFile;
import org.muwahhad.tender.TenderFiles;

/** What aggregating a round would give, and the act, for programs. */
@Tag(name = "tenders")
@Controller("/api/v1/rounds/{roundId}/aggregation")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class AggregationApi {
  private final TenderFiles files;
  private final RoundSumQueries sums;
  private final AggregateRound aggregateRound;
  private final DraftTemplates templates;
  private final PlanLots planLots;
  private final PlanQueries planQueries;

  AggregationApi(
      TenderFiles files,
      RoundSumQueries sums,
      AggregateRound aggregateRound,
      DraftTemplates templates,
      PlanLots planLots,
      PlanQueries planQueries) {
    this.files = files;
    this.sums = sums;
    this.aggregateRound = aggregateRound;
    this.templates = templates;
    this.planLots = planLots;
    this.planQueries = planQueries;
  }

  /** What aggregating a round would give. */
  record Preview(List<ProposedLot> lots, List<RoundSumQueries.OmittedSubmission> leftOut) {}

  /**
   * Title of the tender to be made, the strategy of its lots (by CPV class if none is named), and
   * the code of the template its dossier is made from, if any.
   */
  record AggregationBody(
      @Nullable String titleAr,
      @Nullable String titleEn,
      @Nullable String strategy,
      @Nullable String template) {
    LotStrategy lots() {
      return strategy == null
          ? LotStrategy.CPV_CLASS
          : LotStrategy.find(strategy)
              .orElseThrow(
                  () -> new Refusal.InvalidInput("strategy", "aggregation.strategy-unknown"));
    }

    Bilingual title() {
      return new Bilingual(titleAr == null ? "" : titleAr, titleEn == null ? "" : titleEn);
    }
  }

  /** What every strategy proposes for a round. */
  @Get("/plans")
  List<LotPlan> compare(Actor actor, long roundId) {
    return planLots.compare(actor, roundId);
  }

  @Get
  Preview preview(Actor actor, long roundId) {
    actor.require(Role.CENTRAL_BUYER, Role.AUDITOR);
    return new Preview(
        ProposedLot.of(sums.listItems(roundId), planQueries.categoryNames()),
        sums.listLeftOut(roundId));
  }

  @Post
  @Status(HttpStatus.CREATED)
  TenderFile aggregate(Actor actor, long roundId, @Body AggregationBody titled) {
    actor.require(Role.CENTRAL_BUYER);
    boolean isNew = sums.findTender(roundId).isEmpty();
    long tender = aggregateRound.run(actor, roundId, titled.title(), titled.lots());
    if (titled.template() != null && isNew) {
      templates.apply(actor, tender, titled.template());
    }
    return files.get(actor, tender);
  }
}
