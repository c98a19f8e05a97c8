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
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.opening.BidSecurityQueries;
import org.muwahhad.bid.opening.SecurityStatements;

/** Bid securities for programs. */
@Tag(name = "guarantees")
@Controller("/api/v1/bid-securities")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class BidSecurityApi {
  private final ViewBidSecurities view;
  private final RegisterBidSecurity registerSecurity;
  private final EndBidSecurity endSecurity;

  BidSecurityApi(
      ViewBidSecurities view, RegisterBidSecurity registerSecurity, EndBidSecurity endSecurity) {
    this.view = view;
    this.registerSecurity = registerSecurity;
    this.endSecurity = endSecurity;
  }

  /** To whom and how it was given back. */
  record Return(@Nullable String note) {}

  /** Why it is to be forfeited. */
  record Forfeiture(@Nullable String reason) {}

  /** Whether the forfeiture proposed is confirmed; dropped otherwise. */
  record Confirmation(@Nullable Boolean confirmed) {}

  /** A security and what is found of it; in a list without what the bid states. */
  record Security(
      BidSecurityQueries.BidSecurityRow security,
      BidSecurityQueries.SecurityFinding finding,
      SecurityStatements.@Nullable SecurityStatement stated,
      @Nullable List<String> differences) {
    static Security of(BidSecurityQueries.BidSecurityRow row) {
      return new Security(row, row.finding(), null, null);
    }

    Security with(SecurityStatements.SecurityStatement said) {
      return new Security(security, finding, said, security.differences(said));
    }
  }

  /** Those due back come first. */
  @Get
  List<Security> list(Actor actor) {
    return view.list(actor).stream().map(Security::of).toList();
  }

  @Get("/{bidId}")
  Security get(Actor actor, long bidId) {
    Security found = Security.of(view.get(actor, bidId));
    return view.findStated(actor, bidId).map(found::with).orElse(found);
  }

  @Post("/{bidId}")
  @Status(HttpStatus.CREATED)
  Security register(Actor actor, long bidId, @Body RegisterBidSecurity.LodgedSecurity lodged) {
    registerSecurity.run(actor, bidId, lodged);
    return get(actor, bidId);
  }

  @Post("/{bidId}/return")
  Security giveBack(Actor actor, long bidId, @Body Return body) {
    endSecurity.giveBack(actor, bidId, body.note() == null ? "" : body.note());
    return get(actor, bidId);
  }

  @Post("/{bidId}/forfeiture")
  Security forfeit(Actor actor, long bidId, @Body Forfeiture body) {
    endSecurity.propose(actor, bidId, body.reason() == null ? "" : body.reason());
    return get(actor, bidId);
  }

  /** For another central buyer than who proposed it. */
  @Post("/{bidId}/forfeiture/confirmation")
  Security confirm(Actor actor, long bidId, @Body Confirmation body) {
    endSecurity.decide(actor, bidId, body.confirmed());
    return get(actor, bidId);
  }
}
