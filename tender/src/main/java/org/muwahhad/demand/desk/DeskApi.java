package org.muwahhad.demand.desk;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Refusal;

/** The coordinator's desk for programs. */
@Tag(name = "demand")
@Controller("/api/v1/rounds/{id}/desk")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class DeskApi {
  private final ViewDemandDesk viewDemandDesk;
  private final DecideMany decideMany;

  DeskApi(ViewDemandDesk viewDemandDesk, DecideMany decideMany) {
    this.viewDemandDesk = viewDemandDesk;
    this.decideMany = decideMany;
  }

  /** What is decided; a reason is needed to return, the other to exceed a budget of the state. */
  record BulkDecisionInput(
      @Nullable Boolean endorse,
      @Nullable List<DecideMany.SubmissionChoice> submissions,
      @Nullable String reason,
      @Nullable String overBudgetReason) {}

  /**
   * What became of one submission.
   *
   * @param refusal code of the reason for which it was not done, or null when it was
   */
  record SubmissionOutcomeView(long submission, @Nullable String refusal) {}

  @Get
  ViewDemandDesk.DemandDeskView get(Actor actor, long id) {
    return viewDemandDesk.get(actor, id);
  }

  /** Decides each by itself; the answer names those that were refused. */
  @Post("/decisions")
  List<SubmissionOutcomeView> decide(Actor actor, long id, @Body BulkDecisionInput decision) {
    Boolean endorse = decision.endorse();
    if (endorse == null) {
      throw new Refusal.InvalidInput("endorse", "shared.missing");
    }
    List<DecideMany.SubmissionChoice> chosen =
        Objects.requireNonNullElse(decision.submissions(), List.<DecideMany.SubmissionChoice>of());
    return decideMany
        .run(
            actor,
            id,
            new DecideMany.BulkDecision(
                endorse, chosen, decision.reason(), decision.overBudgetReason()))
        .stream()
        .map(
            o -> {
              Refusal refusal = o.refusal();
              return new SubmissionOutcomeView(
                  o.submission(), refusal == null ? null : refusal.code());
            })
        .toList();
  }
}
