package org.muwahhad.committee;

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
import org.muwahhad.organisation.person.ViewAccountProposals;
import org.muwahhad.tender.ConflictStatement;

/** Committees and their decisions for programs. */
@Tag(name = "decisions")
@Controller("/api/v1")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class DecisionApi {
  private final ViewDecisions read;
  private final DecisionQueries views;
  private final CastVote castVote;
  private final CloseDecision closeDecision;
  private final DeclareMemberConflict declareConflict;
  private final ProposeMember proposeMember;
  private final ViewAccountProposals seeProposals;

  DecisionApi(
      ViewDecisions read,
      DecisionQueries views,
      CastVote castVote,
      CloseDecision closeDecision,
      DeclareMemberConflict declareConflict,
      ProposeMember proposeMember,
      ViewAccountProposals seeProposals) {
    this.seeProposals = seeProposals;
    this.read = read;
    this.views = views;
    this.castVote = castVote;
    this.closeDecision = closeDecision;
    this.declareConflict = declareConflict;
    this.proposeMember = proposeMember;
  }

  @Get("/decisions")
  List<DecisionQueries.Decision> list(Actor actor) {
    return read.list(actor);
  }

  @Get("/decisions/{id}")
  ViewDecisions.Dossier get(Actor actor, long id) {
    return read.get(actor, id);
  }

  @Post("/decisions/{id}/votes")
  @Status(HttpStatus.CREATED)
  ViewDecisions.Dossier vote(Actor actor, long id, @Body CastVote.Ballot ballot) {
    castVote.run(actor, id, ballot);
    return read.get(actor, id);
  }

  @Post("/decisions/{id}/close")
  ViewDecisions.Dossier close(Actor actor, long id, @Body CloseDecision.@Nullable Return back) {
    closeDecision.run(actor, id, back == null ? CloseDecision.Return.none() : back);
    return read.get(actor, id);
  }

  /** Declares a conflict of interest learned of; the member is out of the tender from now on. */
  @Post("/decisions/{id}/conflict")
  @Status(HttpStatus.NO_CONTENT)
  void declare(Actor actor, long id, @Body ConflictStatement conflict) {
    declareConflict.run(actor, id, conflict.written());
  }

  @Get("/committee-members")
  List<DecisionQueries.Member> members(Actor actor) {
    actor.require(Role.ADMINISTRATOR, Role.COMMITTEE_MEMBER, Role.CENTRAL_BUYER, Role.AUDITOR);
    return views.listMembers();
  }

  /** Proposes a seat; another administrator confirms it. */
  @Post("/committee-members")
  @Status(HttpStatus.CREATED)
  ViewAccountProposals.AccountProposalView propose(Actor actor, @Body ProposeMember.Seat seat) {
    return seeProposals.get(actor, proposeMember.run(actor, seat));
  }
}
