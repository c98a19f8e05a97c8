package org.muwahhad.tender.approval;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.tender.TenderFile;
import org.muwahhad.tender.TenderFiles;
import org.muwahhad.tender.TenderReason;
import org.muwahhad.tender.VisibleTenders;

/** From a draft to a published tender, and its end, for programs. */
@Tag(name = "tenders")
@Controller("/api/v1/tenders/{id}")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class ApprovalApi {
  private final VisibleTenders visible;
  private final TenderFiles files;
  private final Checklists checklists;
  private final ApproveTender approveTender;
  private final ReturnTenderToDraft returnTender;
  private final PublishTender publishTender;
  private final CancelTender cancelTender;

  ApprovalApi(
      VisibleTenders visible,
      TenderFiles files,
      Checklists checklists,
      ApproveTender approveTender,
      ReturnTenderToDraft returnTender,
      PublishTender publishTender,
      CancelTender cancelTender) {
    this.visible = visible;
    this.files = files;
    this.checklists = checklists;
    this.approveTender = approveTender;
    this.returnTender = returnTender;
    this.publishTender = publishTender;
    this.cancelTender = cancelTender;
  }

  @Get("/checklist")
  Checklist checklist(Actor actor, long id) {
    actor.require(Role.CENTRAL_BUYER, Role.ADMINISTRATOR);
    return checklists.draw(visible.get(actor, id));
  }

  /** What is approved: the version of the tender that was read. */
  record Approval(int version) {}

  /** Approves the tender as it was read; a conflict when it was changed since. */
  @Post("/approve")
  TenderFile approve(Actor actor, long id, @Body Approval approval) {
    approveTender.asSeen(actor, id, Integer.toString(approval.version()));
    return files.get(actor, id);
  }

  @Post("/return")
  TenderFile giveBack(Actor actor, long id, @Body TenderReason reason) {
    returnTender.run(actor, id, reason.text());
    return files.get(actor, id);
  }

  @Post("/publish")
  TenderFile publish(Actor actor, long id) {
    publishTender.run(actor, id);
    return files.get(actor, id);
  }

  @Post("/cancel")
  TenderFile cancel(Actor actor, long id, @Body TenderReason reason) {
    cancelTender.run(actor, id, reason.text());
    return files.get(actor, id);
  }
}
