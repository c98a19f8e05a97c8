package org.muwahhad.tender.procedure;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.ProcedureQueries;
import org.muwahhad.tender.TenderFile;
import org.muwahhad.tender.TenderFiles;

/** The procedure of a tender and its prequalification, for programs. */
@Tag(name = "tenders")
@Controller("/api/v1")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class ProcedureApi {
  private static final String TENDER = "/tenders/{id}";
  private final TenderFiles files;
  private final ProcedureQueries queries;
  private final SetProcedure setProcedure;
  private final ViewPrequalification viewPrequalification;
  private final ApplyForPrequalification apply;
  private final WithdrawApplication withdraw;
  private final ProposeFinding proposeFinding;
  private final ConfirmFinding confirmFinding;
  private final SendBackFinding sendBackFinding;
  private final ConcludePrequalification conclude;

  ProcedureApi(
      TenderFiles files,
      ProcedureQueries queries,
      SetProcedure setProcedure,
      ViewPrequalification viewPrequalification,
      ApplyForPrequalification apply,
      WithdrawApplication withdraw,
      ProposeFinding proposeFinding,
      ConfirmFinding confirmFinding,
      SendBackFinding sendBackFinding,
      ConcludePrequalification conclude) {
    this.files = files;
    this.queries = queries;
    this.setProcedure = setProcedure;
    this.viewPrequalification = viewPrequalification;
    this.apply = apply;
    this.withdraw = withdraw;
    this.proposeFinding = proposeFinding;
    this.confirmFinding = confirmFinding;
    this.sendBackFinding = sendBackFinding;
    this.conclude = conclude;
  }

  /** The procedure of a draft; what the method does not need may be left out. */
  record ProcedureBody(
      @Nullable String method,
      @Nullable String ground,
      @Nullable Bilingual reason,
      @Nullable Instant applicationsUntil,
      @Nullable List<Bilingual> requirements,
      @Nullable List<String> suppliers,
      @Nullable Integer version) {
    ProcedureInput input() {
      List<Bilingual> asked = requirements == null ? List.of() : requirements;
      List<String> named = suppliers == null ? List.of() : suppliers;
      new Faults()
          .check(version != null, "version", "shared.missing")
          .present("requirements", asked)
          .present("suppliers", named)
          .throwIfAny();
      return new ProcedureInput(
          method == null ? "" : method,
          ground == null ? "" : ground,
          reason == null ? new Bilingual("", "") : reason,
          applicationsUntil,
          asked,
          named.stream().map(String::strip).distinct().toList(),
          version == null ? -1 : version);
    }
  }

  /** What a supplier answers to each criterion, and what else it says of itself. */
  record ApplicationBody(
      @Nullable List<ApplyForPrequalification.CriterionAnswer> answers,
      @Nullable String statement) {}

  /** What a member of the panel proposes: each criterion met or not, and why. */
  record FindingBody(
      @Nullable List<ProposeFinding.CriterionFindingInput> checks, @Nullable Bilingual reason) {}

  /** Why a proposal is sent back. */
  record Reason(@Nullable String reason) {}

  /** The grounds for procedures other than open, with the articles they come from. */
  @Get("/procedure-grounds")
  List<ProcedureQueries.Ground> grounds(Actor actor) {
    return queries.listGrounds();
  }

  @Put(TENDER + "/procedure")
  TenderFile set(Actor actor, long id, @Body ProcedureBody body) {
    setProcedure.run(actor, id, body.input());
    return files.get(actor, id);
  }

  @Get(TENDER + "/application")
  ApplicationView room(Actor actor, long id) {
    return viewPrequalification.room(actor, id);
  }

  @Put(TENDER + "/application")
  ApplicationView apply(Actor actor, long id, @Body ApplicationBody body) {
    List<ApplyForPrequalification.CriterionAnswer> answers =
        body.answers() == null ? List.of() : body.answers();
    new Faults().present("answers", answers).throwIfAny();
    apply.run(actor, id, answers, body.statement() == null ? "" : body.statement());
    return viewPrequalification.room(actor, id);
  }

  @Delete(TENDER + "/application")
  ApplicationView withdraw(Actor actor, long id) {
    withdraw.run(actor, id);
    return viewPrequalification.room(actor, id);
  }

  @Get(TENDER + "/applications")
  PrequalificationView desk(Actor actor, long id) {
    return viewPrequalification.desk(actor, id);
  }

  @Post(TENDER + "/applications/conclusion")
  PrequalificationView conclude(Actor actor, long id) {
    conclude.run(actor, id);
    return viewPrequalification.desk(actor, id);
  }

  @Get(TENDER + "/applications/{applicationId}")
  ApplicationFile file(Actor actor, long id, long applicationId) {
    return viewPrequalification.file(actor, id, applicationId);
  }

  @Post(TENDER + "/applications/{applicationId}/finding")
  ApplicationFile propose(Actor actor, long id, long applicationId, @Body FindingBody body) {
    List<ProposeFinding.CriterionFindingInput> checks =
        body.checks() == null ? List.of() : body.checks();
    new Faults().present("checks", checks).throwIfAny();
    if (body.reason() == null) {
      throw new Refusal.InvalidInput("reason", "shared.missing");
    }
    proposeFinding.run(actor, id, applicationId, checks, body.reason());
    return viewPrequalification.file(actor, id, applicationId);
  }

  @Post(TENDER + "/applications/{applicationId}/confirmation")
  ApplicationFile confirm(Actor actor, long id, long applicationId) {
    confirmFinding.run(actor, id, applicationId);
    return viewPrequalification.file(actor, id, applicationId);
  }

  @Post(TENDER + "/applications/{applicationId}/return")
  ApplicationFile sendBack(Actor actor, long id, long applicationId, @Body Reason body) {
    sendBackFinding.run(actor, id, applicationId, body.reason() == null ? "" : body.reason());
    return viewPrequalification.file(actor, id, applicationId);
  }
}
