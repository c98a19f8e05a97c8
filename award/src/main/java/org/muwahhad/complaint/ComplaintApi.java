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
import io.micronaut.http.annotation.Status;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.tender.ConflictStatement;
import org.muwahhad.upload.UploadedPart;
import org.muwahhad.web.BodyPlaces;

/** Complaints for programs. */
@Tag(name = "complaints")
@Controller("/api/v1")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class ComplaintApi {
  private final ViewComplaints read;
  private final FileComplaint fileComplaint;
  private final AnswerComplaint answerComplaint;
  private final AddPaper addPaper;
  private final WithdrawComplaint withdrawComplaint;
  private final DraftReview draftReview;
  private final CastReviewVote castReviewVote;
  private final CloseReview closeReview;
  private final DeclareReviewerConflict declareConflict;

  ComplaintApi(
      ViewComplaints read,
      FileComplaint fileComplaint,
      AnswerComplaint answerComplaint,
      AddPaper addPaper,
      WithdrawComplaint withdrawComplaint,
      DraftReview draftReview,
      CastReviewVote castReviewVote,
      CloseReview closeReview,
      DeclareReviewerConflict declareConflict) {
    this.read = read;
    this.fileComplaint = fileComplaint;
    this.answerComplaint = answerComplaint;
    this.addPaper = addPaper;
    this.withdrawComplaint = withdrawComplaint;
    this.draftReview = draftReview;
    this.castReviewVote = castReviewVote;
    this.closeReview = closeReview;
    this.declareConflict = declareConflict;
  }

  /** The answer of the procuring body. */
  record AuthorityAnswer(@Nullable String answer) {}

  @Get("/complaints")
  List<ComplaintQueries.Complaint> list(Actor actor) {
    return read.list(actor);
  }

  @Get("/complaints/{id}")
  ViewComplaints.CaseFile get(Actor actor, long id) {
    return read.get(actor, id);
  }

  /** The lots of a tender that the caller may complain of now. */
  @Get("/tenders/{tenderId}/complaints/open-lots")
  List<ViewComplaints.OpenLot> openLots(Actor actor, long tenderId) {
    return read.opening(actor, tenderId).lots();
  }

  @Post("/tenders/{tenderId}/complaints")
  @Status(HttpStatus.CREATED)
  ViewComplaints.CaseFile file(Actor actor, long tenderId, @Body FileComplaint.Content content) {
    return read.get(actor, fileComplaint.run(actor, tenderId, content));
  }

  @Post("/complaints/{id}/answer")
  ViewComplaints.CaseFile answer(Actor actor, long id, @Body AuthorityAnswer body) {
    answerComplaint.run(actor, id, body.answer() == null ? "" : body.answer());
    return read.get(actor, id);
  }

  /**
   * Adds evidence: a PDF, PNG or JPEG, found by its content.
   *
   * @param title what the party calls it
   */
  @Post("/complaints/{id}/papers")
  @Secured({"BIDDER", "CENTRAL_BUYER"})
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Status(HttpStatus.CREATED)
  ViewComplaints.CaseFile add(
      Actor actor,
      long id,
      @Nullable @Part("file") CompletedFileUpload file,
      @Nullable @Part("title") String title) {
    addPaper.run(actor, id, title == null ? "" : title, UploadedPart.of("file", file));
    return read.get(actor, id);
  }

  /** The file of a piece of evidence. */
  @Get("/complaints/{id}/papers/{paperId}")
  @Produces(MediaType.ALL)
  HttpResponse<StreamedFile> paper(Actor actor, long id, long paperId) {
    return read.paper(actor, id, paperId);
  }

  @Post("/complaints/{id}/withdraw")
  ViewComplaints.CaseFile withdraw(Actor actor, long id) {
    withdrawComplaint.run(actor, id);
    return read.get(actor, id);
  }

  @Post("/complaints/{id}/drafts")
  @Status(HttpStatus.CREATED)
  ViewComplaints.CaseFile draft(Actor actor, long id, @Body DraftReview.Content content) {
    List<DraftReview.Ruling> rulings = content.lots() == null ? List.of() : content.lots();
    return BodyPlaces.ofBody()
        .rows("lots", "lots", "lotId", rulings.stream().map(ComplaintApi::lot).toList())
        .run(
            () -> {
              draftReview.run(actor, id, content);
              return read.get(actor, id);
            });
  }

  /** The key of the lot of a ruling, 0 where it names none. */
  private static long lot(DraftReview.@Nullable Ruling ruling) {
    Long lot = ruling == null ? null : ruling.lotId();
    return lot == null ? 0 : lot;
  }

  @Post("/complaints/{id}/vote")
  ViewComplaints.CaseFile vote(Actor actor, long id, @Body CastReviewVote.Ballot ballot) {
    castReviewVote.run(actor, id, ballot);
    return read.get(actor, id);
  }

  @Post("/complaints/{id}/close")
  ViewComplaints.CaseFile close(Actor actor, long id) {
    closeReview.run(actor, id);
    return read.get(actor, id);
  }

  /** Declares a conflict of interest learned of; the member is out of the tender from now on. */
  @Post("/complaints/{id}/conflict")
  @Status(HttpStatus.NO_CONTENT)
  void declare(Actor actor, long id, @Body ConflictStatement conflict) {
    declareConflict.run(actor, id, conflict.written());
  }
}
