package org.muwahhad.evaluation.check;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.evaluation.BidderNames;
import org.muwahhad.evaluation.EvaluationAccess;
import org.muwahhad.evaluation.EvaluationQueries;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Required;

/** Administrative checks, and what bids answer to requirements, for programs. */
@Tag(name = "evaluation")
@Controller("/api/v1/tenders/{id}/evaluation")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class CheckApi {
  private final EvaluationAccess access;
  private final EvaluationQueries queries;
  private final BidderNames bidders;
  private final RecordAdministrativeChecks recordChecks;
  private final ViewCompliance viewCompliance;

  CheckApi(
      EvaluationAccess access,
      EvaluationQueries queries,
      BidderNames bidders,
      RecordAdministrativeChecks recordChecks,
      ViewCompliance viewCompliance) {
    this.access = access;
    this.queries = queries;
    this.bidders = bidders;
    this.recordChecks = recordChecks;
    this.viewCompliance = viewCompliance;
  }

  /** Administrative checks to record. */
  record Checks(@Nullable List<RecordAdministrativeChecks.AdministrativeCheck> checks) {}

  /**
   * The administrative checks of an examination.
   *
   * @param examination its number; the latest when left out
   */
  @Get("/checks")
  List<EvaluationQueries.AdministrativeCheckRow> checks(
      Actor actor, long id, @QueryValue(defaultValue = "0") int examination) {
    access.requireMaskedReader(actor, id);
    return queries.listChecks(id, queries.examination(id, examination));
  }

  /**
   * Requirements of one lot with what all bids answer to them, twenty items at a time; not found
   * when the tender has none.
   *
   * @param lot the first with requirements when left out
   */
  @Get("/compliance")
  Compliance compliance(
      Actor actor,
      long id,
      @QueryValue(defaultValue = "0") long lot,
      @QueryValue(defaultValue = "1") int page) {
    access.requireMaskedReader(actor, id);
    return viewCompliance
        .find(id, bidders.list(actor, id), lot, page)
        .orElseThrow(() -> new Refusal.NotFound("requirements of tender " + id));
  }

  /** The bids that miss mandatory requirements in the lots they are for. */
  @Get("/compliance/missed")
  List<Compliance.MandatoryShortfall> missed(Actor actor, long id) {
    access.requireMaskedReader(actor, id);
    return viewCompliance.listMissed(id, bidders.list(actor, id));
  }

  @Post("/checks")
  List<EvaluationQueries.AdministrativeCheckRow> record(Actor actor, long id, @Body Checks body) {
    recordChecks.run(actor, id, Required.of(body.checks(), "checks"));
    return queries.listChecks(id);
  }
}
