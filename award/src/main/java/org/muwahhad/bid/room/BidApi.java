package org.muwahhad.bid.room;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.BidQueries;
import org.muwahhad.bid.Offer;
import org.muwahhad.shared.Faults;
import org.muwahhad.web.BodyPlaces;

/** A supplier's own bids for programs. */
@Tag(name = "bids")
@Controller("/api/v1")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class BidApi {
  private static final String[] ABOUT_AMOUNTS = {
    "bid.price-not-positive",
    "bid.total-not-positive",
    "bid.price-too-high",
    "bid.above-agreement",
    "shared.too-many-decimals"
  };
  private final ViewBidRoom view;
  private final SaveBidDraft saveBidDraft;
  private final AnswerRequirements answerRequirements;
  private final BidReception reception;

  BidApi(
      ViewBidRoom view,
      SaveBidDraft saveBidDraft,
      AnswerRequirements answerRequirements,
      BidReception reception) {
    this.view = view;
    this.saveBidDraft = saveBidDraft;
    this.answerRequirements = answerRequirements;
    this.reception = reception;
  }

  /**
   * A bid to submit.
   *
   * @param requestKey chosen by the sender, the same for every repetition of the request
   * @param keepDraft whether a copy stays readable for the supplier, to be changed later
   * @param amendment number of the newest amendment that the sender knows, 0 for none: a newer one
   *     refuses the bid; null not to say
   */
  record Submission(
      Offer offer, String requestKey, @Nullable Boolean keepDraft, @Nullable Integer amendment) {}

  @Get("/tenders/{tenderId}/bid")
  BidRoomView room(Actor actor, long tenderId) {
    return view.get(actor, tenderId);
  }

  @Put("/tenders/{tenderId}/bid/draft")
  BidRoomView save(Actor actor, long tenderId, @Body Offer offer) {
    places(BodyPlaces.ofBody(), offer).run(() -> saveBidDraft.run(actor, tenderId, offer));
    return view.get(actor, tenderId);
  }

  /**
   * Answers to requirements, kept in the draft; answers to others stay as they are. From a program
   * each must be one that the bid could say.
   */
  @Put("/tenders/{tenderId}/bid/draft/answers")
  BidRoomView answer(Actor actor, long tenderId, @Body List<Offer.RequirementAnswer> answers) {
    new Faults().present("answers", answers).throwIfAny();
    answered(BodyPlaces.ofBody(), "", answers)
        .run(() -> answerRequirements.fromProgram(actor, tenderId, answers));
    return view.get(actor, tenderId);
  }

  private static BodyPlaces answered(
      BodyPlaces places, String list, List<Offer.RequirementAnswer> answers) {
    return places.rows(
        "answers",
        list,
        "requirementId",
        answers.stream().map(Offer.RequirementAnswer::requirementId).toList());
  }

  private static BodyPlaces places(BodyPlaces places, Offer offer) {
    for (Offer.Alternative alternative : offer.alternatives()) {
      places.inside(
          "alternatives",
          alternative.lotId(),
          BodyPlaces.ofBody()
              .rows(
                  "prices",
                  "prices",
                  "lotItemId",
                  alternative.prices().stream().map(Offer.AlternativePrice::lotItemId).toList())
              .about("prices", "unitPrice", ABOUT_AMOUNTS));
    }
    return answered(places, "answers", offer.allAnswers())
        .rows(
            "alternatives",
            "alternatives",
            "lotId",
            offer.alternatives().stream().map(Offer.Alternative::lotId).toList())
        .rows(
            "prices",
            "prices",
            "lotItemId",
            offer.prices().stream().map(Offer.Price::lotItemId).toList())
        .about("prices", "unitPrice", ABOUT_AMOUNTS)
        .rows(
            "lotTotals",
            "lotTotals",
            "lotId",
            offer.lotTotals().stream().map(Offer.LotTotal::lotId).toList())
        .about("lotTotals", "statedTotal", ABOUT_AMOUNTS);
  }

  /** The bytes whose SHA-256 the receipt says when the draft is submitted unchanged. */
  @Get("/tenders/{tenderId}/bid/draft/content")
  @Produces(MediaType.APPLICATION_JSON)
  byte[] content(Actor actor, long tenderId) {
    return view.content(actor, tenderId);
  }

  /**
   * The prices that are sealed apart in a tender of two envelopes; the content tells their digest.
   */
  @Get("/tenders/{tenderId}/bid/draft/content/prices")
  @Produces(MediaType.APPLICATION_JSON)
  byte[] prices(Actor actor, long tenderId) {
    return view.prices(actor, tenderId);
  }

  @Post("/tenders/{tenderId}/bid/versions")
  @Status(HttpStatus.CREATED)
  BidQueries.Receipt submit(Actor actor, long tenderId, @Body Submission submission) {
    String key = submission.requestKey();
    new Faults().requestKey(key).throwIfAny();
    return places(BodyPlaces.below("offer"), submission.offer())
        .run(
            () ->
                reception.ofProgram(
                    actor,
                    tenderId,
                    submission.offer(),
                    key,
                    Boolean.TRUE.equals(submission.keepDraft()),
                    submission.amendment()));
  }
}
