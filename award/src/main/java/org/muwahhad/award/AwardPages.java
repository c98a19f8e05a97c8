package org.muwahhad.award;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.muwahhad.access.Actor;
import org.muwahhad.access.FreshSignIn;
import org.muwahhad.access.Role;
import org.muwahhad.access.Scope;
import org.muwahhad.tender.TenderFrame;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.PageNumbers;
import org.muwahhad.web.ReviewedFirst;

/** Recommendation, awards and allocation of a tender in the browser. */
@Hidden
@Controller("/tenders/{tenderId}")
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record AwardPages(
    Answers answers,
    ViewAwards view,
    RecommendAwards recommendAwards,
    ConfirmAwards confirmAwards,
    EndReturnedLots endReturnedLots,
    ViewOutcomeLetter viewOutcomeLetter) {
  private static final int LINES_ON_A_PAGE = 50;

  @Get("/award")
  HttpResponse<String> show(Actor actor, long tenderId) {
    ViewAwards.TenderAwardsView awards = view.get(actor, tenderId);
    return awards.mayRecommend() ? recommendation(actor, awards) : awards(actor, awards);
  }

  private HttpResponse<String> awards(Actor actor, ViewAwards.TenderAwardsView awards) {
    return answers.page(
        "award/award",
        page ->
            Map.of(
                "page",
                TenderFrame.below(page, awards.tender())
                    .titled(
                        awards.isDecided() ? "award.title" : "award.recommendation-of",
                        awards.tender().number()),
                "letters",
                actor.isAnyOf(Role.CENTRAL_BUYER, Role.AUDITOR)
                    ? viewOutcomeLetter.list(actor, awards.tender().id())
                    : List.of(),
                "agreements",
                leadsToAgreements(actor, awards) ? agreementsOf(awards.tender()) : "",
                "awards",
                awards));
  }

  /** Whether awards are in effect and the reader may be a reader of the agreements they led to. */
  private static boolean leadsToAgreements(Actor actor, ViewAwards.TenderAwardsView awards) {
    boolean won =
        actor
            .find(Role.BIDDER)
            .filter(
                g ->
                    awards.live().stream()
                        .anyMatch(
                            a -> a.state() == AwardStatus.ACTIVE && a.supplierId() == g.supplier()))
            .isPresent();
    return awards.inEffect()
        && (won
            || Scope.find(actor, Role.CENTRAL_BUYER, Role.AUDITOR, Role.COMMITTEE_MEMBER)
                .isPresent());
  }

  /** The list of the agreements that have the number of the tender in theirs. */
  private static String agreementsOf(TenderQueries.Tender tender) {
    return "/agreements?q=" + tender.number().replaceFirst("^JT-", "FA-") + "-";
  }

  @Get("/award/letter")
  HttpResponse<String> letter(Actor actor, long tenderId) {
    ViewOutcomeLetter.OutcomeLetterView letter = viewOutcomeLetter.get(actor, tenderId);
    return answers.page(
        "award/letter",
        page ->
            Map.of(
                "page",
                TenderFrame.below(page, letter.tender())
                    .titled("award.letter-of", letter.tender().number()),
                "letter",
                letter));
  }

  @FreshSignIn
  @Post("/award/give-up")
  @ReviewedFirst
  HttpResponse<String> giveUp(Actor actor, long tenderId) {
    String reason = answers.form(Form::empty).value("reason");
    return answers
        .act(() -> endReturnedLots.run(actor, tenderId, reason))
        .then(address(tenderId), "award.given-up-now")
        .reviewed(
            done ->
                AwardReview.of(view.get(actor, tenderId), "award.give-up", address(tenderId))
                    .fact("award.give-up-reason", reason)
                    .effect("award.give-up-text")
                    .lasting("award.review-give-up-lasting")
                    .ending()
                    .ofForm())
        .showing(() -> awards(actor, view.get(actor, tenderId)));
  }

  @FreshSignIn
  @Post("/award")
  @ReviewedFirst
  HttpResponse<String> recommend(Actor actor, long tenderId) {
    List<RecommendAwards.LotChoice> choices = choices(actor, tenderId, answers.form(Form::empty));
    return answers
        .act(
            () ->
                recommendAwards.run(
                    actor, tenderId, new RecommendAwards.Recommendation(null, choices)))
        .then(address(tenderId), "award.recommended-now")
        .reviewed(
            done ->
                AwardReview.ofRecommendation(view.get(actor, tenderId), address(tenderId))
                    .effect("award.review-recommend")
                    .lasting("award.review-recommend-lasting")
                    .ofForm())
        .orBack(address(tenderId))
        .showing(() -> recommendation(actor, view.get(actor, tenderId)));
  }

  @FreshSignIn
  @Post("/award/confirm")
  @ReviewedFirst
  HttpResponse<String> confirm(Actor actor, long tenderId) {
    return answers
        .act(
            () -> {
              Set<Long> before = inForce(actor, tenderId);
              confirmAwards.run(actor, tenderId);
              return before;
            })
        .then(address(tenderId), "award.confirmed-now")
        .reviewed(
            before ->
                AwardReview.ofConfirmation(view.get(actor, tenderId), before, address(tenderId))
                    .effect("award.confirm-text")
                    .lasting("award.review-confirm-lasting"))
        .orBack(address(tenderId))
        .done();
  }

  private Set<Long> inForce(Actor actor, long tenderId) {
    actor.require(Role.CENTRAL_BUYER);
    return view.get(actor, tenderId).live().stream()
        .filter(a -> a.state() == AwardStatus.ACTIVE)
        .map(AwardQueries.Award::id)
        .collect(Collectors.toSet());
  }

  @Get("/allocation")
  HttpResponse<String> allocation(
      Actor actor,
      long tenderId,
      @QueryValue(defaultValue = "") String state,
      @QueryValue(value = "page", defaultValue = "1") int number) {
    int at = Math.max(1, number);
    ViewAwards.Allocation allocation =
        view.allocation(actor, tenderId, state, LINES_ON_A_PAGE, (long) (at - 1) * LINES_ON_A_PAGE);
    Map<String, String> query = state.isEmpty() ? Map.of() : Map.of("state", state);
    TenderQueries.Tender tender = allocation.tender();
    return answers.page(
        "award/allocation",
        page ->
            Map.of(
                "page",
                TenderFrame.below(page, tender)
                    .titled("award.allocation-of", tender.number())
                    .below(page.t().get("award.awards"), address(tenderId)),
                "allocation",
                allocation,
                "state",
                state,
                "own",
                Scope.find(actor, Role.CENTRAL_BUYER, Role.AUDITOR, Role.COMMITTEE_MEMBER),
                "numbers",
                new PageNumbers(
                    at,
                    LINES_ON_A_PAGE,
                    allocation.lineCount(),
                    "/tenders/" + tenderId + "/allocation",
                    query)));
  }

  private HttpResponse<String> recommendation(Actor actor, ViewAwards.TenderAwardsView awards) {
    TenderQueries.Tender tender = awards.tender();
    Form form = answers.form(() -> firstInRank(actor, tender.id()));
    return answers.page(
        "award/recommendation",
        page ->
            Map.of(
                "page",
                TenderFrame.below(page, tender).titled("award.recommend-title", tender.number()),
                "awards",
                awards,
                "lots",
                view.rankedLots(actor, tender.id()),
                "form",
                form));
  }

  private Form firstInRank(Actor actor, long tenderId) {
    Form form = Form.empty();
    for (ViewAwards.RankedLot lot : view.rankedLots(actor, tenderId)) {
      if (!lot.admissible().isEmpty()) {
        form =
            form.with(
                RecommendAwards.field(lot.lot().id(), "bid"), lot.admissible().get(0).bidId());
      }
    }
    return form;
  }

  private List<RecommendAwards.LotChoice> choices(Actor actor, long tenderId, Form form) {
    return view.rankedLots(actor, tenderId).stream()
        .flatMap(l -> choice(l.lot().id(), form).stream())
        .toList();
  }

  private static Optional<RecommendAwards.LotChoice> choice(long lotId, Form form) {
    return form.text(RecommendAwards.field(lotId, "bid"))
        .filter(s -> s.matches("[0-9]{1,18}"))
        .map(
            s ->
                new RecommendAwards.LotChoice(
                    lotId, Long.parseLong(s), form.value(RecommendAwards.field(lotId, "reason"))));
  }

  private static String address(long tenderId) {
    return "/tenders/" + tenderId + "/award";
  }
}
