package org.muwahhad.tender;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
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
import org.muwahhad.web.BodyPlaces;

/** Editing the draft of a tender, for programs. */
@Tag(name = "tenders")
@Controller("/api/v1/tenders/{id}")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class DraftApi {
  private final TenderFiles files;
  private final SetTerms setTerms;
  private final SetCriteria setCriteria;
  private final AppointPanel appointPanel;
  private final RenameLot renameLot;
  private final MoveItems moveItems;
  private final MergeLots mergeLots;
  private final SplitLot splitLot;

  DraftApi(
      TenderFiles files,
      SetTerms setTerms,
      SetCriteria setCriteria,
      AppointPanel appointPanel,
      RenameLot renameLot,
      MoveItems moveItems,
      MergeLots mergeLots,
      SplitLot splitLot) {
    this.files = files;
    this.setTerms = setTerms;
    this.setCriteria = setCriteria;
    this.appointPanel = appointPanel;
    this.renameLot = renameLot;
    this.moveItems = moveItems;
    this.mergeLots = mergeLots;
    this.splitLot = splitLot;
  }

  /** Items to be moved to another lot of the tender. */
  @Serdeable
  record Move(List<Long> items, long toLot) {}

  /** The lot that takes the items of the one merged into it. */
  @Serdeable
  record Merge(long intoLot) {}

  /** Items that make a lot of their own, and its title. */
  @Serdeable
  record Split(List<Long> items, Bilingual title) {}

  /**
   * Terms as a program sends them: what is missing is told by field.
   *
   * @param twoEnvelopes true when left out
   */
  @Serdeable
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

  @Put("/panels/{panel}")
  TenderFile panel(Actor actor, long id, Panel panel, @Body Appointment appointment) {
    List<Appointment.Seat> alternates = appointment.alternates();
    return BodyPlaces.ofBody()
        .column("expertise", "members", "person", "expertise", people(appointment.members()))
        .column(
            "expertise",
            "alternates",
            "person",
            "expertise",
            people(alternates == null ? List.of() : alternates))
        .run(
            () -> {
              appointPanel.run(actor, id, panel, appointment);
              return files.get(actor, id);
            });
  }

  private static List<Long> people(List<Appointment.Seat> seats) {
    return seats.stream().map(Appointment.Seat::person).toList();
  }

  @Put("/lots/{lotId}/title")
  TenderFile rename(Actor actor, long id, long lotId, @Body Bilingual title) {
    renameLot.run(actor, id, lotId, title);
    return files.get(actor, id);
  }

  @Post("/lots/{lotId}/move")
  TenderFile move(Actor actor, long id, long lotId, @Body Move move) {
    moveItems.run(actor, id, lotId, move.toLot(), move.items());
    return files.get(actor, id);
  }

  @Post("/lots/{lotId}/merge")
  TenderFile merge(Actor actor, long id, long lotId, @Body Merge merge) {
    mergeLots.run(actor, id, lotId, merge.intoLot());
    return files.get(actor, id);
  }

  @Post("/lots/{lotId}/split")
  @Status(HttpStatus.CREATED)
  TenderFile split(Actor actor, long id, long lotId, @Body Split split) {
    splitLot.run(actor, id, lotId, split.items(), split.title());
    return files.get(actor, id);
  }
}
