package org.muwahhad.framework.accession;

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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.FreshSignIn;
import org.muwahhad.award.PricedItem;
import org.muwahhad.framework.AccessionQueries;
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

/** Joining an agreement after its award: what can be joined, requests, and the consents to them. */
@Tag(name = "agreements")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record AccessionController(
    Answers answers,
    ViewAccessions view,
    RequestAccession requestAccession,
    AcceptAccession acceptAccession,
    ApproveAccession approveAccession,
    DeclineAccession declineAccession,
    RefuseAccession refuseAccession,
    WithdrawAccession withdrawAccession) {

  /** The accession requested. */
  record RequestedAccession(long accessionId) {}

  /**
   * The consent of the supplier.
   *
   * @param suppliesFrom day from which it can deliver, by the calendar of Riyadh
   */
  record Acceptance(@Nullable LocalDate suppliesFrom) {}

  /** Why an accession is declined or refused; may be empty when its entity withdraws it. */
  record AccessionEnding(@Nullable String reason) {
    String words() {
      return reason == null ? "" : reason;
    }
  }

  /** A page of 25 agreements that can be joined; empty past the end. */
  @Get(uris = {"/api/v1/joinable-agreements", "/joinable-agreements"})
  HttpResponse<List<AccessionQueries.JoinableAgreement>> listJoinable(
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    ListPage<AccessionQueries.JoinableAgreement> all =
        view.listJoinable(actor, new ListChoice("/joinable-agreements", q, "", sort, page));
    return answers.showList(
        "framework/joinable-agreements",
        all,
        shown -> Map.of("page", below(shown).titled("framework.joinable"), "all", all));
  }

  @Get(uris = {"/api/v1/joinable-agreements/{id}", "/joinable-agreements/{id}"})
  HttpResponse<ViewAccessions.JoinableView> getJoinable(Actor actor, long id) {
    ViewAccessions.JoinableView joinable = view.getJoinable(actor, id);
    Form form = answers.form(() -> Form.empty().with("requestKey", UUID.randomUUID()));
    return answers.show(
        "framework/joinable-agreement",
        joinable,
        page ->
            Map.of(
                "page",
                below(page)
                    .titled("framework.join", joinable.agreement().number())
                    .below(page.t().get("framework.joinable"), "/joinable-agreements"),
                "view",
                joinable,
                "form",
                form));
  }

  @Post("/api/v1/joinable-agreements/{id}/accessions")
  @Status(HttpStatus.CREATED)
  RequestedAccession request(
      Actor actor, long id, @Body RequestAccession.AccessionRequest request) {
    return new RequestedAccession(requestAccession.run(actor, id, request));
  }

  /** The form has a box for every item, of which those filled in are asked for. */
  @Hidden
  @Post("/joinable-agreements/{id}/accessions")
  HttpResponse<ViewAccessions.JoinableView> requestByForm(Actor actor, long id) {
    Form form = answers.form(Form::empty);
    List<Long> items =
        view.getJoinable(actor, id).items().stream()
            .map(AccessionQueries.JoinableItem::lotItemId)
            .filter(i -> form.text(field(i)).isPresent())
            .toList();
    return answers
        .act(() -> request(actor, id, form, items))
        .then(a -> Pages.redirect(address(a), Tone.GOOD, "framework.accession-requested"))
        .showing(() -> getJoinable(actor, id));
  }

  private long request(Actor actor, long id, Form form, List<Long> items) {
    try {
      return requestAccession.run(
          actor,
          id,
          new RequestAccession.AccessionRequest(
              form.value("requestKey"),
              items.stream()
                  .map(
                      i ->
                          new RequestAccession.AskedQuantity(
                              i, form.decimal(field(i)).orElse(null)))
                  .toList(),
              form.value("reason")));
    } catch (Refusal.InvalidInput refusal) {
      throw new Refusal.InvalidInput(refusal.faults().stream().map(f -> named(f, items)).toList());
    }
  }

  /** A fault of the act, which counts lines, put to the field of the page. */
  private static Refusal.Fault named(Refusal.Fault fault, List<Long> items) {
    if (!fault.field().startsWith("lines[")) {
      String field = fault.field().equals("lines") ? "" : fault.field();
      return new Refusal.Fault(field, fault.code(), fault.arguments());
    }
    int line =
        Integer.parseInt(fault.field().substring("lines[".length(), fault.field().indexOf(']')));
    String code = fault.code().equals("shared.missing") ? "shared.not-a-number" : fault.code();
    return new Refusal.Fault(field(items.get(line)), code, fault.arguments());
  }

  /** A page of 25 accessions; empty past the end. */
  @Get(uris = {"/api/v1/accessions", "/accessions"})
  HttpResponse<List<AccessionQueries.Accession>> list(
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    ListPage<AccessionQueries.Accession> all =
        view.list(actor, new ListChoice("/accessions", q, filter, sort, page));
    return answers.showList(
        "framework/accessions",
        all,
        shown -> Map.of("page", below(shown).titled("framework.accessions"), "all", all));
  }

  @Get(uris = {"/api/v1/accessions/{id}", "/accessions/{id}"})
  HttpResponse<ViewAccessions.AccessionView> get(Actor actor, long id) {
    return answers.show(
        "framework/accession",
        "view",
        view.get(actor, id),
        page ->
            below(page)
                .titled("framework.accession")
                .below(page.t().get("framework.accessions"), "/accessions"));
  }

  @ReviewedFirst
  @Post(uris = {"/api/v1/accessions/{id}/accept", "/accessions/{id}/accept"})
  HttpResponse<ViewAccessions.AccessionView> accept(
      Actor actor, long id, @Body Acceptance acceptance) {
    return answers
        .act(() -> acceptAccession.run(actor, id, acceptance.suppliesFrom()))
        .then(address(id), "framework.accession-accepted-now")
        .reviewed(done -> accepting(view.get(actor, id)))
        .orBack(address(id))
        .orAgain(() -> get(actor, id))
        .answering(done -> view.get(actor, id));
  }

  @ReviewedFirst
  @FreshSignIn
  @Post(uris = {"/api/v1/accessions/{id}/approve", "/accessions/{id}/approve"})
  HttpResponse<ViewAccessions.AccessionView> approve(Actor actor, long id) {
    return answers
        .act(() -> approveAccession.run(actor, id))
        .then(address(id), "framework.accession-approved-now")
        .reviewed(done -> approving(view.get(actor, id)))
        .orBack(address(id))
        .answering(done -> view.get(actor, id));
  }

  /** The supplier declines it, the central purchasing body refuses it, or the entity withdraws. */
  @Post(uris = {"/api/v1/accessions/{id}/end", "/accessions/{id}/end"})
  @Status(HttpStatus.NO_CONTENT)
  HttpResponse<Void> end(Actor actor, long id, @Body AccessionEnding ending) {
    return answers
        .act(() -> end(actor, id, ending.words()))
        .then(address(id), "framework.accession-ended-now")
        .orBack(address(id))
        .orAgain(() -> get(actor, id))
        .done();
  }

  private void end(Actor actor, long id, String reason) {
    switch (view.party(actor, id)) {
      case SUPPLIER -> declineAccession.run(actor, id, reason);
      case CENTRAL_BODY -> refuseAccession.run(actor, id, reason);
      case ENTITY -> withdrawAccession.run(actor, id, reason);
    }
  }

  private static Review accepting(ViewAccessions.AccessionView accessionView) {
    return facts("framework.accept-accession", accessionView)
        .effect("framework.review-accept-accession", accessionView.accession().entity())
        .lasting("framework.review-accept-accession-lasting");
  }

  private static Review approving(ViewAccessions.AccessionView accessionView) {
    return facts("framework.approve-accession", accessionView)
        .effect("framework.review-approve-accession", accessionView.accession().entity())
        .lasting("framework.review-approve-accession-lasting");
  }

  private static Review facts(String title, ViewAccessions.AccessionView accessionView) {
    AccessionQueries.Accession accession = accessionView.accession();
    return Review.of(title, address(accession.id()))
        .fact("framework.number", accession.agreementNumber())
        .fact("framework.supplier", accession.supplier())
        .fact("framework.entity", accession.entity())
        .fact("framework.reason", accession.reason())
        .fact("framework.supplies-from", accession.suppliesFrom())
        .fact("framework.review-sum", accessionView.value())
        .sheet(
            "framework.accession-items",
            List.of(
                "framework.item", "framework.quantity", "framework.unit-price", "framework.net"),
            accessionView.items().stream().map(AccessionController::cells).toList());
  }

  private static List<Object> cells(PricedItem item) {
    return List.of(
        item.item(),
        new Review.Amount(item.quantity().stripTrailingZeros(), item.unit()),
        item.price(),
        item.value());
  }

  private static Page below(Page page) {
    return page.below(page.t().get("framework.agreements"), "/agreements");
  }

  private static String address(long id) {
    return "/accessions/" + id;
  }

  /** The field of an item's quantity. */
  private static String field(long lotItemId) {
    return "quantity-" + lotItemId;
  }
}
