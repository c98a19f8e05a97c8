package org.muwahhad.tender.procedure;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
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

  ProcedureApi(TenderFiles files, ProcedureQueries queries, SetProcedure setProcedure) {
    this.files = files;
    this.queries = queries;
    this.setProcedure = setProcedure;
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
}
