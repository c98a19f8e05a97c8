package org.muwahhad.award;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
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
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderFrame;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageNumbers;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Refusals;
import org.muwahhad.web.ReviewedFirst;
import org.muwahhad.web.Reviews;
import org.muwahhad.web.Tone;

/** Recommendation, awards and allocation of a tender in the browser. */
@Hidden
@Controller("/tenders/{tenderId}")
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class AwardPages {
  private static final int LINES_ON_A_PAGE = 50;
  private final Pages pages;
  private final ViewAwards view;
  private final RecommendAwards recommendAwards;
  private final ConfirmAwards confirmAwards;
  private final EndReturnedLots endReturnedLots;
  private final ViewOutcomeLetter viewOutcomeLetter;
  private final Reviews reviews;

  AwardPages(
      Pages pages,
      ViewAwards view,
      RecommendAwards recommendAwards,
      ConfirmAwards confirmAwards,
      EndReturnedLots endReturnedLots,
      ViewOutcomeLetter viewOutcomeLetter,
      Reviews reviews) {
    this.reviews = reviews;
    this.pages = pages;
    this.view = view;
    this.recommendAwards = recommendAwards;
    this.confirmAwards = confirmAwards;
    this.endReturnedLots = endReturnedLots;
    this.viewOutcomeLetter = viewOutcomeLetter;
  }

  @Get("/award")
  ModelAndView<?> show(HttpRequest<?> request, Actor actor, long tenderId) {
    ViewAwards.TenderAwardsView awards = view.get(actor, tenderId);
    return awards.mayRecommend()
        ? recommendation(request, actor, awards, firstInRank(actor, tenderId))
        : awards(request, actor, awards, Form.empty());
  }

  private ModelAndView<?> awards(
      HttpRequest<?> request, Actor actor, ViewAwards.TenderAwardsView awards, Form form) {
    return new ModelAndView<>(
        "award/award",
        Map.of(
            "page",
            page(request, awards.tender())
                .titled(
                    awards.isDecided() ? "award.title" : "award.recommendation-of",
                    awards.tender().number()),
            "form",
            form,
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
  ModelAndView<?> letter(HttpRequest<?> request, Actor actor, long tenderId) {
    ViewOutcomeLetter.OutcomeLetterView letter = viewOutcomeLetter.get(actor, tenderId);
    return new ModelAndView<>(
        "award/letter",
        Map.of(
            "page",
            page(request, letter.tender()).titled("award.letter-of", letter.tender().number()),
            "letter",
            letter));
  }

  @FreshSignIn
  @Post("/award/give-up")
  @ReviewedFirst
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> giveUp(HttpRequest<?> request, Actor actor, long tenderId, @Body String body) {
    Form form = Forms.read(request, body);
    return Pages.orAgain(
        request,
        form,
        () ->
            reviews.run(
                request,
                form,
                () -> endReturnedLots.run(actor, tenderId, form.value("reason")),
                () ->
                    AwardReview.of(view.get(actor, tenderId), "award.give-up", address(tenderId))
                        .fact("award.give-up-reason", form.value("reason"))
                        .effect("award.give-up-text")
                        .lasting("award.review-give-up-lasting")
                        .ending()
                        .ofForm(),
                () -> Pages.redirect(address(tenderId), Tone.GOOD, "award.given-up-now")),
        marked -> awards(request, actor, view.get(actor, tenderId), marked));
  }

  @FreshSignIn
  @Post("/award")
  @ReviewedFirst
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> recommend(HttpRequest<?> request, Actor actor, long tenderId, @Body String body) {
    Form form = Forms.read(request, body);
    List<RecommendAwards.LotChoice> choices = choices(actor, tenderId, form);
    try {
      return reviews.run(
          request,
          form,
          () ->
              recommendAwards.run(
                  actor, tenderId, new RecommendAwards.Recommendation(null, choices)),
          () ->
              AwardReview.ofRecommendation(view.get(actor, tenderId), address(tenderId))
                  .effect("award.review-recommend")
                  .lasting("award.review-recommend-lasting")
                  .ofForm(),
          () -> Pages.redirect(address(tenderId), Tone.GOOD, "award.recommended-now"));
    } catch (Refusal.InvalidInput refusal) {
      Form marked = Refusals.mark(form, refusal, Pages.language(request));
      return HttpResponse.status(HttpStatus.UNPROCESSABLE_ENTITY)
          .body(recommendation(request, actor, view.get(actor, tenderId), marked));
    } catch (Refusal.RuleBroken | Refusal.Conflict refusal) {
      return Pages.redirect(
          address(tenderId), Tone.BAD, refusal.messageKey(), refusal.arguments().toArray());
    }
  }

  @FreshSignIn
  @Post("/award/confirm")
  @ReviewedFirst
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> confirm(HttpRequest<?> request, Actor actor, long tenderId, @Body String body) {
    Form form = Forms.read(request, body);
    return pages.after(
        request,
        address(tenderId),
        () ->
            reviews.run(
                request,
                form,
                () -> {
                  Set<Long> before = inForce(actor, tenderId);
                  confirmAwards.run(actor, tenderId);
                  return before;
                },
                before ->
                    AwardReview.ofConfirmation(view.get(actor, tenderId), before, address(tenderId))
                        .effect("award.confirm-text")
                        .lasting("award.review-confirm-lasting"),
                before -> Pages.redirect(address(tenderId), Tone.GOOD, "award.confirmed-now")));
  }

  private Set<Long> inForce(Actor actor, long tenderId) {
    actor.require(Role.CENTRAL_BUYER);
    return view.get(actor, tenderId).live().stream()
        .filter(a -> a.state() == AwardStatus.ACTIVE)
        .map(AwardQueries.Award::id)
        .collect(Collectors.toSet());
  }

  @Get("/allocation")
  ModelAndView<?> allocation(
      HttpRequest<?> request,
      Actor actor,
      long tenderId,
      @QueryValue(defaultValue = "") String state,
      @QueryValue(value = "page", defaultValue = "1") int number) {
    int at = Math.max(1, number);
    ViewAwards.Allocation allocation =
        view.allocation(actor, tenderId, state, LINES_ON_A_PAGE, (long) (at - 1) * LINES_ON_A_PAGE);
    Map<String, String> query = state.isEmpty() ? Map.of() : Map.of("state", state);
    TenderQueries.Tender tender = allocation.tender();
    Page page = page(request, tender);
    return new ModelAndView<>(
        "award/allocation",
        Map.of(
            "page",
            page.titled("award.allocation-of", tender.number())
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

  private ModelAndView<?> recommendation(
      HttpRequest<?> request, Actor actor, ViewAwards.TenderAwardsView awards, Form form) {
    TenderQueries.Tender tender = awards.tender();
    return new ModelAndView<>(
        "award/recommendation",
        Map.of(
            "page",
            page(request, tender).titled("award.recommend-title", tender.number()),
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

  private Page page(HttpRequest<?> request, TenderQueries.Tender tender) {
    return TenderFrame.below(pages.of(request), tender);
  }

  private static String address(long tenderId) {
    return "/tenders/" + tenderId + "/award";
  }
}
