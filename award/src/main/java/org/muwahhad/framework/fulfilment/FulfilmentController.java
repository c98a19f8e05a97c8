package org.muwahhad.framework.fulfilment;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.http.server.types.files.StreamedFile;
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
import org.muwahhad.framework.AgreementDays;
import org.muwahhad.framework.CallOffQueries;
import org.muwahhad.upload.UploadedPart;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;

/** What suppliers send of orders, and what entities receive. */
@Tag(name = "agreements")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record FulfilmentController(
    Answers answers,
    AgreementDays days,
    ViewFulfilment view,
    ViewTradeLists lists,
    AdviseDespatch adviseDespatch,
    ReceiveDespatch receiveDespatch,
    AddDeliveryPhoto addDeliveryPhoto) {
  private static final String DESPATCHES = "/despatches";

  private static String address(long id) {
    return "/call-offs/" + id + "/fulfilment";
  }

  /** What came of an order: despatches, deliveries, lateness, invoices and payments. */
  @Get(uris = {"/api/v1/call-offs/{id}/fulfilment", "/call-offs/{id}/fulfilment"})
  HttpResponse<ViewFulfilment.FulfilmentView> get(Actor actor, long id) {
    ViewFulfilment.FulfilmentView fulfilment = view.get(actor, id);
    Form form = answers.form(Form::empty);
    return answers.show(
        "fulfilment/fulfilment",
        fulfilment,
        page ->
            Map.of(
                "page",
                below(
                    page.titled("fulfilment.of", fulfilment.order().number()), fulfilment.order()),
                "view",
                fulfilment,
                "officer",
                ViewFulfilment.isOfficer(actor, fulfilment.order()),
                "form",
                form));
  }

  static Page below(Page page, CallOffQueries.CallOff order) {
    return page.below(page.t().get("framework.call-offs"), "/call-offs")
        .below(page.t().get("framework.call-off", order.number()), "/call-offs/" + order.id());
  }

  /** A page of 25 despatches, the last sent first; empty past the end. */
  @Get(uris = {"/api/v1/despatches", "/despatches"})
  HttpResponse<List<TradeListQueries.ListedDespatch>> list(
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    ListPage<TradeListQueries.ListedDespatch> all =
        lists.despatches(actor, new ListChoice(DESPATCHES, q, filter, sort, page));
    return answers.showList(
        "fulfilment/despatches",
        all,
        shown -> Map.of("page", shown.titled("fulfilment.despatches"), "all", all));
  }

  /** The form on which a supplier advises a despatch: all that is open is sent today. */
  @Hidden
  @Get("/call-offs/{id}/despatch")
  HttpResponse<ViewFulfilment.FulfilmentView> despatchForm(Actor actor, long id) {
    ViewFulfilment.FulfilmentView fulfilment = view.get(actor, id);
    Form form = answers.form(() -> freshDespatch(fulfilment));
    return answers.show(
        "fulfilment/despatch",
        fulfilment,
        page ->
            Map.of(
                "page",
                below(page.titled("fulfilment.advise"), fulfilment.order())
                    .below(page.t().get("fulfilment.title"), address(id)),
                "view",
                fulfilment,
                "form",
                form));
  }

  private Form freshDespatch(ViewFulfilment.FulfilmentView fulfilment) {
    Form form =
        Form.empty()
            .with("requestKey", UUID.randomUUID())
            .with("sentOn", days.today())
            .with("expectedOn", expected(fulfilment.order()));
    List<ViewFulfilment.ItemProgress> open = fulfilment.openItems();
    for (int i = 0; i < open.size(); i++) {
      form = form.with("items[" + i + "].quantity", open.get(i).open().stripTrailingZeros());
    }
    return form;
  }

  /** The day that was promised, or today once it is over. */
  private LocalDate expected(CallOffQueries.CallOff order) {
    LocalDate promised = order.promisedOn();
    return promised == null || promised.isBefore(days.today()) ? days.today() : promised;
  }

  /** Advises what was sent of an order. */
  @Post(uris = {"/api/v1/call-offs/{id}/despatches", "/call-offs/{id}/despatches"})
  HttpResponse<ViewFulfilment.FulfilmentView> advise(
      Actor actor, long id, @Body AdviseDespatch.DespatchAdvice advice) {
    return answers
        .act(() -> adviseDespatch.run(actor, id, advice))
        .then(address(id), "fulfilment.advised-now")
        .orBack(address(id))
        .orAgain(() -> despatchForm(actor, id))
        .answering(done -> view.get(actor, id));
  }

  /** A despatch, with the form on which its entity records what came: all of it. */
  @Hidden
  @Get("/call-offs/{id}/despatches/{number}")
  HttpResponse<ViewFulfilment.FulfilmentView> despatch(Actor actor, long id, int number) {
    ViewFulfilment.FulfilmentView fulfilment = view.get(actor, id);
    FulfilmentQueries.Despatch despatch = fulfilment.despatch(number);
    Form form = answers.form(() -> freshReceipt(fulfilment, despatch));
    return answers.show(
        "fulfilment/receipt",
        fulfilment,
        page ->
            Map.of(
                "page",
                below(page.titled("fulfilment.despatch-n", number), fulfilment.order())
                    .below(page.t().get("fulfilment.title"), address(id)),
                "view",
                fulfilment,
                "despatch",
                despatch,
                "officer",
                ViewFulfilment.isOfficer(actor, fulfilment.order()),
                "form",
                form));
  }

  private Form freshReceipt(
      ViewFulfilment.FulfilmentView fulfilment, FulfilmentQueries.Despatch despatch) {
    Form form =
        Form.empty().with("requestKey", UUID.randomUUID()).with("deliveredOn", days.today());
    List<FulfilmentQueries.DespatchItem> sent = fulfilment.sentWith(despatch.id());
    for (int i = 0; i < sent.size(); i++) {
      form = form.with("lines[" + i + "].delivered", sent.get(i).quantity().stripTrailingZeros());
    }
    return form;
  }

  /** Records what came of a despatch. */
  @Post(
      uris = {
        "/api/v1/call-offs/{id}/despatches/{number}/receipt",
        "/call-offs/{id}/despatches/{number}/receipt"
      })
  HttpResponse<ViewFulfilment.FulfilmentView> receive(
      Actor actor, long id, int number, @Body ReceiveDespatch.DespatchReceipt receipt) {
    return answers
        .act(() -> receiveDespatch.run(actor, id, number, receipt))
        .then(address(id), "fulfilment.received-now")
        .orBack(address(id))
        .orAgain(() -> despatch(actor, id, number))
        .answering(done -> view.get(actor, id));
  }

  /**
   * Adds a photo or a paper to a delivery: a PDF, PNG or JPEG, found by its content.
   *
   * @param title what it shows
   */
  @Post("/api/v1/call-offs/{id}/deliveries/{deliveryId}/photos")
  @Secured("PROCUREMENT_OFFICER")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Status(HttpStatus.CREATED)
  HttpResponse<ViewFulfilment.FulfilmentView> addPhoto(
      Actor actor,
      long id,
      long deliveryId,
      @Nullable @Part("file") CompletedFileUpload file,
      @Nullable @Part("title") String title) {
    return answers
        .act(
            () ->
                addDeliveryPhoto.run(
                    actor,
                    id,
                    deliveryId,
                    title == null ? "" : title,
                    UploadedPart.of("file", file)))
        .then(address(id), "fulfilment.photo-added-now")
        .showing(() -> get(actor, id));
  }

  @Hidden
  @Post("/call-offs/{id}/deliveries/{deliveryId}/photos")
  @Secured("PROCUREMENT_OFFICER")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<ViewFulfilment.FulfilmentView> addPhotoByForm(
      Actor actor,
      long id,
      long deliveryId,
      @Nullable @Part("file") CompletedFileUpload file,
      @Nullable @Part("title") String title,
      @Nullable @Part("csrfToken") String csrfToken) {
    answers.take(csrfToken, Form.empty().with("title", title == null ? "" : title));
    return addPhoto(actor, id, deliveryId, file, title);
  }

  /** The file of a photo of a delivery. */
  // Only saved, never shown: what others sent runs nothing in the name of this site.
  @Get(uris = {"/api/v1/call-offs/{id}/photos/{photoId}", "/call-offs/{id}/photos/{photoId}"})
  @Produces(MediaType.ALL)
  HttpResponse<StreamedFile> photo(Actor actor, long id, long photoId) {
    return view.photo(actor, id, photoId);
  }
}
