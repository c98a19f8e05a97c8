package org.muwahhad.tender;

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
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.aggregation.LotStrategy;
import org.muwahhad.aggregation.Reconciliation;
import org.muwahhad.aggregation.Reconciliations;
import org.muwahhad.aggregation.RoundSums;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;

/** Joint tenders for programs: what there is, and their way from aggregation to publication. */
@Tag(name = "tenders")
@Controller("/api/v1")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class TenderApi {
  private final VisibleTenders visible;
  private final TenderFiles files;
  private final Reconciliations reconciliations;
  private final RoundSums sums;
  private final Checklists checklists;
  private final AggregateRound aggregateRound;
  private final DraftTemplates templates;
  private final ApproveTender approveTender;
  private final ReturnTenderToDraft returnTender;
  private final PublishTender publishTender;
  private final CancelTender cancelTender;

  TenderApi(
      VisibleTenders visible,
      TenderFiles files,
      Reconciliations reconciliations,
      RoundSums sums,
      Checklists checklists,
      AggregateRound aggregateRound,
      DraftTemplates templates,
      ApproveTender approveTender,
      ReturnTenderToDraft returnTender,
      PublishTender publishTender,
      CancelTender cancelTender) {
    this.visible = visible;
    this.files = files;
    this.reconciliations = reconciliations;
    this.sums = sums;
    this.checklists = checklists;
    this.aggregateRound = aggregateRound;
    this.templates = templates;
    this.approveTender = approveTender;
    this.returnTender = returnTender;
    this.publishTender = publishTender;
    this.cancelTender = cancelTender;
  }

  /** What aggregating a round would give. */
  @Serdeable
  record Preview(List<ProposedLot> lots, List<RoundSums.LeftOut> leftOut) {}

  /**
   * Title of the tender to be made, the strategy of its lots (by CPV class if none is named), and
   * the code of the template its dossier is made from, if any.
   */
  @Serdeable
  record Titled(
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

  /** Why a person does what they do. */
  @Serdeable
  record Reason(@Nullable String reason) {
    String text() {
      return reason == null ? "" : reason;
    }
  }

  @Get("/rounds/{roundId}/aggregation")
  Preview preview(Actor actor, long roundId) {
    actor.require(Role.CENTRAL_BUYER, Role.AUDITOR);
    return new Preview(ProposedLot.of(sums.listItems(roundId)), sums.listLeftOut(roundId));
  }

  @Post("/rounds/{roundId}/aggregation")
  @Status(HttpStatus.CREATED)
  TenderFile aggregate(Actor actor, long roundId, @Body Titled titled) {
    boolean isNew = sums.findTender(roundId).isEmpty();
    long tender = aggregateRound.run(actor, roundId, titled.title(), titled.lots());
    if (titled.template() != null && isNew) {
      templates.apply(actor, tender, titled.template());
    }
    return files.get(actor, tender);
  }

  @Get("/tenders")
  List<TenderViews.Tender> list(Actor actor) {
    return visible.list(actor);
  }

  @Get("/tenders/{id}")
  TenderFile get(Actor actor, long id) {
    return files.get(actor, id);
  }

  @Get("/tenders/{id}/reconciliation")
  Reconciliation reconciliation(Actor actor, long id) {
    visible.get(actor, id);
    if (!VisibleTenders.seesDemand(actor)) {
      throw new Refusal.NotPermitted();
    }
    return reconciliations.get(id);
  }

  @Get("/tenders/{id}/checklist")
  Checklist checklist(Actor actor, long id) {
    actor.require(Role.CENTRAL_BUYER, Role.ADMINISTRATOR);
    return checklists.draw(visible.get(actor, id));
  }

  /** What is approved: the version of the tender that was read. */
  @Serdeable
  record Approval(int version) {}

  /** Approves the tender as it was read; a conflict when it was changed since. */
  @Post("/tenders/{id}/approve")
  TenderFile approve(Actor actor, long id, @Body Approval approval) {
    approveTender.asSeen(actor, id, Integer.toString(approval.version()));
    return files.get(actor, id);
  }

  @Post("/tenders/{id}/return")
  TenderFile giveBack(Actor actor, long id, @Body Reason reason) {
    returnTender.run(actor, id, reason.text());
    return files.get(actor, id);
  }

  @Post("/tenders/{id}/publish")
  TenderFile publish(Actor actor, long id) {
    publishTender.run(actor, id);
    return files.get(actor, id);
  }

  @Post("/tenders/{id}/cancel")
  TenderFile cancel(Actor actor, long id, @Body Reason reason) {
    cancelTender.run(actor, id, reason.text());
    return files.get(actor, id);
  }
}
