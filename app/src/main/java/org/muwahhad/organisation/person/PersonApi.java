package org.muwahhad.organisation.person;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.organisation.Reason;

/** Accounts for programs of administrators; auditors read them. */
@Tag(name = "people")
@Controller("/api/v1/people")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class PersonApi {
  private final SeePeople seePeople;
  private final ProposeAccount proposeAccount;
  private final AccountActs acts;
  private final SeeProposals seeProposals;

  PersonApi(
      SeePeople seePeople,
      ProposeAccount proposeAccount,
      AccountActs acts,
      SeeProposals seeProposals) {
    this.seeProposals = seeProposals;
    this.seePeople = seePeople;
    this.proposeAccount = proposeAccount;
    this.acts = acts;
  }

  /** How many sessions were ended. */
  record Ended(int sessions) {}

  @Get
  SeePeople.Found list(
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String role,
      @QueryValue(defaultValue = "") String state,
      @QueryValue(defaultValue = "") String standing,
      @QueryValue(defaultValue = "1") int page) {
    return seePeople.list(actor, new SeePeople.Search(q, role, state, standing, page));
  }

  @Get("/{id}")
  SeePeople.Sheet get(Actor actor, long id) {
    return seePeople.get(actor, id);
  }

  /** Proposes an account; another administrator confirms it. */
  @Post
  @Status(HttpStatus.CREATED)
  SeeProposals.Sheet add(Actor actor, @Body ProposeAccount.NewPerson person) {
    return seeProposals.get(actor, proposeAccount.run(actor, person));
  }

  /** Proposes a role; another administrator confirms it. */
  @Post("/{id}/roles")
  @Status(HttpStatus.CREATED)
  SeeProposals.Sheet grant(Actor actor, long id, @Body GrantInput grant) {
    return seeProposals.get(actor, acts.proposeRole().run(actor, id, grant));
  }

  @Delete("/{id}/roles/{role}")
  SeePeople.Sheet revoke(Actor actor, long id, Role role) {
    acts.revokeRole().run(actor, id, role);
    return seePeople.get(actor, id);
  }

  @Post("/{id}/lock")
  SeePeople.Sheet lock(Actor actor, long id, @Body Reason reason) {
    acts.lockAccount().run(actor, id, reason.text());
    return seePeople.get(actor, id);
  }

  @Post("/{id}/unlock")
  SeePeople.Sheet unlock(Actor actor, long id) {
    acts.unlockAccount().run(actor, id);
    return seePeople.get(actor, id);
  }

  /** Proposes that the person chooses a new password; another administrator confirms it. */
  @Post("/{id}/password")
  @Status(HttpStatus.CREATED)
  SeeProposals.Sheet reset(Actor actor, long id) {
    return seeProposals.get(actor, acts.proposeReset().run(actor, id));
  }

  @Delete("/{id}/sessions")
  Ended endSessions(Actor actor, long id) {
    return new Ended(acts.endSessions().run(actor, id));
  }
}
