package org.muwahhad.award;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.FreshSignIn;
import org.muwahhad.web.BodyPlaces;

/** Awards and their allocation for programs. */
@Tag(name = "awards")
@Controller("/api/v1/tenders/{tenderId}")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class AwardApi {
  private static final int MOST_LINES = 1000;
  private final ViewAwards view;
  private final RecommendAwards recommendAwards;
  private final ConfirmAwards confirmAwards;
  private final EndReturnedLots endReturnedLots;
  private final ViewOutcomeLetter viewOutcomeLetter;

  AwardApi(
      ViewAwards view,
      RecommendAwards recommendAwards,
      ConfirmAwards confirmAwards,
      EndReturnedLots endReturnedLots,
      ViewOutcomeLetter viewOutcomeLetter) {
    this.view = view;
    this.recommendAwards = recommendAwards;
    this.confirmAwards = confirmAwards;
    this.endReturnedLots = endReturnedLots;
    this.viewOutcomeLetter = viewOutcomeLetter;
  }

  /** The decision that a recommendation asks of the committee. */
  record AwardQuestionInput(long decisionId) {}

  @Get("/awards")
  ViewAwards.TenderAwardsView get(Actor actor, long tenderId) {
    return view.get(actor, tenderId);
  }

  /** The letter to the caller's supplier on the outcome. */
  @Get("/awards/letter")
  ViewOutcomeLetter.OutcomeLetterView letter(Actor actor, long tenderId) {
    return viewOutcomeLetter.get(actor, tenderId);
  }

  /** To whom letters on the outcome are written, for central buyers and auditors. */
  @Get("/awards/letters")
  List<LetterQueries.Addressee> letters(Actor actor, long tenderId) {
    return viewOutcomeLetter.list(actor, tenderId);
  }

  @FreshSignIn
  @Post("/recommendation")
  @Status(HttpStatus.CREATED)
  AwardQuestionInput recommend(
      Actor actor, long tenderId, @Body RecommendAwards.Recommendation recommendation) {
    return BodyPlaces.ofBody()
        .rows(
            "lots",
            "choices",
            "lotId",
            recommendation.choices().stream().map(RecommendAwards.LotChoice::lotId).toList())
        .called("bid", "bidId")
        .run(() -> new AwardQuestionInput(recommendAwards.run(actor, tenderId, recommendation)));
  }

  @FreshSignIn
  @Post("/awards/confirm")
  ViewAwards.TenderAwardsView confirm(Actor actor, long tenderId) {
    confirmAwards.run(actor, tenderId);
    return view.get(actor, tenderId);
  }

  /** Why lots that returned to the panel are given up. */
  record GiveUpReason(@Nullable String reason) {}

  /** Ends the lots that returned to the panel without an award. */
  @FreshSignIn
  @Post("/awards/give-up")
  ViewAwards.TenderAwardsView giveUp(Actor actor, long tenderId, @Body GiveUpReason body) {
    endReturnedLots.run(actor, tenderId, body.reason() == null ? "" : body.reason());
    return view.get(actor, tenderId);
  }

  /** Lines come by pages of at most 1,000. */
  @Get("/allocation")
  ViewAwards.Allocation allocation(
      Actor actor,
      long tenderId,
      @QueryValue(defaultValue = "") String state,
      @QueryValue(defaultValue = "1") int page) {
    long start = (long) (Math.max(1, page) - 1) * MOST_LINES;
    return view.allocation(actor, tenderId, state, MOST_LINES, start);
  }
}
