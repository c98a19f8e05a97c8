package org.muwahhad.tender.amendment;

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
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Bilingual;

/** Amendments of published tenders, for programs. */
@Tag(name = "publications")
@Controller("/api/v1/tenders/{tenderId}/amendments")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class AmendmentApi {
  private final ViewAmendments viewAmendments;
  private final ProposeAmendment proposeAmendment;
  private final PublishAmendment publishAmendment;
  private final WithdrawAmendment withdrawAmendment;

  AmendmentApi(
      ViewAmendments viewAmendments,
      ProposeAmendment proposeAmendment,
      PublishAmendment publishAmendment,
      WithdrawAmendment withdrawAmendment) {
    this.viewAmendments = viewAmendments;
    this.proposeAmendment = proposeAmendment;
    this.publishAmendment = publishAmendment;
    this.withdrawAmendment = withdrawAmendment;
  }

  /**
   * What is to be amended.
   *
   * @param deadline UTC; null to leave it
   * @param texts by part: {@code conditions}, {@code lot.<id>.title}, {@code item.<id>.note},
   *     {@code criterion.<id>.name}, {@code criterion.<id>.weight}
   */
  record Proposal(
      @Nullable Bilingual reason,
      @Nullable Instant deadline,
      @Nullable Map<String, Bilingual> texts) {
    AmendmentInput input() {
      return new AmendmentInput(
          reason == null ? new Bilingual("", "") : reason,
          deadline,
          texts == null ? Map.of() : texts);
    }
  }

  @Get
  AmendmentsView list(Actor actor, long tenderId) {
    return viewAmendments.get(actor, tenderId);
  }

  @Post
  @Status(HttpStatus.CREATED)
  AmendmentsView propose(Actor actor, long tenderId, @Body Proposal proposal) {
    proposeAmendment.run(actor, tenderId, proposal.input());
    return viewAmendments.get(actor, tenderId);
  }

  @Post("/{amendmentId}/approve")
  AmendmentsView approve(Actor actor, long tenderId, long amendmentId) {
    publishAmendment.run(actor, tenderId, amendmentId);
    return viewAmendments.get(actor, tenderId);
  }

  @Post("/{amendmentId}/withdraw")
  AmendmentsView withdraw(Actor actor, long tenderId, long amendmentId) {
    withdrawAmendment.run(actor, tenderId, amendmentId);
    return viewAmendments.get(actor, tenderId);
  }
}
