package org.muwahhad.complaint;

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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.FreshSignIn;
import org.muwahhad.tender.ConflictStatement;
import org.muwahhad.upload.UploadedPart;
import org.muwahhad.web.Answers;
import org.muwahhad.web.BodyPlaces;
import org.muwahhad.web.Form;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Review;
import org.muwahhad.web.ReviewedFirst;
import org.muwahhad.web.Tone;

/** Complaints: of the bidder, the procuring body and the review body. */
@Tag(name = "complaints")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record ComplaintController(
    Answers answers,
    ViewComplaints view,
    FileComplaint fileComplaint,
    AnswerComplaint answerComplaint,
    ReplyToAnswer replyToAnswer,
    AddPaper addPaper,
    WithdrawComplaint withdrawComplaint,
    DraftReview draftReview,
    CastReviewVote castReviewVote,
    CloseReview closeReview,
    DeclareReviewerConflict declareConflict) {

  /** The answer of the procuring body. */
  record AuthorityAnswer(@Nullable String answer) {}

  /** What the bidder says to the answer. */
  record BidderReply(@Nullable String reply) {}

  /** A page of 25 complaints; empty past the end. */
  @Get(uris = {"/api/v1/complaints", "/complaints"})
  HttpResponse<List<ComplaintQueries.Complaint>> list(
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    ListPage<ComplaintQueries.Complaint> all =
        view.list(actor, new ListChoice("/complaints", q, filter, sort, page));
    return answers.showList(
        "complaint/complaints",
        all,
        frame -> Map.of("page", frame.titled("complaint.title"), "all", all));
  }

  @Get(uris = {"/api/v1/complaints/{id}", "/complaints/{id}"})
  HttpResponse<ViewComplaints.ComplaintView> get(Actor actor, long id) {
    ViewComplaints.ComplaintView file = view.get(actor, id);
    return answers.show(
        "complaint/file",
        "file",
        file,
        page -> below(page).titled("complaint.number", file.complaint().number()));
  }

  /** The lots of a tender that the caller may complain of now. */
  @Get("/api/v1/tenders/{tenderId}/complaints/open-lots")
  List<ViewComplaints.OpenLot> openLots(Actor actor, long tenderId) {
    return view.opening(actor, tenderId).lots();
  }

  @Hidden
  @Get("/tenders/{tenderId}/complaints/new")
  HttpResponse<ViewComplaints.Opening> form(Actor actor, long tenderId) {
    ViewComplaints.Opening opening = view.opening(actor, tenderId);
    Form form = answers.form(() -> Form.empty().with("requestKey", UUID.randomUUID()));
    return answers.show(
        "complaint/form",
        opening,
        page ->
            Map.of(
                "page",
                below(page).titled("complaint.new-of", opening.tender().number()),
                "opening",
                opening,
                "form",
                form));
  }

  @Post(uris = {"/api/v1/tenders/{tenderId}/complaints", "/tenders/{tenderId}/complaints"})
  @Status(HttpStatus.CREATED)
  HttpResponse<ViewComplaints.ComplaintView> file(
      Actor actor, long tenderId, @Body FileComplaint.Content content) {
    return answers
        .act(() -> fileComplaint.run(actor, tenderId, content))
        .then(id -> Pages.redirect(address(id), Tone.GOOD, "complaint.filed-now"))
        .orAgain(() -> form(actor, tenderId))
        .answering(id -> view.get(actor, id));
  }

  @Post(uris = {"/api/v1/complaints/{id}/answer", "/complaints/{id}/answer"})
  HttpResponse<ViewComplaints.ComplaintView> answer(
      Actor actor, long id, @Body AuthorityAnswer body) {
    return answers
        .act(() -> answerComplaint.run(actor, id, body.answer() == null ? "" : body.answer()))
        .then(address(id), "complaint.answered-now")
        .showing(() -> get(actor, id));
  }

  /** The reply of the bidder to the answer, within its time. */
  @ReviewedFirst
  @Post(uris = {"/api/v1/complaints/{id}/reply", "/complaints/{id}/reply"})
  HttpResponse<ViewComplaints.ComplaintView> reply(Actor actor, long id, @Body BidderReply body) {
    return answers
        .act(() -> replyToAnswer.run(actor, id, body.reply() == null ? "" : body.reply()))
        .then(address(id), "complaint.replied-now")
        .reviewed(
            done ->
                review(actor, id, "complaint.send-reply")
                    .fact("complaint.reply", body.reply())
                    .effect("complaint.review-reply")
                    .lasting("complaint.review-reply-lasting")
                    .ofForm())
        .showing(() -> get(actor, id));
  }

  /**
   * Adds evidence: a PDF, PNG or JPEG, found by its content.
   *
   * @param title what the party calls it
   */
  @Post("/api/v1/complaints/{id}/papers")
  @Secured({"BIDDER", "CENTRAL_BUYER"})
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Status(HttpStatus.CREATED)
  HttpResponse<ViewComplaints.ComplaintView> add(
      Actor actor,
      long id,
      @Nullable @Part("file") CompletedFileUpload file,
      @Nullable @Part("title") String title) {
    return answers
        .act(
            () ->
                addPaper.run(actor, id, title == null ? "" : title, UploadedPart.of("file", file)))
        .then(address(id), "complaint.paper-added-now")
        .showing(() -> get(actor, id));
  }

  @Hidden
  @Post("/complaints/{id}/papers")
  @Secured({"BIDDER", "CENTRAL_BUYER"})
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<ViewComplaints.ComplaintView> addByForm(
      Actor actor,
      long id,
      @Nullable @Part("file") CompletedFileUpload file,
      @Nullable @Part("title") String title,
      @Nullable @Part("csrfToken") String csrfToken) {
    answers.take(csrfToken, Form.empty().with("title", title == null ? "" : title));
    return add(actor, id, file, title);
  }

  /** The file of a piece of evidence. */
  // Only saved, never shown: what others sent runs nothing in the name of this site.
  @Get(uris = {"/api/v1/complaints/{id}/papers/{paperId}", "/complaints/{id}/papers/{paperId}"})
  @Produces(MediaType.ALL)
  HttpResponse<StreamedFile> paper(Actor actor, long id, long paperId) {
    return view.paper(actor, id, paperId);
  }

  @ReviewedFirst
  @Post(uris = {"/api/v1/complaints/{id}/withdraw", "/complaints/{id}/withdraw"})
  HttpResponse<ViewComplaints.ComplaintView> withdraw(Actor actor, long id) {
    return answers
        .act(() -> withdrawComplaint.run(actor, id))
        .then(address(id), "complaint.withdrawn-now")
        .reviewed(
            done ->
                review(actor, id, "complaint.withdraw")
                    .effect("complaint.review-withdraw")
                    .lasting("complaint.review-withdraw-lasting")
                    .ending())
        .orBack(address(id))
        .answering(done -> view.get(actor, id));
  }

  @Post("/api/v1/complaints/{id}/drafts")
  @Status(HttpStatus.CREATED)
  HttpResponse<ViewComplaints.ComplaintView> draft(
      Actor actor, long id, @Body DraftReview.Content content) {
    List<DraftReview.Ruling> rulings = content.lots() == null ? List.of() : content.lots();
    return BodyPlaces.ofBody()
        .rows("lots", "lots", "lotId", rulings.stream().map(ComplaintController::lot).toList())
        .run(() -> drafted(actor, id, content));
  }

  /** The form names a lot by its key, and chooses remedy and bid at once. */
  @Hidden
  @Post("/complaints/{id}/drafts")
  HttpResponse<ViewComplaints.ComplaintView> draftByForm(Actor actor, long id) {
    Form form = answers.form(Form::empty);
    return drafted(
        actor,
        id,
        new DraftReview.Content(
            form.value("reasons"),
            form.value("summaryAr"),
            form.value("summaryEn"),
            view.get(actor, id).lots().stream()
                .map(l -> ruling(l.lotId(), form.value("lots[" + l.lotId() + "].remedy")))
                .toList()));
  }

  private HttpResponse<ViewComplaints.ComplaintView> drafted(
      Actor actor, long id, DraftReview.Content content) {
    return answers
        .act(() -> draftReview.run(actor, id, content))
        .then(address(id), "complaint.drafted-now")
        .showing(() -> get(actor, id));
  }

  /** The key of the lot of a ruling, 0 where it names none. */
  private static long lot(DraftReview.@Nullable Ruling ruling) {
    Long lot = ruling == null ? null : ruling.lotId();
    return lot == null ? 0 : lot;
  }

  /** Of a divided lot the choice names the bid to be excluded, such as {@code EXCLUDE-17}. */
  private static DraftReview.Ruling ruling(long lotId, String chosen) {
    String[] parts = chosen.split("-", 2);
    Long bid = parts.length == 2 && parts[1].matches("[0-9]{1,18}") ? Long.valueOf(parts[1]) : null;
    return new DraftReview.Ruling(lotId, remedy(parts[0]), bid);
  }

  private static @Nullable Remedy remedy(String typed) {
    return Arrays.stream(Remedy.values())
        .filter(r -> r.name().equals(typed))
        .findFirst()
        .orElse(null);
  }

  @ReviewedFirst
  @FreshSignIn
  @Post(uris = {"/api/v1/complaints/{id}/vote", "/complaints/{id}/vote"})
  HttpResponse<ViewComplaints.ComplaintView> vote(
      Actor actor, long id, @Body CastReviewVote.Ballot ballot) {
    return answers
        .act(() -> castReviewVote.run(actor, id, ballot))
        .then(address(id), "complaint.voted-now")
        .reviewed(
            done ->
                review(actor, id, "complaint.cast-vote")
                    .effect(
                        Boolean.TRUE.equals(ballot.inFavour())
                            ? "complaint.review-vote-for"
                            : "complaint.review-vote-against")
                    .lasting("complaint.review-vote-lasting")
                    .ofForm())
        .showing(() -> get(actor, id));
  }

  /** Asks first. The outcome is a secret until it is recorded, so that closing is never tried. */
  @Hidden
  @Get("/complaints/{id}/close")
  HttpResponse<ViewComplaints.ComplaintView> askToClose(Actor actor, long id) {
    ViewComplaints.ComplaintView file = view.requireVotable(actor, id);
    return answers.show(
        "complaint/close",
        "file",
        file,
        page ->
            below(page)
                .below(page.t().get("complaint.number", file.complaint().number()), address(id))
                .titled("complaint.close"));
  }

  @FreshSignIn
  @Post(uris = {"/api/v1/complaints/{id}/close", "/complaints/{id}/close"})
  HttpResponse<ViewComplaints.ComplaintView> close(Actor actor, long id) {
    return answers
        .act(() -> closeReview.run(actor, id))
        .then(
            adopted ->
                Pages.redirect(
                    address(id),
                    adopted ? Tone.GOOD : Tone.WARNING,
                    adopted ? "complaint.decided-now" : "complaint.rejected-now"))
        .orBack(address(id))
        .answering(adopted -> view.get(actor, id));
  }

  /** Declares a conflict of interest learned of; the member is out of the tender from now on. */
  @Post("/api/v1/complaints/{id}/conflict")
  @Status(HttpStatus.NO_CONTENT)
  void declare(Actor actor, long id, @Body ConflictStatement conflict) {
    declareConflict.run(actor, id, conflict.written());
  }

  private Review review(Actor actor, long id, String actKey) {
    ViewComplaints.ComplaintView file = view.get(actor, id);
    return Review.of(actKey, address(id))
        .fact("complaint.review-number", file.complaint().number());
  }

  private static Page below(Page page) {
    return page.below(page.t().get("complaint.title"), "/complaints");
  }

  private static String address(long id) {
    return "/complaints/" + id;
  }
}
