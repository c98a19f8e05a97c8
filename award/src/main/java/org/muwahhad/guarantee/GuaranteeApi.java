package org.muwahhad.guarantee;

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
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;

/** Performance guarantees for programs. */
@Tag(name = "guarantees")
@Controller("/api/v1/guarantees")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class GuaranteeApi {
  private final ViewGuarantees view;
  private final RegisterGuarantee registerGuarantee;
  private final ExtendGuarantee extendGuarantee;
  private final EndGuarantee endGuarantee;

  GuaranteeApi(
      ViewGuarantees view,
      RegisterGuarantee registerGuarantee,
      ExtendGuarantee extendGuarantee,
      EndGuarantee endGuarantee) {
    this.view = view;
    this.registerGuarantee = registerGuarantee;
    this.extendGuarantee = extendGuarantee;
    this.endGuarantee = endGuarantee;
  }

  /** The new last day, in Riyadh, and where the letter of the bank is filed. */
  record Extension(@Nullable LocalDate validUntil, @Nullable String document) {}

  /** Why a guarantee is released. */
  record Release(@Nullable String reason) {}

  /** What is called of a guarantee, in its currency, and why. */
  record Call(@Nullable BigDecimal amount, @Nullable String reason) {}

  @Get
  List<ViewGuarantees.GuaranteeStanding> list(Actor actor) {
    return view.list(actor);
  }

  @Get("/{awardId}")
  ViewGuarantees.GuaranteeStanding get(Actor actor, long awardId) {
    return view.get(actor, awardId);
  }

  @Post("/{awardId}")
  @Status(HttpStatus.CREATED)
  ViewGuarantees.GuaranteeStanding register(
      Actor actor, long awardId, @Body RegisterGuarantee.FurnishedGuarantee furnished) {
    registerGuarantee.run(actor, awardId, furnished);
    return view.get(actor, awardId);
  }

  @Post("/{awardId}/extension")
  ViewGuarantees.GuaranteeStanding extend(Actor actor, long awardId, @Body Extension body) {
    extendGuarantee.run(actor, awardId, body.validUntil(), text(body.document()));
    return view.get(actor, awardId);
  }

  @Post("/{awardId}/release")
  ViewGuarantees.GuaranteeStanding release(Actor actor, long awardId, @Body Release body) {
    endGuarantee.release(actor, awardId, text(body.reason()));
    return view.get(actor, awardId);
  }

  @Post("/{awardId}/call")
  ViewGuarantees.GuaranteeStanding call(Actor actor, long awardId, @Body Call body) {
    endGuarantee.call(actor, awardId, body.amount(), text(body.reason()));
    return view.get(actor, awardId);
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
