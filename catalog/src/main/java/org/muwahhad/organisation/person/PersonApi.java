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
import org.muwahhad.access.FreshSignIn;
import org.muwahhad.access.Role;
import org.muwahhad.organisation.Reason;

/** Accounts for programs of administrators; auditors read them. */
@Tag(name = "people")
@Controller("/api/v1/people")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class PersonApi {
  private final ViewPeople viewPeople;
  private final ProposeAccount proposeAccount;
  private final AccountActs acts;
  private final ViewAccountProposals viewProposals;

  PersonApi(
      ViewPeople viewPeople,
      ProposeAccount proposeAccount,
      AccountActs acts,
      ViewAccountProposals viewProposals) {
    this.viewProposals = viewProposals;
    this.viewPeople = viewPeople;
    this.proposeAccount = proposeAccount;
    this.acts = acts;
  }

  /** How many sessions were ended. */
  record EndedSessionCount(int sessions) {}

  @Get
  ViewPeople.PeoplePage list(
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String role,
      @QueryValue(defaultValue = "") String state,
      @QueryValue(defaultValue = "") String standing,
      @QueryValue(defaultValue = "1") int page) {
    return viewPeople.list(actor, new ViewPeople.Search(q, role, state, standing, page));
  }

  @Get("/{id}")
  ViewPeople.PersonView get(Actor actor, long id) {
    return viewPeople.get(actor, id);
  }

  /** Proposes an account; another administrator confirms it. */
  @Post
  @Status(HttpStatus.CREATED)
  ViewAccountProposals.AccountProposalView add(Actor actor, @Body ProposeAccount.NewPerson person) {
    return viewProposals.get(actor, proposeAccount.run(actor, person));
  }

  /** Proposes a role; another administrator confirms it. */
  @FreshSignIn
  @Post("/{id}/roles")
  @Status(HttpStatus.CREATED)
  ViewAccountProposals.AccountProposalView grant(Actor actor, long id, @Body GrantInput grant) {
    return viewProposals.get(actor, acts.proposeRole().run(actor, id, grant));
  }

  @FreshSignIn
  @Delete("/{id}/roles/{role}")
  ViewPeople.PersonView revoke(Actor actor, long id, Role role) {
    acts.revokeRole().run(actor, id, role);
    return viewPeople.get(actor, id);
  }

  @Post("/{id}/lock")
  ViewPeople.PersonView lock(Actor actor, long id, @Body Reason reason) {
    acts.lockAccount().run(actor, id, reason.text());
    return viewPeople.get(actor, id);
  }

  @Post("/{id}/unlock")
  ViewPeople.PersonView unlock(Actor actor, long id) {
    acts.unlockAccount().run(actor, id);
    return viewPeople.get(actor, id);
  }

  /** Proposes that the person chooses a new password; another administrator confirms it. */
  @Post("/{id}/password")
  @Status(HttpStatus.CREATED)
  ViewAccountProposals.AccountProposalView reset(Actor actor, long id) {
    return viewProposals.get(actor, acts.proposeReset().run(actor, id));
  }

  @Delete("/{id}/sessions")
  EndedSessionCount endSessions(Actor actor, long id) {
    return new EndedSessionCount(acts.endSessions().run(actor, id));
  }
}
