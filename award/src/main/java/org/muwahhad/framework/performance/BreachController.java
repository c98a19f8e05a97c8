package org.muwahhad.framework.performance;

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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.framework.AgreementFrame;
import org.muwahhad.upload.UploadedPart;
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

/** Reports of breaches: made by officers and central buyers, answered and decided. */
@Tag(name = "performance")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record BreachController(
    Answers answers,
    ViewBreaches view,
    ReportBreach reportBreach,
    AddBreachPaper addBreachPaper,
    AnswerBreach answerBreach,
    DecideBreach decideBreach) {

  /** What the supplier says to a report. */
  record BreachReply(@Nullable String answer) {}

  /** A page of 25 reports; empty past the end. */
  @Get(uris = {"/api/v1/breaches", "/breaches"})
  HttpResponse<List<BreachQueries.Breach>> list(
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    ListPage<BreachQueries.Breach> all =
        view.list(actor, new ListChoice("/breaches", q, filter, sort, page));
    return answers.showList(
        "performance/breaches",
        all,
        shown -> Map.of("page", below(shown).titled("performance.breaches"), "all", all));
  }

  @Get(uris = {"/api/v1/breaches/{id}", "/breaches/{id}"})
  HttpResponse<ViewBreaches.BreachView> get(Actor actor, long id) {
    ViewBreaches.BreachView breachView = view.get(actor, id);
    Form form = answers.form(Form::empty);
    return answers.show(
        "performance/breach",
        breachView,
        page ->
            Map.of(
                "page",
                below(page)
                    .below(page.t().get("performance.breaches"), "/breaches")
                    .titled(
                        "performance.breach-of",
                        breachView.breach().number(),
                        breachView.breach().agreementNumber()),
                "view",
                breachView,
                "form",
                form));
  }

  /**
   * The form on which a breach is reported.
   *
   * @param order the order that it is about; 0 for the agreement as a whole
   */
  @Hidden
  @Get("/agreements/{id}/breaches")
  HttpResponse<ViewBreaches.BreachFormView> form(
      Actor actor, long id, @QueryValue(defaultValue = "0") long order) {
    ViewBreaches.BreachFormView breachForm = view.form(actor, id);
    Form form =
        answers.form(
            () -> {
              Form fresh = Form.empty().with("requestKey", UUID.randomUUID());
              return order == 0 ? fresh : fresh.with("callOffId", order);
            });
    return answers.show(
        "performance/report",
        breachForm,
        page ->
            Map.of(
                "page",
                AgreementFrame.below(page, breachForm.agreement().number(), id)
                    .titled("performance.report"),
                "view",
                breachForm,
                "form",
                form));
  }

  @ReviewedFirst
  @Post(uris = {"/api/v1/agreements/{id}/breaches", "/agreements/{id}/breaches"})
  @Status(HttpStatus.CREATED)
  HttpResponse<ViewBreaches.BreachView> report(
      Actor actor, long id, @Body ReportBreach.ReportedFacts facts) {
    return answers
        .act(() -> reportBreach.run(actor, id, facts))
        .then(done -> Pages.redirect(address(done), Tone.GOOD, "performance.reported-now"))
        .reviewed(
            done -> {
              BreachQueries.Breach breach = view.get(actor, done).breach();
              return facts("performance.report", "/agreements/" + id + "/breaches", breach)
                  .fact("performance.answer-until", breach.answerUntil())
                  .effect("performance.review-report")
                  .lasting("performance.review-report-lasting")
                  .ofForm();
            })
        .orAgain(() -> form(actor, id, 0))
        .answering(done -> view.get(actor, done));
  }

  /**
   * Adds a paper: a PDF, PNG or JPEG, found by its content.
   *
   * @param title what the side calls it
   */
  @Post("/api/v1/breaches/{id}/papers")
  @Secured({"BIDDER", "CENTRAL_BUYER", "PROCUREMENT_OFFICER"})
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Status(HttpStatus.CREATED)
  HttpResponse<ViewBreaches.BreachView> add(
      Actor actor,
      long id,
      @Nullable @Part("file") CompletedFileUpload file,
      @Nullable @Part("title") String title) {
    return answers
        .act(
            () ->
                addBreachPaper.run(
                    actor, id, title == null ? "" : title, UploadedPart.of("file", file)))
        .then(address(id), "performance.paper-added-now")
        .showing(() -> get(actor, id));
  }

  @Hidden
  @Post("/breaches/{id}/papers")
  @Secured({"BIDDER", "CENTRAL_BUYER", "PROCUREMENT_OFFICER"})
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<ViewBreaches.BreachView> addByForm(
      Actor actor,
      long id,
      @Nullable @Part("file") CompletedFileUpload file,
      @Nullable @Part("title") String title,
      @Nullable @Part("csrfToken") String csrfToken) {
    answers.take(csrfToken, Form.empty().with("title", title == null ? "" : title));
    return add(actor, id, file, title);
  }

  /** The file of a paper. */
  // Only saved, never shown: what others sent runs nothing in the name of this site.
  @Get(uris = {"/api/v1/breaches/{id}/papers/{paperId}", "/breaches/{id}/papers/{paperId}"})
  @Produces(MediaType.ALL)
  HttpResponse<StreamedFile> paper(Actor actor, long id, long paperId) {
    return view.paper(actor, id, paperId);
  }

  @ReviewedFirst
  @Post(uris = {"/api/v1/breaches/{id}/answer", "/breaches/{id}/answer"})
  HttpResponse<ViewBreaches.BreachView> answer(Actor actor, long id, @Body BreachReply reply) {
    return answers
        .act(() -> answerBreach.run(actor, id, reply.answer()))
        .then(address(id), "performance.answered-now")
        .reviewed(
            done ->
                facts("performance.answer", address(id), view.get(actor, id).breach())
                    .fact("performance.answer-text", reply.answer())
                    .effect("performance.review-answer")
                    .lasting("performance.review-answer-lasting")
                    .ofForm())
        .orAgain(() -> get(actor, id))
        .answering(done -> view.get(actor, id));
  }

  @ReviewedFirst
  @Post(uris = {"/api/v1/breaches/{id}/decision", "/breaches/{id}/decision"})
  HttpResponse<ViewBreaches.BreachView> decide(
      Actor actor, long id, @Body DecideBreach.BreachRuling ruling) {
    return answers
        .act(() -> decideBreach.run(actor, id, ruling))
        .then(address(id), "performance.decided-now")
        .reviewed(
            done -> {
              BreachQueries.Breach breach = view.get(actor, id).breach();
              return facts("performance.decide", address(id), breach)
                  .fact("performance.answer-text", breach.answer())
                  .fact(
                      "performance.outcome",
                      Review.Wording.of("performance.status." + breach.status()))
                  .fact(
                      "performance.consequence",
                      Review.Wording.of("performance.consequence." + ruling.follows()))
                  .fact("performance.decision-reason", ruling.reason())
                  .effect("performance.review-decide")
                  .lasting("performance.review-decide-lasting")
                  .ofForm();
            })
        .orAgain(() -> get(actor, id))
        .answering(done -> view.get(actor, id));
  }

  private static Review facts(String act, String back, BreachQueries.Breach breach) {
    return Review.of(act, back)
        .fact("framework.number", breach.agreementNumber())
        .fact("framework.lot", breach.lot())
        .fact("framework.supplier", breach.supplier())
        .fact("framework.order-number", breach.callOffNumber())
        .fact("performance.kind", Review.Wording.of("performance.kind." + breach.kind()))
        .fact("performance.occurred-on", breach.occurredOn())
        .fact("performance.facts", breach.facts());
  }

  private static Page below(Page page) {
    return page.below(page.t().get("performance.title"), "/performance");
  }

  private static String address(long id) {
    return "/breaches/" + id;
  }
}
