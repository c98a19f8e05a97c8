package org.muwahhad.tender.terms;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderFile;
import org.muwahhad.tender.TenderFiles;

/** Terms and criteria of a draft, for programs. */
@Tag(name = "tenders")
@Controller("/api/v1/tenders/{id}")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class DraftApi {
  private final TenderFiles files;
  private final SetTerms setTerms;
  private final SetCriteria setCriteria;

  DraftApi(TenderFiles files, SetTerms setTerms, SetCriteria setCriteria) {
    this.files = files;
    this.setTerms = setTerms;
    this.setCriteria = setCriteria;
  }

  /**
   * Terms as a program sends them: what is missing is reported by field.
   *
   * @param twoEnvelopes true when left out
   */
  record TermsBody(
      @Nullable Bilingual title,
      @Nullable String procurementMethod,
      @Nullable String awardCriteria,
      @Nullable String currency,
      @Nullable Boolean twoEnvelopes,
      @Nullable Instant deadlineAt,
      @Nullable LocalDate rateDate,
      @Nullable String urgencyReason,
      @Nullable Map<String, BigDecimal> rules,
      @Nullable Integer version) {
    Terms terms() {
      if (version == null) {
        throw new Refusal.InvalidInput("version", "shared.missing");
      }
      return new Terms(
          title == null ? new Bilingual("", "") : title,
          text(procurementMethod),
          text(awardCriteria),
          text(currency),
          twoEnvelopes == null || twoEnvelopes,
          deadlineAt,
          rateDate,
          urgencyReason,
          rules == null ? Map.of() : rules,
          version);
    }

    private static String text(@Nullable String value) {
      return value == null ? "" : value;
    }
  }

  @Put("/terms")
  TenderFile terms(Actor actor, long id, @Body TermsBody body) {
    setTerms.run(actor, id, body.terms());
    return files.get(actor, id);
  }

  @Put("/criteria")
  TenderFile criteria(Actor actor, long id, @Body List<CriterionInput> criteria) {
    setCriteria.run(actor, id, criteria);
    return files.get(actor, id);
  }
}
