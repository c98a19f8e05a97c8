package org.muwahhad.evaluation.price;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Refusal;

/** The prices of a tender as evaluated, for programs. Nothing stands here before the ranking. */
@Tag(name = "evaluation")
@Controller("/api/v1/tenders/{id}/prices")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class PriceApi {
  private final ViewPrices viewPrices;
  private final CompareBids compareBids;
  private final DecideArithmetic decideArithmetic;
  private final DecideAlternative decideAlternative;

  PriceApi(
      ViewPrices viewPrices,
      CompareBids compareBids,
      DecideArithmetic decideArithmetic,
      DecideAlternative decideAlternative) {
    this.viewPrices = viewPrices;
    this.compareBids = compareBids;
    this.decideArithmetic = decideArithmetic;
    this.decideAlternative = decideAlternative;
  }

  /** Whether the bid is out of the lot for its arithmetic, and why. */
  record ArithmeticRuling(@Nullable Boolean excluded, @Nullable String reason) {}

  /** Whether the alternative of the bid takes its place in the lot, and why. */
  record AlternativeChoice(@Nullable Boolean accepted, @Nullable String reason) {}

  /** What each lot comes to, and all together beside the estimate. */
  @Get
  TenderPrices tender(Actor actor, long id) {
    return viewPrices.tender(actor, id);
  }

  /** Every step of the price of every bid for one lot. */
  @Get("/lots/{lotId}")
  List<BidPrice> lot(Actor actor, long id, long lotId) {
    return viewPrices.lot(actor, id, lotId);
  }

  /** The lines of all bids for one lot side by side. */
  @Get("/lots/{lotId}/lines")
  LotComparison lines(Actor actor, long id, long lotId) {
    return compareBids.lot(actor, id, lotId);
  }

  /** How one bid's price for one lot was worked out. */
  @Get("/lots/{lotId}/bids/{bidId}")
  PriceWorking working(Actor actor, long id, long lotId, long bidId) {
    return viewPrices.working(actor, id, lotId, bidId);
  }

  /**
   * Excludes a bid whose correction is above the tender's rule from the lot, or lets it in again.
   */
  @Post("/lots/{lotId}/bids/{bidId}/arithmetic")
  PriceWorking decide(Actor actor, long id, long lotId, long bidId, @Body ArithmeticRuling body) {
    Boolean excluded = body.excluded();
    if (excluded == null) {
      throw new Refusal.InvalidInput("excluded", "shared.missing");
    }
    String reason = body.reason();
    decideArithmetic.run(actor, id, lotId, bidId, excluded, reason == null ? "" : reason);
    return viewPrices.working(actor, id, lotId, bidId);
  }

  /**
   * Accepts the alternative of the bid that ranks first in the lot in place of its bid, or refuses
   * it; of one that is accepted, refusing takes the acceptance back.
   */
  @Post("/lots/{lotId}/bids/{bidId}/alternative")
  PriceWorking choose(Actor actor, long id, long lotId, long bidId, @Body AlternativeChoice body) {
    Boolean accepted = body.accepted();
    if (accepted == null) {
      throw new Refusal.InvalidInput("accepted", "shared.missing");
    }
    String reason = body.reason();
    decideAlternative.run(actor, id, lotId, bidId, accepted, reason == null ? "" : reason);
    return viewPrices.working(actor, id, lotId, bidId);
  }
}
