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
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.muwahhad.access.Accounts;
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
  private final AdmitPerson admitPerson;
  private final AccountActs acts;

  PersonApi(SeePeople seePeople, AdmitPerson admitPerson, AccountActs acts) {
    this.seePeople = seePeople;
    this.admitPerson = admitPerson;
    this.acts = acts;
  }

  /** A one-time password, told this once; good until the instant (UTC). */
  @Serdeable
  record Handed(long personId, String login, String password, Instant until) {
    static Handed of(Accounts.OneTimePassword given) {
      return new Handed(given.personId(), given.login(), given.password(), given.until());
    }
  }

  /** How many sessions were ended. */
  @Serdeable
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

  @Post
  @Status(HttpStatus.CREATED)
  Handed add(Actor actor, @Body AdmitPerson.NewPerson person) {
    return Handed.of(admitPerson.run(actor, person));
  }

  @Post("/{id}/roles")
  SeePeople.Sheet grant(Actor actor, long id, @Body GrantInput grant) {
    acts.grantRole().run(actor, id, grant);
    return seePeople.get(actor, id);
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

  @Post("/{id}/password")
  Handed reset(Actor actor, long id) {
    return Handed.of(acts.resetPassword().run(actor, id));
  }

  @Delete("/{id}/sessions")
  Ended endSessions(Actor actor, long id) {
    return new Ended(acts.endSessions().run(actor, id));
  }
}
