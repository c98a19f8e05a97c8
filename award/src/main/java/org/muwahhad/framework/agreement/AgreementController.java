package org.muwahhad.framework.agreement;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.demand.round.DemandReaders;
import org.muwahhad.demand.round.RoundBreadcrumbs;
import org.muwahhad.framework.AgreementAccess;
import org.muwahhad.framework.AgreementQueries;
import org.muwahhad.framework.OrderInstruction;
import org.muwahhad.framework.TakeBackAward;
import org.muwahhad.framework.ViewAgreements;
import org.muwahhad.framework.calloff.PlaceCallOff;
import org.muwahhad.framework.calloff.ReviewOrder;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Review;
import org.muwahhad.web.ReviewedFirst;
import org.muwahhad.web.Tone;

/** Framework agreements, orders from them, and the thread of a demand line. */
@Tag(name = "agreements")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record AgreementController(
    Answers answers,
    AgreementAccess access,
    ViewAgreements view,
    AgreementPage agreementPage,
    ViewDemandTrace viewDemandTrace,
    PlaceCallOff placeCallOff,
    ReviewOrder reviewOrder,
    TakeBackAward takeBackAward) {
  private static final String INSTRUCTION = "instruction.";

  /** The order placed. */
  record PlacedOrder(long callOffId) {}

  /** A page of 25 agreements; empty past the end. */
  @Get(uris = {"/api/v1/agreements", "/agreements"})
  HttpResponse<List<AgreementQueries.Agreement>> list(
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    ListPage<AgreementQueries.Agreement> all =
        view.list(actor, new ListChoice("/agreements", q, filter, sort, page));
    return answers.showList(
        "framework/agreements",
        all,
        shown ->
            Map.of(
                "page",
                shown.titled("framework.agreements"),
                "all",
                all,
                "items",
                view.itemsOf(all.entries()),
                "supplier",
                access.reach(actor).isOfSupplier(),
                "officer",
                actor.is(Role.PROCUREMENT_OFFICER)));
  }

  /** The page shows 25 of the balances of those who may not order; programs get all of them. */
  @Get(uris = {"/api/v1/agreements/{id}", "/agreements/{id}"})
  HttpResponse<ViewAgreements.AgreementView> get(
      Actor actor,
      long id,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    return agreementPage.show(actor, id, q, filter, sort, page);
  }

  @Get(uris = {"/api/v1/demand-lines/{id}/thread", "/demand-lines/{id}/thread"})
  HttpResponse<ViewDemandTrace.DemandTraceView> thread(Actor actor, long id) {
    ViewDemandTrace.DemandTraceView thread = viewDemandTrace.get(actor, id);
    boolean readsRounds = !actor.is(Role.COMMITTEE_MEMBER) || DemandReaders.seesAll(actor);
    return answers.show(
        "framework/thread",
        thread,
        page ->
            Map.of(
                "page",
                (readsRounds ? belowDemand(page, thread.asked()) : page).titled("framework.thread"),
                "thread",
                thread,
                "readsRounds",
                readsRounds));
  }

  /** A page below what an entity demanded in a round. */
  private static Page belowDemand(Page page, DemandTraceQueries.RequestedQuantity asked) {
    return RoundBreadcrumbs.of(page, asked.round(), asked.roundId())
        .below(page.t().of(asked.entity()), "/submissions/" + asked.submissionId());
  }

  @Post("/api/v1/agreements/{id}/call-offs")
  @Status(HttpStatus.CREATED)
  PlacedOrder order(Actor actor, long id, @Body PlaceCallOff.Order order) {
    return new PlacedOrder(placeCallOff.run(actor, id, order));
  }

  /** The form has a box for every item, of which those filled in are ordered. */
  @Hidden
  @ReviewedFirst
  @Post("/agreements/{id}/call-offs")
  HttpResponse<ViewAgreements.AgreementView> orderByForm(Actor actor, long id) {
    Form form = answers.form(Form::empty);
    List<Long> items =
        view.get(actor, id).entitlements().stream()
            .map(AgreementQueries.Entitlement::lotItemId)
            .filter(i -> form.text(field(i)).isPresent())
            .toList();
    return answers
        .act(() -> order(actor, id, form, items))
        .then(
            placed ->
                Pages.redirect(
                    "/call-offs/" + placed,
                    Tone.GOOD,
                    reviewOrder.isSent(actor, placed)
                        ? "framework.ordered-now"
                        : "framework.ordered-waits-now",
                    reviewOrder.number(actor, placed)))
        .reviewed(placed -> reviewOrder.placing(actor, id, placed))
        .orBack("/agreements/" + id)
        .showing(() -> agreementPage.show(actor, id));
  }

  @ReviewedFirst
  @Post(uris = {"/api/v1/agreements/{id}/take-back", "/agreements/{id}/take-back"})
  HttpResponse<ViewAgreements.AgreementView> takeBack(
      Actor actor, long id, @Body TakeBackAward.Loss loss) {
    return answers
        .act(() -> takeBackAward.run(actor, id, loss))
        .then("/agreements/" + id, "framework.taken-back-now")
        .reviewed(done -> takingBack(view.get(actor, id), loss))
        .orBack("/agreements/" + id)
        .orAgain(() -> agreementPage.show(actor, id))
        .answering(done -> view.get(actor, id));
  }

  private static Review takingBack(
      ViewAgreements.AgreementView agreementView, TakeBackAward.Loss loss) {
    AgreementQueries.Agreement agreement = agreementView.agreement();
    return Review.of("framework.take-back", "/agreements/" + agreement.id())
        .fact("framework.number", agreement.number())
        .fact("framework.lot", agreement.lotTitle())
        .fact("framework.supplier", agreement.supplier())
        .fact("framework.value", agreement.value())
        .fact(
            "framework.ground",
            loss.ground() == null ? null : Review.Wording.of("framework.ground." + loss.ground()))
        .fact("framework.reason", loss.reason())
        .effect("framework.review-take-back", agreement.supplier())
        .lasting("framework.review-take-back-lasting")
        .ending();
  }

  private long order(Actor actor, long id, Form form, List<Long> items) {
    try {
      return placeCallOff.run(
          actor,
          id,
          new PlaceCallOff.Order(
              form.value("requestKey"),
              items.stream()
                  .map(i -> new PlaceCallOff.OrderLine(i, form.decimal(field(i)).orElse(null)))
                  .toList(),
              new OrderInstruction(
                  form.value("site"),
                  form.date("wantedOn").orElse(null),
                  form.value("contact"),
                  form.value("budgetLine"),
                  form.value("reference"))));
    } catch (Refusal.InvalidInput refusal) {
      throw new Refusal.InvalidInput(refusal.faults().stream().map(f -> named(f, items)).toList());
    }
  }

  /** A fault of the act, which counts lines, put to the field of the page. */
  private static Refusal.Fault named(Refusal.Fault fault, List<Long> items) {
    if (fault.field().startsWith(INSTRUCTION)) {
      return new Refusal.Fault(
          fault.field().substring(INSTRUCTION.length()), fault.code(), fault.arguments());
    }
    String line = fault.field().replaceAll("[^0-9]", "");
    if (line.isEmpty()) {
      return new Refusal.Fault("", fault.code(), fault.arguments());
    }
    String code = fault.code().equals("shared.missing") ? "shared.not-a-number" : fault.code();
    return new Refusal.Fault(field(items.get(Integer.parseInt(line))), code, fault.arguments());
  }

  /** The field of an item's quantity. */
  private static String field(long lotItemId) {
    return "quantity-" + lotItemId;
  }
}
