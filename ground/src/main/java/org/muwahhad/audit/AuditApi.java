package org.muwahhad.audit;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.web.Form;

/** The audit record for programs of auditors and administrators. */
@Tag(name = "audit")
@Controller("/api/v1/audit")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class AuditApi {
  private final AuditQueries queries;
  private final RunVerification runVerification;

  AuditApi(AuditQueries queries, RunVerification runVerification) {
    this.queries = queries;
    this.runVerification = runVerification;
  }

  /**
   * What the verification found.
   *
   * @param faults in English, one line each; empty when the record is sound
   * @param faultsAr the same in Arabic
   * @param leftOut what could not be compared and why, in English, one line each
   */
  record VerificationResult(
      long chains,
      long entries,
      long anchors,
      List<String> faults,
      List<String> faultsAr,
      List<String> leftOut) {}

  /**
   * The newest 50 entries, or those before one, which is named as {@code <chain>@<position>}. With
   * {@code after}, the 50 that follow one, the oldest first.
   *
   * @param act what the name of the act begins with
   * @param object kind and key, or the number of a tender for its whole chain
   * @param login login, or part of a name
   * @param from first day, of Riyadh
   * @param until last day, of Riyadh
   */
  @Get("/entries")
  List<AuditQueries.EntryRow> entries(
      Actor actor,
      @QueryValue(defaultValue = "") String act,
      @QueryValue(defaultValue = "") String object,
      @QueryValue(defaultValue = "") String login,
      @Nullable @QueryValue LocalDate from,
      @Nullable @QueryValue LocalDate until,
      @QueryValue(defaultValue = "") String before,
      @QueryValue(defaultValue = "") String after) {
    actor.require(Role.AUDITOR, Role.ADMINISTRATOR);
    Form form = Form.empty().with("act", act).with("object", object).with("login", login);
    form = from == null ? form : form.with("from", from);
    form = until == null ? form : form.with("until", until);
    EntryFilter filter = EntryFilter.of(form);
    boolean auditor = actor.is(Role.AUDITOR);
    return after.isEmpty()
        ? queries.list(before, filter, auditor, AuditQueries.PAGE_SIZE)
        : queries.listNewer(after, filter, auditor, AuditQueries.PAGE_SIZE);
  }

  @Post("/verification")
  VerificationResult verify(Actor actor) {
    actor.require(Role.AUDITOR, Role.ADMINISTRATOR);
    VerifyAudit.Verification result = runVerification.run(actor);
    return new VerificationResult(
        result.chains(),
        result.entries(),
        result.anchors(),
        result.faults(),
        result.findings().stream().map(f -> f.lines().ar()).toList(),
        result.leftOut().stream().map(f -> f.lines().en()).toList());
  }
}
